"""How times are said in Korean, and how they are typed: 낼, 담주, 금욜, 저녁 8시쯤."""

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
    Parts,
    Step,
    Unit,
    Weekdays,
    Weekend,
    WeekOf,
    YearOf,
    clock,
)
from bot.interview.times.results import Why, fail
from bot.interview.times.rules import Match, always, either, nothing, one_of, rules

_DAYS = "월화수목금토일"
_WEEKDAY = rf"(?P<weekday>[{_DAYS}])(?:요일|욜)날?"
_NATIVE = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_HOURS = {word: number for number, word in enumerate(_NATIVE, start=1)}
_COUNTS = _HOURS | {"석": 3, "넉": 4}
_SINO = {char: number for number, char in enumerate("일이삼사오육칠팔구", start=1)}
_HOUR = "|".join(sorted(_HOURS, key=len, reverse=True))
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_TENS = r"[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?"
_SOME = rf"(?:{_COUNT}|{_TENS}|[일이삼사오육칠팔구]|\d{{1,3}})"
_NUMBER = rf"(?:{_TENS}|[일이삼사오육칠팔구]|\d{{1,2}})"
_NAMED_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15,
}  # fmt: skip
_NAMED = "|".join(_NAMED_DAYS)
_AMOUNT = (
    rf"(?:(?P<named>{_NAMED})|(?P<half>반 ?시간)"
    rf"|(?P<hours>{_SOME}) ?시간(?: ?(?:(?P<and_half>반)(?![가-힣]*시)|(?P<and_minutes>{_SOME}) ?분))?"
    rf"|(?P<minutes>{_SOME}) ?분|(?P<days>\d{{1,3}}) ?일(?!까지)|(?P<weeks>{_SOME}) ?주일?"
    rf"|(?P<months>{_SOME}) ?(?:개월|달))"
)
_ORDINALS = {
    "첫째": 1, "첫 번째": 1, "첫번째": 1, "첫": 1, "1번째": 1, "둘째": 2, "두 번째": 2, "두번째": 2, "2번째": 2,
    "셋째": 3, "세 번째": 3, "세번째": 3, "3번째": 3, "넷째": 4, "네 번째": 4, "네번째": 4, "4번째": 4,
    "마지막": LAST,
}  # fmt: skip
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_THIS, _NEXT, _COMING = r"이번 ?", r"(?:다음 ?번? ?|담 ?)", r"(?:돌아오는|다가오는|오는) ?"
_EVERY_DAY = Weekdays(frozenset(range(7)))
_WORKDAYS = Weekdays(frozenset(range(5)))
_ALONE = r"(?![가-힣])"


def _number(text: str | None) -> int:
    if text is None:
        return 0
    if text in _COUNTS:
        return _COUNTS[text]
    return int(text) if text.isdigit() else _sino(text)


def _sino(text: str) -> int:
    tens, ten, ones = text.rpartition("십")
    return (10 * _SINO.get(tens, 1) if ten else 0) + _SINO.get(ones, 0)


# ---------------------------------------------------------------- so much time


def _amount(match: Match) -> Amount:
    if match["named"]:
        return Amount(days=_NAMED_DAYS[match["named"]])
    if match["half"]:
        return Amount(minutes=30)
    minutes = 60 * _number(match["hours"]) + _number(match["minutes"]) + _number(match["and_minutes"])
    minutes += 30 if match["and_half"] else 0
    return Amount(_number(match["months"]), _number(match["weeks"]), _number(match["days"]), minutes)


def _plain(match: Match, _: Lang) -> tuple[Parts, ...]:
    """3일 may be three days or the third."""
    found: list[Parts] = [(_amount(match),)]
    if match["days"] and int(match["days"]) <= 31:
        found.append((OnDate(int(match["days"])),))
    return either(found)


def _ahead(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Ahead(_amount(match)),),)


def _lasting(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Lasting(_amount(match)),),)


