"""Group rounds in the database: on both engines, one winner of each stage, nothing left of who is forgotten."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import GroupNotFoundError
from bot.interview.groups.model import GroupRound, GuildSettings, Stage
from bot.interview.model import Item, Lang, Round
from bot.interview.rounds.scorecards import Scorecard, Vote
from bot.store import Database, OpenRoundExistsError, members
from bot.store.groups import members as group_members
from bot.store.groups import queries as groups
from bot.store.groups import reviews as group_reviews
from bot.store.groups.tables import calibrations, guild_members, reviews
from bot.store.rounds import queries as rounds
from bot.store.rounds.tables import shared_answers
from tests.store.samples import ANN, BEN, NOW, at, exported, loaded, new_round, statements, version, with_turn

GUILD = BEN + 1
LEASE = timedelta(minutes=3)
HOLDER = "this process"


async def opened(database: Database) -> GroupRound:
    group = GroupRound(0, GUILD, 7, ANN, Lang.KO, "question_1", True, 2, NOW, at(60), at(120))
    async with database.action() as tx:
        await members.remember(tx, ANN, NOW)
        number = await groups.insert(tx, group, at(50))
        return await groups.get(tx, number)


async def answered(database: Database, group: GroupRound, member_id: int, *, share: bool = True) -> Round:
    fresh = replace(new_round(member_id), group_id=group.id)
    fresh = with_turn(fresh, replace(fresh.turns[0], versions=(version(1, met=2), version(2, met=3))))
    async with database.action() as tx:
        await members.remember(tx, member_id, NOW)
        stored = await rounds.insert(tx, fresh)
        if share:
            await group_reviews.share(tx, stored.id, group.id, at(3))
            await group_reviews.freeze(tx, group.id, {stored.id: 1})
    return stored


def card(gap: str = "how long?") -> Scorecard:
    return Scorecard(frozenset({Item.OUTCOME, Item.CAUSE}), Vote.NOT_INCLINED, gap, at(70))


async def reviewed(database: Database, round_: Round, reviewer: int, gap: str = "how long?") -> None:
    async with database.action() as tx:
        await members.remember(tx, reviewer, NOW)
        await group_reviews.deal(tx, [(round_.id, reviewer)], at(60))
        assert await group_reviews.submit(tx, round_.id, reviewer, card(gap))


async def test_what_a_server_chose_is_kept_and_may_be_chosen_anew(database: Database) -> None:
    async with database.action() as tx:
        assert await groups.settings(tx, GUILD) == GuildSettings(GUILD)
        for chosen in (
            GuildSettings(GUILD, 5, Lang.KO, "Asia/Seoul", 6, 3, anonymous=False),
            GuildSettings(GUILD, reviews=1),
        ):
            await groups.put_settings(tx, chosen)
            assert await groups.settings(tx, GUILD) == chosen


async def test_a_group_round_is_read_as_it_was_written(database: Database) -> None:
    group = await opened(database)
    assert (group.question_id, group.stage, group.said, group.answers_due_at) == (
        "question_1",
        Stage.ANSWERING,
        None,
        at(60),
    )
    async with database.reading() as tx:
        assert await groups.running(tx, GUILD) == [group]
        assert await groups.channels(tx, GUILD) == [group.channel_id]
        assert await groups.page(tx, GUILD, ANN, [group.channel_id], offset=0, limit=5) == ([group], 1)
        assert await groups.page(tx, GUILD, BEN, [], offset=0, limit=5) == ([], 0)
        # Whoever opened it sees it also where its channel is gone.
        assert await groups.page(tx, GUILD, ANN, [], offset=0, limit=5) == ([group], 1)
        with pytest.raises(GroupNotFoundError):
            await groups.get(tx, group.id + 1)


async def test_an_answer_in_a_group_is_not_the_members_open_round_and_there_is_one(database: Database) -> None:
    group = await opened(database)
    kept = await answered(database, group, ANN)
    async with database.action() as tx:
        assert await rounds.find_open(tx, ANN) is None
        await rounds.insert(tx, new_round(ANN))
        found = await rounds.find_in_group(tx, ANN, group.id)
        assert found is not None
        assert (found.id, found.shared) == (kept.id, True)
    with pytest.raises(OpenRoundExistsError):
        await answered(database, group, ANN)


async def test_of_many_who_end_a_stage_at_once_one_wins(database: Database) -> None:
    group = await opened(database)

    async def end() -> bool:
        async with database.action() as tx:
            return await groups.go_on(tx, group.id, Stage.ANSWERING, Stage.REVIEWING, None)

    assert sorted(await asyncio.gather(*(end() for _ in range(6)))) == [False] * 5 + [True]


async def test_what_is_to_be_said_is_claimed_by_one_and_free_again_after_the_lease(database: Database) -> None:
    group = await opened(database)

    async def claim(now: float) -> int:
        async with database.action() as tx:
            return len(await groups.claim_unsaid(tx, at(now), HOLDER, at(now) + LEASE))

    assert sorted(await asyncio.gather(claim(1), claim(1), claim(1))) == [0, 0, 1]
    assert await claim(2) == 0
    assert await claim(5) == 1
    async with database.action() as tx:
        await groups.note_said(tx, group.id, Stage.ANSWERING)
        assert not await groups.is_unsaid(tx, at(30))


async def test_a_reminder_is_claimed_once(database: Database) -> None:
    await opened(database)
    async with database.action() as tx:
        assert await groups.claim_reminders(tx, at(49)) == []
        assert len(await groups.claim_reminders(tx, at(50))) == 1
        assert await groups.claim_reminders(tx, at(51)) == []


async def test_the_version_at_the_close_is_reviewed_whatever_comes_later(database: Database) -> None:
    group = await opened(database)
    kept = await answered(database, group, ANN)
    async with database.action() as tx:
        await groups.close_answers(tx, group.id, at(60))
        before = await rounds.get(tx, kept.id)
        assert before.closed_at == at(60)
        turn = before.turns[0]
        await rounds.save(tx, before, with_turn(before, replace(turn, versions=(*turn.versions, version(61, met=9)))))
        [shared] = await group_reviews.shared(tx, group.id)
    assert shared.checklist == kept.turns[0].versions[1].checklist


async def test_scorecards_are_read_back_without_names_in_an_order_that_tells_nothing(database: Database) -> None:
    group = await opened(database)
    kept = await answered(database, group, ANN)
    await reviewed(database, kept, BEN, "b")
    await reviewed(database, kept, BEN + 5, "a")
    async with database.action() as tx:
        assert await group_reviews.scorecards(tx, group.id) == {kept.id: [card("a"), card("b")]}
        await group_reviews.mark_helpful(tx, kept.id, 1)
        assert [one.helpful for one in (await group_reviews.scorecards(tx, group.id))[kept.id]] == [False, True]
        assert await group_reviews.helpful_to_others(tx, GUILD, BEN) == 1


async def test_taking_back_takes_all_scorecards_and_marks_the_post(database: Database) -> None:
    group = await opened(database)
    kept = await answered(database, group, ANN)
    await reviewed(database, kept, BEN)
    async with database.action() as tx:
        await group_reviews.paginate(tx, {kept.id: 1})
        await groups.note_post(tx, group.id, 1, 7, 77)
        assert not await groups.is_stale(tx, at(30))
        await group_reviews.take_back(tx, [kept.id], at(30))
        assert not await groups.is_stale(tx, at(30))
        assert [row.message_id for row in await groups.claim_stale_posts(tx, at(31), HOLDER, at(32))] == [77]
        assert await groups.claim_stale_posts(tx, at(31), HOLDER, at(32)) == []
        assert [row.message_id for row in await groups.claim_stale_posts(tx, at(32), HOLDER, at(33))] == [77]
        assert await tx.scalar(select(func.count()).select_from(reviews)) == 0
    assert not (await loaded(database, kept.id)).shared


@pytest.mark.parametrize("who", ["author", "reviewer"])
async def test_forgetting_either_takes_the_scorecard_and_nothing_of_the_other(database: Database, who: str) -> None:
    group = await opened(database)
    kept = await answered(database, group, ANN)
    await reviewed(database, kept, BEN)
    async with database.action() as tx:
        for member_id in (ANN, BEN):
            await group_members.set_reminders(tx, GUILD, member_id, True)
            await group_members.calibrate(tx, member_id, "en-1", {Item.OUTCOME}, 7, NOW)
        assert await members.forget(tx, ANN if who == "author" else BEN)
        counts = [
            await tx.scalar(select(func.count()).select_from(t))
            for t in (shared_answers, reviews, guild_members, calibrations)
        ]
        assert (await groups.get(tx, group.id)).opener_id == (None if who == "author" else ANN)
    assert counts == ([0, 0, 1, 1] if who == "author" else [1, 0, 1, 1])


async def test_an_export_has_the_members_own_scorecards_and_not_those_about_them(database: Database) -> None:
    group = await opened(database)
    kept = await answered(database, group, ANN)
    await reviewed(database, kept, BEN)
    async with database.reading() as tx:
        assert (await exported(tx, ANN))["reviews"] == []
        assert len((await exported(tx, ANN))["shared_answers"]) == 1
        [own] = (await exported(tx, BEN))["reviews"]
        assert own["gap"] == "how long?"
        assert await group_members.gaps_received(tx, ANN) == []
    async with database.action() as tx:
        await groups.go_on(tx, group.id, Stage.ANSWERING, Stage.REVEALED, None)
        assert [row["gap"] for row in await group_members.gaps_received(tx, ANN)] == ["how long?"]


async def test_missed_rounds_are_counted_and_coming_back_counts_anew(database: Database) -> None:
    group = await opened(database)
    async with database.action() as tx:
        for member_id in (ANN, BEN):
            await members.remember(tx, member_id, NOW)
            await group_members.set_reminders(tx, GUILD, member_id, True)
    await answered(database, group, ANN)
    async with database.action() as tx:
        assert await group_members.to_remind(tx, group.id, GUILD, Stage.ANSWERING) == {BEN: None}
        for _ in range(3):
            await group_members.count_missed(tx, group.id, GUILD)
        assert await group_members.to_remind(tx, group.id, GUILD, Stage.ANSWERING) == {}
        await group_members.come_back(tx, GUILD, BEN)
        assert await group_members.to_remind(tx, group.id, GUILD, Stage.ANSWERING) == {BEN: None}


async def test_the_first_try_at_a_prepared_answer_is_kept(database: Database) -> None:
    async with database.action() as tx:
        await members.remember(tx, ANN, NOW)
        await group_members.calibrate(tx, ANN, "en-1", {Item.OUTCOME}, 7, NOW)
        await group_members.calibrate(tx, ANN, "en-1", set(Item), 12, at(1))
        assert await group_members.calibrated(tx, ANN) == {"en-1": frozenset({Item.OUTCOME})}


async def test_closing_and_revealing_take_as_many_statements_for_many_as_for_one(database: Database) -> None:
    group = await opened(database)
    counts = []
    for count in (1, 12):
        for n in range(count):
            await answered(database, group, BEN + 100 * count + n)
        async with database.action() as tx:
            with statements(tx) as seen:
                authors = await group_reviews.authors(tx, group.id)
                await groups.close_answers(tx, group.id, at(60))
                await group_reviews.freeze(tx, group.id, {r: n for n, r in enumerate(authors, 1)})
                await group_reviews.shared(tx, group.id)
                await group_reviews.scorecards(tx, group.id)
        counts.append(len(seen))
    assert counts[0] == counts[1] == 6
