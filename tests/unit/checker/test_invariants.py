"""What must hold for every answer: the labelled ones, with changes that a careful reader would not mind."""

import json
import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.checker import check, language_of
from bot.interview.model import Checklist, Field, Item, Lang, StarAnswer
from tests import ROOT

ANSWERS = ROOT / "benchmarks" / "answers"
LIMIT_S = 0.2
RUNS = 3  # one has to be quick enough: what else the machine does is no matter of ours
EXAMPLES = settings(max_examples=45, deadline=None)

PRAISE = (
    "I am a very dedicated and hard-working team player.",
    "Everybody says that I am an excellent communicator.",
    "I took full ownership and I always give my best.",
    "We worked really hard and gave 110 percent.",
)
SIGNAL_ROWS = (
    "Because data, therefore impact, ownership, KPI, stakeholders, deadline.",
    "Situation, task, action, result.",
    "Root cause, lessons learned, trade-off, next time, measurable goal.",
)
ASIDES = (
    "The weather is nice at the moment.",
    "My favourite colour is green and my cat is called Milo.",
    "The moon is round and water is wet.",
    "There was a full moon that week.",
    "Paris is bigger than Berlin.",
    "Coffee went from 3 euro to 5 euro at the station.",
    "My cousin lives in Lisbon since last year.",
)

# No story; "always" in joined praise once made a habit of it, and then its lesson counted.
UNIFORM = StarAnswer(
    "In my twenty years in uniform trust has been the currency, period.",
    "A leader's job is the mission first and the people always.",
    "We looked each other in the eye. We did what we said. We had each other's backs, because that is what we do.",
    "After I retired I stopped using rank to win an argument and started asking what the other guy saw. "
    "That's the one change I'd make if I could do it all over.",
)


@cache
def corpus(lang: Lang) -> list[StarAnswer]:
    lines = (ANSWERS / f"answers.{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return [StarAnswer(*(row[field.value] for field in Field)) for row in map(json.loads, lines)]


# The "and" between two praises once stood as a piece of its own, and moved what was nearly a target.
TERRAFORM = next(answer for answer in corpus(Lang.EN) if answer.situation.startswith("I made the outage actually"))


def any_answer(lang: Lang) -> st.SearchStrategy[StarAnswer]:
    return st.sampled_from(corpus(lang))


languages = st.sampled_from(Lang)
both = languages.flatmap(lambda lang: st.tuples(st.just(lang), any_answer(lang)))


@cache
def ticks(answer: StarAnswer, lang: Lang = Lang.EN) -> frozenset[Item]:
    """Each text is read once, however many tests hold a change of it against it."""
    return frozenset(verdict.item for verdict in check(answer, lang, None).verdicts if verdict.met)


def with_text(answer: StarAnswer, change: Callable[[str], str]) -> StarAnswer:
    return StarAnswer(*(change(answer.text(field)) for field in Field), ended=answer.ended)


def added(answer: StarAnswer, field: Field, sentence: str) -> StarAnswer:
    text = answer.text(field).rstrip()
    joint = "" if not text else " " if text[-1] in ".!?" else ". "
    return replace(answer, **{field.value: text + joint + sentence})


@pytest.mark.parametrize("extras", [PRAISE, SIGNAL_ROWS, ASIDES], ids=["praise", "signal words", "asides"])
@given(data=st.data(), answer=any_answer(Lang.EN), field=st.sampled_from(Field))
@EXAMPLES
def test_praise_signal_words_and_asides_earn_nothing(
    extras: tuple[str, ...], data: st.DataObject, answer: StarAnswer, field: Field
) -> None:
    assert ticks(added(answer, field, data.draw(st.sampled_from(extras)))) <= ticks(answer)


@given(praise=st.sampled_from(PRAISE), answer=any_answer(Lang.EN), field=st.sampled_from(Field))
@example(praise=PRAISE[2], answer=UNIFORM, field=Field.SITUATION)
@example(praise=PRAISE[2], answer=TERRAFORM, field=Field.TASK)
@EXAMPLES
def test_praise_joined_without_a_full_stop_earns_nothing(praise: str, answer: StarAnswer, field: Field) -> None:
    bare = with_text(answer, lambda text: text.rstrip().rstrip(".!?"))
    joined = replace(bare, **{field.value: f"{bare.text(field)} {praise[0].lower()}{praise[1:-1]}".lstrip()})
    assert ticks(joined) <= ticks(bare)


@given(both)
@EXAMPLES
def test_every_span_stands_in_the_answer_and_only_met_items_have_one(pair: tuple[Lang, StarAnswer]) -> None:
    lang, answer = pair
    for verdict in check(answer, lang, None).verdicts:
        assert (verdict.span is not None) == (verdict.met is True)
        if verdict.span is not None:
            assert 0 <= verdict.span.start < verdict.span.end <= len(answer.text(verdict.span.field))
            assert verdict.span.words(answer).strip()


@given(both, st.sampled_from(Item))
@EXAMPLES
def test_cutting_what_a_tick_rests_on_takes_it_away_in_the_end(pair: tuple[Lang, StarAnswer], item: Item) -> None:
    """Another sentence may carry it too, but no tick outlives all that it was said to rest on."""
    lang, answer = pair
    for _ in range(80):
        span = check(answer, lang, None).verdict(item).span
        if span is None:
            return
        text = answer.text(span.field)
        answer = replace(answer, **{span.field.value: text[: span.start] + text[span.end :]})
    pytest.fail(f"{item} is still met by what is left: {answer}")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: re.sub(r"(?<=[^\W\d_]) ", " \u200b", text),
        lambda text: f"\n{text}\n\n",
    ],
    ids=["NFD", "windows line breaks", "curly quotes", "hard spaces", "zero width", "blank lines around"],
)
@given(pair=both)
@settings(max_examples=25, deadline=None)
def test_the_spelling_changes_nothing(change: Callable[[str], str], pair: tuple[Lang, StarAnswer]) -> None:
    lang, answer = pair
    assert ticks(with_text(answer, change), lang) == ticks(answer, lang)


