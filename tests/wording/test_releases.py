"""How the consent gate's answer reads beside a section."""

from datetime import date

import pytest

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.consent_gate import CategoryRelease, LockReason
from integrif_desk.domain.handover import DataCategory
from integrif_desk.domain.recipient_profile import RecipientProfileFacts
from integrif_desk.wording.releases import release_words
from tests.domain.consents import consent

PROFILE = RecipientProfileFacts(category=ActorCategory.COURSE_PROVIDER, note="§ 7 Abs. 1 IntV")
FEBRUARY = date(2026, 2, 1)


def words(
    lock: LockReason | None,
    since: date | None = None,
    recipient: ActorCategory = ActorCategory.COURSE_PROVIDER,
) -> str:
    given = consent(valid_until=date(2026, 12, 31)) if lock is None else None
    state = CategoryRelease(category=DataCategory.LANGUAGE, lock=lock, consent=given, since=since)
    return release_words(state, recipient, PROFILE)


@pytest.mark.parametrize(
    ("lock", "since", "expected"),
    [
        (None, None, "gültig bis 31.12.2026"),
        (LockReason.MISSING, None, "Einwilligung fehlt"),
        (LockReason.NOT_YET, FEBRUARY, "gilt erst ab 01.02.2026"),
        (LockReason.EXPIRED, FEBRUARY, "abgelaufen am 01.02.2026"),
        (LockReason.REVOKED, FEBRUARY, "widerrufen am 01.02.2026"),
        (
            LockReason.NOT_FOR_RECIPIENT,
            None,
            "Kursträger erhalten das nicht (§ 7 Abs. 1 IntV)",
        ),
    ],
)
def test_each_answer_says_why(lock: LockReason | None, since: date | None, expected: str) -> None:
    assert words(lock, since) == expected


def test_a_kind_without_a_plural_is_named_as_it_is() -> None:
    told = words(LockReason.NOT_FOR_RECIPIENT, recipient=ActorCategory.POLICE)
    assert told == "Polizei erhält das nicht (§ 7 Abs. 1 IntV)"


def test_where_no_consent_is_needed_it_says_so() -> None:
    state = CategoryRelease(category=DataCategory.PRACTICE)
    told = release_words(state, ActorCategory.COORDINATION_OFFICE, PROFILE)
    assert told == "nicht nötig, ohne Personenbezug"
