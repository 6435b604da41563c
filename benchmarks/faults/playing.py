"""A flow, played by members who do what they are told, with nothing or one thing going wrong.

The first time nothing goes wrong, and it is noted what each act showed its member. The next times the members expect
the same; where it does not come they wait, read what they were told, do that, press again, and look for it by
command, as people do.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import discord

from benchmarks.faults.ledger import Posts, Rows, face, open_alone, public_posts, rows, stored
from benchmarks.faults.seeing import Sight, Sights
from benchmarks.faults.sentences import advice, headline
from bot import app
from bot.sandbox.simulated.engine import sleep_in_own_time
from bot.sandbox.simulated.member import Member
from bot.sandbox.simulated.wire import Trouble
from tests.discord.player import Player
from tests.discord.seen import Scene
from tests.discord.world import World, WorldClock

WAITS_S = (1, 1, 1, 2, 5, 10, 15)
"""How a member waits for what has not come: a retry takes seconds, a take-over no more than 30 s."""
PARKED_S = 0.25
"""What the bot sleeps longer than this is slept in the world's time."""

Act = Callable[[], Awaitable[Scene]]


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
    behind: list[str] = field(default_factory=list)
    """What was still missing when the time of the promise was over."""
    stuck: str = ""


class FinishedError(Exception):
    """Everything stands as if nothing had gone wrong: what follows has been played already."""


class StuckError(Exception):
    """The flow cannot go on: what is to be pressed is nowhere."""


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
            await search.wait()
        if actor is not None and not search.has_come():
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


@dataclass
class Search:
    """A member looks for what an act was to show."""

    play: Play
    actor: Actor | None
    act: Act
    since: int
    typed: str

    def __post_init__(self) -> None:
        self._wanted = self.play._wanted
        self._told: list[Sight] = []
        self._is_needless = False

    def has_come(self, scene: Scene | None = None) -> bool:
        if self.actor is None or not self._wanted.face:
            return True
        if scene is not None and shown_by(scene) == self._wanted.face:
            return True
        return any(sight.face == self._wanted.face for sight in self._new())

    def _new(self) -> list[Sight]:
        return self.play.sights.of(self.actor.name, self.since) if self.actor else []

    async def wait(self) -> None:
        waited = 0.0
        for seconds in WAITS_S:
            if self.has_come() and self.actor:
                break
            await self.play.pass_time(seconds)
            waited += seconds
        self.play.struck.late_s = waited

    def listen(self, *, struck_here: bool) -> None:
        """What the member was told, and whether it is so. A card that comes anyway tells nothing of what failed."""
        assert self.actor is not None
        struck, usual = self.play.struck, self.play.faces.get(self.actor.name, set())
        self._told = told = [sight for sight in self._new() if sight.face not in usual]
        if not told and struck_here:
            half = ", and an earlier card changed" if self._new() else ""
            struck.silent.append(f"{self.actor.name}: {self._wanted.what}{half}")
        if struck_here:
            struck.told += told
        for sight in told:
            struck.untrue += self._lies(sight.text)
        self._is_needless = bool(told) and advice(told[-1].text).again and self._is_done()

    def _lies(self, text: str) -> Iterator[str]:
        assert self.actor is not None
        lower, file = text.replace("*", "").lower(), self.play.file
        kept = bool(self.typed) and stored(file, self.typed)
        if self.typed and kept and any(words in lower for words in _NOT_STORED):
            yield f"says that it is not stored, but it is: “{headline(text)}”"
        if self.typed and not kept and any(words in lower for words in _STORED):
            yield f"says that it is stored, but it is not: “{headline(text)}”"
        if any(words in lower for words in _NOTHING_OPEN) and open_alone(file, self.actor.player.id):
            yield f"says that nothing is open, but a round is: “{headline(text)}”"

    def _is_done(self) -> bool:
        """Whether the act has left all its rows already, and there were some to leave."""
        known, number = self.play.known, len(self.play.steps)
        assert known is not None
        before = known[number - 1].rows if number else Rows()
        adds = self._wanted.rows - before
        return bool(adds) and not adds - (rows(self.play.file) - before)

    async def follow(self) -> Scene | None:
        """Does what was told, one thing after the other, until it has come."""
        self.play.sights.searching = True
        try:
            for name, way in self._ways():
                scene = await self._try(name, way)
                if self.has_come(scene):
                    return scene
                if name == "again" and self._is_needless:
                    self.play.struck.needless.append(f"“{headline(self._told[-1].text)}”")
            return None
        finally:
            self.play.sights.searching = False

    def _ways(self) -> Iterator[tuple[str, Act]]:
        assert self.actor is not None
        told = "\n".join(sight.text for sight in self._told)
        said, player = advice(told), self.actor.player
        if said.again or not told:
            yield "again", self.act
        for command in said.commands:
            yield f"/{command}", lambda command=command: player.slash(command)
        for label in said.labels:
            yield f"“{label}”", lambda label=label: player.press(label)
        if self.actor.home not in said.commands and self.actor.home:
            yield f"/{self.actor.home} (of their own accord)", lambda: player.slash(self.actor.home)

    async def _try(self, name: str, way: Act) -> Scene | None:
        try:
            scene = await way()
        except Exception as refused:  # noqa: BLE001  # a client that offers no such thing
            if name == "again":
                self.play.struck.way.append(f"{name}: {type(refused).__name__}")
            return None
        await self.play.pass_time(1)
        self.play.struck.way.append(f"{name} → {shown_by(scene) or 'nothing'}")
        return scene


