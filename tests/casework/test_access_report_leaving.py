"""How a person gets what is on file about them: every way there is, each in the register."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from integrif_desk.casework import (
    access_report,
    case,
    disclosure,
    person,
    person_merge,
    sending,
    vault,
)
from integrif_desk.casework.access_report import MadeReport, ReportFile
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import Disclosure, DocumentKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.ways_out import WayOut
from tests.casework.test_access_report import OpenCase, actions, made, report, told_case, wish

__all__ = ["made", "told_case"]


def document(made: MadeReport) -> ReportFile:
    return ReportFile(made, DocumentKind.ACCESS_REPORT)


def copy(made: MadeReport) -> ReportFile:
    return ReportFile(made, DocumentKind.DATA_COPY)


def test_making_saving_and_printing_are_on_record(
    opened: vault.Opened, made: MadeReport, tmp_path: Path
) -> None:
    desk, pdf, data = opened.desk, document(made), copy(made)
    saved = sending.save(desk, pdf, Channel.IN_PERSON, tmp_path / "a.pdf")
    assert saved.path is not None
    assert saved.path.read_bytes() == made.pdf
    sending.save(desk, data, Channel.DE_MAIL, tmp_path / "a.json")
    assert (tmp_path / "a.json").read_bytes() == made.data
    sending.put_on_paper(desk, pdf, Channel.POST)
    found = [action for action, subject in actions(opened) if subject == "AccessReport"]
    assert found == ["viewed", "exported", "exported", "printed"]
    with pytest.raises(KnownError) as refused:
        sending.save(desk, pdf, Channel.IN_PERSON, tmp_path / "a.pdf")
    assert refused.value.code is ErrorCode.FILE_EXISTS


def test_it_goes_with_a_password_and_its_data_in_it(
    opened: vault.Opened, made: MadeReport, tmp_path: Path
) -> None:
    given = sending.save_locked(
        opened.desk, document(made), Channel.ENCRYPTED_PDF, tmp_path / "Auskunft.pdf"
    )
    assert given.path is not None
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(given.path)
    assert b"Al-Ahmad" not in given.path.read_bytes()
    with pikepdf.open(given.path, password=given.password) as locked:
        assert locked.attachments["Auskunft.json"].get_file().read_bytes() == made.data


def test_a_draft_to_the_person_has_a_password_and_tells_nothing(
    opened: vault.Opened, told_case: UUID
) -> None:
    desk = opened.desk
    known = case.read(desk, told_case).person
    person.change(desk, replace(known, email="mohammad@example.org"))
    pdf = document(access_report.make(desk, wish(desk, told_case)))
    offered = sending.offer(desk, pdf)
    assert (offered.to_person, offered.mail_to) == (True, "mohammad@example.org")
    assert (offered.phone, offered.phone_of) == ("0176 123", "")
    given = sending.prepare_mail(desk, pdf, Channel.EMAIL, opened.folder)
    assert given.path is not None
    message = message_from_bytes(given.path.read_bytes(), policy=default)
    assert (message["To"], message["Subject"]) == (
        "mohammad@example.org",
        "Schreiben vom 10.03.2026",
    )
    part = message.get_body()
    assert part is not None
    for told in ("Rückmeldebogen", "Auskunft", "Al-Ahmad", given.password):
        assert told not in part.get_content()
    (attached,) = message.iter_attachments()
    assert pikepdf.open(io.BytesIO(attached.get_content()), password=given.password).is_encrypted


def test_the_data_by_themselves_have_no_way_with_a_password(desk: Desk, made: MadeReport) -> None:
    for one in sending.offer(desk, copy(made)).channels:
        assert one.ways == (WayOut.SAVE_OPEN,)
    ways = {way for one in sending.offer(desk, document(made)).channels for way in one.ways}
    assert ways == set(WayOut) - {WayOut.TELL}


def test_every_way_enters_every_case_of_the_person_in_the_register(
    desk: Desk, open_case: OpenCase, told_case: UUID, tmp_path: Path
) -> None:
    first = case.read(desk, told_case).person
    second = open_case()
    other = case.read(desk, second).person
    person_merge.merge(desk, first.id, other.id)
    made = access_report.make(desk, wish(desk, told_case))
    given = sending.save(desk, document(made), Channel.IN_PERSON, tmp_path / "a.pdf")
    sending.save(desk, copy(made), Channel.IN_PERSON, tmp_path / "a.json")

    def entered(case_id: UUID) -> list[Disclosure]:
        kinds = (DocumentKind.ACCESS_REPORT, DocumentKind.DATA_COPY)
        rows = [row.disclosure for row in disclosure.of_case(desk, case_id)]
        return sorted((one for one in rows if one.kind in kinds), key=lambda one: one.kind)

    for case_id in (told_case, second):
        report_entry, copy_entry = entered(case_id)
        assert report_entry.recipient_id is None
        assert report_entry.sha256 == hashlib.sha256(made.pdf).hexdigest()
        assert copy_entry.sha256 == hashlib.sha256(made.data).hexdigest()
    again = report(desk, told_case)
    assert {one.kind for one in again.cases[0].disclosures} >= {DocumentKind.ACCESS_REPORT}
    sending.take_back(desk, given.disclosure_id, "Doch nicht.")
    for case_id in (told_case, second):
        assert [one.entered_in_error for one in entered(case_id)] == [True, False]


def test_only_a_lead_gives_it_away(desk: Desk, made: MadeReport, tmp_path: Path) -> None:
    volunteer = replace(desk, account=replace(desk.account, role=Role.VOLUNTEER))
    ways: tuple[Callable[[], object], ...] = (
        lambda: sending.put_on_paper(volunteer, document(made), Channel.POST),
        lambda: sending.save(volunteer, document(made), Channel.DE_MAIL, tmp_path / "a.pdf"),
        lambda: sending.save_locked(volunteer, document(made), Channel.EMAIL, tmp_path / "a.pdf"),
        lambda: sending.save(volunteer, copy(made), Channel.DE_MAIL, tmp_path / "a.json"),
    )
    for give in ways:
        with pytest.raises(KnownError) as refused:
            give()
        assert refused.value.code is ErrorCode.LEAD_REQUIRED
    assert not list(tmp_path.glob("a.*"))
