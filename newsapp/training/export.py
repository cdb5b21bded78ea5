"""Writes a trained network as the one file that is shipped: 8-bit ONNX with metadata."""

from __future__ import annotations

import copy
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from newsapp.detection.tagger.decoding import Prices
from newsapp.detection.tagger.reader import FORMAT
from newsapp.training.model import Layer, Tagger

OUTPUTS = ("tags", "query", "key", "kind")


class _RoundedTable(nn.Module):
    """An embedding table in 8 bits with a scale for each row.

    The quantizer of onnxruntime has one scale for the whole table, which costs half a point of F1.
    """

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """[batch, pieces] -> [batch, pieces, width]."""
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return functional.embedding(ids, rows).float() * functional.embedding(ids, scale)


class _Attention(torch.autograd.Function):
    """All of attention as one node, which onnxruntime computes without the table of all pairs.

    A fifth less time than the same in single steps. It takes no mask: windows are read one by one.
    """

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """[batch, pieces, width] for each of the four."""
        split = [each.unflatten(2, (heads, -1)).transpose(1, 2) for each in (query, key, value)]
        mixed = functional.scaled_dot_product_attention(*split)
        return mixed.transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The node."""
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return node.setType(query.type())


class _Layer(nn.Module):
    """An encoder layer as it runs: one node for attention, nothing dropped."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, states: Tensor, _: Tensor) -> Tensor:
        """[batch, pieces, width] -> the same."""
        layer = self.layer
        query, key, value = layer.attend(states).split(states.shape[2], dim=2)
        mixed = layer.attended(_Attention.apply(query, key, value, layer.heads))
        states = layer.attended_norm(states + mixed)
        inner = layer.narrow(functional.gelu(layer.widen(states)))
        output: Tensor = layer.norm(states + inner)
        return output


class _Graph(nn.Module):
    """The network as a graph: what it computes at run time, nothing of training."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = copy.deepcopy(tagger)
        self.tagger.pieces = _RoundedTable(tagger.pieces.get_parameter("weight").detach())
        self.tagger.layers = nn.ModuleList(_Layer(layer) for layer in self.tagger.layers)

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """As the tagger, for windows without padding."""
        found: tuple[Tensor, ...] = self.tagger(ids, features, torch.ones(ids.shape))
        return found


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file holds besides the network; ``tokenizer`` is its JSON."""

    version: str
    tokenizer: str
    steps: list[list[float]]
    prices: Prices
    confidence: list[float]


def write_float(tagger: Tagger, path: Path) -> None:
    """Writes the network with 32-bit weights, the table of pieces excepted (8 bits)."""
    tagger.eval()
    example = (
        torch.ones(2, 16, dtype=torch.int64),
        torch.zeros(2, 16, 4, dtype=torch.int64),
    )
    names = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        _Graph(tagger),
        example,
        str(path),
        input_names=["ids", "features"],
        output_names=list(OUTPUTS),
        dynamic_axes=dict.fromkeys(("ids", "features", *OUTPUTS), names),
        opset_version=17,
        dynamo=False,
    )


def write_8bit(
    source: Path, path: Path, reduce_range: bool = True, keep: tuple[str, ...] = ()
) -> None:
    """Writes the network of ``source`` with 8-bit weights, a scale for each row or column.

    ``reduce_range`` uses 7 of the 8 bits, so that sums do not saturate on processors without
    VNNI (on the development corpus the figures are the same); nodes in ``keep`` stay in 32 bits.
    """
    quantize_dynamic(
        str(source),
        str(path),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(keep),
    )


def stamp(path: Path, metadata: Metadata) -> None:
    """Gives the file at ``path`` its metadata, in place of any that it has."""
    model = onnx.load(str(path))
    del model.metadata_props[:]
    about = {
        "format": FORMAT,
        "version": metadata.version,
        "tokenizer": metadata.tokenizer,
        "steps": json.dumps([[round(value, 5) for value in row] for row in metadata.steps]),
        "prices": json.dumps(asdict(metadata.prices)),
        "confidence": json.dumps(metadata.confidence),
    }
    for key, value in about.items():
        model.metadata_props.add(key=key, value=value)
    onnx.save(model, str(path))


def restamp_confidence(path: Path, weights: list[float]) -> None:
    """Replaces the weights of confidence in the file at ``path`` and leaves the rest as it is."""
    model = onnx.load(str(path))
    (held,) = (each for each in model.metadata_props if each.key == "confidence")
    held.value = json.dumps(weights)
    onnx.save(model, str(path))
