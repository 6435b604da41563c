"""Follow-ups: also on good answers, one thing at a time, never the same twice, and an end of it."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.interview.facets import ASPECTS, Aspect, Facet
from bot.interview.hearing import ClaimKind, Fits
from bot.interview.model import (
    Claim,
    Field,
    Fit,
    FollowUp,
    Item,
    Manner,
    Principle,
    Probe,
    ResponseKind,
    Span,
    StarAnswer,
    Way,
)
from bot.interview.rounds.followups import MOST_FOLLOW_UPS, Heard, next_follow_up, weakest_fields
from tests.unit.rounds.world import NOW, WORDINGS, checklist

ANSWER = StarAnswer(
    "In March the portal went down on us.",
    "I had to have it back by eight.",
    "We moved the logs; I chose to keep them. My lead was against it.",
    "It took 40 minutes instead of 300. It was a great success.",
)
WORDS = {
    ClaimKind.WE: (Field.ACTION, "We moved the logs"),
    ClaimKind.SUCCESS: (Field.RESULT, "a great success"),
    ClaimKind.NUMBER: (Field.RESULT, "40 minutes instead of 300"),
    ClaimKind.CHOICE: (Field.ACTION, "I chose to keep them"),
    ClaimKind.CONFLICT: (Field.ACTION, "My lead was against it"),
    ClaimKind.FAILURE: (Field.SITUATION, "the portal went down"),
}


def claim(kind):
    field, words = WORDS[kind]
    start = ANSWER.text(field).index(words)
    return Claim(kind, Span(field, start, start + len(words)))


def told(*missing, claims=(), fit=None, **other):
    return replace(checklist(*missing, **other), claims=tuple(map(claim, claims)), fit=fit)


def heard(found, *chain, **other):
    return Heard(found, ANSWER, chain=chain, **other)


def asked(thing, index=0, *, way=Way.PLAIN, words=None, reply="told", met=None):
    field = thing.field if isinstance(thing, Item) else Field.ACTION
    return Probe(FollowUp(thing, field, index, way, words), NOW, reply, NOW if reply else None, met)


def following(one, most=MOST_FOLLOW_UPS, seed=1):
    return next_follow_up(one, WORDINGS, most, Random(seed))


def asks(one, **other):
    found = following(one, **other)
    return found and found.asks


def test_the_weakest_field_is_asked_about_first():
    assert asks(heard(told(Item.MEASURED, Item.OWN_DUTY, Item.TARGET))) is Item.OWN_DUTY


def test_of_equally_weak_fields_the_action_comes_first():
    assert weakest_fields(checklist(Item.ONE_OCCASION, Item.STEPS)) == (Field.ACTION, Field.SITUATION)


def test_a_good_answer_is_dug_into_with_the_members_own_words():
    found = following(heard(told(claims=(ClaimKind.NUMBER,))))
    assert (found.asks, found.words) == (ClaimKind.NUMBER, "40 minutes instead of 300")
    assert found.way is Way.QUOTED
    assert found.field is Field.RESULT


def test_what_is_missing_goes_before_weak_words_and_these_before_claims():
    found = told(Item.LESSON, claims=(ClaimKind.NUMBER, ClaimKind.WE))
    found = replace(
        found, verdicts=tuple(replace(v, met=False) if v.item is Item.OWN_ACTIONS else v for v in found.verdicts)
    )
    order, chain = [], []
    while one := following(heard(found, *chain), most=4):
        order.append(one.asks)
        chain.append(Probe(one, NOW, "told", NOW, met=True))
        if isinstance(one.asks, Item):
            settled = tuple(replace(v, met=True) if v.item is one.asks else v for v in found.verdicts)
            found = replace(found, verdicts=settled)
    assert order == [Item.OWN_ACTIONS, Item.LESSON, ClaimKind.NUMBER]


def test_the_missing_half_of_the_question_is_asked_for_first_and_once():
    missing = Aspect(Facet.CARRIED_OUT_ANYWAY)
    found = told(Item.STEPS, fit=Fit(Fits.PARTLY, missing=missing))
    assert asks(heard(found)) == missing
    assert asks(heard(found, asked(missing))) is Item.STEPS


def test_where_something_failed_the_cause_goes_before_the_missing_half_of_the_question():
    missing = Aspect(Facet.CARRIED_OUT_ANYWAY)
    found = told(Item.CAUSE, Item.STEPS, failure=True, fit=Fit(Fits.PARTLY, missing=missing))
    assert asks(heard(found)) is Item.CAUSE
    assert asks(heard(found, asked(Item.CAUSE), asked(Item.CAUSE, way=Way.AGAIN))) == missing


def test_the_cause_is_asked_first_whoever_asked_for_one_before():
    found = told(Item.CAUSE, Item.STEPS, failure=True)
    assert asks(heard(found, earlier=(asked(Item.CAUSE),))) is Item.CAUSE


def test_where_something_failed_the_cause_is_asked_first():
    assert asks(heard(told(Item.CAUSE, Item.STEPS, Item.OWN_ACTIONS, failure=True))) is Item.CAUSE
    assert asks(heard(told(Item.CAUSE))) is None
    dug = told(claims=(ClaimKind.NUMBER, ClaimKind.CONFLICT, ClaimKind.FAILURE))
    assert [asks(heard(dug, manner=manner)) for manner in Manner] == [ClaimKind.FAILURE] * len(Manner)


def test_each_manner_digs_into_what_it_likes():
    dug = told(claims=(ClaimKind.CONFLICT, ClaimKind.CHOICE, ClaimKind.NUMBER))
    assert asks(heard(dug, manner=Manner.STRICT)) is ClaimKind.NUMBER
    assert asks(heard(dug, manner=Manner.WARM)) is ClaimKind.CONFLICT
    assert asks(heard(dug, manner=Manner.BAR_RAISER)) is ClaimKind.CHOICE


def test_after_a_vague_reply_once_more_from_another_side_then_on():
    found = told(Item.MEASURED, Item.LESSON)
    first = asked(Item.MEASURED, met=False)
    again = following(heard(found, first))
    assert (again.asks, again.way) == (Item.MEASURED, Way.AGAIN)
    on = following(heard(found, first, Probe(again, NOW, "well", NOW, met=False)))
    assert on.asks is Item.LESSON


def test_a_claim_is_asked_about_again_only_where_the_reply_was_judged_vague():
    found = told(claims=(ClaimKind.NUMBER, ClaimKind.CHOICE))
    words = "40 minutes instead of 300"
    assert asks(heard(found, asked(ClaimKind.NUMBER, words=words))) is ClaimKind.CHOICE
    assert following(heard(found, asked(ClaimKind.NUMBER, words=words, met=False))).way is Way.AGAIN


def test_what_is_told_already_is_not_dug_for():
    met_cause = told(claims=(ClaimKind.FAILURE, ClaimKind.SUCCESS, ClaimKind.WE), failure=True)
    assert asks(heard(met_cause)) is None


def test_what_was_asked_for_as_a_missing_item_is_not_dug_for_by_another_name():
    found = told(Item.CAUSE, claims=(ClaimKind.FAILURE, ClaimKind.NUMBER), failure=True)
    chain = (asked(Item.CAUSE, met=False), asked(Item.CAUSE, way=Way.AGAIN, met=False))
    assert asks(heard(found, *chain)) is ClaimKind.NUMBER


def test_the_same_story_is_not_asked_the_same_by_the_next_interviewer():
    found = told(claims=(ClaimKind.NUMBER, ClaimKind.CHOICE))
    before = asked(ClaimKind.NUMBER, words="other words")
    assert asks(heard(found, told_before=(before,), manner=Manner.STRICT)) is ClaimKind.CHOICE


def test_what_another_interviewer_asked_of_another_story_comes_last():
    found = told(Item.STEPS, Item.REASONING)
    assert asks(heard(found, earlier=(asked(Item.STEPS),))) is Item.REASONING


def test_what_is_no_story_is_asked_for_one_occasion_and_from_another_side_and_no_more():
    found = checklist(*Item, kind=ResponseKind.HYPOTHETICAL)
    first = following(heard(found))
    assert first.asks is Item.ONE_OCCASION
    chain = [Probe(first, NOW, "hm", NOW, met=False)]
    chain.append(Probe(following(heard(found, *chain)), NOW, "hm", NOW, met=False))
    assert chain[1].follow_up.way is Way.AGAIN
    assert following(heard(found, *chain)) is None


@pytest.mark.parametrize("kind", [ResponseKind.NOTHING, ResponseKind.SIGNAL_WORDS, ResponseKind.INSTRUCTIONS])
def test_noise_gives_no_ground_for_a_follow_up(kind):
    assert asks(heard(checklist(*Item, kind=kind))) is None


def test_a_missing_item_takes_up_words_that_stand_near_it():
    end = ANSWER.result.index(" instead") + len(" instead of 300")
    met = [replace(v, span=Span(Field.RESULT, 0, end)) if v.item is Item.OUTCOME else v for v in told().verdicts]
    found = replace(
        told(Item.MEASURED),
        verdicts=tuple(
            v if v.item is Item.OUTCOME else w for v, w in zip(met, told(Item.MEASURED).verdicts, strict=True)
        ),
    )
    one = following(heard(found))
    assert (one.way, one.words) == (Way.QUOTED, "It took 40 minutes instead of 300")


def test_words_that_are_too_many_are_not_repeated():
    long = StarAnswer("", "", "", "It took forty minutes instead of the three hundred that we were all used to")
    found = replace(checklist(), claims=(Claim(ClaimKind.NUMBER, Span(Field.RESULT, 0, len(long.result))),))
    one = next_follow_up(Heard(found, long), WORDINGS, 3, Random(1))
    assert (one.way, one.words) == (Way.PLAIN, None)


# ---------------------------------------------------------------- whatever is heard


on_a_busy_machine = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def verdicts(draw):
    kind = draw(st.sampled_from([ResponseKind.STORY] * 4 + list(ResponseKind)))
    missing = draw(st.sets(st.sampled_from(list(Item))))
    claims = draw(st.lists(st.sampled_from(list(WORDS)), max_size=6))
    aspect = draw(st.sampled_from([None, *ASPECTS]))
    fit = Fit(Fits.PARTLY if aspect else Fits.YES, missing=aspect)
    return told(*missing, kind=kind, failure=draw(st.booleans()), claims=claims, fit=fit)


@st.composite
def panels(draw):
    """What several interviewers hear one after the other, how each reply is judged, and who tells anew."""
    turns = draw(st.lists(st.tuples(verdicts(), st.booleans(), st.sampled_from(list(Manner))), min_size=1, max_size=4))
    return turns, draw(st.integers(0, MOST_FOLLOW_UPS)), draw(st.lists(st.booleans(), min_size=16, max_size=16))


def play(panel, seed):
    """All that was asked, by turn; a reply that is judged good settles an item."""
    turns, most, judged = panel
    judgements, by_turn, same = iter(judged), [], []
    for found, retells, manner in turns:
        chain: list[Probe] = []
        rest = [probe for earlier in by_turn for probe in earlier]
        before = rest if retells else []
        while True:
            one = next_follow_up(
                Heard(found, ANSWER, Principle.OWNERSHIP, chain, before, [] if retells else rest, manner),
                WORDINGS,
                most,
                Random(seed),
            )
            if one is None:
                break
            if isinstance(one.asks, Item):
                same.append(found.verdict(one.asks).met)
            met = next(judgements, True)
            chain.append(Probe(one, NOW, "told", NOW, met))
            if met and isinstance(one.asks, Item):
                settled = tuple(replace(v, met=True) if v.item is one.asks else v for v in found.verdicts)
                found = replace(found, verdicts=settled)
        by_turn.append(chain)
    return by_turn, same


@on_a_busy_machine
@given(panels(), st.integers())
def test_no_wording_and_no_quote_comes_twice_in_a_panel(panel, seed):
    by_turn, _ = play(panel, seed)
    everything = [probe.follow_up for chain in by_turn for probe in chain]
    wordings = [(one.asks, one.way, one.index) for one in everything]
    assert len(wordings) == len(set(wordings))
    quotes = [one.words for one in everything if one.words]
    assert len(quotes) == len(set(quotes))


@on_a_busy_machine
@given(panels(), st.integers())
def test_one_story_is_asked_for_a_thing_once_and_once_more_from_another_side(panel, seed):
    by_turn, _ = play(panel, seed)
    for chain in by_turn:
        first = [probe.asks for probe in chain if probe.follow_up.way is not Way.AGAIN]
        again = [probe.asks for probe in chain if probe.follow_up.way is Way.AGAIN]
        assert len(first) == len(set(first))
        assert len(again) == len(set(again))
        assert set(again) <= set(first)


@on_a_busy_machine
@given(panels(), st.integers())
def test_nobody_asks_more_often_than_they_may_and_nobody_asks_what_is_met(panel, seed):
    by_turn, was_met = play(panel, seed)
    assert all(len(chain) <= panel[1] for chain in by_turn)
    assert not any(was_met)


@on_a_busy_machine
@given(panels(), st.integers())
def test_the_same_seed_asks_the_same(panel, seed):
    assert play(panel, seed) == play(panel, seed)
