"""A subject access report and a directory that the tests print."""

from dataclasses import replace
from datetime import date, time

from hypothesis import strategies as st

from integrif_desk.domain.access_report import (
    AccessMonth,
    AccessReport,
    CaseOnFile,
    ConsentOnFile,
    DisclosureOnFile,
    EarlierLevel,
    EarlierLiteracy,
    FileOnFile,
    FindingOnFile,
    HandoverOnFile,
    MeasureOnFile,
    NoteOnFile,
    PersonOnFile,
    ReferralOnFile,
    ReferralStep,
    StateOnFile,
    TaskOnFile,
)
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import ActorCategory, Channel
from integrif_desk.domain.asylum_procedure import ProcedureFacts, ProcedureOutcome
from integrif_desk.domain.attachment import MediaType
from integrif_desk.domain.case import CaseOutcome, CaseState, Phase
from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.directory import ContactRole, Directory, DirectoryEntry, DirectoryWish
from integrif_desk.domain.disclosure import DocumentKind
from integrif_desk.domain.family import Care, FamilyFacts, Relation
from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.domain.handover import (
    DataCategory,
    Decision,
    HandoverState,
    PhaseExtract,
    Purpose,
)
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import (
    LanguageFacts,
    Level,
    Literacy,
    PersonFacts,
    ProofKind,
    Sex,
    SpellingFacts,
)
from integrif_desk.domain.practice_finding import FindingState
from integrif_desk.domain.qualification import QualificationFacts, QualificationKind, Recognition
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from tests.documents.any_value import any_value
from tests.documents.snapshots import FULL
from tests.documents.strategies import LINES

