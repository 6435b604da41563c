"""What a candidate asks at the end, labelled before it was run: whether it speaks for them, and what it is about."""

import pytest

from bot.interview.paths.own_questions import MOST_JUDGED, HeardAs, judged

FITS = """
Which case last week took the team longest, and why?
What share of the tickets is new trouble and what share repeats?
Who decides when a case leaves the team?
What do you wish your tools did?
What does a good first answer to a customer look like here?
What does a normal day look like for somebody on this team?
What would I have to have done in ninety days for you to be glad you hired me?
Where do new people struggle most?
What has the best person on your team in common with the second best?
What did the team change after its last bad week?
How do you disagree with each other in writing?
How are handovers to other time zones done?
Who teaches whom on the team?
How is on-call shared out?
How deep does one stay in one field?
What would you have me learn before the first day?
Whom did you help into another role, and how?
What made you stay here for six years?
Earlier you mentioned the migration of the billing system. What came of it?
What did you believe before joining that turned out wrong?
지난주에 팀에서 가장 오래 걸린 케이스는 무엇이었고 이유는 무엇인가요?
새로운 문제와 반복되는 문제의 비율은 어느 정도인가요?
어떤 경우에 다른 팀으로 이관하는지, 누가 결정하는지 궁금합니다.
지금 쓰시는 도구에서 가장 아쉬운 점은 무엇인가요?
고객에게 보내는 첫 답변은 어떤 것이 좋은 답변인가요?
이 팀의 하루 일과는 보통 어떻게 되나요?
입사 후 90일 안에 무엇을 해내면 잘 뽑았다고 생각하실까요?
새로 오신 분들이 가장 어려워하는 부분은 어디인가요?
팀에서 가장 잘하는 분은 무엇이 다른가요?
최근에 힘들었던 주가 지나고 팀에서 바꾸신 것이 있나요?
팀 안에서 의견이 다를 때는 어떻게 정하시나요?
다른 시간대 팀과 인수인계는 어떻게 하시나요?
온콜은 어떻게 나누어 맡으시나요?
한 분야를 얼마나 깊이 다루게 되나요?
입사 전에 무엇을 공부해 두면 도움이 될까요?
팀원이 다른 직무로 옮기도록 도와주신 적이 있으신가요?
매니저님은 왜 이 팀에 남아 계신가요?
아까 말씀하신 장애 이후에 무엇이 달라졌나요?
입사하시기 전에 생각했던 것과 가장 달랐던 점은 무엇인가요?
동료에게 가장 많이 배우는 자리는 언제인가요?
"""
WEAK = """
What does your company do?                                  | website
Who are your main competitors?                              | website
How many employees do you have?                             | website
What is the mission of the company?                         | website
How many days off do I get?                                 | conditions
What is the salary for this position?                       | conditions
Can I work from home?                                       | conditions
How was I?                                                  | how_was_i
Did I pass?                                                 | how_was_i
What are my chances?                                        | how_was_i
When will I be promoted?                                    | promotion
Is the job stressful?                                       | stress
Is there much overtime?                                     | stress
What are your unreleased plans?                             | secret
회사는 무슨 일을 하나요?                                    | website
직원이 총 몇 명인가요?                                      | website
주력 서비스가 무엇인가요?                                   | website
연봉은 어느 정도인가요?                                     | conditions
휴가는 며칠인가요?                                          | conditions
재택 근무가 되나요?                                         | conditions
오늘 저 어땠나요?                                           | how_was_i
제 답변이 괜찮았나요?                                       | how_was_i
저 합격할 수 있을까요?                                      | how_was_i
승진은 언제 하나요?                                         | promotion
야근이 많나요?                                              | stress
업무 스트레스가 심한가요?                                   | stress
아직 공개되지 않은 계획이 있나요?                           | secret
What is it?                                                 | unclear
그건 왜 그런가요?                                           | unclear
"""


@pytest.mark.parametrize("text", FITS.strip().splitlines())
def test_a_question_about_the_work_or_the_team_speaks_for_whoever_asks_it(text):
    (one,) = judged(text)
    assert one.heard.fits, one


@pytest.mark.parametrize("line", WEAK.strip().splitlines())
def test_a_weak_question_is_called_what_it_is(line):
    text, kind = (part.strip() for part in line.split("|"))
    (one,) = judged(text)
    assert one.heard is HeardAs(kind)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "No, all is clear.", "Thank you for your time.", "없습니다.", "오늘 감사했습니다.", "???", "- \n."],
)
def test_where_nothing_is_asked_no_question_is_heard(text):
    assert judged(text) == ()


def test_what_leads_up_to_a_question_belongs_to_it():
    (one,) = judged("You said the queue doubled in March. What did you change then?")
    assert one.text.startswith("You said")
    assert one.heard is HeardAs.MANAGER


def test_several_are_judged_one_by_one_and_no_more_than_fit():
    asked = judged("1. Who decides when a case leaves the team?\n2) When will I be promoted?")
    assert [one.heard.fits for one in asked] == [True, False]
    assert len(judged("Who teaches whom?\n" * 40)) == MOST_JUDGED


def test_a_speech_with_a_question_mark_is_called_one():
    speech = "In my last job I led the customer team and " + "we did many things for customers and " * 10
    (one,) = judged(f"{speech} so do you not think so?")
    assert one.heard is HeardAs.SPEECH
