"""Referral letters that the tests of this folder print."""

from datetime import date

from integrif_desk.domain.handover import ConsentBasis, DataCategory, Recipient
from integrif_desk.domain.referral_letter import LetterSnapshot
from tests.documents.snapshots import FULL

SPOKEN = tuple(language for language in FULL.languages if language.language != "en")

LETTER = LetterSnapshot(
    case_number="F-25-014",
    issue=1,
    dated=date(2026, 3, 10),
    answer_code="K7-4F2Q-9",
    answer_by=date(2026, 3, 30),
    answer_days=14,
    association=FULL.association,
    volunteer="Helga Brandt",
    volunteer_competence="Elektromeisterin im Ruhestand",
    volunteer_phone="0176 040690 22",
    recipient=Recipient(
        name="Jobcenter Salzlandkreis, Staßfurt",
        carrier="Salzlandkreis",
        street="Beispielweg 1",
        postal_code="39418",
        town="Staßfurt",
        contact_name="Frau Beispiel",
        is_public_office=True,
    ),
    purpose="Bildungsgutschein für den Anpassungslehrgang",
    message=(
        "Der Lehrgang beginnt am 04.05.2026 bei der Handwerkskammer Magdeburg. Der Platz ist bis "
        "zum 30.04.2026 vorgemerkt; ohne Bildungsgutschein verfällt er.\nHerr Al-Ahmad kommt "
        "vormittags gern zu Ihnen."
    ),
    included=frozenset({DataCategory.IDENTITY, DataCategory.CONTACT, DataCategory.LANGUAGE}),
    bases=tuple(
        ConsentBasis(category=category, given_on=date(2026, 3, 1), valid_until=date(2027, 2, 28))
        for category in (DataCategory.IDENTITY, DataCategory.CONTACT, DataCategory.LANGUAGE)
    ),
    person=FULL.person,
    languages=SPOKEN,
)
