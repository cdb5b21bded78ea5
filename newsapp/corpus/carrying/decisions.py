"""A finding that the version before had too, with the same words, keeps its decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsapp.corpus.carrying.copies import copy_of
from newsapp.corpus.models import Comment, Decision, Flag, Version
from newsapp.corpus.queries.decisions import standing_by_flag
from newsapp.policy import RULES
from newsapp.policy.types import Scope


def take_over_decisions(version: Version, made: Iterable[Flag]) -> None:
    """Give new flags of ``version`` what was decided on the version before it.

    One with the fingerprint of an earlier flag gets its standing decision, with whoever made it and
    when, and its comments. Any other points at a decided flag of the same rule on the same source
    or attribution, by number, so that the decision is shown beside it.
    """
    flags = list(made)
    if version.number == 1 or not flags:
        return
    before = list(
        Flag.objects.filter(
            version__article=version.article_id, version__number=version.number - 1
        ).select_related("source", "earlier")
    )
    decided = standing_by_flag(
        key for flag in before for key in (flag.pk, flag.earlier_id) if key is not None
    )
    twins = {flag.fingerprint: flag for flag in before}
    subjects = _subjects([*before, *flags])
    carried = []
    pointed = []
    for flag in flags:
        twin = twins.get(flag.fingerprint)
        if twin is not None and twin.pk in decided:
            decision = decided[twin.pk]
            carried.append(copy_of(decision, flag=flag, carried_from=decision))
        elif flag.earlier_id is None:
            flag.earlier = _earlier(flag, before, decided, subjects)
            if flag.earlier is not None:
                pointed.append(flag)
    Decision.objects.bulk_create(carried)
    Flag.objects.bulk_update(pointed, ["earlier"])
    _copy_comments({twins[f.fingerprint].pk: f for f in flags if f.fingerprint in twins}, version)


def _subjects(flags: Iterable[Flag]) -> Mapping[int, set[int]]:
    """The numbers of the attributions that each flag speaks of."""
    numbers: dict[int, set[int]] = defaultdict(set)
    through = Flag.attributions.through._default_manager
    rows = through.filter(flag__in=[flag.pk for flag in flags])
    for key, number in rows.values_list("flag_id", "attribution__number"):
        numbers[key].add(number)
    return numbers


def _earlier(
    flag: Flag,
    before: Iterable[Flag],
    decided: Mapping[int | None, Decision],
    subjects: Mapping[int, set[int]],
) -> Flag | None:
    """The decided flag that ``flag`` takes the place of, the last one where there are several."""
    by_attribution = flag.rule in RULES and RULES[flag.rule].scope is Scope.ATTRIBUTION
    own = subjects[flag.pk]
    found = None
    for other in before:
        if other.rule != flag.rule:
            continue
        same_source = (
            not by_attribution
            and flag.source is not None
            and other.source is not None
            and flag.source.number == other.source.number
        )
        whole_article = not own and not subjects[other.pk] and flag.source is other.source is None
        if not (own & subjects[other.pk] or same_source or whole_article):
            continue
        for one in (other, other.earlier):
            if one is not None and one.pk in decided:
                found = one
                break
    return found


def _copy_comments(flags: Mapping[int, Flag], version: Version) -> None:
    """Put comments on flags of the version before on the same flags here."""
    by_number = {row.number: row for row in version.attributions.all()}
    copies = []
    for row in Comment.objects.filter(flag__in=flags).select_related("attribution"):
        flag = flags[row.flag_id or 0]
        attribution = by_number.get(row.attribution.number) if row.attribution else None
        source = flag.source if row.source_id else None
        if (row.source_id and source is None) or (row.attribution_id and attribution is None):
            continue
        copies.append(
            copy_of(row, version=version, flag=flag, source=source, attribution=attribution)
        )
    Comment.objects.bulk_create(copies)
