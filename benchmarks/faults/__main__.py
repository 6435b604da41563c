"""Faults and kills: python -m benchmarks.faults matrix|kills

matrix: every request that the bot makes, by flow and by route, against each fault; what the member sees, and whether
the deed is there once. kills: the process is killed at many moments of a deed and started again.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from benchmarks.faults import kills, matrix, report

RESULTS = Path(tempfile.gettempdir()) / "loop-practice-faults"
MINUTES = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    kinds = parser.add_subparsers(dest="kind")
    cells = kinds.add_parser("matrix")
    for name in ("flow", "fault", "request"):
        cells.add_argument(f"--{name}", default="*", help="a pattern, such as 'group*'; all without")
    cells.add_argument("--resume", action="store_true", help="keep the flows that an earlier run has finished")
    cells.add_argument("--results", type=Path, default=RESULTS, help="where each finished flow is kept")
    cells.add_argument("--minutes", type=float, default=MINUTES, help="begin no further flow after so long")
    cells.add_argument("--verbose", action="store_true", help="what the bot logs, and each cell in full")
    kill = kinds.add_parser("kills")
    kill.add_argument("--deed", default="", choices=["", *(deed.name for deed in kills.DEEDS)])
    kill.add_argument("--moments", type=int, default=kills.MOMENTS)
    given = parser.parse_args()
    if given.kind == "kills":
        return _kills(given.deed, given.moments)
    if given.kind == "matrix":
        return _matrix(given)
    return _matrix(parser.parse_args(["matrix"])) or _kills("", kills.MOMENTS)


def _matrix(given: argparse.Namespace) -> int:
    wish = matrix.Wish(given.flow, given.fault, given.request, given.verbose)
    cells = matrix.run(wish, given.results, resume=given.resume, until_s=given.minutes * 60)
    whole = wish.flow == wish.fault == wish.request == "*"
    print(report.of_matrix(cells, every_cell=given.verbose))
    if whole:
        report.keep_matrix(cells)
    return 0


def _kills(deed: str, moments: int) -> int:
    logging.disable(logging.CRITICAL)
    text = kills.report(asyncio.run(kills.run(deed, moments)))
    print(text)
    if not deed:
        report.keep_kills(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
