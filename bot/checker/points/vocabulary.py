"""English words by what they do in a technical sentence."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUXILIARY = words(
    """
    is are was were be been being am do does did has have had can could will would should must may might shall let
    """
)
FUNCTION = AUXILIARY | words(
    """
    i we you he she it they me us him them who what which that this there these those someone somebody nobody
    nothing both beside together such like per without within instead rather to of in on at for from by with as into
    onto out up down off over between before after since until through via if when while because so but than then
    where why how whether not no never only also still again first its my our your their his her each every all any
    some more less too very just
    """
)
"""Words that hold nouns together."""
SPEAKERS = words("i we you he she it they me us my our your who which that")
NO_SIGN = words("a an the and or plus etc so on")
"""Words that stand in bare lists, too."""
PASSED_OVER = words(
    """
    a an the of to its it their his her your our my this that these those own some any be is are
    """
)
"""May stand between two words of a term."""
IRREGULAR = words(
    """
    went gone came took taken got gotten gave given made said told saw seen knew known kept left lost sent built
    bought broke broken chose chosen found held led let meant met paid put ran read rose rewrote rewritten sold set
    shown shut spoke spent stood stuck sank thought threw thrown wrote written became begun began fell fallen forgot
    grew grown hid
    """
)
_STEMS = words(
    """
    provision redriv cap keep throttl reconcil orchestrat boot comput defin deduplicat
    accept acknowledg add advertis affect allocat allow announc answer append appl arriv ask assign assum attach
    authenticat avoid balanc begin behav block break bring buffer build buy cach call captur carr caus chang check
    choos clos com combin compar compress configur confirm connect consum contain control cop copies copy correct
    cost cover creat cut decid decod decreas decrement decrypt defin delet deliver denies deny depend deploy detach
    determin differ disabl discard divid do draw drop emit enabl encapsulat encod encrypt end ensur establish evict
    exceed exchang execut expir explain expos fail fetch filter find finish fit fix flood follow forbid format
    forward generat get giv go grant group grow guarantee handl hang happen hash hid hold identif ignor increas
    increment inherit insert inspect install invalidat invok isolat join judg justif keep kill know lack lead learn
    leav let limit listen load lock log look los lower mak make manag mark match mean measur mention merg mitigat
    monitor mount mov narrow need negotiat notic offer open overwrit pars pass permit pick point prevent produc
    propagat protect prov provid publish push put rais reach react read receiv recommend record recover reduc refus
    reject remov render repeat repl replac replicat report reproduc require resolv respond restart restor restrict
    retr return revert revok rewrit roll rotat rout rul run sandbox sav say scal schedul see select send separat
    serv set shar show shrink sign skip sleep slow solv sort spar spawn split spread start stay steer stop stor
    stream subscrib switch synchroni tak take tell tend terminat test throw tr trac translat travel traver travers
    trust turn understand updat us use validat verif wait wak want wast work wrap writ
    """
)
"""What engineers' verbs begin with."""
_ENDINGS = ("", "s", "es", "ies", "ed", "ied", "ing", "e")
_SHORTEST_PAST = 5
"""Letters from which on a word in -ed is taken for a verb."""
BOUNDARY = words(
    """
    but because so if when which while since as though although unless however then instead rather whereas until
    """
)
"""Here another clause begins."""
CONDITION = words("if when whenever unless whether until once where")
NOT_DENYING = words("only just merely forget forgetting ignore miss doubt hesitate matter necessarily")
"""After "not": it denies nothing of the point."""


def is_verb(word: str) -> bool:
    if word in AUXILIARY or word in IRREGULAR or (len(word) > _SHORTEST_PAST and word.endswith("ed")):
        return True
    if word in FUNCTION:
        return False
    return any(word.endswith(ending) and word[: len(word) - len(ending)] in _STEMS for ending in _ENDINGS)
