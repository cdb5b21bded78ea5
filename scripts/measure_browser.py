"""What somebody waits for in the browser: medians, on texts of 600, 10,000 and 50,000 words.

    .venv/bin/python scripts/measure_browser.py [--runs 30] [--words 600 10000 50000]

Needs Chromium (CHROMIUM, or `chromium` on the PATH). It serves invented articles from a database
of its own in a temporary folder, with the server that `make run` starts, and drives them with real
keys. "Key to mark" runs from the key press to the frame that shows the mark, by the browser's own
clock; "key to selection" is an arrow key; bytes are what travels, compressed, with the headers.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, CDPSession, Page, Response, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# One attribution for about 25 words, as in news.
WORDS_FOR_ONE = 25

FIRST_MARK = """
    new MutationObserver((_, observer) => {
        if (!document.querySelector("[data-article-text] mark")) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (window.firstMark = performance.now()), 0));
    }).observe(document, { childList: true, subtree: true });
"""
# From a key's own time stamp to the first frame in which `shown` holds.
WATCH = """
    (shown) => {
        const holds = new Function(`return ${shown}`);
        window.waited = new Promise((done) => {
            document.addEventListener("keydown", (event) => {
                const look = () => {
                    if (!holds()) return requestAnimationFrame(look);
                    const drawn = () => done(performance.now() - event.timeStamp);
                    requestAnimationFrame(() => setTimeout(drawn, 0));
                };
                look();
                setTimeout(() => done(-1), 20_000);
            }, { once: true, capture: true });
        });
    }
"""


@dataclass
class Figures:
    """The measurements of one length of text."""

    words: int
    marks: int = 0
    first_mark: list[float] = field(default_factory=list)
    key_to_mark: list[float] = field(default_factory=list)
    key_to_selection: list[float] = field(default_factory=list)
    script: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)
    longest_frame: list[float] = field(default_factory=list)


class Traffic:
    """The bytes that travel for a page, from the browser's own account."""

    def __init__(self, session: CDPSession) -> None:
        session.send("Network.enable")
        session.on("Network.requestWillBeSentExtraInfo", self._headers)
        session.on("Network.requestWillBeSent", self._body)
        session.on("Network.loadingFinished", self._answer)
        self.sent = self.received = 0.0

    def reset(self) -> None:
        """Count from nothing again."""
        self.sent = self.received = 0.0

    def _headers(self, event: dict[str, Any]) -> None:
        self.sent += sum(len(name) + len(value) + 4 for name, value in event["headers"].items())

    def _body(self, event: dict[str, Any]) -> None:
        self.sent += len(event["request"].get("postData", ""))

    def _answer(self, event: dict[str, Any]) -> None:
        self.received += event["encodedDataLength"]


def main() -> None:
    """Measure every length and print the table."""
    arguments = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    arguments.add_argument("--runs", type=int, default=30)
    arguments.add_argument("--words", type=int, nargs="+", default=[600, 10_000, 50_000])
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(folder, given.words) as address:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        with sync_playwright() as playwright:
            path = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=path, args=options)
            figures = [
                measured(browser, f"{address}/articles/{number}/", words, given.runs)
                for number, words in enumerate(given.words, start=1)
            ]
            weights = page_weight(browser, f"{address}/articles/1/")
            browser.close()
    show(figures, weights)


