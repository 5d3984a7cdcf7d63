"""What the form of one's own profile holds, and how it is read. Knows no Qt."""

from collections.abc import Mapping
from datetime import date

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.volunteer_profile import ProfileFacts, VolunteerProfile
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.places import languages
from integrif_desk.wording.profiles import languages_words

YES = "1"


def profile_texts(facts: ProfileFacts | None) -> dict[str, str]:
    """Return what stands in the fields."""
    facts = facts or ProfileFacts()
    return {
        "languages": " ".join(facts.languages),
        "competence": facts.competence,
        "since": format_date(facts.since) if facts.since else "",
        "phone": facts.phone,
        "in_handover": YES if facts.in_handover else "",
    }


def read_profile(
    texts: Mapping[str, str], today: date
) -> tuple[ProfileFacts | None, dict[str, str]]:
    """Return the profile as entered, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    since: date | None = None
    try:
        if texts.get("since", "").strip():
            since = parse_date(texts["since"], today, "since")
            if since > today:
                raise FieldError(ErrorCode.DATE_IN_FUTURE, "since")
    except FieldError as error:
        errors["since"] = sentence(error)
    if errors:
        return None, errors
    known = {code for code, _name in languages()}
    entered = ProfileFacts(
        competence=texts.get("competence", ""),
        languages=tuple(code for code in texts.get("languages", "").split() if code in known),
        since=since,
        phone=texts.get("phone", ""),
        in_handover=texts.get("in_handover") == YES,
    )
    return entered, {}


def facts_of(profile: VolunteerProfile) -> ProfileFacts:
    """Return the profile as it was entered."""
    return ProfileFacts(
        competence=profile.competence,
        languages=profile.languages,
        since=profile.since,
        phone=profile.phone,
        in_handover=profile.in_handover,
    )


def spelled_profile(profile: VolunteerProfile) -> tuple[tuple[str, str], ...]:
    """Return every value with its label, to compare two versions."""
    return (
        (tr("Sprachen"), languages_words(profile)),
        (tr("Fachkompetenz"), profile.competence),
        (tr("Dabei seit"), format_date(profile.since) if profile.since else ""),
        (tr("Telefon für Rückfragen"), profile.phone),
        (tr("In Übergaben nennen"), tr("ja") if profile.in_handover else tr("nein")),
    )
