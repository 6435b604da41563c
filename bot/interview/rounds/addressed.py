"""What is said to the bot instead of an answer: "another question", "잘 모르겠습니다". Pure.

Heard only where a whole message is nothing but that: a word of it inside a story is part of the story.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Wish(StrEnum):
    """In the order in which the first one counts, where several are said together."""

    STOP = "stop"
    SKIP = "skip"
    DECLINE = "decline"
    STAR = "star"
    HINT = "hint"
    HELP = "help"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class OfferAnother:
    """An effect: the member has nothing to tell here, and said so in these words. Nothing is made of it."""

    turn: int
    words: str


_LONGEST = 120
"""Characters: whoever writes more is telling something."""
_ENDS = re.compile(r"[.!?…。,;\n]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_SIGNS = re.compile(r"[^\w\s]|_")
_CRYING = re.compile(r"[ㅠㅜㅎㅋ~]+")

# Around a wish in English, written without apostrophes.
_BEFORE = (
    r"(?:(?:ok|okay|hm+|um+|uh+|well|sorry|hey|hi|hello|please|pls|oh|so|sure|actually|honestly|maybe|then|and|but|"
    r"i think|i guess|im afraid|i am afraid) )*"
)
_AFTER = r"(?: (?:please|pls|plz|thanks|thank you|now|for now|sorry|then|today|here|instead|at all|really|though))*"
_ASKING = (
    r"(?:(?:can|could|may) (?:i|you|we) (?:please )?(?:have|get|give me|show me|see|go to)|give me|show me|id like|"
    r"i would like|i want|i need|lets have|lets try|ask me)"
)
_THIS = r"(?:this|that|it|this one|that one|the question|this question|that question)"
_LIKE_THIS = r"(?: (?:like (?:this|that)|for (?:this|that|it)(?: one| question)?|of (?:this|that) kind|here))?"
_THING = r"(?:story|stories|example|examples|experience|experiences|situation|case|time|occasion)"
_ENGLISH = {
    Wish.STOP: (
        rf"(?:(?:can|could) (?:i|we|you) |i want to |id like to |lets |i )?(?:stop|quit|exit|end|cancel|finish|abort)"
        rf"(?: {_THIS}| (?:the |this )?(?:round|interview|practice|questions))?",
        r"(?:im|i am|were) done",
        r"(?:thats |that is )?enough(?: for (?:today|now))?",
        r"thats (?:all|it)",
        r"no more(?: questions)?",
    ),
    Wish.SKIP: (
        rf"(?:(?:can|could) (?:i|we) |i want to |id like to |lets |i will |ill )?(?:skip|pass)(?: {_THIS})?",
        rf"(?:{_ASKING} )?(?:another|a different|a new|the next|an easier|some other|one more|next|new|different)"
        r" (?:question|one)",
        r"next|something else|move on|lets move on",
        r"(?:(?:can|could) you )?change (?:the |this )?question",
    ),
    Wish.HINT: (
        rf"(?:{_ASKING} )?(?:a |an |another |some |the |any |one )?(?:hint|hints|clue|tip|tips|example)",
        r"(?:can|could) you help me with (?:a hint|this question)",
    ),
    Wish.STAR: (
        r"(?:whats|what is|what are|what does|explain|how does)(?: the| a)? star"
        r"(?: mean| method| format| stand for| answer| work| fields| form)?(?: mean| work)?",
        r"star",
    ),
    Wish.HELP: (
        r"help(?: me)?|i need (?:some )?help|(?:can|could) you help(?: me)?|commands|menu|instructions",
        r"what can (?:you|i) do|how does (?:this|it) work|how do i (?:use|answer|do) (?:this|it)",
        r"what (?:do|should|must) i (?:do|write|say)",
    ),
    Wish.UNSURE: (
        r"i (?:dont|do not|really dont) know(?: what to (?:say|write|answer|tell))?|idk|dunno|i dunno",
        r"(?:i have )?no (?:idea|clue)|(?:im |i am )?not sure(?: what to (?:say|write|answer|tell))?",
        r"i (?:cant|cannot|dont|do not) (?:remember|recall)(?: (?:it|that|this|one))?|i forgot",
        rf"i (?:cant|cannot) answer(?: {_THIS})?",
    ),
    Wish.DECLINE: (
        rf"i (?:have|had|ve|got) (?:no|never had an?y?) (?:such |good |real )?{_THING}{_LIKE_THIS}",
        rf"i (?:dont|do not|never|didnt) (?:have|had) (?:(?:such|any|a|an|any such|such a|such an|one) ?)?"
        rf"(?:such )?(?:{_THING}|one|any|anything|that)?{_LIKE_THIS}",
        rf"i(?:ve| have)? (?:havent|have not|never|not) (?:ever )?(?:had|been in|experienced|done|faced|seen|met) "
        rf"(?:that|this|one|any|anything|(?:such |any )?(?:a |an )?(?:such )?{_THING}){_LIKE_THIS}(?: before| yet)?",
        rf"i (?:havent|have not) (?:ever )?(?:had|been in|experienced|done|faced|seen|met) "
        rf"(?:that|this|one|any|anything|(?:such |any )?(?:a |an )?(?:such )?{_THING}){_LIKE_THIS}(?: before| yet)?",
        rf"(?:{_THIS}|something like (?:this|that)|nothing like (?:this|that)) (?:has )?(?:never )?happened(?: to me)?",
        rf"no (?:such )?{_THING}(?: comes to mind)?{_LIKE_THIS}|(?:nothing|none) comes to mind",
        rf"i (?:cant|cannot) think of (?:one|any|anything|an?y? ?{_THING}){_LIKE_THIS}",
        rf"{_THIS} (?:doesnt|does not) apply(?: to me)?|not applicable|i have (?:nothing|none)(?: to (?:tell|say))?",
    ),
}

# Korean is written with and without blanks: it is read without any.
_OPENING = (
    r"(?:음+|아+|저(?=죄송|혹시|잘)|죄송(?:합니다|해요|한데요?|하지만)|혹시|일단|그냥|네|솔직히|제가|저는|저한테는|그럼|근데|아쉽게도|이건|그건|"
    r"이질문은|사실|오늘은|이제|아직|딱히)*"
)
_GIVE = (
    r"(?:주세요|줘|줘요|주실래요|주시겠어요|주실수있(?:나요|을까요|어요)|줄래요?|주십시오|부탁해요|부탁합니다|부탁드려요|"
    r"부탁드립니다|부탁|할게요|하고싶어요|이요|요|보여주세요|보여줘|들어주세요|있나요|있어요|없나요)"
)
_NONE = (
    r"없(?:습니다|어요|네요|음|다|는데요?|는것같(?:아요|습니다|네요)|을것같(?:아요|습니다)|"
    r"었(?:습니다|어요|네요|는데요?))"
)
_UNKNOWN = r"모르겠(?:습니다|어요|네요|음|다|어|는데요?)"
_I_WILL = r"(?:할게요|하겠습니다|할래요?|하고싶어요|하고싶습니다|해주세요|해줘|하죠|합시다|하자|해요?|합니다|요|이요)"
_KOREAN = {
    Wish.STOP: (
        rf"(?:연습|면접|라운드|질문)?(?:은|을|를)?(?:여기서|여기까지만?|이만)?(?:그만|종료|중단|취소|스톱|스탑|마무리){_I_WILL}?",
        rf"(?:여기서|여기까지)만?{_I_WILL}?|그만(?:둘게요|두겠습니다)|멈춰(?:줘|주세요)|끝",
        r"(?:연습|면접|라운드)?(?:을|를)?(?:여기서|이만)?(?:끝낼게요|끝내주세요|끝내겠습니다|끝내고싶어요|마칠게요|마치겠습니다)",
    ),
    Wish.SKIP: (
        rf"(?:다른|새|새로운|다음|딴|더쉬운|쉬운)(?:질문|문제|거|걸)(?:을|로|으로)?(?:좀|하나|한개)?(?:바꿔|넘어가)?{_GIVE}?",
        r"(?:다른|다음)질문(?:으로)?넘어갈게요|다음이요",
        rf"(?:이|그)?(?:질문|문제)(?:을|를)?(?:좀)?바꿔{_GIVE}|(?:질문)?바꾸고싶어요",
        r"(?:이질문은?)?(?:넘어갈게요|넘어가주세요|넘어가겠습니다|넘길게요|건너뛸게요|건너뛰기|건너뛰겠습니다|건너뛰어주세요)",
        rf"(?:스킵|패스|통과){_I_WILL}?",
    ),
    Wish.HINT: (rf"(?:힌트|팁|예시)(?:를|을|가|는|은)?(?:좀|하나|더)?{_GIVE}?",),
    Wish.STAR: (
        r"(?:star|스타)(?:기법|답변|방식|형식|구조)?(?:가|이|는|은|란|이란|를|을|에대해)?"
        r"(?:뭐(?:예요|에요|야|죠|임|인가요|지요|지)?|뭔가요|무엇(?:인가요|입니까|이죠)|무슨뜻(?:인가요|이에요|이죠)?|설명해(?:줘|주세요)|알려(?:줘|주세요))",
        r"star",
    ),
    Wish.HELP: (
        r"도움말|도와(?:줘|줘요|주세요|주실래요)|도움(?:이)?(?:필요해요|필요합니다|주세요)|명령어(?:알려주세요)?|메뉴|사용법(?:을)?(?:좀)?(?:알려주세요|알려줘)?",
        r"어떻게(?:써요|쓰나요|써야하나요|사용하나요|사용해요|하나요|해요|하는거예요|하는건가요|하면되나요|해야하나요|답하나요|답하면되나요|답변하나요)",
        r"(?:뭘|뭐를|무엇을)(?:할수있(?:어요|나요|니)|해야(?:하나요|해요|돼요)|하면되나요)",
    ),
    Wish.UNSURE: (
        rf"(?:잘|전혀|진짜|정말|아무것도)?(?:{_UNKNOWN}|모릅니다|몰라요?|모름)|글쎄(?:요)?(?:잘)?(?:{_UNKNOWN})?",
        rf"(?:뭐라고|뭘|무엇을|무슨말을|어떻게|어떤걸|무슨이야기를)(?:답변|대답|답|말)?(?:을)?(?:해야|하면|써야|적어야|말해야|할|쓸)?"
        rf"(?:할지|될지|쓸지|좋을지|지)?(?:잘)?{_UNKNOWN}",
        r"(?:생각|기억)(?:이|은)?(?:잘|전혀)?(?:안나요|안납니다|안나네요|나지않(?:아요|습니다|네요))",
    ),
    Wish.DECLINE: (
        r"(?:그런|이런|그러한|이러한|그와같은|비슷한|해당하는|해당되는|관련|관련된|말할만한|말씀드릴만한|맞는|적당한|마땅한|떠오르는|"
        r"생각나는|기억나는)(?:경험|적|일|이야기|얘기|사례|기억|상황|경우|게|것)(?:이|은|가|는|을|도)?"
        rf"(?:아직|딱히|전혀|한번도|따로)?(?:(?:해본|겪어본|겪은)적(?:이|은)?)?{_NONE}",
        rf"(?:관련)?경험(?:이|은)?(?:아직|전혀|따로)?{_NONE}|해당(?:사항|되는것|하는것)?(?:이|은)?{_NONE}",
        rf"(?:그런|이런)(?:일|경험)(?:을|이)?(?:한번도)?(?:해본|겪어본|겪은|있었던)적(?:이|은)?(?:아직|한번도)?{_NONE}",
        rf"(?:해본|겪어본|겪은)적(?:이|은)?(?:아직|한번도)?{_NONE}|할(?:말|이야기)(?:이|가)?{_NONE}",
    ),
}
_NOS = frozenset({Wish.DECLINE, Wish.UNSURE, Wish.SKIP})


def wish_of(text: str) -> Wish | None:
    """What the member wants of the bot; None for whatever may be part of an answer."""
    if len(text) > _LONGEST:
        return None
    said = [part for part in map(_said, _ENDS.split(unicodedata.normalize("NFKC", text).casefold())) if part]
    heard = [_heard(part) for part in said]
    wishes = [wish for part, wish in zip(said, heard, strict=True) if wish or not _is_polite(part)]
    if not wishes or None in wishes:
        # A comma may part what belongs together.
        return _heard(" ".join(said)) if said else None
    return min((wish for wish in wishes if wish), key=list(Wish).index)


def declines(texts: Sequence[str]) -> bool:
    """Whether all that is told is that there is nothing to tell."""
    told = [text for text in texts if _said(unicodedata.normalize("NFKC", text).casefold())]
    return bool(told) and all(wish_of(text) in _NOS for text in told)


def _said(part: str) -> str:
    return " ".join(_SIGNS.sub(" ", _CRYING.sub(" ", _APOSTROPHES.sub("", part))).split())


def _heard(said: str) -> Wish | None:
    english, korean = _patterns()
    compact = said.replace(" ", "")
    for wish in Wish:
        if english[wish].fullmatch(said) or korean[wish].fullmatch(compact):
            return wish
    return None


def _is_polite(said: str) -> bool:
    """A word around a wish, set apart by a comma or a full stop."""
    return bool(_around().fullmatch(f"{said} ")) or bool(re.fullmatch(_OPENING, said.replace(" ", "")))


@cache
def _around() -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}|(?:(?:thanks|thank you|bot|no|yes|today|now) )+")


@cache
def _patterns() -> tuple[dict[Wish, re.Pattern[str]], dict[Wish, re.Pattern[str]]]:
    english = {wish: re.compile(rf"{_BEFORE}(?:{'|'.join(some)}){_AFTER}") for wish, some in _ENGLISH.items()}
    korean = {wish: re.compile(rf"{_OPENING}(?:{'|'.join(some)})") for wish, some in _KOREAN.items()}
    return english, korean
