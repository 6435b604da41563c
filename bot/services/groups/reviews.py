"""What a reviewer does: calibrate, see what was dealt, read an answer, hand in a scorecard. Nothing of others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from random import Random

from bot.errors import GroupError, GroupNotFoundError
from bot.interview.groups import model as pure
from bot.interview.groups.model import GroupRound, SharedAnswer, Stage
from bot.interview.library import CalibrationAnswer
from bot.interview.model import Item, Lang
from bot.interview.rounds.scorecards import GAP_LIMIT, Scorecard, Vote
from bot.interview.visible import tidy
from bot.services.practice import Practice
from bot.store import Transaction, members
from bot.store.groups import members as group_members
from bot.store.groups import queries as groups
from bot.store.groups import reviews as group_reviews
from bot.store.groups.reviews import Dealt

__all__ = ["Dealt"]

CALIBRATIONS = 3


@dataclass(frozen=True, slots=True)
class Assignments:
    """What one member has to review. `more`: something else lacks reviews, too. `uncalibrated`: the prepared answers
    were put off."""

    group: GroupRound
    dealt: tuple[Dealt, ...]
    more: bool
    uncalibrated: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """One answer to review, and the scorecard that the reviewer handed in already."""

    group: GroupRound
    shared: SharedAnswer
    scorecard: Scorecard | None


@dataclass(frozen=True, slots=True)
class Calibrating:
    """A prepared answer to judge first: the `number`th of `of`."""

    answer: CalibrationAnswer
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How close the member came on one prepared answer, and over all so far (items in agreement, of how many).

    `lenient` counts ticks that the expert did not give, `strict` those that the member did not.
    """

    answer: CalibrationAnswer
    ticks: frozenset[Item]
    done: int
    of: int
    agreed: int
    asked: int
    lenient: int
    strict: int


# ---------------------------------------------------------------- reviewing


async def begin(practice: Practice, member_id: int, group_id: int, lang: Lang) -> Assignments | Calibrating:
    """What to review; somebody who came late is dealt what lacks reviews. Raises GroupError."""
    waiting = await next_calibration(practice, member_id, lang)
    async with practice.database.reading() as tx:
        _check_open(await groups.get(tx, group_id))
        put_off = await members.puts_off_calibration(tx, member_id)
    if waiting and not put_off:
        return waiting
    found = await assignments(practice, member_id, group_id)
    found = found if found.dealt else await take_another(practice, member_id, group_id)
    return replace(found, uncalibrated=waiting is not None)


async def put_off_calibration(practice: Practice, member_id: int, *, until_asked: bool) -> None:
    """To review at once, and judge the prepared answers when the member asks for them; or to judge them now."""
    async with practice.database.action() as tx:
        await members.remember(tx, member_id, practice.clock())
        await members.put_off_calibration(tx, member_id, until_asked)


async def assignments(practice: Practice, member_id: int, group_id: int) -> Assignments:
    async with practice.database.reading() as tx:
        group = await groups.get(tx, group_id)
        _check_open(group)
        return await _assignments(practice, tx, group, member_id)


async def take_another(practice: Practice, member_id: int, group_id: int) -> Assignments:
    """One more answer that lacks reviews. Raises GroupError when none does, or none that is not the member's."""
    async with practice.database.action() as tx:
        group = await groups.get(tx, group_id, lock=True)
        _check_open(group)
        before = await _assignments(practice, tx, group, member_id)
        if any(not one.submitted for one in before.dealt):
            return before
        answer = await _lacking(practice, tx, group, member_id)
        if answer is None:
            raise GroupError("nothing_to_review")
        await members.remember(tx, member_id, practice.clock())
        await group_reviews.deal(tx, [(answer, member_id)], practice.clock())
        return await _assignments(practice, tx, group, member_id)


async def read(practice: Practice, member_id: int, round_id: int) -> Assignment:
    """Raises GroupError when it is not dealt to the member, was taken back, or reviews have closed."""
    async with practice.database.reading() as tx:
        return await _assignment(tx, member_id, round_id)


async def submit(
    practice: Practice, member_id: int, round_id: int, ticks: Collection[Item], vote: Vote, gap: str
) -> Assignment:
    """A later scorecard replaces an earlier one, as long as reviews are open. Raises GroupError."""
    card = Scorecard(frozenset(ticks), vote, tidy(gap)[:GAP_LIMIT], practice.clock())
    async with practice.database.action() as tx:
        found = await _assignment(tx, member_id, round_id, lock=True)
        await group_reviews.submit(tx, round_id, member_id, card)
        await group_members.come_back(tx, found.group.guild_id, member_id)
    return Assignment(found.group, found.shared, card)


