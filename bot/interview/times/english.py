"""How times are said in English."""

from __future__ import annotations

from bot.interview.model import Lang
from bot.interview.times.parts import (
    LAST,
    Ahead,
    Amount,
    Clock,
    DayPart,
    InDays,
    Lasting,
    Mark,
    MonthOf,
    Nth,
    OnDate,
    OnWeekday,
    Part,
    Parts,
    Step,
    Unit,
    Weekdays,
    Weekend,
    WeekOf,
    clock,
)
from bot.interview.times.results import Why, fail
from bot.interview.times.rules import Match, always, either, nothing, one_of, rules

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tu(?:e(?:s(?:day)?)?)?|we(?:d(?:s|nesday|nsday)?|nsday|ndesday|dnsday)"
    r"|th(?:u(?:r(?:s(?:day)?)?)?|rusday)?"
    r"|fri(?:day)?|sat(?:urday|erday)?|sun(?:day)?)s?\.?(?!\w)"
)
_BEGINNINGS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = dict(
    zip(
        ("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        (1, 1, *range(1, 13)),
        strict=True,
    )
) | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "ninety": 90}
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SOME = rf"(?:(?:{_HOUR}|an?|fifteen|twenty|thirty|forty-five|forty|fifty|ninety)(?= )|\d{{1,3}})"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": LAST}
_UNITS = r"minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?|wk|w|fortnights?|months?"
_AMOUNT = (
    r"(?:(?P<half>half an? hour|half hour)"
    rf"|(?P<count>\d{{1,3}}\.\d|{_SOME})(?P<more> and a half)? ?(?P<unit>{_UNITS})(?P<and_half> and a half)?"
    rf"(?:(?:,? ?(?:and )?)(?P<minutes>{_SOME}) ?(?:minutes?|mins?|m)|(?<=h)(?P<glued>\d\d))?)(?![a-z\d])"
)
_OF_UNIT = {
    "mi": Amount(minutes=1),
    "h": Amount(minutes=60),
    "d": Amount(days=1),
    "w": Amount(weeks=1),
    "f": Amount(weeks=2),
    "mo": Amount(months=1),
}
_DAY_MINUTES = 24 * 60
_LAST_HOUR = 23
_MINUTES_SAID = (5, 10, 15, 20, 25)
"""To the next hour, in words."""
_SETS = {
    "mwf": (0, 2, 4),
    "m/w/f": (0, 2, 4),
    "m w f": (0, 2, 4),
    "m, w, f": (0, 2, 4),
    "m w": (0, 2),
    "t th": (1, 3),
    "mw": (0, 2),
    "m/w": (0, 2),
    "tth": (1, 3),
    "t/th": (1, 3),
    "tuth": (1, 3),
    "tr": (1, 3),
    "m-f": (0, 1, 2, 3, 4),
    "mtwtf": (0, 1, 2, 3, 4),
    "mtwthf": (0, 1, 2, 3, 4),
}
_EVERY_DAY = Weekdays(frozenset(range(7)))
_WORKDAYS = Weekdays(frozenset(range(5)))


def _number(text: str | None) -> int:
    return 0 if text is None else _NUMBERS.get(text) or int(text)


def _weekday_of(match: Match) -> int:
    return _BEGINNINGS.index(match["weekday"][:2])


# ---------------------------------------------------------------- so much time


def _amount(match: Match) -> Amount:
    if match["half"]:
        return Amount(minutes=30)
    unit = match["unit"]
    one = _OF_UNIT["mi" if unit == "m" else unit[:2] if unit[:2] in _OF_UNIT else unit[0]]
    count = float(match["count"]) if "." in match["count"] else _number(match["count"])
    count += 0.5 if match["more"] or match["and_half"] else 0
    minutes = _number(match["minutes"]) + int(match["glued"] or 0)
    if count != int(count) and not (one.minutes or one.days):
        raise fail(Why.UNREAD, match[0])
    if one.minutes or (one.days and count != int(count)):
        return Amount(minutes=round(count * (one.minutes or _DAY_MINUTES)) + minutes)
    count = int(count)
    return Amount(one.months * count, one.weeks * count, one.days * count, minutes)


def _plain(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((_amount(match),),)


def _ahead(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Ahead(_amount(match)),),)


def _lasting(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Lasting(_amount(match)),),)


def _from_day(match: Match, _: Lang) -> tuple[Parts, ...]:
    """A week from Friday."""
    by = _amount(match)
    days = 7 * by.weeks + by.days
    if by.months or by.minutes:
        raise fail(Why.UNREAD, match[0])
    if match["weekday"]:
        if by.days:
            raise fail(Why.UNREAD, match[0])
        return ((OnWeekday(_weekday_of(match), later=by.weeks),),)
    return ((InDays(days + (0 if match["day"] == "today" else 1)),),)


# ---------------------------------------------------------------- days


def _weekday(match: Match, _: Lang) -> tuple[Parts, ...]:
    day, which = _weekday_of(match), match["which"] or ""
    if which == "next":
        # The next that comes, or the one of next week?
        return either([(OnWeekday(day, strictly=True),), (OnWeekday(day, 1),)])
    return ((OnWeekday(day, 0 if which == "this" else None),),)


