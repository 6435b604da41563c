"""Panels in the database: on both engines, words said once, nothing left of who is forgotten."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.errors import PanelNotFoundError
from bot.interview.model import Field, Item, Lang, Principle
from bot.interview.panels.debrief import PanelScorecard
from bot.interview.panels.model import Decision, Outcome, Panel, PanelInterviewer, PanelStage
from bot.interview.panels.times import PanelWord
from bot.interview.rounds.scorecards import Vote
from bot.store import Database, members
from bot.store.panels import queries as panels
from bot.store.panels import scorecards
from bot.store.panels import words as panel_words
from bot.store.panels.tables import panel_interviewers, panel_messages
from bot.store.panels.tables import panel_scorecards as scorecards_table
from bot.store.panels.tables import panel_words as words_table
from bot.store.panels.tables import panels as panels_table
from tests.store.samples import ANN, BEN, NOW, at, exported, statements

GUILD = BEN + 1
CARL, ORG = BEN + 2, BEN + 3
LEASE = timedelta(minutes=3)
HOLDER = "this process"
CARD = PanelScorecard(1, frozenset({Item.OUTCOME, Item.STEPS}), {Field.ACTION: "먼저 \x00로그"}, "how long?")


def interviewer(member_id: int, position: int, **changed: Any) -> PanelInterviewer:
    principles = (Principle.DIVE_DEEP, Principle.OWNERSHIP)
    values = {"bar_raiser": position == 1, "starts_at": at(60 * position)} | changed
    return PanelInterviewer(member_id, position, values.pop("bar_raiser"), principles, ("q1", "q2"), **values)


async def convened(database: Database, candidate: int = ANN, *interviewers: int, **changed: Any) -> Panel:
    asking = tuple(interviewer(one, place) for place, one in enumerate(interviewers or (BEN, CARL)))
    panel = Panel(0, candidate, ORG, Lang.KO, GUILD, 7, 8, True, 55, NOW, at(60), asking)
    async with database.action() as tx:
        for one in (candidate, ORG, *(each.member_id for each in asking)):
            await members.remember(tx, one, NOW)
        number = await panels.insert(tx, replace(panel, **changed))
        return await panels.get(tx, number)


async def counts(database: Database) -> list[int | None]:
    tables = (panels_table, panel_interviewers, scorecards_table, words_table)
    async with database.reading() as tx:
        return [await tx.scalar(select(func.count()).select_from(table)) for table in tables]


async def filled(database: Database) -> Panel:
    panel = await convened(database)
    async with database.action() as tx:
        await scorecards.put(tx, panel.id, BEN, CARD)
        await scorecards.put(tx, panel.id, CARL, CARD)
        await panel_words.put(tx, panel.id, [(ANN, PanelWord.INVITED, NOW), (BEN, PanelWord.INVITED, NOW)])
    return panel


async def test_a_panel_is_read_as_it_was_written_and_changed(database: Database) -> None:
    panel = await convened(database)
    assert [one.member_id for one in panel.interviewers] == [BEN, CARL]
    assert (panel.candidate_id, panel.lang, panel.voice, panel.starts_at) == (ANN, Lang.KO, True, at(60))
    changed = {"posted_at": at(70), "vote": Vote.INCLINED, "summary": "in short \ud800", "lang": Lang.EN}
    decision = Decision(Outcome.NO_HIRE, "a reason", ("one", "two", "three"), at(99))
    async with database.action() as tx:
        await panels.change_interviewer(tx, panel.id, BEN, **changed)
        await panels.change(tx, panel.id, candidate_lang=Lang.KO, reading_until=at(80))
        await panels.decide(tx, panel.id, decision)
        found = await panels.get(tx, panel.id, lock=True)
    ben = found.interviewer(BEN)
    assert ben is not None
    assert (ben.posted_at, ben.vote, ben.summary, ben.lang) == (at(70), Vote.INCLINED, "in short \ufffd", Lang.EN)
    assert (found.stage, found.decision, found.candidate_lang) == (PanelStage.DECIDED, decision, Lang.KO)
    async with database.reading() as tx:
        with pytest.raises(PanelNotFoundError):
            await panels.get(tx, panel.id + 1)


async def test_pages_and_what_is_due_and_where_panels_are_held(database: Database) -> None:
    first = await convened(database, stage=PanelStage.READING, reading_until=at(5), place_id=9)
    second = await convened(database)
    await convened(database, guild_id=1, starts_at=at(900), place_id=None, voice=False)
    async with database.reading() as tx:
        assert await panels.page(tx, GUILD, offset=0, limit=1) == ([second], 2)
        assert await panels.running(tx, GUILD) == [second, first]
        assert await panels.due(tx, at(4)) == []
        assert await panels.due(tx, at(5)) == [first.id]
        assert await panels.due(tx, at(60)) == [first.id, second.id]
        assert await panels.held_in(tx, [9]) == [first]
        assert await panels.held_by_voice(tx) == [second]
        assert await panels.asked(tx, ANN) == [(key, NOW) for _ in range(6) for key in ("q1", "q2")]


async def test_a_scorecard_is_read_back_and_written_over(database: Database) -> None:
    panel = await filled(database)
    kept = replace(CARD, quotes={Field.ACTION: "먼저 \ufffd로그"})
    async with database.action() as tx:
        assert await scorecards.of_interviewer(tx, panel.id, BEN) == [kept]
        again = PanelScorecard(1, frozenset({Item.CAUSE}), {}, "")
        await scorecards.put(tx, panel.id, BEN, again)
        await scorecards.put(tx, panel.id, BEN, replace(again, number=2))
        assert await scorecards.of_interviewer(tx, panel.id, BEN) == [again, replace(again, number=2)]
        assert (await scorecards.of_panel(tx, panel.id))[CARL] == [kept]


async def test_a_word_is_claimed_by_one_said_once_and_free_again_after_the_lease(database: Database) -> None:
    panel = await convened(database)
    async with database.action() as tx:
        await panel_words.put(tx, panel.id, [(BEN, PanelWord.TEN_LEFT, at(5)), (CARL, PanelWord.TEN_LEFT, at(6))])

    async def claim(now: float) -> list[panel_words.DueWord]:
        async with database.action() as tx:
            return await panel_words.claim(tx, at(now), HOLDER, at(now) + LEASE)

    assert await claim(4) == []
    won = await asyncio.gather(*(claim(5) for _ in range(4)))
    assert sorted(map(len, won)) == [0, 0, 0, 1]
    assert [one.member_id for one in await claim(6)] == [CARL]
    [again] = [one for one in await claim(8.5) if one.member_id == BEN]
    async with database.action() as tx:
        await panel_words.done(tx, again)
        assert not [one for one in await panel_words.claim(tx, at(99), HOLDER, at(100)) if one.member_id == BEN]


async def test_a_word_that_is_put_anew_while_it_is_said_is_not_lost(database: Database) -> None:
    panel = await convened(database)
    async with database.action() as tx:
        await panel_words.put(tx, panel.id, [(BEN, PanelWord.CHANGED, at(1))])
        [said] = await panel_words.claim(tx, at(1), HOLDER, at(4))
        await panel_words.put(tx, panel.id, [(BEN, PanelWord.CHANGED, at(2))])
        await panel_words.done(tx, said)
        assert len(await panel_words.claim(tx, at(2), HOLDER, at(5))) == 1


async def test_a_post_is_written_by_one_and_again_where_a_process_died_while_it_wrote(database: Database) -> None:
    panel = await convened(database)

    async def claim(now: float) -> int:
        async with database.action() as tx:
            return len(await panel_words.claim_posts(tx, at(now), HOLDER, at(now) + LEASE))

    assert await claim(0) == 0
    async with database.action() as tx:
        await panels.change(tx, panel.id, stale_at=at(0))
        assert await panel_words.is_post_stale(tx, at(0))
    assert sorted(await asyncio.gather(claim(1), claim(1), claim(1))) == [0, 0, 1]
    assert await claim(2) == 0
    assert await claim(5) == 1
    async with database.action() as tx:
        await panel_words.post_done(tx, panel.id)
        assert not await panel_words.is_post_stale(tx, at(99))


async def test_a_forgotten_candidate_takes_all_that_was_said_about_them_along(database: Database) -> None:
    await filled(database)
    assert await counts(database) == [1, 2, 2, 2]
    async with database.action() as tx:
        assert await members.forget(tx, ANN)
    assert await counts(database) == [0, 0, 0, 0]


async def test_a_forgotten_interviewer_takes_their_own_and_leaves_the_others(database: Database) -> None:
    panel = await filled(database)
    async with database.action() as tx:
        assert await members.forget(tx, BEN)
        await members.forget(tx, ORG)
        found = await panels.get(tx, panel.id)
    assert await counts(database) == [1, 1, 1, 1]
    assert [one.member_id for one in found.interviewers] == [CARL]
    assert found.organiser_id is None


async def test_messages_of_who_is_forgotten_are_marked_and_of_others_stay(database: Database) -> None:
    own, other = await convened(database, ANN, BEN), await convened(database, CARL, ORG)
    asks = await convened(database, CARL, ANN)
    async with database.action() as tx:
        for number, panel in enumerate((own, other, asks)):
            await panels.change(tx, panel.id, message_id=100 + number)
            await panel_words.note_message(tx, panel.id, 7, 100 + number)
            await panel_words.note_message(tx, panel.id, 9, 200 + number)
        assert await panel_words.take_away(tx, ANN, at(1)) == [asks.id]
        await members.forget(tx, ANN)
        await panel_words.note_message(tx, own.id, 9, 300)  # sent while its panel went
        gone = sorted(one.message_id for one in await panel_words.claim_gone(tx, at(9000), HOLDER, at(9000)))
        assert gone == [100, 200, 202, 300]
        await panel_words.taken(tx, 100)
        assert await tx.scalar(select(func.count()).select_from(panel_messages)) == 6


async def test_an_export_has_ones_own_and_the_candidate_gets_what_was_said_once_it_is_decided(
    database: Database,
) -> None:
    panel = await filled(database)
    async with database.action() as tx:
        assert await scorecards.received(tx, ANN) == []
        assert (await exported(tx, ANN))["panel_scorecards"] == []
        assert len((await exported(tx, ANN))["panels"]) == 1
        assert len((await exported(tx, BEN))["panel_scorecards"]) == 1
        assert len((await exported(tx, BEN))["panel_interviewers"]) == 1
        await panels.change_interviewer(tx, panel.id, BEN, posted_at=at(70))
        await panels.decide(tx, panel.id, Decision(Outcome.HIRE, "x", ("1", "2", "3"), at(99)))
        [received] = await scorecards.received(tx, ANN)
    assert received["gap"] == "how long?"
    assert "member_id" not in received


async def test_reading_many_panels_takes_as_many_statements_as_reading_one(database: Database) -> None:
    seen_counts = []
    for _ in range(2):
        await convened(database)
        async with database.reading() as tx:
            with statements(tx) as seen:
                await panels.page(tx, GUILD, offset=0, limit=8)
        seen_counts.append(len(seen))
    assert seen_counts[0] == seen_counts[1]
