"""What goes in comes out: points in time, text of every kind, checklists."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError

from bot.interview.hearing import ClaimKind
from bot.interview.model import (
    Draft,
    Field,
    FollowUp,
    Item,
    Lang,
    Origin,
    Probe,
    ResponseKind,
    StarAnswer,
    Version,
    Way,
)
from bot.store import Database, marks, members, storable
from bot.store.rounds.codec import ChecklistFormError, decode, encode
from tests.store.samples import ANN, NOW, checklist, loaded, new_round, saved, stored, with_turn


async def test_points_in_time_come_back_in_utc_to_the_microsecond(database: Database) -> None:
    """02:30 on the night the clock goes back exists twice; the two stay apart."""
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, 0, 1, tzinfo=berlin)
    second = first.replace(fold=1)
    round = await stored(database, replace(new_round(turns=0), opened_at=first))
    closed_round = replace(round, closed_at=second, closing="stopped")
    await saved(database, round, closed_round)
    seen = await loaded(database, round.id)
    assert seen.opened_at.isoformat() == "2026-10-25T00:30:00.000001+00:00"
    assert seen.closed_at is not None
    assert seen.closed_at.isoformat() == "2026-10-25T01:30:00.000001+00:00"


async def test_naive_point_in_time_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive"):
        async with database.action() as tx:
            await members.remember(tx, ANN, NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n ",
        "한국어 " + "\u1112\u1161\u11ab",  # composed and decomposed
        "\u202eright to left\u202c ‏مرحبا",
        "zero\u200bwidth\ufeff\u2060",
        "👩‍👩‍👧‍👦 🏳️‍🌈 \U0010ffff",
        "'; DROP TABLE members; -- \\ \\u0000 %s :name ? $1",
        "@everyone **`bold`** <@1>",
        "ㅋ" * 4000,
    ],
)
async def test_text_comes_back_as_it_was_typed(database: Database, text: str) -> None:
    assert await _told_and_loaded(database, text) == text


async def test_characters_no_database_takes_are_replaced_one_for_one(database: Database) -> None:
    """One for one: the spans of a checklist made from the typed text still hold."""
    typed = "a\x00b\ud800c\udfff\ud83d\ude00d"
    assert await _told_and_loaded(database, typed) == "a\ufffdb\ufffdc\ufffd\ufffd\ufffdd" == storable(typed)


async def _told_and_loaded(database: Database, text: str) -> str:
    """The text through every column that takes words; they must agree."""
    before = await stored(database, new_round())
    version = Version(StarAnswer(text, text, text, text), Lang.KO, Origin.SUBMITTED, NOW)
    probe = Probe(FollowUp(ClaimKind.NUMBER, Field.RESULT, 0, Way.QUOTED, text), NOW, text, NOW)
    turn = replace(before.turns[-1], versions=(version,), probes=(probe,), draft=Draft((text,) * 4))
    await saved(database, before, with_turn(before, turn))
    seen = (await loaded(database, before.id)).turns[-1]
    assert seen.draft is not None
    answer = seen.versions[0].answer
    every = {answer.situation, answer.task, answer.action, answer.result, *seen.draft.told, seen.probes[0].reply}
    every.add(seen.probes[0].follow_up.words)
    assert len(every) == 1
    return answer.situation


async def test_mark_is_found_replaced_and_removed(database: Database) -> None:
    async with database.action() as tx:
        assert await marks.find(tx, "commands") is None
        await marks.put(tx, "commands", "one")
        await marks.put(tx, "commands", "two")
        await marks.put(tx, "other", "three")
    async with database.action() as tx:
        assert await marks.find(tx, "commands") == "two"
        await marks.remove(tx, "commands")
        assert await marks.find(tx, "commands") is None
        assert await marks.find(tx, "other") == "three"


@pytest.mark.parametrize("met", [0, 5, 11])
def test_checklist_survives_being_stored(met: int) -> None:
    assert decode(encode(checklist(met))) == checklist(met)


def test_an_item_that_the_rubric_got_later_was_not_looked_for() -> None:
    stored = encode(checklist(11))
    stored["items"] = [entry for entry in stored["items"] if entry[0] != Item.LESSON]
    assert decode(stored).verdict(Item.LESSON).met is None


def test_a_checklist_from_before_fit_conduct_and_claims_is_read_without_them() -> None:
    old = {key: value for key, value in encode(checklist(5)).items() if key not in ("fit", "conduct", "claims")}
    assert decode(old) == replace(checklist(5), fit=None, conduct=(), claims=())
    assert encode(decode(old)) == old


@pytest.mark.parametrize("kind", list(ResponseKind))
def test_every_kind_of_response_can_be_stored(kind: ResponseKind) -> None:
    other = replace(checklist(), kind=kind, verdicts=(), shown=(), failure=True, shares=(0.0, 0.0, 0.0, 0.0))
    assert decode(encode(other)) == other


@pytest.mark.parametrize(
    "damage",
    [
        {"v": 2},
        {"kind": "song"},
        {"items": [["humour", True]]},
        {"items": [["target", True, "task", 1]]},
        {"items": [["target", True, "epilogue", 1, 2]]},
        {"shown": ["luck"]},
        {"shares": [0.5, 0.5]},
        {"items": None},
        {"fit": {"fits": "nearly", "shown": [], "missing": None}},
        {"fit": {"fits": "no", "shown": [], "missing": "disagreement:aside"}},
        {"fit": {"fits": "no", "shown": [["humour", "task", 1, 2]], "missing": "cost"}},
        {"conduct": [["singing", "task", 1, 2]]},
        {"claims": [["number", "task", 1]]},
    ],
)
def test_checklist_that_cannot_be_read_whole_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises(ChecklistFormError, match="cannot be read"):
        decode(encode(checklist()) | damage)


def test_checklist_without_a_part_is_refused() -> None:
    with pytest.raises(ChecklistFormError):
        decode({"v": 1})


async def test_other_offsets_are_the_same_moment(database: Database) -> None:
    seoul = NOW.astimezone(timezone(timedelta(hours=9)))
    async with database.action() as tx:
        await members.remember(tx, ANN, seoul)
        member = await members.find(tx, ANN)
    assert member is not None
    assert (member.created_at, member.created_at.utcoffset()) == (NOW, timedelta(0))
