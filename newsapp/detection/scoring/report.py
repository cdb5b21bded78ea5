"""Figures as plain data and as a table to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from newsapp.detection.scoring.calibration import Calibration
from newsapp.detection.scoring.figures import Figures, SourceFigures
from newsapp.detection.scoring.mistakes import Fault, Mistake
from newsapp.detection.scoring.rates import Agreement, Share
from newsapp.detection.scoring.span_agreement import SpanAgreement
from newsapp.detection.types import Role

_DECIMALS = 4
_CONFUSIONS_SHOWN = 25


def figures_as_data(figures: Figures) -> dict[str, Any]:
    """The figures ready for ``json.dumps``, rounded to four decimals.

    Keys whose figure no article codes are left out.
    """
    data: dict[str, Any] = {"articles": figures.articles, "words": figures.words}
    data.update({role.value: _spans(figures.roles[role]) for role in Role})
    data["linked_recall"] = _round(figures.linked.rate)
    if figures.kinds.total:
        data["kind_accuracy"] = _round(figures.kinds.rate)
        data["anonymous"] = _agreement(figures.anonymous) | {
            "gold": figures.anonymous.there,
            "predicted": figures.anonymous.found,
        }
    if figures.acts.total:
        data["act_accuracy"] = _round(figures.acts.rate)
    if figures.sources is not None:
        data["sources"] = _sources(figures.sources)
    if figures.non_responses is not None:
        data["non_responses"] = _spans(figures.non_responses)
    if figures.furniture:
        data["furniture"] = {
            kind.value: _spans(agreement) for kind, agreement in sorted(figures.furniture.items())
        }
    if figures.calibration is not None:
        data["calibration"] = _calibration(figures.calibration)
    return data


def _round(number: float) -> float:
    return round(number, _DECIMALS)


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "precision": _round(one.precision),
        "recall": _round(one.recall),
        "f1": _round(one.f1),
    }


def _spans(one: SpanAgreement) -> dict[str, Any]:
    return {
        "exact": _agreement(one.exact),
        "overlap": _agreement(one.overlap),
        "char": _agreement(one.character),
    }


def _sources(one: SourceFigures) -> dict[str, Any]:
    data: dict[str, Any] = {
        "b_cubed": _agreement(one.clusters.all),
        "b_cubed_paired": _agreement(one.clusters.paired),
        "b_cubed_anonymous": _agreement(one.anonymous_clusters.all),
        "b_cubed_anonymous_paired": _agreement(one.anonymous_clusters.paired),
        "reason": _spans(one.reasons),
    }
    shares = {
        "kind_accuracy": one.kinds,
        "count_accuracy": one.counts,
        "anonymous_count_accuracy": one.anonymous_counts,
        "reason_recall": one.reason_owners,
        "reason_type_recall": one.reason_types,
    }
    data.update({name: _round(share.rate) for name, share in shares.items() if share.total})
    return data


def _calibration(one: Calibration) -> dict[str, Any]:
    return {
        "expected_error": _round(one.error),
        "attributions": one.number,
        "bins": [
            {
                "low": _round(bin_.low),
                "high": _round(bin_.high),
                "attributions": bin_.number,
                "confidence": _round(bin_.confidence),
                "right": _round(bin_.right),
            }
            for bin_ in one.bins
        ],
    }


def figures_table(figures: Figures) -> str:
    """The figures for a person: P precision, R recall, F the F1 of both."""
    return "\n".join(_table(figures)) + "\n"


def _table(figures: Figures) -> Iterator[str]:
    noun = "article" if figures.articles == 1 else "articles"
    yield f"{figures.articles} {noun}, {figures.words:,} words. P precision, R recall, F F1."
    yield ""
    yield f"{'spans':13} {'exact':20}  {'overlap':20}  characters"
    for role in Role:
        yield _span_row(role.value, figures.roles[role])
    yield ""
    yield _share("linked", figures.linked, "attributions with all their parts found together")
    if figures.kinds.total:
        yield _share("kinds", figures.kinds, "attributions that were met, kind right")
    if figures.acts.total:
        yield _share(
            "acts", figures.acts, "attributions that were met, statement or attitude right"
        )
    if figures.anonymous.there or figures.anonymous.found:
        yield f"{'anonymous':13} {_three(figures.anonymous)}  {_of(figures.anonymous)}"
    if figures.sources is not None:
        yield from _source_table(figures.sources)
    if figures.non_responses is not None:
        yield ""
        yield _span_row("non-responses", figures.non_responses)
    for kind, agreement in sorted(figures.furniture.items()):
        yield _span_row(kind.value, agreement)
    if figures.calibration is not None:
        yield from _calibration_table(figures.calibration)
    yield from _confusion_table(figures)


def _three(one: Agreement) -> str:
    return f"P{one.precision:.3f} R{one.recall:.3f} F{one.f1:.3f}"


def _of(one: Agreement) -> str:
    return f"{one.there} there, {one.found} found"


def _span_row(name: str, one: SpanAgreement) -> str:
    parts = "  ".join(_three(figure) for figure in (one.exact, one.overlap, one.character))
    return f"{name:13} {parts}  {_of(one.exact)}"


def _share(name: str, share: Share, said: str) -> str:
    return f"{name:13} {share.rate:.3f}  {share.hits} of {share.total} {said}"


def _source_table(one: SourceFigures) -> Iterator[str]:
    yield ""
    yield "sources (clusters of mentions)"
    for name, figure in (
        ("B-cubed", one.clusters.all),
        (" paired only", one.clusters.paired),
        (" anonymous", one.anonymous_clusters.all),
        (" anon. paired", one.anonymous_clusters.paired),
    ):
        yield f"{name:13} {_three(figure)}  {_of(figure)}"
    yield _share("kinds", one.kinds, "sources that were found")
    yield _share("counts", one.counts, "sources that were found, number of people right")
    yield _share(" anonymous", one.anonymous_counts, "of them anonymous")
    yield _span_row("reasons", one.reasons)
    yield _share(" owner", one.reason_owners, "reasons found and given to the right source")
    yield _share(" type", one.reason_types, "of them of the right type")


def _calibration_table(one: Calibration) -> Iterator[str]:
    yield ""
    yield f"confidence: expected calibration error {one.error:.3f} over {one.number} attributions"
    yield "  said        number  mean said  right"
    for bin_ in one.bins:
        yield (
            f"  {bin_.low:.1f} to {bin_.high:.1f}  {bin_.number:6}  {bin_.confidence:9.3f}"
            f"  {bin_.right:.3f}"
        )


def _confusion_table(figures: Figures) -> Iterator[str]:
    wrong = Counter(
        {
            pair: number
            for pair, number in figures.confusion.items()
            if not set(pair[0].split("/")) & set(pair[1].split("/"))
        }
    )
    if wrong:
        yield ""
        yield "kinds taken for others"
    for (gold, found), number in wrong.most_common(_CONFUSIONS_SHOWN):
        yield f"  {number:4} {gold} taken for {found or 'no kind'}"


def printable(words: str) -> str:
    """The words with a space for every character that could steer a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def mistakes_table(mistakes: Iterable[Mistake], most: int) -> str:
    """Mistakes by fault, the most frequent fault first, at most ``most`` of each shown."""
    by_fault: dict[Fault, list[Mistake]] = {}
    for mistake in mistakes:
        by_fault.setdefault(mistake.fault, []).append(mistake)
    lines: list[str] = []
    for fault, found in sorted(by_fault.items(), key=lambda entry: -len(entry[1])):
        lines += ["", f"{fault.value}: {len(found)}"]
        for mistake in found[:most]:
            lines.append(printable(f"  {mistake.article}: {mistake.sentence}"))
            lines.append(printable(f"    expected  {mistake.expected}"))
            lines.append(printable(f"    found     {mistake.found}"))
    return "\n".join(lines) + "\n"