@given(any_answer(Lang.EN), st.sampled_from(["Zürich", "Ana", "Nguyen"]))
@EXAMPLES
def test_names_and_the_format_of_numbers_change_nothing(answer: StarAnswer, name: str) -> None:
    names = re.compile(r"\b(?:Berlin|Leeds|Dublin|Amira|Joost|Pavel|Oisín|Warsaw|Prague|Munich|Chicago|Bangalore)\b")
    swapped = with_text(answer, lambda text: re.sub(r"\b(\d{1,3}),(\d{3})\b", r"\1\2", names.sub(name, text)))
    assert ticks(swapped) == ticks(answer)


@given(any_answer(Lang.EN))
@EXAMPLES
def test_lines_wrapped_by_a_mail_program_change_nothing(answer: StarAnswer) -> None:
    assert ticks(with_text(answer, lambda text: re.sub(r"(?<=[a-z,]) (?=[a-z])", "\n", text, count=2))) == ticks(answer)


@given(both)
@EXAMPLES
def test_the_same_answer_gets_the_same_checklist(pair: tuple[Lang, StarAnswer]) -> None:
    lang, answer = pair
    assert check(answer, lang, None) == check(answer, lang, None)


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300), st.text(max_size=300), languages)
@EXAMPLES
def test_nothing_raises(situation: str, task: str, action: str, result: str, lang: Lang) -> None:
    checklist: Checklist = check(StarAnswer(situation, task, action, result), lang, None)
    assert [verdict.item for verdict in checklist.verdicts] == list(Item)


@pytest.mark.parametrize("lang", Lang)
@given(
    unit=st.text(min_size=1, max_size=24)
    | st.sampled_from(["I did ", "because ", "1 of 2 ", "- a\n", "했다 ", ", ", " ", "> "])
)
@settings(max_examples=12, deadline=None)
def test_four_thousand_characters_of_anything_in_all_fields_are_read_in_time(lang: Lang, unit: str) -> None:
    long = (unit * 4000)[:4000]
    answer = StarAnswer(long, long, long, long)
    check(StarAnswer("I did it.", "", "제가 했습니다.", ""), lang, None)
    assert any(seconds_of(answer, lang) < LIMIT_S for _ in range(RUNS))


def seconds_of(answer: StarAnswer, lang: Lang) -> float:
    start = time.process_time()
    check(answer, lang, None)
    return time.process_time() - start


@pytest.mark.parametrize("lang", Lang)
def test_the_language_is_known_by_its_letters(lang: Lang) -> None:
    """All but one: a Korean answer of which most is pasted Latin."""
    wrong = [answer for answer in corpus(lang) if language_of(answer) is not lang]
    assert all("Lorem ipsum" in answer.situation for answer in wrong)
