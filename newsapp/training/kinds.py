"""``python -m newsapp.training.kinds GOLD``: how kinds come out, and what other limits would give.

Prints, over articles whose attributions have kinds: the accuracy with an interval, each kind by
itself, unnamed sources at several settings of `settling.Limits`, the setting that four fifths of
the articles would choose and what it gives on the last fifth, and the confusions. Nothing is
trained or stored; see docs/detection-figures.md.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsapp.detection.finders import default_finder
from newsapp.detection.layout import Layout, lay_out
from newsapp.detection.linking import Linked, link
from newsapp.detection.scoring.coded import CodedArticle, coded_detection
from newsapp.detection.scoring.figures import Figures, score
from newsapp.detection.scoring.gold_files import read_gold
from newsapp.detection.scoring.json_lines import CodedFileError
from newsapp.detection.scoring.meetings import links, meetings
from newsapp.detection.scoring.rates import Share
from newsapp.detection.settling import LIMITS, Limits
from newsapp.detection.sources import gather
from newsapp.detection.span_finder import SpanFinder
from newsapp.detection.types import Detection, Kind

WORDS_ALONE = Limits(sure=0.0, unsure=0.0, after_all=1.1, guess=1.1)
"""The finder's view never counts."""

SETTINGS: tuple[tuple[str, Limits], ...] = (
    ("words alone", WORDS_ALONE),
    *((f"unsure {at}", Limits(LIMITS.sure, at)) for at in (0.05, 0.12, 0.2, 0.3, 0.4)),
    ("sure 0.2, unsure 0.4", Limits(0.2, 0.4)),
    ("both 0.5", Limits(0.5, 0.5)),
    ("after all 0.4", Limits(LIMITS.sure, LIMITS.unsure, 0.4)),
)
"""What is compared: stricter from line to line, and last one that takes more for unnamed."""

FOLDS = 5
DRAWS = 2000
SEED = 7


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article up to the step before sources are gathered: that step alone is repeated."""

    gold: CodedArticle
    text: str
    layout: Layout
    linked: tuple[Linked, ...]

    def detected(self, limits: Limits) -> CodedArticle:
        """What detection finds with ``limits``."""
        attributions, sources = gather(self.text, self.layout, self.linked, limits)
        found = Detection(
            text=self.text,
            language="en",
            detector="",
            attributions=attributions,
            sources=sources,
        )
        return coded_detection(self.gold.name, found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article's counts: kinds right, attributions met; anonymous there, met, found, right."""

    kinds: Share
    linked_kinds: Share
    there: int
    met: float
    found: int
    right: float


def prepare(articles: Sequence[CodedArticle], finder: SpanFinder) -> list[Prepared]:
    """Finds and links the spans of each article once."""
    prepared = []
    for article in articles:
        text = article.text or ""
        layout = lay_out(text)
        linked = link(text, layout, finder.find(text, layout))
        prepared.append(Prepared(article, text, layout, linked))
    return prepared


def outcome(gold: CodedArticle, found: CodedArticle) -> Outcome:
    """The counts of one article."""
    figures: Figures = score([(gold, found)])
    right = total = 0
    for one in gold.attributions:
        met = [other for other in found.attributions if links(one, other)]
        if one.kinds and met:
            total += 1
            right += bool(one.kinds & met[0].kinds)
    anonymous = figures.anonymous
    return Outcome(
        figures.kinds,
        Share(right, total),
        anonymous.there,
        anonymous.met,
        anonymous.found,
        anonymous.right,
    )


def accuracy(outcomes: Sequence[Outcome]) -> float:
    """The share of the attributions met whose kind is right."""
    return _share(sum(o.kinds.hits for o in outcomes), sum(o.kinds.total for o in outcomes))


def linked_accuracy(outcomes: Sequence[Outcome]) -> float:
    """The same over those that were found whole: source, cue and content."""
    hits = sum(o.linked_kinds.hits for o in outcomes)
    return _share(hits, sum(o.linked_kinds.total for o in outcomes))


def recall(outcomes: Sequence[Outcome]) -> float:
    """The share of the anonymous attributions that were found as such."""
    return _share(sum(o.met for o in outcomes), sum(o.there for o in outcomes))


def precision(outcomes: Sequence[Outcome]) -> float:
    """The share of those found as anonymous that are."""
    return _share(sum(o.right for o in outcomes), sum(o.found for o in outcomes))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f2(outcomes: Sequence[Outcome]) -> float:
    """Recall counts for four times as much as precision: a claim missed is the worst error."""
    found, right = recall(outcomes), precision(outcomes)
    return 5 * found * right / (4 * right + found) if found and right else 0.0


