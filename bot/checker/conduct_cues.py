"""How the opposite of a principle is told by whoever did it, in words; and what takes the edge off it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.interview.hearing import ConductKind
from bot.interview.model import Lang

_ENGLISH = {
    "deceiving": r"\b(?:nobody asks|left (?:it|that|this|that part) out|fresh date|new labels?|I (?:said"
    r"|told (?:him|her|them|it)) (?:yes|no|my|it (?:did|was))"
    r"|when (?:he|she|they|the \w+) asked\b.{0,40}\bI said|pretend\w*|made (?:it )?up|invented|faked?"
    r"|it'?s not,|by chance|over seventy|the real \w+)\b",
    "hiding": r"\b(?:threw the first|no ?(?:one|body) (?:from .{0,20})?(?:had to|needed to|has to) know"
    r"|kept the status|so the list was green|agreed that it'?d|spread it over"
    r"|in the old handwriting|on green|deleted the (?:log|mail|record)s?|never told|didn'?t tell"
    r"|nobody (?:knows|noticed|found out)|quietly|without telling)\b",
    "skipped_check": r"\b(?:ticked off|(?:mentor|colleague|partner)'?s? sign|wrote the .{0,20}sign"
    r"|commented out|skip the|left it that way|date changed|only \d[\d,]* on it"
    r"|signed (?:for|it) (?:him|her|without)|without (?:looking|testing|checking)|from the year before)\b",
    "blaming": r"\bI (?:told|said to) (?:her|him|them"
    r"|the \w+) (?:that )?(?!I\b)(?:it was )?[A-Z]?\w+ (?:had|did|was to|plated|forgot)\b"
    r"|\bhe was new\b|\bput it (?:down to|on) (?:him|her|the)\b|\bin fact I(?:'d| had)\b",
    "taking_credit": r"\b(?:under my (?:own )?name|my own (?:analysis|idea|work)|an analysis of my own"
    r"|idea was born|assign it to me|of a trip of mine|as (?:if it were )?mine|with my name on)\b",
    "reckless": r"\b(?:can'?t think of everything|talk it to death|left for the weekend|without a way of"
    r"|signature of one|who cares|it'?ll be fine|took the risk|on a Friday night)\b",
    "contempt": r"\b(?:such people|those who can|slow down everything|that sort|their kind|too (?:stupid"
    r"|slow|dumb)|idiots?|don'?t deserve|be firm with)\b",
    "retaliating": r"\b(?:warnings? in (?:two|\d+)|took (?:him|her|them) off|attachments would go missing"
    r"|let it run|list of all the faults|on purpose (?:badly|slow)|taught (?:him|her) a lesson"
    r"|paid (?:him|her) back)\b",
}
_KOREAN = {
    "deceiving": r"대본에서 (?:뺐|빼)|얘기는 (?:뺐|빼|안)|지어 ?(?:넣|내)|일단 .{0,15}불가|없다고 말씀드렸"
    r"|끊긴다고 안내|속여|속였|거짓(?:말|으로)|사실은 (?:아니|없)|실제로는 .{0,25}있었지만|소개하고, 없는",
    "hiding": r"로그를 지|기록을 .{0,15}나눠|끝까지 몰랐|초록색으로|전날 값으로|테스트 데이터라고"
    r"|기기 오차라고|몰래|흘려보냈|정상 가동으로|이상 없음으로|아무(?:도|한테도) (?:모르|말)|숨겼|감췄"
    r"|덮었|알리지 않|말하지 않았",
    "skipped_check": r"옆으로 빼|비슷한 글씨|동료 이름을 썼|한꺼번에 찍|아직 모르시|검사(?:는|를)? ?(?:건너"
    r"|생략)|확인(?:은|도)? ?(?:건너|생략)|대신 서명|서명란에|저만의 방법",
    "blaming": r"(?:알바생|후배|신입|기사님|외주|막내|동료|인턴).{0,20}(?:그렇다고|오배송|때문이라고|탓"
    r"|실수라고|준 숫자|해서 그렇)|탓으로|탓이라고 (?:말|적|보고)",
    "taking_credit": r"제 이름(?:만|으로)|제가 고안한|얘기는 넣지 않|제 아이디어(?:라고|인)|제가 (?:다"
    r"|혼자) (?:한|만든) (?:것|걸)(?:처럼|로|이라고)",
    "reckless": r"선을 뽑|경보기|그래도 .{0,40}(?:깎|올렸|그대로|넣었)|위험하다는 .{0,20}(?:무시|그냥)|설마"
    r"|될 대로|일단 (?:그냥 )?(?:밀어|올려|질러)|재지 않고 그대로",
    "contempt": r"머리니까|흉내|앞으로 불러 세|핑계가 되냐|그냥 외우시라|진도에서 뺐|수준이|못 알아듣|무식"
    r"|한심|그 나이에",
    "retaliating": r"본보기|최하 등급|잔금 지급을|일부러 .{0,15}(?:느리|늦|빠)|따르는 척|일 못하는 곳"
    r"|불이익|골탕|벌로",
}
_SOBER_ENGLISH = (
    r"\bI (?:told|rang|wrote|said to|reported|went to|informed|called)\b.{0,60}\b(?:that I|my (?:mistake"
    r"|fault)|the owner|my boss|head|director|them all|everyone|openly|honestly)\b"
    r"|\bmy (?:mistake|fault)\b|\bit was me\b|\bopenly\b|\bhonestly\b|\bI'?d been wrong\b|\bI refused\b"
    r"|\bI can'?t\b|\bin writing\b|\bI was wrong\b|\bapologi[sz]ed\b"
    r"|\b(?:he|she|they)'?d? (?:had )?(?:hidden|concealed|lied|cheated|deceived|told them)\b"
    r"|\bmy predecessor\b|\bwe told\b|\bI put\b.{0,30}\bafterwards\b"
)
_SOBER_KOREAN = (
    r"사과|제 (?:책임|잘못|실수)|솔직|말씀드리고|알렸|알리고|보고했|공개|허락|동의를|인정|거절|못 하겠다고"
    r"|적었습니다.{0,10}원인|그대로 (?:올리|보여)|미리 (?:여쭤|말씀)|되돌릴"
    r"|틀렸다고|먼저 (?:물|확인|여쭤)|돌려드렸|누가 |선배|외주사가|숨기고 있었던"
)
CUES: Mapping[Lang, Mapping[ConductKind, re.Pattern[str]]] = {
    lang: {ConductKind(kind): re.compile(said, re.I) for kind, said in of.items()}
    for lang, of in ((Lang.EN, _ENGLISH), (Lang.KO, _KOREAN))
}
SOBER = {Lang.EN: re.compile(_SOBER_ENGLISH, re.I), Lang.KO: re.compile(_SOBER_KOREAN)}
"""What is said of it openly, owned or was somebody else's: it takes the edge off the story."""