def _each(match: Match, _: Lang) -> tuple[Parts, ...]:
    """Every so much: 이틀에 한 번, 2주마다. 15일마다 may be the fifteenth of each month."""
    by = _amount(match)
    if by.minutes or by.months > 1:
        raise fail(Why.UNREAD, match[0])
    if by.months:
        return ((Mark.MONTHLY,),)
    found: list[Parts] = [(Step(by.weeks, Unit.WEEK) if by.weeks else Step(by.days, Unit.DAY),)]
    if match["days"] and "마다" in match[0]:
        found.append((OnDate(by.days),))
    return either(found)


# ---------------------------------------------------------------- days


def _day(match: Match) -> int:
    return _DAYS.index(match["weekday"])


def _weekday(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((OnWeekday(_day(match)),),)


def _this_weekday(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((OnWeekday(_day(match), 0),),)


def _next_weekday(match: Match, _: Lang) -> tuple[Parts, ...]:
    """The next that comes, or the one of next week?"""
    return either([(OnWeekday(_day(match), strictly=True),), (OnWeekday(_day(match), 1),)])


def _set(match: Match, _: Lang) -> tuple[Parts, ...]:
    """월수금; each day once."""
    days = match["days"]
    if len(set(days)) != len(days):
        raise fail(Why.UNREAD, match[0])
    found: list[Parts] = [(Weekdays(frozenset(map(_DAYS.index, days))),)]
    if match[0] == "금일":
        found.append((InDays(0),))
    return either(found)


def _date(match: Match, _: Lang) -> tuple[Parts, ...]:
    month, day = _month(match["month"]), _number(match["day"])
    year = int(match["year"]) if match["year"] else None
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise fail(Why.NO_SUCH_DAY, match[0])
    if year is not None and year < 100:
        year += 2000
    return ((OnDate(day, month, year),),)


def _month(text: str) -> int:
    return {"유": 6, "시": 10}.get(text) or _number(text)


def _day_of_month(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((OnDate(int(match["day"])),),)


def _ordinal(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Nth(_ORDINALS[match["which"]]),),)


def _week_number(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((Nth(int(match["which"])),),)


# ---------------------------------------------------------------- clocks


def _hour(match: Match, _: Lang) -> tuple[Parts, ...]:
    written = match["hour"]
    hour = _HOURS.get(written) or int(written)
    minute = 30 if match["half"] else _number(match["minute"])
    if hour > 24 or minute > 59:
        raise fail(Why.UNREAD, (match["wrong"] or match[0]) if hour <= 24 else match[0])
    return ((clock(hour, minute, certain=written.startswith("0"), written=match[0]),),)


def _bare_hour(match: Match, _: Lang) -> tuple[Parts, ...]:
    return ((clock(int(match["hour"]), written=match[0]),),)


_MIDNIGHT = always(Clock(12, 0, certain=False), DayPart.NIGHT)

RULES = rules(
    (rf"(?:에요|이요|요|은|는|로|날|때|사이){_ALONE}|에는?|정각|지금부터|현지 ?시간", nothing),
    (r"(?:쯤|경|정도|즈음|무렵|대략|약)(?:에|으로)?", always(Mark.ABOUT)),
    # ---- days
    (r"오늘", always(InDays(0))),
    (r"이따가?", always(InDays(0))),
    (r"(?:내일|낼|명일)", always(InDays(1))),
    (r"(?:내일 ?모레|낼 ?모레|모레)", always(InDays(2))),
    (r"글피", always(InDays(3))),
    (r"그글피", always(InDays(4))),
    (r"어제", always(InDays(-1))),
    (r"(?:그저께|그제|엊그제)", always(InDays(-2))),
    (_WEEKDAY, _weekday),
    (rf"(?P<weekday>[{_DAYS}]){_ALONE}", _weekday),
    (r"불(?P<weekday>금)", _weekday),
    (rf"{_THIS}{_WEEKDAY}", _this_weekday),
    (rf"{_COMING}{_WEEKDAY}", _weekday),
    (rf"{_NEXT}{_WEEKDAY}", _next_weekday),
    (rf"{_THIS}주말", always(Weekend(0))),
    (rf"{_COMING}주말", always(Weekend())),
    (rf"{_NEXT}주말", one_of((Weekend(strictly=True),), (Weekend(1),))),
    (r"주말", always(Weekend())),
    (rf"(?:{_THIS}주|금주)(?!말|일)", always(WeekOf(0))),
    (rf"(?:{_NEXT}주|차주|내주)(?!말|일)", always(WeekOf(1))),
    (r"(?:다다음 ?주|다담 ?주)(?!말|일)", always(WeekOf(2))),
    (rf"(?:{_THIS}달|이달|금월)", always(MonthOf(0))),
    (rf"(?:{_NEXT}달|익월)", always(MonthOf(1))),
    (r"올해", always(YearOf(0))),
    (r"내년", always(YearOf(1))),
    (
        rf"(?:(?P<year>20\d\d|\d\d)년 ?)?(?P<month>\d{{1,2}}|{_TENS}|[일이삼사오육칠팔구유시])월 ?(?P<day>{_NUMBER})일",
        _date,
    ),
    (r"(?P<day>\d{1,2}) ?일(?=까지|에(?! ?한))", _day_of_month),
    (r"(?:말일|마지막 ?날)", always(OnDate(LAST))),
    # ---- so much time
    (rf"{_AMOUNT}", _plain),
    (rf"{_AMOUNT} ?(?:뒤|이후|후|이따가?)에?", _ahead),
    (rf"{_AMOUNT} ?(?:동안|간)", _lasting),
    # ---- clocks
    (
        rf"(?P<hour>{_HOUR}|\d{{1,2}}) ?시(?!간)"
        rf"(?: ?(?:(?P<wrong>(?P<minute>\d{{1,2}}|{_TENS}|[오])분)|(?P<half>반)(?!시)))?",
        _hour,
    ),
    (rf"(?P<hour>\d{{1,2}})(?= ?[~-] ?(?:{_HOUR}|\d{{1,2}}) ?시)", _bare_hour),
    (r"정오", always(Clock(12, 0, certain=True))),
    (r"자정", _MIDNIGHT),
    (r"오전", always(DayPart.AM)),
    (r"오후", always(DayPart.PM)),
    (r"새벽", always(DayPart.DAWN)),
    (r"아침", always(DayPart.MORNING)),
    (r"점심(?:때|시간)?", always(DayPart.LUNCH)),
    (r"(?:대낮|한낮|낮)", always(DayPart.MIDDAY)),
    (r"저녁(?:때)?", always(DayPart.EVENING)),
    (r"(?:한밤|밤)(?:에)?", always(DayPart.NIGHT)),
    # ---- ranges
    (r"(?:부터|에서)", always(Mark.SINCE)),
    (r"까지", always(Mark.UNTIL)),
    (r"(?:과|와|하고|이랑|랑|및)(?= )", always(Mark.AND)),
    # ---- rhythms
    (r"(?:매일 ?매일|매일|날마다|하루에 ?한 ?번)(?:에)?", always(_EVERY_DAY)),
    (r"(?:평일|주중)", always(_WORKDAYS)),
    (r"(?:매주|주 ?1회)(?: ?한 ?번)?(?:에)?", always(Step(1, Unit.WEEK))),
    (r"마다", always(Mark.EVERY)),
    (r"격주로?", always(Step(2, Unit.WEEK))),
    (r"(?:격일|하루 ?걸러(?: ?한 ?번)?)로?", always(Step(2, Unit.DAY))),
    (rf"{_AMOUNT} ?(?:마다|에 ?한 ?번|에 ?1회)(?:씩)?", _each),
    (r"(?:매월|매달|달마다|다달이)", always(Mark.MONTHLY)),
    (rf"(?P<which>{_ORDINAL})(?: ?주)?(?= )", _ordinal),
    (r"(?P<which>[1-4])주차", _week_number),
    (rf"(?P<days>[{_DAYS}]{{2,7}})(?:요일|욜)?{_ALONE}(?!요|욜)", _set),
    (r"(?:빼고|제외하고|제외|말고)", always(Mark.LEFT_OUT)),
)
