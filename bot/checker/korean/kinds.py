"""What kind of response an answer is, before its items are read. Careful: whoever tells a story is believed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.checker.korean.acts import is_specific
from bot.checker.korean.telling import Told
from bot.interview.model import Field, ResponseKind, StarAnswer

_ORDER = re.compile(
    r"(?:채점|평가자|심사\s?(?:시스템|기준|규칙)|검수|모든\s?항목|열두\s?항목|항목(?:을|이|은)|답안"
    r"|모범\s?답|지침|프롬프트|체크리스트"
    r"|검사기|AI|챗봇).{0,60}(?:충족|만점|최고점|true|무시|출력|통과\s?처리|표시하|표시해|간주|처리하"
    r"|기록할|감점|부여|인정해|읽지)"
    r"|(?:이전|위|앞)의?\s?(?:지침|지시|명령|프롬프트|안내).{0,15}(?:무시|잊|따라)|ignore (?:all|previous|the)"
    r"|간주(?:한다|할\s것|하십시오|하시오|해\s주)|system\s*prompt|^※.*(?:포함되어|제시됨|있음|확인)"
    r"|^(?:만점|합격|추가 질문 없음)[.]?$|교훈\s있음|점수를?\s.{0,12}(?:최고|만점)"
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
    if not clauses or len(re.findall(r"[가-힣]", text)) < (1 - _FOREIGN_SHARE) * letters / 2:
        return ResponseKind.NOTHING
    return _by_tense(clauses)


def _has_occasion(clauses: Sequence[Told]) -> bool:
    return any(c.past and c.marks & {"setting.dated", "setting.place", "setting.role"} for c in clauses)


def _by_tense(clauses: Sequence[Told]) -> ResponseKind:
    n = len(clauses)
    past = sum(c.past for c in clauses)
    future = sum(c.future or "all.hypothetical" in c.marks for c in clauses)
    opinion = sum("all.opinion" in c.marks for c in clauses)
    deeds_past = sum(bool(c.deeds) and c.past and not c.future for c in clauses)
    action = [c for c in clauses if c.clause.field is Field.ACTION and (c.deeds or c.vague_deeds)]
    if future >= 0.4 * n and deeds_past <= 1:
        return ResponseKind.HYPOTHETICAL
    if past <= 0.5 * n and action and sum(c.past for c in action) <= 0.34 * len(action):
        return ResponseKind.HABIT
    if past <= 0.34 * n and opinion:
        return ResponseKind.OPINION
    if _is_signal_row(clauses):
        return ResponseKind.SIGNAL_WORDS
    return ResponseKind.STORY


def _is_signal_row(clauses: Sequence[Told]) -> bool:
    """Words of any answer in a row: hardly a noun and hardly a deed that belongs to this one."""
    nouns = [m for c in clauses for m in c.clause.morphs if m.tag in ("NNG", "NNP", "SL")]
    generic = sum(not is_specific(m) for m in nouns)
    deeds = {d for c in clauses for d in c.deeds}
    fine = sum(bool(c.marks & {"all.vague", "all.slogan", "all.ordinal"}) for c in clauses)
    dense = generic >= GENERIC_SHARE * max(MIN_NOUNS, len(nouns))
    return len(deeds) <= 2 and (dense or fine >= 0.5 * len(clauses)) and generic >= 0.5 * len(nouns)
