"""Cards of a panel hold what was typed, however long, and leave nothing out that says where the panel stands."""

from __future__ import annotations

import pytest
from discord import ui

from bot.content import load
from bot.interview.model import Field, Item, Lang, Principle
from bot.interview.panels.debrief import PanelScorecard
from bot.interview.panels.model import Decision, Outcome, PanelStage
from bot.interview.rounds.scorecards import Vote
from bot.locales import load_catalogue
from bot.services.panels.debriefs import Debrief
from bot.services.panels.interviews import Interview
from bot.settings import Settings
from bot.ui.card import Card
from bot.ui.panels.debrief_cards import debrief_card
from bot.ui.panels.interview_cards import interview_question_card, interviewer_card, probes_card
from bot.ui.wording import Wording
from tests.unit.panels.world import NOW, interviewer, panel

LIBRARY = load(Settings(_env_file=None).prompts_dir)
WORDINGS = {lang: Wording(lang, load_catalogue(), LIBRARY, {}) for lang in Lang}
FILLINGS = ["x" * 600, "*_`~" * 150, "가나다 " * 150, "@everyone <@1> " * 40]
LONGEST = sorted(Principle, key=lambda one: -len(WORDINGS[Lang.EN].principle(one)))


def text_of(card: Card) -> str:
    return "\n".join(part.content for part in card.walk_children() if isinstance(part, ui.TextDisplay))


def full(words: str, stage: PanelStage = PanelStage.DECIDED) -> Debrief:
    def question(principle: Principle) -> str:
        own = [one for one in LIBRARY.questions.values() if one.principle is principle]
        return max(own, key=lambda one: len(one.text[Lang.EN])).id

    people = []
    for number in range(6):
        principles = tuple(LONGEST[3 * number : 3 * number + 3]) or tuple(LONGEST[:3])
        one = interviewer(
            number,
            principles,
            posted_at=NOW,
            voted_at=NOW,
            vote=Vote.NOT_INCLINED,
            second_vote=Vote.STRONG_HIRE,
            summary=words[:300],
            reason=words[:300],
            bar_raiser=number == 0,
        )
        people.append(type(one)(**{**_fields(one), "question_ids": tuple(map(question, principles))}))
    decision = Decision(Outcome.HIRE, words[:300], (words[:200], words[:200], words[:200]), NOW)
    held = panel(*people, stage=stage, decision=decision, reading_until=NOW)
    cards = tuple(
        PanelScorecard(number, frozenset({Item.OUTCOME}), dict.fromkeys(Field, words), words[:200])
        for number in (1, 2, 3)
    )
    return Debrief(held, {one.member_id: cards[: len(one.principles)] for one in people})


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("words", FILLINGS, ids=["plain", "markdown", "korean", "mentions"])
def test_every_page_of_a_full_debrief_fits_and_says_all_it_has_to(words, lang):
    found, wording = full(words), WORDINGS[lang]
    overview = text_of(debrief_card(found, 0, 0, wording))
    assert len(overview) <= 4000
    assert overview.count(wording("group.vote.not_inclined")) >= 7
    assert overview.rstrip().split("\n")[-1].startswith("3. ")
    for page in range(1, 7):
        text = text_of(debrief_card(found, 0, page, wording))
        assert len(text) <= 4000
        for one in found.panel.voters[page - 1].principles:
            assert wording.principle(one) in text
        assert text.count(wording.field(Field.RESULT)) >= len(found.panel.voters[page - 1].principles)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("words", FILLINGS, ids=["plain", "markdown", "korean", "mentions"])
def test_an_interviewers_own_cards_fit_too(words, lang):
    found = full(words, PanelStage.INTERVIEWING)
    own = found.panel.interviewers[0]
    mine = Interview(found.panel, own, found.scorecards[0])
    for card in (
        interviewer_card(mine, WORDINGS[lang], "a note"),
        interview_question_card(mine, 1, WORDINGS[lang]),
        probes_card(mine, 1, Item.MEASURED, WORDINGS[lang]),
    ):
        assert 0 < len(text_of(card)) <= 4000
        assert sum(1 for _ in card.walk_children()) <= 40
    assert text_of(interview_question_card(mine, 1, WORDINGS[lang])).rstrip().endswith("”")


def test_what_somebody_typed_pings_nobody_and_breaks_no_card():
    text = text_of(debrief_card(full("@everyone <@1> **bold**"), 0, 1, WORDINGS[Lang.EN]))
    assert "@everyone" not in text
    assert "<@1>" not in text.replace("\\<@1>", "")
    assert "**bold**" not in text
