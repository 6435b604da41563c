"""What became of one cell of the matrix: whether the deed is there once, and what its member met."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from benchmarks.faults.kinds import Fault, Request
from benchmarks.faults.ledger import Posts, Rows, difference
from benchmarks.faults.playing import Play, Step, Struck
from benchmarks.faults.sentences import headline, keys_in

_WHERE = re.compile(r"(?:thread|message|channel|event|place)_id=(?:set|-)(?:, )?")
_UNREACHABLE = "nobody can be told: Discord knows the interaction no more"
_CLOSED = "nobody can be told: their DM is closed"
_IN_DM = ("round typed in a DM", "own rhythm in a DM")
_DM_ROUTES = ("/channels/*/messages", "/users/@me/channels")


@dataclass
class Standing:
    """How things stand at the end of a run."""

    steps: list[Step]
    requests: list[Request]
    rows: Rows
    posts: Posts
    notices: Counter[tuple[str, ...]]
    faces: dict[str, set[str]]
    texts: set[str]
    sentences: dict[str, str]
    """Of each face, what it says above all."""

    def said_to(self, viewer: str) -> set[str]:
        return {self.sentences[face] for face in self.faces.get(viewer, set())}


@dataclass
class Cell:
    flow: str
    fault: str
    request: str
    who: str
    step: str
    sees: str = "done"
    wrong: list[str] = field(default_factory=list)
    """The kinds of what is wrong; empty where the cell is as it should be."""
    details: list[str] = field(default_factory=list)
    way: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    def blame(self, kind: str, *details: str) -> None:
        if kind not in self.wrong:
            self.wrong.append(kind)
        self.details += [f"{kind}: {one}" for one in details]


def judge(
    cell: Cell, fault: Fault, request: Request, play: Play, known: Standing, there: Standing, later: Standing
) -> Cell:
    """`there`: when the time of the promise was over; `later`: when the longest lease was over, too."""
    struck = play.struck
    cell.way = struck.way
    if _is_closed(cell, fault, request):
        _judge_closed(cell, known, there)
        return cell
    told = _told(struck, known, there)
    _judge_words(cell, fault, request, struck, told)
    if fault.final:
        _judge_refused(cell, fault, request, known, there, told=bool(told))
    else:
        _judge_passing(cell, struck, known, there, later, told=bool(told))
    if struck.stuck and not (fault.final and told):
        cell.blame("stuck", struck.stuck)
    return cell


def _is_closed(cell: Cell, fault: Fault, request: Request) -> bool:
    """The one place in which this member can be told anything by itself takes nothing any more."""
    return cell.flow in _IN_DM and fault.final and request.method == "POST" and request.route in _DM_ROUTES


def _judge_closed(cell: Cell, known: Standing, there: Standing) -> None:
    """What a member types once more is noted, and no deed."""
    cell.sees = _CLOSED
    _, doubled = _compared(known, there, anywhere=True)
    doubled = [one for one in doubled if not one.startswith("typed_messages: ")]
    if doubled:
        cell.blame("doubled", *doubled)


def is_done(fault: Fault, known: Standing, there: Standing) -> bool:
    lost, doubled = _compared(known, there, anywhere=fault.final)
    return not lost and not doubled and not _unseen(known, there)


def _told(struck: Struck, known: Standing, there: Standing) -> list[str]:
    """The sentences that stood nowhere while nothing went wrong: to the one who acted, or else to anybody."""
    usual = {name_of(text) for text in known.texts}
    news = sorted(text for text in there.texts - known.texts if name_of(text) not in usual)
    return [sight.text for sight in struck.told] or news


def name_of(text: str) -> str:
    keys = keys_in(text)
    return keys[0] if keys else f"“{headline(text)}”"


def _judge_words(cell: Cell, fault: Fault, request: Request, struck: Struck, told: list[str]) -> None:
    if told:
        cell.sees = f"told: {name_of(told[-1])}"
    elif struck.late_s:
        cell.sees = f"done within {'5 s' if struck.late_s <= _SOON_S else '35 s'}"
    if struck.silent:
        gone = fault.name == "404" and request.route.startswith(("/interactions", "/webhooks"))
        cell.sees = _UNREACHABLE if gone else "SILENCE"
        if not gone:
            cell.blame("silence", *struck.silent)
    if struck.untrue:
        cell.blame("untrue", *struck.untrue)
    if struck.unshown:
        cell.blame("not shown", *struck.unshown)
    if struck.needless:
        cell.blame("again, though done", *struck.needless)


_SOON_S = 5


def _judge_passing(
    cell: Cell, struck: Struck, known: Standing, there: Standing, later: Standing, *, told: bool
) -> None:
    """What fails for a moment is done all the same, once, and soon."""
    lost, doubled = _compared(known, later, anywhere=False)
    unseen = _unseen(known, later)
    doubled += [" · ".join(one) for one in (later.notices - known.notices).elements() if one in known.notices]
    if unseen and told and not lost:
        # Said in another place: to see it there is as good.
        return
    if lost or unseen:
        cell.blame("lost", *lost, *unseen)
    if doubled:
        cell.blame("doubled", *doubled)
    if not lost and not unseen and not doubled:
        missing = [*_compared(known, there, anywhere=False)[0], *_unseen(known, there)] or struck.behind
        if missing:
            cell.blame("late", *missing)


def _judge_refused(cell: Cell, fault: Fault, request: Request, known: Standing, there: Standing, *, told: bool) -> None:
    """What Discord refuses for good is done elsewhere, or told."""
    lost, doubled = _compared(known, there, anywhere=True)
    lost, doubled, stale = _without_stale(lost, doubled)
    # An event is looked at before it is changed.
    changing = request.method in ("PATCH", "DELETE") or request.route == "/guilds/*/scheduled-events/*"
    if told:
        doubled = [] if changing or lost or _unseen(known, there) else doubled
    else:
        # A post that is gone cannot say what was so before.
        if stale and not (changing and fault.name == "404"):
            cell.blame("stale", *stale)
        if changing and fault.name == "404":
            doubled = []
        if lost:
            cell.blame("lost", *lost)
        if unseen := _unseen(known, there):
            cell.blame("untold", *unseen)
    if doubled:
        cell.blame("doubled", *doubled)


def _compared(known: Standing, there: Standing, *, anywhere: bool) -> tuple[list[str], list[str]]:
    """`anywhere`: what was to stand in one place may stand in another one."""
    there_posts = _without_stand_ins(known, there)
    if not anywhere:
        rows, posts = difference(known.rows, there.rows), difference(known.posts, there_posts)
    else:
        rows = difference(_placeless_rows(known.rows), _placeless_rows(there.rows))
        posts = difference(_placeless_posts(known.posts), _placeless_posts(there_posts))
    lost, doubled = _paired(*rows)
    return lost + posts[0], doubled + posts[1]


def _paired(lost: list[str], doubled: list[str]) -> tuple[list[str], list[str]]:
    """A row that is there, but says something else, is lost and not doubled."""
    left, told = list(doubled), []
    for row in lost:
        pair = next((other for other in left if other.partition(":")[0] == row.partition(":")[0]), None)
        if pair:
            left.remove(pair)
        told.append(f"{row.partition(':')[0]}: {_changes(row, pair)}" if pair else row)
    return told, left


def _changes(row: str, other: str) -> str:
    were, are = (one.partition(": ")[2].split(", ") for one in (row, other))
    return "; ".join(f"{was} (is {now})" for was, now in zip(were, are, strict=False) if was != now)


def _placeless_rows(rows: Rows) -> Rows:
    placeless: Rows = Counter()
    for row, count in rows.items():
        placeless[_WHERE.sub("", row)] += count
    return placeless


def _placeless_posts(posts: Posts) -> Counter[str]:
    placeless: Counter[str] = Counter()
    for (place, face), count in posts.items():
        if place != "threads":
            placeless[face] += count
    return placeless


def _unseen(known: Standing, there: Standing) -> list[str]:
    """What a member was to hear in private, and heard in no place."""
    unseen = known.notices - there.notices
    return [
        f"{viewer} never saw {face}"
        for *viewers, face in unseen
        for viewer in viewers
        if known.sentences[face] not in there.said_to(viewer)
    ]


def _without_stand_ins(known: Standing, there: Standing) -> Posts:
    """What could not be said in private and was said where everybody reads it instead."""
    missing = {known.sentences[notice[-1]] for notice in known.notices - there.notices}
    return Counter(
        {
            (place, face): count
            for (place, face), count in there.posts.items()
            if (place, face) in known.posts or there.sentences.get(face) not in missing
        }
    )


def _without_stale(lost: list[str], doubled: list[str]) -> tuple[list[str], list[str], list[str]]:
    """A post that is there, but says what was so before."""
    stale = []
    for one in list(doubled):
        title = one.rpartition(" [")[0]
        if pair := next((other for other in lost if title and other.rpartition(" [")[0] == title), None):
            lost, doubled = [x for x in lost if x != pair], [x for x in doubled if x != one]
            stale.append(f"{pair}: it says {one}")
    return lost, doubled, stale
