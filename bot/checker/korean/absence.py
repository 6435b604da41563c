"""Statements that there is nothing to tell: a sentence that says so cannot carry the item."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

import re

from bot.interview.model import Item

_UNKNOWN = r"(?:모릅니다|모르겠|모른다|몰라요|모름|알\s?수\s?없|알지\s?못|듣지\s?못|못\s?들었|말씀드릴\s?수\s?없|말씀드리기\s?어렵|기억나지|기억이\s?(?:안|없|나지))"
_NONE = r"(?:없습니다|없었|없어요|없음|없다|없고|없는|없네|없죠|아닙니다|아니었|못\s?받|받지\s?(?:못|않))"
_OPEN = r"아직\s?.{0,14}(?:나지\s?않|안\s?나|않았|못|중|모르|진행|없)|(?:다음\s?(?:주|달)|내년|[0-9]+월)(?:에|에나|쯤)?\s?.{0,10}(?:나옵니다|나와요|나온다|예정|알게|봐야|발표)|두고\s?봐야|지켜봐야"
ABSENT: dict[str, re.Pattern[str]] = {
    target: re.compile(pattern)
    for target, pattern in {
        Item.LESSON: (
            rf"(?:배운|배울|느낀|깨달은|달라진|바뀐|바꾼|얻은)\s?(?:점|것|게|건|바)[은는도이가]?\s?.{{0,16}}{_NONE}|교훈.{{0,14}}{_NONE}"
            r"|(?:똑같이|그대로|같은\s?방식으로)\s?(?:할|하)|생각해\s?보지\s?(?:않|못)|바꾸지\s?않았|달라지지\s?않"
        ),
        Item.MEASURED: (
            rf"(?:수치|숫자|통계|집계|기록|데이터|자료)[은는이가로도]?\s?.{{0,14}}(?:{_NONE}|{_UNKNOWN}|적은|잰|재\s?본)|(?:재|세|측정해?|집계해?|확인해?)\s?(?:보)?지\s?(?:않|못|는\s?(?:않|못))"
            rf"|(?:재|세어|측정해)\s?본\s?(?:적|사람|것)[은는이도]?\s?{_NONE}|얼마나\s?.{{0,16}}{_UNKNOWN}"
        ),
        Item.OUTCOME: rf"{_UNKNOWN}|{_OPEN}|알려\s?주지\s?않",
        Item.TARGET: (
            rf"(?:기한|목표|마감|날짜|기준|수치|정해진\s?것|정한\s?것)[은는이가도]?\s?.{{0,14}}{_NONE}|언제까지.{{0,14}}(?:{_NONE}|않)|(?:정하|정해\s?주|정해지)지\s?(?:않|못)|말은?\s?{_NONE}"
        ),
        Item.REASONING: rf"이유[은는가도]?\s?.{{0,8}}{_NONE}|그냥\s?(?:그렇게|그랬|했)|별\s?생각\s?없|생각해\s?보지\s?(?:않|못)|왜\s?.{{0,14}}{_UNKNOWN}",
        Item.STAKES: (
            rf"(?:별|큰|딱히|특별한)\s?(?:문제|피해|일|불편|손해|탈)[은는이가도]?\s?{_NONE}|(?:문제|민원|불만|피해|손해|불편(?:한\s?사람)?)[은는이가도]+\s?(?:딱히\s?|따로\s?)?없(?:었|습|어|음|고)|급한\s?일은\s?아니"
        ),
        Item.ONE_OCCASION: rf"(?:한\s?번의|특정한|특별히|딱히)\s?.{{0,14}}(?:{_NONE}|아니|{_UNKNOWN})",
        Item.SETTING: rf"(?:언제|어디|시기|회사\s?이름).{{0,24}}{_UNKNOWN}",
        Item.OWN_ACTIONS: rf"(?:직접\s?)?한\s?(?:것|일|게)[은는이도]?\s?(?:거의\s?|딱히\s?)?{_NONE}|(?:보기만|구경만|지켜보기만|지켜만|지켜봤|지켜보았|서\s?있기만)|{_UNKNOWN}",
        Item.OWN_DUTY: rf"(?:맡은|할|특별한|정해진)\s?(?:일|역할|것|게)[은는이도]?\s?(?:딱히\s?|따로\s?)?{_NONE}|제\s?(?:담당|일|몫)[도은이]?\s?아니|시킨\s?(?:것|사람|게)[도은이]?\s?{_NONE}|맡으라는\s?말",
        Item.CAUSE: rf"(?:왜|원인|이유).{{0,16}}{_UNKNOWN}",
    }.items()
}


def absences(text: str) -> list[str]:
    """The names of the features that shut an item out of a stretch of text."""
    return [f"{target}.!absent" for target, pattern in ABSENT.items() if pattern.search(text)]
