"""What a member wished for, as arguments of a button that starts a round like it."""

from __future__ import annotations

from bot.interview.model import Lang, Level, Place, Principle, Round, Wishes
from bot.ui.actions import ActionButton
from bot.ui.wording import Wording


def again_button(round_: Round, wording: Wording) -> ActionButton:
    return ActionButton(wording("button.again"), "round.fresh", 0, *packed(round_.wishes))


def packed(wishes: Wishes) -> tuple[str, ...]:
    """Wishes as arguments of a custom id; `unpacked` reads them back."""
    level = wishes.level.value if wishes.level else "-"
    principle = wishes.principle.value if wishes.principle else "-"
    numbers = (str(number or "-") for number in (wishes.minutes, wishes.panel))
    review = "r" if wishes.review else "-"
    return (wishes.lang.value, principle, str(wishes.questions), level, wishes.place.value, *numbers, review)


def unpacked(
    lang: str, principle: str, questions: str, level: str, place: str, minutes: str, panel: str = "-", review: str = "-"
) -> Wishes:
    """Older buttons carry neither `panel` nor `review`."""
    return Wishes(
        lang=Lang(lang),
        principle=None if principle == "-" else Principle(principle),
        questions=int(questions),
        level=None if level == "-" else Level(level),
        place=Place(place),
        minutes=None if minutes == "-" else int(minutes),
        panel=None if panel == "-" else int(panel),
        review=review == "r",
    )
