"""What training minimises: the CRF's negative log likelihood, and the linking and kind losses."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from newsapp.detection.tagger.labels import FORBIDDEN, NOT_FIRST, NOT_LAST, step_scores
from newsapp.training.examples import IGNORED, NOTHING, Batch
from newsapp.training.model import Tagger

LINK_WEIGHT = 0.15
KIND_WEIGHT = 0.05


@dataclass(frozen=True, slots=True)
class Losses:
    """The parts of the loss of one batch; ``total`` is what is minimised."""

    total: Tensor
    tags: Tensor
    link: Tensor
    kind: Tensor


def gather_words(pieces: Tensor, places: Tensor) -> Tensor:
    """[batch, pieces, n] -> [batch, words, n]: what stands at each word's first piece."""
    return pieces.gather(1, places[:, :, None].expand(-1, -1, pieces.shape[2]))


def constrained(scores: Tensor, batch: Batch) -> Tensor:
    """Tag scores with those forbidden that would carry a span over a line end."""
    low = torch.tensor(FORBIDDEN)
    not_first, not_last = torch.from_numpy(NOT_FIRST), torch.from_numpy(NOT_LAST)
    scores = torch.where(batch.first[:, :, None] & not_first, low, scores)
    return torch.where(batch.last[:, :, None] & not_last, low, scores)


def tag_loss(scores: Tensor, transitions: Tensor, batch: Batch) -> Tensor:
    """Mean negative log likelihood per word of the gold tags under a linear-chain CRF."""
    steps = transitions + torch.from_numpy(step_scores())
    present = batch.present.to(scores.dtype)
    gold = scores.gather(2, batch.tags[:, :, None])[:, :, 0] * present
    follow = steps[batch.tags[:, :-1], batch.tags[:, 1:]] * present[:, 1:]
    alpha = scores[:, 0]
    for word in range(1, scores.shape[1]):
        step = torch.logsumexp(alpha[:, :, None] + steps, dim=1) + scores[:, word]
        alpha = torch.where(batch.present[:, word, None], step, alpha)
    partition = torch.logsumexp(alpha, dim=1)
    return (partition.sum() - gold.sum() - follow.sum()) / present.sum()


def link_loss(query: Tensor, key: Tensor, batch: Batch) -> Tensor:
    """Cross entropy, per span, of the word that a cue or content points at; word -1 is [CLS]."""
    words = gather_words(key, batch.places)
    scores = gather_words(query, batch.places) @ words.transpose(1, 2)
    scores = scores.masked_fill(~batch.present[:, None, :], FORBIDDEN)
    nothing = gather_words(query, batch.places) @ key[:, :1].transpose(1, 2)
    scores = torch.cat([nothing, scores], dim=2)
    target = torch.where(batch.link == IGNORED, IGNORED, batch.link - NOTHING)
    loss = functional.cross_entropy(
        scores.flatten(0, 1), target.flatten(), reduction="none", ignore_index=IGNORED
    )
    weight = batch.weight.flatten() * (target.flatten() != IGNORED)
    return (loss * weight).sum() / weight.sum().clamp(min=1.0)


def kind_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross entropy, per span, of the kind, where the corpus has it."""
    target = batch.kind.flatten()
    loss = functional.cross_entropy(
        gather_words(scores, batch.places).flatten(0, 1),
        target,
        reduction="none",
        ignore_index=IGNORED,
    )
    weight = batch.weight.flatten() * (target != IGNORED)
    return (loss * weight).sum() / weight.sum().clamp(min=1.0)


def losses(tagger: Tagger, batch: Batch, bfloat16: bool) -> Losses:
    """Runs the network over a batch. Encoder in bfloat16 if asked; the losses are in float32."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
        tags, query, key, kind = tagger(batch.ids, batch.features, batch.mask)
    tags, query, key, kind = tags.float(), query.float(), key.float(), kind.float()
    scores = constrained(gather_words(tags, batch.places), batch)
    parts = (
        tag_loss(scores, tagger.transitions, batch),
        link_loss(query, key, batch),
        kind_loss(kind, batch),
    )
    return Losses(parts[0] + LINK_WEIGHT * parts[1] + KIND_WEIGHT * parts[2], *parts)
