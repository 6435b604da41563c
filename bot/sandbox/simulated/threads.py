"""Threads that sleep or are locked, as Discord treats them and SimCord does not.

In a sleeping thread edits, deletions and answers to interactions are refused. A message wakes it, unless it is locked:
then only who may manage threads writes there, and wakes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simcord import BackendError
from simcord.backend import Backend, serializers
from simcord.backend.models import Channel

_MANAGE_THREADS = 1 << 34
_ASLEEP = (400, 50083, "Thread is archived")


def refuse_asleep(backend: Backend, method: str, path: str, body: dict[str, Any]) -> None:
    """Raises what Discord answers."""
    thread = _thread_of(backend, method, path)
    if thread is None or thread.thread_metadata is None:
        return
    state = thread.thread_metadata
    if state.locked and not _manages(backend, thread):
        raise BackendError(*_ASLEEP)
    if not state.archived:
        return
    if method != "POST" or path.endswith("/callback"):
        raise BackendError(*_ASLEEP)
    backend.edit_channel(thread.id, {}, thread_metadata={"archived": False})


def is_waking(backend: Backend, method: str, path: str, body: dict[str, Any]) -> bool:
    parts = path.split("/")
    if method != "PATCH" or parts[1] != "channels" or len(parts) != 3 or set(body) != {"archived"}:
        return False
    thread = backend.channels.get(int(parts[2]))
    return thread is not None and thread.is_thread


def wake(backend: Backend, path: str, body: dict[str, Any], note: Callable[[], None]) -> dict[str, Any]:
    """Or put back to sleep. `note` logs the request. Raises what Discord answers."""
    note()
    thread = backend.channels[int(path.split("/")[2])]
    assert thread.thread_metadata is not None
    if thread.thread_metadata.locked and not _manages(backend, thread):
        raise BackendError(403, 50013, "Missing Permissions")
    backend.edit_channel(thread.id, {}, thread_metadata=body)
    return dict(serializers.thread_payload(backend, thread))


def _thread_of(backend: Backend, method: str, path: str) -> Channel | None:
    """The thread in which something is to be said, changed or taken away."""
    parts = path.split("/")
    if path.endswith("/callback"):
        asked = backend.interactions.get(int(parts[2]))
        number = asked.channel_id if asked else 0
    elif parts[1] == "channels" and len(parts) > 3 and parts[3] == "messages" and method != "GET":
        number = int(parts[2])
    else:
        return None
    channel = backend.channels.get(number)
    return channel if channel is not None and channel.is_thread else None


def _manages(backend: Backend, thread: Channel) -> bool:
    assert thread.guild_id is not None
    granted = backend.compute_permissions(thread.guild_id, backend.bot_user.id, thread.id)
    return bool(granted & _MANAGE_THREADS)
