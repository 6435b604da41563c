"""What a hiring manager's talk came to: the stories, measured as everybody's are, and the candidate's questions."""

from __future__ import annotations

from bot.interview.model import Closing, Round
from bot.interview.paths.own_questions import judged
from bot.interview.rounds.scorecards import Vote
from bot.interview.rounds.solo_panel import debriefed


def moves_on(talk: Round, own_questions: str) -> bool:
    (card,) = debriefed(talk).scorecards
    return talk.closing is Closing.FINISHED and carries(card.vote, own_questions)


def carries(vote: Vote | None, own_questions: str) -> bool:
    """Strong stories carry alone; where they just do, somebody who wants to know nothing of the work tips it."""
    asks = any(one.heard.fits for one in judged(own_questions))
    return vote is Vote.STRONG_HIRE or (vote is Vote.INCLINED and asks)
