"""What the checker's process and whoever asks it tell one another: four bytes of length, and a pickled value."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import Any

LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Failed:
    """`sentence` says it in a line; `trace` is for the log."""

    sentence: str
    trace: str


def framed(value: object) -> bytes:
    told = pickle.dumps(value)
    return LENGTH.pack(len(told)) + told


def unframed(told: bytes) -> Any:
    """What follows the length."""
    return pickle.loads(told)  # noqa: S301  # both ends are the same bot on the same machine