async def give_back(practice: Practice, member_id: int, round_id: int) -> Assignments:
    """It is dealt to the next who asks for one. Raises GroupError, also for one that is handed in."""
    async with practice.database.action() as tx:
        found = await _assignment(tx, member_id, round_id, lock=True)
        if found.scorecard is not None:
            raise GroupError("handed_in")
        await group_reviews.give_back(tx, round_id, member_id)
        return await _assignments(practice, tx, found.group, member_id)


async def _assignment(tx: Transaction, member_id: int, round_id: int, *, lock: bool = False) -> Assignment:
    group_id = await group_reviews.group_of(tx, round_id)
    if group_id is None:
        raise GroupError("taken_back")
    group = await groups.get(tx, group_id, lock=lock)
    _check_open(group)
    dealt, scorecard = await group_reviews.find_review(tx, round_id, member_id)
    shared = await group_reviews.find_shared(tx, round_id)
    if not dealt or shared is None:
        raise GroupError("not_dealt")
    return Assignment(group, shared, scorecard)


async def _assignments(practice: Practice, tx: Transaction, group: GroupRound, member_id: int) -> Assignments:
    dealt = await group_reviews.dealt(tx, group.id, member_id)
    more = await _lacking(practice, tx, group, member_id) is not None
    return Assignments(group, tuple(dealt), more)


async def _lacking(practice: Practice, tx: Transaction, group: GroupRound, member_id: int) -> int | None:
    authors = await group_reviews.authors(tx, group.id)
    everything = await group_reviews.dealt(tx, group.id)
    now, times = practice.clock(), (group.answers_due_at, group.reviews_due_at)
    counted = [one.pair for one in everything if one.submitted or now < pure.held_until(one.dealt_at, *times)]
    mine = {one.round_id for one in everything if one.reviewer_id == member_id}
    return pure.lacking(authors, counted, mine, member_id, group.reviews)


def _check_open(group: GroupRound) -> None:
    if group.stage is Stage.ANSWERING:
        raise GroupError("reviews_not_open")
    if group.stage is Stage.REVEALED:
        raise GroupError("reviews_closed")


# ---------------------------------------------------------------- calibration


async def next_calibration(practice: Practice, member_id: int, lang: Lang) -> Calibrating | None:
    """What is still to be judged before the first review; None when all is done."""
    async with practice.database.reading() as tx:
        judged = await group_members.calibrated(tx, member_id)
    prepared = _prepared(practice, member_id, lang, judged)
    waiting = [answer for answer in prepared if answer.id not in judged]
    if not waiting:
        return None
    return Calibrating(waiting[0], len(prepared) - len(waiting) + 1, len(prepared))


async def calibrate(
    practice: Practice, member_id: int, answer_id: str, ticks: Collection[Item], lang: Lang
) -> Calibrated:
    """Keep what was ticked, and say how near the expert it is; a second try shows the first."""
    answer = next((one for one in practice.library.calibration if one.id == answer_id), None)
    if answer is None:
        raise GroupNotFoundError
    async with practice.database.action() as tx:
        now = practice.clock()
        await members.remember(tx, member_id, now)
        await group_members.calibrate(tx, member_id, answer_id, ticks, _agreed(answer, frozenset(ticks)), now)
        judged = await group_members.calibrated(tx, member_id)
    return _calibrated(practice, member_id, answer, judged, lang)


def _calibrated(
    practice: Practice, member_id: int, answer: CalibrationAnswer, judged: dict[str, frozenset[Item]], lang: Lang
) -> Calibrated:
    known = [one for one in practice.library.calibration if one.id in judged]
    pairs = [(one.expert[item] is True, item in judged[one.id]) for one in known for item in Item]
    return Calibrated(
        answer=answer,
        ticks=judged[answer.id],
        done=len(known),
        of=len(_prepared(practice, member_id, lang, judged)),
        agreed=sum(expert is own for expert, own in pairs),
        asked=len(pairs),
        lenient=sum(own and not expert for expert, own in pairs),
        strict=sum(expert and not own for expert, own in pairs),
    )


def _prepared(practice: Practice, member_id: int, lang: Lang, judged: Collection[str]) -> list[CalibrationAnswer]:
    """Three answers: those judged so far, in whatever language, then others of the member's, the same each time."""
    done = [one for one in practice.library.calibration if one.id in judged]
    rest = [one for one in practice.library.calibration if one.id not in judged and one.lang is lang]
    Random(member_id).shuffle(rest)
    return [*done, *rest][: max(CALIBRATIONS, len(done))]


def _agreed(answer: CalibrationAnswer, ticks: frozenset[Item]) -> int:
    return sum((answer.expert[item] is True) is (item in ticks) for item in Item)
