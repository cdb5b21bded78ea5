"""How long the review's writes take on a long article: medians, in milliseconds, without a server.

    .venv/bin/python scripts/measure_review.py [--words 10000] [--attributions 400] [--runs 20]

It marks an invented article with the grammar, on a database of its own in a temporary folder
(DATABASE_URL is honoured: give it an empty one). On a busy machine the processor's time says more;
on PostgreSQL the server's is not in it. "without memory" is the same write by a process
that has not assessed the version before; see newsapp/corpus/remembered.py.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run the steps and print the medians."""
    arguments = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    arguments.add_argument("--words", type=int, default=10_000)
    arguments.add_argument("--attributions", type=int, default=400)
    arguments.add_argument("--runs", type=int, default=20)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ON_RECORD_LOCAL": "true", "ON_RECORD_DATA": folder}
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsapp.settings"
        sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
        measure(given.words, given.attributions, given.runs)


def measure(words: int, attributions: int, runs: int) -> None:
    """Do every step ``runs`` times and print how long it took."""
    import django

    django.setup()
    from django.core.management import call_command
    from measure import long_article

    from newsapp.corpus import remembered
    from newsapp.corpus.actions.accounts import default_desk, ensure_local_editor
    from newsapp.corpus.actions.articles import store_article
    from newsapp.corpus.actions.attributions import add_attribution
    from newsapp.corpus.actions.decisions import decide, take_back
    from newsapp.corpus.actions.policies import add_policy, put_in_force
    from newsapp.corpus.actions.sign_offs import reopen, sign_off
    from newsapp.corpus.models import Article, Flag
    from newsapp.corpus.queries.articles import current_version, metadata_of
    from newsapp.corpus.queries.detections import detection_of
    from newsapp.corpus.queries.history import changes_of, history_of
    from newsapp.corpus.queries.review_queue import review_queue
    from newsapp.corpus.queries.sign_offs import blockers
    from newsapp.detection import detect, pipeline
    from newsapp.detection.grammar.finder import GrammarFinder
    from newsapp.detection.types import Role
    from newsapp.policy import evaluate
    from newsapp.policy.registry import RULES
    from newsapp.policy.types import Outcome, Policy, Severity

    call_command("migrate", verbosity=0)
    finder = GrammarFinder()
    pipeline.default_finder = lambda: finder
    user, desk = ensure_local_editor(), default_desk()
    every = Policy(
        "every",
        1,
        "Every rule",
        Severity.HIGH,
        {name: rule.default for name, rule in RULES.items()},
    )
    policy = add_policy(desk, every, name="Every rule", by=user)
    put_in_force(policy, revision=1, by=user)
    text = long_article(words, attributions)
    store_article(Article(desk=desk, title="Works", created_by=user), detect(text))
    version = current_version(Article.objects.get())
    detection, metadata = detection_of(version), metadata_of(version.article, version)
    places = list(re.finditer(r"\b[a-z]{6,}\b", text))
    print(
        f"{len(text.split()):,} words, {version.attributions.count()} attributions, "
        f"{version.flags.filter(active=True).count()} flags of {len(RULES)} rules; "
        f"medians of {runs}"
    )

    def timed(step: str, action: Callable[[int], object], times: int = runs) -> None:
        took, worked = [], []
        for run in range(times):
            begun, begun_work = time.perf_counter(), time.process_time()
            action(run)
            took.append((time.perf_counter() - begun) * 1000)
            worked.append((time.process_time() - begun_work) * 1000)
        print(
            f"{step:28}{statistics.median(took):8.1f} ms"
            f"{statistics.median(worked):8.1f} ms of processor"
        )

    def label(run: int) -> None:
        place = places[run * 7]
        add_attribution(
            version,
            role=Role.CUE,
            start=place.start(),
            end=place.end(),
            quote=place.group(),
            by=user,
        )

    def label_without_memory(run: int) -> None:
        remembered.forget_all()
        label(runs + run)

    def decide_and_take_back(run: int) -> None:
        flag = Flag.objects.filter(version=version, active=True)[0]
        decide(flag, outcome=Outcome.DISMISS, note="seen", revision=flag.revision, by=user)
        take_back(flag, revision=flag.revision + 1, by=user)

    def sign_and_open(run: int) -> None:
        sign_off(version, by=user)
        reopen(version, reason="measured", by=user)

    timed("all rules", lambda run: evaluate(detection, every, metadata))
    timed("label", label)
    timed("label without memory", label_without_memory)
    timed("decide and take back", decide_and_take_back)
    timed("what blocks a sign-off", lambda run: blockers(version))
    for flag in Flag.objects.filter(version=version, active=True):
        decide(flag, outcome=Outcome.DISMISS, note="seen", revision=flag.revision, by=user)
    timed("sign off and re-open", sign_and_open, max(1, runs // 4))
    timed("queue", lambda run: list(review_queue(user)[:50]))
    timed("history", lambda run: history_of(version.article, changes_of(version.article)))


if __name__ == "__main__":
    main()
