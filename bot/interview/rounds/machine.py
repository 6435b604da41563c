"""What happens next in a round: (round, event, now) -> (round, effects).

Events are what a member did, in the past tense. Effects are what has to be done about it, in the imperative;
a `Refuse` comes alone and leaves the round as it was. What a member wrote is never refused: an answer to a
question that has passed, or to a round that is over, is kept where it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from bot.interview.hearing import ClaimKind
from bot.interview.library import Wordings
from bot.interview.model import (
    Checklist,
    Closing,
    Draft,
    Ending,
    Field,
    Item,
    Lang,
    Origin,
    Principle,
    Probe,
    Question,
    Round,
    StarAnswer,
    Turn,
    Version,
)
from bot.interview.rounds.addressed import OfferAnother as OfferAnother
from bot.interview.rounds.followups import Heard, next_follow_up
from bot.interview.rounds.replies import Judged, asked_elsewhere, reply_of, with_reply
from bot.interview.rounds.solo_panel import patience, seat_of
from bot.interview.rounds.texts import added, with_tails
from bot.interview.rounds.typed import Piece, corrected, corrected_whole

# ---------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class QuestionChosen:
    question_id: str
    own: Question | None = None


@dataclass(frozen=True, slots=True)
class AnswerSubmitted:
    turn: int
    answer: StarAnswer
    lang: Lang


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """The checker has read one version of a turn (counted from 1).

    `judged`: what is to be said of the reply that made this version; None where nobody judged it.
    """

    turn: int
    version: int
    checklist: Checklist
    wordings: Mapping[Item | ClaimKind, Wordings]
    principle: Principle | None = None
    judged: Judged | None = None


@dataclass(frozen=True, slots=True)
class ProbeReplied:
    """`probe` counts from 1. `declined`: nothing is there to tell; it is kept as said, and no part of the answer."""

    turn: int
    probe: int
    reply: str
    declined: bool = False


@dataclass(frozen=True, slots=True)
class FieldTyped:
    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class TypedCorrected:
    """A typed message was edited: its piece of the draft is told otherwise, `parts` where it told the whole."""

    turn: int
    piece: Piece
    text: str
    parts: StarAnswer | None = None


@dataclass(frozen=True, slots=True)
class WholeTold:
    """An answer told in one piece, cut into the four fields."""

    turn: int
    parts: StarAnswer


@dataclass(frozen=True, slots=True)
class QuestionSwapped:
    turn: int


@dataclass(frozen=True, slots=True)
class NextWanted:
    turn: int


@dataclass(frozen=True, slots=True)
class RoundStopped:
    closing: Closing


Event = (
    QuestionChosen
    | AnswerSubmitted
    | AnswerRead
    | ProbeReplied
    | FieldTyped
    | TypedCorrected
    | WholeTold
    | QuestionSwapped
    | NextWanted
    | RoundStopped
)

# ---------------------------------------------------------------- effects


class Reason(StrEnum):
    ROUND_OVER = "round_over"
    TURN_PASSED = "turn_passed"


@dataclass(frozen=True, slots=True)
class Refuse:
    reason: Reason


@dataclass(frozen=True, slots=True)
class ChooseQuestion:
    pass


@dataclass(frozen=True, slots=True)
class AskQuestion:
    turn: int


@dataclass(frozen=True, slots=True)
class AskField:
    turn: int
    field: Field


@dataclass(frozen=True, slots=True)
class AskEnding:
    """All four fields are typed: ask how it ended."""

    turn: int


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    turn: int


@dataclass(frozen=True, slots=True)
class ShowChecklist:
    turn: int


@dataclass(frozen=True, slots=True)
class ShowSummary:
    pass


Effect = (
    OfferAnother
    | Refuse
    | ChooseQuestion
    | AskQuestion
    | AskField
    | AskEnding
    | ReadAnswer
    | ShowChecklist
    | ShowSummary
)
Step = tuple[Round, tuple[Effect, ...]]

# ---------------------------------------------------------------- transitions


def advance(round_: Round, event: Event, now: datetime) -> Step:
    """Decide one step. Raises KeyError for a turn that the round never had."""
    match event:
        case QuestionChosen(question_id, own):
            return _put_question(round_, question_id, own, now)
        case AnswerSubmitted(number, answer, lang):
            return _keep_answer(round_, turn_of(round_, number), answer, lang, now)
        case AnswerRead(number):
            return _tick(round_, turn_of(round_, number), event, now)
        case ProbeReplied(number):
            return _keep_reply(round_, turn_of(round_, number), event, now)
        case FieldTyped(number, text):
            return _keep_field(round_, turn_of(round_, number), text, now)
        case TypedCorrected(number):
            return _correct(round_, turn_of(round_, number), event)
        case WholeTold(number, parts):
            return _keep_whole(round_, turn_of(round_, number), parts)
        case QuestionSwapped(number):
            return _swap(round_, turn_of(round_, number), now)
        case NextWanted(number):
            return _next(round_, turn_of(round_, number), now)
        case RoundStopped(closing):
            return _refuse(round_, Reason.ROUND_OVER) if round_.closed_at else _close(round_, closing, now)


def turn_of(round_: Round, number: int) -> Turn:
    for turn in round_.turns:
        if turn.number == number:
            return turn
    raise KeyError(number)


def standing(round_: Round) -> Effect:
    """What an open round waits for right now: what `resume` shows."""
    turn = round_.current
    if turn is None:
        return ShowSummary()
    if turn.latest:
        return ShowChecklist(turn.number) if turn.latest.checklist else ReadAnswer(turn.number)
    if turn.draft:
        return AskField(turn.number, field) if (field := turn.draft.next_field) else AskEnding(turn.number)
    return AskQuestion(turn.number)


def refusal(round_: Round, number: int) -> Refuse | None:
    """Why a button of turn `number` may not act, or None."""
    if round_.closed_at is not None:
        return Refuse(Reason.ROUND_OVER)
    current = round_.current
    return Refuse(Reason.TURN_PASSED) if current is None or current.number != number else None


def drafted_answer(draft: Draft, ended: Ending | None) -> StarAnswer:
    situation, task, action, result = (*draft.told, *[""] * (len(Field) - len(draft.told)))
    return StarAnswer(situation, task, action, result, ended)


def _put_question(round_: Round, question_id: str, own: Question | None, now: datetime) -> Step:
    minutes = round_.wishes.minutes
    due_at = now + timedelta(minutes=minutes) if minutes else None
    turn = Turn(number=len(round_.turns) + 1, question_id=question_id, asked_at=now, due_at=due_at, own=own)
    return replace(round_, turns=(*round_.turns, turn)), (AskQuestion(turn.number),)


def _keep_answer(round_: Round, turn: Turn, answer: StarAnswer, lang: Lang, now: datetime) -> Step:
    if turn.latest and turn.latest.answer == with_tails(answer, turn.latest):
        # The same form sent twice: nothing new to keep.
        return replace_turn(round_, replace(turn, draft=None)), (_read_or_show(turn),)
    version = Version(
        answer=with_tails(answer, turn.latest),
        lang=lang,
        origin=Origin.REVISED if turn.versions else Origin.SUBMITTED,
        submitted_at=now,
        late=not turn.versions and turn.due_at is not None and now > turn.due_at,
    )
    kept = replace(turn, versions=(*turn.versions, version), draft=None)
    return replace_turn(round_, kept), (ReadAnswer(turn.number),)


def _read_or_show(turn: Turn) -> Effect:
    read = turn.latest is not None and turn.latest.checklist is not None
    return ShowChecklist(turn.number) if read else ReadAnswer(turn.number)


def _tick(round_: Round, turn: Turn, read: AnswerRead, now: datetime) -> Step:
    index = read.version - 1
    version = turn.versions[index]
    replied = reply_of(turn, read.version)
    checklist = read.checklist
    if replied is not None:
        before = turn.versions[index - 1].checklist
        checklist = with_reply(before, checklist, turn.probes[replied], read.judged, version.answer)
        probe = replace(turn.probes[replied], met=read.judged.met if read.judged else None)
        turn = replace(turn, probes=(*turn.probes[:replied], probe, *turn.probes[replied + 1 :]))
    version = replace(version, checklist=checklist)
    ticked = replace(turn, versions=(*turn.versions[:index], version, *turn.versions[index + 1 :]))
    if ticked.latest is version:
        ticked = _with_probe(round_, ticked, version, read, now)
    return replace_turn(round_, ticked), (ShowChecklist(turn.number),)


def _with_probe(round_: Round, turn: Turn, version: Version, read: AnswerRead, now: datetime) -> Turn:
    """A follow-up that is still unanswered and still to the point stays; no second one is put beside it."""
    assert version.checklist is not None
    if turn.open_probe:
        return turn
    told_before, earlier = asked_elsewhere(replace_turn(round_, turn), turn.number)
    manner = seat_of(round_, turn.number).manner if round_.seats else None
    heard = Heard(version.checklist, version.answer, read.principle, turn.probes, told_before, earlier, manner)
    # The same round goes the same way, whenever and wherever it is played.
    random = Random(f"{round_.id}:{turn.number}:{len(turn.probes)}")
    found = next_follow_up(heard, read.wordings, patience(round_, turn.number), random)
    return replace(turn, probes=(*turn.probes, Probe(found, asked_at=now))) if found else turn


def _keep_reply(round_: Round, turn: Turn, event: ProbeReplied, now: datetime) -> Step:
    """The language is that of the answer: a reply may be no more than a number."""
    index, reply = event.probe - 1, event.reply
    if turn.latest is None or not 0 <= index < len(turn.probes):
        return _refuse(round_, Reason.TURN_PASSED)
    probe = turn.probes[index]
    if probe.reply == reply:
        return round_, (_read_or_show(turn),)
    told = replace(probe, reply=reply, replied_at=now, met=None)
    version = Version(
        answer=added(turn.latest.answer, probe.follow_up.field, reply),
        lang=turn.latest.lang,
        origin=Origin.PROBED,
        submitted_at=now,
    )
    probes = (*turn.probes[:index], told, *turn.probes[index + 1 :])
    kept = replace(turn, probes=probes, versions=turn.versions if event.declined else (*turn.versions, version))
    return replace_turn(round_, kept), (_read_or_show(kept),)


def _keep_field(round_: Round, turn: Turn, text: str, now: datetime) -> Step:
    if refused := refusal(round_, turn.number):
        return round_, (refused,)
    told = turn.draft.told if turn.draft else ()
    # Told more after the fourth field: it belongs to the Result, nothing typed is dropped.
    told = (*told, text) if len(told) < len(Field) else (*told[:-1], f"{told[-1]}\n{text}")
    draft = Draft(told)
    field = draft.next_field
    effect: Effect = AskField(turn.number, field) if field else AskEnding(turn.number)
    return replace_turn(round_, replace(turn, draft=draft)), (effect,)


def _correct(round_: Round, turn: Turn, event: TypedCorrected) -> Step:
    """As long as the draft is open; what was handed in is revised, not corrected."""
    if refused := refusal(round_, turn.number):
        return round_, (refused,)
    if turn.draft is None:
        return _refuse(round_, Reason.TURN_PASSED)
    draft = (
        corrected(turn.draft, event.piece, event.text)
        if event.parts is None
        else corrected_whole(turn.draft, event.piece, event.parts)
    )
    after = replace_turn(round_, replace(turn, draft=draft))
    return after, (standing(after),)


def _keep_whole(round_: Round, turn: Turn, parts: StarAnswer) -> Step:
    if refused := refusal(round_, turn.number):
        return round_, (refused,)
    whole = drafted_answer(turn.draft, None) if turn.draft else StarAnswer("", "", "", "")
    for field in Field:
        # What was typed before stays in front: nothing typed is dropped.
        whole = added(whole, field, parts.text(field)) if parts.text(field) else whole
    draft = Draft(tuple(whole.text(field) for field in Field))
    return replace_turn(round_, replace(turn, draft=draft)), (AskEnding(turn.number),)


def _swap(round_: Round, turn: Turn, now: datetime) -> Step:
    if refused := refusal(round_, turn.number):
        return round_, (refused,)
    if turn.versions:
        return _refuse(round_, Reason.TURN_PASSED)
    return replace_turn(round_, replace(turn, skipped_at=now)), (ChooseQuestion(),)


def _next(round_: Round, turn: Turn, now: datetime) -> Step:
    if refused := refusal(round_, turn.number):
        return round_, (refused,)
    if round_.put < round_.wishes.questions:
        return round_, (ChooseQuestion(),)
    return _close(round_, Closing.FINISHED, now)


def _close(round_: Round, closing: Closing, now: datetime) -> Step:
    return replace(round_, closed_at=now, closing=closing), (ShowSummary(),)


def _refuse(round_: Round, reason: Reason) -> Step:
    return round_, (Refuse(reason),)


def replace_turn(round_: Round, turn: Turn) -> Round:
    return replace(round_, turns=tuple(turn if t.number == turn.number else t for t in round_.turns))
