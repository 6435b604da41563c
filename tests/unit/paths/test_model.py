"""The way through the stages: what is next, what is waited for, what a pause and a repetition do."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.interview.paths import model
from bot.interview.paths.model import Pace, Path, PathEnding, PathWishes, Position, Stage
from bot.interview.profiles import Profile

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def path(pace=Pace.AT_ONCE, interview_on=None):
    wishes = PathWishes(Position.CLOUD_SUPPORT, Profile.NETWORK, {}, pace, interview_on)
    return Path(1, 7, wishes, NOW)


def tried(before, stage, at=NOW, *, moved_on=True):
    after = model.begun(before, stage, at)
    return model.ended(after, len(after.attempts), moved_on, at)


def test_the_stages_come_in_order_and_the_last_one_ends_the_path():
    walked = path()
    for stage in Stage:
        assert walked.next_stage is stage
        walked = tried(walked, stage)
    assert (walked.next_stage, walked.ending, walked.closed_at) == (None, PathEnding.FINISHED, NOW)


def test_who_was_not_moved_on_is_undecided_until_the_stage_is_passed_or_waived():
    walked = tried(tried(path(), Stage.APPLICATION), Stage.TECHNICAL, moved_on=False)
    assert walked.undecided
    assert walked.next_stage is Stage.TECHNICAL
    assert tried(walked, Stage.TECHNICAL).undecided is None
    assert model.waived(walked, NOW).next_stage is Stage.MANAGER


def test_a_passed_stage_that_is_repeated_badly_stays_passed():
    walked = tried(tried(tried(path(), Stage.APPLICATION), Stage.TECHNICAL), Stage.TECHNICAL, moved_on=False)
    assert walked.undecided is None
    assert walked.next_stage is Stage.MANAGER


def test_a_repetition_shortens_no_waiting():
    walked = tried(tried(path(Pace.REAL), Stage.APPLICATION), Stage.TECHNICAL)
    assert model.begun(walked, Stage.TECHNICAL, NOW).opens_at == walked.opens_at != None  # noqa: E711
    assert tried(walked, Stage.TECHNICAL, NOW + timedelta(days=3)).opens_at == walked.opens_at


@pytest.mark.parametrize(
    ("pace", "interview_on", "after", "days"),
    [
        (Pace.AT_ONCE, None, Stage.APPLICATION, 0),
        (Pace.REAL, None, Stage.APPLICATION, 14),
        (Pace.REAL, None, Stage.TECHNICAL, 7),
        (Pace.REAL, None, Stage.MANAGER, 7),
        # 28 days of waiting and the two days before it fit just so, or twice over: nothing is shortened.
        (Pace.REAL, date(2026, 4, 1), Stage.APPLICATION, 14),
        (Pace.REAL, date(2026, 6, 1), Stage.APPLICATION, 14),
        # Half of it fits.
        (Pace.REAL, date(2026, 3, 18), Stage.APPLICATION, 7),
        (Pace.REAL, date(2026, 3, 11), Stage.TECHNICAL, 3.5),
        (Pace.REAL, date(2026, 3, 11), Stage.MANAGER, 7),
        # Two days before it, and after it.
        (Pace.REAL, date(2026, 3, 4), Stage.APPLICATION, 0),
        (Pace.REAL, date(2026, 3, 1), Stage.TECHNICAL, 0),
        # The last stage is waited for by nothing.
        (Pace.REAL, None, Stage.LOOP, 0),
    ],
)
def test_what_is_waited_for_fits_before_the_real_interview(pace, interview_on, after, days):
    opens_at = model.opening(path(pace, interview_on).wishes, after, NOW)
    assert opens_at == (NOW + timedelta(days=days) if days else None)


def test_a_pause_lengthens_what_is_left_to_wait_and_nothing_else():
    waiting = tried(path(Pace.REAL), Stage.APPLICATION)
    later = model.resumed(model.paused(waiting, NOW + timedelta(days=4)), NOW + timedelta(days=34))
    assert later.opens_at == NOW + timedelta(days=44)
    due = model.resumed(model.paused(waiting, NOW + timedelta(days=15)), NOW + timedelta(days=34))
    assert due.opens_at == waiting.opens_at
