"""The technical questions: what an author is told of a fault, and what the shipped files promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from bot.errors import Fault
from bot.interview.model import Lang
from bot.interview.profiles import Depth, Profile, QuestionKind
from tests.unit.content.authored import NETWORK, change, faults_of, sound_folder, the_fault_of


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    return sound_folder(tmp_path)


def test_questions_of_all_profiles_are_in_the_library_in_their_order(prompts: Path) -> None:
    library = load(prompts)
    assert tuple(library.profiles) == tuple(Profile)
    assert library.profiles[Profile.BIG_DATA][Lang.KO] == "분야"
    assert [question.profile for question in library.technical.values()] == [p for p in Profile for _ in range(3)]
    question = library.technical["big-data-02"]
    assert (question.kind, question.level) == (QuestionKind.EXPLAIN, Depth.SOLID)
    assert [point.id for point in question.points] == ["point_1", "point_2", "point_3", "point_4"]
    assert question.points[0].terms == (("mask",), ("local", "로컬"))
    assert question.wrong[0].claim[Lang.EN] == "It decides."
    assert question.source == "RFC 1"


def test_what_was_loaded_of_them_cannot_be_changed(prompts: Path) -> None:
    library = load(prompts)
    with pytest.raises(TypeError):
        library.technical["mine"] = library.technical["network-01"]  # type: ignore[index]
    with pytest.raises(TypeError):
        library.technical["network-01"].text[Lang.EN] = "Mine"  # type: ignore[index]


POINT = "      - {id: point_1, says: {en: It decides., ko: 정합니다.}, terms: [[mask], [local, 로컬]]}\n"
MASK, LOCAL = "[[mask], [local, 로컬]]", "[local, 로컬]"
IN_PROFILES = {
    "other profile": ("profile: network", "profile: linux", "1:10 profile", "network, as the file is called"),
    "unknown profile": ("profile: network", "profile: net", "1:10 profile", "'general', 'network', "),
    "no name in Korean": ("ko: 분야", "ko: Field", "2:23 name.ko", "Korean, written in Hangul"),
    "id of another profile": ("network-01", "linux-01", "4:9 [0].id", "network- and a number of two digits"),
    "id twice": ("network-02", "network-01", "21:9 [1].id", "network-01 is at profiles/network.yaml:4 too"),
    "unknown kind": ("explain", "tell", "5:11 [0].kind", "'explain', 'compare', "),
    "level too high": ("level: 2", "level: 4", "6:12 [0].level", "one of 1, 2, 3, found `4`"),
    "level in a word": ("level: 2", "level: solid", "6:12 [0].level", "one of 1, 2, 3, found `solid`"),
    "no hint": ("    hint: {en: Begin anywhere., ko: 아무 데서나 시작하세요.}\n", "", "4:5 [0].hint", "it is missing"),
    "no follow-up": ("    follow_up: {en: And then?, ko: 그다음은요?}\n", "", "4:5 [0].follow_up", "it is missing"),
    "one language": ("{en: And then?, ko: 그다음은요?}", "{en: And then?}", "9:16 [0].follow_up.ko", "it is missing"),
    "no source": ("    source: RFC 1\n", "", "4:5 [0].source", "it is missing"),
    "blank source": ("source: RFC 1", "source: ''", "10:13 [0].source", "where the facts stand"),
    "three points": (POINT, "", "12:7 [0].points", "4 to 7 points, found 3"),
    "eight points": (
        POINT,
        "".join(POINT.replace("point_1", f"more_{n}") for n in range(5)),
        "12:7 [0].points",
        "4 to 7 points, found 8",
    ),
    "point id twice": ("point_2", "point_1", "12:7 [0].points", "each id once within the question, found point_1"),
    "point id with hyphens": ("point_1", "point-1", "12:14 [0].points[0].id", "letters, digits and underscores"),
    "nothing said": ("says: {en: It decides., ko: 정합니다.}, ", "", "12:9 [0].points[0].says", "it is missing"),
    "no groups": (MASK, "[]", "12:66 [0].points[0].terms", "1 to 3 groups of terms, found 0"),
    "four groups": (MASK, "[[a], [b], [c], [d]]", "12:66 [0].points[0].terms", "1 to 3 groups of terms, found 4"),
    "empty group": (MASK, "[[mask], []]", "12:75 [0].points[0].terms[1]", "at least one term in every group"),
    "term for a group": (MASK, "[mask]", "12:67 [0].points[0].terms[0]", "a list, found `mask`"),
    "number for a term": (LOCAL, "[404]", "12:76 [0].points[0].terms[1][0]", "unquoted YAML reads as a number"),
    "yes or no for a term": (LOCAL, "[on]", "12:76 [0].points[0].terms[1][0]", "unquoted YAML reads as a yes or no"),
    "blank term": (LOCAL, "['']", "12:76 [0].points[0].terms[1][0]", "a term that is not blank"),
    "term in capitals": (LOCAL, "[ARP]", "12:76 [0].points[0].terms[1][0]", "a term in lower case, found `ARP`"),
    "term twice": (LOCAL, "[local, local]", "12:75 [0].points[0].terms[1]", "found `local` again"),
    "unknown key of a point": ("terms: [[mask]", "words: [[mask]", "12:59 [0].points[0].words", "id, says, terms"),
    "nothing wrong": ("terms: [[arp], [remote]]", "terms: []", "20:16 [0].wrong[0].terms", "1 to 3 groups of terms"),
    "no claim": ("        claim: {en: It decides., ko: 정합니다.}\n", "", "17:9 [0].wrong[0].claim", "it is missing"),
    "unless is no list": (
        "terms: [[arp], [remote]]",
        "terms: [[arp]]\n        unless: gateway",
        "21:17 [0].wrong[0].unless",
        "a list, found `gateway`",
    ),
}


@pytest.mark.parametrize(("old", "new", "place", "expected"), IN_PROFILES.values(), ids=IN_PROFILES)
def test_fault_in_a_technical_question_is_named(prompts: Path, old: str, new: str, place: str, expected: str) -> None:
    change(prompts, NETWORK, old, new)
    by_place = {f"{fault.line}:{fault.column} {fault.key}": fault for fault in faults_of(prompts)}
    fault = by_place[place.replace(" [", " questions[")]
    assert fault.file == NETWORK
    assert fault.expected.startswith("expected ")
    assert expected in fault.expected


WRONG = """    wrong:
      - id: other_way
        claim: {en: It decides., ko: 정합니다.}
        right: {en: It decides., ko: 정합니다.}
        terms: [[arp], [remote]]
