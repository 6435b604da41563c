"""Who did what: the acts told in a sentence, each with its doer.

A walk from left to right that keeps the subject of the clause. English order is strict enough for that: a verb belongs
to the pronoun before it; without one, after a comma, "and" or a bullet, to the subject of the clause before; after a
noun, to that noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from bot.checker.english.objects import names_a_thing
from bot.checker.english.sentences import Sentence
from bot.checker.english.verbs import AUXILIARIES, BASES, is_adverb, is_state, is_vague, past_base
from bot.checker.english.vocabulary import words


class Doer(Enum):
    SPEAKER = auto()
    DROPPED = auto()  # no subject at all, as in notes: the speaker
    TEAM = auto()
    OTHER = auto()
    NOBODY = auto()  # passive without an agent


@dataclass(frozen=True, slots=True)
class Act:
    """One verb and who did it. `past` tells an occasion from a habit; `state` and `vague` ones are no concrete acts."""

    doer: Doer
    base: str
    past: bool
    state: bool
    vague: bool

    @property
    def concrete(self) -> bool:
        return not self.state and not self.vague


_SPEAKER = frozenset(["i", "i'd", "i'll", "i've", "i'm", "id", "im", "ive", "me,"])
_TEAM = frozenset(["we", "we'd", "we'll", "we've", "we're", "weve"])
_OTHERS = words(
    """
    he she they it you he'd she'd they'd it'd he's she's they're they've who which that this these those everybody
    everyone nobody somebody someone anybody anyone people none others there what whoever one
    """
)
_LINKS = words(
    """
    and or but then so , ; : — ( ) plus nor yet & before after
    """
)
_SUBORDINATE = words(
    """
    that which who because since as if when while what how where why whether although though until till unless whose
    """
)
_MODALS = words(
    """
    will would can could shall should may might must 'd 'll i'd i'll we'd we'll won't wouldn't can't couldn't
    shouldn't cannot cant couldnt to gonna
    """
)
_BE = words(
    """
    am is are was were be been being i'm im we're got get wasn't weren't isn't aren't
    """
)
_HAVE = frozenset(["have", "has", "had", "having", "i've", "ive", "we've", "weve", "'ve"])


_OBJECTS_TOO = words("you it this that these those one people others there what everybody everyone nobody")
_NO_VERB = words(
    """
    am is are was were be been being i'm a an the this that these those my our his her its their your of in on at for
    from with by as to and or but so if when who which whose than not no all both one two three myself who's only
    """
)
_DETERMINERS = words("the a an my our his her its their each every all both two three four five one them it him")
_PRESENT_BE = words("am is are i'm im we're isn't aren't")
_PARTICLES = frozenset(["up", "down", "out", "in", "off", "on", "over", "back", "away", "around", "along", "through"])
_PRAISED = words("ownership responsibility initiative leadership lead charge")


class _Walk:
    """The state of the walk over one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.words = sentence.words
        self.acts: list[Act] = []
        self.main: Doer | None = None
        self.doer: Doer | None = None
        self.embedded = False
        self.spoken_for = False  # the current subject has had its verb
        self.causing = False  # "I had the bottles photographed": the verb is still to come

    def run(self) -> list[Act]:
        for position, word in enumerate(self.words):
            self._step(position, word)
        return self.acts

    def _step(self, position: int, word: str) -> None:
        subject = self._subject(position, word)
        if subject is not None:
            self._take(subject)
        elif word in _SUBORDINATE:
            self.embedded = True
        elif word in _LINKS:
            self._link(word)
        else:
            self._verb(position, word)

    def _subject(self, position: int, word: str) -> Doer | None:
        if word in _SPEAKER:
            joined = position > 1 and self.words[position - 1] == "and" and self.words[position - 2] not in _LINKS
            return Doer.TEAM if joined and not self.acts else Doer.SPEAKER
        if word in _TEAM:
            return Doer.TEAM
        if word in _OTHERS and not (word in _SUBORDINATE and self.spoken_for) and not self._is_object(position, word):
            return Doer.OTHER
        return None

    def _is_object(self, position: int, word: str) -> bool:
        """ "Pushed it in", "with one hand": no subject, as no verb follows it."""
        if word not in _OBJECTS_TOO:
            return False
        after = next((w for w in self.words[position + 1 :] if not is_adverb(w)), "")
        return not (after in AUXILIARIES or past_base(after) is not None or after.endswith("s"))

    def _take(self, doer: Doer) -> None:
        self.doer, self.spoken_for = doer, False
        if not self.embedded:
            self.main = doer

    def _link(self, word: str) -> None:
        if word != "or":
            if word in ", ; : and but so then":
                self.embedded = False
            self.doer = self.main
            self.spoken_for = self.causing = False

    def _is_causative(self, position: int) -> bool:
        doer = self.doer or self.main or Doer.DROPPED
        return (
            doer in {Doer.SPEAKER, Doer.DROPPED}
            and self.words[position + 1 : position + 2] != ()
            and (self.words[position + 1] in _DETERMINERS)
        )

    def _verb(self, position: int, word: str) -> None:
        before = self._before(position)
        base = past_base(word)
        if base is None:
            if self._is_bare_act(word, before):
                self._add(word, past=False, empty=self._is_empty(position, word))
        elif word == "had" and self._is_causative(position):
            self.causing = True
        elif self.causing and before not in _SPEAKER | _TEAM | _OTHERS | _LINKS:
            self.causing = False
            self._add(base, past=True, empty=self._is_empty(position, base))
        elif before in _BE and word != "went":
            self._passive(position, base, past=before not in _PRESENT_BE)
        elif before in _MODALS:
            return
        elif before in _SPEAKER | _TEAM | _OTHERS | _HAVE | _LINKS or before in {"", "\n"}:
            if before in _HAVE and self.spoken_for:
                return
            self._add(base, past=True, empty=self._is_empty(position, base))
        elif not self.spoken_for and self.doer is None:
            self._add_of_noun(base)

    def _before(self, position: int) -> str:
        """The word before, adverbs left out; empty at the start."""
        position -= 1
        while position >= 0 and is_adverb(self.words[position]):
            position -= 1
        return self.words[position] if position >= 0 else ""

    def _is_bare_act(self, word: str, before: str) -> bool:
        """A present or bare form right after "I" or "we", or at the start of a bullet: a habit, or simple English."""
        if before in {"i", "we"} and word.isalpha() and word not in AUXILIARIES | _NO_VERB and not is_adverb(word):
            return True
        if word in AUXILIARIES or word not in BASES:
            return word.endswith("ing") and before in _BE and self.doer in {Doer.SPEAKER, Doer.TEAM}
        carried = self.main in {Doer.SPEAKER, Doer.TEAM} and any(not act.past for act in self.acts)
        return before in {"and", ","} and carried

    def _is_empty(self, position: int, base: str) -> bool:
        """ "Took ownership", "drove execution", "supported everybody": nothing was done that anybody could picture."""
        if base == "take":
            return not _PRAISED.isdisjoint(self.words[position + 1 : position + 3])
        after = self.words[position + 1 : position + 9]
        return _is_bare(after) or (is_vague(base) and not names_a_thing(after))

    def _add(self, base: str, *, past: bool, empty: bool = False) -> None:
        doer = self.doer
        if doer is None:
            doer = self.main or Doer.DROPPED
            if self.main is None:
                self.main = doer
        self.spoken_for = True
        self.acts.append(Act(doer, base, past, is_state(base), empty))

    def _add_of_noun(self, base: str) -> None:
        self.doer = Doer.OTHER
        if not self.embedded:
            self.main = Doer.OTHER
        self._add(base, past=True)

    def _passive(self, position: int, base: str, *, past: bool) -> None:
        after = self.words[position + 1 : position + 9]
        by_me = any(pair == ("by", "me") for pair in pairwise(after))
        doer = Doer.SPEAKER if by_me else Doer.NOBODY
        if self.doer in {Doer.SPEAKER, Doer.TEAM} and not by_me:
            doer = Doer.OTHER  # "I was asked": the act is somebody else's
        self.spoken_for = True
        self.acts.append(Act(doer, base, past, is_state(base), is_vague(base)))


def _is_bare(after: Sequence[str]) -> bool:
    """ "I listened attentively", "aligned, synced, followed up": a verb with nothing that it was done to or for."""
    rest = [word for word in after if not is_adverb(word) and word not in _PARTICLES]
    if not rest:
        return True
    if rest[0] in {",", "and", "&"} and len(rest) > 1 and past_base(rest[1]) is not None:
        return _is_bare(rest[2:])
    return rest[0] in _LINKS or rest[0] == "\n"


def acts_of(sentence: Sentence) -> list[Act]:
    return [act for act in _Walk(sentence).run() if act.base not in {"be", "have"}]
