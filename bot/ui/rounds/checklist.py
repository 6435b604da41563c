"""The checklist card: what is met and with which words, what is missing, how it was told, and the next follow-up."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.interview.model import (
    ITEMS,
    Checklist,
    Field,
    Lang,
    Origin,
    Question,
    ResponseKind,
    Round,
    StarAnswer,
    Turn,
    Verdict,
    Version,
)
from bot.interview.rounds.progress import changes, total_asked, total_met
from bot.ui.actions import ActionButton
from bot.ui.card import GOOD, PLAIN, WARNING, Card
from bot.ui.headings import asked, heading
from bot.ui.quoting import quoted
from bot.ui.rounds.fitting import fitting
from bot.ui.rounds.side_by_side import side_by_side
from bot.ui.rounds.talk import asked_back, exchanges
from bot.ui.wording import Wording

_QUOTE = 90
"""Characters of the member's own words behind a tick."""
_BAR = 10
_EARNING = (ResponseKind.STORY, ResponseKind.HABIT)
_SQUARES = {Field.SITUATION: "🟦", Field.TASK: "🟪", Field.ACTION: "🟩", Field.RESULT: "🟨"}
# Spoken minutes of a good answer, and shares of a good telling (DOMAIN: shown as bands, no points for them).
_USUAL_SPOKEN_S = {Lang.EN: (120, 180), Lang.KO: (120, 180)}


def checklist_card(
    round_: Round,
    turn: Turn,
    wording: Wording,
    *,
    typing: bool = False,
    live: bool = True,
    earlier: Version | None = None,
    note: str = "",
) -> Card:
    """`live` False leaves the buttons and the follow-up away: the round has gone on. `earlier`: what the member
    answered to the same question before, to stand beside it. `note` comes first."""
    version, checklist = read_version(turn)
    question = wording.library.question(turn)
    blocks = [
        note,
        _top(round_, turn, question, checklist, wording),
        fitting(checklist, version.answer, wording),
        side_by_side(earlier, checklist, wording) if earlier else "",
        _kind_notice(checklist, wording),
        _items(checklist, version.answer, wording),
        _telling(checklist, version.lang, wording),
        _fit(checklist, question, wording),
    ]
    colour = PLAIN if checklist.kind is ResponseKind.STORY else WARNING
    if total_met(checklist) == total_asked(checklist):
        colour = GOOD
    if not live:
        return Card([*blocks, exchanges(turn, wording)], colour=colour)
    keep = ActionButton(wording("story.button.save"), "stories.save", round_.id, turn.number)
    buttons = _buttons(round_, turn, wording)
    if round_.group_id is not None:
        buttons = _group_buttons(round_, turn, wording)
        blocks.append(_group_state(round_, wording))
    elif round_.closed_at is not None:
        blocks.append(wording("checklist.closed"))
    if round_.closed_at is None:
        blocks.append(_talk(turn, wording, typing=typing))
    return Card(blocks, [*buttons, *([keep] if checklist.kind in _EARNING else [])], colour=colour)


def read_version(turn: Turn) -> tuple[Version, Checklist]:
    """The latest version that the checker has read."""
    version = next(v for v in reversed(turn.versions) if v.checklist)
    assert version.checklist is not None
    return version, version.checklist


def _top(round_: Round, turn: Turn, question: Question | None, checklist: Checklist, wording: Wording) -> str:
    lines = [f"### {wording.unlisted(turn)}"]
    if question:
        lines = [heading(round_, turn, question, wording), asked(question, wording, 200)]
    lines.append(wording("checklist.score", met=total_met(checklist), asked=total_asked(checklist)))
    if turn.versions[0].late:
        lines.append(wording("checklist.late_notice"))
    return "\n".join([*lines, *_changes(turn, checklist, wording)])


def _changes(turn: Turn, checklist: Checklist, wording: Wording) -> list[str]:
    """What the latest reply or revision changed: `Action 1/3 → 3/3`."""
    earlier = [v.checklist for v in turn.versions[:-1] if v.checklist]
    if not earlier:
        return []
    moved = [
        f"{wording.field(c.field)} {c.met_before}/{c.asked_before} → {c.met}/{c.asked}"
        for c in changes(earlier[-1], checklist)
    ]
    key = "checklist.changed_reply" if turn.versions[-1].origin is Origin.PROBED else "checklist.changed_revision"
    return [wording(key, changes=" · ".join(moved) if moved else wording("checklist.changed_nothing"))]


def _kind_notice(checklist: Checklist, wording: Wording) -> str:
    return "" if checklist.kind is ResponseKind.STORY else wording(f"kind.{checklist.kind.value}")


def _items(checklist: Checklist, answer: StarAnswer, wording: Wording) -> str:
    if checklist.kind in _EARNING:
        return "\n".join(_field(field, checklist, answer, wording) for field in Field)
    # With nothing to tick, twelve tips would bury the one thing that was just said: one for each field will do.
    first = [ITEMS[field][0] for field in Field]
    tips = [wording("checklist.missing", item=wording.label(item), tip=wording.tip(item)) for item in first]
    return "\n".join(tips)


def _field(field: Field, checklist: Checklist, answer: StarAnswer, wording: Wording) -> str:
    title = f"**{wording.field(field)} {checklist.met(field)}/{checklist.asked(field)}**"
    verdicts = [checklist.verdict(item) for item in ITEMS[field]]
    missing = [
        wording("checklist.missing", item=wording.label(v.item), tip=wording.tip(v.item))
        for v in verdicts
        if v.met is False
    ]
    return "\n".join([title, *_met(verdicts, answer, wording), *missing])