@contextmanager
def served(folder: str, lengths: list[int]) -> Iterator[str]:
    """A server on a database with an invented article of each length; its address."""
    from scripts.screenshot import free_port, wait_for

    port = free_port()
    settings = {"ON_RECORD_LOCAL": "true", "ON_RECORD_DATA": folder, "PORT": str(port)}
    environment = os.environ | settings | {"DJANGO_SETTINGS_MODULE": "newsapp.settings"}
    code = f"from scripts.measure_browser import store; store({lengths!r})"
    subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True
    )
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def store(lengths: list[int]) -> None:
    """Make the database and put the articles into it, marked."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from newsapp.corpus.actions.accounts import default_desk
    from newsapp.corpus.actions.articles import store_article
    from newsapp.corpus.models import Article, User
    from newsapp.detection import detect
    from newsapp.detection.grammar.finder import GrammarFinder
    from scripts.measure import long_article

    desk = default_desk()
    author = User.objects.first() or User.objects.create_user("measured", role="administrator")
    for words in lengths:
        text = long_article(words, max(20, words // WORDS_FOR_ONE))
        article = Article(desk=desk, title=f"Works of {words} words", created_by=author)
        store_article(article, detect(text, finder=GrammarFinder()))


def measured(browser: Browser, address: str, words: int, runs: int) -> Figures:
    """Open the article a few times, then mark and take back ``runs`` words by keys."""
    figures = Figures(words)
    for _ in range(5):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.add_init_script(FIRST_MARK)
        page.goto(address)
        page.wait_for_function("window.firstMark")
        figures.first_mark.append(page.evaluate("window.firstMark"))
        context.close()
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    traffic = Traffic(context.new_cdp_session(page))
    page.goto(address)
    page.wait_for_selector("html.js")
    page.wait_for_load_state("networkidle")
    figures.marks = page.locator("mark").count()
    watch_frames(page)
    page.locator("[data-article-text]").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    for _ in range(runs):
        selecting(page, figures)
        traffic.reset()
        marking(page, figures)
        figures.sent.append(traffic.sent)
        figures.received.append(traffic.received)
    figures.longest_frame.append(page.evaluate("Math.max(0, ...window.longFrames)"))
    figures.longest_frame.append(scrolled(page))
    context.close()
    return figures


def selecting(page: Page, figures: Figures) -> None:
    """One arrow key: to the next word, selected and said."""
    page.evaluate("window.said = document.getSelection().toString() + scrollY")
    page.evaluate(WATCH, "document.getSelection().toString() + scrollY !== window.said")
    page.keyboard.press("ArrowRight")
    figures.key_to_selection.append(waited(page))


def marking(page: Page, figures: Figures) -> None:
    """One key: the selected word is marked as a cue, and the mark is seen."""
    page.evaluate("window.before = document.querySelector('.chosen')?.dataset.attribution")
    page.evaluate(
        WATCH,
        "(document.querySelector('mark.chosen.cue')?.dataset.attribution ?? window.before)"
        " !== window.before",
    )
    page.keyboard.press("c")
    figures.key_to_mark.append(waited(page))
    page.wait_for_timeout(80)
    page.keyboard.press("Escape")  # nothing chosen: the next word begins its own attribution


def waited(page: Page) -> float:
    """What the last key took, in milliseconds. Ends the run where nothing came of it."""
    milliseconds = float(page.evaluate("window.waited"))
    if milliseconds < 0:
        raise SystemExit(f"nothing came of a key: {page.locator('#notice').inner_text()!r}")
    return milliseconds


def watch_frames(page: Page) -> None:
    """Keep the lengths of the frames that took longer than one should."""
    page.evaluate(
        """() => {
            window.longFrames = [];
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) window.longFrames.push(entry.duration);
            }).observe({ type: "longtask", buffered: false });
        }"""
    )


def scrolled(page: Page) -> float:
    """The longest task while the page is scrolled from its start to its end, in milliseconds."""
    page.evaluate("window.longFrames = []; window.scrollTo({ top: 0, behavior: 'instant' })")
    for _ in range(60):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(16)
    return float(page.evaluate("Math.max(0, ...window.longFrames)"))


def page_weight(browser: Browser, address: str) -> dict[str, tuple[int, int]]:
    """The bytes of scripts and styles of the workbench, with gzip and with Brotli.

    Both are kept ready in production; a browser takes Brotli over https.
    """
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    bodies: dict[str, list[bytes]] = {"script": [], "stylesheet": []}
    for answer in answers:
        if answer.request.resource_type in bodies:
            bodies[answer.request.resource_type].append(answer.body())
    context.close()
    return {
        sort: (
            sum(len(gzip.compress(body, 9)) for body in all_of_it),
            sum(len(brotli.compress(body)) for body in all_of_it),
        )
        for sort, all_of_it in bodies.items()
    }


def show(figures: list[Figures], weights: dict[str, tuple[int, int]]) -> None:
    """Print the table."""
    rows = (
        ("marks on the page", lambda one: one.marks),
        ("first marked text, ms", lambda one: statistics.median(one.first_mark)),
        ("key to selection, ms", lambda one: statistics.median(one.key_to_selection)),
        ("key to mark shown, ms", lambda one: statistics.median(one.key_to_mark)),
        ("  the slowest of them, ms", lambda one: max(one.key_to_mark)),
        ("bytes sent for an edit", lambda one: statistics.median(one.sent)),
        ("bytes received for it", lambda one: statistics.median(one.received)),
        ("longest task, editing, ms", lambda one: one.longest_frame[0]),
        ("longest task, scrolling, ms", lambda one: one.longest_frame[1]),
    )
    print(f"{'':30}" + "".join(f"{one.words:>12,}" for one in figures) + "  words")
    for name, value in rows:
        print(f"{name:30}" + "".join(f"{value(one):>12,.0f}" for one in figures))
    print()
    for place, name in enumerate(("gzip", "Brotli")):
        script, style = weights["script"][place], weights["stylesheet"][place]
        print(
            f"JavaScript (htmx and all) {script:,} and CSS {style:,} bytes with {name}:"
            f" {script + style:,}"
        )


if __name__ == "__main__":
    main()
