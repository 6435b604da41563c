"""A small folder like prompts/ without a fault, and what loading says of it once something is changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.content import load
from bot.errors import ContentError, Fault
from bot.interview.facets import FORMS, Facet
from bot.interview.hearing import ClaimKind
from bot.interview.model import ITEMS, Item, Lang, Principle, Theme
from bot.interview.profiles import Profile

OWNERSHIP = "questions/ownership.yaml"
PRINCIPLES = "principles.yaml"
RUBRIC = "rubric.yaml"
FACETS = "facets.yaml"
MANAGER = "managers.yaml"
ITEM_WORDINGS = "followups/items.yaml"
CLAIM_WORDINGS = "followups/claims.yaml"
PRINCIPLE_WORDINGS = "followups/principles.yaml"
ENGLISH = "calibration/en.yaml"
KOREAN = "calibration/ko.yaml"
NETWORK = "profiles/network.yaml"

_ANSWER = {
    Lang.EN: ("When was it?", "It was then.", "Mine it was.", "I did it.", "It ended.", "It says so."),
    Lang.KO: (
        "언제였나요?",
        "그때였습니다.",
        "제 일이었습니다.",
        "제가 했습니다.",
        "끝났습니다.",
        "그렇게 적혀 있습니다.",
    ),
}
"""Question, situation, task, action, result and the reason for every verdict."""


def principles_text() -> str:
    """Each entry has six lines: that of the n-th principle (from 0) begins on line 2 + 6n."""
    lines = ["principles:"]
    for key in Principle:
        other = {"ownership": "bias_for_action", "bias_for_action": "ownership"}.get(key, "")
        lines += [
            f"  - key: {key}",
            "    name: {en: Some Name, ko: 이름}",
            "    meaning: {en: Some meaning., ko: 뜻입니다.}",
            "    shows: {en: What shows it., ko: 드러납니다.}",
            "    opposite: {en: The opposite., ko: 반대입니다.}",
            f"    confused_with: [{other}]",
        ]
    return "\n".join(lines) + "\n"


def rubric_text() -> str:
    lines = ["fields:"]
    for field, items in ITEMS.items():
        lines += [f"  {field}:", "    label: {en: Field, ko: 칸}", "    items:"]
        for item in items:
            lines += [
                f"      {item}:",
                "        label: {en: Label, ko: 이름표}",
                "        tip: {en: Say it., ko: 말해 주세요.}",
            ]
    return "\n".join(lines) + "\n"


def facets_text() -> str:
    """The first facet, disagreement, begins on line 2, its forms on line 6."""
    lines = ["facets:"]
    for facet in Facet:
        lines += [f"  {facet}:", "    name: {en: a thing, ko: 무엇}"]
        lines += ["    missing: {en: It is not here., ko: 없습니다.}", "    ask: {en: What is it?, ko: 무엇인가요?}"]
        if facet in FORMS:
            lines += ["    forms:", *(f"      {form}: {_FORM}" for form in FORMS[facet])]
    return "\n".join(lines) + "\n"


_FORM = "{missing: {en: It is other., ko: 다릅니다.}, ask: {en: And so?, ko: 그래서요?}}"
_WORDING = {
    "plain": "{en: What was it?, ko: 무엇이었나요?}",
    "quoted": "{en: 'You said {words}. So?', ko: '{words:이라고/라고} 하셨는데 어땠나요?'}",
    "again": "{en: What else?, ko: 또 무엇이었나요?}",
}


def wordings_text(name: str, things: Iterable[str]) -> str:
    """Each thing has sixteen lines: the n-th (from 0) begins on line 2 + 16n; its lists 1, 6 and 11 lines below."""
    lines = [f"{name}:"]
    for thing in things:
        lines.append(f"  {thing}:")
        for way, wording in _WORDING.items():
            lines += [f"    {way}:", *[f"      - {wording}"] * 4]
    return "\n".join(lines) + "\n"


def principle_wordings_text() -> str:
    lines = ["principles:", "  ownership:", "    decision:", *[f"      - {_WORDING['quoted']}"] * 4]
    return "\n".join(lines) + "\n"


def manager_text() -> str:
    """Each theme has fifteen lines, each of its questions three: the first theme begins on line 2, its first on 5."""
    lines = ["themes:"]
    for theme, principle in zip(Theme, Principle, strict=False):
        lines += [f"  - theme: {theme}", f"    principle: {principle}", "    questions:"]
        for number in range(1, 5):
            lines += [
                f"      - id: manager-{theme.replace('_', '-')}-{number}",
                "        text: {en: When was it?, ko: 언제였나요?}",
                "        hint: {en: Think back., ko: 떠올려 보세요.}",
            ]
    return "\n".join(lines) + "\n"


def questions_text(principle: Principle) -> str:
    """Each question has six lines: the n-th (from 0) begins on line 3 + 6n."""
    lines = [f"principle: {principle}", "questions:"]
    for number in range(1, 9):
        lines += [
            f"  - id: {principle.replace('_', '-')}-{number:02}",
            "    level: experienced",
            "    tags: [failure, choice]",
            f"    text: {{en: Tell me of time {number}., ko: '{number}번째 경험을 말씀해 주세요.'}}",
            f"    hint: {{en: Think of time {number}., ko: '{number}번째를 떠올려 보세요.'}}",
            "    facets: [own_failure, choice]",
        ]
    return "\n".join(lines) + "\n"


def answers_text(lang: Lang) -> str:
    """Each answer has nineteen lines: the n-th (from 0) begins on line 3 + 19n, its verdicts on line 10 + 19n."""
    question, situation, task, action, result, reason = _ANSWER[lang]
    lines = [f"lang: {lang}", "answers:"]
    for number in range(1, 7):
        lines += [
            f"  - id: {lang}-{number:02}",
            f"    question: {question}",
            f"    situation: {situation}",
            f"    task: {task}",
            f"    action: {action}",
            f"    result: {result}",
            "    expert:",
        ]
        verdicts = {item: "missing" if item.field == "task" else "met" for item in Item} | {
            Item.CAUSE: "nothing_failed"
        }
        lines += [f"      {item}: {{verdict: {verdict}, reason: {reason}}}" for item, verdict in verdicts.items()]
    return "\n".join(lines) + "\n"


def profile_text(profile: Profile) -> str:
    """Each question has seventeen lines: the n-th (from 0) begins on line 4 + 17n, its points on line 12 + 17n."""
    lines = [f"profile: {profile}", "name: {en: Field, ko: 분야}", "questions:"]
    for number in range(1, 4):
        lines += [
            f"  - id: {profile.prefix}{number:02}",
            "    kind: explain",
            "    level: 2",
            "    text: {en: How does it work?, ko: 어떻게 동작하나요?}",
            "    hint: {en: Begin anywhere., ko: 아무 데서나 시작하세요.}",
            "    follow_up: {en: And then?, ko: 그다음은요?}",
            "    source: RFC 1",
            "    points:",
            *(f"      - {{id: point_{n}, says: {_SAYS}, terms: [[mask], [local, 로컬]]}}" for n in range(1, 5)),
            "    wrong:",
            "      - id: other_way",
            f"        claim: {_SAYS}",
            f"        right: {_SAYS}",
            "        terms: [[arp], [remote]]",
        ]
    return "\n".join(lines) + "\n"


_SAYS = "{en: It decides., ko: 정합니다.}"


def sound_folder(folder: Path) -> Path:
    texts = {PRINCIPLES: principles_text(), RUBRIC: rubric_text()}
    texts |= {
        FACETS: facets_text(),
        ITEM_WORDINGS: wordings_text("items", Item),
        CLAIM_WORDINGS: wordings_text("claims", ClaimKind),
        PRINCIPLE_WORDINGS: principle_wordings_text(),
        MANAGER: manager_text(),
    }
    texts |= {f"questions/{principle}.yaml": questions_text(principle) for principle in Principle}
    texts |= {f"calibration/{lang}.yaml": answers_text(lang) for lang in Lang}
    texts |= {f"profiles/{profile}.yaml": profile_text(profile) for profile in Profile}
    for file, text in texts.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def change(prompts: Path, file: str, old: str, new: str) -> None:
    """The first `old` of the file."""
    text = (prompts / file).read_text(encoding="utf-8")
    assert old in text
    (prompts / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(prompts: Path) -> tuple[Fault, ...]:
    with pytest.raises(ContentError) as caught:
        load(prompts)
    return caught.value.faults


def the_fault_of(prompts: Path) -> Fault:
    (fault,) = faults_of(prompts)
    return fault
