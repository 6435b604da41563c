"""Whether a story answers its question, and what it lacks."""

import io
import json

import pytest

from bot.checker import check
from bot.checker.scoring import score_lines
from bot.interview.facets import Aspect, Facet
from bot.interview.hearing import Fits
from bot.interview.model import Lang, Principle, StarAnswer

OUTAGE = StarAnswer(
    "Last March the export of our clinic software stopped at two at night, and 40 clinics waited for their lists.",
    "I was on call alone and had to get it running before seven.",
    "I read the log line by line, saw that it only stopped when the pool was full, compared it with the day before, "
    "and found that a nightly job never gave its connections back. I raised the pool and restarted the job.",
    "It ran at five. The lists were there on time, and it has not stopped since.",
)
QUARREL = StarAnswer(
    "At our bakery in spring the owner wanted to take the rye loaf off the list, because it sold only 30 a day.",
    "I ran the morning shift and ordered the flour.",
    "I disagreed and told her so: the people who come for rye buy butter and cakes, too. She said no, it costs an "
    "oven. I counted receipts for two weeks and showed her that rye customers spent twice as much.",
    "She changed her mind and the rye stayed.",
)
DISAGREEMENT, CAUSE, GROWN = Aspect(Facet.DISAGREEMENT), Aspect(Facet.CAUSE_FOUND), Aspect(Facet.PERSON_DEVELOPED)


@pytest.mark.parametrize(("story", "aspect"), [(OUTAGE, CAUSE), (QUARREL, DISAGREEMENT)])
def test_a_story_with_what_is_asked_for_fits_and_says_where(story: StarAnswer, aspect: Aspect) -> None:
    fit = check(story, Lang.EN, Principle.DIVE_DEEP, (aspect,)).fit
    assert fit is not None
    assert (fit.fits, fit.missing) == (Fits.YES, None)
    assert all(span.words(story) for _, span in fit.shown)
    assert [facet for facet, _ in fit.shown] == [aspect.facet]


def test_an_outage_is_no_story_of_a_person_who_grew() -> None:
    fit = check(OUTAGE, Lang.EN, Principle.DIVE_DEEP, (GROWN,)).fit
    assert fit is not None
    assert fit.fits is not Fits.YES
    assert fit.missing == GROWN


def test_nothing_is_judged_where_no_question_asks() -> None:
    assert check(OUTAGE, Lang.EN, None).fit is None


def test_no_telling_is_held_against_no_question() -> None:
    assert check(StarAnswer("I have no such story.", "", "", ""), Lang.EN, None, (DISAGREEMENT,)).fit is None


def scored(**row: object) -> tuple[dict[str, object], str]:
    told = {"situation": OUTAGE.situation, "task": OUTAGE.task, "action": OUTAGE.action, "result": OUTAGE.result}
    out, err = io.StringIO(), io.StringIO()
    asked = {"q-1": (GROWN,)}
    score_lines([json.dumps({"id": "a", **told, **row})], out, err, asked.get)
    return json.loads(out.getvalue() or "{}"), err.getvalue()


def test_a_row_with_a_question_says_whether_it_fits() -> None:
    verdict, _ = scored(question_id="q-1")
    assert verdict["fits"] in {"partly", "no"}
    assert verdict["missing"] == "person_developed"


def test_a_row_without_one_says_nothing_of_it() -> None:
    verdict, _ = scored()
    assert "fits" not in verdict


def test_a_question_that_is_not_there_is_named() -> None:
    verdict, err = scored(question_id="q-2")
    assert not verdict
    assert "question_id" in err
