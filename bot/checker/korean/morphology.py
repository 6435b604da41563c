"""Korean text to morphemes with their place in the text. Wraps mecab-ko, loaded on first use."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
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


DICTIONARY = "python-mecab-ko-dic"
WORDS = 816_283
"""Entries of that dictionary. Each dictionary cuts words in places of its own; the weights were trained on this one."""


class DictionaryError(Exception):
    """The Korean dictionary is missing, or is not the one that the checker was trained on."""


class _Analyser:
    """Holds the dictionary, so that it is opened once and only when Korean is read."""

    tagger: Any = None
    lattice: Any = None


def warm() -> None:
    """Open the dictionary now instead of at the first answer."""
    if _Analyser.tagger is None:
        import mecab_ko

        _Analyser.lattice = mecab_ko.Lattice
        _Analyser.tagger = _tagger(_dictionary_folder())


def _dictionary_folder() -> str:
    """Found by the name of its package: the module `mecab_ko_dic` is also what another dictionary calls itself."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return str(distribution(DICTIONARY).locate_file("mecab_ko_dic/dictionary"))
    except PackageNotFoundError:
        raise DictionaryError(f"{DICTIONARY} is not installed; Korean cannot be read without it") from None


def _tagger(folder: str) -> Any:
    # Not mecab_ko.Tagger: it looks for a dictionary by itself first, and splits paths at blanks.
    from mecab_ko import _MeCab

    try:
        tagger = _MeCab.Tagger([os.fsencode(option) for option in ("", "-C", "-r", os.devnull, "-d", folder)])
    except RuntimeError:
        raise DictionaryError(f"no Korean dictionary can be opened in {folder}") from None
    words = tagger.dictionary_info().size
    if words != WORDS:
        raise DictionaryError(f"{folder} holds another Korean dictionary, of {words} words instead of {WORDS}")
    return tagger


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
    return tuple(
        Morph(form, tag, offset + start, offset + start + len(surface))
        for surface, feature, start in _nodes(text)
        for form, tag in _parts(surface, feature)
    )


def _nodes(text: str) -> Iterator[tuple[str, str, int]]:
    """Surface, features and place of each word. MeCab counts bytes, with the blanks before a word in `rlength`."""
    from mecab_ko import MECAB_ALLOCATE_SENTENCE

    lattice = _Analyser.lattice()  # one a call: the tagger's own would be shared by all threads
    lattice.add_request_type(MECAB_ALLOCATE_SENTENCE)
    lattice.set_sentence(text)
    if not _Analyser.tagger.parse(lattice):
        return
    encoded, at, start = text.encode(), 0, 0
    node = lattice.bos_node().next
    while node.next is not None:  # the last one stands for the end
        surface, length = node.surface, node.rlength
        if blanks := length - node.length:
            start += len(encoded[at : at + blanks].decode())
        yield surface, node.feature, start
        start += len(surface)
        at += length
        node = node.next


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