DAY = date(2026, 3, 10)
PERSON = PersonFacts(
    given_names="Mohammad",
    surname="Al-Ahmad",
    original_name="محمد الأحمد",
    salutation=Salutation.MR,
    birth_date=date(1991, 8, 14),
    sex=Sex.MALE,
    nationalities=("SY",),
    phone="0176 04069034",
    email="m.alahmad@post.example",
    street="Wiesenstraße 18",
    postal_code="39418",
    town="Staßfurt",
    birth_place="Homs",
    literacy=Literacy.LATIN,
    literacy_on=date(2026, 1, 5),
    childcare_needed=True,
    availability="werktags ab 8 Uhr",
    competences=("liest Schaltpläne", "Führerschein B"),
    work_limitations="Kein schweres Heben.",
)
SCAN = FileOnFile(
    title="Einwilligung-1.pdf",
    media_type=MediaType.PDF,
    size=48_000,
    sha256="ab" * 32,
    entered_on=date(2026, 1, 12),
)
CASE = CaseOnFile(
    number="F-25-014",
    opened_on=date(2025, 5, 12),
    state=CaseState.CLOSED,
    goal="Als Elektriker arbeiten",
    background="Fachschule, 2 Jahre",
    occupation="Elektroinstallateur",
    phases=(PhaseExtract(phase=Phase.ACCESS, since=date(2025, 5, 12)),),
    phase=Phase.QUALIFICATION,
    states=(
        StateOnFile(
            state=CaseState.CLOSED,
            since=DAY,
            reason="Arbeitsvertrag unterschrieben",
            outcome=CaseOutcome.JOB,
        ),
    ),
    measures=(
        MeasureOnFile(
            kind=MeasureKind.INTERNSHIP,
            title="Schnupperwoche",
            actor="Elektro Wernicke",
            starts_on=date(2026, 2, 9),
            ends_on=date(2026, 2, 20),
            hours=39,
            hours_weekly=True,
            state=MeasureState.BROKEN_OFF,
            result="pünktlich",
            reason="krank geworden",
            level_reached=Level.B1,
            proof="Praktikumszeugnis",
        ),
    ),
    notes=(
        NoteOnFile(
            on=date(2026, 3, 4),
            kind=ContactKind.PHONE,
            text="[Name] von der Kammer fordert das Fächerverzeichnis nach.",
            minutes=15,
            actors=("Handwerkskammer Magdeburg",),
            visibility=Visibility.MAY_BE_HANDED_OVER,
            lesson=Lesson.HELPED,
        ),
    ),
    referrals=(
        ReferralOnFile(
            actor="Jobcenter Salzlandkreis",
            purpose="Bildungsgutschein",
            message="Der Lehrgang beginnt am 04.05.",
            state=ReferralState.DECLINED,
            sent_on=date(2026, 2, 11),
            channel=Channel.POST,
            answer_due=date(2026, 3, 3),
            expected_on=date(2026, 4, 1),
            decline_reason=DeclineReason.C4,
            outcome="erst im Sommer",
            steps=(
                ReferralStep(
                    state=ReferralState.DECLINED,
                    on=date(2026, 3, 2),
                    learned_by=LearnedBy.PHONE,
                    remark="Mittel sind aufgebraucht",
                ),
            ),
        ),
    ),
    tasks=(
        TaskOnFile(
            task="Zeugnisse abgeben",
            due_on=date(2026, 3, 19),
            due_time=time(9, 30),
            owed_by=TaskOwner.PERSON,
            place="Bernburg",
            remark="Original mitnehmen",
            recurs=Recurrence.WEEKLY,
            done_on=date(2026, 3, 9),
        ),
    ),
    consents=(
        ConsentOnFile(
            recipient_category=ActorCategory.CHAMBER,
            purpose=Purpose.RECOGNITION,
            categories=(DataCategory.IDENTITY, DataCategory.EDUCATION_WORK),
            given_on=date(2026, 1, 12),
            valid_until=date(2026, 12, 31),
            revoked_on=date(2026, 3, 1),
            revoked_remark="möchte es nicht mehr",
            form_language="ar",
            interpreted=True,
            scan=SCAN,
        ),
    ),
    handovers=(
        HandoverOnFile(
            number="Ü-26-031",
            recipient="Koordinierungsstelle Migration und Bildung",
            purpose=Purpose.COORDINATION,
            channel=Channel.POST,
            dated=date(2026, 3, 5),
            categories=(DataCategory.LANGUAGE,),
            state=HandoverState.ANSWERED,
            decision=Decision.B,
            expected_on=date(2026, 4, 10),
            answered_on=date(2026, 3, 9),
            answer_text="Wir laden alle ein.",
            page_count=3,
        ),
    ),
    disclosures=(
        DisclosureOnFile(
            kind=DocumentKind.HANDOVER,
            number="Ü-26-031",
            recipient="Koordinierungsstelle Migration und Bildung",
            purpose=Purpose.COORDINATION,
            subject="Gemeinsamer Termin",
            categories=(DataCategory.LANGUAGE,),
            channel=Channel.POST,
            on=date(2026, 3, 6),
            receipt_confirmed_on=date(2026, 3, 8),
            remark="Einschreiben",
            sha256="cd" * 32,
        ),
    ),
    findings=(
        FindingOnFile(
            number="SP-04",
            claim="Zwischen B1 und B2 lagen fünf Monate.",
            suggestion="Brückenkurs anbieten",
            state=FindingState.HANDED_OVER,
            quotes=("Fünf Monate ohne Kurs.",),
        ),
    ),
    files=(SCAN,),
    drafts=2,
)
REPORT = AccessReport(
    association=FULL.association,
    dated=DAY,
    lead="Sabine Hartwig",
    person=PersonOnFile(
        facts=PERSON,
        entered_on=date(2025, 5, 12),
        changed_on=date(2026, 2, 1),
        spellings=(SpellingFacts(name="Mohamad Alahmad", source="Reisepass"),),
        duplicates=(PersonFacts(given_names="Muhammad", surname="Ahmad", phone="0171 555"),),
        residences=(
            ResidenceFacts(
                kind=StatusKind.SUBSIDIARY_PROTECTION,
                wording="§ 25 Abs. 2 AufenthG",
                valid_from=date(2024, 1, 14),
                valid_until=date(2026, 1, 13),
                extension_filed_on=date(2025, 11, 9),
                issuing_office="Ausländerbehörde Bernburg",
                work_permission="Erwerbstätigkeit erlaubt",
            ),
        ),
        procedures=(
            ProcedureFacts(applied_on=date(2023, 6, 10), outcome=ProcedureOutcome.GRANTED),
        ),
        family=(
            FamilyFacts(
                relation=Relation.CHILD, name="Lina", birth_year=2022, care=Care.DAY_CARE_WANTED
            ),
        ),
        languages=(
            LanguageFacts(
                language="de",
                level=Level.B1,
                speaking=Level.B2,
                proof_kind=ProofKind.CERTIFICATE,
                proof="DTZ",
                proof_date=date(2025, 11, 21),
            ),
        ),
        earlier_languages=(
            EarlierLevel(
                facts=LanguageFacts(language="de", level=Level.A2), ended_on=date(2025, 11, 21)
            ),
        ),
        earlier_literacy=(
            EarlierLiteracy(literacy=Literacy.OTHER_SCRIPT, seen_on=date(2025, 5, 12)),
        ),
        qualifications=(
            QualificationFacts(
                kind=QualificationKind.TRAINING,
                title="Elektroinstallation",
                place="Homs",
                country="SY",
                from_year=2010,
                to_year=2012,
                has_proof=True,
                recognition=Recognition.FILED,
                recognition_office="Handwerkskammer",
                remark="Fächerverzeichnis fehlt",
            ),
        ),
        situation=(("needy", "true"), ("unheard_of", "what")),
    ),
    cases=(CASE, replace(CASE, number="F-26-002", state=CaseState.OPEN, states=(), notes=())),
    accesses=(AccessMonth(month="2026-03", viewed=4, changed=2, left=1),),
    hidden=1,
    is_sample=True,
)
LEAST = AccessReport(
    association=FULL.association,
    dated=DAY,
    lead="",
    person=PersonOnFile(facts=PersonFacts(given_names="Zahra"), entered_on=DAY, changed_on=DAY),
)
ENTRY = DirectoryEntry(
    name="Jobcenter Salzlandkreis, Team U25",
    carrier="Salzlandkreis",
    category=ActorCategory.JOBCENTER,
    responsible_for="Geldleistungen und Vermittlung in Arbeit",
    for_whom="Menschen unter 25, die Hilfe brauchen",
    status_groups=(StatusKind.REFUGEE,),
    age_from=15,
    age_to=24,
    level_from=Level.A2,
    level_to=Level.B2,
    municipalities=("Staßfurt", "Bernburg (Saale)"),
    street="Karlsplatz 37",
    postal_code="06406",
    town="Bernburg (Saale)",
    phone="03471 684-0",
    email="u25@jobcenter.example",
    website="www.jobcenter.example",
    hours="Mo bis Do 9–12 Uhr",
    languages=("de", "ar"),
    accessibility="stufenlos, Aufzug",
    costs="kostenlos",
    waiting_time="zwei Wochen",
    contacts=(ContactRole(role="Teamleitung", phone="03471 684-12"),),
)
DIRECTORY = Directory(
    association=FULL.association,
    dated=DAY,
    wish=DirectoryWish(region="Salzlandkreis"),
    entries=(
        ENTRY,
        replace(
            ENTRY, name="Musikschule", category=ActorCategory.CLUB, municipalities=(), contacts=()
        ),
    ),
)

