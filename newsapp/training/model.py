"""The network: a small BERT with features, a CRF over role tags, a linking and a kind head."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from newsapp.detection.tagger.input import FEATURE_SIZES

KIND_COUNT = 9


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    tags: int = 13
    link_width: int = 96
    dropout: float = 0.1


class Layer(nn.Module):
    """One encoder layer of BERT, normalised after each part."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attend = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.attended_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = shape.dropout

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """``states`` [batch, pieces, width]; ``bias`` [batch, 1, 1, pieces], low at padding."""
        batch, length, width = states.shape
        query, key, value = (
            self.attend(states)
            .view(batch, length, 3, self.heads, width // self.heads)
            .permute(2, 0, 3, 1, 4)
        )
        drop = self.dropout if self.training else 0.0
        if self.training:
            mixed = functional.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
        else:
            scores = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + bias
            mixed = scores.softmax(-1) @ value
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, length, width))
        states = self.attended_norm(states + functional.dropout(mixed, drop, self.training))
        inner = self.narrow(functional.gelu(self.widen(states)))
        output: Tensor = self.norm(states + functional.dropout(inner, drop, self.training))
        return output


class Tagger(nn.Module):
    """Pieces and features in; tag, linking and kind scores per piece out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.pieces: nn.Module = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        tables = [nn.Embedding(size, shape.width) for size in FEATURE_SIZES]
        self.features = nn.ModuleList(tables)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tag = nn.Linear(shape.width, shape.tags)
        self.link_query = nn.Linear(shape.width, shape.link_width)
        self.link_key = nn.Linear(shape.width, shape.link_width)
        self.kind = nn.Linear(shape.width, KIND_COUNT)
        self.transitions = nn.Parameter(torch.zeros(shape.tags, shape.tags))
        for table in tables:
            nn.init.normal_(table.weight, std=0.005)

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """``ids`` [batch, pieces]; ``features`` [batch, pieces, 4]; ``mask`` 1 where a piece is."""
        place = torch.arange(ids.shape[1], device=ids.device)
        states = self.pieces(ids) + self.positions(place)
        for number, table in enumerate(self.features):
            states = states + table(features[:, :, number])
        states = self.norm(states)
        if self.training:
            states = functional.dropout(states, self.shape.dropout)
        bias = (mask[:, None, None, :].to(states.dtype) - 1.0) * 10000.0
        for layer in self.layers:
            states = layer(states, bias)
        if self.training:
            states = functional.dropout(states, self.shape.dropout)
        query = self.link_query(states) * self.shape.link_width**-0.5
        return self.tag(states), query, self.link_key(states), self.kind(states)


def from_encoder(folder: Path) -> Tagger:
    """A tagger over the encoder's published weights.

    ``folder`` holds config.json and model.safetensors.
    The weight of segment 0 is added to every position, since there is only one segment here.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    shape = Shape(
        vocabulary=config["vocab_size"],
        width=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        positions=config["max_position_embeddings"],
    )
    tagger = Tagger(shape)
    weights = load_file(folder / "model.safetensors")
    state = tagger.state_dict()
    state["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = (
        weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(shape.layers):
            old, new = f"encoder.layer.{number}", f"layers.{number}"
            state[f"{new}.attend.{part}"] = torch.cat(
                [
                    weights[f"{old}.attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")
                ]
            )
            for mine, theirs in (
                ("attended", "attention.output.dense"),
                ("attended_norm", "attention.output.LayerNorm"),
                ("widen", "intermediate.dense"),
                ("narrow", "output.dense"),
                ("norm", "output.LayerNorm"),
            ):
                state[f"{new}.{mine}.{part}"] = weights[f"{old}.{theirs}.{part}"]
    tagger.load_state_dict(state)
    return tagger


def save(tagger: Tagger, path: Path) -> None:
    """Writes weights and sizes."""
    torch.save({"shape": asdict(tagger.shape), "state": tagger.state_dict()}, path)


def load(path: Path) -> Tagger:
    """Reads what :func:`save` wrote."""
    stored = torch.load(path, weights_only=True)
    tagger = Tagger(Shape(**stored["shape"]))
    tagger.load_state_dict(stored["state"])
    return tagger
