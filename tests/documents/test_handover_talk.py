"""What a handover says of the talk with the person: its day where it is known, else nothing."""

from dataclasses import replace
from datetime import date

import pytest

from integrif_desk.documents import handover
from integrif_desk.domain.handover import ConsentBasis, DataCategory, HandoverSnapshot
from tests.documents.pdf_text import page_texts
from tests.documents.snapshots import FULL


def printed(snapshot: HandoverSnapshot) -> str:
    return " ".join(" ".join(page_texts(handover.render(snapshot))).split())


AGREED = ConsentBasis(
    category=DataCategory.LANGUAGE, given_on=date(2026, 1, 12), valid_until=date(2026, 12, 31)
)


@pytest.mark.parametrize("bases", [(AGREED,), ()])
def test_nothing_is_said_of_a_talk_whose_day_nobody_has_told(
    bases: tuple[ConsentBasis, ...],
) -> None:
    known = replace(FULL, bases=bases)
    assert "am 10.03.2026 besprochen" in printed(known)
    assert "10.03.2026 besprochen" not in printed(replace(known, discussed_on=None))
    assert "Die Weitergabe ist" not in printed(replace(known, discussed_on=None))
