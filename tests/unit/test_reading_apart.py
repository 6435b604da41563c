"""The checker in a process of its own, the real one: what it promises to the bot, whatever becomes of the process."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot import checker
from bot.errors import StartError
from bot.interview.model import Field, Item, Lang, Principle, StarAnswer
from bot.services.checker_process import ReadingError
from bot.services.reading import ReaderThread
from bot.services.reading_apart import ReaderProcess, log

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("reading")]
PATIENCE_S = 60
EN = StarAnswer(
    "In March 2023 I was the cook of a canteen in Leeds when the oven broke an hour before lunch.",
    "I had to feed 200 guests by noon.",
    "I called the bakery next door, carried the dough over in four trips and baked it there, because it was closest.",
    "All 200 had eaten by noon. Since then we keep the baker's number on the wall.",
)
KO = StarAnswer("작년 5월 약국에서 오류가 났습니다.", "", "제가 로그를 확인하고 고쳤습니다.", "오류가 줄었습니다.")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def reader() -> AsyncIterator[ReaderProcess]:
    reader = ReaderProcess()
    await reader.start()
    yield reader
    await reader.close()


async def read(reader: ReaderProcess, answer: StarAnswer = EN, lang: Lang = Lang.EN) -> object:
    return await asyncio.wait_for(reader.check(answer, lang, Principle.OWNERSHIP), PATIENCE_S)


class Replaced(logging.Handler):
    """Hears that another process is there."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith("the checker reads in process"):
            self.seen.set()


async def test_a_process_beside_reads_as_the_bots_own_would(reader: ReaderProcess) -> None:
    assert reader.pid != os.getpid()
    for answer, lang in ((EN, Lang.EN), (KO, Lang.KO)):
        assert await read(reader, answer, lang) == checker.check(answer, lang, Principle.OWNERSHIP)
    story = " ".join(EN.text(field) for field in Field)
    assert await reader.split(story) == checker.split(story, Lang.EN)
    reply = "I chose it over the bakery in town, because it was closest."
    here = ReaderThread()
    assert await reader.judge_reply(EN, Item.REASONING, reply, Lang.EN) == await here.judge_reply(
        EN, Item.REASONING, reply, Lang.EN
    )
    await here.close()


async def test_many_that_ask_at_once_get_each_their_own(reader: ReaderProcess) -> None:
    answers = [EN.with_text(Field.RESULT, f"{number} of 200 guests ate.") for number in range(20)]
    gave_up = asyncio.create_task(read(reader, KO, Lang.KO))
    await asyncio.sleep(0)
    reading = [asyncio.create_task(read(reader, answer)) for answer in answers]
    await asyncio.sleep(0)
    gave_up.cancel()
    assert await asyncio.gather(*reading) == [checker.check(answer, Lang.EN, Principle.OWNERSHIP) for answer in answers]


async def test_a_process_that_dies_is_replaced_and_nobody_who_waits_loses_by_it(reader: ReaderProcess) -> None:
    expected = await read(reader)
    first = reader.pid
    assert first is not None
    reading = [asyncio.create_task(read(reader)) for _ in range(5)]
    await asyncio.sleep(0)
    os.kill(first, signal.SIGKILL)
    assert await asyncio.gather(*reading) == [expected] * 5
    assert reader.pid not in (None, first)


async def test_a_process_that_dies_while_nobody_asks_is_replaced_before_somebody_does(
    reader: ReaderProcess, caplog: pytest.LogCaptureFixture
) -> None:
    await read(reader)
    first = reader.pid
    assert first is not None
    replaced = Replaced()
    log.addHandler(replaced)
    with caplog.at_level(logging.INFO):
        os.kill(first, signal.SIGKILL)
        await asyncio.wait_for(replaced.seen.wait(), PATIENCE_S)
    log.removeHandler(replaced)
    assert reader.pid not in (None, first)
    assert await read(reader) == checker.check(EN, Lang.EN, Principle.OWNERSHIP)


async def test_what_cannot_be_read_is_told_and_the_next_is_read(reader: ReaderProcess) -> None:
    broken: StarAnswer = None  # type: ignore[assignment]
    with pytest.raises(ReadingError, match="Traceback"):
        await read(reader, broken)
    before = reader.pid
    assert await read(reader) == checker.check(EN, Lang.EN, Principle.OWNERSHIP)
    assert reader.pid == before


async def test_a_signal_to_stop_does_not_end_what_is_being_read_and_closing_ends_the_process() -> None:
    reader = ReaderProcess()
    await reader.start()
    pid = reader.pid
    assert pid is not None
    reading = asyncio.create_task(read(reader))
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGTERM)
    os.kill(pid, signal.SIGINT)
    assert await reading
    assert reader.pid == pid
    waiting = asyncio.create_task(reader.check(EN, Lang.EN, None))
    await asyncio.sleep(0)
    await reader.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_another_korean_dictionary_is_told_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by the name of its package, earlier on the way: an empty folder."""
    there = tmp_path / "python_mecab_ko_dic-0.0.dist-info"
    there.mkdir()
    (there / "METADATA").write_text("Metadata-Version: 2.1\nName: python-mecab-ko-dic\nVersion: 0.0\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    reader = ReaderProcess()
    with pytest.raises(StartError, match=r"the checker cannot read answers: .*no Korean dictionary can be opened in"):
        await reader.start()
    await reader.close()