def _met(verdicts: Sequence[Verdict], answer: StarAnswer, wording: Wording) -> list[str]:
    """The met items, each with the words it rests on; those that rest on the same words share a line."""
    resting: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.met and verdict.span:
            words = quoted(verdict.span.words(answer), _QUOTE)
            resting.setdefault(words, []).append(wording.label(verdict.item))
    return [wording("checklist.met", item=" · ".join(labels), words=words) for words, labels in resting.items()]


def _telling(checklist: Checklist, lang: Lang, wording: Wording) -> str:
    """The shares of the fields as a bar with the usual bands, and the length as spoken minutes."""
    if not any(checklist.shares):
        return ""
    situation, task, action, _ = checklist.shares
    opening, acting = round((situation + task) * 100), round(action * 100)
    shares = wording(
        "checklist.shares",
        **{field.value: wording.field(field) for field in Field},
        opening=opening,
        action_share=acting,
        result_share=100 - opening - acting,
    )
    low, high = _USUAL_SPOKEN_S[lang]
    minutes, seconds = divmod(checklist.spoken_s, 60)
    key = "checklist.spoken" if minutes else "checklist.spoken_briefly"
    spoken = wording(key, minutes=minutes, seconds=seconds, low=low // 60, high=high // 60)
    return f"{_bar(checklist)}\n{shares}\n{spoken}"


def _bar(checklist: Checklist) -> str:
    """Ten squares, dealt by largest remainder, so that they always add up."""
    exact = {field: share * _BAR for field, share in zip(Field, checklist.shares, strict=True)}
    squares = {field: int(value) for field, value in exact.items()}
    rest = sorted(Field, key=lambda field: squares[field] - exact[field])
    for field in rest[: _BAR - sum(squares.values())]:
        squares[field] += 1
    return "".join(_SQUARES[field] * squares[field] for field in Field)


def _fit(checklist: Checklist, question: Question | None, wording: Wording) -> str:
    """Which principle the story shows, and advice on where to tell it, without forcing it anywhere."""
    if checklist.kind not in _EARNING:
        return ""
    if not checklist.shown:
        return wording("fit.none")
    best, others = checklist.shown[0], checklist.shown[1:]
    if question is None:
        return wording("fit.best", best=wording.named(best))
    if question.principle is best:
        also = wording("fit.also", others=", ".join(map(wording.named, others))) if others else ""
        return wording("fit.asked", best=wording.named(best)) + also
    if question.principle in others:
        return wording("fit.second", best=wording.named(best), asked=wording.named(question.principle))
    return wording("fit.other", best=wording.named(best), asked=wording.named(question.principle))


def _talk(turn: Turn, wording: Wording, *, typing: bool) -> str:
    """What was asked back so far, and what is asked next."""
    return "\n".join(filter(None, [exchanges(turn, wording), _next_follow_up(turn, wording, typing=typing)]))


def _next_follow_up(turn: Turn, wording: Wording, *, typing: bool) -> str:
    probe = turn.open_probe
    if probe is None:
        return wording("probe.none" if read_version(turn)[1].kind in _EARNING else "probe.tell_first")
    key = "probe.ask_typing" if typing else "probe.ask"
    asked_for = wording.field(probe.follow_up.field)
    return wording(key, field=asked_for, probe=asked_back(turn, probe.follow_up, wording))


def _group_state(round_: Round, wording: Wording) -> str:
    """An answer in a group is closed from the moment when answers close: what was shared by then is what stays so."""
    who = "shared" if round_.shared else "private"
    return wording(f"group.answer.{who}" if round_.closed_at is None else f"group.answer.{who}_closed")


def _group_buttons(round_: Round, turn: Turn, wording: Wording) -> list[ActionButton]:
    """In a group one's answer goes to the others, or is taken back; it may be taken back for ever."""
    take_back = ActionButton(wording("group.button.take_back"), "groups.take_back", round_.id)
    if round_.closed_at is not None:
        return [take_back] if round_.shared else []
    share = ActionButton(wording("group.button.share"), "groups.share", round_.id, style=discord.ButtonStyle.success)
    revise = ActionButton(wording("button.revise"), "round.answer", round_.id, turn.number)
    reply = ActionButton(wording("button.reply"), "round.probe", round_.id, turn.number, len(turn.probes))
    return [take_back if round_.shared else share, *([reply] if turn.open_probe else []), revise]


def _buttons(round_: Round, turn: Turn, wording: Wording) -> list[ActionButton]:
    ids = (round_.id, turn.number)
    revise = ActionButton(wording("button.revise"), "round.answer", *ids)
    if round_.closed_at is not None:
        # A story that was checked beside an open round is over at once: nothing else leads back to it.
        return [revise] if round_.is_own_story else []
    last = round_.put >= round_.wishes.questions
    buttons = [
        revise,
        ActionButton(wording("button.finish" if last else "button.next"), "round.next", *ids),
    ]
    if turn.open_probe:
        reply = wording("button.reply")
        style = discord.ButtonStyle.primary
        buttons.insert(0, ActionButton(reply, "round.probe", *ids, len(turn.probes), style=style))
    if not last:
        buttons.append(ActionButton(wording("button.stop"), "round.stop", *ids))
    return buttons
