"""Plays what members do, in both languages, and writes every card and form as it was sent.

`python -m benchmarks.cards FILE`: a list of shots (name, language, components or raw form, names behind the ids),
which a renderer of Discord's components can draw and measure.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord

from bot import app
from bot.sandbox.simulated.member import Member
from bot.store import Database
from tests.discord.panels.steps import DECISION, TICKS, convene, enters
from tests.discord.rounds.stories import KOREAN_STORY, STORY
from tests.discord.seen import Card, Scene
from tests.discord.world import Player, World, WorldClock

LOCALES = {"en": "en-US", "ko": "ko"}
STORIES = {"en": STORY, "ko": KOREAN_STORY}
WEAK = {
    "en": {
        "situation": "We had some problems.",
        "task": "Solve them.",
        "action": "We improved communication.",
        "result": "",
    },
    "ko": {
        "situation": "문제가 좀 있었습니다.",
        "task": "해결해야 했습니다.",
        "action": "소통을 개선했습니다.",
        "result": "",
    },
}
SCORECARD = {
    "opening": ["one_occasion", "setting", "own_duty"],
    "action": ["own_actions", "steps"],
    "result": ["outcome"],
    "vote": "inclined",
}
PREPARED = {"opening": ["one_occasion"], "action": ["own_actions"], "result": ["outcome"]}
GAPS = {
    "en": ("Why batches of 5,000 and not something else?", "Short on what you would do differently today."),
    "ko": ("왜 5,000건씩 나누었는지 궁금합니다.", "지금이라면 무엇을 다르게 할지가 부족해요."),
}
PEOPLE = {"en": ("alice", "ben", "carla", "dmitri", "esther"), "ko": ("서연", "민준", "하은", "지호", "유나")}


@dataclass
class Album:
    """The shots of one language."""

    lang: str
    shots: list[dict[str, Any]] = field(default_factory=list)

    def add(self, world: World, name: str, shown: Scene | Card, used: str = "", who: str = "") -> None:
        backend = world.env.backend
        names = {
            "users": {str(user.id): user.name for user in backend.users.values()},
            "channels": {str(c.id): c.name for c in backend.channels.values() if c.name},
            "roles": {str(role.id): role.name for role in world.guild.roles.values()},
        }
        shot: dict[str, Any] = {"name": name, "lang": LOCALES[self.lang], **names}
        if isinstance(shown, Scene) and shown.opened is not None:
            self.shots.append({**shot, "kind": "modal", "raw": shown.opened.shown.modal})
            return
        post = (shown.card if isinstance(shown, Scene) else shown).post
        self.shots.append(
            {
                **shot,
                "kind": "message",
                "content": post.content,
                "components": list(post.components),
                "ephemeral": post.ephemeral,
                "used": {"who": who, "what": used} if used else None,
                "files": [[file.name, file.size] for file in post.files],
            }
        )


async def do(player: Player, action: str, *chosen: str, on: Card | Scene | None = None) -> Scene:
    """Uses the newest button or menu of this action that the member sees, whatever its label is."""
    cards = [on.card if isinstance(on, Scene) else on] if on else player._everything()
    for card in reversed(cards):
        for control in card.post.controls:
            if action in control.custom_id.split(":")[:2]:
                return await player._use(control, [o.value for o in control.options if o.value in chosen] or chosen)
    raise LookupError(f"nothing does {action}")


def manager(world: World, name: str, locale: str) -> Player:
    from bot.sandbox.simulated.arrangement import speak

    member = Member(world.env, world.env.create_user(name))
    role = world.guild.create_role("organiser", permissions=discord.Permissions(manage_guild=True))
    world.guild.add_member(member.user, roles=[role])
    speak(world.env, member.id, locale)
    return Player(world, member, world.general)


Flow = Callable[[World, Album], Awaitable[None]]


async def alone(world: World, album: Album) -> None:
    lang, locale = album.lang, LOCALES[album.lang]
    me = world.join(PEOPLE[lang][0], locale)
    first = await me.slash("interview start", principle="ownership", questions=2)
    album.add(world, "question", first, "/interview start", me.member.name)
    album.add(world, "hint", await do(me, "round.hint"))
    form = await do(me, "round.answer")
    album.add(world, "answer form", form)
    unmeasured = {**STORIES[lang], "result": STORIES[lang]["result"].split(".")[0][:12] + "."}
    album.add(world, "verdict", await me.fill(form, **unmeasured))
    album.add(world, "what counted", await do(me, "round.evidence"))
    reply = await do(me, "round.probe")
    album.add(world, "reply form", reply)
    album.add(world, "verdict after a reply", await me.fill(reply, reply=STORIES[lang]["result"]))
    revise = await do(me, "round.answer")
    album.add(world, "revise form", revise)
    album.add(world, "verdict after a revision", await me.fill(revise, **STORIES[lang]))
    await do(me, "round.next")
    weak = await me.fill(await do(me, "round.answer"), **WEAK[lang])
    album.add(world, "verdict of a weak answer", weak)
    album.add(world, "summary", await do(me, "round.next"))
    album.add(world, "history", await me.slash("interview history"), "/interview history", me.member.name)
    album.add(world, "nothing open", await me.slash("interview resume"))
    album.add(world, "privacy about", await me.slash("privacy about"), "/privacy about", me.member.name)
    album.add(world, "privacy delete", await me.slash("privacy delete"), "/privacy delete", me.member.name)


async def solo_panel(world: World, album: Album) -> None:
    me = world.join(PEOPLE[album.lang][1], LOCALES[album.lang])
    shown = await me.slash("panel solo", place="here")
    album.add(world, "solo panel: question", shown, "/panel solo", me.member.name)
    for number in range(10):
        shown = await me.fill(await do(me, "round.answer"), **STORIES[album.lang])
        if number == 0:
            album.add(world, "solo panel: reaction", shown)
        shown = await do(me, "round.next")
    album.add(world, "solo panel: debrief", shown)
    album.add(world, "solo panel: by question", await do(me, "solos.answers"))


async def group(world: World, album: Album) -> None:
    lang, locale = album.lang, LOCALES[album.lang]
    boss = manager(world, PEOPLE[lang][0], locale)
    others = [world.join(name, locale) for name in PEOPLE[lang][1:]]
    album.add(world, "setup", await boss.slash("setup"), "/setup", boss.member.name)
    if lang == "ko":
        await do(boss, "guild.lang", "ko")
    await boss.slash("round open", principle="ownership", answer_hours="24 h", review_hours="24 h")
    post = [c for c in boss.cards(world.general) if not c.ephemeral][-1]
    album.add(world, "group: post", post)
    for one in others:
        shown = await one.fill(await do(one, "groups.answer"), **STORIES[lang])
        shared = await do(one, "groups.share", on=shown)
    album.add(world, "group: own answer", shown)
    album.add(world, "group: shared", shared)
    await world.pass_time(minutes=24 * 60 + 1)
    for one in others:
        shown = await do(one, "groups.review")
        for number in range(3):
            form = await do(one, "groups.judge")
            if number == 0 and one is others[0]:
                album.add(world, "group: prepared answer", shown)
                album.add(world, "group: judge form", form)
            judged = await one.fill(form, **PREPARED)
            if number == 0 and one is others[0]:
                album.add(world, "group: judged", judged)
            shown = await do(one, "groups.review", on=judged)
        for number in range(2):
            if number:
                shown = await do(one, "groups.review")
            if "groups.score" not in str(shown.card.post.components):
                menu = next(c for c in shown.card.post.controls if "groups.pick_review" in c.custom_id)
                if one is others[0]:
                    album.add(world, "group: my reviews", shown)
                shown = await one._use(menu, [menu.options[number].value])
            form = await do(one, "groups.score", on=shown)
            if one is others[0] and not number:
                album.add(world, "group: answer to review", shown)
                album.add(world, "group: scorecard form", form)
            await one.fill(form, **SCORECARD, gap=GAPS[lang][number])
    seen = await world.pass_time(minutes=24 * 60 + 1)
    for number, card in enumerate(card for card in seen.everybody if not card.ephemeral and card.post.components):
        album.add(world, f"group: reveal {number + 1}", card)
    album.add(world, "group: my result", await do(others[0], "groups.result"))
    album.add(world, "group: list", await boss.slash("round list"), "/round list", boss.member.name)
    album.add(world, "group: stats", await boss.slash("round stats"), "/round stats", boss.member.name)


async def panel(world: World, album: Album) -> None:
    lang, locale = album.lang, LOCALES[album.lang]
    boss, candidate, *interviewers = [world.join(name, locale) for name in PEOPLE[lang]]
    stage = world.guild.create_voice_channel("interviews")
    when = int(world.clock.now().timestamp()) + 30 * 60
    convened = await convene(boss, candidate, *interviewers, channel=stage, when=str(when), minutes=55)
    album.add(world, "panel: convened", convened, "/panel start", boss.member.name)
    await world.pass_time(minutes=30)
    for one in (candidate, *interviewers):
        await enters(world, one, stage)
    for name, player in (("panel: candidate", candidate), ("panel: interviewer", interviewers[0])):
        for number, card in enumerate(card for card in player.cards(player.dm) if card.post.components):
            album.add(world, f"{name} {number + 1}", card)
    for place, one in enumerate(interviewers):
        if place:
            await world.pass_time(minutes=55)
        shown = await do(one, "panels.start")
        if one is interviewers[0]:
            album.add(world, "panel: clock started", shown)
        shown = await do(one, "panels.card")
        question = await do(one, "panels.question", on=shown)
        quotes = await do(one, "panels.quotes", on=question)
        noted = await one.fill(quotes, action=GAPS[lang][0])
        ticks = await do(one, "panels.ticks", on=noted)
        if one is interviewers[0]:
            album.add(world, "panel: card", shown)
            album.add(world, "panel: one question", question)
            album.add(world, "panel: quotes form", quotes)
            album.add(world, "panel: ticks form", ticks)
        await one.fill(ticks, **TICKS, gap=GAPS[lang][1])
        handing = await do(one, "panels.post", on=await do(one, "panels.card"))
        if one is interviewers[0]:
            album.add(world, "panel: hand in form", handing)
        await one.fill(handing, vote="inclined", summary=GAPS[lang][1])
    await world.pass_time(minutes=2 * 60)
    for one in interviewers:
        try:
            read = await do(one, "panels.read")
            album.add(world, "panel: all scorecards", read)
            album.add(world, "panel: second vote form", form := await do(one, "panels.vote", on=read))
            await one.fill(form, vote="inclined")
        except LookupError:
            continue
    for one in interviewers:
        try:
            form = await do(one, "panels.decide", on=await do(one, "panels.read"))
        except LookupError:
            continue
        album.add(world, "panel: decision form", form)
        await one.fill(form, **DECISION)
        break
    for number, card in enumerate(card for card in candidate.cards(candidate.dm) if card.post.components):
        album.add(world, f"panel: candidate at the end {number + 1}", card)
    album.add(world, "panel: list", await boss.slash("panel list"), "/panel list", boss.member.name)


async def dates(world: World, album: Album) -> None:
    lang, locale = album.lang, LOCALES[album.lang]
    boss = manager(world, PEOPLE[lang][0], locale)
    ben = world.join(PEOPLE[lang][1], locale)
    times = "2026-03-03 21:00; 2026-03-04 20:00; 2026-03-06 18:30"
    read = await boss.slash("book propose", times=times, member=ben.member.user, zone="Asia/Seoul")
    album.add(world, "booking: read back", read, "/book propose", boss.member.name)
    await do(boss, "book.send", on=read)
    album.add(world, "booking: post", [c for c in ben.cards(world.general) if not c.ephemeral][-1])
    await do(ben, "book.pick")
    album.add(world, "booking: agreed", [c for c in ben.cards(world.general) if not c.ephemeral][-1])
    album.add(world, "booking: list", await ben.slash("book list"), "/book list", ben.member.name)
    added = await boss.slash("schedule add", at="20:00", days="mon, thu", zone="Asia/Seoul")
    album.add(world, "rhythm: added", added, "/schedule add", boss.member.name)
    album.add(world, "rhythm: list", await boss.slash("schedule list"), "/schedule list", boss.member.name)
    album.add(
        world,
        "rhythm: preview",
        await boss.slash("schedule preview", schedule=1),
        "/schedule preview",
        boss.member.name,
    )
    suggested = await ben.slash("question suggest", principle="ownership", english="Tell me about a queue you emptied.")
    album.add(world, "question suggested", suggested, "/question suggest", ben.member.name)
    album.add(world, "question queue", await boss.slash("question queue"), "/question queue", boss.member.name)


FLOWS: tuple[Flow, ...] = (alone, solo_panel, group, panel, dates)


async def play(flow: Flow, lang: str, folder: Path) -> Album:
    album = Album(lang)
    settings = app.sandbox_settings(folder, random_seed=7)
    await (await Database.open(settings.database_url.get_secret_value())).close()

    async def build(clock: WorldClock) -> discord.Client:
        return await app.build(settings, clock=clock, ticking=False)

    async with World.open(build) as world:
        await flow(world, album)
    return album


def main() -> None:
    shots: list[dict[str, Any]] = []
    for lang in LOCALES:
        for flow in FLOWS:
            folder = Path(tempfile.mkdtemp())
            shots += asyncio.run(play(flow, lang, folder)).shots
            shutil.rmtree(folder, ignore_errors=True)
    Path(sys.argv[1]).write_text(json.dumps(shots, ensure_ascii=False, indent=1, default=str), "utf-8")
    print(f"{len(shots)} shots")


if __name__ == "__main__":
    main()
