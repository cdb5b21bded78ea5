"""The training loop: AdamW, a rate that rises and falls, an average of the weights, checkpoints."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from newsapp.detection.tagger.decoding import Prices
from newsapp.training.corpus import GoldArticle
from newsapp.training.evaluation import Figures, consider, evaluate
from newsapp.training.examples import batches, stack
from newsapp.training.model import Tagger, save
from newsapp.training.objective import losses


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. ``minutes`` (0: no limit) makes the rate fall sooner, so that training ends in
    time; the result then depends on the machine's speed, otherwise only on ``seed``."""

    epochs: int = 8
    batch_size: int = 16
    rate: float = 3e-4
    head_rate: float = 1e-3
    step_rate: float = 5e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    average: float = 0.99
    masked_share: float = 0.05
    clip: float = 1.0
    seed: int = 3
    bfloat16: bool = True
    minutes: float = 0.0


class Average:
    """A moving average of a network's weights."""

    def __init__(self, tagger: Tagger, decay: float) -> None:
        self.decay = decay
        self.state = {name: value.clone() for name, value in tagger.state_dict().items()}

    @torch.no_grad()
    def update(self, tagger: Tagger) -> None:
        """Moves the average towards the weights as they are."""
        for name, value in tagger.state_dict().items():
            self.state[name].lerp_(value, 1.0 - self.decay)


def _optimizer(tagger: Tagger, plan: Plan) -> torch.optim.AdamW:
    heads = ("tag.", "link_", "kind.", "features.")
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, weight in tagger.named_parameters():
        rate = plan.head_rate if name.startswith(heads) else plan.rate
        if name == "transitions":
            rate = plan.step_rate
        decay = plan.weight_decay if weight.ndim > 1 and name != "transitions" else 0.0
        groups.setdefault((rate, decay), []).append(weight)
    return torch.optim.AdamW(
        [
            {"params": weights, "lr": rate, "weight_decay": decay, "peak": rate}
            for (rate, decay), weights in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def _factor(progress: float, warm_up: float) -> float:
    """The rate's share of its peak at ``progress`` in 0..1: up in a line, then down in a line."""
    if progress < warm_up:
        return progress / warm_up
    return max(0.0, (1.0 - progress) / (1.0 - warm_up))


def train(
    tagger: Tagger,
    lessons: Callable[[int], list[GoldArticle]],
    development: list[GoldArticle],
    tokenizer: Tokenizer,
    plan: Plan,
    folder: Path,
    report: Callable[[str], None] = print,
    progress: Callable[[float], None] = lambda share: None,
) -> Figures | None:
    """Trains in place; ``folder`` receives a checkpoint and a line of ``log.jsonl`` per epoch.

    ``lessons`` gives the articles of an epoch (0, 1, …): they need not be the same in each.

    The network ends with the averaged weights of the best epoch on ``development``, or of the last
    one where there is no development set; ``best.pt`` holds the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    chance = np.random.default_rng(plan.seed)
    optimizer = _optimizer(tagger, plan)
    average = Average(tagger, plan.average)
    best: Figures | None = None
    began = time.monotonic()
    (folder / "plan.json").write_text(json.dumps(asdict(plan)), encoding="utf-8")
    for epoch in range(plan.epochs):
        groups = batches(lessons(epoch), tokenizer, chance, plan.batch_size, plan.masked_share)
        tagger.train()
        sums = np.zeros(3)
        done = 0.0
        for number, group in enumerate(groups):
            done = (epoch + number / len(groups)) / plan.epochs
            if plan.minutes:
                done = max(done, (time.monotonic() - began) / 60 / plan.minutes)
            if done >= 1:
                break
            for settings in optimizer.param_groups:
                settings["lr"] = settings["peak"] * _factor(done, plan.warm_up)
            parts = losses(tagger, stack(group), plan.bfloat16)
            optimizer.zero_grad(set_to_none=True)
            parts.total.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), plan.clip)
            optimizer.step()
            average.update(tagger)
            sums += [float(p.detach()) for p in (parts.tags, parts.link, parts.kind)]
            progress(done)
            if number % 20 == 19:
                means = " ".join(f"{value / (number + 1):.4f}" for value in sums)
                minutes = (time.monotonic() - began) / 60
                report(
                    f"epoch {epoch + 1} step {number + 1}/{len(groups)} "
                    f"losses {means} done {done:.3f} {minutes:.1f} min"
                )
        plain = {name: value.clone() for name, value in tagger.state_dict().items()}
        tagger.load_state_dict(average.state)
        save(tagger, folder / f"epoch-{epoch + 1}.pt")
        if development:
            now = evaluate(consider(tagger, development, tokenizer), Prices())
            report(f"epoch {epoch + 1} {now.line()}")
            row = {"epoch": epoch + 1, "exact": now.exact, "overlap": now.overlap}
            with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(row) + "\n")
            if best is None or now.mean_exact > best.mean_exact:
                best = now
                save(tagger, folder / "best.pt")
        else:
            save(tagger, folder / "best.pt")
        tagger.load_state_dict(plain)
        if done >= 1:
            break
    stored = torch.load(folder / "best.pt", weights_only=True)
    tagger.load_state_dict(stored["state"])
    return best
