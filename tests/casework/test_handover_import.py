"""A handover of one desk becomes a case of another, on two real stores."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from integrif_desk.casework import (
    actor,
    case,
    contact_note,
    follow_up,
    handover,
    handover_file,
    handover_import,
    parts,
    person,
    practice_finding,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover_import import ImportChoice
from integrif_desk.documents import handover as paper
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.finding_views import FindingFilter
from integrif_desk.domain.follow_up import TaskOwner
from integrif_desk.domain.handover import (
    DataCategory,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.person import LanguageFacts, Level
from integrif_desk.domain.received_handover import NotTaken
from integrif_desk.exchange import guarded, scans
from tests.casework.agreed import agree
from tests.casework.received import SOURCE, TODAY, data, handed_on, left_out, refused, taken_in
from tests.exchange.handovers import EVERYTHING, SHA256


def test_everything_that_was_handed_over_is_there(elsewhere: Desk) -> None:
    case_id = taken_in(elsewhere)
    detail = case.read(elsewhere, case_id)
    profile = person.profile(elsewhere, detail.person.id)
    assert detail.case.number == "F-26-001"
    assert detail.case.opened_on == TODAY
    assert (detail.case.goal, detail.case.background) == (EVERYTHING.goal, EVERYTHING.background)
    assert detail.case.phase is Phase.QUALIFICATION
    assert [(p.phase, p.since) for p in detail.phases] == [
        (p.phase, p.since) for p in EVERYTHING.phases
    ]
    assert detail.person.list_name == "Al-Ahmad, Mohammad"
    assert detail.person.original_name == "محمد الأحمد"
    assert detail.person.birth_date == date(1991, 8, 14)
    assert detail.person.work_limitations == "kein schweres Heben"
    assert detail.residence is not None
    assert detail.residence.work_permission == "Erwerbstätigkeit erlaubt"
    levels = {one.language: one.level for one in detail.languages}
    assert levels == {"ar": Level.NATIVE, "de": Level.B1, "en": Level.A2}
    assert [one.title for one in profile.qualifications] == ["Fachschule Elektroinstallation"]
    assert [one.birth_year for one in profile.family] == [2021]
    [measure] = parts.measures(elsewhere, case_id)
    assert measure.reason == "Betrieb geschlossen"


def test_every_record_says_where_it_comes_from(elsewhere: Desk) -> None:
    case_id = taken_in(elsewhere)
    detail = case.read(elsewhere, case_id)
    profile = person.profile(elsewhere, detail.person.id)
    for note in contact_note.notes(elsewhere, case_id):
        assert "Übergabe Ü-26-031 von Bodebrücke e. V." in note.text
    assert [SOURCE in one.remark for one in profile.qualifications] == [True]
    assert [one.remark for one in profile.family] == [SOURCE]
    assert all(SOURCE in one.result for one in parts.measures(elsewhere, case_id))
    [kept] = handover_import.received(elsewhere, case_id)
    assert (kept.sender, kept.number, kept.issue) == ("Bodebrücke e. V.", "Ü-26-031", 2)
    told = {detail.person.id, case_id, *(one.id for one in detail.languages)}
    told |= {one.id for one in detail.phases} | {one.id for one in detail.follow_ups}
    told |= {one.id for one in contact_note.notes(elsewhere, case_id)}
    assert detail.residence is not None
    assert told | {detail.residence.id} <= set(kept.record_ids)


def test_received_notes_are_internal(elsewhere: Desk) -> None:
    notes = contact_note.notes(elsewhere, taken_in(elsewhere))
    assert {note.visibility for note in notes} == {Visibility.INTERNAL}
    assert all(note.from_office for note in notes)
    told = {note.lesson for note in notes}
    assert told == {None, Lesson.HELPED, Lesson.DID_NOT_HELP}
    [call] = [note for note in notes if note.kind is ContactKind.PHONE]
    assert call.occurred_at.astimezone().date() == date(2026, 3, 4)
    assert call.minutes == 15
    assert "Beteiligt: Handwerkskammer Magdeburg" in call.text
    receipt = notes[0].text
    assert "Ohne Bildungsgutschein verfällt" in receipt
    assert "– Jobcenter: Bitte klären Sie" in receipt


def test_referrals_of_others_become_history_without_an_answer_to_wait_for(
    elsewhere: Desk,
) -> None:
    case_id = taken_in(elsewhere)
    assert case.read(elsewhere, case_id).referrals == ()
    texts = [note.text for note in contact_note.notes(elsewhere, case_id)]
    [declined] = [text for text in texts if "Agentur für Arbeit" in text]
    assert declined.splitlines()[:3] == [
        "Verweisung an Agentur für Arbeit, Berufsberatung: Berufswegeplanung",
        "abgelehnt, gesendet am 08.09.2025, nicht zuständig",
        "an das Jobcenter verwiesen",
    ]


def test_the_consent_does_not_travel_and_is_the_first_thing_to_do(elsewhere: Desk) -> None:
    case_id = taken_in(elsewhere)
    first = case.read(elsewhere, case_id).follow_ups[0]
    assert first.task == "Einwilligung einholen und über die erhaltenen Daten informieren"
    assert first.due_on == date(2026, 3, 17)
    assert "Art. 14 DSGVO" in follow_up.read(elsewhere, first.id).remark
    preview = handover_import.look_at(elsewhere, data())
    assert set(left_out(preview)[NotTaken.CONSENTS]) == {each.value for each in DataCategory}


def test_actors_are_found_by_name_or_stay_as_text(elsewhere: Desk) -> None:
    kept = actor.add(
        elsewhere,
        ActorFacts(name="HANDWERKSKAMMER Magdeburg", category=ActorCategory.CHAMBER),
    ).created
    for town in ("Staßfurt", "Bernburg"):
        actor.add(
            elsewhere,
            ActorFacts(
                name="Koordinierungsstelle", town=town, category=ActorCategory.COORDINATION_OFFICE
            ),
        )
    preview = handover_import.look_at(elsewhere, data())
    assert preview.actor_names == {kept: "HANDWERKSKAMMER Magdeburg"}
    case_id = taken_in(elsewhere)
    [call] = [n for n in contact_note.notes(elsewhere, case_id) if n.kind is ContactKind.PHONE]
    assert call.actor_ids == (kept,)
    assert "Beteiligt" not in call.text
    [invite] = [
        row for row in case.read(elsewhere, case_id).follow_ups if row.task.startswith("Zum gem")
    ]
    # Two bear the name: nobody is guessed.
    assert invite.owed_by is TaskOwner.ACCOUNT
    assert "Vorgesehen war: Koordinierungsstelle" in follow_up.read(elsewhere, invite.id).remark


def test_findings_come_with_the_handover_as_their_evidence_and_only_once(elsewhere: Desk) -> None:
    taken_in(elsewhere)
    [row] = practice_finding.findings(elsewhere, FindingFilter()).rows
    found = practice_finding.view(elsewhere, row.id)
    assert found.category.code == "SP"
    assert [one.quote for one in found.evidence] == ["Übergabe Ü-26-031 von Bodebrücke e. V."] * 2
    again = handover_import.look_at(elsewhere, data(sha256="f" * 64))
    assert left_out(again)[NotTaken.KNOWN_FINDINGS] == ("Ein Erinnerungsanruf am Vortag hilft.",)
    assert again.taken.findings == ()


def test_the_same_handover_is_taken_in_once(elsewhere: Desk) -> None:
    first = handover_import.look_at(elsewhere, data())
    case_id = handover_import.import_case(elsewhere, first, ImportChoice()).created
    again = handover_import.look_at(elsewhere, data())
    assert again.known is not None
    assert again.known.case_number == "F-26-001"
    assert again.known.received.case_id == case_id
    for preview in (first, again):  # somebody else may have been quicker
        with pytest.raises(KnownError) as caught:
            handover_import.import_case(elsewhere, preview, ImportChoice())
        assert caught.value.code is ErrorCode.HANDOVER_FILE_KNOWN
        assert caught.value.values == {"number": "F-26-001", "on": TODAY}


def test_a_newer_issue_names_the_case_of_the_older(elsewhere: Desk) -> None:
    taken_in(elsewhere)
    newer = handover_import.look_at(elsewhere, data(replace(EVERYTHING, version=3), "e" * 64))
    assert newer.known is None
    assert [row.case_number for row in newer.earlier] == ["F-26-001"]


def test_somebody_on_file_gets_another_case_and_keeps_what_stands_there(elsewhere: Desk) -> None:
    entered = case.NewCase(
        given_names="Mohamad",
        surname="Al Ahmad",
        birth_date=date(1991, 8, 14),
        phone="0176 040690 99",
        languages=(LanguageFacts(language="de", level=Level.A2),),
    )
    first = case.open_case(elsewhere, entered).created
    assert first is not None
    preview = handover_import.look_at(elsewhere, data())
    [candidate] = preview.candidates
    assert candidate.case_id == first
    choice = ImportChoice(person_id=candidate.person_id)
    would = handover_import.addition(elsewhere, preview, choice)
    assert would.stays == ("phone", "languages")
    assert {"email", "street", "town", "nationalities"} <= set(would.added)
    assert [one.language for one in would.taken.languages] == ["ar", "en"]
    second = handover_import.import_case(elsewhere, preview, choice).created
    assert second is not None
    detail = case.read(elsewhere, second)
    assert detail.person.id == candidate.person_id
    assert detail.person.display_name == "Mohamad Al Ahmad"
    assert detail.person.phone == "0176 040690 99"
    assert detail.person.email == "m.alahmad@bodebruecke.example"
    levels = {one.language: one.level for one in detail.languages}
    assert levels == {"de": Level.A2, "ar": Level.NATIVE, "en": Level.A2}
    assert detail.case.number == "F-26-002"
    # What is there by now is not added a second time.
    again = handover_import.look_at(elsewhere, data(sha256="d" * 64))
    more = handover_import.addition(elsewhere, again, choice).taken
    assert (more.languages, more.qualifications, more.family) == ((), (), ())
    assert more.residence is None
    assert EVERYTHING.residence is not None
    newer = replace(EVERYTHING, residence=replace(EVERYTHING.residence, valid_until=TODAY))
    third = handover_import.look_at(elsewhere, data(newer, "c" * 64))
    assert "residence" in handover_import.addition(elsewhere, third, choice).stays


def test_another_spelling_is_kept_beside_the_name_on_file(elsewhere: Desk) -> None:
    entered = case.NewCase(given_names="Muhammad", surname="Alahmad", birth_date=date(1991, 8, 14))
    case.open_case(elsewhere, entered)
    [candidate] = handover_import.look_at(elsewhere, data()).candidates
    taken_in(elsewhere, choice=ImportChoice(person_id=candidate.person_id))
    [spelling] = person.profile(elsewhere, candidate.person_id).spellings
    assert (spelling.name, spelling.source) == ("Mohammad Al-Ahmad", SOURCE)


def test_the_file_is_kept_as_it_came(elsewhere: Desk) -> None:
    pdf = paper.render(EVERYTHING, fingerprint=SHA256[:16], attachment=data())
    assert handover_file.is_handover(pdf)
    preview = handover_import.look_at(elsewhere, pdf, "Uebergabe-26-031.pdf")
    case_id = handover_import.import_case(elsewhere, preview, ImportChoice()).created
    assert case_id is not None
    [kept] = handover_import.received(elsewhere, case_id)
    assert (kept.file_name, kept.size) == ("Uebergabe-26-031.pdf", len(pdf))
    shown = handover_import.paper(elsewhere, kept.id)
    assert shown.count >= 3
    assert [page.width for page in shown.draw(2, 3, 100)] == [100, 100]


def test_pages_made_to_do_harm_are_drawn_elsewhere(
    elsewhere: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = paper.render(EVERYTHING, fingerprint=SHA256[:16], attachment=data())
    endless = b"4 w " + b"1 0 m 9 9 l S " * 9
    with pikepdf.open(io.BytesIO(honest)) as document:
        pattern = document.make_stream(
            endless,
            Type=pikepdf.Name.Pattern,
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=[0, 0, 999, 999],
            XStep=0.02,
            YStep=0.02,
            Resources=pikepdf.Dictionary(),
        )
        page = document.pages[0].obj
        page.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P=pattern))
        page.Contents = document.make_stream(b"/Pattern cs /P scn 0 0 595 842 re f")
        out = io.BytesIO()
        document.save(out)
    preview = handover_import.look_at(elsewhere, out.getvalue(), "Uebergabe-26-031.pdf")
    case_id = handover_import.import_case(elsewhere, preview, ImportChoice()).created
    assert case_id is not None
    [kept] = handover_import.received(elsewhere, case_id)
    monkeypatch.setattr(scans, "_SHOWN", guarded.Limits(seconds=2))
    with pytest.raises(KnownError) as caught:
        handover_import.paper(elsewhere, kept.id).draw(1, 1, 1400)
    assert caught.value.code is ErrorCode.HANDOVER_FILE_DAMAGED


def test_a_file_of_data_alone_has_no_pages(elsewhere: Desk) -> None:
    [kept] = handover_import.received(elsewhere, taken_in(elsewhere))
    assert handover_import.paper(elsewhere, kept.id).count == 0


def test_ones_own_handover_is_not_taken_in(desk: Desk, elsewhere: Desk) -> None:
    case_id = taken_in(desk)
    recipient = actor.add(desk, ActorFacts(name="Lotsenhaus", category=ActorCategory.CLUB)).created
    assert recipient is not None
    agree(desk, case_id, recipient)
    plan = HandoverPlan(
        case_id=case_id,
        recipient_id=recipient,
        included=frozenset(DataCategory),
        discussed_on=desk.today(),
    )
    issued = handover.issue(desk, plan).created
    assert issued is not None
    pdf = handover.pdf(desk, issued)
    error = refused(desk, pdf)
    assert (error.code, error.values) == (ErrorCode.HANDOVER_FILE_OWN, {"number": "Ü-26-001"})
    assert handover_import.look_at(elsewhere, pdf).snapshot.number == "Ü-26-001"


def test_a_case_that_was_taken_in_says_the_same_when_it_is_handed_over_again(
    elsewhere: Desk,
) -> None:
    case_id = taken_in(elsewhere)
    recipient = actor.add(
        elsewhere,
        ActorFacts(
            name="Koordinierungsstelle Migration und Bildung",
            category=ActorCategory.COORDINATION_OFFICE,
        ),
    ).created
    assert recipient is not None
    again = handed_on(elsewhere, case_id, recipient)
    # Of limitations this kind of recipient learns nothing.
    assert again.included == EVERYTHING.included - {DataCategory.HEALTH}
    for name in (
        *("person", "residence", "work_permission", "literacy", "background", "goal"),
        *("occupation", "qualifications", "competences", "phase", "phases"),
        *("childcare_needed", "availability", "family"),
    ):
        assert getattr(again, name) == getattr(EVERYTHING, name), name
    assert set(again.languages) == set(EVERYTHING.languages)
    [measure], [before] = again.measures, EVERYTHING.measures
    told = f"{before.result}\nAngebot von {before.actor}\n\n({SOURCE})"
    assert measure == replace(before, actor="", result=told)
    tasks = {(one.task, one.due_on) for one in again.tasks}
    assert {(one.task, one.due_on) for one in EVERYTHING.tasks} <= tasks
    assert [(one.text, one.lesson, one.kinds) for one in again.findings] == [
        (one.text, one.lesson, one.kinds) for one in EVERYTHING.findings
    ]
    assert {t.removesuffix(f"\n\n({SOURCE})") for t in again.helped} == set(EVERYTHING.helped)
    texts = "\n".join(note.text for note in again.notes)
    for note in EVERYTHING.notes:
        assert note.text in texts
    for referral in EVERYTHING.referrals:
        assert f"Verweisung an {referral.actor}: {referral.purpose}" in texts
