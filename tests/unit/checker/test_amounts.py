"""Numbers with what they count, and a result held against what was aimed at."""

import numpy as np
import pytest

from bot.checker.english.amounts import COMPARING as ENGLISH
from bot.checker.korean.amounts import COMPARING as KOREAN
from bot.checker.linear import Evidence, Piece
from bot.checker.meaning import SIZE
from bot.checker.relating import Amount, Comparing, related
from bot.interview.model import Field, Span


@pytest.mark.parametrize(
    ("by", "text", "amount"),
    [
        (ENGLISH, "Sixty-two people came", Amount(62, "people")),
        (ENGLISH, "for all 1,200 guests", Amount(1200, "people")),
        (ENGLISH, "under 2.5 percent", Amount(2.5, "%")),
        (ENGLISH, "about two hundred and ten trays", Amount(210, "tray")),
        (KOREAN, "하루 평균은 62인분이었습니다", Amount(62, "인분")),
        (KOREAN, "클레임은 두 건이었습니다", Amount(2, "건")),
        (KOREAN, "매출 3만 명", Amount(30000, "명")),
    ],
)
def test_an_amount_is_a_number_with_what_it_counts(by: Comparing, text: str, amount: Amount) -> None:
    assert amount in by.amounts(text)


@pytest.mark.parametrize(
    ("by", "task", "result", "name"),
    [
        (ENGLISH, "We hoped for five hundred visitors.", "Sixty-two visitors came.", "short_of_aim"),
        (ENGLISH, "I had to get it under ten percent.", "At recess we stood at nineteen percent.", "over_cap"),
        (ENGLISH, "The sensor had to run for thirty days.", "It ran for thirty days.", "as_aimed"),
        (ENGLISH, "We hoped for five hundred visitors.", "Sixty-two people came.", "short_of_aim"),
        (ENGLISH, "By noon, all 200 guests had to have eaten.", "By noon 140 guests had eaten.", "short_of_aim"),
        (ENGLISH, "No more than ten trays a day, until June.", "We ended with 26 trays.", "over_cap"),
        (ENGLISH, "Lunch at 12:15.", "We ate at half past twelve.", "later_than_aim"),
        (ENGLISH, "It had to be out on 15 January.", "It came out on 3 February.", "later_than_aim"),
        (ENGLISH, "It had to be out on 15 January.", "It came out on 12 January.", "by_then"),
        (ENGLISH, "All of them had to start.", "Monday 29 of the 34 could start.", "fewer_of"),
        (ENGLISH, "All of them had to start.", "All 34 of the 34 could start.", "all_of"),
        (KOREAN, "2초 아래로 내려야 했습니다.", "9월 말 3.1초였습니다.", "over_cap"),
        (KOREAN, "첫날 06시에 돌아가야 했습니다.", "라인은 14시에 돌았습니다.", "later_than_aim"),
        (KOREAN, "7월 1일부터 써야 했습니다.", "실제 시작은 8월 12일이었습니다.", "later_than_aim"),
        (KOREAN, "여덟 단체를 끝내야 했습니다.", "8개 중 7개를 끝냈습니다.", "fewer_of"),
        (KOREAN, "하루 150인분을 팔아야 했습니다.", "하루 평균은 62인분이었습니다.", "short_of_aim"),
        (KOREAN, "퇴사율을 10% 미만으로 낮춰야 했습니다.", "퇴사율은 16%였습니다.", "over_cap"),
    ],
)
def test_a_result_is_held_against_what_was_aimed_at(by: Comparing, task: str, result: str, name: str) -> None:
    pieces = tuple(
        Piece(Span(field, 0, len(text)), text, {}) for field, text in ((Field.TASK, task), (Field.RESULT, result))
    )
    found = related(Evidence(pieces), np.eye(2, SIZE, dtype=np.float32), by)
    assert f"failure.{name}" in found.pieces[1].features
