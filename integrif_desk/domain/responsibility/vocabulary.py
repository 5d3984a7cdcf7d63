"""The words in which the rules answer: areas, their values, and how far an answer can be trusted.

The same words stand in the rules data, in `integrif-desk responsible` and, as German sentences, on
screen (`wording.responsibility`).
"""

from enum import StrEnum


class Area(StrEnum):
    """What is asked, in the order in which it is answered."""

    WORK = "work"
    JOB_AGENCY = "job_agency"
    BENEFITS = "benefits"
    INTEGRATION_COURSE = "integration_course"
    VOCATIONAL_LANGUAGE_COURSE = "vocational_language_course"
    TRAINING_AID = "training_aid"
    RECOGNITION_ADVICE = "recognition_advice"
    YOUTH_SERVICE = "youth_service"
    RESIDENCE_RULE = "residence_rule"  # § 12a AufenthG


class Confidence(StrEnum):
    """How far a rule can be trusted; a low one is routed to the advice services."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Advice(StrEnum):
    """Services that clear up what the rules leave open."""

    MBE = "MBE"  # Migrationsberatung für erwachsene Zugewanderte, from 27
    JMD = "JMD"  # Jugendmigrationsdienst, 12 to 26
    ASYLUM = "Asylverfahrensberatung"


UNCLEAR = "unclear"
FOLLOWS_PRIOR = "follows_prior"
NO_SERVICE = "none"

_GRADED = ("yes", "conditions", "no", UNCLEAR)

VALUES: dict[Area, tuple[str, ...]] = {
    Area.WORK: (
        *("free", "claim_after", "with_permit", "prohibited", "as_endorsed", "for_training_only"),
        UNCLEAR,
    ),
    Area.JOB_AGENCY: ("AA", "JC", "AA_or_JC", FOLLOWS_PRIOR, "Jugendamt", UNCLEAR),
    Area.BENEFITS: (
        *("AsylbLG", "SGB II", "SGB XII", "Jugendamt", FOLLOWS_PRIOR, "none_self"),
        UNCLEAR,
    ),
    Area.INTEGRATION_COURSE: (
        *("claim", "obligation_possible", "discretion", "stopped", "none", FOLLOWS_PRIOR),
        UNCLEAR,
    ),
    Area.VOCATIONAL_LANGUAGE_COURSE: _GRADED,
    Area.TRAINING_AID: _GRADED,
    Area.RECOGNITION_ADVICE: _GRADED,
    Area.YOUTH_SERVICE: ("JMD", "MBE", "both_possible", "Jugendamt", NO_SERVICE),
    Area.RESIDENCE_RULE: _GRADED,
}

_CONFIDENCE_ORDER = tuple(Confidence)
_AGENCY_BY_NEED = frozenset({"AA", "JC", "AA_or_JC"})
_NEED = frozenset({"needy", "birth_date"})
_NEED_AND_ITS_TESTS = _NEED | {"can_work_3h", "employed", "entry_date"}


def least(confidences: list[Confidence]) -> Confidence:
    """Return the lowest of them; an answer is as good as its weakest rule."""
    return max(confidences, key=_CONFIDENCE_ORDER.index)


def common_value(area: Area, values: set[str], missing: frozenset[str]) -> str:
    """Return what can be said when the missing facts leave several `values` possible.

    One value is the answer whatever the facts are. For two answers the vocabulary has a word of
    its own: the agency while the need (or the age, on which it hangs) is unknown, and the youth
    service while the age is. Everything else is unclear.
    """
    if len(values) == 1:
        return next(iter(values))
    if area is Area.JOB_AGENCY and values <= _AGENCY_BY_NEED:
        if missing & _NEED and missing <= _NEED_AND_ITS_TESTS:
            return "AA_or_JC"
    elif area is Area.YOUTH_SERVICE:
        return "both_possible"
    return UNCLEAR
