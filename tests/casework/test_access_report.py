"""What a person is told that the desk holds about them: everything, and no names of others."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from integrif_desk.casework import (
    access_report,
    actor,
    case,
    contact_note,
    draft,
    finding_category,
    follow_up,
    parts,
    person_merge,
    practice_finding,
    referral,
    vault,
)
from integrif_desk.casework.access_report import MadeReport
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.access_report import AccessReport, AccessWish
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.approval import ApprovalRequest
from integrif_desk.domain.case import CaseOutcome, CaseState
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.family import FamilyFacts, Relation
from integrif_desk.domain.handover import Purpose
from integrif_desk.domain.measure import MeasureFacts, MeasureKind
from integrif_desk.domain.person import SpellingFacts
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    Perspective,
)
from integrif_desk.domain.qualification import QualificationFacts, QualificationKind
from integrif_desk.domain.slip_receipt import SlipReceipt
from integrif_desk.store.convert import RECORD_OF
from tests.casework.agreed import agree
from tests.casework.conftest import Clock
from tests.documents.pdf_text import page_texts

OpenCase = Callable[..., UUID]


@pytest.fixture
def told_case(desk: Desk, open_case: OpenCase, jobcenter: UUID) -> UUID:
    """Return a case about which everything is on file."""
    case_id = open_case(phone="0176 123", town="Staßfurt")
    person_id = case.read(desk, case_id).person.id
    card = actor.view(desk, jobcenter).actor
    actor.change(desk, replace(card, contacts=(ContactPersonFacts(name="Petra Keller"),)))
    parts.add(desk, person_id, SpellingFacts(name="Mohamad Alahmad", source="Reisepass"))
    parts.add(desk, person_id, FamilyFacts(relation=Relation.CHILD, name="Lina"))
    parts.add(desk, person_id, QualificationFacts(kind=QualificationKind.JOB, title="Elektriker"))
    parts.add(desk, case_id, MeasureFacts(kind=MeasureKind.JOB, result="Petra Keller half"))
    noted = contact_note.log(
        desk,
        NewNote(
            case_id=case_id,
            text="Petra Keller sagt, Herr Al-Ahmad und Lina sollen kommen. Ganz intern.",
            actor_ids=(jobcenter,),
        ),
    ).created
    assert noted is not None
    follow_up.add(
        desk,
        case_id,
        follow_up.NewFollowUp(task="Frau Keller anrufen", due_on=desk.today() + timedelta(days=1)),
    )
    agree(desk, case_id, jobcenter)
    sent = referral.draft(
        desk, referral.NewReferral(case_id=case_id, actor_id=jobcenter, purpose="Gutschein")
    ).created
    assert sent is not None
    referral.send(desk, sent, Channel.POST)
    practice_finding.add(
        desk,
        FindingFacts(
            category_id=finding_category.categories(desk)[0].id,
            claim="Termine fehlen.",
            case_id=case_id,
        ),
        [
            EvidenceFacts(
                kind=EvidenceKind.CASE_OBSERVATION,
                perspective=Perspective.VOLUNTEER,
                quote="Sie sollen kommen.",
                note_id=noted,
            )
        ],
    )
    draft.keep(desk, DraftKind.CONTACT_NOTE, case_id, {"text": "angefangen"})
    return case_id


def wish(desk: Desk, case_id: UUID, **more: object) -> AccessWish:
    return replace(AccessWish(person_id=case.read(desk, case_id).person.id), **more)  # type: ignore[arg-type]


def report(desk: Desk, case_id: UUID, **more: object) -> AccessReport:
    return access_report.build(desk, wish(desk, case_id, **more))


@pytest.fixture
def made(desk: Desk, told_case: UUID) -> MadeReport:
    return access_report.make(desk, wish(desk, told_case))


def actions(opened: vault.Opened) -> list[tuple[str, str]]:
    with opened.desk.read() as work:
        rows = work.connection.execute(text("SELECT action, subject FROM audit_log ORDER BY seq"))
        return [(row.action, row.subject) for row in rows]


def test_everything_on_file_is_told(desk: Desk, told_case: UUID) -> None:
    told = report(desk, told_case)
    person, (one,) = told.person, told.cases
    assert person.facts.phone == "0176 123"
    assert [(each.name, each.source) for each in person.spellings] == [
        ("Mohamad Alahmad", "Reisepass")
    ]
    assert [each.name for each in person.family] == ["Lina"]
    assert [each.title for each in person.qualifications] == ["Elektriker"]
    assert one.notes[0].text.endswith("Ganz intern.")
    assert one.notes[0].actors == ("Jobcenter Salzlandkreis, Staßfurt",)
    assert [each.purpose for each in one.referrals] == ["Gutschein"]
    assert one.referrals[0].steps
    assert len(one.consents) == len(one.measures) == len(one.findings) == 1
    assert one.findings[0].quotes == ("Sie sollen kommen.",)
    assert "[Name] anrufen" in [each.task for each in one.tasks]
    assert one.drafts == 1
    assert sum(each.changed for each in told.accesses) > 5


def test_names_of_others_are_hidden_and_counted_own_ones_stay(desk: Desk, told_case: UUID) -> None:
    told = report(desk, told_case)
    assert told.cases[0].notes[0].text == (
        "[Name] sagt, Herr Al-Ahmad und Lina sollen kommen. Ganz intern."
    )
    assert told.cases[0].measures[0].result == "[Name] half"
    assert told.hidden == 3


def test_a_lead_hides_more_words_and_lets_names_stand(desk: Desk, told_case: UUID) -> None:
    told = report(desk, told_case, also_hide=("Ganz intern", ""), keep=("Keller",))
    assert told.cases[0].notes[0].text == (
        "Petra Keller sagt, Herr Al-Ahmad und Lina sollen kommen. [Name]."
    )
    plain = report(desk, told_case, hide_names=False)
    assert "Petra Keller" in plain.cases[0].notes[0].text
    assert plain.hidden == 0


def test_no_volunteer_and_no_id_is_in_the_copy(
    desk: Desk, made: MadeReport, told_case: UUID
) -> None:
    copy = json.loads(made.data)
    del copy["lead"]
    told = json.dumps(copy, ensure_ascii=False)
    assert "Sabine" not in told
    assert "Keller" not in told
    assert str(told_case) not in told
    assert told_case.hex not in told
    assert copy["format"] == "integrif-desk/access-copy"


def test_all_cases_of_a_merged_person_are_told_closed_ones_too(
    desk: Desk, told_case: UUID, open_case: OpenCase, clock: Clock
) -> None:
    clock.pass_days(3)
    second = open_case("Muhamad", "Alahmed", phone="0171 99")
    kept, merged = (case.read(desk, one).person.id for one in (told_case, second))
    case.close(desk, second, CaseOutcome.MOVED_AWAY, "nach Halle")
    person_merge.merge(desk, kept, merged)
    told = report(desk, second)
    assert [one.state for one in told.cases] == [CaseState.OPEN, CaseState.CLOSED]
    assert "nach Halle" in [state.reason for state in told.cases[1].states]
    assert [one.phone for one in told.person.duplicates] == ["0171 99"]
    assert "Muhamad Alahmed" in [one.name for one in told.person.spellings]


def test_nothing_of_another_person_is_told(
    desk: Desk, told_case: UUID, open_case: OpenCase
) -> None:
    other = open_case("Zahra", "Nazari", phone="0155 5")
    contact_note.log(desk, NewNote(case_id=other, text="Geheimnis von nebenan"))
    made = access_report.make(desk, wish(desk, told_case))
    assert b"Geheimnis" not in made.data
    assert b"Nazari" not in made.data
    assert b"0155 5" not in made.data


def test_what_came_back_and_what_leads_said_is_told_without_clerks(
    desk: Desk, told_case: UUID, jobcenter: UUID
) -> None:
    (sent,) = case.view(desk, told_case).referrals
    with desk.write() as work:
        work.add(
            SlipReceipt(
                case_id=told_case,
                referral_id=sent.id,
                code="K7-4F2Q-9",
                file_name="antwort.pdf",
                size=10,
                sha256="ab" * 32,
                fields=(("grund_text_C3", "Frau Keller wartet"), ("name", "P. Keller")),
                **desk.stamp(),
            )
        )
        work.add(
            ApprovalRequest(
                case_id=told_case,
                recipient_id=jobcenter,
                purpose=Purpose.COORDINATION,
                plan="{}",
                snapshot="{}",
                message="Bitte vor Freitag",
                comments=(("texts", "Petra Keller streichen"),),
                **desk.stamp(),
            )
        )
        work.commit()
    (one,) = report(desk, told_case).cases
    assert one.returned[0].fields == (("grund_text_C3", "[Name] wartet"),)
    assert one.returned[0].file_name == "antwort.pdf"
    assert one.approvals[0].message == "Bitte vor Freitag"
    assert one.approvals[0].comments == (("texts", "[Name] streichen"),)
    told = access_report.make(desk, wish(desk, told_case))
    assert "antwort.pdf" in " ".join(page_texts(told.pdf))


def test_only_a_lead_answers(opened: vault.Opened, told_case: UUID) -> None:
    wanted = wish(opened.desk, told_case)
    volunteer = replace(opened.desk.account, role=Role.VOLUNTEER)
    with pytest.raises(KnownError) as refused:
        access_report.make(replace(opened.desk, account=volunteer), wanted)
    assert refused.value.code is ErrorCode.LEAD_REQUIRED


def test_a_name_that_no_font_has_is_told_before(desk: Desk, open_case: OpenCase) -> None:
    wanted = wish(desk, open_case("Ada 😀", "Lim"))
    with pytest.raises(KnownError) as refused:
        access_report.make(desk, wanted)
    assert refused.value.code is ErrorCode.GLYPHS_MISSING
    assert access_report.make(desk, wanted, despite_missing_glyphs=True).pdf


def test_a_new_table_about_persons_or_cases_is_not_forgotten() -> None:
    """Whoever adds one decides whether the report tells of it, and says so here."""
    about = {
        kind.__name__
        for kind in RECORD_OF
        if {"person_id", "case_id"} & {field.name for field in fields(kind)}
    }
    assert about == {
        *("Case", "ResidenceStatus", "LanguageLevel", "LiteracyStep", "NameSpelling", "Situation"),
        *("FamilyMember", "Qualification", "AsylumProcedure", "Measure", "ContactNote"),
        *("FollowUp", "Referral", "Consent", "Attachment", "Handover", "PhaseEntry", "StateEntry"),
        *("PracticeFinding", "Disclosure", "ApprovalRequest", "ReferralLetter"),
        *("ReceivedHandover", "SlipReceipt"),
    }


def test_accesses_are_counted_by_month(desk: Desk, told_case: UUID) -> None:
    told = report(desk, told_case)
    assert told.dated == date(2026, 3, 10)
    assert [one.month for one in told.accesses] == ["2026-03"]
