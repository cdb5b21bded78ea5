"""The span figures of each outlet: what stands before the first "_" of an article's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsapp.detection.scoring.coded import CodedArticle
from newsapp.detection.scoring.figures import Figures, score
from newsapp.detection.types import Role

Pair = tuple[CodedArticle, CodedArticle]


def by_outlet(compared: Iterable[Pair]) -> Mapping[str, Figures]:
    """Figures over (gold, found) pairs for each outlet, by its name in alphabetical order."""
    groups: dict[str, list[Pair]] = {}
    for pair in compared:
        groups.setdefault(pair[0].name.partition("_")[0], []).append(pair)
    return {outlet: score(pairs) for outlet, pairs in sorted(groups.items())}


def outlets_table(outlets: Mapping[str, Figures]) -> str:
    """One line for each outlet: exact and overlap F1 of source / cue / content, linked, kinds."""
    return "\n".join(_table(outlets)) + "\n"


def _table(outlets: Mapping[str, Figures]) -> Iterator[str]:
    width = max([6, *map(len, outlets)])
    yield f"{'outlet':{width}}  articles  exact F1             overlap F1           linked  kinds"
    for outlet, figures in outlets.items():
        exact = " / ".join(f"{figures.roles[role].exact.f1:.3f}" for role in Role)
        overlap = " / ".join(f"{figures.roles[role].overlap.f1:.3f}" for role in Role)
        yield (
            f"{outlet:{width}}  {figures.articles:8}  {exact}  {overlap}"
            f"  {figures.linked.rate:6.3f}  {figures.kinds.rate:.3f}"
        )
