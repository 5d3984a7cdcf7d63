"""What came with consents: qualifications, measures, family, and the consent each part rests on."""

from dataclasses import replace
from datetime import date

from integrif_desk.documents import handover
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.family import Care, Relation
from integrif_desk.domain.handover import ConsentBasis, DataCategory, LanguageExtract, Purpose
from integrif_desk.domain.handover_extracts import (
    FamilyExtract,
    MeasureExtract,
    QualificationExtract,
)
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import Level, Literacy, Sex
from integrif_desk.domain.qualification import QualificationKind, Recognition
from tests.documents.pdf_text import page_texts, texts_outside_page
from tests.documents.snapshots import FULL

AGREED = replace(
    FULL,
    included=frozenset(DataCategory),
    person=replace(FULL.person, birth_place="Homs", sex=Sex.MALE, phone="0176 1"),
    bases=tuple(
        ConsentBasis(category=category, given_on=date(2026, 1, 12), valid_until=date(2026, 12, 31))
        for category in DataCategory
    ),
    languages=(
        LanguageExtract(
            language="de",
            level=Level.B1,
            speaking=Level.B1,
            writing=Level.A2,
            proof="Zertifikat",
            proof_date=date(2025, 11, 21),
        ),
        *FULL.languages[1:],
    ),
    work_permission="Erwerbstätigkeit erlaubt",
    literacy=Literacy.OTHER_SCRIPT,
    qualifications=(
        QualificationExtract(
            kind=QualificationKind.TRAINING,
            title="Elektroinstallation, Fachschule",
            place="Homs",
            country="SY",
            from_year=2009,
            to_year=2011,
            has_proof=True,
            recognition=Recognition.FILED,
            recognition_office="Handwerkskammer Magdeburg",
            recognition_on=date(2026, 1, 20),
        ),
        QualificationExtract(
            kind=QualificationKind.JOB, title="Gebäudeinstallation", from_year=2012, has_proof=False
        ),
    ),
    competences=("Zählerschränke", "Schweißen"),
    measures=(
        MeasureExtract(
            kind=MeasureKind.INTEGRATION_COURSE,
            state=MeasureState.COMPLETED,
            actor="Kreisvolkshochschule",
            starts_on=date(2025, 2, 3),
            ends_on=date(2025, 11, 21),
            level_reached=Level.B1,
            proof="Zertifikat",
        ),
        MeasureExtract(
            kind=MeasureKind.INTERNSHIP,
            state=MeasureState.BROKEN_OFF,
            title="Elektrobetrieb",
            starts_on=date(2026, 2, 9),
            reason="Betrieb geschlossen",
        ),
        MeasureExtract(kind=MeasureKind.MAG, state=MeasureState.PLANNED),
    ),
    childcare_needed=True,
    availability="vormittags",
    family=(FamilyExtract(relation=Relation.CHILD, birth_year=2021, care=Care.DAY_CARE_WANTED),),
    work_limitations="kein schweres Heben",
    volunteer_competence="Elektromeisterin i. R.",
    volunteer_phone="03925 4711",
)


def test_everything_that_was_agreed_to_is_printed() -> None:
    pdf = handover.render(AGREED)
    printed = flat(pdf)
    for words in (
        "geb. 14.08.1991 in Homs, aus Syrien",
        "Erwerbstätigkeit erlaubt",
        "schreibt in anderer Schrift",
        "Sprechen B1, Schreiben A2",
        "Elektroinstallation, Fachschule, Homs, Syrien",
        "2009–2011",
        "beantragt am 20.01.2026, Handwerkskammer Magdeburg",
        "seit 2012",
        "Zählerschränke, Schweißen",
        "03.02.2025 bis 21.11.2025",
        "Kreisvolkshochschule",
        "Betrieb geschlossen",
        "wird gebraucht",
        "Kind, geb. 2021, sucht einen Kita-Platz",
        "kein schweres Heben",
        "03925 4711",
        "Helga Brandt, Elektromeisterin i. R.",
    ):
        assert words in printed, words
    assert texts_outside_page(pdf) == []


def test_what_is_planned_begins_then_and_what_runs_has_begun() -> None:
    day = date(2026, 4, 1)
    for state, words in (
        (MeasureState.PLANNED, "ab 01.04.2026"),
        (MeasureState.RUNNING, "seit 01.04.2026"),
    ):
        course = MeasureExtract(kind=MeasureKind.ASA, state=state, starts_on=day)
        assert words in flat(handover.render(replace(AGREED, measures=(course,))))


def test_every_category_names_its_consent() -> None:
    printed = flat(handover.render(AGREED))
    assert printed.count("Einwilligung vom 12.01.2026 31.12.2026") == len(DataCategory)
    assert "Grundlage gültig bis" in printed
    assert (
        "Grundlage der Einwilligungen: Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO. "
        "Die Weitergabe ist mit Herrn Al-Ahmad am 10.03.2026 besprochen."
    ) in printed
    without_health = tuple(base for base in AGREED.bases if base.category != DataCategory.HEALTH)
    told = flat(handover.render(replace(AGREED, bases=without_health)))
    assert "Grundlage der Einwilligungen: Art. 6 Abs. 1 Buchst. a DSGVO." in told


def test_a_document_from_before_the_consents_names_the_talk() -> None:
    printed = flat(handover.render(FULL))
    assert "mit Herrn Al-Ahmad am 10.03.2026 besprochen" in printed
    assert "Einwilligung vom" not in printed


def test_a_report_without_persons_speaks_of_nobody() -> None:
    report = replace(
        FULL,
        purpose=Purpose.STRATEGY,
        case_number="",
        included=frozenset({DataCategory.PRACTICE}),
        person=replace(
            FULL.person, name="", surname="", original_name="", birth_date=None, town=""
        ),
        introduction="",
        urgent="",
        requests=(),
    )
    printed = flat(handover.render(report))
    assert "Praxisbericht: Beobachtungen aus der Begleitung" in printed
    assert "keine Angaben über einzelne Personen" in printed
    assert "ohne Personenbezug" in printed
    assert "Ahmad" not in printed


def test_the_sex_is_told_where_the_salutation_does_not() -> None:
    neutral = replace(AGREED.person, salutation=Salutation.NEUTRAL)
    assert "in Homs, männlich" in flat(handover.render(replace(AGREED, person=neutral)))


def test_a_task_of_somebody_unnamed_has_an_owner() -> None:
    unnamed = replace(FULL, tasks=(replace(FULL.tasks[0], owner=""),))
    assert "ratsuchende Person" in flat(handover.render(unnamed))


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())
