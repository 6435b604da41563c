"""Numbers of a Korean text with what they count, and how sentences end."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

import re

from bot.checker.relating import Amount, Comparing

_NATIVE = dict(zip(("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"), range(1, 11), strict=True))
_COUNTERS = r"%|퍼센트|프로|명|분|건|개|장|일|시간|시|원|톤|인분|인|곳|팀|회|번|석|권|대|주|달|개월|kg|그루|배|점|통|부|가구|마리|잔|병|상자"
_AMOUNT = re.compile(
    rf"(?P<digits>(?<![\d:.])\d[\d,]*(?:\.\d+)?)(?P<times>만|천|억|백)?\s?(?P<unit>{_COUNTERS})?(?!\s?:\d)"
    rf"|(?<![가-힣])(?P<native>{'|'.join(_NATIVE)})\s(?P<counted>{_COUNTERS})(?=[^가-힣]|[이가은는을를도만에으로])"
)
_TIMES = {"백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8}
_SAME = {"퍼센트": "%", "프로": "%", "분": "명", "인": "명"}
_CAP = re.compile(
    r"이하|이내|안으로|아래|미만|넘지\s?않|넘기지|줄이|낮추|까지는?\s|절감|단축|안에|한도|감축|없이|밑으로"
)
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


COMPARING = Comparing(amounts, _CAP, style)
