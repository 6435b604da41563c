"""What becomes of a due time, and what is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content import load
from bot.interview.library import Library
from bot.interview.model import Lang, Principle
from bot.interview.rounds.reviewing import Met, choose_again
from bot.interview.schedules.cron import read_cron
from bot.interview.schedules.due_times import Weekly
from bot.interview.schedules.model import GRACE, Ask, Hush, Pace, Schedule, Why, hush, nonce, retry_pause, settle
from bot.interview.schedules.prompting import Record, choose_prompt
from bot.interview.times.rhythms import EVERY_DAY
from bot.settings import PROMPTS

DUE = datetime(2026, 3, 2, 11, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(PROMPTS)


def schedule(**changed: object) -> Schedule:
    plain = Schedule(
        id=7, guild_id=1, channel_id=2, member_id=None, keeper_id=3, rule=Weekly(EVERY_DAY, time(11)), zone="UTC",
        ask=Ask.MIXED, principle=None, questions=(), answer_hours=24, review_hours=24, role_id=None,
        langs=(Lang.EN,), added_at=DUE, due_at=DUE,
    )  # fmt: skip
    return replace(plain, **changed)


# ---------------------------------------------------------------- a due time that has come


@pytest.mark.parametrize("late", [timedelta(), timedelta(seconds=1), GRACE])
def test_within_the_grace_time_it_is_posted_and_the_next_is_a_day_later(late: timedelta) -> None:
    settled = settle(schedule(), DUE + late)
    assert (settled.why, settled.due_at) == (None, DUE + timedelta(days=1))


def test_later_it_is_skipped_and_what_is_still_in_time_comes() -> None:
    settled = settle(schedule(), DUE + GRACE + timedelta(seconds=1))
    assert (settled.why, settled.due_at) == (Why.LATE, DUE + timedelta(days=1))
    hourly = schedule(rule=read_cron("0 * * * *"))
    settled = settle(hourly, DUE + timedelta(hours=10, minutes=30))
    assert (settled.why, settled.due_at) == (Why.LATE, DUE + timedelta(hours=9))


def test_of_two_that_are_due_at_once_only_the_newer_is_posted() -> None:
    hourly = schedule(rule=read_cron("0 * * * *"))
    settled = settle(hourly, DUE + timedelta(hours=1, minutes=1))
    assert (settled.why, settled.due_at) == (Why.OVERTAKEN, DUE + timedelta(hours=1))


@settings(deadline=None)  # a busy machine is no fault
@given(st.timedeltas(timedelta(), timedelta(days=40)), st.sampled_from(["0 * * * *", "30 */5 * * *", "0 11 * * 1"]))
def test_settling_always_goes_forward_and_ends(late: timedelta, line: str) -> None:
    one, now, steps = schedule(rule=read_cron(line)), DUE + late, 0
    while one.due_at is not None and one.due_at <= now:
        following = settle(one, now).due_at
        assert following is not None
        assert following > one.due_at
        one, steps = replace(one, due_at=following), steps + 1
    assert steps <= 4


def test_weekly_pace_waits_about_a_week_for_the_same_rule() -> None:
    assert schedule(pace=Pace.ASKED).following(DUE) == DUE + timedelta(days=7)
    mondays = schedule(rule=Weekly(frozenset({0}), time(11)), pace=Pace.WEEKLY)
    assert mondays.following(DUE) == DUE + timedelta(days=7)


def test_nobody_answering_leads_from_asking_to_weekly_to_a_pause() -> None:
    assert [hush(Pace.FULL, count) for count in range(4)] == [Hush.GO_ON, Hush.GO_ON, Hush.GO_ON, Hush.ASK]
    assert [hush(Pace.ASKED, count) for count in range(3)] == [Hush.GO_ON, Hush.GO_ON, Hush.PAUSE]
    assert [hush(Pace.WEEKLY, count) for count in (2, 3)] == [Hush.GO_ON, Hush.PAUSE]


def test_pauses_after_failures_grow_and_stay_within_ten_minutes() -> None:
    pauses = [retry_pause(attempts) for attempts in range(1, 20)]
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(seconds=5)
    assert pauses[-1] == timedelta(minutes=10)


def test_nonce_is_made_of_schedule_and_due_time_and_fits_discord() -> None:
    assert nonce(7, DUE) == nonce(7, DUE) != nonce(7, DUE + timedelta(hours=1))
    assert nonce(7, DUE) != nonce(8, DUE)
    assert len(nonce(10**12, DUE)) <= 25


def test_languages_take_turns() -> None:
    both = schedule(langs=(Lang.EN, Lang.KO))
    assert [replace(both, turns=turns).lang for turns in range(3)] == [Lang.EN, Lang.KO, Lang.EN]


# ---------------------------------------------------------------- what is asked


def asked(library: Library, one: Schedule, prompts: int, answers: dict[str, int] | None = None) -> list[str]:
    """The questions of so many prompts in a row."""
    times: dict[str, int] = {}
    last: dict[str, datetime] = {}
    found = []
    for turn in range(prompts):
        question = choose_prompt(library, replace(one, turns=turn), Record(times, last, answers or {}))
        assert question is not None
        times[question.id] = times.get(question.id, 0) + 1
        last[question.id] = DUE + timedelta(days=turn)
        found.append(question.id)
    return found


@pytest.mark.parametrize("ask", [Ask.MIXED, Ask.LEAST, Ask.OLDEST])
def test_nothing_repeats_before_everything_was_asked(library: Library, ask: Ask) -> None:
    count = len(library.questions)
    found = asked(library, schedule(ask=ask), 2 * count)
    assert len(set(found[:count])) == count
    assert len(set(found[count:])) == count


def test_mixed_meets_every_principle_before_one_comes_again(library: Library) -> None:
    found = asked(library, schedule(), 16)
    assert {library.questions[key].principle for key in found} == set(Principle)


def test_least_answered_principle_is_asked(library: Library) -> None:
    answers = {
        question.id: 3 for question in library.questions.values() if question.principle is not Principle.THINK_BIG
    }
    (first,) = asked(library, schedule(ask=Ask.LEAST), 1, answers)
    assert library.questions[first].principle is Principle.THINK_BIG


def test_one_principle_stays_one(library: Library) -> None:
    found = asked(library, schedule(ask=Ask.PRINCIPLE, principle=Principle.FRUGALITY), 5)
    assert {library.questions[key].principle for key in found} == {Principle.FRUGALITY}


def test_list_is_asked_in_its_order_without_what_was_taken_out(library: Library) -> None:
    first, second, *_ = library.questions
    listed = schedule(ask=Ask.LISTED, questions=(second, "gone", first))
    assert asked(library, listed, 3) == [second, first, second]
    assert choose_prompt(library, schedule(ask=Ask.LISTED), Record()) is None


# ---------------------------------------------------------------- spaced practice


def of(library: Library, principle: Principle, place: int = 0) -> str:
    return [q.id for q in library.questions.values() if q.principle is principle][place]


def test_weakest_comes_back_first_then_the_longest_unseen(library: Library) -> None:
    weak_new, weak_old, good = (of(library, Principle.DIVE_DEEP, n) for n in range(3))
    now = DUE + timedelta(days=60)
    met = [
        Met(weak_new, DUE + timedelta(days=20), 0.3),
        Met(weak_old, DUE + timedelta(days=10), 0.4),
        Met(good, DUE, 0.9),
    ]
    assert choose_again(library, met, (), now).id == weak_old
    assert choose_again(library, [met[0], met[2]], (), now).id == weak_new
    assert choose_again(library, [], (), now) is None


def test_what_was_answered_just_now_waits_while_anything_else_is_there(library: Library) -> None:
    weak, good = of(library, Principle.DIVE_DEEP), of(library, Principle.OWNERSHIP)
    met = [Met(weak, DUE, 0.1), Met(good, DUE - timedelta(days=9), 0.9)]
    assert choose_again(library, met, (), DUE + timedelta(days=1)).id == good


def test_beside_a_question_goes_one_that_is_easily_confused_with_it(library: Library) -> None:
    ownership = of(library, Principle.OWNERSHIP)
    neighbour = library.principles[Principle.OWNERSHIP].confused_with[0]
    far = next(
        p for p in Principle if p not in (Principle.OWNERSHIP, *library.principles[Principle.OWNERSHIP].confused_with)
    )
    met = [Met(of(library, far), DUE, 0.1), Met(of(library, neighbour), DUE, 0.6), Met(ownership, DUE, 0.2)]
    assert choose_again(library, met, (ownership,), DUE + timedelta(days=30)).principle is neighbour
