"""What a volunteer brings along, in a few words."""

from integrif_desk.domain.volunteer_profile import VolunteerProfile
from integrif_desk.wording.places import language_name


def languages_words(profile: VolunteerProfile) -> str:
    """„Deutsch, Russisch“, in the order of entering."""
    return ", ".join(language_name(code) for code in profile.languages)


def brings_along(profile: VolunteerProfile | None) -> str:
    """„Deutsch, Russisch – Industriemeisterin Metall“; empty where nothing is entered."""
    if profile is None:
        return ""
    return " – ".join(part for part in (languages_words(profile), profile.competence) if part)
