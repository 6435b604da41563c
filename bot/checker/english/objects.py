"""What a verb is done to: a thing that a listener can picture, or nothing but a big word."""

from __future__ import annotations

from collections.abc import Sequence

from bot.checker.english.vocabulary import words

# Everybody and nobody: "supported them", "listened to him".
_ANYBODY = words(
    """
    him her them it me us you everybody everyone everything anybody anyone anything somebody someone something others
    people this that these those myself himself herself themselves ourselves all each other
    """
)
ABSTRACT = words(
    """
    ability abilities accountability achievement action actions agility alignment ambition approach approaches
    aspect aspects attention attitude atmosphere authenticity awareness basics behaviour best better blocker blockers
    boundaries bridges business buy-in capability capabilities care challenge challenges change changes charge choice
    choices clarity client clients collaboration commitment commitments communication company competence complexity
    concern concerns conflict conflicts consensus consistency context contribution control cooperation courage
    creativity culture customer customers data deadline deadlines decision decisions dedication deliverables delivery
    direction discipline diversity drive effectiveness efficiency effort efforts empathy employees energy engagement
    environment everyday excellence execution expectation expectations experience experiences expertise feedback
    feeling feelings flexibility focus future goal goals ground growth guidance help honesty idea ideas impact
    improvement improvements inclusion information initiative initiatives innovation insight insights integrity
    interest interests issue issues job journey knowledge leadership lesson lessons life limits loyalty matter
    matters metrics mindset mission momentum morale motivation need needs objective objectives opportunity
    opportunities organization organisation outcome outcomes ownership partnership passion patience performance
    perspective perspectives pivot plan plans point points positivity potential practice practices presence pressure
    principle principles priorities priority problem problems process processes productivity professionalism progress
    project projects purpose quality rapport relationship relationships requirement requirements resilience
    resources respect responsibility responsibilities result results rigor risk risks role satisfaction scope service
    side situation situations skill skills solution solutions spirit stakeholder stakeholders standard standards
    strategy strategies strength strengths style success support synergies synergy task tasks team teams teamwork
    technique techniques tension things thing time transformation transparency transition trust truth understanding
    uplift value values vertical verticals vision voice way ways weakness work workflow workflows workload workstreams
    hard
    """
)
_LITTLE = words(
    """
    a an the my our his her its their your this that these those some any no many much more most lot lots of to with on
    for in at by about into from up out off over down back and very really so own new good great best right clear full
    all every each other whole different key strong open high own always also just then well extra complete
    """
)
_DETERMINERS = words("a an the my our his her its their your two three four five six seven")
_AND_THEN = words(", ; : ( ) — and but so because since as when while until if or")


def names_a_thing(words_after: Sequence[str]) -> bool:
    """Whether a number or a noun that is not abstract follows, before the next clause."""
    for position, word in enumerate(words_after):
        if word in _AND_THEN:
            return False
        if word in _ANYBODY:
            following = words_after[position + 1 : position + 2]
            if not following or following[0] not in _DETERMINERS:
                return False
        elif word.isdigit() and words_after[position + 1 : position + 2] in (("percent",), ("per",), ()):
            return False  # "gave 110 percent"
        elif word not in _LITTLE and not word.endswith("ly"):
            return word not in ABSTRACT
    return False
