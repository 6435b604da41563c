"""A reply is judged against what it was asked for."""

import pytest

from bot.checker import judge_reply
from bot.interview.model import Item, Lang, StarAnswer

EN = StarAnswer(
    "Last November our night shift had the export stop again and again, forty timeouts a minute, and clinics waited.",
    "I was on call and had to get it running before the morning.",
    "I read the log, raised the pool from ten to thirty and restarted the job.",
    "It got better after that.",
)
KO = StarAnswer(
    "작년 11월 야간 근무 때 내보내기 작업이 1분에 마흔 번씩 끊겨서 병원들이 기다리고 있었습니다.",
    "당직이던 제가 아침 전까지 살려야 했습니다.",
    "로그를 보고 연결 수를 열에서 서른으로 올린 다음 작업을 다시 시작했습니다.",
    "그 뒤로 나아졌습니다.",
)
ANSWERS = {Lang.EN: EN, Lang.KO: KO}


@pytest.mark.parametrize(
    ("lang", "item", "reply"),
    [
        (Lang.EN, Item.MEASURED, "From forty down to none."),
        (Lang.EN, Item.MEASURED, "40 → 0"),
        (Lang.EN, Item.LESSON, "These days I raise the pool before every big export, and look at the log first."),
        (Lang.EN, Item.REASONING, "A bigger machine would have cost a week; the log showed that the pool was full."),
        (Lang.KO, Item.MEASURED, "40 → 0"),
        (Lang.KO, Item.MEASURED, "95%"),
        (Lang.KO, Item.MEASURED, "1분에 마흔 번에서 한 번으로요."),
        (Lang.KO, Item.REASONING, "서버를 늘리면 일주일이 걸리는데 로그를 보니 연결이 꽉 차 있었거든요."),
    ],
)
def test_what_fills_the_frame_is_taken(lang: Lang, item: Item, reply: str) -> None:
    met, words = judge_reply(ANSWERS[lang], item, reply, lang)
    assert met
    assert words
    assert words in reply


@pytest.mark.parametrize(
    ("lang", "item", "reply"),
    [
        (Lang.EN, Item.MEASURED, "I don't know, honestly."),
        (Lang.EN, Item.MEASURED, "We made nine calls and had two meetings."),
        (Lang.EN, Item.LESSON, "Hopefully it never happens again, haha."),
        (Lang.EN, Item.LESSON, "..."),
        (Lang.EN, Item.REASONING, "Do you mean the pool?"),
        (Lang.KO, Item.MEASURED, "잘 모르겠습니다."),
        (Lang.KO, Item.MEASURED, "전화를 여덟 통 하고 회의를 세 번 했어요."),
        (Lang.KO, Item.LESSON, "앞으로는 그런 일이 없었으면 좋겠습니다."),
        (Lang.KO, Item.LESSON, "ㅎㅎ"),
        (Lang.KO, Item.REASONING, "어떤 걸 말씀하시는 거죠?"),
        (Lang.KO, Item.SETTING, "그날은 점심으로 칼국수를 먹었어요."),
    ],
)
def test_what_leaves_it_empty_is_not(lang: Lang, item: Item, reply: str) -> None:
    assert judge_reply(ANSWERS[lang], item, reply, lang) == (False, "")


@pytest.mark.parametrize("reply", ["", "  ", "👍", "\u200b", "?" * 50])
@pytest.mark.parametrize("item", list(Item))
def test_nothing_is_no_reply(item: Item, reply: str) -> None:
    assert judge_reply(EN, item, reply, Lang.EN) == (False, "")
