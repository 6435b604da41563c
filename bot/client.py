"""The bot: loads its cogs by name, fails fast, answers errors, closes without losing anything."""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands import CatalogueTranslator, command_payload
from bot.connection.client import ConnectedBot
from bot.connection.connection import Lease
from bot.connection.gateway import Turns
from bot.errors import DoneElsewhere, StartError
from bot.scheduling.clockwork import Clockwork
from bot.scheduling.ticking import Ticker
from bot.services import upkeep
from bot.services.deeds import doing
from bot.services.reading import Reader
from bot.ui.acknowledging import acknowledge, is_gone
from bot.ui.actions import ActionButton, ActionMenu, dispatch_form
from bot.ui.delivering import FAILURES
from bot.ui.desk import Desk, Interaction
from bot.ui.guard import answer_error
from bot.ui.notifying import DiscordNotifier
from bot.ui.pacing import Pace

log = logging.getLogger(__name__)

POSTS_A_SECOND = 46
"""Of what comes by itself. Discord takes 50 requests a second in all; each one above is refused, and too many refusals
ban the address."""
BOOKKEEPERS = 4
"""Connections to the database that a crowd of posts may use at once: members' own actions must find one free."""
DRAIN_TIMEOUT_S = 3
"""How long `close` lets what members have just sent be finished."""


class _SuggestionsTooLate(logging.Filter):
    """discord.py tells of every suggestion that failed, with a trace. Whoever types on is not waiting for it."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        late = error is not None and is_gone(error)
        if late:
            log.info("suggestions came too late for whoever was typing")
        return not late


logging.getLogger("discord.app_commands.tree").addFilter(_SuggestionsTooLate())


class Tree(app_commands.CommandTree["Bot"]):
    async def interaction_check(self, interaction: Interaction, /) -> bool:
        if interaction.type is discord.InteractionType.application_command:
            acknowledge(interaction)
        return True

    async def _call(self, interaction: Interaction) -> None:
        """discord.py's way through a command, from the check to the last line: there is no public place around it."""
        with interaction.client.busy(), doing(interaction.id):
            try:
                await super()._call(interaction)
            except DoneElsewhere:
                log.info("a command is answered by another process")

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await answer_error(interaction, cause)


_MANNERS: dict[str, Any] = {
    "command_prefix": commands.when_mentioned,
    "help_command": None,
    "tree_cls": Tree,
    # No privileged intent: slash commands, forms and messages in DMs do without. Voice states tell who came to a panel.
    "intents": discord.Intents(guilds=True, dm_messages=True, voice_states=True),
    "allowed_mentions": discord.AllowedMentions.none(),
    # Nothing here reads old messages or member lists, and both grow with every server.
    "max_messages": None,
    "chunk_guilds_at_startup": False,
    "member_cache_flags": discord.MemberCacheFlags.none(),
}


class Bot(ConnectedBot):
    """One process of the bot, serving the shards it was given."""

    def __init__(
        self,
        desk: Desk,
        cogs: Sequence[str],
        reader: Reader,
        ticker: Ticker,
        clockwork: Clockwork | None,
        *,
        shard_count: int | None,
        shard_ids: tuple[int, ...] | None,
        lease: Lease | None,
        turns: Turns,
    ) -> None:
        """Without a clockwork nothing happens by itself: whoever holds the bot calls `tick`. Without a lease nobody
        else can serve the same shards."""
        # No list of shards means all of them, as in 2.7.1.
        served = {"shard_count": shard_count, "shard_ids": list(shard_ids) if shard_ids else None}
        super().__init__(lease, turns, **_MANNERS, **served)
        self.desk = desk
        self._cogs_to_load = cogs
        self._reader = reader
        self._clockwork = clockwork
        self._ticker = ticker
        self._notifier = DiscordNotifier(self, desk)
        self._closing: asyncio.Task[None] | None = None
        # Processes that share a token share its limit, too.
        share = len(shard_ids) / shard_count if shard_ids and shard_count else 1
        self.pace = Pace(POSTS_A_SECOND * share)
        self.bookkeeping = asyncio.Semaphore(BOOKKEEPERS)
        self._working = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def setup_hook(self) -> None:
        self.add_dynamic_items(ActionButton, ActionMenu)
        await self.tree.set_translator(CatalogueTranslator(self.desk.catalogue))
        await self.load_cogs()
        await self._sync_commands()
        await self._reader.start()
        if self._clockwork:
            self._clockwork.tick(self.tick)
            self._clockwork.start()

    async def load_cogs(self) -> None:
        """Also what their rooms say when something is due. Raises StartError for the first that does not load."""
        for name in self._cogs_to_load:
            await self._load(name)

    async def on_ready(self) -> None:
        log.info("ready: %d servers, shards %s", len(self.guilds), ", ".join(map(str, self.standing.shards)))

    async def tick(self) -> None:
        """Begin to say what is due, unless nobody could answer it: before the bot is ready, and while it is cut off."""
        if self.is_ready() and self.standing.is_reachable:
            with self.busy():
                await self._ticker.tick(self._notifier)

    async def said(self) -> None:
        """Until all that was due by now is said."""
        await self._ticker.said()

    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await dispatch_form(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Prefix commands do not exist here; the cog for DMs listens by itself."""

    @property
    def under_way(self) -> int:
        """How many actions of members are being worked on."""
        return self._working

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Marks work for a member, which `close` waits for."""
        self._working += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._working -= 1
            if not self._working:
                self._idle.set()

    async def close(self) -> None:
        """Whoever calls it, and however often: it happens once, and each call returns when it is done."""
        self._closing = self._closing or asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        self.standing.stopping()
        if self._clockwork:
            self._clockwork.pause()
        try:
            await asyncio.wait_for(asyncio.gather(self._idle.wait(), self.said()), DRAIN_TIMEOUT_S)
        except TimeoutError:
            log.warning("closing while %d actions are under way", self._working)
        self._ticker.stop()
        if self._clockwork:
            self._clockwork.stop()
        await self.hang_up()
        await super().close()
        await self._reader.close()
        await self.desk.practice.database.close()
        self.standing.stopped()

    async def _load(self, name: str) -> None:
        """Imported like any other module, and not executed anew: nothing reloads a cog in a running bot."""
        try:
            await importlib.import_module(name).setup(self)
        except Exception as error:
            raise StartError(f"cog {name} does not load: {type(error).__name__}: {error}") from error

    async def _sync_commands(self) -> None:
        """Tell Discord about the commands, only when they are others than last time: the limit is 200 a day."""
        payload = await command_payload(self.tree)
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
        key = f"commands:{self.application_id}"
        known = json.loads(await upkeep.mark(self.desk.practice, key) or "{}")
        if known.get("digest") != digest:
            known = await self._send_commands(payload, digest) or known
            await upkeep.set_mark(self.desk.practice, key, json.dumps(known))
        self.desk.commands.update(known.get("ids", {}))

    async def _send_commands(self, payload: list[Any], digest: str) -> dict[str, Any] | None:
        """What to remember of the commands; None when Discord refused them: those of last time still work."""
        try:
            synced = await self.http.bulk_upsert_global_commands(self._application_id(), payload=payload)
        except FAILURES:
            log.exception("commands were not synced; the next start tries again")
            return None
        log.info("synced %d commands", len(synced))
        return {"digest": digest, "ids": {command["name"]: int(command["id"]) for command in synced}}

    def _application_id(self) -> int:
        if self.application_id is None:
            raise StartError("Discord did not name the application of this token")
        return self.application_id
