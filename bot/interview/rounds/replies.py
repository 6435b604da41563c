"""What replies to follow-ups do to an answer and its verdict; and which follow-ups were put elsewhere in a round."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.interview.hearing import Fits
from bot.interview.model import (
    Checklist,
    Fit,
    Item,
    Origin,
    Probe,
    ResponseKind,
    Round,
    Span,
    StarAnswer,
    Turn,
    Verdict,
)
from bot.interview.rounds.retelling import retold


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a reply gives what it was asked for, and the words of it that do; None where that is all of it."""

    met: bool
    words: str | None = None


_BETTER = (Fits.NO, Fits.PARTLY, Fits.YES)


def reply_of(turn: Turn, version: int) -> int | None:
    """The place of the probe whose reply made this version (counted from 1); None where it came otherwise."""
    told = turn.versions[version - 1]
    if told.origin is not Origin.PROBED:
        return None
    at = told.submitted_at
    return max((place for place, one in enumerate(turn.probes) if one.replied_at == at), default=None)


def with_reply(
    before: Checklist | None, after: Checklist, probe: Probe, judged: Judged | None, answer: StarAnswer
) -> Checklist:
    """The verdict on the answer with its reply. A reply only adds: it takes no tick away, and makes no story another
    kind of response. `judged` decides on what was asked for: the question is the frame that the reply fills."""
    if before is None:
        return after
    verdicts = tuple(_kept(before.verdict(one.item), one) for one in after.verdicts)
    if isinstance(probe.asks, Item) and judged and before.verdict(probe.asks).met is not True:
        verdicts = tuple(_judged(one, probe, judged, answer) if one.item is probe.asks else one for one in verdicts)
    was_story = before.kind is ResponseKind.STORY
    return replace(
        after,
        kind=before.kind if was_story else after.kind,
        verdicts=verdicts,
        failure=before.failure or after.failure,
        shown=tuple(dict.fromkeys((*before.shown, *after.shown))) if was_story else after.shown,
        fit=_better(before.fit, after.fit),
    )


def asked_elsewhere(round_: Round, number: int) -> tuple[tuple[Probe, ...], tuple[Probe, ...]]:
    """The follow-ups to other questions of the round: about the story that turn `number` tells, and all others."""
    first = retold(round_)
    story = first.get(number, number)
    others = [turn for turn in round_.turns if turn.number != number]
    same = [turn for turn in others if first.get(turn.number, turn.number) == story]
    rest = [turn for turn in others if turn not in same]
    return _probes(same), _probes(rest)


def _probes(turns: list[Turn]) -> tuple[Probe, ...]:
    return tuple(probe for turn in turns for probe in turn.probes)


def _kept(before: Verdict, after: Verdict) -> Verdict:
    """What the reply was added behind keeps its place."""
    return before if before.met is True else after


def _judged(read: Verdict, probe: Probe, judged: Judged, answer: StarAnswer) -> Verdict:
    if read.met is judged.met:
        return read
    return replace(read, met=judged.met, span=_span_in_reply(probe, judged, answer) if judged.met else None)


def _span_in_reply(probe: Probe, judged: Judged, answer: StarAnswer) -> Span:
    """The reply stands at the end of its field."""
    reply, field = probe.reply or "", probe.follow_up.field
    start = len(answer.text(field)) - len(reply)
    at = reply.find(judged.words) if judged.words else -1
    return (
        Span(field, start, start + len(reply))
        if at < 0
        else Span(field, start + at, start + at + len(judged.words or ""))
    )


def _better(before: Fit | None, after: Fit | None) -> Fit | None:
    if before is None or after is None:
        return after or before
    return before if _BETTER.index(before.fits) > _BETTER.index(after.fits) else after
