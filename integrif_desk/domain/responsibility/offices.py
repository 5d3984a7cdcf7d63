"""Which kinds of actors in the directory an answer points to."""

from collections.abc import Iterable

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.responsibility.vocabulary import Advice, Area

_AGENCY, _JOBCENTER = ActorCategory.EMPLOYMENT_AGENCY, ActorCategory.JOBCENTER
_SOCIAL, _YOUTH = ActorCategory.SOCIAL_WELFARE_OFFICE, ActorCategory.YOUTH_WELFARE_OFFICE
_PERMITS, _COURSES = ActorCategory.IMMIGRATION_OFFICE, ActorCategory.COURSE_PROVIDER
_MBE, _JMD = ActorCategory.MIGRATION_ADVICE, ActorCategory.YOUTH_MIGRATION_SERVICE

_OFFICES: dict[Area, dict[str, tuple[ActorCategory, ...]]] = {
    Area.WORK: dict.fromkeys(
        ("claim_after", "with_permit", "as_endorsed", "for_training_only", "unclear"), (_PERMITS,)
    ),
    Area.JOB_AGENCY: {
        "AA": (_AGENCY,),
        "JC": (_JOBCENTER,),
        "AA_or_JC": (_JOBCENTER, _AGENCY),
        "Jugendamt": (_YOUTH,),
    },
    Area.BENEFITS: {
        "AsylbLG": (_SOCIAL,),
        "SGB II": (_JOBCENTER,),
        "SGB XII": (_SOCIAL,),
        "Jugendamt": (_YOUTH,),
    },
    Area.INTEGRATION_COURSE: dict.fromkeys(
        ("claim", "obligation_possible", "discretion"), (_COURSES,)
    ),
    Area.VOCATIONAL_LANGUAGE_COURSE: dict.fromkeys(("yes", "conditions"), (_COURSES,)),
    Area.TRAINING_AID: dict.fromkeys(("yes", "conditions"), (_AGENCY,)),
    Area.RECOGNITION_ADVICE: {"yes": (ActorCategory.RECOGNITION_ADVICE,)},
    Area.YOUTH_SERVICE: {
        "JMD": (_JMD,),
        "MBE": (_MBE,),
        "both_possible": (_JMD, _MBE),
        "Jugendamt": (_YOUTH,),
    },
    Area.RESIDENCE_RULE: dict.fromkeys(("yes", "conditions"), (_PERMITS,)),
}

_ADVICE = {
    Advice.MBE: _MBE,
    Advice.JMD: _JMD,
    Advice.ASYLUM: ActorCategory.SPECIAL_ADVICE,
}


def offices_for(area: Area, value: str) -> tuple[ActorCategory, ...]:
    """Return the kinds of actors that serve, the first one first; empty where nobody is named."""
    return _OFFICES[area].get(value, ())


def advice_offices(services: Iterable[Advice]) -> tuple[ActorCategory, ...]:
    """Return the kinds of actors that clear up what the rules leave open."""
    return tuple(_ADVICE[service] for service in services)
