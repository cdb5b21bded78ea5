"""The append-only history: who did what, when, with the rows before and after."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from newsapp.corpus.models.articles import Article, Version
from newsapp.corpus.models.people import User

if TYPE_CHECKING:
    from newsapp.corpus.models.review import Flag


class Action(StrEnum):
    """What a change did. INTAKE is the first of every article.

    MARK belongs to it: the worker's marks in a text that was too long to be marked at once. Neither
    can be undone.
    """

    INTAKE = "article.add"
    MARK = "article.mark"
    SET_LANGUAGE = "article.set_language"
    EDIT_HEADER = "article.edit_header"
    DETECT_AGAIN = "article.detect_again"
    ADD_ATTRIBUTION = "attribution.add"
    ADD_SPAN = "attribution.add_span"
    REMOVE_SPAN = "attribution.remove_span"
    SET_STATE = "attribution.set_state"
    MOVE_SPAN = "attribution.move_span"
    LINK = "attribution.link"
    TAG_ATTRIBUTION = "attribution.tag"
    DELETE_ATTRIBUTION = "attribution.delete"
    ADD_EVERYWHERE = "attributions.add_everywhere"
    SET_STATES = "attributions.set_states"
    SET_KIND = "source.set_kind"
    RENAME_SOURCE = "source.rename"
    SET_COUNT = "source.set_count"
    MERGE_SOURCES = "source.merge"
    SPLIT_SOURCE = "source.split"
    TAG_SOURCE = "source.tag"
    DECLARE_LEGAL_ANONYMITY = "source.declare_legal_anonymity"
    GROUP_CLAIMS = "claim.group"
    DECIDE = "flag.decide"
    DECIDE_MANY = "flags.decide"
    TAKE_BACK = "flag.take_back"
    MUTE = "rule.mute"
    LIFT_MUTE = "rule.lift_mute"
    ATTEST = "source.attest"
    WITHDRAW_ATTESTATION = "source.withdraw_attestation"
    COMMENT = "comment.add"
    RESOLVE_COMMENT = "comment.resolve"
    SIGN_OFF = "version.sign_off"
    REOPEN = "version.reopen"
    APPLY_POLICY = "version.apply_policy"
    ADD_VERSION = "version.add"
    SETTLE = "version.settle"
    EDIT_STATEMENT = "statement.edit"
    APPROVE_STATEMENT = "statement.approve"
    REDACT = "redact"
    UNDO = "undo"
    REDO = "redo"


class Change(models.Model):
    """One write.

    ``rows`` lists each row that it touched: ``{"model", "id", "before", "after"}``, where before
    and after are the row with the rows that belong to it, or null where it did not exist.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="changes")
    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, null=True, blank=True, related_name="changes"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField(default=timezone.now, editable=False)
    action = models.CharField(
        max_length=40, choices=[(action.value, action.value) for action in Action]
    )
    summary = models.CharField(max_length=300)
    rows = models.JSONField(default=list)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )

    # Not stored: the flags that came, went or changed because of this write, for whoever has just
    # made it and draws them again.
    reassessed: Sequence[Flag] = ()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["version", "by", "-id"], name="change_by_person")]

    def __str__(self) -> str:
        return self.summary
