"""What kind of response an English answer is, before anything in it may count."""

# ruff: noqa: E501 (a pattern reads better unbroken)
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.checker.english.acts import Act, Doer
from bot.checker.english.alternatives import compiled
from bot.checker.english.objects import ABSTRACT
from bot.checker.english.sentences import Sentence
from bot.checker.english.vocabulary import words
from bot.interview.model import Field, ResponseKind

_TO_CHECKER = compiled(
    r"\b(?:note|message|attention|instructions?|reminder|memo|dear|hello|hi|hey) (?:to|for)? ?(?:the |all |any )?"
    r"(?:grader|evaluator|checker|scorer|assessor|rater|examiner|reviewer|marker|bot|ai|model|system|llm"
    r"|assistant|judge)s?\b"
    r"|\b(?:system|developer|admin) (?:note|prompt|message|override)\b|^system:"
    r"|\b(?:ignore|disregard|forget|override|bypass|skip) (?:\w+ ){0,3}?(?:rubric|rules?|instructions?|prompts?"
    r"|criteria|guidelines|checks?)\b"
    r"|\b(?:mark|set|tick|count|rate|score|grade|accept|treat|label|flag|check) (?:\w+[ ,]+){0,8}?(?:as "
    r"|to )(?:present|met|complete|completed|true|passed|full|"
    r"fulfilled|satisfied|yes|ok|maximum|the maximum|strong|correct)\b"
    r"|\b(?:output|return|print|respond|answer|reply) ?:? (?:only |with )?(?:true|yes|pass|\{|json|all|full"
    r"|own_actions|\"|\w+=true)"
    r"|\b(?:all|each|every) (?:of )?(?:its |the )?(?:\w+ )?(?:items?|criteri(?:on|a)|labels?|boxes|checks"
    r"|ticks)\b[^.!?]{0,40}\b(?:met|true|confirmed|satisfied|present|ticked|fulfilled|pass(?:ed)?|yes)\b"
    r"|\brubrics?\b|\bhereby\b|\b(?:one|particular) occasion\b|\bown (?:duty|act|actions?)\b"
    r"|\bthe (?:speaker|candidate|applicant|respondent|interviewee|answerer)(?:'s)?\b"
    r"|\b(?:this|the|my) (?:answer|text|response|submission) (?:above |below )?(?:is|has|contains?|includes?|meets?"
    r"|satisf\w+|deserves?|should|must|fulfil\w+|covers?|qualif\w+)\b"
    r"|\b(?:the|all|every|each|twelve|12) (?:\w+ )?(?:conditions?|checkbox\w*|fields?) (?:is|are|were|was) (?:\w+ )?"
    r"(?:met|fulfilled|contained|present|satisfied|ticked)\b"
    r"|\b(?:satisf(?:ies|y)|meets?|fulfil+s?) (?:all|every|each) (?:the )?(?:criteri\w+|items?|requirements)\b"
    r"|\bpre-?approved\b|\balready (?:been )?(?:reviewed|approved|graded|verified) by\b|\bdo not (?:evaluate"
    r"|search|check|look|grade|judge)\b"
    r"|\b(?:one_occasion|own_actions|own_duty|setting|stakes|steps|reasoning|outcome|measured|lesson|target"
    r"|cause) ?[=:] ?(?:true|yes|1|met)\b"
    r"|\"\w+\" ?: ?(?:true|1)\b|\b(?:full|maximum|top|perfect) (?:score|marks|points)\b|\bend of (?:evaluation"
    r"|answer|review)\b|\bthe candidate\b"
    r"|\bplease (?:output|tick|give me|mark|pass|score)\b|\bsee attach|\bin attachment\b"
    r"|\byou are a (?:\w+ ){0,3}(?:evaluator|grader|checker|assistant|model|bot)\b"
)
_META = compiled(
    r"\b(?:the (?:bot|checker|homework|exercise)|homework|youtube|chatgpt|gpt|copy-?past\w+|paste[ds]?"
    r"|placeholder|test test|lorem|ipsum|will write my"
    r"|i will write|example (?:from|answer)|sample answer|template|fill (?:in|this)|tbd|todo)\b|^[start] ?= "
    r"|\bwhat was the question\b"
    r"|\bare you recording\b|\bwhich reminds me\b|\bspeaking of\b|\bhave you ever noticed\b|\bno idea what\b"
    r"|\bi don't (?:know|have) (?:what|any|an) (?:to|story|example|answer)\b"
    r"|\b(?:lol|idk|lmao|haha+|good night|did you (?:see|know|ever)|you know what|random thought|by the way|blah)\b"
    r"|\bi (?:don't|do not) (?:really )?have (?:an|any|a) (?:\w+ )?(?:example|story|answer|experience)\b|\bcan't think of (?:an|any|a) (?:\w+ )?(?:example|story)\b"
    r"|\bcan i skip\b|\bnot sure what to\b"
)
SIGNALS = words(
    """
    because first second third then finally therefore since result situation task action goal target deadline kpi
    sla metric metrics measured measure measurable impact customer customers stakeholder stakeholders data evidence
    root cause lesson lessons learned learnt learning learnings ownership owned own responsibility responsible lead
    led analyzed analysed decided implemented delivered executed chose compared built designed drove improved
    increased reduced saved achieved improvement trade-off trade-offs tradeoff tradeoffs option options next time
    differently mistake forward aligned alignment weighed best instead due friday specific personally demonstrated
    dived dive deep synergy synergies leverage leveraged proactive proactively strong leadership high-stakes
    end-to-end kpis metrics roi strategic strategy criteria criterion percent step steps plan communicated motivated
    clear key my i a the of by as and to in was at with would an all per over
    """
)
PLAIN = words(
    """
    my i a the of by as and to in was at with would an all per over then since next best own forward customer data
    lead
    """
)
_HABITUAL = compiled(
    r"\b(?:always|usually|normally|generally|typically|often|whenever|regularly|tend to|as a rule|in general"
    r"|most of the time|all the time"
    r"|every (?:day|time|single|customer|week|student|morning)|each time|when (?:a|an|some\w+|people|customers"
    r"|patients|juniors|flights|i see)|never give up|on a daily)\b"
    r"|^(?:when|if) (?:a|an|some\w+|the|my|new|people|it|i)\b"
)
_HYPOTHETICAL = compiled(
    r"\b(?:i|we|you|one|they)(?: would|'d| will|'ll| could| should) (?!have\b|be able|like to say"
    r"|be late)(?:\w+ly |also |then |first |probably )?\w+|\bimagine\b|\bhypothetical\w*\b|\bsuppose\b"
    r"|\bif (?:i|we|you|someone|a|an|this|that|there|it) (?:\w+ ){0,2}?(?:were|happen\w*|doesn't|does|had to|have"
    r"|am|faced?|get|was)\b"
)
OPINION = compiled(
    r"\b(?:i (?:\w+ )?(?:believe|think|feel|love|enjoy|hate|prefer)|in my (?:opinion|view|experience)|(?:is"
    r"|are) (?:\w+ )?(?:important|essential|crucial|everything|key|vital|the key|the future)"
    r"|i (?:am|'m) (?:a |an |very |highly |really |always )?\w+(?:ed|al|ive|ful|ous|able|ent|ant|hands on|person"
    r"|player|learner|leader)\b"
    r"|should (?:always|be|have)|must always|people matter|my passion|strengths?|weakness\w*|team player"
    r"|quick learner|hard ?work\w*)\b|\bi'm (?:very|a|always)\b"
)
_FIRST_PERSON = words(
    """
    i i'd i'll i've i'm im ive id me my mine myself we we'd we've we're we'll us our ours ourselves
    """
)
_COMMON = words(
    """
    the a an and or but of to in on at for from with by as is was were are be been it that this i we he she they you
    my our not no had have has did do so then all one after before because when what which who there their his her
    its into up out me us them would could can will just about over more than only also now
    """
)
# Their past looks like their present: no sign of either.
_SAME_IN_PAST = words("put let cut set read hit shut split cost quit cast bet hurt spread")
_PAST_BE = words("was were had did wasn't weren't hadn't didn't couldn't became")
_MOSTLY = 0.4
_MOSTLY_BIG_WORDS = 0.195
_MIN_WORDS = 5
_LEAST_COMMON = 0.08


