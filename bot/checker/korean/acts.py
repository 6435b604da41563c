"""What is done in a clause: concrete acts apart from states, happenings and fine words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.checker.korean.clauses import Clause
from bot.checker.korean.morphology import Morph


@dataclass(frozen=True, slots=True)
class Act:
    """One deed. `concrete` where an object or a detail says what was done, not only that something was."""

    verb: str
    concrete: bool
    passive: bool


_NO_DEED = frozenset(
    [
        "있",
        "없",
        "되",
        "같",
        "보이",
        "나오",
        "생기",
        "알",
        "모르",
        "느끼",
        "생각",
        "남",
        "걸리",
        "줄",
        "늘",
        "오르",
        "떨어지",
        "올라가",
        "내려가",
        "끝나",
        "나",
        "멈추",
        "죽",
        "터지",
        "깨지",
        "빠지",
        "밀리",
        "몰리",
        "들",
        "일어나",
        "벌어지",
        "커지",
        "작아지",
        "많아지",
        "좋아지",
        "나빠지",
        "사라지",
        "없어지",
        "끊기",
        "막히",
        "열리",
        "닫히",
        "망가지",
        "쌓이",
        "겹치",
        "맞",
        "틀리",
        "그러",
        "이러",
        "어떻",
        "그렇",
        "이렇",
        "하",
        "싶",
        "말",
        "못하",
        "않",
        "지나",
        "다니",
        "살",
        "자라",
        "배우",
        "깨닫",
        "믿",
        "바라",
        "원하",
        "좋아하",
        "싫어하",
        "느껴지",
        "보여지",
        "알려지",
        "이루어지",
        "이뤄지",
        "어긋나",
        "걸",
        "뜨",
        "튀",
        "돌",
        "돌아가",
        "돌아오",
        "나가",
        "들어오",
        "들리",
        "보",
        "위하",
        "대하",
        "관하",
        "통하",
        "의하",
        "따르",
        "즐기",
        "참",
        "견디",
        "애쓰",
        "힘쓰",
        "임하",
        "향하",
        "잘하",
        "잘되",
        "안되",
        "못되",
        "나누어지",
        "겪",
        "처하",
        "놓이",
        "얻",
        "거두",
        "다하",
        "기하",
        "듣",
        "당하",
        "받",
    ]
)
_WEAK_OK = frozenset(("걸", "받", "듣", "돌", "보", "하"))
"""Verbs that are deeds where an object is named: 알림을 걸었다, 리뷰를 받았다."""

_FINE_WORDS = frozenset(
    [
        "노력",
        "최선",
        "소통",
        "협력",
        "협업",
        "협동",
        "극복",
        "도전",
        "집중",
        "몰두",
        "고민",
        "생각",
        "판단",
        "공감",
        "기대",
        "참여",
        "수행",
        "진행",
        "대응",
        "처리",
        "임",
        "배려",
        "존중",
        "헌신",
        "열중",
        "매진",
        "성장",
        "발전",
        "실천",
        "기여",
        "주도",
        "관리",
        "추진",
        "이해",
        "인식",
        "인지",
        "걱정",
        "후회",
        "반성",
        "만족",
        "감사",
        "시작",
        "경험",
        "해결",
        "개선",
        "달성",
        "완수",
        "책임",
        "근무",
        "일",
        "활동",
        "고생",
        "명심",
        "다짐",
        "약속",
        "신뢰",
        "존경",
        "강조",
        "중시",
        "추구",
        "지향",
        "실감",
        "마련",
        "의견",
        "커뮤니케이션",
        "케어",
        "서포트",
        "파이팅",
        "발생",
        "증가",
        "감소",
        "상승",
        "하락",
        "완료",
        "종료",
        "성공",
        "실패",
        "만전",
        "부담",
        "긴장",
        "당황",
    ]
)
_VAGUE_OBJECT = frozenset(
    [
        "최선",
        "노력",
        "힘",
        "마음",
        "관심",
        "책임",
        "역할",
        "일",
        "업무",
        "것",
        "거",
        "말",
        "생각",
        "얘기",
        "이야기",
        "의견",
        "문제",
        "어려움",
        "상황",
        "도움",
        "성과",
        "결과",
        "경험",
        "부분",
        "점",
        "중요성",
    ]
)
_NOMINAL_DEED = re.compile(r"[가-힣A-Za-z]+$")
_ENDINGS = ("EC", "EF", "ETN")


def acts_of(clause: Clause) -> tuple[Act, ...]:
    """The deeds told in a clause, those in relative clauses left aside."""
    found = []
    for i, morph in enumerate(clause.morphs):
        verb = _verb_at(clause.morphs, i)
        if verb is not None:
            found.append(Act(verb, _is_concrete(clause, i, verb), _is_passive(clause.morphs, i)))
    if clause.last and not found and (noun := _note_noun(clause)):
        found.append(Act(noun, len(clause.morphs) > 2, False))
    return tuple(found)


def _verb_at(morphs: tuple[Morph, ...], i: int) -> str | None:
    """The dictionary form where a deed's predicate stands at `i`; None for states and what only modifies a noun."""
    morph = morphs[i]
    if morph.tag == "XSV" and i and morphs[i - 1].tag in ("NNG", "NNP", "SL", "XR", "UNKNOWN"):
        verb = morphs[i - 1].form
    elif morph.tag == "VV":
        verb = morph.form
        if verb == "하" and i and (noun := _object_noun(morphs, i)):
            verb = noun
    else:
        return None
    ending = next((m for m in morphs[i + 1 :] if m.tag in ("EC", "EF", "ETN", "ETM")), None)
    return None if ending is None or ending.tag == "ETM" else verb


def _object_noun(morphs: tuple[Morph, ...], i: int) -> str:
    before = morphs[i - 1]
    if before.tag == "JKO" and i > 1:
        return morphs[i - 2].form
    return before.form if before.tag in ("NNG", "NNP", "SL") else ""


def _is_passive(morphs: tuple[Morph, ...], i: int) -> bool:
    return morphs[i].form in ("되", "당하", "받") and morphs[i].tag == "XSV"


def _is_concrete(clause: Clause, i: int, verb: str) -> bool:
    if verb in _FINE_WORDS:
        return False
    objects = [clause.morphs[k - 1].form for k in range(1, i + 1) if clause.morphs[k].tag == "JKO"]
    named = [o for o in objects if o not in _VAGUE_OBJECT and o != verb]
    if verb in _NO_DEED:
        return verb in _WEAK_OK and bool(named)
    nouns = sum(m.is_noun and m.form != verb for m in clause.morphs[:i])
    return bool(named) or nouns >= 2 or (nouns == 1 and not objects)


def _note_noun(clause: Clause) -> str:
    """A note's line may end in the bare noun of a deed: 기관 담당자에게 송부."""
    morphs = [m for m in clause.morphs if m.tag not in ("SF", "SC", "SSC", "SY")]
    if len(morphs) < 3 or morphs[-1].tag != "NNG" or morphs[-1].form in _FINE_WORDS:
        return ""
    if any(m.tag in ("VCP", "EF") for m in morphs[-3:]):
        return ""
    return morphs[-1].form if _NOMINAL_DEED.fullmatch(morphs[-1].form) and len(morphs[-1].form) >= 2 else ""
