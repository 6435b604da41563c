"""By what questions and interviewers are sorted. `bot.interview.model` hands all of it on."""

from __future__ import annotations

from enum import StrEnum


class Principle(StrEnum):
    """Amazon's sixteen leadership principles, by key, in the order Amazon lists them."""

    CUSTOMER_OBSESSION = "customer_obsession"
    OWNERSHIP = "ownership"
    INVENT_AND_SIMPLIFY = "invent_and_simplify"
    ARE_RIGHT_A_LOT = "are_right_a_lot"
    LEARN_AND_BE_CURIOUS = "learn_and_be_curious"
    HIRE_AND_DEVELOP_THE_BEST = "hire_and_develop_the_best"
    INSIST_ON_THE_HIGHEST_STANDARDS = "insist_on_the_highest_standards"
    THINK_BIG = "think_big"
    BIAS_FOR_ACTION = "bias_for_action"
    FRUGALITY = "frugality"
    EARN_TRUST = "earn_trust"
    DIVE_DEEP = "dive_deep"
    HAVE_BACKBONE_DISAGREE_AND_COMMIT = "have_backbone_disagree_and_commit"
    DELIVER_RESULTS = "deliver_results"
    STRIVE_TO_BE_EARTHS_BEST_EMPLOYER = "strive_to_be_earths_best_employer"
    SUCCESS_AND_SCALE_BRING_BROAD_RESPONSIBILITY = "success_and_scale_bring_broad_responsibility"


class Level(StrEnum):
    ENTRY = "entry"
    EXPERIENCED = "experienced"
    LEAD = "lead"


class Theme(StrEnum):
    """What a hiring manager asks about, in this order."""

    MOTIVATION = "motivation"
    WORKING_STYLE = "working_style"
    PRIORITIES = "priorities"
    CONFLICT = "conflict"
    FAILURE = "failure"


class Tag(StrEnum):
    """What a question asks for besides its principle."""

    FAILURE = "failure"
    CONFLICT = "conflict"
    CHOICE = "choice"


class Manner(StrEnum):
    """How one of the bot's interviewers behaves; what they judge is the same with all of them."""

    WARM = "warm"
    PROBING = "probing"
    SILENT = "silent"
    STRICT = "strict"
    BAR_RAISER = "bar_raiser"
    HURRIED = "hurried"