@dataclass(frozen=True, slots=True)
class Signs:
    """What the whole answer looks like, in counts and rates."""

    words: int
    to_checker: int
    meta: int
    signal_rate: float
    habitual: int
    hypothetical: int
    opinion: int
    first_person: int
    past_acts: int
    present_acts: int
    common_rate: float
    sentences: int
    empty_star: bool
    past: float
    big_words: float
    own_acts: int


def signs_of(sentences: Sequence[Sentence], acts: Sequence[Sequence[Act]]) -> Signs:
    spoken = [word for s in sentences for word in s.words if word[0].isalnum()]
    told = [act for group in acts for act in group if act.doer is not Doer.OTHER]
    count = len(spoken) or 1
    return Signs(
        words=len(spoken),
        to_checker=sum(len(_TO_CHECKER.findall(s.lower)) for s in sentences),
        meta=sum(len(_META.findall(s.lower)) for s in sentences),
        signal_rate=sum(w in SIGNALS and w not in PLAIN for w in spoken) / count,
        habitual=sum(bool(_HABITUAL.search(s.lower)) for s in sentences),
        hypothetical=sum(len(_HYPOTHETICAL.findall(s.lower)) for s in sentences if s.field is not Field.RESULT),
        opinion=sum(len(OPINION.findall(s.lower)) for s in sentences),
        first_person=sum(w in _FIRST_PERSON for w in spoken),
        past_acts=sum(act.past and act.concrete and act.base not in _SAME_IN_PAST for act in told),
        present_acts=sum(not act.past and act.concrete and act.doer is not Doer.NOBODY for act in told),
        common_rate=sum(w in _COMMON for w in spoken) / count,
        sentences=len(sentences),
        own_acts=sum(act.past and act.concrete and act.doer in {Doer.SPEAKER, Doer.TEAM, Doer.DROPPED} for act in told),
        big_words=big_word_rate(sentences),
        past=sum(map(tells_past, sentences, acts)) / (len(sentences) or 1),
        empty_star=sum(s.field is not Field.ACTION and s.size > 1 for s in sentences) == 0,
    )


