"""What an English answer offers, sentence by sentence and as a whole, as features for the trained weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log1p

from bot.checker.english.acts import Act, Doer
from bot.checker.english.asides import is_aside, subjects_of
from bot.checker.english.chaff import is_chaff
from bot.checker.english.cues import PATTERNS, Found
from bot.checker.english.kind import big_word_rate
from bot.checker.english.principles import principle_features
from bot.checker.english.scene import scene_features
from bot.checker.english.sentences import Sentence
from bot.checker.linear import Evidence, Piece
from bot.checker.linear_reading import SHOWS
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
_OWN = frozenset({Doer.SPEAKER, Doer.DROPPED})
_TOLD_WEIGHT = 0.5  # so that words tell more than their number
_COUNTED = frozenset({Item.OWN_ACTIONS, Item.STEPS})  # by their acts, however few words tell them
_TOLD_WORDS = 3  # a field with fewer words tells nothing: its items are looked for in the others


def evidence_of(sentences: Sequence[Sentence], acts: Sequence[Sequence[Act]]) -> Evidence:
    """`acts` are those of each sentence, in the same order."""
    subjects = subjects_of(sentences)
    telling = [
        (s, done)
        for s, done in zip(sentences, acts, strict=True)
        if not is_chaff(s, done) and not is_aside(s, done, subjects)
    ]
    sentences, acts = [s for s, _ in telling], [done for _, done in telling]
    empty = frozenset(f for f in Field if sum(s.size for s in sentences if s.field is f) < _TOLD_WORDS)
    cues = Found()
    pieces = tuple(
        Piece(sentence.span, _features(sentence, done, empty, cues))
        for sentence, done in zip(sentences, acts, strict=True)
    )
    return Evidence(pieces, _whole(sentences, acts, empty) | _ending(sentences, empty, cues))


def _ending(sentences: Sequence[Sentence], empty: frozenset[Field], cues: Found) -> dict[str, float]:
    """How it ended is told first; what went wrong on the way to a good end, or is regretted, comes after it."""
    ending = next((s for s in sentences if _place("failure", s.field, empty) == ""), None)
    return {f"failure.first_{name}": 1.0 for name in cues.names("failure", ending.lower)} if ending else {}


def _features(sentence: Sentence, acts: Sequence[Act], empty: frozenset[Field], cues: Found) -> frozenset[str]:
    found: list[str] = []
    for target in PATTERNS:
        place = _place(target, sentence.field, empty)
        if place is not None:
            found += [f"{target}.{name}{place}" for name in cues.names(target, sentence.lower)]
        if place == "" and sentence.size >= _TOLD_WORDS:
            found.append(f"{target}.told")
    place = _place(Item.SETTING, sentence.field, empty)
    if place is not None:
        found += [f"setting.{name}{place}" for name in scene_features(sentence)]
    if _place(Item.STEPS, sentence.field, empty) == "":
        found += _act_features(acts)
    if _place(Item.LESSON, sentence.field, empty) == "":
        found += _present_features(acts)
    return frozenset(found)


@cache
def _place(target: str, field: Field, empty: frozenset[Field]) -> str | None:
    home = _HOME[target]
    if field in home or all(place in empty for place in home):
        return ""
    return "~" if field in _NEXT_DOOR.get(target, ()) else None


def _act_features(acts: Sequence[Act]) -> list[str]:
    found = []
    if any(act.doer in _OWN and act.concrete for act in acts):
        found += ["own_actions.act", "steps.act"]
    if any(act.doer is Doer.TEAM and act.concrete for act in acts):
        found.append("steps.team_act")
    if any(act.doer is Doer.NOBODY and act.concrete and act.past for act in acts):  # "is called" is no act
        found.append("steps.passive_act")
    return found


def _present_features(acts: Sequence[Act]) -> list[str]:
    """What the speaker does these days, told at the end, is what was changed."""
    doers = {act.doer for act in acts if not act.past and not act.state}
    return [f"lesson.present_{doer.name.lower()}" for doer in doers if doer is not Doer.OTHER]


def _whole(sentences: Sequence[Sentence], acts: Sequence[Sequence[Act]], empty: frozenset[Field]) -> dict[str, float]:
    told = [
        act
        for sentence, done in zip(sentences, acts, strict=True)
        if _place(Item.STEPS, sentence.field, empty) == ""
        for act in done
        if act.concrete and (act.past or act.doer is not Doer.NOBODY)
    ]
    own = len({act.base for act in told if act.doer in _OWN})
    team = len({act.base for act in told if act.doer is Doer.TEAM})
    passive = len({act.base for act in told if act.doer is Doer.NOBODY})
    every = len({act.base for act in told if act.doer is not Doer.OTHER})
    whole = {
        "own_actions.share": own / (own + team + passive) if own else 0.0,
        "own_actions.team_more": float(team > own),
        "own_actions.passive_more": float(passive > own),
        **{f"own_actions.own{n}": 1.0 for n in (1, 2, 3) if own >= n},
        **{f"steps.acts{n}": 1.0 for n in (1, 2, 3, 4, 5) if every >= n},
        **{f"steps.own{n}": 1.0 for n in (2, 3, 4) if own >= n},
        **{f"{SHOWS}.acts{n}": 1.0 for n in (1, 2, 3, 4, 5) if every >= n},
    }
    return whole | _scene(sentences, empty) | _told(sentences, empty) | principle_features(sentences)


def _scene(sentences: Sequence[Sentence], empty: frozenset[Field]) -> dict[str, float]:
    """How many of when, where and in what position can be told."""
    told = {
        "where" if name == "place" else name
        for sentence in sentences
        if _place(Item.SETTING, sentence.field, empty) is not None
        for name in scene_features(sentence)
    }
    return {f"setting.of_three{n}": 1.0 for n in (1, 2, 3) if len(told) >= n}


def _told(sentences: Sequence[Sentence], empty: frozenset[Field]) -> dict[str, float]:
    """How much is told, in the item's own field and in all, repetition counted once; and how much of it is big words.

    Whoever has little to say has left something out. What is told in another field than its own counts as told.
    """
    once = {(sentence.field, sentence.lower): sentence.size for sentence in sentences}
    here = {field: sum(size for (place, _), size in once.items() if place is field) for field in Field}
    average = sum(here.values()) // max(1, len(Field) - len(empty))
    sizes = {field: _amount(average if field in empty else here[field]) for field in Field}
    total, big = _amount(sum(here.values())), 5 * big_word_rate(sentences)
    told = {f"{SHOWS}.told_in_all": total, f"{SHOWS}.told_action": sizes[Field.ACTION]}
    for target, (home, *_) in _HOME.items():
        told[f"{target}.big_words"] = big
        if target not in _COUNTED:
            told |= {f"{target}.told_here": sizes[home], f"{target}.told_in_all": total}
    return told


def _amount(size: int) -> float:
    return _TOLD_WEIGHT * log1p(size)
