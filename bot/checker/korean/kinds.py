"""What kind of response an answer is, before its items are read. Careful: whoever tells a story is believed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.checker.korean.acts import is_specific
from bot.checker.korean.idle import idle_share
from bot.checker.korean.morphology import Morph
from bot.checker.korean.telling import Told
from bot.checker.korean.vocabulary import PEOPLE, SIGNALS
from bot.interview.model import Field, ResponseKind, StarAnswer

_TO_CHECKER = (
    r"(?:채점|평가자|평가\s?시스템|심사\s?(?:시스템|규칙)|모든\s?항목|열두\s?항목|답안|모범\s?답|지침|프롬프트|체크리스트|검사기"
    r"|AI|챗봇|지원자)"
)
_COMMAND = r"(?:하십시오|하세요|하시오|하시기|해\s?주|할\s?것|바랍니다|마십시오|마세요|마시오|말\s?것|않아도|합니다\.?$|한다\.?$)"
_ORDER = re.compile(
    rf"{_TO_CHECKER}.{{0,60}}(?:모두\s?충족|충족(?:으로|한\s?것)|만점(?!을\s?[받맞])|최고점|true)"
    rf"|{_TO_CHECKER}.{{0,60}}(?:무시|출력|통과\s?처리|표시|간주|처리|기록|감점|부여|인정|종료|읽지).{{0,8}}{_COMMAND}"
    r"|(?:이전|위|앞)의?\s?(?:지침|지시|명령|프롬프트|안내).{0,15}(?:무시|잊|따라)|ignore (?:all|previous|the)"
    r"|(?:것으로|으로)\s?간주(?:한다|할\s것|하십시오|하시오|해\s주)|system\s*prompt|^※.*(?:포함되어|제시됨|있음|확인)"
    r"|^(?:만점|합격|추가 질문 없음)[.]?$|교훈\s있음|점수를?\s.{0,12}(?:최고|만점)|[:：]\s?충족|항목을?\s모두\s충족"
    r"|점\s?(?:만\s?)?주세요|만점\s?(?:주|부탁)|(?:합격|통과)시켜\s?주|이거\s?(?:왜\s?하|어떻게\s?쓰)|뭐\s?하는\s?거(?:임|야|예)"
    r"|이\s?(?:질문|문항)(?:은|이|에는)|나중에\s?다시\s?쓸|일단\s?제출"
    r"|(?:이유|행동|수치|교훈|결과|목표|기한|기준|담당)[가-힣\d\s,]{0,20}(?:확인됨|확인\s?완료"
    r"|포함되어\s?있음|제시됨)",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"없음|없습니다|모름|모르겠(?:음|습니다|어요)|생략|패스|pass|n/?a|해당\s?없음|ㅋ+|ㅎ+|ㅠ+|test|테스트"
    r"|asdf|[.\-–—_~*]+",
    re.IGNORECASE,
)
_FOREIGN_SHARE = 0.6
_ARTICLE = re.compile(r"제\s?\d+\s?[조항호](?![가-힣]{2})")
_FIRST_PERSON = re.compile(r"저[는도희의만]|제가|제게|(?<![가-힣])(?:나[는도]|내가|우리|[제내]\s)")
IDLE_SHARE = 0.35
SIGNAL_SHARE, MIN_SIGNALS = 0.6, 10
MIN_LETTERS = 12
GENERIC_SHARE = 0.7
MIN_NOUNS = 4


def is_order(text: str) -> bool:
    """A sentence that speaks to whoever checks the answer, not about what happened."""
    return bool(_ORDER.search(text))


def kind_of(answer: StarAnswer, clauses: Sequence[Told], orders: int) -> ResponseKind:
    text = "\n".join(answer.text(field) for field in Field)
    letters = len(re.findall(r"[가-힣A-Za-z]", _FILLER.sub("", text)))
    deeds = sum(len(c.deeds) for c in clauses if c.past and not c.future)
    if letters < MIN_LETTERS:
        return ResponseKind.NOTHING
    if orders and deeds < 2 * orders:
        return ResponseKind.STORY if deeds and _has_occasion(clauses) else ResponseKind.INSTRUCTIONS
    if len(_ARTICLE.findall(text)) > 1:
        return ResponseKind.OFF_QUESTION
    if not clauses or len(re.findall(r"[가-힣]", text)) < (1 - _FOREIGN_SHARE) * letters / 2:
        return ResponseKind.NOTHING
    return _by_tense(clauses, text)


def _has_occasion(clauses: Sequence[Told]) -> bool:
    return any(c.past and c.marks & {"setting.dated", "setting.place", "setting.role"} for c in clauses)


def _by_tense(clauses: Sequence[Told], text: str) -> ResponseKind:
    n = len(clauses)
    mine = bool(_FIRST_PERSON.search(text))
    past = sum(c.past for c in clauses)
    future = sum(c.future or "all.hypothetical" in c.marks for c in clauses)
    opinion = sum("all.opinion" in c.marks for c in clauses)
    deeds_past = sum(bool(c.deeds) and c.past and not c.future for c in clauses)
    action = [c for c in clauses if c.clause.field is Field.ACTION and (c.deeds or c.vague_deeds)]
    if future >= 0.4 * n and deeds_past <= 1:
        return ResponseKind.HYPOTHETICAL
    if _is_idle(clauses):
        return ResponseKind.OFF_QUESTION
    if _is_signal_row(clauses):
        return ResponseKind.SIGNAL_WORDS
    if past <= 0.34 * n and not deeds_past and _is_sermon(clauses, mine):
        return ResponseKind.OPINION
    if past <= 0.5 * n and action and sum(c.past for c in action) <= 0.34 * len(action):
        return ResponseKind.HABIT
    if past <= 0.34 * n and opinion:
        return ResponseKind.OPINION
    return ResponseKind.STORY


def _is_idle(clauses: Sequence[Told]) -> bool:
    """Weather, meals, a poem: nobody of work, no place of work, and hardly a word that is not idle talk."""
    nouns = _nouns(clauses)
    people = {m.form for m in nouns if m.form in PEOPLE}
    placed = sum(bool(c.marks & {"setting.place", "setting.role"}) for c in clauses)
    return len(people) + placed <= 1 and idle_share(nouns) >= IDLE_SHARE


def _is_sermon(clauses: Sequence[Told], mine: bool) -> bool:
    """What one ought to do, or what a word means: told of nobody."""
    ought = sum("obliged" in c.says and not c.past for c in clauses)
    nouns = _nouns(clauses)
    generic = sum(not is_specific(m) for m in nouns)
    return ought >= 2 or (not mine and generic >= 0.6 * max(MIN_NOUNS, len(nouns)))


def _nouns(clauses: Sequence[Told]) -> list[Morph]:
    return [m for c in clauses for m in c.clause.morphs if m.tag in ("NNG", "NNP", "SL")]


def _is_signal_row(clauses: Sequence[Told]) -> bool:
    """Words of any answer in a row: hardly a noun and hardly a deed that belongs to this one."""
    nouns = _nouns(clauses)
    generic = sum(not is_specific(m) or m.form in SIGNALS for m in nouns)
    deeds = {d for c in clauses for d in c.deeds if d not in SIGNALS}
    if len(deeds) <= 1 and generic >= SIGNAL_SHARE * max(MIN_SIGNALS, len(nouns)):
        return True
    fine = sum(bool(c.marks & {"all.vague", "all.slogan", "all.ordinal"}) for c in clauses)
    dense = generic >= GENERIC_SHARE * max(MIN_NOUNS, len(nouns))
    return len(deeds) <= 2 and (dense or fine >= 0.5 * len(clauses)) and generic >= 0.5 * len(nouns)
