"""Numbers of a Korean text with what they count, and how sentences end."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

import re

from bot.checker.relating import Amount, Comparing

_NATIVE = dict(zip(("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"), range(1, 11), strict=True))
_COUNTERS = r"%|퍼센트|프로|명|분|건|개|장|일|시간|시|초|ms|km|도|세대|살|쪽|줄|원|톤|인분|인|곳|팀|회|번|석|권|대|주|달|개월|kg|그루|배|점|통|부|가구|마리|잔|병|상자"
_AMOUNT = re.compile(
    rf"(?P<digits>(?<![\d:.])\d[\d,]*(?:\.\d+)?)(?P<times>만|천|억|백)?\s?(?P<unit>{_COUNTERS})?(?!\s?:\d)"
    rf"|(?<![가-힣])(?P<native>{'|'.join(_NATIVE)})\s(?P<counted>{_COUNTERS})(?=[^가-힣]|[이가은는을를도만에으로])"
)
_TIMES = {"백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8}
_SAME = {"퍼센트": "%", "프로": "%", "분": "명", "인": "명"}
_CAP = re.compile(
    r"이하|이내|안으로|아래|미만|넘지\s?않|넘기지|줄이|낮추|까지는?\s|절감|단축|안에|한도|감축|없이|밑으로"
)
_DAY = re.compile(r"(?<!\d)(?P<month>1?\d)월\s?(?P<day>[123]?\d)일")
_CLOCK = re.compile(
    r"(?P<half>오전|오후|저녁|밤|아침|새벽)?\s?(?<!\d)(?P<hour>[012]?\d)시(?!\s?간)(?:\s?(?P<minute>[0-5]?\d)분|\s?(?P<thirty>반))?"
    r"|(?<!\d)(?P<hours>[012]?\d):(?P<minutes>[0-5]\d)"
)
_OF = re.compile(
    r"(?<![\d.])(?P<whole>\d[\d,]*)\s?[가-힣]{0,3}\s?(?:중|가운데)(?:에서?)?\s(?:[가-힣]+\s){0,2}(?P<part>\d[\d,]*)(?!\s?(?:%|시|월))"
)
_AFTERNOON = ("오후", "저녁", "밤")
_NOON_HOURS, _HOUR_MINUTES, _MONTH_DAYS = 12, 60, 31
_STYLES = (
    ("formal", re.compile(r"(?:니다|니까)[.!?'\"”)\s]*$")),
    ("polite", re.compile(r"[요죠][.!?'\"”)\s~ㅎㅋ]*$")),
    ("plain", re.compile(r"다[.!?'\"”)\s]*$")),
)


def amounts(text: str) -> list[Amount]:
    found = []
    for match in _AMOUNT.finditer(text):
        if match["digits"]:
            value = float(match["digits"].replace(",", "").rstrip(".") or 0) * _TIMES.get(match["times"] or "", 1.0)
        else:
            value = float(_NATIVE[match["native"]])
        unit = match["unit"] or match["counted"] or ""
        found.append(Amount(value, _SAME.get(unit, unit)))
    return found


def style(text: str) -> str:
    return next((name for name, ends in _STYLES if ends.search(text)), "note")


def moments(text: str) -> list[Amount]:
    """Clocks in minutes of the day, days in days of the year, roughly."""
    clocks = [Amount(_minutes(match), "clock") for match in _CLOCK.finditer(text)]
    days = (float(match["month"]) * _MONTH_DAYS + float(match["day"]) for match in _DAY.finditer(text))
    return clocks + [Amount(day, "day") for day in days]


def _minutes(match: re.Match[str]) -> float:
    if match["hours"]:
        return float(match["hours"]) * _HOUR_MINUTES + float(match["minutes"])
    hour = float(match["hour"]) + (
        _NOON_HOURS if match["half"] in _AFTERNOON and int(match["hour"]) < _NOON_HOURS else 0
    )
    return hour * _HOUR_MINUTES + (_HOUR_MINUTES / 2 if match["thirty"] else float(match["minute"] or 0))


def parts(text: str) -> list[tuple[float, float]]:
    """What was reached of what there was: 34대 중 29대."""
    return [(_value(match["part"]), _value(match["whole"])) for match in _OF.finditer(text)]


def _value(number: str) -> float:
    return float(number.replace(",", ""))


COMPARING = Comparing(amounts, _CAP, moments, parts, style)
