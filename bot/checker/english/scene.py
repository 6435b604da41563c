"""When, where, in what position: the three that make up a setting, told by grammar more than by lists."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

import re
from functools import lru_cache

from bot.checker.english.alternatives import compiled
from bot.checker.english.sentences import Sentence
from bot.checker.english.vocabulary import FESTIVAL, MONTH, NUMBER, ORGANISATION, ROLE, SEASON, WEEKDAY, any_of, words

_PLACE = any_of(
    """
    airport apartment archive arena army_base auditorium barracks basement beach border building camp campus canteen
    casino castle cathedral cemetery chapel church circus clubhouse corridor counter courthouse crossing dam dentist'?s
    district dock dockyard dormitory embassy estate faculty fairground field fire_station floor forest front_desk
    garden gallery gate grid greenhouse ground hall hangar harbour harbor headquarters hotel hq institute island
    junction kindergarten kitchen lake lobby market mall mine monastery mountain observatory office orchard orchestra
    parish park parking_lot piste plantation pool port post_office prison quarry racetrack rail range reception
    residence resort restaurant ring road room salon school site slope square stable stadium stage stall station
    studio surgery tent terminal theatre theater tower town tram tunnel valley village villa vineyard ward waterworks
    workshop yard zoo village county province state city municipality region country plant lab parish mosque temple
    synagogue expo fair festival tournament league route line depot
    """
)
# What names somebody's work by its ending: engineer, bursar, dentist, librarian, assistant, lifeguard, foreman.
_WORKER = r"[a-z]{2,}(?:eer|ist|ian|ician|man|woman|guard|keeper|maker|smith|wright|master|worker|hand|ant|ary|icer)"
_DOER = r"[a-z]{3,}[^aeiou\W](?:er|or)"  # manager, dispatcher, conductor; no "four", "never"
_NO_DOER = "never after under over other another whether together rather either number order matter water paper later"
_WORK = any_of(
    """
    work worked working manage managed run ran lead led drive drove sell sold teach taught maintain maintained
    operate operated serve served train trained coach coached supervise supervised head headed look_after
    looked_after design designed build develop programmed program repair repaired fix code coded edit edited write
    clean cleaned cook cooked bake baked mill milled weld welded nurse nursed translate translated treat treated
    audit audited dispatch dispatched coordinate coordinated organise organised organize organized direct directed
    study studied intern interned volunteer volunteered assist assisted support supported tutor tutored chair chaired
    represent represented handle handled own owned keep kept plan planned deliver delivered process processed test
    tested analyse analyze research researched install installed
    """
)
_WHEN = compiled(
    rf"\b(?:19|20)\d\d\b|\bq[1-4]\b|\b(?:in|of|since|early|mid|late|until|by|last|around|during|one|from|this) {MONTH}\b"
    rf"|\b{MONTH} (?:\d|last|this)|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b|^{MONTH}\b"
    rf"|\b(?:last|previous|next|one|this|every|two|three) (?:\w+ )?(?:{SEASON}s?|year|month|week|quarter|{WEEKDAY}|{MONTH}"
    rf"|night|evening|morning|afternoon|weekend)\b"
    rf"|\b(?:years?|months?|weeks?|days?|christmases|summers|winters|seasons|semesters|terms) (?:ago|before|later|into)\b"
    rf"|\b(?:in|during|over|for|of) (?:the |my |our |a |early |late )?(?:\w+ )?(?:{SEASON})\b|\b{SEASON} (?:of )?\d{{4}}"
    rf"|\b(?:on|a|one|the|late|early) (?:\w+ )?{WEEKDAY}\b|\b{WEEKDAY} (?:morning|evening|night|afternoon|noon|before)"
    rf"|\b(?:night|day|morning|evening|late|early) shift\b|\b{FESTIVAL}\b"
    rf"|\b(?:first|second|third|fourth|fifth|final|last|{NUMBER}) ?-?(?:year|month|week|semester|season|day)\b"
    r"|\bwhen i (?:joined|started|was|worked|served|came|studied)\b|\b\d{1,2}(?::\d\d)? ?[ap]m\b|\bat the time\b"
    r"|\bduring (?:my|the|our|a)\b|\byesterday\b|\bback in\b|\bthese days\b|\bseason \d{4}"
)
_PROPER_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|around|outside|of|for|over|across|between)(?: (?:the|a|our|southern|northern|eastern"
    r"|western|central|downtown|greater))? "
    r"(?!I\b|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4])[A-ZÀ-Þ][\w'’.-]+"
    r"|, [A-ZÀ-Þ][a-zß-ÿ]+(?:[.,;)]|$)|\([^)]*\b[A-ZÀ-Þ][a-zß-ÿ]+[^)]*\)"
)
_WHERE = compiled(rf"\b{ORGANISATION}s?\b|\b{_PLACE}s?\b|\b\w+'s (?:shop|house|place|office|practice|farm|where)\b")
_POSITION = compiled(
    rf"\b(?:i was|i'm|i am|im|i've been|i'd been|me|as|i became|i served as|i worked as|being)"
    rf" (?:a |an |the |our |my )?(?:[\w'&/-]+ ){{0,4}}?(?:{ROLE}|{_WORKER})\b"
    rf"|\bi (?:was|am)(?: \w+)? (?:in charge|responsible|on call|on duty|on shift|new|alone|part of|the only|the one"
    rf"|leading|running|managing|working|studying|doing|building|substituting|covering|helping|interning)\b"
    rf"|\bi'm (?:in charge|responsible|on call|the only|working|leading|running)\b"
    rf"|\b(?:i|we) (?:also |then |just |still |only |had )?{_WORK}\b"
    r"|\b(?:my|our) (?:own )?(?:team|shop|restaurant|company|class|internship|thesis|lab|crew|squad|unit|shift|branch"
    r"|department|group|project|startup|studio|ward|store|bakery|salon|farm|agency|practice|office|job|boss|manager)\b"
    rf"|^(?:[\w'&/-]+ ){{0,3}}?(?:{ROLE}|{_WORKER})\b ?(?:[,.:;(]|at\b|in\b|on\b|for\b|of\b|here\b|$)"
    rf"|, i was (?:[\w'-]+ ){{0,5}}?\w+|\bteam of \w+|\bthe (?:only|junior|senior|youngest|newest|second|lead) \w+"
    r"|\bi (?:joined|took over|started (?:at|in|as)|volunteered|was asked)\b"
)
_I_AM = re.compile(rf"\b(?:i was|i'm|i am|as) (?:a |an |the |our )?(?:[\w'&/-]+ ){{0,3}}?({_DOER})\b")
_NO_DOERS = words(_NO_DOER)
_INVOLVED = words("i i'm i'd i've i'll im we we'd we're we've my our me us")


@lru_cache(maxsize=256)
def scene_features(sentence: Sentence) -> tuple[str, ...]:
    """Which of the three are told in a sentence. A date or a place of nobody's concern is none."""
    where = bool(_WHERE.search(sentence.lower))
    position = _tells_position(sentence.lower)
    found = ["where"] * where + ["position"] * position
    if where or position or not _INVOLVED.isdisjoint(sentence.words) or sentence.size < _FRAGMENT:
        found += ["when"] * bool(_WHEN.search(sentence.lower))
        found += ["place"] * bool(_PROPER_PLACE.search(sentence.text))
    return tuple(found)


_FRAGMENT = 6  # words: "Lisbon, August 2023."


def _tells_position(lower: str) -> bool:
    if _POSITION.search(lower):
        return True
    return any(match.group(1) not in _NO_DOERS for match in _I_AM.finditer(lower))
