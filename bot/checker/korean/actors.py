"""Who acts: the speaker, the speaker's group, somebody else, or nobody (a passive without an agent, a state)."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from bot.checker.korean.clauses import Clause, Sentence
from bot.checker.korean.morphology import Morph
from bot.checker.korean.vocabulary import PEOPLE, words


class Actor(StrEnum):
    SELF = "self"
    WE = "we"
    OTHER = "other"
    DROPPED = "dropped"


_SELF = frozenset(("저", "나", "제", "내", "본인"))
_WE = frozenset(("우리", "저희"))
_TOGETHER = frozenset(("다같이", "모두", "함께", "서로", "공동"))
_SUBJECT = frozenset(("이", "가", "께서", "은", "는", "도", "만", "께서는"))
_NO_AGENT = words("""
    날 때 뒤 후 전 다음 처음 나중 오늘 어제 그날 당일 주 월 달 해 년 일 시간 오전 오후 아침 저녁 밤 점심 주말 것 점
    번 중 안 경우 결과 이유 부분 문제 방법 대신 이번 지금 요즘 평소 당시 그때 먼저 우선 건 일부 나머지
    전체 혼자 직접 본인 담당
""")
"""Topics that do nothing: times, and what is spoken of."""
_CARRIES_OTHER = frozenset(("고", "며", "으며", "면서", "으면서", "아", "어"))


def actors_of(sentence: Sentence, before: Actor = Actor.DROPPED) -> tuple[Actor, ...]:
    """The actor of each clause. What is left out is the speaker, unless the chain goes on with another's deeds."""
    found: list[Actor] = []
    for clause in sentence.clauses:
        own = subject_of(clause)
        if own is None:
            own = _carried(found[-1], sentence.clauses[len(found) - 1]) if found else _continued(before)
        if own in (Actor.DROPPED, Actor.SELF) and honoured(clause):
            own = Actor.OTHER
        found.append(own)
    return tuple(found)


def _continued(before: Actor) -> Actor:
    return Actor.WE if before is Actor.WE else Actor.DROPPED


def _carried(actor: Actor, clause: Clause) -> Actor:
    if actor is not Actor.OTHER:
        return actor
    ending = next((m.form for m in reversed(clause.morphs) if m.tag == "EC"), "")
    return Actor.OTHER if ending in _CARRIES_OTHER else Actor.DROPPED


def subject_of(clause: Clause) -> Actor | None:
    """The last animate subject or topic named in the clause; None where there is none."""
    found: Actor | None = None
    for i, morph in enumerate(clause.morphs):
        if morph.tag in ("JKS", "JX") and morph.form in _SUBJECT and i:
            actor = None if _embedded(clause.morphs, i) else _named(clause.morphs, i)
            if actor is not None and not (found is not None and actor is Actor.OTHER and morph.form == "도"):
                found = actor
        elif morph.form == "에서" and i and _is_group(clause.morphs[i - 1]):
            found = found or (Actor.WE if _ours(clause.morphs, i) else Actor.OTHER)
    if found is None and _bare_subject(clause):
        found = Actor.SELF
    if found is None and _has_agent(clause.morphs):
        found = Actor.OTHER
    return found


def _has_agent(morphs: tuple[Morph, ...]) -> bool:
    """분대장이 소화기를 들고, 초대 관장은 그물을 모았다: whoever does something to a thing is not the speaker."""
    at = next((i for i, m in enumerate(morphs) if m.tag == "JKO"), None)
    if at is None:
        return False
    return any(
        (m.tag == "JKS" or (m.tag == "JX" and m.form in ("은", "는")))
        and i
        and morphs[i - 1].tag in ("NNG", "NNP", "XSN")
        and morphs[i - 1].form not in _NO_AGENT
        and not _embedded(morphs, i)
        for i, m in enumerate(morphs[:at])
    )


def _embedded(morphs: tuple[Morph, ...], i: int) -> bool:
    """팀장님이 묻기 전에, 고객이 건 조건은: the subject of a relative clause does not act in the main one."""
    if morphs[i].form not in ("이", "가") or morphs[i - 1].form in _SELF:
        return False
    ending = next((m for m in morphs[i + 1 :] if m.tag in ("ETM", "ETN", "EC", "EF")), None)
    return ending is not None and (ending.tag == "ETM" or ending.form == "기") and ending is not morphs[-1]


def _named(morphs: tuple[Morph, ...], i: int) -> Actor | None:
    """Whom the noun before a subject's particle names; None for things."""
    head = morphs[i - 1]
    if head.form in _SELF and head.tag in ("NP", "NNG"):
        return Actor.SELF
    if head.form == "혼자" and i > 1 and morphs[i - 2].form in _SELF:
        return Actor.SELF
    if head.form in _WE or (_is_person(head) and _ours(morphs, i)):
        return Actor.WE
    return Actor.OTHER if _is_person(head) or morphs[i].form == "께서" else None


def _is_person(morph: Morph) -> bool:
    if not morph.is_noun:
        return False
    return morph.form in PEOPLE or (
        len(morph.form) > 2
        and morph.form.endswith(("팀", "님", "원", "자", "장", "부"))
        and morph.form
        not in (
            "일부",
            "전부",
            "현장",
            "시장",
            "입장",
            "주장",
            "고장",
            "문장",
            "매장",
            "공장",
            "통장",
            "지원",
            "자원",
            "회원",
        )
    )


def _is_group(morph: Morph) -> bool:
    return morph.form in ("팀", "부", "측", "쪽", "사", "회사", "본사", "부서", "본부") or morph.form.endswith("팀")


def _ours(morphs: tuple[Morph, ...], i: int) -> bool:
    """우리 팀은, 저희 쪽에서: the group's own name within three words before the particle."""
    return any(m.form in _WE for m in morphs[max(0, i - 4) : i]) and not any(
        m.form in ("분", "님") for m in morphs[i - 2 : i]
    )


def _bare_subject(clause: Clause) -> bool:
    """저 혼자, 제 손으로, 직접: no particle of a subject, but plainly the speaker."""
    forms = [m.form for m in clause.morphs if m.tag in ("NP", "MM", "IC", "MAG", "NNG")]
    return any(a in _SELF and b in ("혼자", "직접", "손") for a, b in pairwise(forms))


def together(clause: Clause) -> bool:
    """The act is told as one done side by side with others."""
    return (
        bool(clause.forms & _TOGETHER)
        or "다 같이" in clause.text
        or "명이서" in clause.text
        or "셋이서" in clause.text
        or "둘이서" in clause.text
    )


def honoured(clause: Clause) -> bool:
    """The predicate raises its subject (-시-), so the speaker does not act; 드리다 and 여쭈다 do not."""
    last = max((i for i, m in enumerate(clause.morphs) if m.tag in ("VV", "VX", "VA", "XSV")), default=-1)
    return last >= 0 and any(m.tag == "EP" and m.form in ("시", "으시") for m in clause.morphs[last:])