def _weekend(match: Match, _: Lang) -> tuple[Parts, ...]:
    which = match["which"]
    if which == "next":
        return either([(Weekend(strictly=True),), (Weekend(1),)])
    return ((Weekend(0 if which == "this" else None),),)


def _in_words(match: Match, _: Lang) -> tuple[Parts, ...]:
    if not 1 <= int(match["day"]) <= 31:
        raise fail(Why.NO_SUCH_DAY, match[0])
    month = _MONTHS.index(match["month"][:3]) + 1
    return ((OnDate(int(match["day"]), month, int(match["year"]) if match["year"] else None),),)


def _day_of_month(match: Match, _: Lang) -> tuple[Parts, ...]:
    day = int(match["day"])
    if not 1 <= day <= 31:
        raise fail(Why.NO_SUCH_DAY, match[0])
    found: list[Parts] = [(OnDate(day),)]
    if match[0] in _ORDINALS:
        found.append((Nth(_ORDINALS[match[0]]),))
    return either(found)


def _days_named(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Weekdays(frozenset(_SETS[match[0]])),),)


# ---------------------------------------------------------------- rhythms


def _step(match: Match, _: Lang) -> tuple[Parts, ...]:
    count = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3}.get(match["count"]) or _number(match["count"])
    if match["unit"].startswith("month"):
        if count != 1:
            raise fail(Why.UNREAD, match[0])
        return ((Mark.MONTHLY,),)
    return ((_stepped(count, match["unit"]),),)


def _stepped(count: int, unit: str) -> Step:
    if unit.startswith("day"):
        return Step(count, Unit.DAY)
    return Step(2 * count if unit.startswith("fortnight") else count, Unit.WEEK)


def _every_nth(match: Match, _: Lang) -> tuple[Parts, ...]:
    """Every second Monday: of the month, or every two weeks?"""
    number = _ORDINALS.get(match["which"], 0)
    if match["which"] == "other":
        return ((Step(2, Unit.WEEK),),)
    if number in (1, LAST):
        return ((Nth(number),),)
    return ((Step(number, Unit.WEEK),), (Nth(number),))


def _nth(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Nth(_ORDINALS[match["which"]]),),)


# ---------------------------------------------------------------- clocks


def _spoken(match: Match, _: Lang) -> tuple[Parts, ...]:
    """Half past seven, a quarter to eight, ten past eight."""
    hour = _number(match["hour"])
    share = match["share"]
    minute = 30 if share == "half" else 15 if share == "quarter" else _number(share)
    found: list[Parts] = []
    if match["side"] == "to" and share not in ("half", "quarter") and minute <= _LAST_HOUR:
        # 5 to 9pm: five to nine, or from five to nine?
        found.append((clock(minute), Mark.TO, clock(hour), *_half(match)))
    if match["side"] == "to" and share != "half" and minute in _MINUTES_SAID and 1 <= hour <= 12:
        found.append((Clock(hour - 1 or 12, 60 - minute, False), *_half(match)))
    if match["side"] == "past" and minute < 60 and 1 <= hour <= 12:
        found.append((Clock(hour, minute, False), *_half(match)))
    if not found:
        raise fail(Why.UNREAD, match[0])
    return either(found)


def _in_letters(match: Match, _: Lang) -> tuple[Parts, ...]:
    """Eight, seven thirty."""
    return ((clock(_number(match["hour"]), _number(match["minute"])), *_half(match)),)


def _half(match: Match) -> list[Part]:
    return [] if not match["half"] else [DayPart.AM if match["half"] == "a" else DayPart.PM]


def _rough(match: Match, _: Lang) -> tuple[Parts, ...]:
    half = _half(match)
    hour = clock(int(match["hour"]), int(match["minute"] or 0), written=match[0])
    return ((hour, *half, Mark.ABOUT),)


_AP = r"(?: ?(?P<half>[ap])\.?m(?![a-z])\.?)?"
_ST = r"(?:st|nd|rd|th)"
_ORDINAL = "|".join(_ORDINALS)
_MIDNIGHT = always(Clock(12, 0, certain=False), DayPart.NIGHT)

