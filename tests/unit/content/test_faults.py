"""Every kind of fault in an author's files is named with file, line, column, key and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from bot.errors import Fault
from bot.interview.facets import Aspect, Facet
from bot.interview.model import Field, Item, Lang, Level, Principle, Tag
from tests.unit.content.authored import (
    CLAIM_WORDINGS,
    FACETS,
    ITEM_WORDINGS,
    OWNERSHIP,
    PRINCIPLE_WORDINGS,
    PRINCIPLES,
    RUBRIC,
    change,
    faults_of,
    principles_text,
    questions_text,
    sound_folder,
    the_fault_of,
)


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    return sound_folder(tmp_path)


def faults_by_place(prompts: Path) -> dict[str, str]:
    return {f"{fault.line}:{fault.column} {fault.key}": fault.expected for fault in faults_of(prompts)}


def test_sound_folder_becomes_a_library_in_the_order_of_the_principles(prompts: Path) -> None:
    library = load(prompts)
    assert tuple(library.principles) == tuple(Principle)
    assert tuple(library.items) == tuple(Item)
    assert tuple(library.fields) == tuple(Field)
    assert [question.principle for question in library.questions.values()] == [p for p in Principle for _ in range(8)]
    question = library.questions["ownership-02"]
    assert question.level is Level.EXPERIENCED
    assert question.tags == {Tag.FAILURE, Tag.CHOICE}
    assert question.facets == (Aspect(Facet.OWN_FAILURE), Aspect(Facet.CHOICE))
    assert question.text[Lang.KO] == "2번째 경험을 말씀해 주세요."
    assert library.principles[Principle.OWNERSHIP].confused_with == (Principle.BIAS_FOR_ACTION,)


def test_order_of_the_principles_in_the_file_does_not_matter(prompts: Path) -> None:
    head, *entries = principles_text().split("  - key:")
    turned = head + "".join(f"  - key:{entry}" for entry in reversed(entries))
    (prompts / PRINCIPLES).write_text(turned, encoding="utf-8")
    assert tuple(load(prompts).principles) == tuple(Principle)


def test_what_was_loaded_cannot_be_changed(prompts: Path) -> None:
    library = load(prompts)
    with pytest.raises(TypeError):
        library.items[Item.STEPS].label[Lang.EN] = "Mine"  # type: ignore[index]
    with pytest.raises(TypeError):
        library.questions["mine"] = library.questions["ownership-01"]  # type: ignore[index]


def test_tags_may_be_left_out_and_folded_text_loses_its_last_line_end(prompts: Path) -> None:
    change(prompts, OWNERSHIP, "    tags: [failure, choice]\n", "")
    old = "{en: Tell me of time 1., ko: '1번째 경험을 말씀해 주세요.'}"
    change(prompts, OWNERSHIP, old, "\n      ko: 말씀해 주세요.\n      en: >\n        Tell me\n        more.")
    question = load(prompts).questions["ownership-01"]
    assert question.tags == frozenset()
    assert question.text[Lang.EN] == "Tell me more."


LONG_EN, LONG_KO = "word " * 60 + "x", "가" * 301

IN_QUESTIONS = {
    "unknown key": (
        "level: exp",
        "lvl: 1\n    level: exp",
        "4:5 [0].lvl",
        "the keys id, level, tags, facets, text, hint",
    ),
    "missing key": ("    level: experienced\n", "", "3:5 [0].level", "this key, it is missing"),
    "missing language": ("{en: Tell me of time 1., ", "{", "6:11 [0].text.en", "this key, it is missing"),
    "another language": ("text: {en", "text: {fr: Oui., en", "6:12 [0].text.fr", "one of the keys en, ko"),
    "yes or no": ("en: Think of time 1.", "en: no", "7:16 [0].hint.en", "text, found `no`, which unquoted YAML"),
    "time of day": (
        "en: Think of time 1.",
        "en: 12:30",
        "7:16 [0].hint.en",
        "text, found `12:30`, which unquoted YAML",
    ),
    "date": ("ownership-01", "2024-01-02", "3:9 [0].id", "which unquoted YAML reads as a date"),
    "special value": ("Think of time 1.", "!secret x", "7:16 [0].hint.en", "text, found `x`, which unquoted YAML"),
    "nothing": ("en: Think of time 1.", "en: ", "7:16 [0].hint.en", "text, found nothing"),
    "list for text": ("en: Think of time 1.", "en: [a]", "7:16 [0].hint.en", "text, found a list"),
    "mapping for text": ("en: Think of time 1.", "en: {a: b}", "7:16 [0].hint.en", "text, found a mapping"),
    "text for mapping": (
        "{en: Think of time 1., ko: '1번째를 떠올려 보세요.'}",
        "Hm",
        "7:11 [0].hint",
        "a mapping, found `Hm`",
    ),
    "text for list": ("tags: [failure, choice]", "tags: failure", "5:11 [0].tags", "a list, found `failure`"),
    "key that is no text": ("level: exp", "no: 1\n    level: exp", "4:5 [0]", "a key that is text, found `no`, which"),
    "key that is a list": ("level: exp", "[a]: 1\n    level: exp", "4:5 [0]", "a key that is text, found a list"),
    "key twice": ("level: exp", "level: entry\n    level: exp", "5:5 [0].level", "this key once, it is on line 4 too"),
    "alias": ("id: ownership-01", "id: &own ownership-01\n    level: *own", "3:9 [0].level", "found an alias"),
    "empty": ("en: Think of time 1.", "en: ''", "7:16 [0].hint.en", "a text that is not blank"),
    "blank": ("en: Think of time 1.", "en: '   '", "7:16 [0].hint.en", "a text that is not blank"),
    "invisible": ("en: Think of time 1.", 'en: "a\\u200bb"', "7:16 [0].hint.en", "one line of visible characters"),
    "two lines": ("en: Think of time 1.", 'en: "a\\nb"', "7:16 [0].hint.en", "one line of visible characters"),
    "too long": ("Tell me of time 1.", LONG_EN, "6:16 [0].text.en", "at most 300 characters, found 301"),
    "too long in Korean": (
        "'1번째 경험을 말씀해 주세요.'",
        LONG_KO,
        "6:40 [0].text.ko",
        "at most 300 characters, found 301",
    ),
    "long hint": ("Think of time 1.", "x" * 251, "7:16 [0].hint.en", "at most 250 characters, found 251"),
    "no Hangul": ("'1번째를 떠올려 보세요.'", "Think.", "7:38 [0].hint.ko", "Korean, written in Hangul"),
    "Hangul in English": ("Think of time 1.", "Think 생각.", "7:16 [0].hint.en", "English without Hangul"),
    "no word in English": ("Think of time 1.", "'...'", "7:16 [0].hint.en", "English words"),
    "unknown principle": ("principle: own", "principle: 0wn", "1:12 principle", "'customer_obsession', 'ownership', "),
    "other principle": (
        "principle: ownership",
        "principle: frugality",
        "1:12 principle",
        "ownership, as the file is called",
    ),
    "unknown level": ("experienced", "senior", "4:12 [0].level", "'entry', 'experienced' or 'lead', found `senior`"),
    "unknown tag": (
        "[failure, choice]",
        "[failure, chance]",
        "5:21 [0].tags[1]",
        "'conflict' or 'choice', found `chance`",
    ),
    "tag twice": ("[failure, choice]", "[failure, failure]", "5:11 [0].tags", "each entry of the list once"),
    "id with capitals": ("ownership-01", "Ownership-01", "3:9 [0].id", "2 to 61 lower-case letters"),
    "id with underscore": ("ownership-01", "ownership_01", "3:9 [0].id", "2 to 61 lower-case letters"),
    "id too short": ("ownership-01", "o", "3:9 [0].id", "2 to 61 lower-case letters"),
    "id twice in a file": ("ownership-02", "ownership-01", "9:9 [1].id", f"ownership-01 is at {OWNERSHIP}:3 too"),
    "no facets": ("    facets: [own_failure, choice]\n", "", "3:5 [0].facets", "this key, it is missing"),
    "facets empty": ("[own_failure, choice]", "[]", "8:13 [0].facets", "1 to 3 facets, found 0"),
    "facet unknown": ("[own_failure", "[own_fault", "8:14 [0].facets[0]", "disagreement, own_failure, "),
    "form unknown": (
        "[own_failure",
        "['disagreement:aside'",
        "8:14 [0].facets[0]",
        "one of disagreement, disagreement:above, disagreement:below, ",
    ),
    "form of what has none": (
        "[own_failure",
        "['choice:above'",
        "8:14 [0].facets[0]",
        "one of choice, found `choice:above`",
    ),
    "facet twice": ("[own_failure, choice]", "[choice, choice]", "8:13 [0].facets", "each entry of the list once"),
    "four facets": (
        "[own_failure, choice]",
        "[choice, cost, trust, credit]",
        "8:13 [0].facets",
        "1 to 3 facets, found 4",
    ),
}


@pytest.mark.parametrize(("old", "new", "place", "expected"), IN_QUESTIONS.values(), ids=IN_QUESTIONS)
def test_fault_in_a_question_is_named(prompts: Path, old: str, new: str, place: str, expected: str) -> None:
    change(prompts, OWNERSHIP, old, new)
    fault = faults_of(prompts)[0]
    assert fault.file == OWNERSHIP
    assert f"{fault.line}:{fault.column} {fault.key}" == place.replace(" [", " questions[")
    assert fault.expected.startswith("expected ")
    assert expected in fault.expected


IN_PRINCIPLES = {
    "unknown": ("key: frugality", "key: thrift", "56:10 principles[9].key", "found `thrift`"),
    "twice": ("key: frugality", "key: ownership", "56:10 principles[9].key", "ownership is at principles.yaml:8 too"),
    "confused with an unknown one": ("[bias_", "[bios_", "13:21 principles[1].confused_with[0]", "'bias_for_action', "),
    "confused with itself": (
        "[bias_for_action]",
        "[ownership]",
        "13:21 principles[1].confused_with[0]",
        "than ownership",
    ),
    "confused one way": (
        "confused_with: []",
        "confused_with: [ownership]",
        "7:21 principles[0].confused_with[0]",
        "ownership to name customer_obsession as well",
    ),
    "alias that finds another": (
        "    confused_with: [bias_for_action]",
        "    confused_with: [bias_for_action]\n    aliases: [Owner, Bias for Action]",
        "14:22 principles[1].aliases[1]",
        "a word that does not find bias_for_action already, found `Bias for Action`",
    ),
    "alias of nothing": (
        "    confused_with: [bias_for_action]",
        "    confused_with: [bias_for_action]\n    aliases: ['&']",
        "14:15 principles[1].aliases[0]",
        "letters or digits",
    ),
    "alias too long": (
        "    confused_with: [bias_for_action]",
        f"    confused_with: [bias_for_action]\n    aliases: [{'o' * 41}]",
        "14:15 principles[1].aliases[0]",
        "at most 40 characters, found 41",
    ),
    "name too long": ("Some Name", "N" * 61, "3:16 principles[0].name.en", "at most 60 characters, found 61"),
    "meaning too long": ("Some meaning.", "N" * 201, "4:19 principles[0].meaning.en", "at most 200 characters"),
}


@pytest.mark.parametrize(("old", "new", "place", "expected"), IN_PRINCIPLES.values(), ids=IN_PRINCIPLES)
def test_fault_in_the_principles_is_named(prompts: Path, old: str, new: str, place: str, expected: str) -> None:
    change(prompts, PRINCIPLES, old, new)
    assert expected in faults_by_place(prompts)[place]


def test_missing_principle_is_named_at_the_list(prompts: Path) -> None:
    text = principles_text()
    (prompts / PRINCIPLES).write_text(text[: text.index("  - key: success")], encoding="utf-8")
    expected = "expected an entry for success_and_scale_bring_broad_responsibility, it is missing"
    assert the_fault_of(prompts) == Fault(PRINCIPLES, 2, 3, "principles", expected)


IN_RUBRIC = {
    "item unknown": ("      stakes:", "      steaks:", "11:7 situation.items.steaks", "one_occasion, setting, stakes"),
    "item under another field": (
        "      own_duty:",
        "      steps:",
        "17:7 task.items.steps",
        "the keys own_duty, target",
    ),
    "item missing": ("      own_duty:", "      steps:", "17:7 task.items.own_duty", "this key, it is missing"),
    "field unknown": ("  task:", "  tusk:", "14:3 tusk", "one of the keys situation, task, action, result"),
    "long label": ("{en: Label", "{en: " + "L" * 41, "6:21 situation.items.one_occasion.label.en", "at most 40 char"),
    "long tip": ("Say it.", "S" * 131, "7:19 situation.items.one_occasion.tip.en", "at most 130 characters, found 131"),
}


@pytest.mark.parametrize(("old", "new", "place", "expected"), IN_RUBRIC.values(), ids=IN_RUBRIC)
def test_fault_in_the_rubric_is_named(prompts: Path, old: str, new: str, place: str, expected: str) -> None:
    change(prompts, RUBRIC, old, new)
    assert expected in faults_by_place(prompts)[place.replace(" ", " fields.")]


IN_FACETS = {
    "unknown": (
        "  disagreement:",
        "  disagreements:",
        "2:3 facets.disagreements",
        "one of the keys disagreement, own_",
    ),
    "missing": ("  credit:", "  own_credit:", "2:3 facets.credit", "this key, it is missing"),
    "nothing said": (
        "    ask: {en: What is it?, ko: 무엇인가요?}\n",
        "",
        "3:5 facets.disagreement.ask",
        "it is missing",
    ),
    "form missing": ("      above: ", "      abreast: ", "7:7 facets.disagreement.forms.above", "it is missing"),
    "form unknown": (
        "      above: ",
        "      abreast: ",
        "7:7 facets.disagreement.forms.abreast",
        "above, below, alone",
    ),
    "forms of what has none": (
        "  choice:\n",
        "  choice:\n    forms: {}\n",
        ":5 facets.choice.forms",
        "missing, ask, name",
    ),
    "gap in a question": ("What is it?", "'What is {words}?'", "5:10 facets.disagreement.ask", "no gap in en"),
}


@pytest.mark.parametrize(("old", "new", "place", "expected"), IN_FACETS.values(), ids=IN_FACETS)
def test_fault_in_the_facets_is_named(prompts: Path, old: str, new: str, place: str, expected: str) -> None:
    change(prompts, FACETS, old, new)
    found = [text for where, text in faults_by_place(prompts).items() if where.endswith(place)]
    assert any(expected in text for text in found)


QUOTED_LINE = "      - {en: 'You said {words}. So?', ko: '{words:이라고/라고} 하셨는데 어땠나요?'}\n"
QUOTED = QUOTED_LINE.strip().removeprefix("- ")
IN_WORDINGS = {
    "three only": (QUOTED_LINE, "", "9:7 [quoted]", "at least 4 wordings, found 3"),
    "no gap": (
        QUOTED,
        "{en: You said so., ko: '{words} 그랬나요?'}",
        "9:9 [quoted][0]",
        "{words} once in en, found none",
    ),
    "another gap": ("{words:이라고/라고}", "{word}", "9:9 [quoted][0]", "the gap {words} once in ko, found word"),
    "twice": ("You said {words}", "{words}: {words}", "9:9 [quoted][0]", "once in en, found words, words"),
    "particles in English": ("You said {words}", "You said {words:a/b}", "9:9 [quoted][0]", "found `a/b` in en"),
    "one particle": ("{words:이라고/라고}", "{words:이라고}", "9:9 [quoted][0]", "found `이라고` in ko"),
    "not closed": ("{words:이라고/라고}", "{words", "9:9 [quoted][0]", "gaps that are closed"),
    "gap where none may be": ("What was it?", "'What was {words}?'", "4:9 [plain][0]", "no gap in en"),
    "too long": ("What was it?", "W" * 201, "4:14 [plain][0].en", "at most 200 characters, found 201"),
    "way unknown": ("    again:", "    anew:", "13:5 [anew]", "one of the keys plain, quoted, again"),
}


@pytest.mark.parametrize(
    ("file", "first"), [(ITEM_WORDINGS, "items.one_occasion"), (CLAIM_WORDINGS, "claims.we")], ids=["items", "claims"]
)
@pytest.mark.parametrize(("old", "new", "place", "expected"), IN_WORDINGS.values(), ids=IN_WORDINGS)
def test_fault_in_the_wordings_is_named(
    prompts: Path, file: str, first: str, old: str, new: str, place: str, expected: str
) -> None:
    change(prompts, file, old, new)
    where, key = place.split(" ")
    way, _, rest = key.removeprefix("[").partition("]")
    assert expected in faults_by_place(prompts)[f"{where} {first}.{way}{rest}"]


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ("  ownership:", "  owners:", "2:3 principles.owners", "'customer_obsession', 'ownership', "),
        ("    decision:", "    deciding:", "3:5 principles.ownership.deciding", "'we', 'success', "),
        ("{words}. So", "{word}. So", "4:9 principles.ownership.decision[0]", "once in en, found word"),
        ("ko: '", "fr: Oui, ko: '", "4:39 principles.ownership.decision[0].fr", "one of the keys en, ko"),
    ],
)
def test_fault_in_the_wordings_of_a_principle_is_named(
    prompts: Path, old: str, new: str, place: str, expected: str
) -> None:
    change(prompts, PRINCIPLE_WORDINGS, old, new)
    assert expected in faults_by_place(prompts)[place]


def test_question_id_of_another_file_is_named_with_both_places(prompts: Path) -> None:
    change(prompts, "questions/think_big.yaml", "think-big-03", "ownership-02")
    expected = f"expected each id once, ownership-02 is at {OWNERSHIP}:9 too"
    assert the_fault_of(prompts) == Fault("questions/think_big.yaml", 15, 9, "questions[2].id", expected)


def test_seven_questions_are_too_few(prompts: Path) -> None:
    text = questions_text(Principle.OWNERSHIP)
    (prompts / OWNERSHIP).write_text(text[: text.index("  - id: ownership-08")], encoding="utf-8")
    assert the_fault_of(prompts) == Fault(OWNERSHIP, 3, 3, "questions", "expected at least 8 questions, found 7")


def test_missing_file_is_a_fault(prompts: Path) -> None:
    (prompts / OWNERSHIP).unlink()
    fault = the_fault_of(prompts)
    assert (fault.file, fault.line, fault.key) == (OWNERSHIP, 0, "(file)")
    assert "No such file" in fault.expected


def test_folder_in_place_of_a_file_is_a_fault(prompts: Path) -> None:
    (prompts / RUBRIC).unlink()
    (prompts / RUBRIC).mkdir()
    assert "Is a directory" in the_fault_of(prompts).expected


def test_missing_questions_folder_is_one_fault(prompts: Path) -> None:
    (prompts / "questions").rename(prompts / "elsewhere")
    assert the_fault_of(prompts).file == "questions"


def test_missing_prompts_folder_is_one_fault(tmp_path: Path) -> None:
    fault = the_fault_of(tmp_path / "nowhere")
    assert (fault.file, fault.key) == (".", "(folder)")


@pytest.mark.parametrize("name", ["thrift.yaml", "ownership.yml", "Ownership.YAML"])
def test_yaml_that_nobody_would_read_is_a_fault(prompts: Path, name: str) -> None:
    (prompts / "questions" / name).write_text("principle: ownership\n", encoding="utf-8")
    assert the_fault_of(prompts).file == f"questions/{name}"


def test_files_of_editors_and_notes_are_let_be(prompts: Path) -> None:
    for name in ("README.md", "ownership.yaml~", "._ownership.yaml", ".DS_Store"):
        (prompts / "questions" / name).write_bytes(b"\xff")
    assert len(load(prompts).questions) == 128


@pytest.mark.parametrize(
    ("raw", "line", "column", "expected"),
    [
        (b"", 1, 1, "a mapping, found an empty file"),
        (b"# only a remark\n", 1, 1, "a mapping, found an empty file"),
        (b"- ownership\n", 1, 1, "a mapping, found a list"),
        (b"principle: ownership\nquestions: [\n", 3, 1, "(while parsing a flow node, line 3)"),
        (
            b"principle: ownership\n\tquestions: x\n",
            2,
            1,
            "valid YAML: found a tab character that violates",
        ),
        (b"principle: ownership\nquestions: *them\n", 2, 12, "valid YAML: found undefined alias"),
        (b"principle: ownership\n---\nprinciple: frugality\n", 2, 1, "valid YAML: but found another document"),
        ("# 주인\n# 의식 \udcff\n".encode(errors="surrogateescape"), 2, 6, "text in UTF-8, found another byte"),
        ("# 주인\n# 의식 \x07\n".encode(), 2, 6, "visible characters, found a control character"),
    ],
)
def test_file_that_is_no_yaml_mapping_is_one_fault(
    prompts: Path, raw: bytes, line: int, column: int, expected: str
) -> None:
    (prompts / OWNERSHIP).write_bytes(raw)
    fault = the_fault_of(prompts)
    assert (fault.file, fault.line, fault.column, fault.key) == (OWNERSHIP, line, column, "(file)")
    assert expected in fault.expected


def test_byte_order_mark_is_no_fault(prompts: Path) -> None:
    text = (prompts / OWNERSHIP).read_text(encoding="utf-8")
    (prompts / OWNERSHIP).write_text(text, encoding="utf-8-sig")
    assert len(load(prompts).questions) == 128


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PRINCIPLES, "key: customer_obsession", "key: [a]"),
        (PRINCIPLES, "confused_with: []", "confused_with: [[a]]"),
        (PRINCIPLES, "confused_with: []", "confused_with: {a: b}"),
        (PRINCIPLES, "  - key: customer_obsession\n", "  - 7\n  -"),
        (RUBRIC, "fields:\n", "fields: 7\nmore:\n"),
        (OWNERSHIP, "principle: ownership", "principle: [ownership]"),
        (OWNERSHIP, "id: ownership-01", "id: {a: b}"),
        (OWNERSHIP, "questions:\n", "questions: &a [*a]\nmore:\n"),
    ],
)
def test_odd_shape_is_a_fault_and_never_a_crash(prompts: Path, file: str, old: str, new: str) -> None:
    change(prompts, file, old, new)
    assert {fault.file for fault in faults_of(prompts)} == {file}


def test_all_faults_of_all_files_are_reported_at_once(prompts: Path) -> None:
    change(prompts, OWNERSHIP, "level: experienced", "level: senior")
    change(prompts, OWNERSHIP, "Think of time 5.", "''")
    change(prompts, "questions/think_big.yaml", "think-big-01", "ownership-01")
    change(prompts, "questions/frugality.yaml", "principle: frugality", "principle: [")
    change(prompts, RUBRIC, "{en: Say it., ko: 말해 주세요.}", "{en: 말해 주세요., ko: Say it.}")
    change(prompts, PRINCIPLES, "    meaning:", "    meening:")
    (prompts / "questions/dive_deep.yaml").unlink()
    assert [(fault.file, fault.line) for fault in faults_of(prompts)] == [
        (PRINCIPLES, 2),
        (PRINCIPLES, 4),
        ("questions/dive_deep.yaml", 0),
        ("questions/frugality.yaml", 3),
        (OWNERSHIP, 4),
        (OWNERSHIP, 31),
        ("questions/think_big.yaml", 3),
        (RUBRIC, 7),
        (RUBRIC, 7),
    ]


def test_two_things_wrong_with_one_text_are_both_told(prompts: Path) -> None:
    change(prompts, RUBRIC, "ko: 이름표", f"ko: {'L' * 41}")
    assert the_fault_of(prompts).expected == ("expected at most 40 characters, found 41; Korean, written in Hangul")
