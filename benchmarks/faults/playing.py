"""A flow, played by members who do what they are told, with nothing or one thing going wrong.

The first time nothing goes wrong, and it is noted what each act showed its member. The next times the members expect
the same; where it does not come they wait, read what they were told, do that, press again, and look for it by
command, as people do.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import discord

from benchmarks.faults.ledger import Posts, Rows, public_posts, rows
from benchmarks.faults.members import Act, Actor
from benchmarks.faults.searching import WAITS_S, Search, shown_by
from benchmarks.faults.seeing import Sight, Sights
from bot import app
from bot.sandbox.simulated.engine import sleep_in_own_time
from bot.sandbox.simulated.member import Member
from bot.sandbox.simulated.wire import Trouble
from tests.discord.player import Player
from tests.discord.seen import Scene
from tests.discord.world import World, WorldClock

PARKED_S = 0.25
"""What the bot sleeps longer than this is slept in the world's time."""


@dataclass
class Step:
    """`face`: of what the act showed its member; `rows` and `posts`: how things stood after it."""

    who: str
    what: str
    face: str
    rows: Rows
    posts: Posts
    notices: Counter[tuple[str, ...]]
    setting_up: bool


@dataclass
class Struck:
    """What a member met after the fault, in words: what came late, what was told, what was done about it."""

    silent: list[str] = field(default_factory=list)
    told: list[Sight] = field(default_factory=list)
    late_s: float = 0
    way: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    """Sentences that ask for a deed again which is done."""
    unshown: list[str] = field(default_factory=list)
    """What a member alone looked for by every command there is, and did not find."""
    behind: list[str] = field(default_factory=list)
    """What was still missing when the time of the promise was over."""
    stuck: str = ""


class FinishedError(Exception):
    """Everything stands as if nothing had gone wrong: what follows has been played already."""


