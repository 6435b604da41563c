"""Limits that Discord checks and SimCord does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from simcord import BackendError
from simcord.backend import Backend

from bot.sandbox.simulated.wire import wire_of

_MODAL, _MODAL_SUBMIT = 9, 5
_FOLLOWUPS_OF_USER_INSTALL = 5


def refuse_over_limits(backend: Backend, method: str, path: str, body: dict[str, Any], files: Iterable[str]) -> None:
    """`files` are the names of what is uploaded. Raises what Discord answers."""
    parts = path.split("/")
    is_callback = path.endswith("/callback")
    data = (body.get("data") or {}) if is_callback else body
    _refuse_lengths(path, body, data, list(files))
    if is_callback:
        _refuse_form_after_form(backend, int(parts[2]), body)
    if method == "POST" and path.endswith("/threads") and backend.channels[int(parts[2])].is_thread:
        raise BackendError(400, 50024, "Cannot execute action on this channel type")
    if method == "POST" and parts[1] == "webhooks" and len(parts) == 4:
        _refuse_sixth_followup(backend, parts[3])
    if method == "POST":
        _refuse_missing_uploads(data, set(files))


def _refuse_lengths(path: str, body: dict[str, Any], data: dict[str, Any], files: list[str]) -> None:
    if len(files) > 10:
        raise _invalid("files: Must be 10 or fewer")
    if len(data.get("choices") or []) > 25:
        raise _invalid("choices: Must be 25 or fewer in length")
    if len(str(body.get("nonce") or "")) > 25:
        raise _invalid("nonce: Must be 25 or fewer in length")
    if path.endswith(("/threads", "/scheduled-events")) and len(body.get("name") or "") > 100:
        raise _invalid("name: Must be between 1 and 100 in length")


def _refuse_form_after_form(backend: Backend, interaction_id: int, body: dict[str, Any]) -> None:
    asked = backend.interactions.get(interaction_id)
    if asked is not None and asked.type == _MODAL_SUBMIT and body.get("type") == _MODAL:
        raise _invalid("type: Value must be one of {4, 5, 6, 7, 10, 12}.")


def _refuse_sixth_followup(backend: Backend, token: str) -> None:
    asked = backend.interactions.get(backend.interaction_tokens.get(token, 0))
    if asked is None or len(asked.followup_ids) < _FOLLOWUPS_OF_USER_INSTALL:
        return
    if {asked.guild_id, asked.channel_id} & wire_of(backend).foreign:
        raise BackendError(400, 40094, "This interaction has reached the maximum number of follow-up messages")


def _refuse_missing_uploads(data: dict[str, Any], uploaded: set[str]) -> None:
    for embed in data.get("embeds") or []:
        for key in ("image", "thumbnail"):
            url = (embed.get(key) or {}).get("url", "")
            if url.startswith("attachment://") and url[13:] not in uploaded:
                raise _invalid(f"embeds: {url} not uploaded")


def _invalid(what: str) -> BackendError:
    return BackendError(400, 50035, f"Invalid Form Body: {what}")
