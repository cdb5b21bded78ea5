"""Every export: its name, its profile, what it says it drops, and that text stays text."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsapp.formats
from newsapp.detection.types import (
    Act,
    Attribution,
    Detection,
    Kind,
    NonResponse,
    Quotation,
    ReasonType,
    Sentence,
    Source,
    Span,
    State,
)
from newsapp.formats import FORMATS, UnknownFormatError, export, read_json
from newsapp.formats.types import Format
from newsapp.policy.types import Decision, Flag, Metadata, Profile, Reviewed, ReviewedFlag
from tests.formats.reviewed_article import INTERNAL_STRINGS, sample

EVERY = [(slug, profile) for slug in FORMATS for profile in Profile]


def text_of(slug: str, profile: Profile, reviewed: Reviewed | None = None) -> str:
    return export(reviewed or sample(), slug, profile).content.decode("utf-8-sig")


# --- the registry


def test_the_formats_are_these_and_each_file_is_listed() -> None:
    assert list(FORMATS) == ["html", "json", "csv", "markdown"]
    folder = Path(newsapp.formats.__file__).parent
    written = {
        path.stem for path in folder.glob("*.py") if "\nFORMAT = " in path.read_text("utf-8")
    }
    assert {known.write.__module__.rsplit(".", 1)[1] for known in FORMATS.values()} == written


@pytest.mark.parametrize("known", FORMATS.values(), ids=list(FORMATS))
def test_a_format_explains_itself(known: Format) -> None:
    assert known.description.endswith(".")
    assert all(sentence.endswith(".") for sentence in known.loses)
    assert export(sample(), known.slug).dropped == known.loses


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownFormatError, match="“docx”; there are html, json, csv, markdown"):
        export(sample(), "docx")


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("port", "port-on-record.html"),
        ("Port to close, two sources say", "port-to-close-two-sources-say-on-record.html"),
        # folded to ASCII
        ("Café in Köln", "cafe-in-koln-on-record.html"),
        # nothing is left
        ("日本 🚢", "article-on-record.html"),
        # no way out of the folder, no header, no reserved name
        ("../../etc/passwd", "etc-passwd-on-record.html"),
        ('a"\r\nSet-Cookie: x', "a-set-cookie-x-on-record.html"),
        ("CON", "con-on-record.html"),
        ("x" * 300, "x" * 80 + "-on-record.html"),
    ],
)
def test_a_file_is_named_safely_and_an_internal_one_says_so(name: str, public: str) -> None:
    reviewed = replace(sample(), name=name)
    assert export(reviewed, "html").filename == public
    internal = export(reviewed, "html", Profile.INTERNAL).filename
    assert internal == public.replace("-on-record", "-on-record-internal")


# --- profiles


@pytest.mark.parametrize("slug", FORMATS)
def test_a_public_export_holds_nothing_internal(slug: str) -> None:
    public = export(sample(), slug)
    assert b"Ines Barroso" in public.content
    for secret in INTERNAL_STRINGS:
        assert secret not in public.content.decode("utf-8-sig")
        assert secret.casefold() not in public.filename


@pytest.mark.parametrize("slug", FORMATS)
def test_public_is_what_one_gets_unasked(slug: str) -> None:
    assert export(sample(), slug) == export(sample(), slug, Profile.PUBLIC)


@pytest.mark.parametrize("slug", FORMATS)
def test_an_internal_export_says_so_in_its_first_line_and_holds_the_review(slug: str) -> None:
    internal = text_of(slug, Profile.INTERNAL)
    assert "INTERNAL" in internal.splitlines()[0]
    for kept in ("NOTE-secret-reason", "EDITOR-Vera-Quill", "S06"):
        assert kept in internal
    if slug != "csv":
        assert "EARLIER-note-of-old" in internal
        assert "DESK-investigations" in internal
        for_machines = slug == "json"
        assert ("POLICY-strict@4" in internal) is for_machines
        assert ("POLICY Strict, version 4" in internal) is not for_machines


def test_an_article_without_a_single_mark_can_be_exported() -> None:
    bare = Reviewed("bare", 1, Detection("It rained.", "en", "none"), Metadata(), "", "new")
    for slug, profile in EVERY:
        assert export(bare, slug, profile).content


# --- text stays text

HOSTILE = (
    "<script>alert(1)</script>",
    "</p></article><script src=//evil.example></script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://evil.example>",
    "{{ 7 * 7 }}",
    "{% load static %}{{ settings.SECRET_KEY }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "<!-- INTERNAL --><![CDATA[x]]>",
    "--><script>alert(1)</script><!--",
    "</style><style>*{display:none}</style>",
    "</textarea></title><h1>x</h1>",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "＝1+1",
    'x","=1+1',
    "**bold** _it_ `code` ~~gone~~ $x$ | a | b |",
    "```\n# Title\n> quote\n1. one\n- two",
    "\\[^1] \\<b> \\\\",
    "\u202egnp.exe \u2066x\u2069 \ufeff",
)  # fmt: skip


def hostile(words: str) -> Reviewed:
    """An article that says nothing but the words, wherever a word can stand."""
    text = f"{words}\nA {words} said {words}."
    place = text.index("A ", len(words)) + 2
    inner = Span(place, place + len(words))
    content = Span(len(text) - 1 - len(words), len(text) - 1)
    attribution = Attribution(
        "a1",
        (inner,),
        (Span(inner.end + 1, inner.end + 5),),
        (content,),
        Kind.ANONYMOUS,
        Act.STATEMENT,
        Quotation.INDIRECT,
        "s1",
        0.5,
        words,
    )
    source = Source(
        "s1", words, Kind.ANONYMOUS, None, 1, (inner,), (inner,), ReasonType.STOCK, words
    )
    detection = Detection(
        text,
        "en",
        words,
        sentences=(Sentence(Span(0, len(words)), 1),),
        attributions=(attribution,),
        sources=(source,),
        non_responses=(NonResponse(content, (inner,)),),
    )
    flag = Flag("S06", sample().flags[0].flag.severity, "s1", ("a1",), (inner,), words, words)
    decided = replace(sample().flags[0].decision or _never(), note=words, by=words)
    return Reviewed(
        name=words,
        version=1,
        detection=detection,
        metadata=Metadata(words, words, words, words, None, desk=words, own_outlets=(words,)),
        policy=words,
        status=words,
        flags=(ReviewedFlag(flag, decided), ReviewedFlag(flag, None, decided)),
    )


def _never() -> Decision:
    raise AssertionError("the sample's first flag is decided")


class Page(HTMLParser):
    """Collects what a browser would make of a page: elements, attributes, the article's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self.styles: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "article" in self._inside:
            self.article += data
        if "style" in self._inside:
            self.styles.append(data)


