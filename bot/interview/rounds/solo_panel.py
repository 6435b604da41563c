"""A solo panel: a loop in which the bot sits in every chair. Each interviewer puts their questions in their own manner,
says nothing of what they think, and all verdicts come together in the debrief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from random import Random

from bot.interview.hearing import Fits
from bot.interview.library import Library
from bot.interview.model import Checklist, Item, Manner, Principle, ResponseKind, Round, Seat, Turn
from bot.interview.rounds.followups import MOST_FOLLOW_UPS
from bot.interview.rounds.progress import latest_checklist, total_asked, total_met, work_on
from bot.interview.rounds.retelling import retold
from bot.interview.rounds.scorecards import Vote

LOOP_MANNERS = (Manner.WARM, Manner.PROBING, Manner.SILENT, Manner.STRICT, Manner.BAR_RAISER)
INTERVIEWERS = len(LOOP_MANNERS)
ACTIONS = 3
"""Things to do next that a debrief names."""

_PATIENCE = {
    Manner.WARM: 2,
    Manner.PROBING: 3,
    Manner.SILENT: 1,
    Manner.STRICT: 2,
    Manner.BAR_RAISER: 3,
}
_PATIENCE_OF_MANAGERS = {Manner.WARM: 2, Manner.SILENT: 1, Manner.STRICT: 3, Manner.HURRIED: 2}
"""How many follow-ups an interviewer puts to one question."""
# What part of the items that apply has to be there for a vote; the sum over the interviewer's questions.
_VOTE_FROM = ((0.85, Vote.STRONG_HIRE), (0.65, Vote.INCLINED), (0.4, Vote.NOT_INCLINED), (0.0, Vote.STRONG_NO_HIRE))
# What an answer is worth to the interviewer besides its items: one that was told for another question, or again.
_WORTH_OF_FIT = {Fits.YES: 1.0, Fits.PARTLY: 0.8, Fits.NO: 0.4}
_WORTH_RETOLD = 0.5
_COST_OF_A_VAGUE_REPLY = 0.1
_FOR = frozenset({Vote.STRONG_HIRE, Vote.INCLINED})
_NEVER = datetime.min.replace(tzinfo=UTC)


def seated(
    library: Library,
    seen: Mapping[str, datetime],
    each: int,
    random: Random,
    stressed: Sequence[Principle] = (),
) -> tuple[Seat, ...]:
    """Every manner of a loop once, the Bar Raiser last; each with `each` principles, those first that the member met
    longest ago.

    `seen` says when the member last met a question. Principles that are `stressed` are all asked about, by anybody.
    """
    manners = [manner for manner in LOOP_MANNERS if manner is not Manner.BAR_RAISER]
    random.shuffle(manners)
    unmet = _longest_unmet(library, seen, random)
    asked = sorted(unmet, key=lambda principle: principle not in stressed)[: each * INTERVIEWERS]
    if stressed:
        random.shuffle(asked)
    dealt = iter(asked)
    return tuple(
        Seat(manner, tuple(principle for _, principle in zip(range(each), dealt, strict=False)))
        for manner in (*manners, Manner.BAR_RAISER)
    )


def seat(round_: Round, seats: tuple[Seat, ...]) -> Round:
    """The round with these interviewers, who put one question for each of their principles."""
    questions = sum(len(one.principles) for one in seats)
    return replace(round_, seats=seats, wishes=replace(round_.wishes, questions=questions))


def next_principle(round_: Round) -> Principle | None:
    """What the next question of the panel is about; None for a round that is no panel, or has put all."""
    dealt = [principle for seat in round_.seats for principle in seat.principles]
    return dealt[round_.put] if round_.put < len(dealt) else None


def place_of(round_: Round, number: int) -> tuple[int, int]:
    """Which interviewer puts the question of turn `number`, and which of theirs it is; both counted from 1."""
    before = sum(turn.skipped_at is None for turn in round_.turns if turn.number < number)
    for place, seat in enumerate(round_.seats, start=1):
        if before < len(seat.principles):
            return place, before + 1
        before -= len(seat.principles)
    raise KeyError(number)


def seat_of(round_: Round, number: int) -> Seat:
    return round_.seats[place_of(round_, number)[0] - 1]


def patience(round_: Round, number: int) -> int:
    """How many follow-ups may be put to the question of turn `number`."""
    if round_.seats:
        return (_PATIENCE_OF_MANAGERS if round_.is_talk else _PATIENCE)[seat_of(round_, number).manner]
    wished = round_.wishes.follow_ups
    return MOST_FOLLOW_UPS if wished is None else wished


# ---------------------------------------------------------------- the debrief


@dataclass(frozen=True, slots=True)
class Heard:
    """What one interviewer heard to one question. `retold`: the number of the turn that told this story before."""

    turn: Turn
    checklist: Checklist | None
    retold: int | None


@dataclass(frozen=True, slots=True)
class SoloScorecard:
    """One interviewer's verdict. `vote` is None where they got no answer; `gap` is what was missing most."""

    seat: Seat
    heard: tuple[Heard, ...]
    vote: Vote | None
    gap: Item | None


