"""What is said to the bot instead of an answer: read as such only where a message is nothing but that."""

import pytest

from bot.interview.rounds.addressed import Wish, declines, wish_of

SAID = {
    Wish.HELP: "help | Help! | help me please | I need help | what can you do? | how does this work? | commands | "
    "what do I do now? | 도움말 | 도와주세요 | 도와줘 | "
    "사용법 알려 주세요 | 어떻게 하나요? | 어떻게 쓰나요? | 뭘 할 수 있어요?",
    Wish.STOP: "stop | Stop. | please stop | stop the round | I want to stop | quit | end | I'm done | "
    "that's enough for today | let's stop here | cancel | 그만 | "
    "그만할게요 | 그만하고 싶어요 | 오늘은 여기까지 할게요 | "
    "종료 | 끝낼게요 | 여기서 그만하겠습니다 | 멈춰 주세요 | 면접 종료",
    Wish.SKIP: "skip | Skip this one | next question | another question | Another question please | "
    "can I have another question? | give me a different question | pass | "
    "new question | could I get a different one? | "
    "I'd like another question | 다른 질문 | 다른 질문 주세요 | 다른 질문으로 바꿔 주세요 | "
    "다음 질문이요 | 패스 | 스킵할게요 | "
    "넘어갈게요 | 질문 바꿔 주세요 | 건너뛰기 | 혹시 다른 질문 주실 수 있나요? | 더 쉬운 질문 주세요",
    Wish.HINT: "hint | a hint please | give me a hint | can I get a hint? | any tips? | show me an example | "
    "힌트 | 힌트 주세요 | 힌트 좀 줘 | 예시 보여 주세요 | 힌트 있나요?",
    Wish.STAR: "what is STAR? | What's STAR? | what does STAR mean | what is the STAR method? | explain star | "
    "STAR가 뭐예요? | STAR가 뭔가요? | 스타가 뭐예요? | STAR 기법이 뭐죠 | STAR 설명해 주세요",
    Wish.UNSURE: "I don't know | idk | no idea | I'm not sure | I don’t know what to say | I have no idea, sorry | "
    "I can't remember | 잘 모르겠습니다 | 모르겠어요 | 모르겠네요... | 글쎄요 | 기억이 안 나요 | 생각이 안 납니다 | "
    "뭐라고 답해야 할지 모르겠어요 | 죄송하지만 잘 모르겠습니다",
    Wish.DECLINE: "I have no such story | I don't have such a story. | I don't have any experience like that | "
    "I've never been in such a situation | That never happened to me | I can't think of an example | "
    "Nothing comes to mind | This doesn't apply to me | Sorry, I don't have one | I haven't had that | "
    "그런 경험이 없습니다 | 그런 경험은 없어요 | 그런 적이 없습니다 | "
    "아직 그런 일이 없었습니다 | 비슷한 경험이 없네요 | "
    "저는 그런 경험이 없습니다. | 해당 사항 없습니다 | "
    "경험이 없습니다 | 그런 일을 겪어 본 적이 없어요 | 떠오르는 경험이 없습니다",
}
SAID_TOGETHER = [
    ("I don't know. Another question please.", Wish.SKIP),
    ("Sorry, I have no such story. Can we stop?", Wish.STOP),
    ("잘 모르겠습니다. 다른 질문 주세요.", Wish.SKIP),
    ("그런 경험이 없습니다. 힌트 주세요", Wish.DECLINE),
]
ANSWERS = """
I stopped the rollout.
Stop the line was my call as the shift lead
I helped the team
help desk at a bank, 2021
I skipped the release and told the customer why
No idea was too small for that customer, so I wrote them all down
I had no experience with Kafka, so I asked the team that had
We had no such story in the backlog
I did not know what was wrong
another question came from the auditor
my next question was about the disk
None
No
Yes.
40 minutes
I passed
end of March
star schema for the warehouse
hint of smoke in the server room
그만두겠다고 한 동료를 설득했습니다
저는 배포를 그만두자고 했습니다
다른 질문을 고객에게 드렸습니다
도움이 필요한 동료가 있었습니다
잘 모르는 시스템이었습니다
경험이 없는 팀원들이었습니다
그런 경험이 없는 신입이 두 명 있었습니다
없습니다
40분
다음 날 아침
종료 버튼이 눌리지 않았습니다
끝까지 했습니다
힌트를 얻으려고 로그를 읽었습니다
""".strip().splitlines()
CASES = [(said.strip(), wish) for wish, several in SAID.items() for said in several.split("|")]


@pytest.mark.parametrize(("said", "wish"), CASES + SAID_TOGETHER)
def test_what_is_said_to_the_bot_is_heard(said, wish):
    assert wish_of(said) is wish


@pytest.mark.parametrize("told", ANSWERS)
def test_what_belongs_to_an_answer_stays_one(told):
    assert wish_of(told) is None


def test_a_wish_at_the_end_of_a_story_is_part_of_it():
    assert wish_of("Last March the oven went out on a Friday evening. I don't know.") is None


@pytest.mark.parametrize(
    ("texts", "declined"),
    [
        (["I have no such story", "", "", ""], True),
        (["", "", "잘 모르겠습니다", " "], True),
        (["그런 경험이 없습니다", "없습니다", "", ""], False),
        (["skip", "", "", ""], True),
        (["help", "", "", ""], False),
        (["I don't know", "I don't know", "no idea", "idk"], True),
        (["Last March the oven went out.", "I don't know", "", ""], False),
        (["", "", "", ""], False),
    ],
)
def test_an_answer_that_is_nothing_but_a_no_is_none(texts, declined):
    assert declines(texts) is declined
