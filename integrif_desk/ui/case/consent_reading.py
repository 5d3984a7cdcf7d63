"""What the tab of consents reads of a case, on the worker thread."""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.casework import consent, form_review
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.consent import Consent, attention
from integrif_desk.domain.consent_form import FormLanguage
from integrif_desk.domain.consent_views import ConsentRow


@dataclass(frozen=True)
class ConsentsOfCase:
    """The consents, those that end soon, how many things ask for attention, and the forms."""

    case_id: UUID
    rows: tuple[ConsentRow, ...]
    attention: tuple[Consent, ...]
    count: int
    languages: tuple[FormLanguage, ...]


def read_consents(desk: Desk, case_id: UUID) -> ConsentsOfCase:
    """Return what the tab shows of a case."""
    rows = consent.of_case(desk, case_id)
    return ConsentsOfCase(
        case_id=case_id,
        rows=rows,
        attention=attention((row.consent for row in rows), desk.today()),
        count=consent.open_questions(desk, case_id),
        languages=tuple(one.language for one in form_review.languages(desk)),
    )
