"""How long the server takes for each step of the main job: medians, in milliseconds.

    .venv/bin/python scripts/measure.py [ARTICLE.txt] [--runs 30]

Without a file it measures an invented article of 10,000 words with 400 attributions. It works on
a database of its own in a temporary folder (DATABASE_URL is honoured: give it an empty one). Each
request is whole: middleware, view, database, template; the network is not in it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FIRST = ("Ines", "Marta", "Piet", "Olu", "Hana", "Rafe", "Sunniva", "Teo", "Wanda", "Yusuf")
LAST = ("Barroso", "Quill", "Okafor", "Lind", "Marsh", "Tanaka", "Weir", "Abela", "Stone", "Vance")
THINGS = ("ferry", "harbour", "reservoir", "tramline", "library", "orchard", "quarry", "lighthouse")
FILLER = (
    "The plan has been through four drafts since the spring, and none of them left the figures "
    "where the one before had put them; the columns were added up again in a small room above "
    "the old post office, where the heating works on weekdays only. "
)


def long_article(words: int = 10_000, attributions: int = 400) -> str:
    """An invented article of about that many words and attributions."""
    lines = ["Council weighs a long list of works"]
    for number in range(attributions):
        thing = THINGS[number % len(THINGS)]
        name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]}"
        lines.append(
            (
                f"Two officials said the {thing} would close for {number + 2} weeks.",
                f"“We were never asked about the {thing},” said {name}, who lives beside it.",
                f"The council said the {thing} would be paid for out of reserves.",
                f"According to {name}, the {thing} needs {number + 3} new beams.",
            )[number % 4]
        )
    spare = max(0, words - sum(len(line.split()) for line in lines)) // len(FILLER.split())
    for number in range(spare):
        lines[1 + number % attributions] += " " + FILLER.strip()
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the steps and print the medians."""
    arguments = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    arguments.add_argument("article", nargs="?", type=Path)
    arguments.add_argument("--runs", type=int, default=30)
    given = arguments.parse_args()
    text = given.article.read_text(encoding="utf-8") if given.article else long_article()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ON_RECORD_LOCAL": "true", "ON_RECORD_DATA": folder}
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsapp.settings"
        sys.path.insert(0, str(ROOT))
        measure(text, given.runs)


def measure(text: str, runs: int) -> None:
    """Do every step ``runs`` times on ``text``."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from newsapp.corpus.models import Article, Attribution, Flag, Marking
    from newsapp.corpus.worker_marking import mark

    call_command("migrate", verbosity=0)
    client = Client(headers={"Host": "127.0.0.1"})
    took: dict[str, list[float]] = defaultdict(list)
    sent: dict[str, int] = {}

    def timed(step: str, request: Callable[[], object]) -> None:
        begun = time.perf_counter()
        response = request()
        took[step].append((time.perf_counter() - begun) * 1000)
        assert getattr(response, "status_code", 500) in (200, 302), (step, response)
        sent[step] = len(getattr(response, "content", b""))

    htmx = {"HX-Request": "true"}
    for run in range(runs):
        # Each paste is another text, by its last line alone.
        body = f"{text}\nRun {run}.\n"
        timed("paste", lambda body=body: client.post("/articles/paste/", {"text": body}))
        article = Article.objects.latest("pk")
        base = f"/articles/{article.pk}/"
        marking = Marking.objects.filter(version__article=article).first()
        if marking:  # a long text: its marks are the worker's
            begun = time.perf_counter()
            mark(marking.version_id, marking.attempt)
            took["mark (worker)"].append((time.perf_counter() - begun) * 1000)
        timed("open", lambda base=base: client.get(base))
        first = Attribution.objects.filter(version__article=article).order_by("number")[0]
        word = body.split()[1]
        start = body.index(word)
        selection = {"start": start, "end": start + len(word), "quote": word}
        timed(
            "label",
            lambda base=base, data=selection: client.post(
                f"{base}attributions/",
                {"role": "source", "kind": "anonymous", **data},
                headers=htmx,
            ),
        )
        confirmed = {"state": "confirmed", "revision": first.revision}
        timed(
            "confirm",
            lambda base=base, n=first.number, data=confirmed: client.post(
                f"{base}attributions/{n}/state/", data, headers=htmx
            ),
        )
        flag = Flag.objects.filter(version__article=article, active=True)[0]
        decided = {"outcome": "dismiss", "note": "seen", "revision": flag.revision}
        timed(
            "decide",
            lambda base=base, n=flag.pk, data=decided: client.post(
                f"{base}flags/{n}/decide/", data, headers=htmx
            ),
        )
        timed("undo", lambda base=base: client.post(f"{base}undo/", headers=htmx))
        for slug in ("html", "json", "csv", "markdown"):
            timed(f"export {slug}", lambda base=base, s=slug: client.get(f"{base}export/{s}/"))
    version = article.versions.get()
    print(
        f"{len(text.split()):,} words, {version.attributions.count()} attributions, "
        f"{version.flags.filter(active=True).count()} flags; medians of {runs}"
    )
    for step, times in took.items():
        print(f"{step:16}{statistics.median(times):8.1f} ms{sent.get(step, 0):10,} bytes")


if __name__ == "__main__":
    main()
