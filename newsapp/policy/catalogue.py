"""The values of the catalogue: rules, why newsrooms have them, and the texts that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsapp.detection.types import Detection, Span
from newsapp.policy.types import Metadata, RuleSettings, Scope, Severity

if TYPE_CHECKING:
    from newsapp.policy.reading import Reading


@dataclass(frozen=True, slots=True)
class Citation:
    """Who publishes the requirement behind a rule.

    ``via`` names where a copy or an account of it was read. ``reported`` is true where that is
    somebody else's account of the policy and not its own words.
    """

    organization: str
    year: str
    via: str = ""
    reported: bool = False

    def __str__(self) -> str:
        """As a page prints it: “The Guardian, 2014”, “Bloomberg, 2014, as reported by BuzzFeed”."""
        printed = f"{self.organization}, {self.year}"
        if not self.via:
            return printed
        return f"{printed}, {'as reported by' if self.reported else 'via'} {self.via}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule's check yields; the engine adds rule id and severity to make a Flag.

    ``heavier`` is by how many steps it outweighs what the policy sets for the rule.
    """

    source_id: str | None
    attribution_ids: tuple[str, ...]
    spans: tuple[Span, ...]
    message: str
    remedy: str
    heavier: int = 0


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a rule counts from, and the range in which a policy may set it.

    ``meaning`` completes “from how many …”; ``unit`` is what is counted, in the plural.
    """

    meaning: str
    unit: str
    lowest: float
    highest: float
    default: float


@dataclass(frozen=True, slots=True)
class Example:
    """An invented text that breaks or satisfies a rule.

    ``detection`` holds the text with its marks, made by hand; ``why`` says what the text shows;
    ``edition`` is US or UK.
    """

    why: str
    edition: str
    detection: Detection
    metadata: Metadata

    @property
    def text(self) -> str:
        """The text as it would be pasted."""
        return self.detection.text


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of one rule: its page shows them, and its tests run over them."""

    violates: tuple[Example, ...]
    satisfies: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A machine check with the reasons why newsrooms have it.

    ``summary`` says what the rule asks and ``why`` what newsrooms have it for, each in a sentence;
    a rule without ``citations`` is a house rule. ``check`` gets the reading of a detection (without
    rejected attributions) and the settings. ``words_add`` says what a policy's extra words do, and
    is empty where the rule takes none. ``unseen`` says what of the requirement no text can show.
    Where the rule ``yields_to``, by id, fires on the same attributions, this one adds nothing.
    """

    id: str
    name: str
    scope: Scope
    summary: str
    why: str
    citations: tuple[Citation, ...]
    severity: Severity
    check: Callable[[Reading, RuleSettings], Iterable[Finding]]
    takes_thresholds: Mapping[str, Threshold] = field(default_factory=dict)
    words_add: str = ""
    unseen: str = ""
    yields_to: str = ""

    @property
    def default(self) -> RuleSettings:
        """The catalogue's settings."""
        return RuleSettings(
            self.severity,
            thresholds={name: one.default for name, one in self.takes_thresholds.items()},
        )

    @property
    def takes_words(self) -> bool:
        """Whether a policy can add to the rule's lexicon."""
        return bool(self.words_add)

    @property
    def is_house_rule(self) -> bool:
        """Whether no published standard that was read asks for it."""
        return not self.citations

    @property
    def examples(self) -> Examples:
        """At least five invented texts that break the rule, and five that satisfy it."""
        from newsapp.policy.examples import examples_of  # which needs these values

        return examples_of(self.id)
