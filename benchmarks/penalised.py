"""Logistic regression with a penalty for each weight, for the small labelled sets of an interviewer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from bot.checker.linear import Target, packed

CHECKER = Path(__file__).parent.parent / "bot" / "checker"
FOLDS = 10


def logistic(
    table: np.ndarray, labels: np.ndarray, penalty: np.ndarray, weight: np.ndarray | None = None
) -> np.ndarray:
    counted = np.ones(len(labels)) if weight is None else weight

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ at
        signed = np.where(labels > 0, scores, -scores)
        pull = counted * (expit(scores) - labels)
        return float(counted @ np.logaddexp(0, -signed) + 0.5 * (penalty * at) @ at), table.T @ pull + penalty * at

    return minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def table_of(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> np.ndarray:
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                table[number, column[name]] = value
    return table


def directions(vectors: np.ndarray, size: int) -> np.ndarray:
    """The main directions in which sentences differ, by column."""
    _, _, found = np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)
    return found[:size].T.astype(np.float64)


def fold_of(story: str, folds: int = FOLDS) -> int:
    """All rows of one story fall into one fold."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % folds


def raw(target: Target) -> dict[str, object]:
    named = {name: round(value, 4) for name, value in target.weights.items() if abs(value) > 0.004}
    found: dict[str, object] = {"bias": round(target.bias, 4), "weights": named}
    return found | ({"meaning": packed(target.meaning)} if target.meaning.size else {})
