"""Evidence first: what is met is met by words that meet it, and goes with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from bot.checker import check
from bot.checker.english.sentences import field_sentences
from bot.checker.linear import Evidence, Piece, Target, packed, parsed
from bot.checker.meaning import SIZE, meaning
from bot.checker.quoting import LONGEST_CHARS, quoted
from bot.interview.model import Field, Item, Lang, ResponseKind, Span, StarAnswer

EN = StarAnswer(
    "In March 2023 I was the on-call engineer at a bank in Leeds. Card payments failed for two hours every Monday and "
    "customers were furious.",
    "My manager asked me to find the cause before the next Monday.",
    "I compared the logs of three Mondays. I saw that a backup job held a lock, so I moved it to Sunday, because "
    "nobody pays at that hour. Then I wrote an alert for locks longer than ten seconds.",
    "Failures fell from 400 to 3 a week. Now I look at the job calendar before I look at the code.",
)
KO = StarAnswer(
    "작년 5월 대학병원 약제부에서 일할 때 조제 오류가 한 달에 여섯 건씩 나왔습니다.",
    "제가 조제실 담당이라 9월 말까지 두 건 이하로 줄이기로 했습니다.",
    "오류 보고서 40장을 약품별로 나눠 보니 절반이 이름이 비슷한 약이었습니다. 선반을 새로 사는 것보다 이름표를"
    " 바꾸는 게 빠르겠다고 판단해 색깔 이름표를 뽑아 붙였습니다. 그리고 야간 근무자에게 사진으로 알렸습니다.",
    "9월에는 오류가 한 건으로 줄었습니다. 그 뒤로는 새 약이 들어오면 비슷한 이름부터 찾아봅니다.",
)
STORIES = [(EN, Lang.EN), (KO, Lang.KO)]


def ticks(answer: StarAnswer, lang: Lang) -> set[Item]:
    return {verdict.item for verdict in check(answer, lang, None).verdicts if verdict.met}


@pytest.mark.parametrize(("answer", "lang"), STORIES)
def test_an_emptied_result_loses_outcome_measure_and_lesson(answer: StarAnswer, lang: Lang) -> None:
    result = {Item.OUTCOME, Item.MEASURED, Item.LESSON}
    assert result <= ticks(answer, lang)
    assert not result & ticks(answer.with_text(Field.RESULT, ""), lang)


@pytest.mark.parametrize(
    ("lang", "field", "item", "text"),
    [
        (Lang.EN, Field.RESULT, Item.LESSON, "I can't say I learned anything from it."),
        (Lang.EN, Field.RESULT, Item.OUTCOME, "I left before lunch, so I have no idea whether they ate."),
        (Lang.EN, Field.RESULT, Item.MEASURED, "Nobody counted, so I have no figures."),
        (Lang.EN, Field.TASK, Item.TARGET, "Nobody had set us a target or a date."),
        (Lang.KO, Field.SITUATION, Item.STAKES, "작년 5월 약국에서 일했습니다. 별문제는 없었습니다."),
        (Lang.KO, Field.RESULT, Item.LESSON, "이 일로 따로 배운 점은 없습니다."),
        (Lang.KO, Field.RESULT, Item.OUTCOME, "저는 다른 회사로 옮겨서 그 뒤로 줄었는지는 모릅니다."),
        (Lang.KO, Field.TASK, Item.TARGET, "정해진 기한이나 목표는 없었습니다."),
    ],
)
def test_a_statement_that_there_is_nothing_to_tell_earns_nothing(
    lang: Lang, field: Field, item: Item, text: str
) -> None:
    answer = {spoken: story for story, spoken in STORIES}[lang]
    assert item not in ticks(answer.with_text(field, text), lang)


@pytest.mark.parametrize(("answer", "lang"), STORIES)
def test_a_tick_goes_with_all_the_words_that_it_rests_on(answer: StarAnswer, lang: Lang) -> None:
    for item in ticks(answer, lang):
        left = answer
        for _ in range(40):
            span = check(left, lang, None).verdict(item).span
            if span is None:
                break
            text = left.text(span.field)
            left = left.with_text(span.field, text[: span.start] + text[span.end :])
        else:
            pytest.fail(f"{item} outlives its words")


def test_what_is_shown_can_be_shown_whole() -> None:
    long = replace(
        EN,
        result="After the first quiet Monday, which was the one before Easter and which everybody in the bank had "
        "been waiting for, the number of failed payments that the help desk counted fell from 400 to 3 a week.",
    )
    span = check(long, Lang.EN, None).verdict(Item.MEASURED).span
    assert span is not None
    assert span.end - span.start <= LONGEST_CHARS
    assert "400" in span.words(long)


def test_a_quote_does_not_end_in_the_word_that_joins_the_next_part() -> None:
    reason = "I chose to stream the rows instead of renting a bigger machine, because that would only move the problem."
    told = replace(EN, action=f"I read the logs. {reason} Then I asked a colleague to review it.")
    span = check(told, Lang.EN, None).verdict(Item.REASONING).span
    assert span is not None
    assert span.words(told).rstrip(" .,").split()[-1] in {"machine", "problem"}


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        (
            Lang.EN,
            StarAnswer(
                "The museum was founded in 1904 in the former bath house. The collection has 12,000 objects.",
                "Its mission is to show the history of salt to a broad public.",
                "In 1978 the hall was extended, in 1991 the archive was digitised, since visitors had asked for it.",
                "Visitor numbers have grown from 8,000 to 46,000.",
            ),
        ),
        (
            Lang.KO,
            StarAnswer(
                "시립 도자박물관은 1986년에 문을 열었다. 소장품은 9천 점이다.",
                "설립 목적은 가마터의 유물을 보존하는 것이다.",
                "1995년 전시실을 넓혔고, 관람객이 원했기 때문에 2004년 찻집을 열었다.",
                "관람객은 8천 명에서 4만 명으로 늘었다.",
            ),
        ),
    ],
)
def test_what_tells_of_nobody_earns_nothing(lang: Lang, answer: StarAnswer) -> None:
    assert ticks(answer, lang) == set()


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        (
            Lang.EN,
            ("Audit, ferry, roster, Cork, 2020, manager.", "Budget, date.", "Call, list, vote, reason.", "Praise."),
        ),
        (
            Lang.EN,
            (
                "For the glaze you need 200 g of sugar and two spoons of water.",
                "It has to cool for an hour.",
                "Stir the sugar in, heat it slowly, because it burns easily, and pour it over the cake.",
                "The glaze is smooth and shines.",
            ),
        ),
        (Lang.KO, ("감사, 선박, 근무표, 목포, 2020년, 부장.", "예산, 날짜.", "전화, 목록, 투표, 이유.", "칭찬.")),
        (
            Lang.KO,
            (
                "설탕 200그램과 물 두 숟가락이 필요합니다.",
                "한 시간 식혀야 합니다.",
                "설탕을 넣고 저은 다음, 잘 타기 때문에 약한 불에서 데워 케이크 위에 붓습니다.",
                "표면이 매끄럽고 윤이 납니다.",
            ),
        ),
    ],
)
def test_a_row_of_nouns_and_a_recipe_earn_nothing(lang: Lang, texts: tuple[str, str, str, str]) -> None:
    assert ticks(StarAnswer(*texts), lang) == set()


def test_a_habit_of_the_members_own_is_told_to_be_one() -> None:
    """Not that it answers another question."""
    habit = StarAnswer("", "", "When a customer is angry I usually stay calm, and we always find something.", "")
    assert check(habit, Lang.EN, None).kind is ResponseKind.HABIT


def test_acts_of_we_and_without_a_doer_are_steps_and_others_acts_are_none() -> None:
    ours = (
        "우리는 침대 난간을 점검했습니다. 조명이 교체되었습니다. 바닥에 테이프가 붙여졌습니다. 안내문도 만들었습니다."
    )
    theirs = "점장님이 선반을 옮기셨습니다. 매니저님이 전산을 연결하셨습니다. 사장님이 간판을 다셨습니다."
    assert Item.STEPS in ticks(KO.with_text(Field.ACTION, ours), Lang.KO)
    assert Item.STEPS not in ticks(KO.with_text(Field.ACTION, theirs), Lang.KO)


def test_where_no_word_of_a_long_sentence_speaks_the_part_is_shown_that_means_it() -> None:
    text = (
        "Last March, at a bakery in Leeds where I worked on Saturdays, the big oven went cold with eighty loaves in it."
    )
    told = quoted(
        Item.STAKES, Piece(Span(Field.SITUATION, 0, len(text)), text, {}), text, Target(0.0, {}), _mute, _cold
    )
    assert "went cold" in text[told.start : told.end]


def _mute(target: str, words: str) -> list[str]:
    return []


def _cold(parts: Sequence[str]) -> list[float]:
    return [float("cold" in part) for part in parts]


def test_speech_without_any_mark_is_cut_where_a_new_subject_begins() -> None:
    told = "it was released in february since then ops has blocked 23 sellers i don't have the numbers on complaints"
    assert [sentence.text for sentence in field_sentences(Field.RESULT, told)] == [
        "it was released in february since then ops has blocked 23 sellers",
        "i don't have the numbers on complaints",
    ]


def test_a_story_that_looks_like_something_else_keeps_what_it_meets() -> None:
    """ "In my last position" and an AI product are no reason to wipe out a story."""
    answer = replace(
        EN,
        situation="In my last position I worked as a tester on an AI assistant for brokers in Tallinn. In March 2023 "
        "it began to ignore its instructions and two brokers threatened to cancel.",
        task="My lead asked me to find out why by the next Friday.",
    )
    found = check(answer, Lang.EN, None)
    assert found.kind is ResponseKind.STORY
    assert {Item.OWN_ACTIONS, Item.STEPS, Item.OUTCOME} <= ticks(answer, Lang.EN)


def test_sentences_close_in_meaning_are_close_as_vectors_in_both_languages() -> None:
    fell, sank, soup = meaning().vectors(
        ["Errors fell to one a month.", "오류가 한 달에 한 건으로 줄었습니다.", "Fry the onions."]
    )
    assert fell @ sank > fell @ soup + 0.2


def test_a_vector_does_not_depend_on_what_is_encoded_beside_it() -> None:
    alone = meaning().vectors(["I moved the job to Sunday."])
    among = meaning().vectors(["It rained.", "I moved the job to Sunday.", "제가 고쳤습니다."])
    assert np.abs(alone[0] - among[1]).max() <= 1e-4
    assert meaning().vectors([]).shape == (0, SIZE)


def test_weights_come_back_from_the_file_as_they_were_trained() -> None:
    trained = np.linspace(-1.0, 2.0, SIZE, dtype=np.float32)
    back = parsed({"lesson": {"bias": -1.0, "weights": {"lesson.now": 2.0}, "meaning": packed(trained)}})["lesson"]
    assert np.abs(back.meaning - trained).max() < 0.01
    assert back.strength({"lesson.now": 1.0, "unknown": 1.0}) == 2.0


def test_without_a_piece_nothing_is_met_whatever_the_bias() -> None:
    from bot.checker.judging import judged

    sure = {item.value: Target(50.0, {}) for item in Item}
    assert judged(Evidence(()), sure).score(Item.OUTCOME) < 0
    piece = Piece(Span(Field.RESULT, 0, 4), "Done", {"outcome.!absent": 1.0})
    assert judged(Evidence((piece,)), sure).score(Item.OUTCOME) < 0
