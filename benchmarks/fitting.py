"""Fits the score of a piece from labels of answers: multiple-instance learning, one target at a time.

An answer that meets an item has at least one piece that meets it; an answer that does not has none. So the score of an
answer is the (smooth) highest of its pieces, and the loss is logistic on that. Where readers named the words that carry
an item only those pieces stand for it; where a piece is known to carry nothing (matter from elsewhere, statements that
there is nothing to tell) it counts as an answer of its own. What is fitted: a bias, weights of named features, weights
of the meaning (in the main directions of the sentences seen), and weights of doubts, which are never above zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from bot.checker.candidates import STEPS_NEEDED, STEPS_SLOPE
from bot.checker.linear import Target

SHARP = 4.0  # of the smooth maximum: the higher, the more only the best piece counts
WORD = ".~"
WORD_VALUE = 0.5


@dataclass
class Bag:
    """The pieces of one answer for one target: features and vectors by row, and whether one of them must meet it."""

    features: list[Mapping[str, float]]
    vectors: np.ndarray
    label: bool
    doubts: Mapping[str, float]
    weight: float = 1.0
    counts: Sequence[float] = ()  # set: the label stands for how much they sum up to, and not for one piece


@dataclass
class Strength:
    """How tame: penalties on squared weights, by sort; the part of imbalance between the sides that is made up for."""

    named: float = 2.5
    meant: float = 0.3
    evenness: float = 0.5
    seen: int = 3
    need: float = STEPS_NEEDED  # of summed acts, where the label stands for a sum


@dataclass
class Basis:
    """The main directions in which sentences differ."""

    of: np.ndarray = field(default_factory=lambda: np.zeros((512, 0)))

    @classmethod
    def seen(cls, vectors: np.ndarray, size: int) -> Basis:
        _, _, directions = np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)
        return cls(directions[:size].T.astype(np.float64))


def fitted(bags: Sequence[Bag], basis: Basis, strength: Strength) -> Target:
    names, table = _table(bags, strength.seen)
    doubts = sorted({name for bag in bags for name in bag.doubts})
    problem = _Problem(bags, table, np.vstack([b.vectors for b in bags]) @ basis.of, doubts, strength)
    found = problem.solve()
    bias, named, meant, doubted = problem.parts(found)
    scale = {name: WORD_VALUE if WORD in name else 1.0 for name in names}
    weights = {n: round(float(w) * scale[n], 4) for n, w in zip(names, named, strict=True) if abs(w) > 0.004}
    weights |= {n: round(float(w), 4) for n, w in zip(doubts, doubted, strict=True) if w < -0.004}
    return Target(round(float(bias), 4), weights, (basis.of @ meant).astype(np.float32))


def _table(bags: Sequence[Bag], seen: int) -> tuple[list[str], csr_matrix]:
    often = Counter(name for bag in bags for found in bag.features for name in found)
    names = sorted(name for name, times in often.items() if times >= (seen if WORD in name else 2))
    column = {name: number for number, name in enumerate(names)}
    rows, columns, values = [], [], []
    at = 0
    for bag in bags:
        for found in bag.features:
            for name, value in found.items():
                if name in column:
                    rows.append(at)
                    columns.append(column[name])
                    values.append(value * (WORD_VALUE if WORD in name else 1.0))
            at += 1
    return names, csr_matrix((values, (rows, columns)), shape=(at, len(names)))


class _Problem:
    def __init__(
        self, bags: Sequence[Bag], table: csr_matrix, meant: np.ndarray, doubts: Sequence[str], strength: Strength
    ) -> None:
        self.table, self.turned, self.meant, self.strength = table, table.T.tocsr(), meant, strength
        sizes = np.array([len(bag.features) for bag in bags])
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.bag_of = np.repeat(np.arange(len(bags)), sizes)
        self.doubts = np.array([[bag.doubts.get(name, 0.0) for name in doubts] for bag in bags]).reshape(len(bags), -1)
        self.labels = np.array([bag.label for bag in bags], dtype=float)
        self.weights = np.array([bag.weight for bag in bags]) * self._evened()
        self.counts = np.concatenate([np.asarray(bag.counts, float) for bag in bags]) if bags[0].counts else None

    def _evened(self) -> np.ndarray:
        often = np.clip(self.labels.mean(), 0.02, 0.98)
        side = np.where(self.labels > 0, 0.5 / often, 0.5 / (1 - often))
        return side**self.strength.evenness

    def solve(self) -> np.ndarray:
        named, meant, doubted = self.table.shape[1], self.meant.shape[1], self.doubts.shape[1]
        start = np.zeros(1 + named + meant + doubted)
        start[0] = -1.0
        bounds = [(None, None)] * (1 + named + meant) + [(None, 0.0)] * doubted
        done = minimize(
            self.loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 100, "ftol": 1e-5}
        )
        return done.x

    def parts(self, found: np.ndarray) -> tuple[float, np.ndarray, np.ndarray, np.ndarray]:
        a = 1 + self.table.shape[1]
        b = a + self.meant.shape[1]
        return found[0], found[1:a], found[a:b], found[b:]

    def loss(self, at: np.ndarray) -> tuple[float, np.ndarray]:
        bias, named, meant, doubted = self.parts(at)
        scores = bias + self.table @ named + self.meant @ meant + (self.doubts @ doubted)[self.bag_of]
        whole, share = self._summed(scores) if self.counts is not None else self._highest(scores)
        signed = np.where(self.labels > 0, whole, -whole)
        loss = float(self.weights @ np.logaddexp(0, -signed))
        pull = self.weights * (expit(whole) - self.labels)
        each = pull[self.bag_of] * share
        loss += 0.5 * (self.strength.named * named @ named + self.strength.meant * meant @ meant + doubted @ doubted)
        return loss, np.concatenate(
            [
                [each.sum()],
                self.turned @ each + self.strength.named * named,
                self.meant.T @ each + self.strength.meant * meant,
                self.doubts.T @ np.add.reduceat(each, self.starts) + doubted,
            ]
        )

    def _highest(self, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        top = np.maximum.reduceat(scores, self.starts)
        raised = np.exp(SHARP * (scores - top[self.bag_of]))
        total = np.add.reduceat(raised, self.starts)
        return top + np.log(total) / SHARP, raised / total[self.bag_of]

    def _summed(self, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sure = expit(scores)
        whole = STEPS_SLOPE * (np.add.reduceat(self.counts * sure, self.starts) - self.strength.need)
        return whole, STEPS_SLOPE * self.counts * sure * (1 - sure)
