"""Writes the model card: what the shipped file was made from, what it can do and where it fails."""

from __future__ import annotations

from newsapp.detection.tagger.labels import ROLES
from newsapp.training.evaluation import Figures
from newsapp.training.loop import Plan
from newsapp.training.report import Report

_HEAD = """# Model card: the span finder

Marks in an English news text the words that name a **source**, the **cue** that credits it and the
**content** that is credited, and links them. It does not judge whether a claim is true, and it
identifies nobody. Version `{version}`.

## What it is made from

| Part | Origin | Licence |
|---|---|---|
| Encoder | all-MiniLM-L6-v2 (sentence-transformers), 22 million parameters | Apache 2.0 |
| Training data | {corpus}: {articles} articles, {attributions} attributions | {licence} |
| Kinds | {with_kind} of these attributions carry a kind | as above |
| Invented articles | {invented}, from the phrase book of this project | this project's |

No text of the corpus is in the file; its weights were fitted to it.

The network: the encoder, with learned embeddings for quotation marks, letter case, line starts and
place in the article; a linear-chain CRF over begin/inside/end/single tags for the three roles; a
linking head (a cue points at its source, content at its cue); a head for the kind. Spans never run
over a line end. Trained with AdamW for at most {epochs} epochs, the rate {rate:g} falling in a
line, batches of {batch} windows of 320 pieces, {masked:.0%} of the words hidden or swapped,
quotation marks varied, seed {seed}; the weights are a moving average. Shipped with 8-bit weights:
{size:.1f} MB.
"""

_TAIL = """
## Known failures

- Where content begins and ends is partly convention: people who code the same articles agree on
  exactly the same content in about seven cases of ten.
- Trained on United States news of 2015 and 2016, mostly politics. Other fields, British usage and
  unusual layouts are found less surely; check them with your own articles.
- English only. Content that continues over several paragraphs without a new cue may be left out.
- A cue and its source more than about 250 words apart are not linked.

## Training again, on your own corrections

1. Export confirmed articles as JSON lines (`{{"name", "text", "attributions": [{{"source": [[start,
   end]], "cue": ..., "content": ..., "kind": ...}}]}}`, offsets in code points).
2. Put them behind the corpus, or alone, in one file; keep a tenth aside to measure with.
3. `python -m newsapp.training --corpus train.jsonl --development dev.jsonl --output tagger.onnx`
4. Compare the report with this card before you replace the file.
"""


_CURES = (
    ("taken for", "articles in which such words are both; a longer look at the sentence"),
    ("broken", "a price for every further part; content that runs on in the corpus"),
    ("invented", "articles with acts and events that nobody reports, coded to the end"),
    ("missed", "articles with rarer cues; a lower price of the role finds more and errs more"),
    ("starts", "one convention for connectives, conjunctions and titles before a span"),
    ("ends", "one convention for appositions, addressees, times and trailing clauses"),
)
"""What would cure an error, by a word of its name; the first that fits."""


def _cure(error: str) -> str:
    return next((cure for word, cure in _CURES if word in error), "more examples")


def _row(name: str, found: Figures) -> str:
    exact = " | ".join(f"{found.exact[role]:.3f}" for role in ROLES)
    overlap = " | ".join(f"{found.overlap[role]:.3f}" for role in ROLES)
    return f"| {name} | {exact} | {overlap} |"


def card(
    report: Report,
    plan: Plan,
    *,
    version: str,
    corpus: str,
    licence: str,
    articles: int,
    attributions: int,
    with_kind: int,
    invented: int,
) -> str:
    """The card as Markdown. ``corpus`` and ``licence`` describe the training data in words."""
    lines = [
        _HEAD.format(
            version=version,
            corpus=corpus,
            licence=licence,
            articles=f"{articles:,}",
            attributions=f"{attributions:,}",
            with_kind=f"{with_kind:,}",
            invented=invented,
            epochs=plan.epochs,
            rate=plan.rate,
            batch=plan.batch_size,
            masked=plan.masked_share,
            seed=plan.seed,
            size=report.model_bytes / 1e6,
        ),
        f"## Figures on {report.articles} articles that it was not trained on",
        "",
        "The checkpoint and the prices of spans were chosen on these same articles: expect a",
        "little less elsewhere.",
        "",
        "| | exact F1 source | cue | content | overlap F1 source | cue | content |",
        "|---|---|---|---|---|---|---|",
        _row("**all**", report.spans),
        *(_row(name, found) for name, found in report.by_outlet.items()),
        "",
        f"Attributions found whole (source, cue and content linked): {report.linked_recall:.3f}.",
        "",
    ]
    if report.linked_by_kind:
        lines += ["| kind of source | found whole | of |", "|---|---|---|"]
        lines += [
            f"| {kind} | {hits / total:.3f} | {total} |"
            for kind, (hits, total) in report.linked_by_kind.items()
        ]
        lines.append("")
    lines += [
        "## How far its confidence can be trusted",
        "",
        "The confidence of an attribution is the chance that a person would mark one there with",
        "about the same parts. Fitted and checked on different articles, in five folds:",
        f"the expected calibration error is {report.calibration_error:.3f}.",
        "",
        "| attributions | mean confidence | share right |",
        "|---|---|---|",
        *(f"| {n} | {mean:.2f} | {right:.2f} |" for n, mean, right in report.reliability),
        "",
        "## The most frequent errors",
        "",
        "| error | spans | what would cure it |",
        "|---|---|---|",
        *(f"| {name} | {count} | {_cure(name)} |" for name, count in report.errors),
        "",
        f"Speed where it was measured: {report.words_per_second:,.0f} words a second, two threads.",
        *(f"\n{note}" for note in report.notes),
    ]
    return "\n".join(lines) + "\n" + _TAIL.format()
