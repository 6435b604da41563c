"""All that is stored about a member, to take along: as data and to read; where it is a lot, in several archives.

What is written into files is written in a thread beside the event loop, portion by portion.
"""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import discord

from bot.interview.model import Lang, Question, Round
from bot.interview.profiles import TechnicalQuestion
from bot.services.privacy import own_data
from bot.services.privacy.own_data import Asked, Portion, ToldIn
from bot.ui.acknowledging import acknowledge_now
from bot.ui.desk import Interaction, desk_of, wording_of
from bot.ui.rounds.history_cards import full_text
from bot.ui.showing import send_file, send_files
from bot.ui.wording import Wording

PART_LIMIT = 9 * 1024 * 1024
"""Bytes. Discord takes 10 MiB a file where nobody has paid for more."""
PLAIN_LIMIT = 1024 * 1024
"""Bytes up to which there are two plain files, and no archive."""
_FILE_LIMIT = 1_000_000
"""Characters of one file in an archive; an entry has to fit where another one ends."""
_ENTRY_OVERHEAD = 512


async def export(interaction: Interaction) -> None:
    await acknowledge_now(interaction)
    wording = wording_of(interaction)
    found = Export(wording)
    async for portion in own_data.export(desk_of(interaction).practice, interaction.user.id):
        await asyncio.to_thread(found.add, portion)
    if plain := await asyncio.to_thread(found.plain_files):
        files = [discord.File(io.BytesIO(raw), name) for name, raw in plain.items()]
        await send_files(interaction, files, wording("privacy.exported"))
        return
    parts = await asyncio.to_thread(found.archives)
    for number, part in enumerate(parts, start=1):
        file = discord.File(io.BytesIO(part), f"my-practice-{number}-of-{len(parts)}.zip")
        await send_file(interaction, file, wording("privacy.exported_part", number=number, of=len(parts)))


class Export:
    """Gathers what comes, each row written out at once."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._rows: dict[str, list[str]] = {}
        self._told: dict[str, str] = {}
        self._questions = "{}"

    def add(self, portion: Portion | ToldIn | Asked) -> None:
        match portion:
            case Portion(table, rows):
                self._rows.setdefault(table, []).extend(map(_json, rows))
            case ToldIn(found):
                self._told |= {f"{one.opened_at:%Y-%m-%d}-{one.id}": read_out(one, self._wording) for one in found}
            case Asked(questions, technical):
                told = {key: _question(one) for key, one in questions.items()}
                self._questions = _json(told | {key: _technical(one) for key, one in technical.items()})

    def plain_files(self) -> dict[str, bytes]:
        """Nothing where it is too much for that."""
        if sum(map(len, (*self._told.values(), *(row for rows in self._rows.values() for row in rows)))) > PLAIN_LIMIT:
            return {}
        tables = [f"{_json(table)}: [{_lines(rows)}]" for table, rows in self._rows.items()]
        data = "{\n" + ",\n".join([*tables, f'"questions": {self._questions}']) + "\n}\n"
        told = "\n\n".join(self._told.values())
        files = {"my-practice.json": data.encode(), **({"my-practice.md": told.encode()} if told else {})}
        return files if sum(map(len, files.values())) <= PLAIN_LIMIT else {}

    def archives(self) -> list[bytes]:
        """Each of them can be opened by itself, and Discord takes it."""
        finished: list[bytes] = []
        buffer = io.BytesIO()
        archive = ZipFile(buffer, "w", ZIP_DEFLATED)
        for name, raw in self._entries():
            if buffer.tell() + len(raw) + _ENTRY_OVERHEAD * (len(archive.filelist) + 1) > PART_LIMIT:
                archive.close()
                finished.append(buffer.getvalue())
                buffer = io.BytesIO()
                archive = ZipFile(buffer, "w", ZIP_DEFLATED)
            archive.writestr(name, raw)
        archive.close()
        return [*finished, buffer.getvalue()]

    def _entries(self) -> Iterator[tuple[str, bytes]]:
        yield "questions.json", self._questions.encode()
        for table, rows in self._rows.items():
            for number, some in enumerate(_filled(rows), start=1):
                yield f"data/{table}-{number}.json", f"[{_lines(some)}]\n".encode()
        for name, text in self._told.items():
            for number, start in enumerate(range(0, len(text), _FILE_LIMIT), start=1):
                yield f"rounds/{name}-{number}.md", text[start : start + _FILE_LIMIT].encode()


def read_out(round_: Round, wording: Wording) -> str:
    """A round as Markdown: every question with its text, every version of every answer."""
    parts = [f"# {round_.opened_at:%Y-%m-%d} · {wording('privacy.round', number=round_.id)}"]
    for turn in round_.turns:
        question = wording.library.question(turn)
        name = wording.principle(question.principle) if question else wording.unlisted(turn)
        parts.append(f"## {turn.number}. {name}\n\n{full_text(round_, turn, wording).strip()}")
    return "\n\n".join(parts) + "\n"


def _question(question: Question) -> dict[str, Any]:
    texts = {lang.value: question.text[lang] for lang in Lang}
    return {"principle": question.principle.value, "level": question.level.value, "text": texts}


def _technical(question: TechnicalQuestion) -> dict[str, Any]:
    """With its points and wrong statements by their ids, which verdicts name."""
    says = {one.id: {lang.value: one.says[lang] for lang in Lang} for one in question.points}
    claims = {one.id: {lang.value: one.claim[lang] for lang in Lang} for one in question.wrong}
    texts = {lang.value: question.text[lang] for lang in Lang}
    return {"profile": question.profile.value, "text": texts, "points": says, "wrong": claims}


def _filled(rows: Sequence[str]) -> Iterator[list[str]]:
    """As many rows together as one file takes; at least one."""
    some: list[str] = []
    room = _FILE_LIMIT
    for row in rows or [""]:
        if some and len(row) > room:
            yield some
            some, room = [], _FILE_LIMIT
        some.append(row)
        room -= len(row)
    yield some


def _lines(rows: Sequence[str]) -> str:
    return "\n" + ",\n".join(rows) + "\n" if any(rows) else ""


def _json(value: str | Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
