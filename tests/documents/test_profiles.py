"""Every document that leaves the desk is accessible (PDF/UA-1) and archivable (PDF/A-3a).

veraPDF says so (tests/verapdf.py). A new kind of document gets its lines in `DOCUMENTS`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from integrif_desk import documents
from integrif_desk.documents import (
    access_report,
    agreements_list,
    consent_form,
    directory,
    handover,
    handover_bundle,
    recovery_sheet,
    referral_letter,
)
from integrif_desk.documents.consent_form_texts import languages
from integrif_desk.domain.handover import HandoverSnapshot, PersonExtract
from integrif_desk.domain.handover_bundle import BundleSnapshot
from integrif_desk.domain.handover_changes import compare
from integrif_desk.exchange import encrypted_pdf, handover_json
from tests.documents.bundles import BUNDLE, most
from tests.documents.letters import LETTER
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
EARLIER = replace(FULL, tasks=FULL.tasks[1:], referrals=FULL.referrals[:3], goal="Ausbildung")
LATER = replace(
    FULL,
    approved_by="Sabine Hartwig",
    replaces="Ü-26-012",
    changes=replace(compare(EARLIER, FULL), number="Ü-26-012"),
)
MANY = tuple(row(f"Stelle {n % 7} " + "x" * 200, uuid4(), "w" * 1000, n) for n in range(20))


def _bound(bundle: BundleSnapshot) -> bytes:
    data = [handover_json.write(each.snapshot, sha256="ab" * 32) for each in bundle.handovers]
    return handover_bundle.render(bundle, data)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "referral letter, draft, other scripts, endless": lambda: referral_letter.render(
        replace(
            LETTER,
            is_draft=True,
            is_sample=True,
            person=OTHER_SCRIPTS.person,
            purpose="ዮናስ " * 60,
            message="घनश्याम محمد الأحمد 😀 " * 150,
        )
    ),
    "handover": lambda: handover.render(FULL),
    "handover, with its data": lambda: handover.render(
        FULL,
        fingerprint="0123456789abcdef",
        attachment=handover_json.write(FULL, sha256="0123456789abcdef" * 4),
    ),
    "handover, a later one": lambda: handover.render(LATER),
    "handover, least": lambda: handover.render(MINIMAL),
    "handover, draft of the demo": lambda: handover.render(
        replace(FULL, is_draft=True, is_sample=True)
    ),
    "handover, other scripts": lambda: handover.render(OTHER_SCRIPTS),
    "handover, endless": lambda: handover.render(ENDLESS),
    "referral letter": lambda: referral_letter.render(LETTER, fingerprint="0123456789abcdef"),
    "referral letter, least": lambda: referral_letter.render(
        replace(LETTER, association=MINIMAL.association, message="", bases=(), languages=())
    ),
    "referral letter, other scripts": lambda: referral_letter.render(
        replace(LETTER, person=OTHER_SCRIPTS.person, message=OTHER_SCRIPTS.introduction * 30)
    ),
    "handover of several cases": lambda: handover_bundle.render(BUNDLE),
    "handover of two cases, with their data": lambda: _bound(
        replace(BUNDLE, handovers=BUNDLE.handovers[:2])
    ),
    "handover of fifteen cases, with their data": lambda: _bound(most()),
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


@settings(max_examples=7, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots())
def test_handover_with_any_content_is_accessible_and_archivable(snapshot: HandoverSnapshot) -> None:
    assert_archival_and_accessible(handover.render(snapshot))


def test_encrypted_handover_stays_accessible() -> None:
    data = handover_json.write(FULL, sha256="0123456789abcdef" * 4)
    password, ours = "K7FQ-29MT-XW4A-3BHD", "0123456789abcdef" * 4
    locked = encrypted_pdf.encrypt(
        handover.render(FULL, attachment=data), password, lambda _identifier: ours
    )
    assert_archival_and_accessible(locked, archive=False, password=password)


def test_no_kind_of_document_is_left_out() -> None:
    folder = Path(documents.__file__).parent
    kinds = {
        path.stem for path in folder.glob("*.py") if "\ndef render(" in path.read_text("utf-8")
    }
    judged = {name for name, value in globals().items() if isinstance(value, ModuleType)}
    assert kinds <= judged
    assert "handover" in kinds
