"""The same story in other words is noticed; other stories from the same world are not."""

import itertools
import json
import unicodedata

import pytest

from bot.interview.model import StarAnswer
from bot.interview.rounds.retelling import SAME_FROM, likeness, retellings, stems
from tests import ROOT

ANSWERS = ROOT / "benchmarks" / "answers"
EXPORT = StarAnswer(
    "In March 2023 I was the on-call engineer of a payments team of six people. Our nightly export to the bank had "
    "failed three nights in a row, so that 1,200 merchants got their money late.",
    "I had to get the export running before the cut-off at 6 pm the next day and find out why it failed.",
    "First I read the logs and saw that the job ran out of memory on one merchant with 400,000 rows. I chose to stream "
    "the rows instead of renting a bigger machine, because that would only have moved the problem. I wrote the change, "
    "asked a colleague to review it, and tested it on a copy of that merchant's data.",
    "The export finished in 11 minutes instead of 50, and it has not failed since.",
)
EXPORT_AGAIN = StarAnswer(
    "When I did on-call for payments last year, about twelve hundred merchants were waiting for money because the bank "
    "export kept dying overnight.",
    "My job was to make it go through before the bank's cut-off.",
    "I dug into the logs, noticed memory blowing up on a single huge merchant, and rewrote the job to stream rows "
    "rather than load everything. A colleague reviewed it.",
    "It went from 50 minutes to 11 and the failures ended. I learned to look at memory first.",
)
GUIDE = StarAnswer(
    "Last autumn our onboarding guide was two years old, and every newcomer lost days with it.",
    "Nobody had asked me, but I took it on before the next four people came in October.",
    "I sat with the newest colleague, noted every place where he got stuck, and rewrote those pages. Then I asked each "
    "newcomer to correct one page in the first week, so that it stays true.",
    "The next four were set up in two days instead of seven.",
)
SETTLEMENT = StarAnswer(
    "2023년 3월 결제팀 당번으로 있을 때 은행으로 보내는 야간 정산 배치가 사흘 연속 실패해서 가맹점 1,200곳이 돈을 "
    "늦게 받았습니다.",
    "다음 날 오후 6시 마감 전까지 정산을 정상화하고 원인을 찾는 것이 제 일이었습니다.",
    "로그를 보니 40만 행짜리 가맹점 하나에서 메모리가 부족했습니다. 더 큰 서버를 빌리는 대신 행을 나눠 읽도록 "
    "고쳤습니다. 그 가맹점 데이터로 시험했습니다.",
    "50분 걸리던 배치가 11분에 끝났고 이후 실패가 없습니다.",
)
SETTLEMENT_AGAIN = StarAnswer(
    "작년에 결제 쪽 당번을 하던 때 얘기예요. 야간 정산이 계속 죽어서 가맹점들이 입금을 못 받고 있었거든요.",
    "은행 마감 전에 살려야 했어요.",
    "로그 뒤져 보니까 큰 가맹점 한 곳 때문에 메모리가 터지는 거였고, 그래서 행을 조금씩 나눠 읽게 바꿨어요. "
    "그 가맹점 데이터로 시험도 해 봤고요.",
    "배치가 50분에서 11분으로 줄고 다시는 안 죽었어요.",
)


@pytest.mark.parametrize(("told", "again"), [(EXPORT, EXPORT_AGAIN), (SETTLEMENT, SETTLEMENT_AGAIN)], ids=["en", "ko"])
def test_a_story_told_in_other_words_is_noticed_with_the_place_of_its_first_telling(told, again):
    assert retellings([GUIDE, told, GUIDE, again]) == {2: 0, 3: 1}


def test_other_stories_are_left_alone_and_too_little_says_nothing():
    assert retellings([EXPORT, GUIDE, SETTLEMENT]) == {}
    short = StarAnswer("The export failed.", "", "I fixed the export.", "Fixed.")
    assert retellings([short, short]) == {}


def test_the_form_of_the_characters_does_not_matter():
    apart = StarAnswer(*(unicodedata.normalize("NFD", text) for text in _texts(SETTLEMENT)))
    assert stems(apart) == stems(SETTLEMENT)


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_hardly_any_two_labelled_answers_are_taken_for_the_same_story(lang):
    lines = (ANSWERS / f"answers.{lang}.jsonl").read_text("utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    found = [stems(StarAnswer(one["situation"], one["task"], one["action"], one["result"])) for one in told]
    pairs = list(itertools.combinations(found, 2))
    assert sum(likeness(one, other) >= SAME_FROM for one, other in pairs) <= len(pairs) / 2000


def _texts(answer):
    return answer.situation, answer.task, answer.action, answer.result
