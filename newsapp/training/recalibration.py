"""``python -m newsapp.training.recalibration``: fits a model file's confidence, nothing else.

A newsroom whose articles differ from those that the model was made from does this on its own
confirmed articles, in a minute and without training.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsapp.detection.tagger.reader import ModelError, Tagger
from newsapp.training.calibration import cross_validated, fit, gather
from newsapp.training.corpus import CorpusError, read_corpus
from newsapp.training.export import restamp_confidence
from newsapp.training.report import reliability


def main(argv: list[str] | None = None) -> int:
    """Fits, writes the weights into the file, prints the table; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m newsapp.training.recalibration")
    parser.add_argument("model", type=Path, help="the model file, changed in place")
    parser.add_argument("articles", type=Path, help="confirmed articles in JSON lines")
    arguments = parser.parse_args(argv)
    try:
        articles = read_corpus(arguments.articles)
        rows, right, number = gather(Tagger(arguments.model), articles)
    except (CorpusError, ModelError, OSError) as error:
        sys.stdout.write(f"Nothing was changed: {error}\n")
        return 2
    if not len(rows):
        sys.stdout.write("Nothing was changed: no attribution was found to fit on.\n")
        return 2
    table, error_expected = reliability(cross_validated(rows, right, number))
    weights = [round(weight, 4) for weight in fit(rows, right).tolist()]
    restamp_confidence(arguments.model, weights)
    sys.stdout.write("attributions  mean confidence  share right\n")
    for count, mean, share in table:
        sys.stdout.write(f"{count:12}  {mean:15.2f}  {share:11.2f}\n")
    sys.stdout.write(f"expected calibration error, five folds: {error_expected:.4f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
