"""Headlines of one's experience: as typed a line each, or read from a pasted résumé, which nobody keeps. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.interview.paths.model import MOST_HEADLINES
from bot.interview.visible import visible

HEADLINE_LIMIT = 160
_LEAST_LETTERS = 8
"""With fewer a line of a résumé is a name, a date or a heading."""
_BULLET = re.compile(r"^\s*(?:[-*•·▪◦–—■□●○▶>]+|\d{1,2}[.)])\s*")
_ADDRESS = re.compile(r"@|https?://|www\.|linkedin|github|\+?\d[\d\s()./-]{8,}\d", re.IGNORECASE)
"""What says who somebody is: it is no experience, and nothing of it is to be kept."""
_FIGURE = re.compile(r"\d|%|퍼센트|percent", re.IGNORECASE)
_DID = re.compile(
    r"\b(?:built|led|ran|wrote|moved|migrated|designed|reduced|cut|improved|automated|operated|resolved|fixed|managed|"
    r"set up|deployed|monitored|developed|supported|introduced|replaced|scaled|tuned)\b"
    r"|구축|운영|설계|개발|개선|줄였|줄임|단축|이전|자동화|해결|도입|관리|구현|마이그레이션|담당|지원|튜닝",
    re.IGNORECASE,
)


def headlines_of(typed: str, resume: str = "") -> tuple[str, ...]:
    """What was typed comes first and is taken as it is; of the résumé the lines that tell most are added."""
    own = list(dict.fromkeys(_lines(typed)))
    told = [line for line in dict.fromkeys(_lines(resume)) if line not in own and _tells(line)]
    # As they stand in the résumé: its writer put the weightiest first.
    best = sorted(sorted(told, key=_weight, reverse=True)[:MOST_HEADLINES], key=told.index)
    return tuple([*own, *best][:MOST_HEADLINES])


def has_figure(headline: str) -> bool:
    return bool(_FIGURE.search(headline))


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        bare = " ".join(_BULLET.sub("", line).split())
        if visible(bare):
            yield bare if len(bare) <= HEADLINE_LIMIT else bare[: HEADLINE_LIMIT - 1].rstrip() + "…"


def _tells(line: str) -> bool:
    return sum(map(str.isalpha, line)) >= _LEAST_LETTERS and not _ADDRESS.search(line) and bool(_DID.search(line))


def _weight(line: str) -> tuple[bool, int]:
    return has_figure(line), min(len(line), HEADLINE_LIMIT)
