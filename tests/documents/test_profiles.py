"""Every document that leaves the desk is accessible (PDF/UA-1) and archivable (PDF/A-3a).

veraPDF says so (tests/verapdf.py). A new kind of document gets its lines in `DOCUMENTS`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from integrif_desk.documents import (
    access_report,
    agreements_list,
    consent_form,
    directory,
    handover,
    recovery_sheet,
)
from integrif_desk.documents.consent_form_texts import languages
from integrif_desk.domain.handover import HandoverSnapshot, PersonExtract
from tests.documents.reports import DIRECTORY, LEAST, REPORT, of_another_script
from tests.documents.snapshots import FULL, MINIMAL
from tests.documents.strategies import snapshots
from tests.documents.test_agreements_list import LIST, row
from tests.documents.test_consent_form import FORM
from tests.documents.test_recovery_sheet import GROUPS
from tests.verapdf import assert_archival_and_accessible

# In their own script, with a sign that no font has.
OTHER_SCRIPTS = replace(
    FULL,
    person=PersonExtract(name="ዮናስ ተስፋይ", surname="ተስፋይ", original_name="زهرا نظری 😀"),
    introduction="Herr محمد الأحمد (31 Jahre) kam über Тернопіль, ქუთაისი und חיפה hierher.",
    background="घनश्याम " * 40,
    urgent="ዮናስ " * 60,
)
ENDLESS = replace(
    FULL,
    number="x" * 400,
    volunteer="Donaudampfschifffahrtsgesellschaftskapitänswitwe " * 8,
    referrals=tuple(replace(entry, outcome="Wort " * 150) for entry in FULL.referrals) * 2,
    tasks=FULL.tasks * 10,
    did_not_help=("Satz. " * 300,),
)
MANY = tuple(row(f"Stelle {n % 7} " + "x" * 200, uuid4(), "w" * 1000, n) for n in range(20))

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "handover": lambda: handover.render(FULL),
    "handover, least": lambda: handover.render(MINIMAL),
    "handover, draft of the demo": lambda: handover.render(
        replace(FULL, is_draft=True, is_sample=True)
    ),
    "handover, other scripts": lambda: handover.render(OTHER_SCRIPTS),
    "handover, endless": lambda: handover.render(ENDLESS),
    "recovery sheet": lambda: recovery_sheet.render("Bodebrücke e. V.", GROUPS, date(2025, 5, 5)),
    "agreements": lambda: agreements_list.render(LIST),
    "agreements, none": lambda: agreements_list.render(replace(LIST, rows=(), is_sample=True)),
    "agreements, endless": lambda: agreements_list.render(replace(LIST, rows=MANY)),
    "access report": lambda: access_report.render(REPORT, copy_name="Auskunft.json", copy=b"{}"),
    "access report, least": lambda: access_report.render(LEAST),
    "access report, other scripts": lambda: access_report.render(of_another_script(REPORT)),
    "directory": lambda: directory.render(DIRECTORY) or b"",
    "directory, none": lambda: directory.render(replace(DIRECTORY, entries=())) or b"",
    **{
        f"consent form, {language.code}": partial(
            consent_form.render, replace(FORM, language=language.code)
        )
        for language in languages()
    },
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_is_accessible_and_archivable(name: str) -> None:
    assert_archival_and_accessible(DOCUMENTS[name]())


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots())
def test_handover_with_any_content_is_accessible_and_archivable(snapshot: HandoverSnapshot) -> None:
    assert_archival_and_accessible(handover.render(snapshot))
