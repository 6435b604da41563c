"""Korean text to morphemes with their place in the text. Wraps python-mecab-ko, loaded on first use."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

_SLIPS = (
    # A final ㅅ typed for ㅆ, only where an ending follows, so that 햇빛, 무엇, 엇갈리다 stay.
    (re.compile(r"햇(?=[습어다고는음던을지기네더슴])"), "했"),
    (re.compile(r"(?<!무)엇(?=[습어다고는음던지기네더슴])"), "었"),
    (re.compile(r"앗(?=[습어다고는음던지기네더슴])"), "았"),
    (re.compile(r"봣(?=[습어다고는음던지기네더슴])"), "봤"),
    (re.compile(r"왓(?=[습어다고는음던지기네더슴])"), "왔"),
    (re.compile(r"[됬됫](?=[습어다고는음던지기네더슴])"), "됐"),
    (re.compile(r"썻(?=[습어다고는음던지기네더슴])"), "썼"),
    (re.compile(r"겟(?=[습어다고는음지네더슴])"), "겠"),
    (re.compile(r"(?<![가-힣])잇(?=[습어다고는음던지네더슴])"), "있"),
)


class Morph(NamedTuple):
    """One morpheme: dictionary form, part of speech (Sejong tags), and the characters it was read from."""

    form: str
    tag: str
    start: int
    end: int

    @property
    def is_noun(self) -> bool:
        return self.tag in ("NNG", "NNP", "NP", "NR", "SL", "NNB", "NNBC", "XSN", "SN")


_SLIPPED = re.compile("[햇엇앗봣왓됬됫썻겟잇]")


class _Analyser:
    """Holds the dictionary, so that it is opened once and only when Korean is read."""

    tagger: Any = None
    lattice: Any = None


def warm() -> None:
    """Open the dictionary now instead of at the first answer."""
    if _Analyser.tagger is None:
        import mecab
        from mecab.utils import create_lattice

        _Analyser.tagger = mecab.MeCab()._tagger
        _Analyser.lattice = create_lattice


def tidy(text: str) -> str:
    """The text with common typing slips put right. Every character keeps its place."""
    if _SLIPPED.search(text):
        for slip, right in _SLIPS:
            text = slip.sub(right, text)
    return text


def analyse(text: str, offset: int = 0) -> tuple[Morph, ...]:
    """The morphemes of a piece of text; `offset` is added to every position."""
    if not text.strip():
        return ()
    warm()
    lattice = _Analyser.lattice(text)
    if not _Analyser.tagger.parse(lattice):
        return ()
    return tuple(
        Morph(form, tag, offset + span[0], offset + span[1])
        for span, node in lattice
        for form, tag in _parts(node.surface, node.feature)
    )


@lru_cache(maxsize=20_000)
def _parts(surface: str, feature: str) -> tuple[tuple[str, str], ...]:
    """A fused form (했 = 하 + 았) comes apart; a compound noun stays whole."""
    fields = feature.split(",")
    tag = fields[0]
    if len(fields) > 7 and fields[4] == "Inflect":
        pieces = [piece.split("/") for piece in fields[7].split("+")]
        if all(len(piece) >= 2 for piece in pieces):
            return tuple((piece[0], piece[1]) for piece in pieces)
    return ((surface, tag.split("+")[0]),)
