"""Reads an answer in English: kind of response, the items that are met with the words they rest on, principles."""

from __future__ import annotations

from bot.checker.english.reader import PRIOR, evidence, read

__all__ = ["PRIOR", "TRAINING", "evidence", "read"]

# How the weights are trained (benchmarks/train_checker.py): strength and evenness by group of targets.
TRAINING = {"items": (0.4, 0.5), "failure": (0.4, 1.0), "principles": (1.0, 0.0)}
