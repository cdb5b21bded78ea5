"""Keeps a version's flags what its policy says about it.

Flags are derived from the attributions and sources, so an action does not record them: it calls
``reassess``, and undoing the action calls it again. Decisions stay with the flag that they were
made on, and a flag is known by its fingerprint (rule, source or attribution, quoted evidence).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsapp.corpus.carrying.decisions import take_over_decisions
from newsapp.corpus.models import Attribution, Flag, FlagSpan, Source, Version
from newsapp.corpus.queries.articles import metadata_of
from newsapp.corpus.queries.decisions import standing_on
from newsapp.corpus.queries.mutes import muted_rules
from newsapp.corpus.queries.policies import policy_in_force
from newsapp.corpus.remembered import detection_now
from newsapp.detection.types import Detection, Span
from newsapp.policy import RULES, evaluate, fingerprint
from newsapp.policy.types import Flag as Finding
from newsapp.policy.types import Scope

_DERIVED = ("severity", "policy", "source", "message", "remedy", "active")


@dataclass(frozen=True, slots=True)
class _Keys:
    """Primary keys by the ids that detections use."""

    sources: Mapping[str, int]
    attributions: Mapping[str, int]


def reassess(version: Version) -> list[Flag]:
    """Bring the flags of a version up to date, in a fixed number of queries.

    Returns the flags that came, went, or say or show something else than before.

    A finding whose fingerprint is known makes its flag active again, whatever was decided on it
    included; a flag that is no longer found becomes inactive; a new one points at the inactive
    flag whose place it takes, and keeps what was decided on it in the version before.

    The policy is the one in force on the article's desk; what it finds by a rule that is muted in
    the article does not count. Call it inside the transaction that changed the version.
    """
    detection = detection_now(version)
    policy = policy_in_force(version.article.desk)
    muted = muted_rules(version.article)
    findings = evaluate(detection, policy, metadata_of(version.article, version))
    heard = (finding for finding in findings if finding.rule not in muted)
    found = _by_fingerprint(heard, detection)
    if version.policy != policy.label:
        version.policy = policy.label
        version.save(update_fields=["policy"])
    stored = {flag.fingerprint: flag for flag in Flag.objects.filter(version=version)}
    if not found and not stored:
        return []
    keys = _Keys(
        {f"s{number}": key for number, key in _numbers_and_keys(Source, version)},
        {f"a{number}": key for number, key in _numbers_and_keys(Attribution, version)},
    )
    credited = _attributions_by_flag(version)
    made, altered = _update_rows(version, policy.label, found, stored, keys)
    if made:
        retired = [flag for name, flag in stored.items() if name not in found]
        _link_to_earlier(made, retired, found, credited, keys)
        Flag.objects.bulk_create(made.values())
    rows = {name: made.get(name) or stored[name] for name in found}
    touched = {flag.pk: flag for flag in (*made.values(), *altered)}
    touched |= {flag.pk: flag for flag in _store_attributions(rows, found, credited, keys)}
    touched |= {flag.pk: flag for flag in _store_spans(version, rows, found, detection)}
    take_over_decisions(version, made.values())
    return list(touched.values())


def _by_fingerprint(findings: Iterable[Finding], detection: Detection) -> dict[str, Finding]:
    """Findings by fingerprint; the second of two that read alike is numbered 2, and so on."""
    seen: Counter[str] = Counter()
    found = {}
    for finding in findings:
        name = fingerprint(finding, detection)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name}-{seen[name]}"] = finding
    return found


def _numbers_and_keys(
    model: type[Source] | type[Attribution], version: Version
) -> Iterable[tuple[int, int]]:
    return model._default_manager.filter(version=version).values_list("number", "pk")


def _attributions_by_flag(version: Version) -> dict[int, set[int]]:
    credited: dict[int, set[int]] = defaultdict(set)
    through = Flag.attributions.through._default_manager
    for flag, attribution in through.filter(flag__version=version).values_list(
        "flag_id", "attribution_id"
    ):
        credited[flag].add(attribution)
    return credited


def _update_rows(
    version: Version,
    policy: str,
    found: Mapping[str, Finding],
    stored: Mapping[str, Flag],
    keys: _Keys,
) -> tuple[dict[str, Flag], list[Flag]]:
    """Update the stored flags that differ from what was found.

    Returns the new ones by fingerprint, unsaved, and those that were updated.
    """
    made = {}
    altered = []
    for name, finding in found.items():
        values = {
            "severity": finding.severity.value,
            "policy": policy,
            "source_id": keys.sources[finding.source_id] if finding.source_id else None,
            "message": finding.message,
            "remedy": finding.remedy,
            "active": True,
        }
        flag = stored.get(name)
        if flag is None:
            made[name] = Flag(version=version, fingerprint=name, rule=finding.rule, **values)
        elif any(getattr(flag, column) != value for column, value in values.items()):
            for column, value in values.items():
                setattr(flag, column, value)
            altered.append(flag)
    for name, flag in stored.items():
        if name not in found and flag.active:
            flag.active = False
            altered.append(flag)
    if altered:
        Flag.objects.bulk_update(altered, _DERIVED)
    return made, altered


def _link_to_earlier(
    made: Mapping[str, Flag],
    retired: Iterable[Flag],
    found: Mapping[str, Finding],
    credited: Mapping[int, set[int]],
    keys: _Keys,
) -> None:
    """Point each new flag at the inactive one that it takes the place of.

    That is one of the same rule which shares an attribution or, for rules that count by source or
    by article, the source; one that was decided on before others, then the newest.
    """
    by_rule: dict[str, list[Flag]] = defaultdict(list)
    for flag in retired:
        by_rule[flag.rule].append(flag)
    standing = standing_on(flag.pk for flag in retired)
    decided = set(standing.values_list("flag_id", flat=True) if by_rule else ())
    for name, flag in made.items():
        attributions = {keys.attributions[item] for item in found[name].attribution_ids}
        scope = RULES[flag.rule].scope
        by_source = flag.source_id is not None and scope in (Scope.SOURCE, Scope.ARTICLE)
        whole_article = flag.source_id is None and scope is Scope.ARTICLE
        candidates = [
            earlier
            for earlier in by_rule[flag.rule]
            if attributions & credited.get(earlier.pk, set())
            or (by_source and earlier.source_id == flag.source_id)
            or (whole_article and earlier.source_id is None)
        ]
        flag.earlier = max(
            candidates, key=lambda earlier: (earlier.pk in decided, earlier.pk), default=None
        )


def _store_attributions(
    rows: Mapping[str, Flag],
    found: Mapping[str, Finding],
    credited: Mapping[int, set[int]],
    keys: _Keys,
) -> list[Flag]:
    """Link each active flag with the attributions that it speaks of, and with no others.

    Returns the flags for which that was not so.
    """
    through = Flag.attributions.through
    added = []
    altered = []
    for name, flag in rows.items():
        wanted = {keys.attributions[item] for item in found[name].attribution_ids}
        present = credited.get(flag.pk, set())
        if wanted != present:
            altered.append(flag)
        added += [
            through(flag_id=flag.pk, attribution_id=attribution)
            for attribution in sorted(wanted - present)
        ]
        if present - wanted:
            through._default_manager.filter(
                flag_id=flag.pk, attribution_id__in=present - wanted
            ).delete()
    if added:
        through._default_manager.bulk_create(added)
    return altered


def _store_spans(
    version: Version, rows: Mapping[str, Flag], found: Mapping[str, Finding], detection: Detection
) -> list[Flag]:
    """Store the evidence of each active flag where it is not stored yet.

    Returns the flags for which it was not.
    """
    present: dict[int, list[Span]] = defaultdict(list)
    for flag, start, end in (
        FlagSpan.objects.filter(flag__version=version)
        .order_by("start", "end")
        .values_list("flag_id", "start", "end")
    ):
        present[flag].append(Span(start, end))
    differing = [
        (row, sorted(set(found[name].spans)))
        for name, row in rows.items()
        if sorted(set(found[name].spans)) != present.get(row.pk, [])
    ]
    replaced = [row.pk for row, _ in differing if row.pk in present]
    if replaced:
        FlagSpan.objects.filter(flag__in=replaced).delete()
    if differing:
        FlagSpan.objects.bulk_create(
            FlagSpan(flag=row, start=span.start, end=span.end, quote=span.of(detection.text))
            for row, spans in differing
            for span in spans
        )
    return [row for row, _ in differing]
