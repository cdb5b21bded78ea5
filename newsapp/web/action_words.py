"""What a change did, in two or three words: for a list that is narrowed down by it."""

from __future__ import annotations

from newsapp.corpus.models import Action

ACTION_WORDS = {
    Action.INTAKE: "article added",
    Action.MARK: "text marked",
    Action.SET_LANGUAGE: "language set",
    Action.EDIT_HEADER: "details edited",
    Action.DETECT_AGAIN: "detection run again",
    Action.ADD_ATTRIBUTION: "attribution marked",
    Action.ADD_SPAN: "words added",
    Action.REMOVE_SPAN: "words removed",
    Action.SET_STATE: "attribution confirmed or rejected",
    Action.MOVE_SPAN: "words moved",
    Action.LINK: "attributions linked",
    Action.TAG_ATTRIBUTION: "attribution tagged",
    Action.DELETE_ATTRIBUTION: "attribution deleted",
    Action.ADD_EVERYWHERE: "attributions marked everywhere",
    Action.SET_STATES: "attributions confirmed or rejected",
    Action.SET_KIND: "kind of a source",
    Action.SET_COUNT: "number of people",
    Action.RENAME_SOURCE: "source renamed",
    Action.MERGE_SOURCES: "sources merged",
    Action.SPLIT_SOURCE: "source split",
    Action.TAG_SOURCE: "source tagged",
    Action.DECLARE_LEGAL_ANONYMITY: "legal anonymity",
    Action.GROUP_CLAIMS: "claims grouped",
    Action.DECIDE: "decision",
    Action.DECIDE_MANY: "decisions",
    Action.TAKE_BACK: "decision taken back",
    Action.MUTE: "rule muted",
    Action.LIFT_MUTE: "mute lifted",
    Action.ATTEST: "attestation",
    Action.WITHDRAW_ATTESTATION: "attestation withdrawn",
    Action.COMMENT: "comment",
    Action.RESOLVE_COMMENT: "comment resolved",
    Action.SIGN_OFF: "sign-off",
    Action.REOPEN: "re-opened",
    Action.APPLY_POLICY: "policy applied",
    Action.ADD_VERSION: "new version",
    Action.SETTLE: "carried over",
    Action.EDIT_STATEMENT: "statement edited",
    Action.APPROVE_STATEMENT: "statement approved",
    Action.REDACT: "redaction",
    Action.UNDO: "undo",
    Action.REDO: "redo",
}


def action_word(action: str) -> str:
    """An action in two or three words; the stored value where this installation knows none."""
    return _WORDS.get(action, action)


_WORDS = {action.value: words for action, words in ACTION_WORDS.items()}
