"""How long one member's export keeps others waiting: `python -m benchmarks.exports [rounds]`.

A member with many long answers takes everything along, while somebody else asks the event loop for a turn every 2 ms.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from random import Random

from bot import app
from bot.interview.model import Field, Lang, StarAnswer, Wishes
from bot.interview.rounds import machine
from bot.running import SWITCH_INTERVAL_S
from bot.services.privacy import own_data
from bot.services.rounds import playing
from bot.store.rounds import queries as rounds
from bot.ui.privacy.exporting import Export

MEMBER = 7
TURNS_A_ROUND = 10
STEP_S = 0.002


async def main(count: int) -> None:
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    with tempfile.TemporaryDirectory() as folder:
        bot = await app.build(app.sandbox_settings(Path(folder)), ticking=False)
        practice = bot.desk.practice
        await _fill(practice, count)
        found = Export(bot.desk.wording(Lang.EN))
        waits: list[float] = []
        watching = asyncio.create_task(_watch(waits))
        began = time.perf_counter()
        async for portion in own_data.export(practice, MEMBER):
            await asyncio.to_thread(found.add, portion)
        plain = await asyncio.to_thread(found.plain_files)
        parts = await asyncio.to_thread(found.archives)
        took = time.perf_counter() - began
        watching.cancel()
        sizes = [round(len(part) / 1e6, 1) for part in parts]
        waits.sort()
        print(f"{count} rounds, {'plain' if plain else 'archives'}: {took:.1f} s, parts of {sizes} MB")
        print(
            f"others waited: median {waits[len(waits) // 2] * 1e3:.1f} ms, "
            f"p99 {waits[int(len(waits) * 0.99)] * 1e3:.1f} ms, most {waits[-1] * 1e3:.1f} ms"
        )
        await practice.database.close()


async def _watch(waits: list[float]) -> None:
    while True:
        asked = time.perf_counter()
        await asyncio.sleep(STEP_S)
        waits.append(time.perf_counter() - asked - STEP_S)


async def _fill(practice, count: int) -> None:  # type: ignore[no-untyped-def]
    random = Random(1)
    text = {field: "".join(chr(random.randrange(0xAC00, 0xD7A3)) for _ in range(4000)) for field in Field}
    told = StarAnswer(*(text[field] for field in Field))
    checklist = await practice.reader.check(told, Lang.KO, None)
    for _ in range(count):
        shown = await playing.start(
            practice, MEMBER, Wishes(Lang.KO, questions=TURNS_A_ROUND), guild_id=None, channel_id=None
        )
        before = shown.round
        turn = before.turns[0]
        kept, _ = machine.advance(before, machine.AnswerSubmitted(1, told, Lang.KO), practice.clock())
        version = replace(kept.turns[0].versions[0], checklist=checklist)
        full = replace(turn, versions=(version,) * 3)
        turns = tuple(replace(full, number=number) for number in range(1, TURNS_A_ROUND + 1))
        async with practice.database.action() as tx:
            await rounds.save(tx, before, replace(before, turns=turns))
        await playing.stop(practice, MEMBER, before.id)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
