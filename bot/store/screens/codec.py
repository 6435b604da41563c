"""A verdict on key points as JSON and back.

{"v": 1, "points": [["mask_decides", "found", 0, 24], ["ip_kept", "missing"]], "wrong": [["arp_for_remote", 30, 51]],
 "reasoned": [60, 80]}

The last two are left out where there is nothing in them.
"""

from __future__ import annotations

from typing import Any

from bot.interview.screens.verdicts import Found, PointsVerdict, PointVerdict, Words, WrongSaid

FORM = 1


def encode(verdict: PointsVerdict) -> dict[str, Any]:
    stored: dict[str, Any] = {
        "v": FORM,
        "points": [[one.point, one.found.value, *_places(one.words)] for one in verdict.points],
    }
    if verdict.wrong:
        stored["wrong"] = [[one.wrong, *_places(one.words)] for one in verdict.wrong]
    if verdict.reasoned:
        stored["reasoned"] = _places(verdict.reasoned)
    return stored


def decode(stored: dict[str, Any]) -> PointsVerdict:
    """Raises ValueError for what a newer version wrote."""
    if stored.get("v") != FORM:
        raise ValueError(f"a verdict of form {stored.get('v')!r}")
    points = tuple(
        PointVerdict(point, Found(found), Words(*places) if places else None)
        for point, found, *places in stored["points"]
    )
    wrong = tuple(WrongSaid(name, Words(start, end)) for name, start, end in stored.get("wrong", ()))
    reasoned = stored.get("reasoned")
    return PointsVerdict(points, wrong, Words(*reasoned) if reasoned else None)


def _places(words: Words | None) -> list[int]:
    return [words.start, words.end] if words else []
