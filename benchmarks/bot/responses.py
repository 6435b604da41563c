"""From an interaction to its acknowledgement: a command, two buttons, a form; with one member and with many at once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.bot import stories
from benchmarks.bot.figures import MS, met, p99, table
from benchmarks.bot.member import Member, Took
from benchmarks.bot.postgres import postgres_url
from benchmarks.bot.processes import BARE, OURS, RunningBot, running
from benchmarks.bot.stories import Values

AIM_TIMES, AIM_MS = 1.5, 300.0
MANY = 200
_WITHIN_S = 5.0
_RUNS = 3
_ALONE = 60
_WARM = 5


@dataclass(frozen=True)
class Act:
    """One thing that members do, and what stands for it in the bare bot."""

    name: str
    ours: str
    bare: str


ACTS = (
    Act("command (/interview start, writes)", "interview start", "bare"),
    Act("button (Another question, writes)", "round.swap", "bare.edit"),
    Act("button (Answer, opens the form)", "round.answer", "bare.form"),
    Act("form (stores, checks, shows)", "", ""),
)
_COMMAND, _FORM = ACTS[0], ACTS[-1]


@dataclass(frozen=True)
class Subject:
    """A bot that is measured."""

    name: str
    bot: RunningBot
    action: Callable[[Act], str]
    last: str | None
    """The button that ends the round, so that the member can begin the next one."""
    answers: dict[str, Iterator[Values]] = field(
        default_factory=lambda: {lang: stories.endless(lang) for lang in stories.LOCALES}
    )

    def join(self, count: int) -> list[tuple[Member, str]]:
        """New members with their language, English and Korean by turns."""
        langs = [lang for _ in range(count) for lang in stories.LOCALES][:count]
        return [(self.bot.join(locale=stories.LOCALES[lang]), lang) for lang in langs]


Times = dict[Act, list[Took]]
Measure = Callable[[Subject], Awaitable[Times]]


async def report(folder: Path) -> str:
    async with AsyncExitStack() as stack:
        subjects = await _subjects(folder, stack)
        for subject in subjects:
            await _alone(subject, _WARM)
        blocks = [
            await _compared(subjects, "1 member", _one, _RUNS),
            await _compared(subjects, f"{MANY} members within {_WITHIN_S:.0f} s", _spread, 1),
            await _compared(subjects, f"{MANY} members in the same instant", _burst, _RUNS),
        ]
        complaints = "".join(subject.bot.complaints() for subject in subjects)
    return f"## From an interaction to its acknowledgement\n\n{_WORDS}\n\n" + "\n".join(blocks) + complaints


_WORDS = """\
Each figure is the median over the runs, in which the bots take turns; `times` is the median of our time over that of
the bare bot in the same run. `shown` is the time until the card itself is there, where the acknowledgement came before
it. All bots read the same payloads; the bare one keeps nothing and reads no answer.

Alone, a member gets the card itself as the first response, in one request, once it is stored: that takes the database
several times what the bare bot needs for everything, so 1.5 times is out of reach this way. To acknowledge first would
reach it, and would show the card later by one way to Discord and back, some 100 ms, to save 10: a worse trade for whom
it is for. It is what happens as soon as many act at once or a card takes longer than 0.1 s. A form cannot be put off:
it must be the first response, and those of all who press at once are read from the database together."""


async def _subjects(folder: Path, stack: AsyncExitStack) -> list[Subject]:
    bare = await stack.enter_async_context(running(BARE, folder / "bare"))
    sqlite = await stack.enter_async_context(running(OURS, folder / "ours"))
    subjects = [
        Subject("bare", bare, lambda act: act.bare, None),
        Subject("ours, SQLite", sqlite, lambda act: act.ours, "round.next"),
    ]
    if (url := stack.enter_context(postgres_url())) is not None:
        server = await stack.enter_async_context(running(OURS, folder / "ours-postgres", DATABASE_URL=url))
        subjects.append(Subject("ours, PostgreSQL", server, lambda act: act.ours, "round.next"))
    return subjects


async def _compared(subjects: Sequence[Subject], title: str, measure: Measure, runs: int) -> str:
    taken: dict[str, list[Times]] = defaultdict(list)
    for _ in range(runs):
        for subject in subjects:
            taken[subject.name].append(await measure(subject))
    rows = [_row(act, name, taken[name], taken["bare"]) for act in ACTS for name in taken]
    head = (
        "act",
        "bot",
        "median ms",
        "p99 ms",
        "shown ms",
        "p99",
        "times",
        f"<= {AIM_TIMES}",
        f"p99 < {AIM_MS:.0f} ms",
    )
    return f"### {title}\n\n{table(head, rows)}\n"


def _row(act: Act, name: str, runs: list[Times], bare: list[Times]) -> tuple[object, ...]:
    acknowledged = [[took.acknowledged for took in run[act]] for run in runs]
    shown = [[took.shown for took in run[act]] for run in runs]
    bares = [[took.acknowledged for took in run[act]] for run in bare]
    times = median(median(own) / median(other) for own, other in zip(acknowledged, bares, strict=True))
    late = median(map(p99, acknowledged)) * MS
    figures = [median(map(median, acknowledged)), median(map(p99, acknowledged))]
    figures += [median(map(median, shown)), median(map(p99, shown))]
    verdict = "" if runs is bare else met(times <= AIM_TIMES)
    return (act.name, name, *(f"{figure * MS:.1f}" for figure in figures), f"{times:.1f}", verdict, met(late < AIM_MS))


async def _one(subject: Subject) -> Times:
    return await _alone(subject, _ALONE)


async def _alone(subject: Subject, rounds: int) -> Times:
    """One member after the other, each new to the bot."""
    times: Times = defaultdict(list)
    for member, lang in subject.join(rounds):
        for act in ACTS:
            times[act].append(await _do(subject, act, member, lang))
        await _end(subject, member)
    return times


async def _burst(subject: Subject) -> Times:
    return await _many(subject, lambda: 0.0)


async def _spread(subject: Subject) -> Times:
    random = Random(1)
    return await _many(subject, lambda: random.uniform(0, _WITHIN_S))


async def _many(subject: Subject, pause: Callable[[], float]) -> Times:
    """All members do the same thing, each after `pause`; the next thing begins when all have done it."""
    members = subject.join(MANY)

    async def later(act: Act, member: Member, lang: str) -> Took:
        await asyncio.sleep(pause())
        return await _do(subject, act, member, lang)

    times: Times = {act: list(await asyncio.gather(*(later(act, *each) for each in members))) for act in ACTS}
    await asyncio.gather(*(_end(subject, member) for member, _ in members))
    return times


async def _do(subject: Subject, act: Act, member: Member, lang: str) -> Took:
    if act is _COMMAND:
        command = subject.action(act)
        return await member.command(command, **({"level": "entry"} if command == act.ours else {}))
    if act is _FORM:
        return await member.fill(next(subject.answers[lang]))
    return await member.press(subject.action(act))


async def _end(subject: Subject, member: Member) -> None:
    if subject.last is not None:
        await member.press(subject.last, below=True)