class Leaning(StrEnum):
    """Where the votes lean, as a practice outcome and nothing else."""

    FOR = "for"
    SPLIT = "split"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class SoloDebrief:
    scorecards: tuple[SoloScorecard, ...]
    leaning: Leaning | None
    actions: tuple[Item, ...]
    """What to work on, at most three."""

    @property
    def retold(self) -> tuple[Heard, ...]:
        return tuple(heard for card in self.scorecards for heard in card.heard if heard.retold)


def debriefed(round_: Round) -> SoloDebrief:
    """All scorecards, opened together. `leaning` is None where nobody got an answer."""
    before = retold(round_)
    heard_by: dict[int, list[Heard]] = {}
    for turn in (turn for turn in round_.turns if turn.skipped_at is None):
        heard = Heard(turn, latest_checklist(turn), before.get(turn.number))
        heard_by.setdefault(place_of(round_, turn.number)[0], []).append(heard)
    scorecards = tuple(_scorecard(seat, heard_by.get(place, ())) for place, seat in enumerate(round_.seats, start=1))
    return SoloDebrief(
        scorecards=scorecards,
        leaning=_leaning(scorecards),
        actions=work_on(_checklists(h for card in scorecards for h in card.heard), ACTIONS),
    )


def _scorecard(seat: Seat, heard: Sequence[Heard]) -> SoloScorecard:
    checklists = list(_checklists(heard))
    gap = next(iter(work_on(checklists)), None)
    return SoloScorecard(seat, tuple(heard), _vote(heard) if checklists else None, gap)


def _vote(heard: Sequence[Heard]) -> Vote:
    """What is no story carries a vote as an answer without a tick; nobody votes for conduct that they stopped at."""
    told = [(one.checklist, _worth(one, one.checklist)) for one in heard if one.checklist]
    part = sum(total_met(c) * worth for c, worth in told) / sum(total_asked(c) for c, _ in told)
    vote = next(vote for least, vote in _VOTE_FROM if part >= least)
    return Vote.NOT_INCLINED if vote in _FOR and any(c.conduct for c, _ in told) else vote


def _worth(heard: Heard, checklist: Checklist) -> float:
    """0 to 1: whether it answers the question, is told for the first time, and holds when it is asked about."""
    if checklist.kind is not ResponseKind.STORY:
        return 0.0
    fit = _WORTH_OF_FIT[checklist.fit.fits] if checklist.fit else 1.0
    vague = sum(probe.met is False for probe in heard.turn.probes)
    return fit * (_WORTH_RETOLD if heard.retold else 1.0) * (1 - _COST_OF_A_VAGUE_REPLY * vague)


def _leaning(scorecards: Sequence[SoloScorecard]) -> Leaning | None:
    """The Bar Raiser has a veto: against their vote it is no better than split."""
    inclined = {card.seat.manner: card.vote in _FOR for card in scorecards if card.vote}
    if not inclined:
        return None
    if all(inclined.values()):
        return Leaning.FOR
    in_favour = sum(inclined.values()) * 2 > len(inclined)
    if in_favour and inclined.get(Manner.BAR_RAISER, True):
        return Leaning.FOR if len(inclined) - sum(inclined.values()) == 1 else Leaning.SPLIT
    return Leaning.SPLIT if in_favour else Leaning.AGAINST


def _checklists(heard: Iterable[Heard]) -> Iterator[Checklist]:
    return (one.checklist for one in heard if one.checklist)


def _longest_unmet(library: Library, seen: Mapping[str, datetime], random: Random) -> list[Principle]:
    met: dict[Principle, datetime] = {}
    for question_id, at in seen.items():
        if question := library.questions.get(question_id):
            met[question.principle] = max(at, met.get(question.principle, _NEVER))
    drawn = sorted(library.principles)
    random.shuffle(drawn)
    return sorted(drawn, key=lambda principle: met.get(principle, _NEVER))
