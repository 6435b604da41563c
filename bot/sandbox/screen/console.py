"""The terminal: lines in, lines out, with what is half typed kept below what the bot says meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import threading
from collections.abc import Iterator
from typing import TextIO

from bot.sandbox.screen.width import width_of

try:
    import readline
    import termios
except ImportError:  # Windows: what is half typed is not drawn again
    readline = termios = None  # type: ignore[assignment]

_PIPED_COLUMNS = 100


class Console:
    """At a terminal it talks with a person; otherwise it plays a script and echoes each line after its prompt."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin, self._stdout = stdin, stdout
        self.interactive = stdin.isatty() and stdout.isatty()
        self._prompt = ""
        self._typing = False
        self._wanted = threading.Semaphore(0)
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, name="sandbox-reader", daemon=True).start()

    @property
    def columns(self) -> int:
        return max(shutil.get_terminal_size().columns, 40) if self.interactive else _PIPED_COLUMNS

    def show(self, text: str) -> None:
        if self._typing and self.interactive:
            half_typed = self._prompt + (readline.get_line_buffer() if readline else "")
            self._erase(half_typed)
            self._stdout.write(f"{text}\n{half_typed}")
        else:
            self._stdout.write(f"{text}\n")
        self._stdout.flush()

    def _erase(self, half_typed: str) -> None:
        rows_above = max(width_of(half_typed) - 1, 0) // self.columns
        self._stdout.write("\r" + "\033[A" * rows_above + "\033[J")

    async def ask(self, prompt: str) -> str:
        """The next line, without its end. Raises EOFError at the end of the input."""
        self._prompt = prompt
        self._wanted.release()
        line = await self._lines.get()
        if line is None:
            if self.interactive:
                self.show("")
            raise EOFError
        line = line.rstrip("\r\n").removeprefix("\ufeff")
        if not self.interactive:
            self.show(f"{prompt}{line}".rstrip())
        return line

    def _read(self) -> None:
        while self._wanted.acquire():
            line = self._read_typed() if self.interactive else self._stdin.readline() or None
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(self._lines.put_nowait, line)

    def _read_typed(self) -> str | None:
        self._typing = True
        try:
            return input(self._prompt)
        except EOFError:
            return None
        finally:
            self._typing = False


@contextlib.contextmanager
def terminal_kept(stdin: TextIO) -> Iterator[None]:
    """A reader that is interrupted leaves the terminal without echo; this puts it back."""
    if termios is None or not stdin.isatty():
        yield
        return
    before = termios.tcgetattr(stdin.fileno())
    try:
        yield
    finally:
        termios.tcsetattr(stdin.fileno(), termios.TCSADRAIN, before)