def page_of(reviewed: Reviewed, profile: Profile) -> Page:
    page = Page()
    page.feed(text_of("html", profile, reviewed))
    page.close()
    return page


ELEMENTS = set(
    re.findall(
        r"\w+",
        "html head meta title style body main p a h1 h2 div i article mark ul li span table thead "
        "tbody tr th td bdi footer b aside header",
    )
)


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("words", HOSTILE)
def test_html_shows_hostile_words_as_text(words: str, profile: Profile) -> None:
    reviewed = hostile(words)
    page = page_of(reviewed, profile)
    assert {tag for tag, _ in page.elements} <= ELEMENTS | {"script"}
    # The one script element holds data, which nothing runs.
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert scripts == ([{"type": "application/ld+json"}] if profile is Profile.PUBLIC else [])
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "https://").startswith(("https://", "http://"))
        assert "src" not in attributes
    assert page.styles == page_of(sample(), profile).styles
    assert page.article == reviewed.detection.text


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("words", HOSTILE)
def test_json_gives_hostile_words_back(words: str, profile: Profile) -> None:
    data = json.loads(text_of("json", profile, hostile(words)))
    assert data["text"] == hostile(words).detection.text
    assert data["sources"][0]["name"] == words


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("words", HOSTILE)
def test_csv_holds_hostile_words_in_their_cells_and_no_formula(
    words: str, profile: Profile
) -> None:
    written = text_of("csv", profile, hostile(words))
    head, *rows = csv.reader(io.StringIO(written, newline=""))
    assert [len(row) for row in rows] == [len(head)]
    for cell in rows[0]:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    plain = " ".join(words.split())
    assert rows[0][head.index("source_name")] in (plain, f"'{plain}")


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_hostile_words_as_text(words: str, profile: Profile) -> None:
    written = text_of("markdown", profile, hostile(words))
    # no tag and no entity but ours
    assert "<" not in written
    assert ">" not in written
    assert set(re.findall(r"&[^;\s]*;", written)) <= {"&amp;", "&lt;", "&gt;"}
    for line in written.splitlines():
        ours = re.sub(r"\[\^\d+\]:?", "", line)
        # every character that Markdown could act on stands behind a backslash
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", ours)
        assert not re.search(r"[\[\]`~{}$_\\]", bare)
        assert not re.search(r"(?<!\w)\w+://|www\.", bare)
    # and a reader sees the words
    seen = re.sub(r"\[\^\d+\]", "", written).replace("**", "")
    seen = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", seen))
    assert " ".join(words.split()) in " ".join(seen.split())


# --- offsets survive

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"),
        st.sampled_from("😀👩🏽‍🚒e\u0301אבعر\n\n \u200f\u2028<&\"'"),
    ),
    min_size=1,
)


