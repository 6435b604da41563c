"""The verdict on an answer: what it came to, what to mend first, what is asked next. Its grounds are in `evidence`."""

from __future__ import annotations

import discord

from bot.interview.model import (
    ITEMS,
    Checklist,
    Field,
    Origin,
    ResponseKind,
    Round,
    StarAnswer,
    Turn,
    Verdict,
    Version,
)
from bot.interview.rounds.progress import changes, total_asked, total_met, work_on
from bot.ui.actions import ActionButton
from bot.ui.card import Card, Headline, Mark, Marked, Part, Section, Small, Tone
from bot.ui.headings import heading
from bot.ui.rounds.fitting import fitting
from bot.ui.rounds.side_by_side import side_by_side
from bot.ui.rounds.talk import asked_back, exchanges, latest_exchange
from bot.ui.wording import Wording

_PRIMARY = discord.ButtonStyle.primary
_ROW = 3
"""Buttons side by side on a phone; the rest stands with what is folded."""
EARNING = (ResponseKind.STORY, ResponseKind.HABIT)


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
    sections: list[Section] = [note, _verdict(round_, turn, checklist, version.answer, wording)]
    if earlier:
        sections.append(side_by_side(earlier, checklist, wording))
    if not live:
        return Card([*sections, exchanges(turn, wording)], tone=_tone(checklist))
    sections.append(_mend_first(checklist, wording))
    buttons = _buttons(round_, turn, wording)
    if round_.group_id is not None:
        buttons = _group_buttons(round_, turn, wording)
        sections.append(_group_state(round_, wording))
    elif round_.closed_at is not None:
        sections.append(wording("checklist.closed"))
    if round_.closed_at is None:
        sections.append(_talk(turn, wording, typing=typing))
    evidence = ActionButton(wording("button.evidence"), "round.evidence", round_.id, turn.number)
    keep = ActionButton(wording("story.button.save"), "stories.save", round_.id, turn.number)
    folded = [evidence, keep] if checklist.kind in EARNING else [evidence]
    row = _ROW if round_.group_id is None else _ROW - 1
    return Card(sections, buttons[:row], [*buttons[row:], *folded], tone=_tone(checklist))


def read_version(turn: Turn) -> tuple[Version, Checklist]:
    """The latest version that the checker has read."""
    version = next(v for v in reversed(turn.versions) if v.checklist)
    assert version.checklist is not None
    return version, version.checklist


def _tone(checklist: Checklist) -> Tone:
    if checklist.kind is not ResponseKind.STORY:
        return Tone.LOOK
    return Tone.GOOD if total_met(checklist) == total_asked(checklist) else Tone.TURN


def _verdict(round_: Round, turn: Turn, checklist: Checklist, answer: StarAnswer, wording: Wording) -> list[Part]:
    """After a reply or a revision what changed stands in place of the tally, which was told before."""
    changed = _changes(turn, checklist, wording)
    late = Small(wording("checklist.late_notice")) if turn.versions[0].late else ""
    score = Headline(wording("checklist.score", met=total_met(checklist), asked=total_asked(checklist)))
    told = "" if checklist.kind is ResponseKind.STORY else wording(f"kind.{checklist.kind.value}")
    tally = "" if changed or checklist.kind not in EARNING else _tally(checklist, wording)
    question = wording.library.question(turn)
    place = Small(heading(round_, turn, question, wording) if question else wording.unlisted(turn))
    return [place, changed, score, late, told, fitting(checklist, answer, wording), tally]


def _tally(checklist: Checklist, wording: Wording) -> str:
    """`●●○ **Situation** 2/3`: marks, and what they say as a number."""
    return "\n".join(
        wording(
            "checklist.field",
            marks="".join(Mark.of(v.met).value for v in field_verdicts(checklist, field) if v.met is not None),
            field=wording.field(field),
            met=checklist.met(field),
            asked=checklist.asked(field),
        )
        for field in Field
    )


def field_verdicts(checklist: Checklist, field: Field) -> list[Verdict]:
    """Those that are met first: how many there are is seen at a glance."""
    return sorted((checklist.verdict(item) for item in ITEMS[field]), key=lambda verdict: verdict.met is not True)


def _changes(turn: Turn, checklist: Checklist, wording: Wording) -> str:
    """What the latest reply or revision changed: `Action 1/3 → 3/3`."""
    earlier = [v.checklist for v in turn.versions[:-1] if v.checklist]
    if not earlier:
        return ""
    moved = [
        f"{wording.field(c.field)} {c.met_before}/{c.asked_before} → {c.met}/{c.asked}"
        for c in changes(earlier[-1], checklist)
    ]
    key = "checklist.changed_reply" if turn.versions[-1].origin is Origin.PROBED else "checklist.changed_revision"
    return wording(key, changes=", ".join(moved) if moved else wording("checklist.changed_nothing"))


def _mend_first(checklist: Checklist, wording: Wording) -> Part:
    """With nothing told yet, the one thing to do has been said."""
    things = [(Mark.MISSING, wording(f"mend.{item.value}")) for item in work_on([checklist])]
    return Marked(things, wording("checklist.mend")) if checklist.kind in EARNING else ""


def _talk(turn: Turn, wording: Wording, *, typing: bool) -> str:
    """What was asked back so far, and what is asked next."""
    return "\n".join(filter(None, [latest_exchange(turn, wording), _next_follow_up(turn, wording, typing=typing)]))


def _next_follow_up(turn: Turn, wording: Wording, *, typing: bool) -> str:
    probe = turn.open_probe
    if probe is None:
        return wording("probe.none" if read_version(turn)[1].kind in EARNING else "probe.tell_first")
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
    share = ActionButton(wording("group.button.share"), "groups.share", round_.id, style=_PRIMARY)
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
    onward = ActionButton(wording("button.finish" if last else "button.next"), "round.next", *ids, style=_PRIMARY)
    buttons = [onward, revise]
    if read_version(turn)[1].kind not in EARNING:
        buttons = [ActionButton(wording("button.revise"), "round.answer", *ids, style=_PRIMARY), onward]
    if turn.open_probe:
        reply = wording("button.reply")
        buttons = [ActionButton(reply, "round.probe", *ids, len(turn.probes), style=_PRIMARY), revise, onward]
    if not last:
        buttons.append(ActionButton(wording("button.stop"), "round.stop", *ids))
    return buttons