class Play:
    """`known`: the steps of the run in which nothing goes wrong, None while it is that run; `faces`: what each member
    saw in it.
    """

    def __init__(
        self,
        world: World,
        file: Path,
        known: list[Step] | None = None,
        faces: dict[str, set[str]] | None = None,
        trouble: Trouble | None = None,
    ) -> None:
        self.world, self.file, self.trouble = world, file, trouble
        self.known, self.faces = known, faces or {}
        self.steps: list[Step] = []
        self.struck = Struck()
        self.sights = Sights(world)
        self.requests: list[int] = []
        """The step during which each request was made."""
        self._setting_up = self._waited = False

    def member(self, name: str, *, manages: bool = False, home: str = "") -> Actor:
        """`home`: the command by which this member finds the way back."""
        member = Member(self.world.env, self.world.env.create_user(name))
        allowed = discord.Permissions(manage_guild=True)
        roles = [self.world.guild.create_role("organiser", permissions=allowed)] if manages else []
        self.world.guild.add_member(member.user, roles=roles)
        player = Player(self.world, member, self.world.general)
        self.sights.players[name] = player
        return Actor(self, name, player, home)

    @contextmanager
    def setting_up(self) -> Iterator[None]:
        """What leads to a flow and is looked at in another one: nothing goes wrong in it."""
        self._setting_up = True
        yield
        self._setting_up = False

    @property
    def met(self) -> bool:
        return bool(self.trouble and self.trouble.met)

    async def time(self, *, minutes: float) -> None:
        """What comes by itself comes."""

        async def passes() -> Scene:
            return await self.pass_time(minutes * 60)

        await self.step(None, f"{minutes:g} min pass", passes)
        await self.step(None, "2 s pass", lambda: self.pass_time(2))

    async def pass_time(self, seconds: float) -> Scene:
        """As `World.pass_time`, but a request that hangs holds up what is due as little as in a real process."""
        await self.world.env.advance_time(seconds)
        await self.world.env.let_bot(self.world.bot.tick())
        return Scene(acknowledged=False, cards=(), everybody=(), requests=())

    async def step(self, actor: Actor | None, what: str, act: Act, typed: str = "") -> Scene | None:
        since, met = len(self.sights.all), self.met
        scene: Scene | None = None
        try:
            scene = await act()
        except LookupError as missing:
            if self.known is None or not met:
                raise
            self.struck.way.append(f"nothing to press for “{what}”")
            self.struck.stuck = str(missing)[:80]
        await self.pass_time(1)
        if self.known is None:
            self._note(actor, what, scene)
        elif self.met:
            scene = await self._after_fault(actor, act, scene, since, typed, struck_here=not met)
        self._count_requests()
        return scene

    # ---------------------------------------------------------------- nothing goes wrong

    def _note(self, actor: Actor | None, what: str, scene: Scene | None) -> None:
        shown = shown_by(scene) if actor else ""
        self.steps.append(
            Step(
                actor.name if actor else "",
                what,
                shown,
                rows(self.file),
                public_posts(self.world),
                self.sights.notices(),
                self._setting_up,
            )
        )

    def _count_requests(self) -> None:
        if self.known is not None:
            self.steps.append(self.known[len(self.steps)])
        made = len(self.world.env.http_requests) - len(self.requests)
        self.requests += [len(self.steps) - 1] * made

    # ---------------------------------------------------------------- something went wrong

    @property
    def _wanted(self) -> Step:
        assert self.known is not None
        return self.known[len(self.steps)]

    async def _after_fault(
        self, actor: Actor | None, act: Act, scene: Scene | None, since: int, typed: str, *, struck_here: bool
    ) -> Scene | None:
        search = Search(self, actor, act, since, typed)
        if scene is not None and search.has_come(scene):
            if not struck_here and self._stands_as_usual():
                raise FinishedError
            return await self._promised(scene, struck_here=struck_here)
        if struck_here:
            scene = await search.wait(scene)
        if actor is not None and not search.has_come(scene):
            search.listen(struck_here=struck_here)
            scene = await search.follow() or scene
        return await self._promised(scene, struck_here=struck_here)

    async def _promised(self, scene: Scene | None, *, struck_here: bool) -> Scene | None:
        """By now everything that the step was to do should be done."""
        if struck_here:
            self.sights.searching = True
            if self._missing():
                await self.rest(WAITS_S)
            self.struck.behind = self._missing()
            self.sights.searching = False
        return scene

    def _stands_as_usual(self) -> bool:
        usual = self._wanted
        return (
            rows(self.file) == usual.rows
            and public_posts(self.world) == usual.posts
            and self.sights.notices() == usual.notices
        )

    def _missing(self) -> list[str]:
        gone = [*(self._wanted.rows - rows(self.file)), *map(" · ".join, self._wanted.posts - public_posts(self.world))]
        return sorted(map(str, gone))

    async def rest(self, waits: tuple[float, ...]) -> None:
        """As long as the bot may take to mend what failed."""
        for seconds in waits:
            await self.pass_time(seconds)


# ---------------------------------------------------------------- the world of one run


class _Lenient(World):
    """Errors are what is looked for: whoever plays reads them."""

    def check(self) -> None:
        self.errors()


@cache
def read_once() -> None:
    """What authors wrote never changes while this runs."""
    app.load = cache(app.load)  # type: ignore[assignment]
    app.load_catalogue = cache(app.load_catalogue)  # type: ignore[assignment]
    sleep_in_own_time(PARKED_S)


@asynccontextmanager
async def opened(folder: Path, migrated: Path) -> AsyncIterator[World]:
    read_once()
    file = folder / "sandbox.sqlite3"
    for old in folder.glob("sandbox.sqlite3*"):
        old.unlink()
    shutil.copy(migrated, file)
    settings = app.sandbox_settings(folder, random_seed=7)

    async def build(clock: WorldClock) -> discord.Client:
        return await app.build(settings, clock=clock, ticking=False)

    async with _Lenient.open(build) as world:
        yield world