@st.composite
def articles(draw: st.DrawFn) -> Reviewed:
    text = draw(ANY_TEXT)
    places = st.integers(0, len(text))

    def spans() -> tuple[Span, ...]:
        pairs = draw(st.lists(st.tuples(places, places), max_size=3))
        return tuple(sorted(Span(min(p), max(p)) for p in pairs if p[0] != p[1]))

    made = []
    for number in range(draw(st.integers(0, 3))):
        roles = (spans(), spans(), spans())
        if any(roles):
            made.append(
                Attribution(
                    f"a{number}",
                    *roles,
                    draw(st.sampled_from(Kind)),
                    draw(st.sampled_from(Act)),
                    Quotation.MIXED,
                    None,
                    0.5,
                    "",
                )
            )
    detection = Detection(text, "en", "any", attributions=tuple(made))
    return Reviewed("any", 1, detection, Metadata(title=text[:20]), "", "new")


def quotes(detection: Detection) -> Iterator[tuple[str, ...]]:
    for one in detection.attributions:
        yield tuple(span.of(detection.text) for span in (*one.source, *one.cue, *one.content))


@given(articles())
@settings(deadline=None)
def test_any_text_and_its_marks_survive_html_and_json(reviewed: Reviewed) -> None:
    assert page_of(reviewed, Profile.PUBLIC).article == reviewed.detection.text
    back = read_json(export(reviewed, "json").content)
    assert list(quotes(back.detection)) == list(quotes(reviewed.detection))


@given(articles())
@settings(deadline=None)
def test_any_text_can_be_written_in_every_format(reviewed: Reviewed) -> None:
    for slug, profile in EVERY:
        assert export(reviewed, slug, profile).content.decode("utf-8-sig")


def test_the_marks_in_html_cover_the_words_they_name() -> None:
    reviewed = sample()
    markup = text_of("html", Profile.PUBLIC)
    for one in reviewed.detection.attributions:
        for span in (*one.source, *one.cue, *one.content):
            runs = re.findall(
                rf'<mark [^>]*data-span="{span.start}-{span.end}"[^>]*'
                rf'data-attribution="{one.id}"[^>]*>(?:<mark[^>]*>)*([^<]*)',
                markup,
            )
            assert html.unescape("".join(runs)) == span.of(reviewed.detection.text)


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("slug", ["html", "markdown"])
def test_a_file_to_read_says_above_the_article_what_nobody_has_confirmed(
    slug: str, profile: Profile
) -> None:
    """Where all is confirmed it says nothing."""
    proposed = sample()
    every = proposed.detection.attributions
    number = sum(one.state is State.PROPOSED for one in every)
    said = f"{number} of {len(every)} attributions were found by the detector and confirmed by"
    assert number > 1
    written = export(proposed, slug, profile).content.decode()
    assert written.count(said) == 1
    assert written.index(said) < written.index("Sources")
    confirmed = replace(
        proposed,
        detection=replace(
            proposed.detection,
            attributions=tuple(replace(one, state=State.CONFIRMED) for one in every),
        ),
    )
    assert "confirmed by nobody" not in export(confirmed, slug, profile).content.decode()


def test_html_loads_nothing_and_runs_nothing() -> None:
    page = page_of(sample(), Profile.INTERNAL)
    assert "script" not in {tag for tag, _ in page.elements}
    assert "link" not in {tag for tag, _ in page.elements}
    assert not re.search(r"url\(|@import", "".join(page.styles))
    policies = [
        attributes["content"]
        for tag, attributes in page.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_html_gives_every_kind_a_line_and_a_word_in_the_legend() -> None:
    page = page_of(sample(), Profile.PUBLIC)
    style = "".join(page.styles)
    for kind in Kind:
        assert f".source.k-{kind.value} {{" in style or f".source.k-{kind.value}," in style
        samples = [a for _, a in page.elements if a.get("class") == f"sample source k-{kind.value}"]
        assert len(samples) == 1


def test_html_has_one_heading_whether_or_not_the_text_begins_with_the_title() -> None:
    shown = [
        [tag for tag, attributes in page_of(reviewed, Profile.PUBLIC).elements
         if tag == "h1" or attributes.get("aria-level") == "1"]
        for reviewed in (
            sample(),
            replace(sample(), metadata=replace(sample().metadata, title="Another title")),
        )
    ]  # fmt: skip
    assert shown == [["p"], ["h1"]]


def test_csv_is_read_by_excel_and_by_a_program() -> None:
    content = export(sample(), "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 8
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0]["source"] == "two sources"
    assert rows[0]["source_count"] == "2"
    assert json.loads(rows[0]["content_spans"]) == [[44, 72]]
    assert rows[0]["paragraph"] == "3"
