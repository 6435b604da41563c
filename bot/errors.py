"""What can go wrong, in two trees, and what is nobody's fault.

MemberError             a member did or met something; the card says a sentence, nothing else happens
├── RoundNotFoundError  no such round, or not this member's (the two look the same on purpose)
├── RoundOverError      a button of a round that is closed
├── TurnPassedError     a button of a question that is no longer the current one
├── NothingOpenError    resume or stop without an open round
├── NoQuestionLeftError nothing (else) fits what the member asked for
├── NotYourMessageError   only one's own messages are checked
├── ButtonRetiredError  a button that this version of the bot does not know any more
├── QuestionGoneError   the question was taken out of the collection
├── PrincipleUnknownError  no principle goes by what was typed
├── NothingAskedError   a typed message while nothing waits for one
├── CorrectionLateError an edited message whose answer was handed in meanwhile
├── GroupNotFoundError  no such group round in this server, or it was deleted
├── GroupError          what a group round does not take (any more); the sentence says what
├── BookingNotFoundError  no such booked interview, or not this member's
├── BookingError        what a booked interview does not take (any more); the sentence says what
├── PanelNotFoundError  no such panel, or the member has no part in it
├── PanelError          what a panel does not take (any more); the sentence says what
├── ServerOnlyError     what needs a server that the bot is a member of
├── ScheduleNotFoundError  no such schedule here, or not this member's
├── ScheduleError       what a schedule does not take; the sentence says what
├── OwnQuestionError    what a suggested question lacks, or that it was decided on already
├── PathError           what a path or a technical screen does not take (any more); the sentence says what
├── StoryError          what a kept story does not take, or that it is gone
├── EmptyAnswerError    a form or message with nothing to read in it
├── NoTextError         a message that carries no text to check
├── TextUnreadableError a file that cannot be read as a message
└── AnswerKeptError     the text is stored, but what should follow failed
    ├── GroupAnswerKeptError  the same in a group round
    └── ScreenAnswerKeptError  the same in a technical screen

StartError              the bot cannot start; one line says why, and the exit status is not 0
├── ContentError        prompts/ has faults; all of them are listed
├── MissingTextError    a text that the code names stands in no catalogue
└── DatabaseError       cannot be opened, or is newer than the code

DoneElsewhere           another process does what this one was asked for: nothing is left to do or to say
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class MemberError(Exception):
    """`key` names the sentence in the catalogues, `words` fill its gaps."""

    key = "error.unknown"
    returns_text = True
    """Whether what was typed into the form that met it is given back as a file: all but what is stored, or blank."""

    def __init__(self, **words: object) -> None:
        super().__init__(self.key)
        self.words = words


class RoundNotFoundError(MemberError):
    key = "error.round_not_found"


class RoundOverError(MemberError):
    key = "error.round_over"


class TurnPassedError(MemberError):
    key = "error.turn_passed"


class NothingOpenError(MemberError):
    key = "error.nothing_open"


class ServerOnlyError(MemberError):
    key = "error.server_only"


class NoQuestionLeftError(MemberError):
    key = "error.no_question_left"


class EmptyAnswerError(MemberError):
    key = "error.empty_answer"
    returns_text = False


class NoTextError(MemberError):
    key = "error.no_text"


class TextUnreadableError(MemberError):
    """Made with the last part of its key: `TextUnreadableError("file_too_long")`."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"error.{what}"
        super().__init__(**words)


class NotYourMessageError(MemberError):
    key = "error.not_your_message"


class ButtonRetiredError(MemberError):
    key = "error.button_retired"


class QuestionGoneError(MemberError):
    key = "error.question_gone"


class PrincipleUnknownError(MemberError):
    key = "error.principle_unknown"


class NothingAskedError(MemberError):
    key = "error.nothing_asked"


class LengthUnreadError(MemberError):
    """Made with the unit that the option counts in."""

    def __init__(self, unit: str, **words: object) -> None:
        self.key = f"error.length_{unit}"
        super().__init__(**words)


class MessageGoneError(MemberError):
    key = "error.message_gone"


class CorrectionLateError(MemberError):
    key = "error.correction_late"


class AnswerKeptError(MemberError):
    """Made with the `round_id` that the text is kept in, for the log."""

    key = "error.answer_kept"
    returns_text = False


class GroupAnswerKeptError(AnswerKeptError):
    """There, pressing Answer again reads it."""

    key = "group.error.answer_kept"


class ScreenAnswerKeptError(AnswerKeptError):
    """There, the path shows it."""

    key = "path.error.answer_kept"


class GroupNotFoundError(MemberError):
    key = "group.error.not_found"


class GroupError(MemberError):
    """Made with the last part of its key: `GroupError("reviews_closed")`."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"group.error.{what}"
        super().__init__(**words)


class BookingNotFoundError(MemberError):
    key = "booking.error.not_found"


class BookingError(MemberError):
    """Made with the last part of its key: `BookingError("taken")`."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"booking.error.{what}"
        super().__init__(**words)


class PanelNotFoundError(MemberError):
    key = "panel.error.not_found"


class PanelError(MemberError):
    """Made with the last part of its key: `PanelError("debrief_closed")`."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"panel.error.{what}"
        super().__init__(**words)


class ScheduleNotFoundError(MemberError):
    key = "schedule.error.not_found"


class ScheduleError(MemberError):
    """Made with the last part of its key: `ScheduleError("too_often")`."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"schedule.error.{what}"
        super().__init__(**words)


class OwnQuestionError(MemberError):
    """Made with the last part of its key."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"own_question.error.{what}"
        super().__init__(**words)


class PathError(MemberError):
    """Made with the last part of its key: `PathError("turn_passed")`."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"path.error.{what}"
        super().__init__(**words)


class StoryError(MemberError):
    """Made with the last part of its key: `StoryError("not_found")`."""

    def __init__(self, what: str, **words: object) -> None:
        self.key = f"story.error.{what}"
        super().__init__(**words)


class DoneElsewhere(BaseException):  # no fault
    """No Exception, so that nobody on the way takes it for a failure and tells the member so."""


class StartError(Exception):
    """Its text is the one line that the operator reads."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of an author's file; `line` and `column` count from 1, 0 where unknown."""

    file: str
    line: int
    column: int
    key: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.key}: {self.expected}"


class ContentError(StartError):
    def __init__(self, faults: tuple[Fault, ...], folder: Path) -> None:
        self.faults = tuple(sorted(faults))
        noun = "fault" if len(faults) == 1 else "faults"
        super().__init__(
            f"prompts in {folder.absolute()}: {len(faults)} {noun}; `python -m bot check` lists them. The first:"
            f" {self.faults[0]}"
        )


class DatabaseError(StartError):
    pass


class MissingTextError(StartError):
    """Commands need their texts at the start; a card whose text is missing is found by the tests."""
