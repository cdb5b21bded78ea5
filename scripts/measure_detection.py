"""How fast the installed detector is, and how much memory it takes.

    .venv/bin/python scripts/measure_detection.py [ARTICLES.jsonl]

Without a file it measures invented text; with one, the "text" of its first 84 lines.
Wall time is what a person waits, processor time what other work on the machine does not change;
the machine's load stands beside them. Everything runs in this one process, without a database.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
ARTICLES = 84
RUNS = 9


def memory() -> str:
    """Resident memory now and at its highest, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    now = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return f"{now:.0f} MB, {most:.0f} at most"


def words_of(text: str, count: int) -> str:
    """About the first ``count`` words, repeated where there are fewer."""
    words = text.split(" ")
    while len(words) < count:
        words = words * 2
    return " ".join(words[:count])


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    arguments.add_argument("articles", nargs="?", type=Path)
    texts = read(arguments.parse_args().articles)
    began, processor = time.perf_counter(), time.process_time()
    from newsapp.detection import detect
    from newsapp.detection.finders import default_finder

    finder = default_finder()
    detect("Rain came, the mayor said.")
    print(f"machine      {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"detector     {finder.name}")
    wall, processor = time.perf_counter() - began, time.process_time() - processor
    print(f"start-up     {wall:.2f} s, {processor:.2f} s of processor time")
    print(f"memory       {memory()}")

    def timed(label: str, these: Sequence[str]) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        for text in these:
            detect(text, language="en")
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        words = sum(len(text.split()) for text in these)
        print(
            f"{label:12} {words:6,} words in {wall:6.2f} s: {words / wall:,.0f} a second,"
            f" {words / processor:,.0f} a second of processor time; {memory()}"
        )

    timed(f"{len(texts)} texts", texts)
    whole = "\n".join(texts)
    short = words_of(whole, 800)
    waits = []
    for _ in range(RUNS):
        began = time.perf_counter()
        detect(short, language="en")
        waits.append((time.perf_counter() - began) * 1000)
    print(
        f"800 words    {statistics.median(waits):.0f} ms (median of {RUNS}), best {min(waits):.0f}"
    )
    for count in (6_250, 12_500, 25_000, 50_000):
        timed("one text", [words_of(whole, count)])


def read(path: Path | None) -> list[str]:
    """The texts to measure with."""
    if path is None:
        from measure import long_article

        return [long_article(800, 40) for _ in range(10)]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][:ARTICLES]


if __name__ == "__main__":
    main()
