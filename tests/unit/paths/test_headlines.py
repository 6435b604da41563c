"""Headlines out of what was typed and out of a résumé; nothing of who somebody is."""

import pytest

from bot.interview.paths.headlines import HEADLINE_LIMIT, has_figure, headlines_of


def test_typed_lines_are_taken_as_they_are_without_bullets_and_repetitions():
    assert headlines_of("- Ran DNS\n\n2) Ran DNS\n\u200b\n* Cut costs by 30 %") == ("Ran DNS", "Cut costs by 30 %")


def test_there_are_five_at_most_and_none_is_endless():
    found = headlines_of("\n".join(f"Built {n} " + "x" * 400 for n in range(9)))
    assert len(found) == 5
    assert all(len(one) <= HEADLINE_LIMIT for one in found)


@pytest.mark.parametrize(
    ("resume", "found"),
    [
        (
            "Jane Doe\njane@example.com\n+82 10 1234 5678\n• Led the migration of 12 databases\n• Nice person\n",
            ("Led the migration of 12 databases",),
        ),
        (
            "김민아\nmina@example.com\n■ 쿠버네티스 클러스터 3개를 구축하고 운영\n■ 성실함\n2019.03 ~ 2021.04\n",
            ("쿠버네티스 클러스터 3개를 구축하고 운영",),
        ),
        ("Built https://example.com/jane for 3 teams\n", ()),
        ("", ()),
    ],
)
def test_of_a_resume_only_lines_that_tell_what_was_done_are_read(resume, found):
    assert headlines_of("", resume) == found


def test_those_with_figures_come_before_longer_ones_and_all_stay_in_their_order():
    plain = [f"Built a service that did a great many things for team {'abcdef'[n]}" for n in range(6)]
    found = headlines_of("", "\n".join([*plain, "Cut 9 hours"]))
    assert found == (*plain[:4], "Cut 9 hours")


def test_forty_pages_are_read_in_a_moment():
    page = "Responsible for things and other things, and for reporting on them to people.\n" * 50
    assert headlines_of("", page * 40 + "Reduced latency by 40 %") == ("Reduced latency by 40 %",)


@pytest.mark.parametrize(("line", "has"), [("from 3 h to 10 min", True), ("50퍼센트 줄임", True), ("Ran it", False)])
def test_a_figure_is_seen(line, has):
    assert has_figure(line) is has