_NOT_STORED = ("before your text was stored", "was not stored", "nothing of it was stored", "is not stored")
_STORED = ("answer is safe", "is kept", "text is safe", "is stored", "text was stored", "answer was stored")
_NOTHING_OPEN = ("no round open", "nothing is open")


def shown_by(scene: Scene | None) -> str:
    """The form that opened, or the last card."""
    if scene is None:
        return ""
    if scene.opened:
        return f"form: {headline(scene.opened.title)}"
    cards = [card for card in scene.cards if not card.post.thinking]
    return face(cards[-1]) if cards else ""


@dataclass
class Actor:
    play: Play
    name: str
    player: Player
    home: str = ""

    def in_dm(self) -> Actor:
        return Actor(self.play, self.name, self.player.in_dm(), self.home)

    def at(self, where: Any) -> Actor:
        return Actor(self.play, self.name, self.player.at(where), self.home)

    async def slash(self, command: str, /, **options: Any) -> Scene | None:
        return await self._does(f"/{command}", lambda: self.player.slash(command, **options))

    async def press(self, label: str) -> Scene | None:
        return await self._does(f"press {label}", lambda: self.player.press(label))

    async def pick(self, menu: str, option: int | str) -> Scene | None:
        """By label, or by position from 0."""

        async def picks() -> Scene:
            options = self.player._find(menu, None).options
            chosen = options[option].value if isinstance(option, int) else option
            return await self.player.pick(menu, chosen)

        return await self._does(f"pick in {menu}", picks)

    async def choose(self, menu: str, value: Any) -> Scene | None:
        """From a menu of Discord's own: members, roles, channels."""
        return await self._does(f"choose in {menu}", lambda: self.player._use(self.player._find(menu, None), [value]))

    async def fill(self, label: str, /, **values: Any) -> Scene | None:
        """Press what opens a form, and send it; a form that did not come through stands there still."""
        opened = await self.press(label)
        if opened is None or opened.opened is None:
            if self.play.known is not None:
                raise StuckError(f"no form came for {label}")
            raise AssertionError(f"no form: {opened and opened.text}")
        typed = next((text for text in values.values() if isinstance(text, str) and len(text) > 20), "")
        form, sent = opened.opened, 0

        async def sends() -> Scene:
            """A second time from the button on: what stood in the form the first time is lost to the client."""
            nonlocal form, sent
            sent += 1
            if sent > 1:
                again = await self.player.press(label)
                if again.opened is None:
                    return again
                form = again.opened
            return await self.player.fill(form, **values)

        return await self._does(f"send {form.title}", sends, typed)

    async def type(self, text: str) -> Scene | None:
        return await self._does("type", lambda: self.player.type(text), text)

    async def _does(self, what: str, act: Act, typed: str = "") -> Scene | None:
        return await self.play.step(self, headline(what), act, typed)


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
