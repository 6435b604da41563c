"""Typed messages and timed questions as rows, on both engines."""

from __future__ import annotations

from dataclasses import replace

from bot.interview.model import Draft, Field
from bot.interview.rounds.typed import Piece
from bot.store import Database, servers
from bot.store.groups import queries as groups
from bot.store.rounds import queries as rounds
from bot.store.rounds import timed, typed
from tests.store.samples import ANN, BEN, NOW, at, closed, full_round, new_round, stored

CHANNEL = 81384788765712385


async def test_a_message_is_noted_once_and_found_again(database: Database) -> None:
    found = await stored(database, new_round())
    piece = Piece(Field.TASK, 3, 5)
    async with database.action() as tx:
        assert await typed.note(tx, found.id, BEN, CHANNEL, number=1, piece=piece, show_at=at(1))
        assert not await typed.note(tx, found.id, BEN, CHANNEL, number=1, piece=piece)
    async with database.reading() as tx:
        [one] = [await typed.find(tx, BEN)]
        assert one is not None
        assert (one.member_id, one.round_id, one.number, one.piece, one.show_at) == (ANN, found.id, 1, piece, at(1))
        assert await typed.last(tx, found.id) == one
        assert await typed.find(tx, BEN + 1) is None


async def test_only_the_last_message_is_still_to_be_shown(database: Database) -> None:
    found = await stored(database, new_round())
    async with database.action() as tx:
        for message_id in (1, 2):
            await typed.note(tx, found.id, message_id, CHANNEL, show_at=at(message_id))
        assert await typed.is_unshown(tx, at(2))
        assert [one.message_id for one in await typed.unshown(tx, at(2), 10)] == [2]
        await typed.show_at(tx, 2, at(5), 1)
        assert not await typed.is_unshown(tx, at(4))
        await typed.show_at(tx, 2, None, 0)
        assert not await typed.is_unshown(tx, at(9))


async def test_a_correction_moves_what_stands_behind_it(database: Database) -> None:
    found = await stored(database, new_round())
    async with database.action() as tx:
        await typed.note(tx, found.id, 1, CHANNEL, number=1, piece=Piece(None, 0, 10))
        await typed.note(tx, found.id, 2, CHANNEL, number=1, piece=Piece(Field.RESULT, 11, 4))
        await typed.note(tx, found.id, 3, CHANNEL, number=1, piece=Piece(Field.RESULT, 16, 4))
        first, second = await typed.find(tx, 1), await typed.find(tx, 2)
        assert first is not None
        assert second is not None
        await typed.correct(tx, second, 7)
        await typed.correct(tx, first, 8)
        pieces = [one.piece for number in (1, 2, 3) if (one := await typed.find(tx, number))]
    assert pieces == [Piece(None, 0, 8), Piece(Field.RESULT, 9, 7), Piece(Field.RESULT, 17, 4)]


async def test_rounds_that_wait_for_typed_text_are_found_with_the_last_message(database: Database) -> None:
    in_dm = await stored(database, replace(new_round(), channel_id=CHANNEL))
    async with database.action() as tx:
        for message_id in (5, 9):
            await typed.note(tx, in_dm.id, message_id, CHANNEL + 1)
    async with database.reading() as tx:
        assert await typed.awaiting(tx, 10, [BEN]) == []
        assert await typed.awaiting(tx, 10) == [typed.Awaiting(in_dm.id, ANN, CHANNEL + 1, 9)]


async def test_notes_of_rounds_that_are_over_go_after_a_while(database: Database) -> None:
    over = await stored(database, closed(full_round(), minutes=10))
    async with database.action() as tx:
        await typed.note(tx, over.id, 1, CHANNEL)
        await typed.forget_closed(tx, at(5))
        assert await typed.find(tx, 1)
        await typed.forget_closed(tx, at(15))
        assert await typed.find(tx, 1) is None


async def test_a_timed_question_is_claimed_once_and_saving_its_round_does_not_bring_it_back(database: Database) -> None:
    turn = replace(new_round().turns[-1], due_at=at(5))
    found = await stored(database, replace(new_round(), turns=(turn,)))
    async with database.action() as tx:
        assert not await timed.is_due(tx, at(4))
        assert await timed.is_due(tx, at(5))
        assert await timed.claim(tx, at(5)) == [(found.id, turn.number)]
        await rounds.save(tx, found, replace(found, turns=(replace(turn, draft=Draft(("a field",))),)))
        assert await timed.claim(tx, at(9)) == []
        await timed.call_at(tx, found.id, turn.number, at(10))
        assert await timed.claim(tx, at(10)) == [(found.id, turn.number)]


async def test_servers_that_were_left_are_known_since_the_first_time(database: Database) -> None:
    async with database.action() as tx:
        await groups.put_settings(tx, await groups.settings(tx, CHANNEL))
        assert await servers.known(tx) == {CHANNEL}
        await servers.note_left(tx, [CHANNEL], NOW)
        await servers.note_left(tx, [CHANNEL], at(60))
        assert await servers.left_before(tx, at(1)) == [CHANNEL]
        await groups.remove_server(tx, CHANNEL, NOW)
        assert await servers.known(tx) == set()
        await servers.note_back(tx, [CHANNEL])
        assert await servers.left(tx) == set()
