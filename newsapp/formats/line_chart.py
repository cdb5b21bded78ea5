"""A chart of shares over time as SVG, drawn without a script and without an inline style.

Colours and fonts are the page's: every part has a class. Series differ in their line as well as in
their colour, and each is named at its end, so that nobody needs a legend or colours to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 760, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 168, 14, 34
_LABEL_HEIGHT = 16
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A share, 0 to 1, or None where there is nothing to take one of; ``told`` says it in words."""

    share: float | None
    told: str


@dataclass(frozen=True, slots=True)
class Series:
    """One line. ``name`` stands at its end."""

    name: str
    points: tuple[Point, ...]


def line_chart(title: str, description: str, ticks: Sequence[str], series: Sequence[Series]) -> str:
    """An ``<svg>`` with one line for each of ``series`` over the same ``ticks``; all text escaped.

    A point without a share is a gap. Raises ValueError where a series has not a point for each tick
    or a share is no share.
    """
    for one in series:
        if len(one.points) != len(ticks):
            raise ValueError(f"“{one.name}” has {len(one.points)} points for {len(ticks)} ticks")
        if any(point.share is not None and not 0 <= point.share <= 1 for point in one.points):
            raise ValueError(f"“{one.name}” has a share outside 0 to 1")
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="chart-title chart-description">',
        f'<title id="chart-title">{escape(title)}</title>',
        f'<desc id="chart-description">{escape(description)}</desc>',
        *_grid(),
        *_ticks(ticks),
    ]
    for number, one in enumerate(series, start=1):
        parts += _line(one, number, len(ticks))
    parts += _names(series, len(ticks))
    return "".join((*parts, "</svg>"))


def _x(place: int, ticks: int) -> float:
    room = WIDTH - _LEFT - _RIGHT
    return _LEFT + (room / 2 if ticks == 1 else room * place / (ticks - 1))


def _y(share: float) -> float:
    return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - share)


def _grid() -> Iterable[str]:
    for percent in (0, 25, 50, 75, 100):
        y = _y(percent / 100)
        yield f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="scale" x="{_LEFT - 8}" y="{y + 4:.1f}">{percent} %</text>'


def _ticks(ticks: Sequence[str]) -> Iterable[str]:
    step = -(-len(ticks) // _MOST_TICKS) or 1
    for place in range(len(ticks) - 1, -1, -step):  # from the newest backwards: it is always named
        x = _x(place, len(ticks))
        yield f'<text class="tick" x="{x:.1f}" y="{HEIGHT - 10}">{escape(ticks[place])}</text>'


def _line(series: Series, number: int, ticks: int) -> Iterable[str]:
    stretch: list[str] = []
    for place, point in enumerate((*series.points, Point(None, ""))):
        if point.share is not None:
            stretch.append(f"{_x(place, ticks):.1f},{_y(point.share):.1f}")
        elif stretch:
            if len(stretch) > 1:
                yield f'<polyline class="line series-{number}" points="{" ".join(stretch)}"/>'
            stretch = []
    for place, point in enumerate(series.points):
        if point.share is not None:
            x, y = _x(place, ticks), _y(point.share)
            yield (
                f'<circle class="dot series-{number}" cx="{x:.1f}" cy="{y:.1f}" r="3.5">'
                f"<title>{escape(point.told)}</title></circle>"
            )


def _names(series: Sequence[Series], ticks: int) -> Iterable[str]:
    """The names at the ends of the lines, pushed apart where they would stand on each other."""
    ends = []
    for number, one in enumerate(series, start=1):
        last = [(place, p.share) for place, p in enumerate(one.points) if p.share is not None]
        if last:
            place, share = last[-1]
            ends.append((_y(share), number, one.name, place))
    lowest: float = _TOP - _LABEL_HEIGHT
    placed = []
    for y, number, name, place in sorted(ends):
        lowest = max(y, lowest + _LABEL_HEIGHT)
        placed.append((lowest, y, number, name, place))
    overflow = max(0.0, lowest - (HEIGHT - _BOTTOM))
    for at, y, number, name, place in placed:
        label = at - overflow
        x, end = WIDTH - _RIGHT + 14, _x(place, ticks)
        yield (
            f'<line class="lead" x1="{end + 5:.1f}" y1="{y:.1f}" '
            f'x2="{x - 3}" y2="{label:.1f}"/>'
            f'<text class="name series-{number}" x="{x}" y="{label + 4:.1f}">{escape(name)}</text>'
        )