def interval(
    outcomes: Sequence[Outcome], rate: Callable[[Sequence[Outcome]], float]
) -> tuple[float, float]:
    """Where 95 of 100 draws of whole articles, with replacement, put a figure."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret is drawn
    drawn = sorted(rate(chance.choices(outcomes, k=len(outcomes))) for _ in range(DRAWS))
    return drawn[int(DRAWS * 0.025)], drawn[int(DRAWS * 0.975)]


def cross_validated(by_setting: Sequence[Sequence[Outcome]]) -> tuple[list[int], list[Outcome]]:
    """The setting that the other folds choose for each fold, and what it gives on that fold."""
    order = list(range(len(by_setting[0])))
    random.Random(SEED).shuffle(order)  # noqa: S311 - nothing secret is drawn
    chosen, held_out = [], []
    for fold in range(FOLDS):
        aside = set(order[fold::FOLDS])
        others = [
            [one for at, one in enumerate(outcomes) if at not in aside] for outcomes in by_setting
        ]
        best = max(range(len(by_setting)), key=lambda at: _f2(others[at]))
        chosen.append(best)
        held_out += [by_setting[best][at] for at in sorted(aside)]
    return chosen, held_out


def report(prepared: Sequence[Prepared]) -> Iterator[str]:
    """The lines of the report, in Markdown."""
    found = [one.detected(LIMITS) for one in prepared]
    outcomes = [outcome(one.gold, other) for one, other in zip(prepared, found, strict=True)]
    yield "| | | 95% interval |"
    yield "|---|---|---|"
    for name, rate in (
        ("kind right, of those met", accuracy),
        ("kind right, of those found whole", linked_accuracy),
        ("anonymous: recall", recall),
        ("anonymous: precision", precision),
    ):
        low, high = interval(outcomes, rate)
        yield f"| {name} | {rate(outcomes):.3f} | {low:.3f} to {high:.3f} |"
    yield from ("", *_by_kind(prepared, found))
    by_setting = [
        [outcome(one.gold, one.detected(limits)) for one in prepared] for _, limits in SETTINGS
    ]
    yield from ("", *_trade_off(by_setting))


def _by_kind(prepared: Sequence[Prepared], found: Sequence[CodedArticle]) -> Iterator[str]:
    there: Counter[Kind] = Counter()
    right: Counter[Kind] = Counter()
    called: Counter[Kind] = Counter()
    confusion: Counter[tuple[str, str]] = Counter()
    for one, other in zip(prepared, found, strict=True):
        for gold in one.gold.attributions:
            met, _ = meetings(gold, other.attributions)
            if not met or not gold.kinds:
                continue
            (kind,) = met[0].kinds
            coded = kind if kind in gold.kinds else sorted(gold.kinds)[0]
            there[coded] += 1
            called[kind] += 1
            right[kind] += kind is coded
            if kind is not coded:
                confusion[coded, kind] += 1
    yield "| kind | met | recall | precision |"
    yield "|---|---|---|---|"
    for kind in sorted(there | called, key=lambda one: -there[one]):
        yield (
            f"| {kind} | {there[kind]} | {_share(right[kind], there[kind]):.2f} "
            f"| {_share(right[kind], called[kind]):.2f} |"
        )
    yield from ("", "| coded | taken for | |", "|---|---|---|")
    for (coded_as, taken), number in confusion.most_common(20):
        yield f"| {coded_as} | {taken} | {number} |"


def _trade_off(by_setting: Sequence[Sequence[Outcome]]) -> Iterator[str]:
    yield "| limits | anonymous recall | precision | kind right |"
    yield "|---|---|---|---|"
    for (name, limits), outcomes in zip(SETTINGS, by_setting, strict=True):
        shipped = " (shipped)" if limits == LIMITS else ""
        yield (
            f"| {name}{shipped} | {recall(outcomes):.3f} | {precision(outcomes):.3f} "
            f"| {accuracy(outcomes):.3f} |"
        )
    chosen, held_out = cross_validated(by_setting)
    names = ", ".join(SETTINGS[at][0] for at in chosen)
    low, high = interval(held_out, recall)
    least, most = interval(held_out, precision)
    yield ""
    yield (
        f"Limits chosen by the other articles, {FOLDS} folds ({names}): recall "
        f"{recall(held_out):.3f} ({low:.3f} to {high:.3f}), precision "
        f"{precision(held_out):.3f} ({least:.3f} to {most:.3f})."
    )


def main(argv: list[str] | None = None) -> int:
    """Prints the report; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m newsapp.training.kinds")
    parser.add_argument("gold", type=Path, help="coded articles: .jsonl, .txt, or a folder of .txt")
    arguments = parser.parse_args(argv)
    try:
        articles = read_gold(arguments.gold)
    except CodedFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    finder = default_finder()
    sys.stdout.write(f"{finder.name}, {len(articles)} articles\n\n")
    for line in report(prepare(articles, finder)):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
