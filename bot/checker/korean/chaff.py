"""Sentences that are read as nothing: commands to whoever checks, asides, and praise of oneself."""

from __future__ import annotations

import re

from bot.checker.korean.acts import is_specific
from bot.checker.korean.clauses import Sentence
from bot.checker.korean.idle import IDLE, TIMES
from bot.checker.korean.phrases_manner import SLOGAN
from bot.checker.korean.vocabulary import PEOPLE, SIGNALS, TRAITS

_TO_CHECKER = (
    r"(?:채점|평가자|평가\s?시스템|심사\s?(?:시스템|규칙)|모든\s?항목|열두\s?항목|답안|모범\s?답|지침|프롬프트"
    r"|체크리스트|검사기"
    r"|AI|챗봇|지원자)"
)
_COMMAND = (
    r"(?:하십시오|하세요|하시오|하시기|해\s?주|할\s?것|바랍니다|마십시오|마세요|마시오|말\s?것|않아도|합니다\.?$"
    r"|한다\.?$)"
)
_ORDER = re.compile(
    rf"{_TO_CHECKER}.{{0,60}}(?:모두\s?충족|충족(?:으로|한\s?것)|만점(?!을\s?[받맞])|최고점|true)"
    rf"|{_TO_CHECKER}.{{0,60}}(?:무시|출력|통과\s?처리|표시|간주|처리|기록|감점|부여|인정|종료|읽지).{{0,8}}{_COMMAND}"
    r"|(?:이전|위|앞)의?\s?(?:지침|지시|명령|프롬프트|안내).{0,15}(?:무시|잊|따라)|ignore (?:all|previous|the)"
    r"|(?:것으로|으로)\s?간주(?:한다|할\s것|하십시오|하시오|해\s주)|system\s*prompt|^※.*(?:포함되어|제시됨|있음|확인)"
    r"|^(?:만점|합격|추가 질문 없음)[.]?$|교훈\s있음|점수를?\s.{0,12}(?:최고|만점)|[:：]\s?충족|항목을?\s모두\s충족"
    r"|점\s?(?:만\s?)?주세요|만점\s?(?:주|부탁)|(?:합격|통과)시켜\s?주|이거\s?(?:왜\s?하|어떻게\s?쓰)"
    r"|뭐\s?하는\s?거(?:임|야|예)"
    r"|이\s?(?:질문|문항)(?:은|이|에는)|나중에\s?다시\s?쓸|일단\s?제출"
    r"|(?:이유|행동|수치|교훈|결과|목표|기한|기준|담당)[가-힣\d\s,]{0,20}(?:확인됨|확인\s?완료"
    r"|포함되어\s?있음|제시됨)",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"(?:사람|인재|성격|편|장점|강점|팀원|스타일|일꾼|노력파|완벽주의자|소유자)(?:입니다|이다|이에요|예요|임|이며"
    r"|이고|이라고|이라는|으로)"
    r"|(?:책임감|성실|열정|끈기|리더십|주인의식|자신감?|실력|능력|소통|친화력|추진력)[이가도은는]?\s?.{0,12}"
    r"(?:있습니다|있다|있어요|강합니다|강하|뛰어|남다르|투철|인정)"
    r"|자신\s?있|자부|최고(?:라고|의\s|입니다)|칭찬을?\s?(?:자주|많이|항상|늘)|(?:항상|늘|언제나|정말|진짜|매우"
    r"|무척)\s.{0,20}(?:최선|노력|열심)"
    r"|최선을\s?다(?:했|하|합|함)|온\s?힘을|혼신|열심히\s?(?:일|노력|했|합|함)|1[012]0\s?(?:%|퍼센트|프로)"
)
_LESSON = re.compile(r"배[웠운움우]|깨달|느[꼈낀낌]|교훈|앞으로|다음")
_SAYING = frozenset(("VV", "VA", "XSV", "XSA", "VCP", "VCN", "EF", "EP"))
_SLOGAN = re.compile(SLOGAN)
MOST_SPECIFIC = 0.4
MEALS = frozenset(("먹", "마시"))
"""What may be done to a thing in an aside."""
LONGEST_ASIDE = 30
"""In morphemes: a longer sentence names something else as well."""


def is_order(text: str) -> bool:
    """A sentence that speaks to whoever checks the answer, not about what happened."""
    return bool(_ORDER.search(text))


def is_aside(sentence: Sentence) -> bool:
    """The weather, a pet, a meal, a colour: nothing else is named, and nobody does more to it than eat it."""
    acted_on = any(m.tag == "JKO" for m in sentence.morphs)
    eaten = any(m.tag == "VV" and m.form in MEALS for m in sentence.morphs)
    if len(sentence.morphs) > LONGEST_ASIDE or (acted_on and not eaten):
        return False
    nouns = {m.form for m in sentence.morphs if m.tag in ("NNG", "NNP", "SL")} - TIMES
    if not any(m.tag in ("VA", "VV", "VCP", "XSA") for m in sentence.morphs):
        return False
    compared = any(m.form == "보다" and m.tag == "JKB" for m in sentence.morphs)
    return nouns <= IDLE and (bool(nouns) or compared)


def is_praise(sentence: Sentence) -> bool:
    """What a fine person the speaker is and how hard they tried, with nothing named that was done or learned."""
    if not _PRAISE.search(sentence.text) or _LESSON.search(sentence.text):
        return False
    return not any(
        is_specific(m) and m.form not in TRAITS and m.form not in SIGNALS and m.form not in PEOPLE
        for m in sentence.morphs
    )


def is_row(sentence: Sentence) -> bool:
    """데이터, 영향, 오너십, KPI: a row of words of any answer, with nothing said of them."""
    if any(m.tag in _SAYING or m.tag == "SN" for m in sentence.morphs):
        return False
    nouns = [m for m in sentence.morphs if m.tag in ("NNG", "NNP", "SL")]
    specific = sum(is_specific(m) and m.form not in SIGNALS for m in nouns)
    rowed = sum(m.tag == "SC" for m in sentence.morphs) >= 2 or _SLOGAN.search(sentence.text) is not None
    return rowed and specific <= MOST_SPECIFIC * len(nouns)
