"""Which policy applies where, and what each of them said."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import QuerySet

from newsapp.corpus.models import Desk, DeskPolicy, PolicyDocument, SignOff, Version
from newsapp.policy import DEFAULT_PRESET, preset, preset_slugs, read_policy
from newsapp.policy.types import Policy


def policy_in_force(desk: Desk) -> Policy:
    """The newest document of the policy that the desk has put in force, else the default preset.

    One query; a document is parsed once in each process.
    """
    text = (
        PolicyDocument.objects.filter(policy__desk=desk, policy__in_force=True)
        .order_by("-number")
        .values_list("text", flat=True)
        .first()
    )
    return preset(DEFAULT_PRESET) if text is None else _parsed(text)


def policies_of(desk: Desk) -> QuerySet[DeskPolicy]:
    """The desk's own policies, the one in force first."""
    return DeskPolicy.objects.filter(desk=desk).order_by("-in_force", "name")


def documents_of(policy: DeskPolicy) -> QuerySet[PolicyDocument]:
    """Every version of a policy, the newest first, with who made it."""
    documents = PolicyDocument.objects.filter(policy=policy).select_related("by", "policy")
    return documents.order_by("-number")


def newest_document(policy: DeskPolicy) -> PolicyDocument:
    """The document that counts, the policy being in force."""
    return documents_of(policy)[0]


def policy_of(document: PolicyDocument) -> Policy:
    """What a document says, as the value that rules run under."""
    return _parsed(document.text)


def policy_labelled(label: str) -> Policy | None:
    """The policy that flags and sign-offs name ("sport-desk@3"); None where it is not known here.

    A preset is known in the version that is shipped now, and in no earlier one.
    """
    slug, _, number = label.partition("@")
    document = (
        PolicyDocument.objects.filter(policy__slug=slug, number=int(number)).first()
        if number.isdecimal()
        else None
    )
    if document is not None:
        return _parsed(document.text)
    shipped = preset(slug) if slug in preset_slugs() else None
    return shipped if shipped is not None and shipped.label == label else None


def policy_title(label: str) -> str:
    """Name and version for a label, as people read them; the label where it is not known here."""
    policy = policy_labelled(label)
    if policy is not None:
        return policy.title
    slug, _, number = label.partition("@")
    return f"{preset(slug).name}, version {number}" if slug in preset_slugs() else label


def policy_titles(desk: Desk) -> dict[str, str]:
    """Name and version by label: of every document of the desk's, and of the presets. One query."""
    documents = PolicyDocument.objects.filter(policy__desk=desk).select_related("policy")
    # Without what they say: a desk may have written hundreds, and a history asks on every look.
    documents = documents.defer("text")
    shipped = (preset(slug) for slug in preset_slugs())
    return {one.label: one.title for one in shipped} | {one.label: one.title for one in documents}


def policy_of_version(version: Version) -> Policy:
    """The policy that a version's flags were made under, or the desk's where it is not known."""
    return policy_labelled(version.policy) or policy_in_force(version.article.desk)


def behind(desk: Desk) -> QuerySet[Version]:
    """The current versions whose flags were made under another policy than the one in force.

    Those that are signed off keep their flags and are not behind.
    """
    signed_off = SignOff.objects.filter(reopened_at__isnull=True).values("version")
    return (
        Version.objects.filter(article__desk=desk, is_current=True)
        .exclude(policy=policy_in_force(desk).label)
        .exclude(pk__in=signed_off)
        .order_by("pk")
    )


@lru_cache(maxsize=128)
def _parsed(text: str) -> Policy:
    return read_policy(text)
