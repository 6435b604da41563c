"""Schedules, the ledger of deliveries and a server's own questions, on both engines."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.interview.groups.model import GroupRound
from bot.interview.model import Lang, Level, Origin, Principle, Round, StarAnswer, Turn, Version, Wishes
from bot.interview.questions.own import OwnQuestion, Standing
from bot.interview.schedules.cron import read_cron
from bot.interview.schedules.due_times import EveryDays, Rule, Weekly
from bot.interview.schedules.model import Ask, Pace, Pause, Schedule, State, Why
from bot.store import Database, members
from bot.store.groups import queries as groups
from bot.store.questions import queries as own_questions
from bot.store.rounds import queries as rounds
from bot.store.schedules import deliveries
from bot.store.schedules import queries as schedules
from bot.store.schedules.queries import GUILD_SHIFT
from tests.store.samples import ANN, BEN, at, exported, full_round, stored

DUE = datetime(2026, 3, 2, 11, tzinfo=UTC)
LATER = DUE + timedelta(minutes=1)
HOLDER = "this process"
UNTIL = LATER + timedelta(minutes=1)
GUILD = 5 << GUILD_SHIFT


def schedule(**changed: object) -> Schedule:
    plain = Schedule(
        id=0, guild_id=GUILD, channel_id=2, member_id=None, keeper_id=None, rule=Weekly(frozenset({0, 2}), time(11)),
        zone="UTC", ask=Ask.MIXED, principle=None, questions=(), answer_hours=24, review_hours=12, role_id=None,
        langs=(Lang.EN,), added_at=DUE - timedelta(days=3), due_at=DUE,
    )  # fmt: skip
    return replace(plain, **changed)


async def added(database: Database, *some: Schedule) -> list[Schedule]:
    async with database.action() as tx:
        await members.remember(tx, ANN, DUE)
        await members.remember(tx, BEN, DUE)
        return [replace(one, id=await schedules.insert(tx, one)) for one in some]


@pytest.mark.parametrize(
    "rule",
    [Weekly(frozenset(range(7)), time(0)), EveryDays(3, time(20, 30), date(2026, 3, 1)), read_cron("0 9 1 * mon")],
)
async def test_every_value_of_a_schedule_is_kept(database: Database, rule: Rule) -> None:
    full = schedule(
        keeper_id=ANN, rule=rule, zone="Asia/Seoul", ask=Ask.LISTED, principle=Principle.FRUGALITY, questions=("a",),
        role_id=9, langs=(Lang.KO, Lang.EN), turns=4, pause=Pause.SILENCE, paused_until=LATER, pace=Pace.ASKED,
        counted_from=DUE,
    )  # fmt: skip
    (kept,) = await added(database, full)
    own = replace(full, guild_id=None, channel_id=None, member_id=BEN, keeper_id=None, due_at=None)
    (kept_own,) = await added(database, own)
    async with database.reading() as tx:
        assert await schedules.find(tx, kept.id) == kept
        assert await schedules.of_guild(tx, GUILD) == [kept]
        assert await schedules.of_member(tx, BEN) == [kept_own]


async def test_due_ones_of_the_served_shards_are_claimed_in_order(database: Database) -> None:
    guilds = [number << GUILD_SHIFT for number in range(1, 5)]
    some = [schedule(guild_id=guild, due_at=DUE - timedelta(seconds=guild >> GUILD_SHIFT)) for guild in guilds]
    own = schedule(guild_id=None, member_id=BEN, due_at=DUE)
    later, paused = schedule(due_at=LATER + timedelta(1)), schedule(due_at=None, pause=Pause.BY_HAND)
    found = await added(database, *some, own, later, paused)
    async with database.action() as tx:
        assert [one.id for one in await schedules.lock_due(tx, LATER, None, 10)] == [
            found[n].id for n in (3, 2, 1, 0, 4)
        ]
        assert [one.guild_id for one in await schedules.lock_due(tx, LATER, (2, [1]), 10)] == [guilds[2], guilds[0]]
        # DMs come to shard 0.
        assert [one.id for one in await schedules.lock_due(tx, LATER, (2, [0]), 10)] == [found[n].id for n in (3, 1, 4)]
        assert len(await schedules.lock_due(tx, LATER, None, 2)) == 2


async def test_one_due_time_is_claimed_once(database: Database) -> None:
    (one,) = await added(database, schedule())
    for expected in ({(one.id, DUE)}, set()):
        async with database.action() as tx:
            assert await deliveries.enter(tx, [(one, DUE, None)], LATER, HOLDER, UNTIL) == expected


async def test_processes_side_by_side_share_what_is_due_without_a_double(database: Database) -> None:
    found = await added(database, *(schedule(guild_id=number << GUILD_SHIFT) for number in range(1, 61)))

    async def claim() -> set[tuple[int, datetime]]:
        mine: set[tuple[int, datetime]] = set()
        for _ in range(8):
            async with database.action() as tx:
                due = await schedules.lock_due(tx, LATER, None, 5)
                await asyncio.sleep(0)
                mine |= await deliveries.enter(tx, [(one, DUE, None) for one in due], LATER, HOLDER, UNTIL)
                if due:
                    await schedules.put_off(tx, [(one.id, DUE + timedelta(days=1)) for one in due])
        return mine

    claims = await asyncio.gather(*(claim() for _ in range(4)))
    assert sum(map(len, claims)) == len(set().union(*claims)) == len(found)


async def test_what_a_process_left_behind_goes_to_one_other_after_its_claim_ran_out(database: Database) -> None:
    (one,) = await added(database, schedule())
    key = (one.id, DUE)
    async with database.action() as tx:
        await deliveries.enter(tx, [(one, DUE, None)], LATER, HOLDER, UNTIL)
        assert await deliveries.claim_left(tx, LATER, HOLDER, UNTIL, None, 10) == []
        assert not await deliveries.is_left(tx, LATER)
    async with database.action() as tx:
        assert await deliveries.is_left(tx, UNTIL)
        again = UNTIL + timedelta(minutes=1)
        assert await deliveries.claim_left(tx, UNTIL, HOLDER, again, (2, [0]), 10) == []
        assert await deliveries.claim_left(tx, UNTIL, HOLDER, again, (2, [1]), 10) == [(key, 2)]
        assert await deliveries.claim_left(tx, UNTIL, HOLDER, again, None, 10) == []
        # The first process comes back to life: its claim is lost.
        assert await deliveries.begin(tx, key, 1, HOLDER, again) is None
        begun = await deliveries.begin(tx, key, 2, HOLDER, again)
        assert begun is not None
        assert (begun.claims, begun.attempts, begun.state) == (2, 1, State.CLAIMED)


async def test_a_delivery_is_finished_once_and_the_ledger_says_why(database: Database) -> None:
    (one,) = await added(database, schedule())
    async with database.action() as tx:
        await deliveries.enter(tx, [(one, DUE, None), (one, LATER, Why.OVERTAKEN)], LATER, HOLDER, UNTIL)
        assert await deliveries.finish(tx, (one.id, DUE), State.POSTED, LATER, message_id=5)
        assert not await deliveries.finish(tx, (one.id, DUE), State.FAILED, LATER, Why.FORBIDDEN)
        assert await deliveries.begin(tx, (one.id, DUE), 1, HOLDER, UNTIL) is None
        found = await deliveries.of_schedule(tx, one.id, 10)
        assert [(each.state, each.why, each.message_id) for each in found] == [
            (State.SKIPPED, Why.OVERTAKEN, None),
            (State.POSTED, None, 5),
        ]
        assert await deliveries.newest(tx, [one.id, 99], 1) == {one.id: found[:1]}


async def test_what_nobody_answered_is_counted_from_the_newest_back(database: Database) -> None:
    (one,) = await added(database, schedule(member_id=BEN, guild_id=None))
    answered = await stored(database, full_round(BEN))
    silent = await stored(database, replace(_round(BEN), closed_at=LATER, closing=full_round().closing or "stopped"))
    async with database.action() as tx:
        assert await deliveries.unanswered(tx, one, 3) == (0, False)
        for day, number in enumerate([answered.id, silent.id, silent.id]):
            due = DUE + timedelta(days=day)
            await deliveries.enter(tx, [(one, due, None)], due, HOLDER, due)
            await deliveries.note(tx, (one.id, due), round_id=number)
            await deliveries.finish(tx, (one.id, due), State.POSTED, due)
        assert await deliveries.unanswered(tx, one, 5) == (2, False)
        assert await deliveries.unanswered(tx, replace(one, counted_from=DUE + timedelta(days=1)), 5) == (1, False)


def _round(member_id: int) -> Round:
    return Round(0, member_id, Wishes(Lang.EN), None, None, DUE, (Turn(1, "q", DUE),))


async def test_what_a_group_was_asked_and_answered_is_on_record(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, DUE)
        numbers = []
        for day, question in enumerate(["q1", "q2", "q1"]):
            now = DUE + timedelta(days=day)
            group = GroupRound(0, GUILD, 2, None, Lang.EN, question, True, 2, now, now, now)
            numbers.append(await groups.insert(tx, group, now))
        told = Version(StarAnswer("a", "b", "c", "d"), Lang.EN, Origin.SUBMITTED, DUE)
        turn = Turn(1, "q1", DUE, versions=(told, told))
        await rounds.insert(tx, Round(0, ANN, Wishes(Lang.EN), GUILD, 2, DUE, (turn,), group_id=numbers[0]))
        record = await deliveries.record_of_guild(tx, GUILD)
        assert record.times == {"q1": 2, "q2": 1}
        assert record.last == {"q1": DUE + timedelta(days=2), "q2": DUE + timedelta(days=1)}
        assert record.answers == {"q1": 1}
        own = await deliveries.record_of_member(tx, ANN)
        assert (own.times, own.answers) == ({"q1": 1}, {"q1": 1})


async def test_answered_questions_come_with_the_share_of_the_newest_checklist(database: Database) -> None:
    told = await stored(database, full_round(ANN))
    async with database.reading() as tx:
        found = {key: (asked_at, round(share, 2)) for key, asked_at, share in await rounds.answered_before(tx, ANN)}
        assert found == {"question_2": (told.turns[2].asked_at, 1.0)}
        asked_later = replace(told, id=told.id + 1, opened_at=at(600))
        earlier = await rounds.earlier_answer(tx, asked_later, "question_2")
        assert earlier == told.turns[2].versions[0]
        assert await rounds.earlier_answer(tx, told, "question_2") is None


# ---------------------------------------------------------------- a server's own questions


def suggestion(text: str | None = "Tell me …", **changed: object) -> OwnQuestion:
    plain = OwnQuestion(0, GUILD, ANN, Principle.THINK_BIG, Level.LEAD, text, None, Standing.SUGGESTED, DUE)
    return replace(plain, **changed)


async def test_own_question_is_asked_in_a_round_and_goes_with_its_author(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, DUE)
        await members.remember(tx, BEN, DUE)
        number = await own_questions.insert(tx, suggestion(None, text_ko="말씀해 주세요"))
        question = replace(suggestion(None, text_ko="말씀해 주세요"), id=number).question
        assert question.text[Lang.EN] == "말씀해 주세요"
        group = GroupRound(0, GUILD, 2, None, Lang.EN, question.id, True, 2, DUE, DUE, DUE)
        group = replace(group, id=await groups.insert(tx, group, DUE), own=question)
        assert await groups.get(tx, group.id) == group
        assert await groups.running(tx, GUILD) == [group]
        asked = await rounds.insert(tx, Round(0, BEN, Wishes(Lang.EN), None, None, DUE, (Turn(1, question.id, DUE),)))
        assert (await rounds.get(tx, asked.id)).turns[0].own == question
        await members.forget(tx, ANN)
        assert (await groups.get(tx, group.id)).own is None
        assert (await rounds.get(tx, asked.id)).turns[0].own is None


async def test_queue_is_first_come_first_asked_and_what_was_not_posted_goes_back(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, DUE)
        first, second = [await own_questions.insert(tx, suggestion(f"{n}?")) for n in range(2)]
        assert await own_questions.first_accepted(tx, GUILD) is None
        for number in (second, first):
            assert await own_questions.stand(tx, GUILD, number, Standing.SUGGESTED, Standing.ACCEPTED)
        assert not await own_questions.stand(tx, GUILD, first, Standing.SUGGESTED, Standing.SET_ASIDE)
        assert not await own_questions.stand(tx, GUILD + 1, first, Standing.ACCEPTED, Standing.SENT)
        assert (await own_questions.first_accepted(tx, GUILD)).id == first
        await own_questions.stand(tx, GUILD, first, Standing.ACCEPTED, Standing.SENT, LATER)
        found, total = await own_questions.page(tx, GUILD, Standing.SENT, offset=0, limit=5)
        assert ([one.sent_at for one in found], total) == ([LATER], 1)
        await own_questions.give_back(tx, f"own-{first}")
        assert (await own_questions.first_accepted(tx, GUILD)).id == first
        assert await own_questions.count_of_member(tx, GUILD, ANN) == 0
        assert await own_questions.find(tx, GUILD + 1, first) is None


async def test_forgotten_member_takes_their_schedules_and_ledger_along_and_leaves_the_servers(
    database: Database,
) -> None:
    of_guild, own = await added(database, schedule(keeper_id=ANN), schedule(guild_id=None, member_id=ANN))
    async with database.action() as tx:
        await deliveries.enter(tx, [(of_guild, DUE, None), (own, DUE, None)], LATER, HOLDER, UNTIL)
        export = await exported(tx, ANN)
        assert [row["id"] for row in export["schedules"]] == [own.id]
        assert [row["schedule_id"] for row in export["deliveries"]] == [own.id]
        await members.forget(tx, ANN)
        assert await schedules.find(tx, own.id) is None
        assert await schedules.find(tx, of_guild.id) == replace(of_guild, keeper_id=None)
        assert await deliveries.of_schedule(tx, own.id, 5) == []
        assert len(await deliveries.of_schedule(tx, of_guild.id, 5)) == 1