"""


def test_only_of_ones_own_system_nothing_wrong_needs_to_be_known(prompts: Path) -> None:
    change(prompts, NETWORK, WRONG, "    wrong: []\n")
    assert "a wrong statement that people make" in the_fault_of(prompts).expected
    change(prompts, NETWORK, "kind: explain", "kind: own_system")
    assert load(prompts).technical["network-01"].wrong == ()


def test_words_that_make_a_wrong_statement_right_are_kept(prompts: Path) -> None:
    change(prompts, NETWORK, "terms: [[arp], [remote]]", "terms: [[arp], [remote]]\n        unless: [gateway]")
    assert load(prompts).technical["network-01"].wrong[0].unless == ("gateway",)


def test_profile_file_that_is_missing_or_called_otherwise_is_a_fault(prompts: Path) -> None:
    (prompts / NETWORK).rename(prompts / "profiles/net.yaml")
    assert [(fault.file, fault.key) for fault in faults_of(prompts)] == [
        ("profiles/net.yaml", "(file)"),
        (NETWORK, "(file)"),
    ]


def test_faults_of_technical_and_behavioural_questions_are_told_together(prompts: Path) -> None:
    change(prompts, NETWORK, "level: 2", "level: 9")
    change(prompts, "profiles/linux.yaml", "source: RFC 1", "source: ''")
    change(prompts, "questions/ownership.yaml", "level: experienced", "level: senior")
    assert [(fault.file, fault.line) for fault in faults_of(prompts)] == [
        ("profiles/linux.yaml", 10),
        (NETWORK, 6),
        ("questions/ownership.yaml", 4),
    ]


def test_id_of_another_file_is_named_with_both_places(prompts: Path) -> None:
    change(prompts, NETWORK, "network-01", "ownership-01")
    expected = "expected each id once, ownership-01 is at questions/ownership.yaml:3 too"
    assert Fault(NETWORK, 4, 9, "questions[0].id", expected) in faults_of(prompts)
