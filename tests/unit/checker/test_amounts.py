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
        (ENGLISH, "for all 1,200 guests", Amount(1200, "guest")),
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
