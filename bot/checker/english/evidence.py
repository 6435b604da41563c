"""What an English answer offers, sentence by sentence and as a whole, as features for the trained weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.checker.english.absence import absences
from bot.checker.english.acts import Act, Doer, acts_of
from bot.checker.english.asides import is_aside, subjects_of
from bot.checker.english.chaff import is_chaff
from bot.checker.english.cues import PATTERNS, Found
from bot.checker.english.kind import big_word_rate
from bot.checker.english.principles import principle_features
from bot.checker.english.scene import scene_features
from bot.checker.english.sentences import Sentence, sentence_of
from bot.checker.english.vocabulary import words
from bot.checker.linear import Evidence, Piece
from bot.interview.model import Field, Item

# Where an item is expected, and where it is often told instead. Elsewhere its cues mostly mean something else.
_HOME: dict[str, tuple[Field, ...]] = {
    Item.ONE_OCCASION: (Field.SITUATION,),
    Item.SETTING: (Field.SITUATION,),
    Item.STAKES: (Field.SITUATION,),
    Item.OWN_DUTY: (Field.TASK,),
    Item.TARGET: (Field.TASK,),
    Item.OWN_ACTIONS: (Field.ACTION,),
    Item.STEPS: (Field.ACTION,),
    Item.REASONING: (Field.ACTION,),
    Item.OUTCOME: (Field.RESULT,),
    Item.MEASURED: (Field.RESULT,),
    Item.LESSON: (Field.RESULT,),
    Item.CAUSE: (Field.RESULT,),
    "failure": (Field.RESULT,),
}
_NEXT_DOOR: dict[str, tuple[Field, ...]] = {
    Item.ONE_OCCASION: (Field.TASK, Field.ACTION),
    Item.SETTING: (Field.TASK,),
    Item.STAKES: (Field.TASK,),
    Item.OWN_DUTY: (Field.SITUATION,),
    Item.TARGET: (Field.SITUATION,),
    Item.REASONING: (Field.TASK,),
}
_BY_ACTS = frozenset({Item.OWN_ACTIONS, Item.STEPS})
_OWN = frozenset({Doer.SPEAKER, Doer.DROPPED})
_TOLD_WORDS = 3  # a field with fewer words tells nothing: its items are looked for in the others
_MOST_PIECES = 240  # a telling has under 100, noise has more
_SHORT, _LONG = 6, 20  # words
_WHERE = {"": "here", "~": "near", "@x": "elsewhere"}
_NEGATED = re.compile(r"\b(?:not|no|never|nobody|none|nothing|without|cannot|\w+n't|nor|neither|hardly)\b")
_ME = words("i my me mine myself i'd i'm i've i'll")
_US = words("we our us ours we'd we're we've we'll")


def evidence_of(sentences: Sequence[Sentence], acts: Sequence[Sequence[Act]]) -> Evidence:
    """`acts` are those of each sentence, in the same order."""
    subjects = subjects_of(sentences)
    once = {(s.field, s.lower): (s, done) for s, done in reversed(list(zip(sentences, acts, strict=True)))}
    telling = [
        (s, done)
        for s, done in list(reversed(once.values()))[:_MOST_PIECES]
        if not is_chaff(s, done) and not is_aside(s, done, subjects)
    ]
    sentences, acts = [s for s, _ in telling], [done for _, done in telling]
    empty = frozenset(f for f in Field if sum(s.size for s in sentences if s.field is f) < _TOLD_WORDS)
    cues = Found()
    pieces = tuple(
        Piece(sentence.span, " ".join(sentence.text.split()), _features(sentence, done, empty, cues), _deeds(done))
        for sentence, done in zip(sentences, acts, strict=True)
    )
    return Evidence(pieces, _doubts(sentences, acts), principle_features(sentences))


def speaking(target: str, words: str) -> list[str]:
    """What speaks for a target in a part of a sentence."""
    lower = " ".join(words.lower().split())
    found = [f"{target}.{name}" for name in Found().names(target, lower)] if target in PATTERNS else []
    if target == Item.SETTING:
        part = sentence_of(words)
        found += [f"setting.{name}" for name in scene_features(part)] if part else []
    if target in _BY_ACTS:
        part = sentence_of(words)
        found += _act_features(acts_of(part)) if part else []
    return found


def _deeds(acts: Sequence[Act]) -> frozenset[str]:
    told = (act for act in acts if act.concrete and act.doer is not Doer.OTHER)
    return frozenset(act.base for act in told if act.past or act.doer is not Doer.NOBODY)


def _doubts(sentences: Sequence[Sentence], acts: Sequence[Sequence[Act]]) -> dict[str, float]:
    """What speaks against the whole answer: big words, and acts that are not the speaker's."""
    told = [act for done in acts for act in done if act.concrete and (act.past or act.doer is not Doer.NOBODY)]
    own, team, other, passive = (
        len({act.base for act in told if act.doer in doers})
        for doers in (_OWN, {Doer.TEAM}, {Doer.OTHER}, {Doer.NOBODY})
    )
    return {
        "all.big_words": 5 * big_word_rate(sentences),
        "all.no_own": float(own == 0),
        "own_actions.team_share": team / (own + team + 0.5),
        "own_actions.other_share": other / (own + other + 0.5),
        "own_actions.team_more": float(team > own),
        "own_actions.passive_more": float(passive > own),
    }


def _features(sentence: Sentence, acts: Sequence[Act], empty: frozenset[Field], cues: Found) -> dict[str, float]:
    found: list[str] = []
    for target in PATTERNS:
        place = _place(target, sentence.field, empty)
        where = "@x" if place is None else place
        found += [f"{target}.{name}{where}" for name in cues.names(target, sentence.lower)]
        found.append(f"{target}.{_WHERE[where]}")
    place = _place(Item.SETTING, sentence.field, empty)
    if place is not None:
        found += [f"setting.{name}{place}" for name in scene_features(sentence)]
    if _place(Item.LESSON, sentence.field, empty) == "":
        found += _present_features(acts)
    found += _act_features(acts)
    found += _grammar(sentence, acts)
    found += absences(sentence.lower)
    return dict.fromkeys(found, 1.0)


@cache
def _place(target: str, field: Field, empty: frozenset[Field]) -> str | None:
    home = _HOME[target]
    if field in home or all(place in empty for place in home):
        return ""
    return "~" if field in _NEXT_DOOR.get(target, ()) else None


def _act_features(acts: Sequence[Act]) -> list[str]:
    """Who does what and when, whatever it is."""
    found = []
    for act in acts:
        sort = "vague" if act.vague else "state" if act.state else "act"
        found.append(f"all.{act.doer.name.lower()}_{sort}_{'past' if act.past else 'now'}")
    return found


def _grammar(sentence: Sentence, acts: Sequence[Act]) -> list[str]:
    said = {
        f"in_{sentence.field}": True,
        "me": not _ME.isdisjoint(sentence.words),
        "us": not _US.isdisjoint(sentence.words),
        "negated": _NEGATED.search(sentence.lower),
        "digits": any(character.isdigit() for character in sentence.lower),
        "short": sentence.size < _SHORT,
        "long": sentence.size > _LONG,
        "no_act": not acts,
    }
    return [f"all.{name}" for name, says in said.items() if says]


def _present_features(acts: Sequence[Act]) -> list[str]:
    """What the speaker does these days, told at the end, is what was changed."""
    doers = {act.doer for act in acts if not act.past and not act.state}
    return [f"lesson.present_{doer.name.lower()}" for doer in doers if doer is not Doer.OTHER]
