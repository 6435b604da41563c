"""benchmarks/faults.md: the matrix and the kills, each written anew by its own run."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.bot.figures import table
from benchmarks.faults.judging import Cell
from benchmarks.faults.kinds import FAULTS

REPORT = Path(__file__).parent.with_name("faults.md")
MATRIX, KILLS = "# What becomes of a request that goes wrong\n", "# What becomes of a process that is killed\n"
_LONGEST = 160


def of_matrix(cells: Sequence[Cell], *, every_cell: bool = False) -> str:
    parts = [
        _counts(cells),
        "## Red, by kind and fault",
        _kinds(cells),
        "## What the member sees",
        _seen(cells),
        "## Every red cell",
        _red(cells),
    ]
    if every_cell:
        parts += ["## Every cell", "\n".join(map(_in_full, cells))]
    return "\n\n".join(parts)


def _counts(cells: Sequence[Cell]) -> str:
    """Rows are flows, columns faults: how many cells, and how many of them are red."""
    flows, faults = list(dict.fromkeys(cell.flow for cell in cells)), [fault.name for fault in FAULTS]
    whole, red = Counter((c.flow, c.fault) for c in cells), Counter((c.flow, c.fault) for c in cells if c.wrong)

    def row(name: str, of: Iterable[str]) -> tuple[object, ...]:
        flows_of = list(of)
        sums = [(sum(red[f, x] for f in flows_of), sum(whole[f, x] for f in flows_of)) for x in faults]
        return (name, *(f"{bad} / {n}" if n else "–" for bad, n in (*sums, tuple(map(sum, zip(*sums, strict=True))))))

    return table(("flow: red / all", *faults, "sum"), [row(flow, [flow]) for flow in flows] + [row("sum", flows)])


_MEANING = {
    "silence": "the member met silence",
    "untrue": "the member was told what is not so",
    "not shown": "what the act was to show one member alone can be seen nowhere: not by resume, not by history",
    "again, though done": "told to do it again, though it is done; doing so does not bring what was to come",
    "lost": "the deed is not there, also after the longest lease",
    "doubled": "the deed is there twice, also where a member did what they were told",
    "late": "there, but not within 35 s",
    "untold": "refused for good, and the one whom it was for heard of it nowhere",
    "stale": "refused for good: a post still says what was so before, and nobody was told",
    "stuck": "the member found no way on",
    "not played": "the benchmark could not play it",
}


def _kinds(cells: Sequence[Cell]) -> str:
    counts = Counter((kind, cell.fault) for cell in cells for kind in cell.wrong)
    rows = [
        (kind, meaning, *(counts[kind, fault.name] or "" for fault in FAULTS))
        for kind, meaning in _MEANING.items()
        if any(counts[kind, fault.name] for fault in FAULTS)
    ]
    return table(("kind", "what it means", *(fault.name for fault in FAULTS)), rows)


def _seen(cells: Sequence[Cell]) -> str:
    whole = Counter(cell.sees for cell in cells)
    red = Counter(cell.sees for cell in cells if cell.wrong)
    kinds = Counter((cell.sees, kind) for cell in cells for kind in cell.wrong)
    names = list(dict.fromkeys(kind for _, kind in kinds))
    rows = [
        (sees, count, red[sees], *(kinds[sees, kind] or "" for kind in names)) for sees, count in whole.most_common()
    ]
    return table(("what the member sees last", "cells", "red", *names), rows)


def _red(cells: Sequence[Cell]) -> str:
    by_request: dict[tuple[str, str, str, str, str], list[Cell]] = {}
    for cell in cells:
        if cell.wrong:
            key = (cell.flow, cell.request, f"{cell.who} {cell.step}".strip(), ", ".join(cell.wrong), cell.sees)
            by_request.setdefault(key, []).append(cell)
    return "\n".join(_told(key, alike) for key, alike in by_request.items()) or "None."


def _told(key: tuple[str, str, str, str, str], alike: Sequence[Cell]) -> str:
    flow, request, step, wrong, sees = key
    faults = ", ".join(cell.fault for cell in alike)
    first = alike[0]
    command = f"python -m benchmarks.faults matrix --flow '{flow}' --request '{request}' --fault '{first.fault}'"
    details = "; ".join(one if len(one) < _LONGEST else f"{one[:_LONGEST]}…" for one in first.details[:2])
    way = f"; what they did: {' | '.join(first.way[:3])}" if first.way else ""
    return f"- **{wrong}** ({faults}) at “{step}”, member sees: {sees}. {details}{way}\n  `{command}`"


def _in_full(cell: Cell) -> str:
    lines = [f"{cell.request} × {cell.fault} at “{cell.who} {cell.step}”: {cell.sees} {cell.wrong or ''}"]
    return "\n".join([*lines, *(f"    {one}" for one in (*cell.details, *cell.way))])


def keep_matrix(cells: Sequence[Cell]) -> None:
    _, kills = _kept()
    _keep(f"{MATRIX}\n{_how('matrix')}\n\n{of_matrix(cells)}\n", kills)


def keep_kills(text: str) -> None:
    matrix, _ = _kept()
    _keep(matrix, f"{KILLS}\n{_how('kills')}\n\n{text}\n")


def _kept() -> tuple[str, str]:
    text = REPORT.read_text("utf-8") if REPORT.exists() else ""
    matrix, mark, kills = text.partition(KILLS)
    return matrix.strip(), mark + kills


def _keep(matrix: str, kills: str) -> None:
    REPORT.write_text("\n\n".join(part.strip() for part in (matrix, kills) if part.strip()) + "\n", "utf-8")


def _how(kind: str) -> str:
    where = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    return f"`python -m benchmarks.faults {kind}` on {where}."
