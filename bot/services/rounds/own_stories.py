"""A message that tells an answer in one piece: to the question that is open, or as a story of the member's own."""

from __future__ import annotations

from datetime import datetime

from bot.checker import language_of
from bot.errors import NoTextError
from bot.interview.model import OWN_STORY, Closing, Lang, Round, StarAnswer, Wishes
from bot.interview.rounds import machine
from bot.interview.visible import visible
from bot.services.practice import Practice, Shown
from bot.services.rounds.playing import read_if_unread
from bot.store import members
from bot.store.rounds import queries as rounds


async def check_message(
    practice: Practice, member_id: int, text: str, lang: Lang, *, guild_id: int | None, channel_id: int | None
) -> Shown:
    """Where the open question is answered already, the story is read beside it, in a round that is over at once.

    For a member has one open round, and nobody asked to drop it. Raises NoTextError, AnswerKeptError.
    """
    if not visible(text):
        raise NoTextError
    parts, now = await practice.reader.split(text), practice.clock()
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, now)
        open_round = await rounds.find_open(tx, member_id, lock=True)
        own = Round(0, member_id, Wishes(lang), guild_id, channel_id, opened_at=now)
        own, _ = machine.advance(own, machine.QuestionChosen(OWN_STORY), now)
        if open_round is None:
            shown = _offer(own, parts, now)
            kept = await rounds.insert(tx, shown.round)
        elif open_round.current and open_round.current.versions:
            shown = _tell_whole(own, parts, now)
            kept = await rounds.insert(tx, shown.round)
        else:
            shown = _offer(open_round, parts, now)
            kept = shown.round
            await rounds.save(tx, open_round, kept)
    return await read_if_unread(practice, Shown(kept, shown.effect))


def _offer(round_: Round, parts: StarAnswer, now: datetime) -> Shown:
    """As it was read, to be confirmed or corrected by the member."""
    told, (effect,) = machine.advance(round_, machine.WholeTold(round_.turns[-1].number, parts), now)
    return Shown(told, effect)


def _tell_whole(round_: Round, parts: StarAnswer, now: datetime) -> Shown:
    submitted = machine.AnswerSubmitted(round_.turns[-1].number, parts, language_of(parts))
    told, (effect,) = machine.advance(round_, submitted, now)
    over, _ = machine.advance(told, machine.RoundStopped(Closing.FINISHED), now)
    return Shown(over, effect)
