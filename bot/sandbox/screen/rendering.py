"""What a member sees, as plain lines: messages, cards (Components V2), embeds, and the numbers of what can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.screen.markdown import Naming, Weight, plain_lines
from bot.sandbox.screen.width import shorten, width_of, wrap
from bot.sandbox.simulated import post as kinds
from bot.sandbox.simulated.post import Control, Post, control_of
from bot.sandbox.texts import Texts

_ROW, _TEXT, _THUMBNAIL, _GALLERY, _FILE, _SEPARATOR, _SECTION, _CONTAINER = 1, 10, 11, 12, 13, 14, 9, 17
_INDENT = "  "
_RULE_COLUMNS = 60
_STYLES = {Weight.HEADING: "\033[1m", Weight.SMALL: "\033[2m"}
_END_OF_STYLE = "\033[0m"


@dataclass
class Numbers:
    """Which number stands for which button or menu. An edited message keeps the numbers of what it keeps."""

    _controls: dict[int, Control] = field(default_factory=dict)
    _last: int = 0

    def number(self, control: Control) -> int:
        for number, known in self._controls.items():
            if (known.post_id, known.custom_id) == (control.post_id, control.custom_id):
                self._controls[number] = control
                return number
        self._last += 1
        self._controls[self._last] = control
        return self._last

    def keep_only(self, post_id: int, kept: Iterable[Control]) -> list[str]:
        """What an edit took away cannot be used any more; the labels of that."""
        ids = {control.custom_id for control in kept}
        gone = [n for n, known in self._controls.items() if known.post_id == post_id and known.custom_id not in ids]
        return [self._controls.pop(number).label for number in gone]

    def find(self, number: int) -> Control | None:
        return self._controls.get(number)

    def newest_first(self) -> list[tuple[int, Control]]:
        return sorted(self._controls.items(), reverse=True)


@dataclass
class Screen:
    """`name` says what is shown for a mention, `place` for a channel, `save` where a file of the bot was put."""

    texts: Texts
    numbers: Numbers
    name: Naming
    place: Callable[[int], str]
    save: Callable[[kinds.File], str]
    columns: int
    coloured: bool = False
    _bodies: dict[int, list[str]] = field(default_factory=dict)

    def render(self, post: Post, word: str) -> str:
        """`word`: new, edited or deleted."""
        if word == "deleted":
            self.numbers.keep_only(post.id, ())
            return f"({self.place(post.channel_id)}: {self.texts['deleted']})"
        gone = self.numbers.keep_only(post.id, post.controls)
        before, body = self._bodies.get(post.id, []), self._body(post)
        self._bodies[post.id] = body
        if word == "edited" and gone and set(body) <= set(before):
            body = [self.texts["without"].format(labels=", ".join(gone))]
        return "\n".join(["", self._head(post, word), *(_INDENT + line for line in body)])

    def _head(self, post: Post, word: str) -> str:
        notes = [self.texts["only_you"]] if post.ephemeral else []
        notes += [self.texts["edited"]] if word == "edited" else []
        note = f"  ({', '.join(notes)})" if notes else ""
        return f"{post.author} · {self.place(post.channel_id)}{note}"

    def _body(self, post: Post) -> list[str]:
        if post.thinking:
            return [self.texts["thinking"]]
        if post.thread_id is not None:
            place = self.place(post.thread_id)
            return [self.texts["thread_begun"].format(place=place, name=place.removeprefix("#"))]
        width = self.columns - len(_INDENT)
        lines = self._text(post.content, width) if post.content else []
        for embed in post.embeds:
            lines += self._boxed(self._embed(embed, width - 2))
        for component in post.components:
            lines += self._component(post, component, width)
        return lines + [self._file(file) for file in post.files]

    def _text(self, text: str, width: int) -> list[str]:
        return [
            line.prefix + self._styled(piece, line.weight)
            for line in plain_lines(text, self.name, self.texts)
            for piece in wrap(line.text, width - width_of(line.prefix))
        ]

    def _styled(self, text: str, weight: Weight) -> str:
        style = _STYLES.get(weight) if self.coloured else None
        return f"{style}{text}{_END_OF_STYLE}" if style else text

    def _boxed(self, lines: Iterable[str]) -> list[str]:
        rule = "─" * min(_RULE_COLUMNS, self.columns - 4)
        return [f"┌{rule}", *(f"│ {line}".rstrip() for line in lines), f"└{rule}"]

    def _file(self, file: kinds.File) -> str:
        return f"[{file.name}, {file.size} bytes: {self.save(file)}]"

    # ------------------------------------------------------------------ components

    def _component(self, post: Post, component: dict[str, Any], width: int) -> list[str]:
        kind = component["type"]
        if kind == _TEXT:
            return self._text(component["content"], width)
        if kind == _SEPARATOR:
            return ["─" * min(_RULE_COLUMNS // 2, width)] if component.get("divider", True) else [""]
        if kind == _CONTAINER:
            inside = [line for child in component["components"] for line in self._component(post, child, width - 2)]
            return self._boxed(inside)
        if kind == _ROW:
            return self._row(post, component["components"], width)
        if kind == _SECTION:
            lines = [line for child in component["components"] for line in self._component(post, child, width)]
            return lines + self._row(post, [component["accessory"]], width)
        if kind in (_THUMBNAIL, _GALLERY):
            return [self._image(item["media"]["url"]) for item in component.get("items") or [component]]
        return [f"[{component.get('name') or component.get('file', {}).get('url', '')}]"] if kind == _FILE else []

    def _image(self, url: str) -> str:
        return f"[{self.texts['image']} {url.rsplit('/', 1)[-1]}]"

    def _row(self, post: Post, components: list[dict[str, Any]], width: int) -> list[str]:
        """As many side by side as fit."""
        lines: list[str] = []
        for component in components:
            if component["type"] in (_THUMBNAIL,):
                lines.append(self._image(component["media"]["url"]))
                continue
            shown = self._usable(post, component, width)
            if lines and len(shown) == 1 and width_of(lines[-1]) + 2 + width_of(shown[0]) <= width:
                lines[-1] += f"  {shown[0]}"
            else:
                lines += shown
        return lines

    def _usable(self, post: Post, component: dict[str, Any], width: int) -> list[str]:
        control = control_of(post, component)
        if control is None:
            return [f"({component.get('label') or self.texts['link']}: {component.get('url', '')})"]
        if control.disabled:
            return [f"({control.label}: {self.texts['greyed']})"]
        number = self.numbers.number(control)
        if control.type == kinds.BUTTON:
            return [f"[{number}] {control.label}"]
        lines = [f"[{number}] {control.label or self.texts['choose']}"]
        for index, option in enumerate(control.options, 1):
            described = f"  {option.description}" if option.description else ""
            lines.append(shorten(f"    {index} {option.label}{described}", width))
        return lines

    # ---------------------------------------------------------------------- embeds

    def _embed(self, embed: dict[str, Any], width: int) -> list[str]:
        lines = self._text(f"## {embed['title']}", width) if embed.get("title") else []
        if embed.get("description"):
            lines += self._text(embed["description"], width)
        for entry in embed.get("fields") or []:
            lines += self._text(f"### {entry['name']}\n{entry['value']}", width)
        for key in ("image", "thumbnail"):
            if embed.get(key):
                lines.append(self._image(embed[key]["url"]))
        footer = (embed.get("footer") or {}).get("text")
        return lines + (self._text(f"-# {footer}", width) if footer else [])
