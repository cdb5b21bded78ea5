"""Every inflected verb form that detection knows, with its base and how it is inflected."""

from __future__ import annotations

from newsapp.detection.lexicon.cues import ATTITUDE_VERBS, IRREGULAR_CUES, STATEMENT_VERBS
from newsapp.detection.lexicon.inflection import Form, inflect
from newsapp.detection.lexicon.verbs import BASES, IRREGULAR


def _verb_forms() -> dict[str, tuple[str, Form]]:
    forms: dict[str, tuple[str, Form]] = {}
    heads = {verb.split()[0] for verb in (*STATEMENT_VERBS, *ATTITUDE_VERBS)}
    for base in (*sorted(BASES), *sorted(heads)):
        for form, kind in inflect(base).items():
            forms[form] = (base, kind)
    for form, base in (*IRREGULAR.items(), *IRREGULAR_CUES.items()):
        forms[form] = (base, Form.PAST)
    return forms


VERB_FORMS = _verb_forms()
