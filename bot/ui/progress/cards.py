"""/progress me: then and now as a picture, and the same in words."""

from __future__ import annotations

import discord

from bot.interview.model import Field, Wishes
from bot.interview.progress.figures import Figures, Retested, Stretch
from bot.interview.rounds.progress import USUAL_SPOKEN_S
from bot.services.progress import looking
from bot.services.progress.looking import Progress
from bot.ui.acknowledging import acknowledge_now
from bot.ui.actions import ActionButton
from bot.ui.card import Card
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.headings import timestamp
from bot.ui.pictures import CLEAR, FAINT, FAIR, INK, TEXT, WIDTH, Pen, drawn, font
from bot.ui.quoting import shortened
from bot.ui.rounds.wishes import packed
from bot.ui.showing import Picture, send, send_pictured
from bot.ui.wording import Wording

_NAME, _COUNT, _MARGIN, _ROW, _BAR = 250, 110, 24, 96, 32
_LONGEST_AGO = 3


async def show_own(interaction: Interaction) -> None:
    wording = wording_of(interaction)
    await acknowledge_now(interaction)
    found = await looking.of_member(desk_of(interaction).practice, interaction.user.id)
    card = own_card(found, wording)
    if found.figures is None:
        await send(interaction, card)
        return
    png = await fields_picture(found.figures, wording)
    await send_pictured(interaction, card, Picture("my-progress.png", png, wording("progress.alt")))


def own_card(found: Progress, wording: Wording) -> Card:
    shown = found.figures
    begin = [_again_button(wording)]
    if shown is None:
        return Card([wording("progress.nothing")], begin)
    answered = shown.now.answers + (shown.then.answers if shown.then else 0)
    head = [wording("progress.title", count=answered)]
    head += [wording("progress.weeks", count=found.weeks)] if found.weeks > 1 else []
    blocks = ["\n".join(head), _fields(shown, wording), _telling(shown, wording), _since(shown, wording)]
    return Card(blocks, begin)


async def fields_picture(found: Figures, wording: Wording) -> bytes:
    """Two bars a field: the darker one then, the lighter one now."""
    names = {field: wording.field(field) for field in Field}
    return await drawn(_ROW * len(Field) + 2 * _MARGIN, lambda pen: _draw(pen, found, names))


def _draw(pen: Pen, found: Figures, names: dict[Field, str]) -> None:
    left, wide = _MARGIN + _NAME, WIDTH - 2 * _MARGIN - _NAME - _COUNT
    for row, field in enumerate(Field):
        top = _MARGIN + row * _ROW
        pen.text((_MARGIN, top + _ROW // 2), names[field], fill=INK, font=font(TEXT), anchor="lm")
        stretches: list[tuple[Stretch | None, str, str]] = [(found.then, FAIR, FAINT), (found.now, CLEAR, INK)]
        for place, (stretch, colour, ink) in enumerate(stretches):
            if stretch is None:
                continue
            at = top + 10 + place * (_BAR + 8)
            share = stretch.met[field]
            pen.rectangle((left, at, left + max(4, share * wide), at + _BAR), fill=colour)
            pen.text((WIDTH - _MARGIN, at + _BAR // 2), f"{share:.0%}", fill=ink, font=font(TEXT), anchor="rm")


def _fields(found: Figures, wording: Wording) -> str:
    lines = []
    for field in Field:
        now = {"field": wording.field(field), "now": f"{found.now.met[field]:.0%}"}
        then = found.then and f"{found.then.met[field]:.0%}"
        lines.append(wording("progress.field", then=then, **now) if then else wording("progress.field_now", **now))
    return "\n".join(lines)


def _telling(found: Figures, wording: Wording) -> str:
    low, high = (seconds // 60 for seconds in USUAL_SPOKEN_S)
    length = wording("progress.length", share=f"{found.now.in_band:.0%}", low=low, high=high)
    now = f"{found.now.follow_ups:.1f}"
    if found.then is None:
        return "\n".join([wording("progress.follow_ups_now", now=now), length])
    return "\n".join([wording("progress.follow_ups", then=f"{found.then.follow_ups:.1f}", now=now), length])


def _since(found: Figures, wording: Wording) -> str:
    lines = [_retested(found.retested, wording)] if found.retested else []
    if found.again and (question := wording.library.questions.get(found.again[0])):
        _, first, last = found.again
        words = {"first": f"{first:.0%}", "last": f"{last:.0%}"}
        lines.append(wording("progress.again", question=shortened(question.text[wording.lang], 120), **words))
    for principle, at in found.practised[:_LONGEST_AGO]:
        when = timestamp(at, "R")
        lines.append(wording("progress.practised", principle=wording.short_principle(principle), when=when))
    return "\n".join(lines)


def _retested(found: Retested, wording: Wording) -> str:
    return wording("progress.retested", item=wording.label(found.item), met=found.met, asked=found.asked)


def _again_button(wording: Wording) -> ActionButton:
    wishes = Wishes(wording.lang)
    label = wording("progress.button.practise")
    return ActionButton(label, "round.fresh", 0, *packed(wishes), style=discord.ButtonStyle.primary)
