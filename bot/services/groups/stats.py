"""Who took part in a group round: answered, shared, reviewed, late."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.interview.groups.model import GroupRound, Stage
from bot.services.practice import Practice
from bot.store.groups import members as group_members
from bot.store.groups import reviews as group_reviews


@dataclass(frozen=True, slots=True)
class Part:
    """What one member did. `late`: has something to review that is not in."""

    member_id: int
    answered: bool
    shared: bool
    reviewed: int
    dealt: int

    @property
    def late(self) -> bool:
        return self.reviewed < self.dealt


@dataclass(frozen=True, slots=True)
class Stats:
    """`parts` of everybody who did something or was dealt something, those who are late first.

    `helpful` counts the reader's own gaps that authors of this server called helpful; `waiting` those who asked for
    reminders and have not shared yet, while answers are open.
    """

    group: GroupRound
    parts: tuple[Part, ...]
    waiting: tuple[int, ...]
    helpful: int


async def stats(practice: Practice, group: GroupRound, reader_id: int) -> Stats:
    async with practice.database.reading() as tx:
        answered = await group_members.answered(tx, group.id)
        dealt = await group_reviews.dealt(tx, group.id)
        waiting: list[int] = []
        if group.stage is Stage.ANSWERING:
            waiting = list(await group_members.to_remind(tx, group.id, group.guild_id, group.stage))
        helpful = await group_reviews.helpful_to_others(tx, group.guild_id, reader_id)
    all_of, done = Counter(d.reviewer_id for d in dealt), Counter(d.reviewer_id for d in dealt if d.submitted)
    everybody = sorted({*answered, *all_of})
    parts = [Part(who, who in answered, answered.get(who, False), done[who], all_of[who]) for who in everybody]
    parts.sort(key=lambda part: (not part.late, part.member_id))
    return Stats(group, tuple(parts), tuple(waiting), helpful)
