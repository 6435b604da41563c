"""Everything that any member came to see, in order: each message at the moment when it was new or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from simcord.backend.models import Message

from benchmarks.faults.ledger import face
from bot.sandbox.simulated.engine import watch
from bot.sandbox.simulated.post import post_of
from tests.discord.player import Player
from tests.discord.seen import Card
from tests.discord.world import World

_DM, _PRIVATE_THREAD = 1, 12


@dataclass(frozen=True, slots=True)
class Sight:
    """`asked_for`: it came while a member looked for what had not come; `answer`: of an interaction."""

    message_id: int
    viewers: frozenset[str]
    face: str
    text: str
    new: bool
    private: bool
    answer: bool
    asked_for: bool
    thinking: bool


class Sights:
    def __init__(self, world: World) -> None:
        self.all: list[Sight] = []
        self.players: dict[str, Player] = {}
        self.searching = False
        """Whether a member is looking for something just now."""
        self._world = world
        watch(world.env, self._see)

    def _see(self, word: str, message: Message) -> None:
        backend = self._world.env.backend
        if message.author_id != backend.bot_user.id or word == "deleted":
            return
        card = Card(post_of(backend, message), word, self._world.env)
        viewers = frozenset(name for name, player in self.players.items() if card.seen_by(player))
        private = backend.channels[message.channel_id].type in (_DM, _PRIVATE_THREAD)
        answer = message.interaction_metadata is not None
        thinking = card.post.thinking
        self.all.append(
            Sight(message.id, viewers, face(card), card.text, word == "new", private, answer, self.searching, thinking)
        )

    def of(self, name: str, since: int = 0) -> list[Sight]:
        return [sight for sight in self.all[since:] if name in sight.viewers and not sight.thinking]

    def faces(self) -> dict[str, set[str]]:
        return {name: {sight.face for sight in self.of(name)} for name in self.players}

    def notices(self) -> Counter[tuple[str, ...]]:
        """What was sent by itself to places of few: nobody pressed for it, and nobody looked for it."""
        return Counter(
            (*sorted(sight.viewers), sight.face)
            for sight in self.all
            if sight.private and sight.new and not sight.answer and not sight.asked_for
        )


def texts(sights: Iterable[Sight]) -> list[str]:
    return [sight.text for sight in sights]
