"""The candidate's own questions at the end of a talk, heard as evidence: about the work and the team, not what stands
on the website or is another person's to answer. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.interview.visible import visible

QUESTIONS_LIMIT = 1500
MOST_JUDGED = 6
_SPEECH_WORDS = 55
"""With more before the question mark it is a speech."""
_LEAST_LETTERS = 6


class HeardAs(StrEnum):
    """What a question is about; the first five speak for whoever asks it. UNCLEAR: nothing is heard for or against."""

    WORK = "work"
    TEAM = "team"
    SUCCESS = "success"
    GROWTH = "growth"
    MANAGER = "manager"
    UNCLEAR = "unclear"
    WEBSITE = "website"
    CONDITIONS = "conditions"
    HOW_WAS_I = "how_was_i"
    PROMOTION = "promotion"
    STRESS = "stress"
    CONFIDENTIAL = "secret"
    SPEECH = "speech"

    @property
    def fits(self) -> bool:
        return self in _FITTING


_FITTING = (HeardAs.WORK, HeardAs.TEAM, HeardAs.SUCCESS, HeardAs.GROWTH, HeardAs.MANAGER)


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    text: str
    heard: HeardAs


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# The first that is heard counts, so what speaks against a question comes before what speaks for it.
_WEAK = {
    HeardAs.HOW_WAS_I: _any(
        r"\bhow (?:was i|did i|have i done|am i doing)\b|\bmy (?:chances|performance)\b",
        r"\b(?:did|have|will|do) (?:i|you) (?:pass|get the job|hire me|think i)",
        r"저(?:는)? 어땠|제 (?:면접|답변|인상)\S* (?:\S+ )?(?:어땠|어떠|괜찮)|합격|붙(?:을|은|었)|떨어(?:질|졌)",
    ),
    HeardAs.CONDITIONS: _any(
        r"\b(?:salary|salaries|pay|paid|wages?|bonus(?:es)?|stock|vacation|holidays?|days off|benefits?|perks?)\b",
        r"\b(?:work(?:ing)? from home|remote(?:ly)?)\b",
        r"연봉|급여|월급|보너스|성과급|휴가|연차|복지|재택|스톡|식대",
    ),
    HeardAs.PROMOTION: _any(r"\bpromot|\bnext level\b", r"승진|진급|직급이 오"),
    HeardAs.STRESS: _any(
        r"\b(?:stressful|stress|overtime|work[- ]life|long hours)\b",
        r"스트레스|야근|워라밸|힘든가요|힘들지|많이 힘드|빡세|빡센",
    ),
    HeardAs.CONFIDENTIAL: _any(
        r"\b(?:unreleased|unannounced|not (?:yet )?(?:been )?(?:released|announced)|secret)\b",
        r"미공개|비공개|출시 예정|공개되지 않은",
    ),
    HeardAs.WEBSITE: _any(
        r"\bwhat (?:does|do) (?:the|your|this) (?:company|firm|business) (?:do|make|sell)\b",
        r"\b(?:mission|company values?|headquarters|competitors?|founded|how many employees|how big is the company)\b",
        r"\bwhat (?:are|is) (?:the|your) (?:leadership principles|products?|services)\b",
        r"회사\S* (?:\S+ )?(?:무슨|어떤|뭐 ?하는|무엇을 하는)|뭐 ?하는 회사|주력 (?:제품|서비스)|경쟁사|설립|본사",
        r"직원\S* (?:총 )?몇|인재상|비전이|미션이|리더십 원칙(?:은|이) (?:무엇|뭐)",
    ),
}
_GOOD = {
    HeardAs.MANAGER: _any(
        r"\bwhat (?:made|makes|keeps|brought|surprised) you\b|\byou (?:said|mentioned|told|joined|stay(?:ed)?)\b",
        r"\b(?:before|when) joining\b",
        r"매니저님(?:께서는?|은|이)? (?:왜|입사|처음|남|합류|계속|어떻게)|입사하(?:시|신)|남아 ?계|말씀하신",
    ),
    HeardAs.SUCCESS: _any(
        r"\b(?:ninety|90|thirty|30|sixty|60)[- ]days?\b|\bfirst (?:day|week|months?|three months|quarter|year)\b",
        r"\b(?:struggle|succeed|success|successful|best (?:person|people|engineers?)|expect|hardest)\b",
        r"\d+일|석 달|세 달|첫 (?:날|주|달|해|분기)|3개월|1년|기대하|잘하는 (?:분|사람)|어려워하|적응|성과를|잘했다",
    ),
    HeardAs.GROWTH: _any(
        r"\b(?:learn|grow|mentor|teach|train|career|deep|speciali[sz]|another role)",
        r"배우|공부|성장|멘토|가르|교육|커리어|깊이|전문|다른 (?:직무|팀|역할)(?:으)?로",
    ),
    HeardAs.TEAM: _any(
        r"\b(?:teams?|shifts?|hand(?:s|ed)? ?-?(?:overs?|offs?)|colleagues?|disagree|retrospectives?)\b",
        r"\b(?:time zones?|who decides|on[- ]call)\b",
        r"팀|교대|인수인계|동료|의견이|회고|시간대|온콜|누가 (?:결정|정)",
    ),
    HeardAs.WORK: _any(
        r"\b(?:cases?|tickets?|customers?|tools?|incidents?|outages?|trouble|escalat\w*|queue|projects?|backlog)\b",
        r"\b(?:work|workload|day look|week look|responsib\w*|problems?|systems?)\b",
        r"케이스|티켓|고객|도구|장애|문의|에스컬|업무|이관|프로젝트|시스템|문제|일과|하루|일은|일을|일이",
    ),
}
_QUESTION_WORD = _any(
    r"^(?:and |so |also |then )?(?:what|which|who|whom|whose|when|where|why|how)\b",
    r"^(?:is|are|do|does|did|can|could|would|will|may|have|has|should) (?:i|you|we|the|there|it|this|people|one)\b",
)
_KOREAN_QUESTION = re.compile(
    r"(?:까요?|나요|가요|은요|는요|을지|인지|지요|죠|습니까|십니까|세요|으신지|궁금합니다|궁금해요|싶습니다|싶어요)$"
)
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")


def judged(text: str) -> tuple[OwnQuestion, ...]:
    """Every question in what was typed, in its order, at most `MOST_JUDGED`; what leads up to one belongs to it."""
    found: list[OwnQuestion] = []
    for line in text.splitlines():
        lead = ""
        for sentence in (one.strip() for one in _SENTENCE.findall(line)):
            whole = f"{lead} {sentence}".strip()
            if _asks(sentence):
                found.append(OwnQuestion(whole, _heard(whole)))
                lead = ""
            else:
                lead = whole
    return tuple(found[:MOST_JUDGED])


def _asks(sentence: str) -> bool:
    bare = sentence.rstrip(" .!?").lstrip(" -*•·0123456789)")
    if not visible(bare) or sum(map(str.isalpha, bare)) < _LEAST_LETTERS:
        return False
    return sentence.endswith("?") or bool(_QUESTION_WORD.match(bare) or _KOREAN_QUESTION.search(bare))


def _heard(text: str) -> HeardAs:
    if len(text.split()) > _SPEECH_WORDS:
        return HeardAs.SPEECH
    kinds = (kind for kind, pattern in (*_WEAK.items(), *_GOOD.items()) if pattern.search(text))
    return next(kinds, HeardAs.UNCLEAR)