MONTHS = st.builds(
    AccessMonth, month=st.dates().map(lambda day: f"{day:%Y-%m}"), viewed=st.integers(0, 10**6)
)
REPORTS = any_value(AccessReport, accesses=st.lists(MONTHS, max_size=3).map(tuple))
WISHES = st.builds(
    DirectoryWish,
    region=LINES,
    municipality=LINES,
    category=st.none() | st.sampled_from(ActorCategory),
)
DIRECTORIES = any_value(Directory, most=3, wish=WISHES)


def of_another_script(report: AccessReport) -> AccessReport:
    """Return the report about somebody whose names and notes are in other scripts."""
    facts = replace(
        PERSON, given_names="ዮናስ", surname="ተስፋይ", original_name="زهرا نظری 😀", town="Тернопіль"
    )
    spellings = tuple(
        SpellingFacts(name=name, source="Паспорт")
        for name in ("გიორგი", "घनश्याम", "שלום", "محمد" * 30)
    )
    note = replace(
        CASE.notes[0], text="Herr محمد الأحمد (31 Jahre) kam über ქუთაისი und חיפה hierher."
    )
    return replace(
        report,
        person=replace(report.person, facts=facts, spellings=spellings),
        cases=(replace(CASE, notes=(note,) * 40),),
    )
