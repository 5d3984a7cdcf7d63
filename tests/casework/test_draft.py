from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrif_desk.casework import account, contact_note, draft, vault
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role, Salutation
from integrif_desk.domain.draft import DraftKind
from tests.casework.conftest import Clock, new_store

typed = st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z", "C"]))


def test_there_is_one_draft_a_form_and_subject(desk: Desk) -> None:
    subject, other = uuid4(), uuid4()
    draft.keep(desk, DraftKind.CONTACT_NOTE, subject, {"text": "a"})
    draft.keep(desk, DraftKind.CONTACT_NOTE, subject, {"text": "ab"})
    draft.keep(desk, DraftKind.CONTACT_NOTE, other, {"text": "anders"})
    draft.keep(desk, DraftKind.FOLLOW_UP, subject, {"task": "b"})
    assert draft.load(desk, DraftKind.CONTACT_NOTE, subject) == {"text": "ab"}
    assert draft.load(desk, DraftKind.CONTACT_NOTE, other) == {"text": "anders"}
    draft.discard(desk, DraftKind.CONTACT_NOTE, subject)
    assert draft.load(desk, DraftKind.CONTACT_NOTE, subject) is None
    assert draft.load(desk, DraftKind.FOLLOW_UP, subject) == {"task": "b"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(fields=st.dictionaries(st.sampled_from(["text", "task", "minutes"]), typed, min_size=1))
def test_a_draft_keeps_every_keystroke_as_it_was(desk: Desk, fields: dict[str, str]) -> None:
    draft.keep(desk, DraftKind.CASE, None, fields)
    assert draft.load(desk, DraftKind.CASE, None) == fields


def test_nobody_sees_the_drafts_of_others(
    opened: vault.Opened, clock: Clock, request: pytest.FixtureRequest
) -> None:
    passphrase = "lampe-wiese-segel-honig-turm-glas"
    account.add(opened, "Helga Brandt", Role.VOLUNTEER, Salutation.MS, passphrase)
    draft.keep(opened.desk, DraftKind.CASE, None, {"surname": "Al-Ahmad"})
    opened.close()
    helga = vault.unlock(opened.folder, "Helga Brandt", passphrase, now=clock)
    request.addfinalizer(helga.close)
    assert draft.load(helga.desk, DraftKind.CASE, None) is None


def test_a_draft_survives_the_end_of_the_program(
    tmp_path_factory: pytest.TempPathFactory, clock: Clock
) -> None:
    folder = tmp_path_factory.mktemp("desk") / "store"
    opened = new_store(folder, clock)
    draft.keep(opened.desk, DraftKind.CASE, None, {"surname": "ተስፋይ"})
    opened.close()
    again = vault.unlock(folder, "Sabine Hartwig", "kranich-ofen-lila-treppe-salz-uhr", now=clock)
    assert draft.load(again.desk, DraftKind.CASE, None) == {"surname": "ተስፋይ"}
    again.close()


def test_what_was_typed_about_something_goes_with_it(
    opened: vault.Opened, open_case: Callable[..., UUID]
) -> None:
    case_id = open_case()
    note = NewNote(case_id=case_id, text="Angst vor der Polizei")
    noted = contact_note.log(opened.desk, note).created
    assert noted is not None
    account.add(
        opened, "Helga Brandt", Role.VOLUNTEER, Salutation.MS, "lampe-wiese-segel-honig-turm"
    )
    (found,) = [one for one in account.accounts(opened.desk) if one.name == "Helga Brandt"]
    helga = replace(opened.desk, account=found)
    before = {"before:text": "Angst vor der Polizei"}
    draft.keep(helga, DraftKind.CONTACT_NOTE, noted, {"text": "Angst"} | before)
    draft.keep(helga, DraftKind.FINDING, noted, {"quote": "Angst vor der Polizei"})
    draft.keep(helga, DraftKind.CONTACT_NOTE, case_id, {"text": "anderes"})
    contact_note.remove(opened.desk, noted)
    assert draft.load(helga, DraftKind.CONTACT_NOTE, noted) is None
    assert draft.load(helga, DraftKind.FINDING, noted) is None
    assert draft.load(helga, DraftKind.CONTACT_NOTE, case_id) == {"text": "anderes"}
