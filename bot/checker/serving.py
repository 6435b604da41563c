"""The checker as a process of its own, `python -m bot.checker.serving`: jobs come in, what was read goes out.

The first frame out says that the checker can read. It ends when there is nobody left to ask, however that came about.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from bot import checker
from bot.checker.frames import LENGTH, Failed, framed, unframed

JOBS: Mapping[str, Callable[..., object]] = {
    "check": checker.check,
    "split": checker.split,
    "judge_reply": checker.judge_reply,
    "judge_points": checker.judge_points,
    "match": checker.match,
}


def main() -> None:
    # Whoever started this tells it to end, when what is being read has been read.
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    out = _alone_on_output()
    readiness = _done(_prepared)
    _tell(out, readiness)
    if not isinstance(readiness, Failed):
        _serve(sys.stdin.buffer, out)


def _alone_on_output() -> BinaryIO:
    """What anybody prints goes to the log instead of between two frames."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _prepared() -> None:
    from bot.checker.checking import prepare

    prepare()


def _warmed() -> None:
    from bot.checker.checking import warm

    warm()


def _serve(given: BinaryIO, out: BinaryIO) -> None:
    _warmed()
    while (length := given.read(LENGTH.size)) and len(length) == LENGTH.size:
        name, arguments = unframed(given.read(*LENGTH.unpack(length)))
        _tell(out, _done(JOBS[name], *arguments))


def _done(job: Callable[..., object], *arguments: object) -> object:
    try:
        return job(*arguments)
    except Exception as error:  # noqa: BLE001  # whoever asked hears of it, and may ask for something else
        return Failed(f"{type(error).__name__}: {error}", traceback.format_exc())


def _tell(out: BinaryIO, value: Any) -> None:
    out.write(framed(value))
    out.flush()


if __name__ == "__main__":
    main()