def big_word_rate(sentences: Sequence[Sentence]) -> float:
    """The part of all words that anybody could put into any answer: what is asked for, and what sounds well."""
    spoken = [word for s in sentences for word in s.words if word[0].isalnum()]
    return sum(word in ABSTRACT or (word in SIGNALS and word not in PLAIN) for word in spoken) / (len(spoken) or 1)


def tells_past(sentence: Sentence, acts: Sequence[Act]) -> bool:
    """Only what somebody could picture: "worked hard and gave 110 percent" makes no occasion of a habit."""
    told = any(act.past and act.concrete and act.base not in _SAME_IN_PAST for act in acts)
    return told or not _PAST_BE.isdisjoint(sentence.words)


def kind_of(signs: Signs) -> ResponseKind:
    if signs.words < _MIN_WORDS:
        return ResponseKind.NOTHING
    if signs.to_checker >= 2 or (signs.to_checker and signs.past_acts == 0):
        return ResponseKind.INSTRUCTIONS
    if signs.big_words > _MOSTLY_BIG_WORDS:
        return ResponseKind.SIGNAL_WORDS
    if _is_noise(signs):
        return ResponseKind.NOTHING
    if signs.meta >= 2 or (signs.first_person == 0 and signs.own_acts == 0):
        return ResponseKind.OFF_QUESTION
    return _without_occasion(signs)


def _is_noise(signs: Signs) -> bool:
    """Hardly a word that every English text has, nobody who does anything: keys hit at random, another language."""
    return signs.common_rate < _LEAST_COMMON and signs.first_person == 0 and signs.past_acts < 2


def _without_occasion(signs: Signs) -> ResponseKind:
    if signs.hypothetical >= 2 and signs.hypothetical > 2 * signs.past_acts:
        return ResponseKind.HYPOTHETICAL
    if signs.past < _MOSTLY and signs.present_acts + signs.habitual > signs.past_acts and signs.habitual >= 1:
        return ResponseKind.HABIT if signs.present_acts + signs.past_acts else ResponseKind.OPINION
    if signs.opinion > signs.past_acts:
        return ResponseKind.OPINION
    return ResponseKind.STORY
