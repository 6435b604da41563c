"""What the Korean reading promises whatever is typed: true spans, no surprise, no delay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checker.korean import evidence, read, warm
from bot.interview.model import Item, ResponseKind, StarAnswer

STORY = StarAnswer(
    "작년 5월 대학병원 약제부에서 일할 때 조제 오류가 한 달에 여섯 건씩 나왔습니다.",
    "제가 조제실 담당이라 9월 말까지 두 건 이하로 줄이기로 했습니다.",
    "오류 보고서 40장을 약품별로 나눠 보니 절반이 이름이 비슷한 약이었습니다. 선반을 새로 사는 것보다"
    " 이름표를 바꾸는 게 빠르겠다고 판단해 색깔 이름표를 뽑아 붙였습니다. 그리고 야간 근무자에게 사진으로 알렸습니다.",
    "9월에는 오류가 한 건으로 줄었습니다. 그 뒤로는 새 약이 들어오면 비슷한 이름부터 찾아봅니다.",
)
LONGEST_S = 0.6  # 200 ms are promised; machines that run tests side by side get some air
WORDS = st.sampled_from(
    [
        "제가",
        "저희는",
        "로그를",
        "확인했고",
        "바꿨습니다.",
        "결국",
        "3건",
        "줄었다",
        "/",
        "-",
        "\n",
        "못",
        "했음",
        "ㅋㅋ",
        "않은",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_every_span_is_a_true_piece_of_its_field(text: str, noise: str) -> None:
    answer = StarAnswer(text, noise, text + noise, noise + text)
    for item, span in read(answer, None).spans.items():
        words = span.words(answer)
        assert words.strip(), item
        assert 0 <= span.start < span.end <= len(answer.text(span.field))


def test_the_same_answer_is_read_the_same() -> None:
    assert read(STORY, None) == read(STORY, None)


def test_repeating_a_sentence_changes_no_tick() -> None:
    again = StarAnswer(STORY.situation, STORY.task, STORY.action + " " + STORY.action, STORY.result)
    assert set(read(again, None).spans) == set(read(STORY, None).spans)


@pytest.mark.parametrize(
    "praise", ["저는 정말 책임감이 강한 사람입니다.", "고객 집착! 주인의식! 깊게 파고들기!", "배운 점: 없음."]
)
def test_praise_and_slogans_add_no_tick(praise: str) -> None:
    bare = StarAnswer("작년에 회사에서 배포 사고가 났습니다.", "", "서버를 재시작했습니다.", "")
    praised = StarAnswer(bare.situation, bare.task, bare.action + " " + praise, bare.result)
    assert set(read(praised, None).spans) <= set(read(bare, None).spans)


@pytest.mark.parametrize("item", [Item.LESSON, Item.MEASURED, Item.TARGET])
def test_cutting_the_sentence_takes_its_tick_away(item: Item) -> None:
    span = read(STORY, None).spans[item]
    text = STORY.text(span.field)
    fields = {f: STORY.text(f) for f in (*[s.field for s in read(STORY, None).spans.values()],)}
    fields[span.field] = text[: span.start] + text[span.end :]
    cut = StarAnswer(*(fields.get(f, STORY.text(f)) for f in type(span.field)))
    left = read(cut, None).spans.get(item)
    assert left is None or left.words(cut) != span.words(STORY)


def test_a_goal_told_under_situation_counts() -> None:
    moved = StarAnswer(STORY.situation + " " + STORY.task, "", STORY.action, STORY.result)
    assert {Item.TARGET, Item.OWN_DUTY} <= set(read(moved, None).spans)


@pytest.mark.parametrize(
    "unit", ["가", "ㅋ", "a", "1", "제가 ", "했음\n", "까지 ", "않은 것 ", " ", "'", "/ ", "سلام ", "\u200b", "😀"]
)
def test_whatever_fills_the_fields_is_read_at_once(unit: str) -> None:
    warm()
    text = (unit * 4_000)[:4_000]
    begun = time.perf_counter()
    read(StarAnswer(text, text, text, text), None)
    assert time.perf_counter() - begun < LONGEST_S


def test_an_empty_answer_is_evidence_of_nothing() -> None:
    kind, found = evidence(StarAnswer("", "", "", ""))
    assert kind is ResponseKind.NOTHING
    assert found.pieces == ()
