"""Received handovers that say little, too much, what cannot be, or nothing that is one."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from integrif_desk.casework import (
    case,
    contact_note,
    handover_file,
    handover_import,
    parts,
    person,
    practice_finding,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover_import import ImportChoice
from integrif_desk.casework.handover_import_plan import names_of
from integrif_desk.documents import handover as paper
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.handover import (
    DataCategory,
    HandoverSnapshot,
    NoteExtract,
    PersonExtract,
    PhaseExtract,
)
from integrif_desk.domain.received_handover import NotTaken
from integrif_desk.domain.views import CaseFilter
from integrif_desk.exchange import handover_json
from tests.casework.received import (
    TODAY,
    data,
    left_out,
    refused,
    taken_in,
)
from tests.exchange.handovers import EVERYTHING, handed_over

IMPOSSIBLE = replace(
    EVERYTHING,
    person=replace(EVERYTHING.person, birth_date=date(2031, 1, 1), nationalities=("SY", "syr")),
    measures=(
        replace(EVERYTHING.measures[0], ends_on=date(2020, 1, 1)),
        replace(EVERYTHING.measures[0], reason="", title="Kurs"),
    ),
    qualifications=(replace(EVERYTHING.qualifications[0], to_year=1999),),
    notes=(
        NoteExtract(on=date(2040, 1, 1), kind=ContactKind.PHONE, text="morgen"),
        NoteExtract(on=TODAY, kind=ContactKind.PHONE, text="", minutes=3000),
    ),
    phases=(PhaseExtract(phase=Phase.ACCESS, since=TODAY + timedelta(days=30)),),
    languages=(*EVERYTHING.languages, EVERYTHING.languages[0]),
)


def test_what_cannot_be_is_named_and_stops_nothing(elsewhere: Desk) -> None:
    preview = handover_import.look_at(elsewhere, data(IMPOSSIBLE))
    assert sorted(left_out(preview)[NotTaken.IMPOSSIBLE]) == [
        *("2026-03-10", "2031-01-01", "2040-01-01", "Fachschule Elektroinstallation"),
        *("Kurs", "Praktikum im Elektrobetrieb", "access", "syr"),
    ]
    case_id = taken_in(elsewhere, IMPOSSIBLE)
    detail = case.read(elsewhere, case_id)
    assert detail.person.birth_date is None
    assert detail.person.nationalities == ("SY",)
    assert [(p.phase, p.since) for p in detail.phases] == [(Phase.QUALIFICATION, TODAY)]
    assert len(detail.languages) == 3


def test_the_first_day_of_all_becomes_one_on_which_somebody_can_have_written(
    elsewhere: Desk,
) -> None:
    ancient = replace(
        EVERYTHING,
        dated=date.min,
        notes=(NoteExtract(on=date.min, kind=ContactKind.PHONE, text="Vor aller Zeit"),),
        referrals=tuple(replace(one, since=None, sent_on=None) for one in EVERYTHING.referrals),
        measures=(replace(EVERYTHING.measures[0], title="Urkurs", starts_on=date.min),),
        phases=(PhaseExtract(phase=Phase.ACCESS, since=date.min),),
        tasks=(replace(EVERYTHING.tasks[0], due_on=date.min),),
    )
    preview = handover_import.look_at(elsewhere, data(ancient))
    assert sorted(left_out(preview)[NotTaken.IMPOSSIBLE]) == [
        *("0001-01-01", "0001-01-01", "Urkurs", "access"),
    ]
    case_id = taken_in(elsewhere, ancient)
    notes = contact_note.notes(elsewhere, case_id)
    assert case.history(elsewhere, case_id).rows
    assert {note.occurred_at.year for note in notes} == {1900, TODAY.year}
    assert not any("Vor aller Zeit" in note.text for note in notes)


def test_a_case_with_nothing_but_a_name(elsewhere: Desk) -> None:
    bare = replace(
        EVERYTHING,
        included=frozenset({DataCategory.IDENTITY, DataCategory.TASKS}),
        person=PersonExtract(name="ዮናስ"),
        tasks=(),
    )
    detail = case.read(elsewhere, taken_in(elsewhere, bare))
    assert detail.person.display_name == "ዮናስ"
    assert [(p.phase, p.since) for p in detail.phases] == [(Phase.ACCESS, TODAY)]
    assert len(detail.follow_ups) == 1


def test_names_are_as_long_as_they_are(elsewhere: Desk) -> None:
    long = replace(
        EVERYTHING,
        association=replace(EVERYTHING.association, name="V" * 400),
        number="Ü" * 400,
        person=replace(EVERYTHING.person, name="A" * 400, surname=""),
    )
    case_id = taken_in(elsewhere, long)
    profile = person.profile(elsewhere, case.read(elsewhere, case_id).person.id)
    assert profile.person.given_names == "A" * 400
    assert len(profile.family) == 1
    assert len(profile.family[0].remark) < 400


def test_texts_that_fill_their_limit_stay_whole(elsewhere: Desk) -> None:
    full = replace(
        EVERYTHING,
        measures=(replace(EVERYTHING.measures[0], result="r" * 2000),),
        notes=(replace(EVERYTHING.notes[0], text="n" * 100_000),),
        introduction="i" * 100_000,
    )
    case_id = taken_in(elsewhere, full)
    assert [one.result for one in parts.measures(elsewhere, case_id)] == ["r" * 2000]
    assert "n" * 100_000 in {note.text for note in contact_note.notes(elsewhere, case_id)}


@pytest.mark.parametrize(
    ("name", "surname", "expected"),
    [
        ("Mohammad Al-Ahmad", "Al-Ahmad", ("Mohammad", "Al-Ahmad", False)),
        ("Nguyen Van Anh", "Nguyen", ("Van Anh", "Nguyen", True)),
        ("Yonas", "", ("Yonas", "", False)),
        ("Yonas", "Yonas", ("Yonas", "", False)),
        ("Ali Ali", "Ali", ("Ali", "Ali", False)),
        ("Zahra N.", "Nazari", ("Zahra N.", "", False)),
    ],
)
def test_given_names_are_what_the_surname_leaves(
    name: str, surname: str, expected: tuple[str, str, bool]
) -> None:
    found = names_of(PersonExtract(name=name, surname=surname))
    told = {"surname": "", "surname_first": False} | found
    assert (told["given_names"], told["surname"], told["surname_first"]) == expected


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    raw = json.loads(data())
    change(raw)
    raw["content_sha256"] = handover_json.content_sha256(raw)
    return json.dumps(raw).encode()


def test_wrong_files_have_clear_ways(elsewhere: Desk) -> None:
    with_data = paper.render(EVERYTHING, fingerprint="", attachment=data())
    plain = paper.render(EVERYTHING)
    nobody = replace(EVERYTHING, included=frozenset({DataCategory.PRACTICE}))
    for content, code in (
        (b"", ErrorCode.HANDOVER_FILE_FOREIGN),
        (b"PK\x03\x04", ErrorCode.HANDOVER_FILE_FOREIGN),
        (plain, ErrorCode.HANDOVER_FILE_FOREIGN),
        (with_data[: len(with_data) // 3], ErrorCode.HANDOVER_FILE_DAMAGED),
        (b"%PDF-1.7 nothing", ErrorCode.HANDOVER_FILE_DAMAGED),
        (data().replace(b"Aleppo", b"Amman"), ErrorCode.HANDOVER_FILE_ALTERED),
        (changed(lambda raw: raw.update(version="2.0")), ErrorCode.HANDOVER_FILE_NEWER),
        (changed(lambda raw: raw.update(issue=-1)), ErrorCode.HANDOVER_FILE_BROKEN),
        (data(nobody), ErrorCode.HANDOVER_FILE_WITHOUT_PERSON),
    ):
        assert refused(elsewhere, content).code is code
    assert case.cases(elsewhere, CaseFilter(today=TODAY)).rows == ()


def test_it_is_told_what_carries_a_handover(tmp_path: Path) -> None:
    assert handover_file.is_handover(data())
    assert handover_file.is_handover(data().replace(b"Aleppo", b"Amman"))
    assert not handover_file.is_handover(b"{}")
    assert not handover_file.is_handover(paper.render(EVERYTHING))
    missing = tmp_path / "gone.pdf"
    with pytest.raises(KnownError) as caught:
        handover_file.load(missing)
    assert caught.value.code is ErrorCode.RETURNED_UNREADABLE


def test_nothing_stays_behind_when_it_fails(
    elsewhere: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = handover_import.look_at(elsewhere, data())

    def full(*_more: object) -> None:
        raise KnownError(ErrorCode.DISK_FULL)

    monkeypatch.setattr(handover_import, "_keep", full)
    with pytest.raises(KnownError):
        handover_import.import_case(elsewhere, preview, ImportChoice())
    assert case.cases(elsewhere, CaseFilter(today=TODAY)).rows == ()
    assert practice_finding.how_many(elsewhere, FindingFilter()) == 0


@given(snapshot=handed_over())
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_a_desk_can_write_becomes_a_case(
    elsewhere: Desk, snapshot: HandoverSnapshot
) -> None:
    sha256 = hashlib.sha256(repr(snapshot).encode("utf-8", "replace")).hexdigest()
    content = data(snapshot, sha256)
    if not snapshot.person.name:
        assert refused(elsewhere, content).code is ErrorCode.HANDOVER_FILE_WITHOUT_PERSON
        return
    preview = handover_import.look_at(elsewhere, content)
    if preview.known is not None:
        return
    created = handover_import.import_case(elsewhere, preview, ImportChoice()).created
    assert created is not None
    detail = case.read(elsewhere, created)
    assert detail.person.display_name == snapshot.person.name
    assert len(contact_note.notes(elsewhere, created)) == sum(
        len(notes)
        for notes in (
            *(preview.taken.notes, preview.taken.referrals, preview.taken.lessons),
            (preview.taken.receipt,),
        )
    )
