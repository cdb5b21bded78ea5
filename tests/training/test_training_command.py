"""``python -m newsapp.training`` in one go: corpus in, model file, figures and card out.

The encoder here is a small one of random weights, so that all takes seconds: what is tested is that
every step runs and that what it writes can be read. Without training's packages it is skipped.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

WHY = "training's dependency group is not installed"
torch = pytest.importorskip("torch", reason=WHY)
pytest.importorskip("onnx", reason=WHY)
safetensors = pytest.importorskip("safetensors.torch", reason=WHY)

from newsapp.detection.pipeline import detect  # noqa: E402
from newsapp.detection.tagger.finder import TrainedFinder  # noqa: E402
from newsapp.detection.types import Role  # noqa: E402
from newsapp.training.__main__ import lessons, main  # noqa: E402
from newsapp.training.corpus import GoldArticle  # noqa: E402
from newsapp.training.invented import invented_articles  # noqa: E402

WIDTH, INNER, VOCABULARY = 24, 48, 30_522
"""The vocabulary has its usual size: ids of the encoder's special pieces are fixed."""


def write_corpus(path: Path, articles: list[GoldArticle]) -> Path:
    rows = [
        {
            "name": each.name,
            "text": each.text,
            "attributions": [
                {role.value: [[s.start, s.end] for s in a.spans(role)] for role in Role}
                | {"kind": a.kind}
                for a in each.attributions
            ],
        }
        for each in articles
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def write_encoder(folder: Path, articles: list[GoldArticle]) -> Path:
    """Two layers of random weights, and a tokenizer that knows the words of ``articles``."""
    folder.mkdir()
    words = sorted({word for each in articles for word in each.text.lower().split()})
    vocabulary = {"[UNK]": 100} | {word: 2000 + n for n, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    sizes = {
        "vocab_size": VOCABULARY,
        "hidden_size": WIDTH,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": INNER,
        "max_position_embeddings": 512,
    }
    (folder / "config.json").write_text(json.dumps(sizes), encoding="utf-8")
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (VOCABULARY, WIDTH),
        "embeddings.position_embeddings.weight": (512, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    for layer in range(2):
        parts = {
            "attention.self.query": (WIDTH, WIDTH),
            "attention.self.key": (WIDTH, WIDTH),
            "attention.self.value": (WIDTH, WIDTH),
            "attention.output.dense": (WIDTH, WIDTH),
            "intermediate.dense": (INNER, WIDTH),
            "output.dense": (WIDTH, INNER),
            "attention.output.LayerNorm": (WIDTH,),
            "output.LayerNorm": (WIDTH,),
        }
        for name, shape in parts.items():
            shapes[f"encoder.layer.{layer}.{name}.weight"] = shape
            shapes[f"encoder.layer.{layer}.{name}.bias"] = shape[:1]
    torch.manual_seed(5)
    weights = {
        name: torch.ones(shape) if "LayerNorm.weight" in name else torch.randn(shape) * 0.1
        for name, shape in shapes.items()
    }
    safetensors.save_file(weights, str(folder / "model.safetensors"))
    return folder


@pytest.mark.filterwarnings("ignore")  # the exporter and the quantizer warn about themselves
def test_one_command_writes_a_model_that_reads(tmp_path: Path) -> None:
    articles = invented_articles(24, seed=1)
    corpus = write_corpus(tmp_path / "train.jsonl", articles[:20])
    development = write_corpus(tmp_path / "dev.jsonl", articles[20:])
    encoder = write_encoder(tmp_path / "encoder", articles)
    output, card = tmp_path / "tagger.onnx", tmp_path / "MODEL_CARD.md"
    arguments = ["--corpus", corpus, "--development", development, "--encoder", encoder]
    arguments += ["--output", output, "--card", card, "--work", tmp_path / "work"]
    arguments += ["--epochs", "2", "--invented", "6", "--version", "test"]
    assert main([str(each) for each in arguments]) == 0
    finder = TrainedFinder(output)
    assert finder.name == "tagger@test"
    text = articles[0].text
    assert detect(text, finder=finder, language="en") == detect(text, finder=finder, language="en")
    report = json.loads((tmp_path / "work" / "report.json").read_text("utf-8"))
    assert report["articles"] == 4
    assert 0.0 <= report["spans"]["exact"]["source"] <= 1.0
    assert "# Model card: the span finder" in card.read_text("utf-8")
    epochs = (tmp_path / "work" / "log.jsonl").read_text("utf-8").splitlines()
    assert len(epochs) == 2


def test_every_epoch_has_its_own_share_and_its_own_invented_articles() -> None:
    corpus = [GoldArticle(f"a_{number}", "Rain.", ()) for number in range(10)]
    first, second = (lessons(corpus, 0.5, 4, seed=7)(epoch) for epoch in (0, 1))
    assert len(first) == len(second) == 9
    assert len({each.name for each in first[:5]}) == 5
    assert first[:5] != second[:5]
    assert not {each.text for each in first[5:]} & {each.text for each in second[5:]}
    assert first == lessons(corpus, 0.5, 4, seed=7)(0)


def test_a_faulty_corpus_is_refused_before_anything_is_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    encoder = write_encoder(tmp_path / "encoder", invented_articles(1, seed=1))
    corpus = tmp_path / "train.jsonl"
    corpus.write_text('{"name": "a", "text": "Rain.", "attributions": [{"cue": [[0, 9]]}]}\n')
    arguments = ["--corpus", corpus, "--encoder", encoder, "--output", tmp_path / "tagger.onnx"]
    assert main([str(each) for each in arguments]) == 2
    assert "line 1" in capsys.readouterr().out
    assert not (tmp_path / "tagger.onnx").exists()
