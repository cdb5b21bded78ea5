"""One detection as the rules read it: what several of them look up is worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from newsapp.detection.types import Attribution, Detection, Kind, Source, Span
from newsapp.policy import exemptions
from newsapp.policy.claims import SupportedClaim, supported_claims
from newsapp.policy.outlets import Passage
from newsapp.policy.paragraphs import Paragraphs
from newsapp.policy.quotations import Quotations
from newsapp.policy.sentences import Sentences
from newsapp.policy.speakers import statements, statements_by_source
from newsapp.policy.types import Metadata
from newsapp.policy.verification import OwnChecks


class Reading:
    """A detection without rejected attributions, with its metadata and the indexes over both."""

    def __init__(self, detection: Detection, metadata: Metadata) -> None:
        self.detection = detection
        self.metadata = metadata
        self.text = detection.text

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences, by position."""
        return Sentences(self.detection)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """The paragraphs of the story, without its furniture."""
        return Paragraphs(self.detection)

    @cached_property
    def quotations(self) -> Quotations:
        """What stands in quotation marks, by position."""
        return Quotations(self.detection)

    @cached_property
    def passage(self) -> Passage:
        """Which statements came through another outlet."""
        return Passage(self.detection, self.metadata)

    @cached_property
    def own_checks(self) -> OwnChecks:
        """Where the newsroom says what became of its own check."""
        return OwnChecks(self.text, self.sentences)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.detection.sources}

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        """The attributions by their ids."""
        return {one.id: one for one in self.detection.attributions}

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Attribution, ...]]:
        """The attributions by the number of each sentence that they touch."""
        return self.sentences.shared_out(self.detection.attributions)

    @cached_property
    def cue_starts(self) -> tuple[int, ...]:
        """Where each cue begins, in order."""
        return tuple(sorted(span.start for one in self.detection.attributions for span in one.cue))

    @cached_property
    def _statements(self) -> Mapping[Kind | None, tuple[Attribution, ...]]:
        found: dict[Kind | None, tuple[Attribution, ...]] = {}
        found[None] = every = tuple(statements(self.detection))
        for kind in Kind:
            found[kind] = tuple(one for one in every if one.kind is kind)
        return found

    @cached_property
    def _statements_by_source(self) -> Mapping[str, tuple[Attribution, ...]]:
        return statements_by_source(self.detection)

    def statements(self, kind: Kind | None = None) -> tuple[Attribution, ...]:
        """The attributions that are statements, of one kind or of any."""
        return self._statements[kind]

    def made_by(self, source_id: str | None) -> tuple[Attribution, ...]:
        """The statements of one source; none where there is no such source."""
        return self._statements_by_source.get(source_id or "", ())

    def speaking(self, kind: Kind) -> tuple[tuple[Source, tuple[Attribution, ...]], ...]:
        """The sources of one kind that make a statement, each with its statements."""
        return tuple(
            (source, made)
            for source in self.detection.sources
            if source.kind is kind and (made := self.made_by(source.id))
        )

    @cached_property
    def unnamed(self) -> tuple[tuple[Source, tuple[Attribution, ...]], ...]:
        """The anonymous sources that speak to this newsroom, each with its statements.

        Not those that the law keeps unnamed, nor those heard only through another outlet.
        """
        return tuple(
            (source, made)
            for source, made in self.speaking(Kind.ANONYMOUS)
            if not self.legally_anonymous(source) and not self.passage.only_through_outlets(made)
        )

    @cached_property
    def claims(self) -> tuple[SupportedClaim, ...]:
        """The groups of supporting statements, in reading order."""
        return supported_claims(self.detection, {source.id: source for source, _ in self.unnamed})

    @property
    def expresses_opinion(self) -> bool:
        """Whether the piece is opinion or a review."""
        return exemptions.expresses_opinion(self.metadata)

    def legally_anonymous(self, source: Source) -> bool:
        """Whether the law keeps the source's name out, as declared or as the text shows it."""
        return exemptions.legally_anonymous(source, self.text, self.metadata)

    def name_of(self, attribution: Attribution) -> str:
        """The source of an attribution as the article calls it; empty where it has none."""
        source = self.sources.get(attribution.source_id or "")
        if source is not None:
            return source.name
        return " ".join(span.of(self.text) for span in attribution.source)

    def words_of(self, spans: tuple[Span, ...]) -> str:
        """The words of several spans, with one space between them."""
        return " ".join(span.of(self.text) for span in spans)
