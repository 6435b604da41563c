"""What a reviewer's buttons, menus and forms do: one service each, one card for the reviewer alone."""

from __future__ import annotations

from bot.interview.rounds.scorecards import Vote
from bot.services.groups import reviews as group_reviews
from bot.services.groups.reviews import Assignments, Calibrating
from bot.services.practice import Practice
from bot.ui.actions import Values, on_pick, on_press, on_submit
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, lang_of, wording_of
from bot.ui.groups.forms import judge_form, score_form, ticks_of
from bot.ui.groups.presses import group_of
from bot.ui.groups.review_cards import (
    assignment_card,
    assignments_card,
    calibrated_card,
    calibrating_card,
    given_back_card,
    submitted_card,
)
from bot.ui.showing import open_form, put, put_in_place


@on_press("groups.review")
async def review(interaction: Interaction, group_id: str) -> None:
    """What was dealt; before the first review, the prepared answers."""
    group = await group_of(interaction, group_id)
    lang = lang_of(interaction)
    await put(
        interaction, await _card(interaction, await group_reviews.begin(*_who(interaction), group.id, lang), group.id)
    )


async def _card(interaction: Interaction, found: Assignments | Calibrating, group_id: int) -> Card:
    wording = wording_of(interaction)
    if isinstance(found, Calibrating):
        return calibrating_card(found, group_id, 0, wording)
    if len(found.dealt) == 1 and not found.dealt[0].submitted and not found.uncalibrated:
        return assignment_card(await group_reviews.read(*_who(interaction), found.dealt[0].round_id), 0, wording)
    return assignments_card(found, wording)


@on_press("groups.calibrate_later")
async def calibrate_later(interaction: Interaction, group_id: str) -> None:
    await group_reviews.put_off_calibration(*_who(interaction), until_asked=True)
    await review(interaction, group_id)


@on_press("groups.calibrate")
async def calibrate_now(interaction: Interaction, group_id: str) -> None:
    await group_reviews.put_off_calibration(*_who(interaction), until_asked=False)
    await review(interaction, group_id)


@on_press("groups.another")
async def take_another(interaction: Interaction, group_id: str) -> None:
    group = await group_of(interaction, group_id)
    found = await group_reviews.take_another(*_who(interaction), group.id)
    await put(interaction, assignments_card(found, wording_of(interaction)))


@on_press("groups.give_back")
async def give_back(interaction: Interaction, round_id: str) -> None:
    found = await group_reviews.give_back(*_who(interaction), int(round_id))
    await put(interaction, given_back_card(found, wording_of(interaction)))


@on_pick("groups.pick_review")
async def open_review(interaction: Interaction, round_id: str) -> None:
    found = await group_reviews.read(*_who(interaction), int(round_id))
    await put(interaction, assignment_card(found, 0, wording_of(interaction)))


@on_press("groups.read")
async def turn_page(interaction: Interaction, round_id: str, page: str) -> None:
    found = await group_reviews.read(*_who(interaction), int(round_id))
    await put_in_place(interaction, assignment_card(found, int(page), wording_of(interaction)))


@on_press("groups.score", opens_form=True)
async def open_scorecard(interaction: Interaction, round_id: str) -> None:
    found = await group_reviews.read(*_who(interaction), int(round_id))
    form = score_form(found.shared, found.scorecard, wording_of(interaction))
    await open_form(interaction, form)


@on_submit("groups.scored")
async def submit_scorecard(interaction: Interaction, values: Values, round_id: str) -> None:
    vote, gap = Vote(values["vote"]), values.get("gap", "")
    found = await group_reviews.submit(*_who(interaction), int(round_id), ticks_of(values), vote, gap)
    await put(interaction, submitted_card(found, wording_of(interaction)))


# ---------------------------------------------------------------- calibration


@on_press("groups.prepared")
async def turn_prepared(interaction: Interaction, group_id: str, page: str) -> None:
    found = await group_reviews.next_calibration(*_who(interaction), lang_of(interaction))
    if found is None:
        await review(interaction, group_id)
    else:
        await put_in_place(interaction, calibrating_card(found, int(group_id), int(page), wording_of(interaction)))


@on_press("groups.judge", opens_form=True)
async def open_judging(interaction: Interaction, group_id: str, answer_id: str) -> None:
    prepared = desk_of(interaction).practice.library.calibration
    answer = next((one.answer for one in prepared if one.id == answer_id), None)
    await open_form(interaction, judge_form(int(group_id), answer_id, answer, wording_of(interaction)))


@on_submit("groups.judged")
async def judge(interaction: Interaction, values: Values, group_id: str, answer_id: str) -> None:
    found = await group_reviews.calibrate(*_who(interaction), answer_id, ticks_of(values), lang_of(interaction))
    await put(interaction, calibrated_card(found, int(group_id), wording_of(interaction)))


def _who(interaction: Interaction) -> tuple[Practice, int]:
    return desk_of(interaction).practice, interaction.user.id
