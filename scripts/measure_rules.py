"""How long the rules take on one article, each and all together: the best of five, in milliseconds.

    .venv/bin/python scripts/measure_rules.py [ARTICLE.txt]

Without a file it measures an invented article of about 50,000 words with 2,000 attributions, whose
marks are given; a file is marked by detection first, which is not counted. The time of a rule holds
what it is the first to work out for all of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from newsapp.detection import Detection, detect
from newsapp.policy import RULES, evaluate
from newsapp.policy.notation import read
from newsapp.policy.reading import Reading
from newsapp.policy.types import Metadata, Policy, Severity

PASSAGE = (
    "[anonymous#s{n}:An official at the ministry] {{said}} <the port in district {n} would close "
    "and that the firm had hidden the tests>. | {{According to}} [media#m{n}:the Courier], <“the "
    "cranes were all sold to a buyer abroad”>. | [named_person#p{n}:Ines Barroso {n}] {{said}} "
    "<trade would move north>. | [anonymous#s{n}:He] {{added}} <that the mayor was lazy and had "
    "taken bribes>. !@The firm@ did not respond!. The road to the harbour runs past the old mills, "
    "which were built when the river was still the main street of the town, and nobody can "
    "remember a winter in which the water did not come in. The council keeps a “list” of houses."
    "\n\n| "
)


def main() -> None:
    """Measure and print."""
    if len(sys.argv) > 1:
        detection = detect(Path(sys.argv[1]).read_text(encoding="utf-8"))
    else:
        detection = read("".join(PASSAGE.format(n=number) for number in range(500)))
    metadata = Metadata()
    words = len(detection.text.split())
    lines = [f"{words} words, {len(detection.attributions)} attributions"]
    for rule in RULES.values():
        best = min(_seconds(partial(_run, detection, metadata, rule.id)) for _ in range(5))
        lines.append(f"{rule.id}  {1000 * best:7.1f}  {rule.name}")
    policy = Policy("all", 1, "All", Severity.HIGH, {one: RULES[one].default for one in RULES})
    best = min(_seconds(lambda: evaluate(detection, policy, metadata)) for _ in range(5))
    lines.append(f"all  {1000 * best:7.1f}  {len(evaluate(detection, policy, metadata))} flags")
    sys.stdout.write("\n".join(lines) + "\n")


def _run(detection: Detection, metadata: Metadata, rule: str) -> None:
    list(RULES[rule].check(Reading(detection, metadata), RULES[rule].default))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
