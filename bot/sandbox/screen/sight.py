"""Which messages come up on the screen of the member who is acting, and when."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from simcord.backend.models import Message

from bot.sandbox.screen.console import Console
from bot.sandbox.screen.rendering import Screen
from bot.sandbox.simulated.engine import LiveEnv
from bot.sandbox.simulated.member import Member
from bot.sandbox.simulated.post import Post, post_of

_THINKING_SHOWN_AFTER_S = 1.0


class Sight:
    """Shows what changed, once for each version of a message. What only others can see waits for them."""

    def __init__(self, env: LiveEnv, console: Console, screen: Screen, members: Iterable[Member]) -> None:
        self._env, self._console, self._screen = env, console, screen
        self._members = tuple(members)
        self.viewer = self._members[0]
        self._waiting: dict[int, tuple[str, Post]] = {}
        self._shown: dict[int, Post] = {}
        self._hinted: set[int] = set()
        self.count = 0

    def see(self, word: str, message: Message) -> None:
        post = post_of(self._env.backend, message)
        if post.author_id in {member.id for member in self._members}:
            return
        self._waiting[post.id] = (word, post)
        asyncio.get_running_loop().call_soon(self.flush)
        if post.thinking and self._console.interactive:
            asyncio.get_running_loop().call_later(_THINKING_SHOWN_AFTER_S, self._show_thinking, post)

    def flush(self) -> None:
        for word, post in list(self._waiting.values()):
            if self._is_visible(post, self.viewer):
                del self._waiting[post.id]
                self._show(word, post)
            else:
                self._hint(post)

    def _is_visible(self, post: Post, member: Member) -> bool:
        return post.only_for in (None, member.id) and member.reads(post.channel_id)

    def _show(self, word: str, post: Post) -> None:
        known = self._shown.get(post.id)
        if post.thinking or known == post or (word == "deleted" and known is None):
            return
        word = "new" if known is None else word
        if word == "deleted":
            del self._shown[post.id]
        else:
            self._shown[post.id] = post
        self.count += 1
        self._console.show(self._screen.render(post, word))

    def _show_thinking(self, post: Post) -> None:
        asked = self._env.backend.messages.get(post.channel_id, {}).get(post.id)
        if asked is not None and post_of(self._env.backend, asked) == post and self._is_visible(post, self.viewer):
            self._console.show(self._screen.render(post, "new"))

    def _hint(self, post: Post) -> None:
        for member in self._members:
            if member.id not in self._hinted and not post.thinking and self._is_visible(post, member):
                self._hinted.add(member.id)
                self._console.show(f"({self._screen.texts['waiting_for'].format(user=member.name)})")

    def switch(self, member: Member) -> None:
        self.viewer = member
        self._hinted.discard(member.id)
        self.flush()

    def look(self, channel_id: int, number: int = 5) -> bool:
        """Shows the newest messages of a place again; False where there are none."""
        posts = self.newest(channel_id)[:number]
        for post in reversed(posts):
            self._shown[post.id] = post
            self._console.show(self._screen.render(post, "new"))
        return bool(posts)

    def newest(self, channel_id: int) -> list[Post]:
        """What the viewer could scroll to in a place, newest first."""
        messages = reversed(self._env.backend.messages.get(channel_id, {}).values())
        posts = (post_of(self._env.backend, message) for message in messages)
        return [post for post in posts if self._is_visible(post, self.viewer) and not post.thinking]