RULES = rules(
    (r"(?:at|on|in|the|of|from|starting|please|pls|sharp|o'?clock|exactly|local time|my time)(?!\w)", nothing),
    (r"(?:around|about|approx(?:imately)?|roughly|ca|circa)(?!\w)\.?", always(Mark.ABOUT)),
    (r"-?ish(?!\w)", always(Mark.ABOUT)),
    (rf"(?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))? ?ish{_AP}(?!\w)", _rough),
    # ---- days
    (r"(?:later )?today(?!\w)", always(InDays(0))),
    (r"(?:tonight|tonite|2nite|2night)(?!\w)", always(InDays(0), DayPart.NIGHT)),
    (r"this evening(?!\w)", always(InDays(0), DayPart.EVENING)),
    (r"this afternoon(?!\w)", always(InDays(0), DayPart.AFTERNOON)),
    (r"this morning(?!\w)", always(InDays(0), DayPart.MORNING)),
    (r"(?:tom+or+ow|tmrw|tmr|tmw|tmmrw|tomo|2mor+ow|2moro)(?!\w)", always(InDays(1))),
    (r"(?:the )?day after tomorrow(?!\w)|overmorrow(?!\w)", always(InDays(2))),
    (r"yesterday(?!\w)", always(InDays(-1))),
    (rf"(?:(?:the |this )?(?P<which>this|next|coming|upcoming) )?{_WEEKDAY}", _weekday),
    (r"(?:(?P<which>this|next|coming) )?weekends?(?!\w)", _weekend),
    (r"next week(?!\w)", always(WeekOf(1))),
    (r"this week(?!\w)", always(WeekOf(0))),
    (r"next month(?!\w)", always(MonthOf(1))),
    (rf"(?P<day>\d{{1,2}})(?:{_ST}|\.)?[ -]?(?:of )?{_MONTH}(?:[ -](?P<year>20\d\d)(?![:\d]))?(?!\w)", _in_words),
    (
        rf"{_MONTH}[ -]?(?:the )?(?P<day>\d{{1,2}}){_ST}?(?!\w|[:.]\d| ?[ap]\.?m)"
        r"(?:[ -](?P<year>20\d\d)(?![:\d]))?(?!\w)",
        _in_words,
    ),
    (rf"(?P<day>\d{{1,2}}){_ST}(?!\w)", _day_of_month),
    (r"day (?P<day>\d{1,2})(?![\w:.])", _day_of_month),
    (r"(?:the )?last day(?= of (?:the|each|every|this|next) month)", always(OnDate(LAST))),
    # ---- so much time
    (rf"{_AMOUNT}", _plain),
    (rf"in {_AMOUNT}", _ahead),
    (rf"{_AMOUNT} (?:from now|later|hence)(?!\w)", _ahead),
    (rf"for {_AMOUNT}", _lasting),
    (rf"{_AMOUNT} from (?:{_WEEKDAY}|(?P<day>today|tomorrow)(?!\w))", _from_day),
    # ---- clocks
    (
        rf"(?:a )?(?P<share>half|quarter|{_SOME}) (?P<side>past|to) (?P<hour>{_HOUR}|\d{{1,2}})(?![:\d]){_AP}(?!\w)",
        _spoken,
    ),
    (rf"(?P<hour>{_HOUR})(?:[ -](?P<minute>fifteen|thirty|forty-five))?{_AP}(?!\w)", _in_letters),
    (r"(?:12 |twelve )?(?:noon|midday)(?!\w)", always(Clock(12, 0, certain=True))),
    (r"(?:12 |twelve )?midnight(?!\w)", _MIDNIGHT),
    (r"(?:in the )?mornings?(?!\w)", always(DayPart.MORNING)),
    (r"(?:in the )?afternoons?(?!\w)", always(DayPart.AFTERNOON)),
    (r"(?:in the )?evenings?(?!\w)", always(DayPart.EVENING)),
    (r"(?:at )?nights?(?!\w)", always(DayPart.NIGHT)),
    # ---- ranges
    (r"(?:to|until|till|til|through|thru|up to)(?!\w)", always(Mark.TO)),
    (r"between(?!\w)", always(Mark.BETWEEN)),
    (r"and(?!\w)", always(Mark.AND)),
    # ---- rhythms
    (r"(?:every|each)(?!\w)", always(Mark.EVERY)),
    (r"(?:daily|every ?day|each day|all days)(?!\w)", always(_EVERY_DAY)),
    (r"(?:every |each )?(?:week|work)days?(?!\w)", always(_WORKDAYS)),
    ("(?:" + "|".join(sorted(map(str, _SETS), key=len, reverse=True)) + r")(?!\w)", _days_named),
    (r"(?:weekly|once a week|(?:every|each) week)(?!\w)", always(Step(1, Unit.WEEK))),
    (r"fortnightly(?!\w)", always(Step(2, Unit.WEEK))),
    (
        rf"(?:every|each) (?P<count>other|second|2nd|third|3rd|{_SOME}) "
        r"(?P<unit>days?|weeks?|fortnights?|months?)(?!\w)",
        _step,
    ),
    (r"every fortnight(?!\w)", always(Step(2, Unit.WEEK))),
    (rf"every (?P<which>other|{_ORDINAL}) (?={_WEEKDAY})", _every_nth),
    (rf"(?P<which>{_ORDINAL})(?!\w)(?= (?:(?:and |& ?|/ ?)?(?:{_ORDINAL}) )*{_WEEKDAY})", _nth),
    (rf"(?P<which>{_ORDINAL})(?!\w)(?= (?:and|&) (?:{_ORDINAL}) {_WEEKDAY})", _nth),
    (r"monthly(?!\w)|(?:of )?(?:the|every|each) month(?!\w)|a month(?= on)", one_of((Mark.MONTHLY,))),
    (r"(?:except|but not|but|excluding|without)(?: for)?(?!\w)", always(Mark.EXCEPT)),
)
