"""A member looks for what an act was to show: waits, reads what they were told, does that, and asks by command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simcord import BackendError

from benchmarks.faults.ledger import Rows, face, open_alone, rows, stored
from benchmarks.faults.seeing import Sight
from benchmarks.faults.sentences import advice, headline
from bot.sandbox.simulated.wire import Trouble
from tests.discord.seen import Scene

if TYPE_CHECKING:
    from benchmarks.faults.members import Act, Actor
    from benchmarks.faults.playing import Play

WAITS_S = (1, 1, 1, 2, 5, 10, 15)
"""How a member waits for what has not come: a retry takes seconds, a take-over no more than 30 s."""


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

    async def wait(self, scene: Scene | None) -> Scene | None:
        """What the act has led to by then."""
        waited = 0.0
        for seconds in WAITS_S:
            if scene is not None:
                scene = replace(scene, opened=scene.opens())
            if self.has_come(scene) and self.actor:
                break
            await self.play.pass_time(seconds)
            waited += seconds
        self.play.struck.late_s = waited
        return scene

    def listen(self, *, struck_here: bool) -> None:
        """What the member was told, and whether it is so. A card that comes anyway tells nothing of what failed."""
        assert self.actor is not None
        struck, usual = self.play.struck, self.play.faces.get(self.actor.name, set())
        self._told = told = [sight for sight in self._new() if sight.face not in usual]
        if not told and struck_here and not (self._new() and _is_about_others(self.play.trouble)):
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
        if any(words in lower for words in _REFUSED) and not _is_refusal(self.play.trouble):
            yield f"says that the bot may not, but it failed for a moment only: “{headline(text)}”"

    def _is_done(self) -> bool:
        """Whether the act has left all its rows already, and there were some to leave."""
        known, number = self.play.known, len(self.play.steps)
        assert known is not None
        before = known[number - 1].rows if number else Rows()
        adds = self._wanted.rows - before
        return bool(adds) and not adds - (rows(self.play.file) - before)

    def _is_seen_to_be_done(self) -> bool:
        """What a command made stands somewhere, and of what a button switches one sees how it is. What is still
        asked ("Yes, …") stands nowhere else."""
        if "Yes, " in self._wanted.face:
            return False
        known, number = self.play.known, len(self.play.steps)
        assert known is not None
        changes = bool(known[number - 1].rows - self._wanted.rows) if number else False
        is_command = self._wanted.what.startswith("/")
        return self._is_done() and is_command != changes and not self._wanted.face.startswith("form: ")

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
            self._miss()
            return None
        finally:
            self.play.sights.searching = False

    def _miss(self) -> None:
        """Where a member is alone, each card can be asked for again. In what follows it may stand on other buttons."""
        assert self.actor is not None
        title = self._wanted.face.partition(" [")[0]
        alone = self.actor.home == HOME_ALONE and title.startswith("### ")
        if alone and not any(sight.face.partition(" [")[0] == title for sight in self._new()):
            self.play.struck.unshown.append(self._wanted.face)

    def _ways(self) -> Iterator[tuple[str, Act]]:
        assert self.actor is not None
        told = "\n".join(sight.text for sight in self._told)
        said, player = advice(told), self.actor.player
        # Whose client says that the bot did not answer looks first whether it is done.
        if said.again or (not told and not _is_dead(self.play.trouble)):
            yield "again", self.act
        for command in said.commands:
            yield f"/{command}", lambda command=command: player.slash(command)
        for label in said.labels:
            yield f"“{label}”", lambda label=label: player.press(label)
        for home in _HOMES.get(self.actor.home, (self.actor.home,)):
            if home and home not in said.commands:
                yield f"/{home} (of their own accord)", lambda home=home: player.slash(home)
        is_press = self._wanted.what.startswith("press ")
        if _is_dead(self.play.trouble) and not told and (is_press or not self._is_seen_to_be_done()):
            yield "again", self.act

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


HOME_ALONE = "interview resume"
_HOMES = {HOME_ALONE: (HOME_ALONE, "interview history")}
_REFUSED = ("may not", "dms are closed", "dms seem closed")
_NOT_STORED = ("before your text was stored", "was not stored", "nothing of it was stored", "is not stored")
_STORED = ("answer is safe", "is kept", "text is safe", "is stored", "text was stored", "answer was stored")
_NOTHING_OPEN = ("no round open", "nothing is open")


def _is_refusal(trouble: Trouble | None) -> bool:
    """Whether Discord would say the same again."""
    error = trouble.error if trouble else None
    return isinstance(error, BackendError) and error.status in (400, 403, 404)


def _is_about_others(trouble: Trouble | None) -> bool:
    """Refused was a message that stands for everybody, and not what the member is shown."""
    return _is_refusal(trouble) and trouble is not None and trouble.path.startswith("/channels")


def _is_dead(trouble: Trouble | None) -> bool:
    """Whether Discord waits for no answer to the interaction any more."""
    error = trouble.error if trouble else None
    on_interaction = trouble is not None and trouble.path.startswith(("/interactions", "/webhooks"))
    return on_interaction and isinstance(error, BackendError) and error.status == 404


def shown_by(scene: Scene | None) -> str:
    """The form that opened, or the last card: the member's own one, where there is one."""
    if scene is None:
        return ""
    if scene.opened:
        return f"form: {headline(scene.opened.title)}"
    cards = [card for card in scene.cards if not card.post.thinking]
    own = [card for card in cards if card.ephemeral]
    return face((own or cards)[-1]) if cards else ""
