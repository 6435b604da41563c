"""Every flow, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from benchmarks.faults.flows import alone, booking, group, panel, server
from benchmarks.faults.playing import Play

Flow = Callable[[Play], Awaitable[None]]

FLOWS: dict[str, Flow] = {**alone.FLOWS, **group.FLOWS, **server.FLOWS, **panel.FLOWS, **booking.FLOWS}
