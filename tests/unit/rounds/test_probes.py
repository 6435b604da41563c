"""Follow-ups: one at a time, aimed at the weakest field, never the same twice."""

from bot.interview.model import Field, Item, Probe, ResponseKind
from bot.interview.rounds.probes import MAX_PROBES, next_probe, weakest_fields
from tests.unit.rounds.world import NOW, OFFERED, checklist


def asked(item, index=0, reply="told"):
    return Probe(item, index, NOW, reply, NOW if reply else None)


def test_the_weakest_field_is_probed_first():
    assert next_probe(checklist(Item.MEASURED, Item.OWN_DUTY, Item.TARGET), [], OFFERED) == (Item.OWN_DUTY, 0)


def test_of_equally_weak_fields_the_action_comes_first():
    missing = (Item.ONE_OCCASION, Item.STEPS)
    assert weakest_fields(checklist(*missing)) == (Field.ACTION, Field.SITUATION)


def test_a_probe_is_never_put_twice():
    found = checklist(Item.MEASURED)
    assert next_probe(found, [asked(Item.MEASURED)], OFFERED) == (Item.MEASURED, 1)
    assert next_probe(found, [asked(Item.MEASURED, 0), asked(Item.MEASURED, 1)], OFFERED) is None


def test_nothing_is_asked_when_nothing_is_missing():
    assert next_probe(checklist(), [], OFFERED) is None


def test_an_interrogation_ends():
    answered = [asked(Item.SETTING, n) for n in range(MAX_PROBES)]
    assert next_probe(checklist(Item.MEASURED), answered, OFFERED) is None


def test_what_is_no_story_is_asked_for_one_occasion():
    found = checklist(*Item, kind=ResponseKind.HYPOTHETICAL)
    assert next_probe(found, [], OFFERED) == (Item.ONE_OCCASION, 0)


def test_noise_gives_no_ground_for_a_follow_up():
    for kind in (ResponseKind.NOTHING, ResponseKind.SIGNAL_WORDS, ResponseKind.INSTRUCTIONS):
        assert next_probe(checklist(*Item, kind=kind), [], OFFERED) is None


def test_the_cause_is_asked_for_only_where_something_failed():
    assert next_probe(checklist(Item.CAUSE), [], OFFERED) is None
    assert next_probe(checklist(Item.CAUSE, failure=True), [], OFFERED) == (Item.CAUSE, 0)
