"""Whether the story answers its question, and what an interviewer would stop at: the lines that come first."""

from __future__ import annotations

from bot.interview.hearing import Fits
from bot.interview.model import Checklist, Span, StarAnswer
from bot.ui.quoting import quoted
from bot.ui.wording import Wording

_MOST_STOPS = 2
_QUOTED_CHARS = 110


def fitting(checklist: Checklist, answer: StarAnswer, wording: Wording) -> str:
    """Empty where neither was judged nor anything heard."""
    return "\n".join(filter(None, (_fit(checklist, wording), _stops(checklist, answer, wording))))


def _fit(checklist: Checklist, wording: Wording) -> str:
    fit = checklist.fit
    if fit is None:
        return ""
    if fit.missing is None:
        # Without a quote: it is the whole story that answers, and one piece of it proves little.
        return wording("answering.fits")
    missing = wording.library.aspects[fit.missing].missing[wording.lang]
    if fit.fits is Fits.NO:
        return wording("answering.retell", missing=missing)
    return wording("answering.add", missing=missing)


def _stops(checklist: Checklist, answer: StarAnswer, wording: Wording) -> str:
    stops = [_said(conduct.span, answer) for conduct in checklist.conduct[:_MOST_STOPS]]
    return "\n".join(wording("answering.stop", words=words) for words in stops)


def _said(span: Span, answer: StarAnswer) -> str:
    return f"“{quoted(span.words(answer), _QUOTED_CHARS)}”"
