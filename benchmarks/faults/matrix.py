"""Every request of every flow against every fault, one cell after the other, in several processes."""

from __future__ import annotations

import asyncio
import json
import logging
import multiprocessing
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from benchmarks.faults.flows import FLOWS
from benchmarks.faults.judging import Cell, Standing, is_done, judge, name_of
from benchmarks.faults.kinds import BY_NAME, FAULTS, Fault, Request, requests_of
from benchmarks.faults.ledger import public_posts, rows
from benchmarks.faults.members import StuckError
from benchmarks.faults.playing import FinishedError, Play, opened
from benchmarks.faults.searching import WAITS_S
from bot.sandbox.simulated.arrangement import trouble
from bot.sandbox.simulated.wire import NEVER_ANSWERED_S
from bot.store import Database

PROCESSES = 2
PATIENCE_S = 90
"""Of real time, for one cell."""
TRIES = 2
"""A machine that is busy with something else is no fault of the bot."""
LEASES_S = (30,) * 7
"""Past every lease: what is done then only is late, and not lost."""
ALIKE = 2
"""Of requests of one route in steps of one name so many are looked at: the first and the last."""


@dataclass(frozen=True)
class Wish:
    """What is to be run; patterns such as `group*`."""

    flow: str = "*"
    fault: str = "*"
    request: str = "*"
    verbose: bool = False

    @property
    def flows(self) -> list[str]:
        return [name for name in FLOWS if fnmatchcase(name, self.flow)]

    @property
    def faults(self) -> list[Fault]:
        return [fault for fault in FAULTS if fnmatchcase(fault.name, self.fault)]


def run(wish: Wish, results: Path, *, resume: bool, until_s: float) -> list[Cell]:
    """Flow by flow; those that are in `results` already are not run again where `resume` is set."""
    results.mkdir(parents=True, exist_ok=True)
    deadline, cells = time.monotonic() + until_s, []
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["benchmarks.faults.matrix"])
    with context.Pool(PROCESSES, initializer=_quiet, initargs=(wish.verbose,)) as pool:
        for name in wish.flows:
            kept = results / f"{name.replace(' ', '_').replace(':', '').replace(',', '')}.jsonl"
            if resume and kept.exists():
                cells += [Cell(**json.loads(line)) for line in kept.read_text("utf-8").splitlines()]
                continue
            if time.monotonic() > deadline:
                print(f"no time left for {name!r} and what follows: run again with --resume")
                break
            found = _flow(pool, name, wish)
            if wish.fault == wish.request == "*":
                kept.write_text("".join(json.dumps(cell.plain()) + "\n" for cell in found), "utf-8")
            cells += found
    return cells


def _flow(pool: multiprocessing.pool.Pool, name: str, wish: Wish) -> list[Cell]:
    started = time.monotonic()
    requests = [one for one in pool.apply(_looked_at, (name,)) if fnmatchcase(str(one), _literally(wish.request))]
    tasks = [(name, request, fault.name) for request in requests for fault in wish.faults]
    cells = list(pool.imap_unordered(_cell, tasks, chunksize=3))
    wrong = sum(bool(cell.wrong) for cell in cells)
    took = time.monotonic() - started
    print(f"{name:34} {len(requests):3} requests, {len(cells):4} cells, {wrong:4} red, {took:4.0f} s", flush=True)
    return sorted(cells, key=lambda cell: (cell.request, cell.fault))


def _literally(pattern: str) -> str:
    """Routes have stars and @ in them; a star at an end is the caller's."""
    return pattern.replace("[", "[[]")


def _quiet(verbose: bool) -> None:
    warnings.simplefilter("ignore")
    if not verbose:
        logging.disable(logging.CRITICAL)
    else:
        logging.basicConfig(level=logging.INFO)


# ---------------------------------------------------------------- in a process of the pool


@cache
def _migrated() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="faults-"))

    async def migrate() -> None:
        await (await Database.open(str(folder / "migrated.sqlite3"))).close()

    asyncio.run(migrate())
    return folder / "migrated.sqlite3"


def _looked_at(name: str) -> list[Request]:
    known = _reference(name)
    by_kind: dict[tuple[str, str, str], list[Request]] = {}
    for request in known.requests:
        step = known.steps[request.step] if request.step >= 0 else None
        if step and not step.setting_up:
            by_kind.setdefault((request.method, request.route, step.what), []).append(request)
    return [one for alike in by_kind.values() for one in _ends(alike)]


def _ends(alike: Sequence[Request]) -> Iterator[Request]:
    yield from alike[: ALIKE - 1]
    if len(alike) >= ALIKE:
        yield alike[-1]


@cache
def _reference(name: str) -> Standing:
    return asyncio.run(_undisturbed(name, _migrated()))


async def _undisturbed(name: str, migrated: Path) -> Standing:
    folder = migrated.parent
    async with opened(folder, migrated) as world:
        play = Play(world, folder / "sandbox.sqlite3")
        play.requests = [-1] * len(world.env.http_requests)
        await FLOWS[name](play)
        await play.rest(WAITS_S)
        return _standing(play)


def _standing(play: Play) -> Standing:
    steps = [*play.requests, *[-1] * (len(play.world.env.http_requests) - len(play.requests))]
    return Standing(
        steps=play.steps,
        requests=requests_of(play.world.env.http_requests, steps) if play.known is None else [],
        rows=rows(play.file),
        posts=public_posts(play.world),
        notices=play.sights.notices(),
        faces=play.sights.faces(),
        texts={sight.text for sight in play.sights.all if not sight.thinking and not sight.asked_for},
        sentences={sight.face: name_of(sight.text) for sight in play.sights.all},
    )


def _cell(task: tuple[str, Request, str]) -> Cell:
    name, request, fault_name = task
    known = _reference(name)
    step = known.steps[request.step]
    why = ""
    for _ in range(TRIES):
        cell = Cell(name, fault_name, str(request), step.who, step.what)
        try:
            return asyncio.run(asyncio.wait_for(_disturbed(cell, request, known, _migrated()), PATIENCE_S))
        except Exception as error:  # noqa: BLE001  # one cell that cannot be played is a result, too
            why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    cell.blame("not played", why)
    return cell


async def _disturbed(cell: Cell, request: Request, known: Standing, migrated: Path) -> Cell:
    folder, fault = migrated.parent, BY_NAME[cell.fault]
    async with opened(folder, migrated) as world:
        wrong = fault.at(request)
        wrong.passing -= sum(wrong.fits(entry.method, entry.path) for entry in world.env.http_requests)
        trouble(world.env, wrong)
        play = Play(world, folder / "sandbox.sqlite3", known.steps, known.faces, wrong)
        there, later = await _played(cell.flow, play, fault, known)
        judge(cell, fault, request, play, known, there, later)
        if not wrong.met:
            cell.blame("not played", "the request was not made this time")
        if fault.name == "hang":
            await play.pass_time(NEVER_ANSWERED_S)
        return cell


async def _played(flow: str, play: Play, fault: Fault, known: Standing) -> tuple[Standing, Standing]:
    """How things stand when the time of the promise is over, and past the longest lease."""
    try:
        await FLOWS[flow](play)
    except FinishedError:
        usual = replace(known, texts=_standing(play).texts)
        return usual, usual
    except (StuckError, LookupError) as stuck:
        play.struck.stuck = play.struck.stuck or str(stuck)[:100]
    await play.rest(WAITS_S)
    there = _standing(play)
    if fault.final or is_done(fault, known, there):
        return there, there
    await play.rest(LEASES_S)
    return there, _standing(play)
