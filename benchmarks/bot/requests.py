"""What a whole interview of one question asks of Discord, by kind of request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.bot import payloads, stories
from benchmarks.bot.figures import met, table
from benchmarks.bot.member import Member
from benchmarks.bot.processes import OURS, running
from benchmarks.bot.standin import Kind

_ANSWER = {
    "situation": "Our shop went down on a Friday evening, with four thousand orders waiting.",
    "task": "I was on call and had to bring it back.",
    "action": "I rolled the release back and told the support desk.",
    "result": "It was back in the end.",
}
_REPLY = "I compared the two releases, found the slow query and took it out within twelve minutes."


async def report(folder: Path) -> str:
    interviews: dict[str, Callable[[Member], Awaitable[None]]] = {
        "here": _here,
        "thread": _thread,
        "DM, with the form": _dm,
        "DM, typed": _typed,
    }
    rows = []
    async with running(OURS, folder / "requests") as bot:
        for name, interview in interviews.items():
            before = Counter(bot.discord.requests)
            await interview(bot.join())
            rows.append(_row(name, bot.discord.requests - before))
        complaints = bot.complaints()
    head = ("place", *(f"{kind.value}s" for kind in Kind), "sum", "none against a channel")
    return (
        "## Requests of a whole interview of one question\n\n"
        "/interview start, Answer, the form, Answer the follow-up, its form, Next, with the summary at the end.\n"
        "Callbacks and messages of interactions are exempt from the limits of channels and of the bot.\n\n"
        f"{table(head, rows)}\n{complaints}"
    )


def _row(name: str, requests: Counter[Kind]) -> tuple[object, ...]:
    counted = [requests[kind] for kind in Kind]
    return (name, *counted, sum(counted), met(requests[Kind.CHANNEL] == 0))


async def _here(member: Member) -> None:
    await member.command("interview start", level="entry", place="here")
    await _answer_by_form(member)


async def _thread(member: Member) -> None:
    await member.go_elsewhere("interview start", payloads.PRIVATE_THREAD, place="thread", level="entry")
    await _answer_by_form(member)


async def _dm(member: Member) -> None:
    await member.go_elsewhere("interview start", payloads.DM_CHANNEL, place="dm", level="entry")
    await _answer_by_form(member)


async def _typed(member: Member) -> None:
    await member.go_elsewhere("interview start", payloads.DM_CHANNEL, place="dm", level="entry")
    for field in stories.FIELDS:
        await member.type(_ANSWER[field])
    await member.press("round.ended")
    await member.type(_REPLY)
    await member.press("round.next", below=True)


async def _answer_by_form(member: Member) -> None:
    await member.press("round.answer")
    await member.fill(_ANSWER)
    await member.press("round.probe")
    await member.fill({"reply": _REPLY})
    await member.press("round.next", below=True)
