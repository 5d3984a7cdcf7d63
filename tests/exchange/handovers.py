"""Handovers as the file holds them: one that says everything, and any that somebody may write."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.family import Care, Relation
from integrif_desk.domain.handover import (
    ConsentBasis,
    DataCategory,
    HandoverSnapshot,
    LanguageExtract,
    PersonExtract,
    ResidenceExtract,
)
from integrif_desk.domain.handover_extracts import (
    FamilyExtract,
    MeasureExtract,
    QualificationExtract,
)
from integrif_desk.domain.measure import MeasureKind, MeasureState
from integrif_desk.domain.person import Level, Literacy, Sex
from integrif_desk.domain.practice_finding import EvidenceKind, FindingExtract, Perspective
from integrif_desk.domain.qualification import QualificationKind, Recognition
from tests.documents.snapshots import FULL
from tests.documents.strategies import DAYS, LINES, TEXTS, snapshots

_SHORT = TEXTS.map(lambda text: text[:1000].strip())
_T = TypeVar("_T")
SHA256 = "0123456789abcdef" * 4
EVERYTHING = replace(
    FULL,
    version=2,
    approved_by="Sabine Hartwig",
    self_approved=True,
    replaces="Ü-26-019",
    included=frozenset(DataCategory),
    is_sample=True,
    volunteer_competence="Elektromeister im Ruhestand",
    volunteer_phone="0176 040690 22",
    recipient=replace(FULL.recipient, contact_name="Frau Weber"),
    person=replace(
        FULL.person,
        birth_date_estimated=True,
        birth_year_only=True,
        birth_place="Aleppo",
        sex=Sex.MALE,
        phone="0176 040690 23",
        email="m.alahmad@bodebruecke.example",
        street="Steinstraße 4",
        postal_code="39418",
    ),
    work_permission="Erwerbstätigkeit erlaubt",
    languages=(
        LanguageExtract(
            language="de",
            level=Level.B1,
            proof="telc Deutsch B1",
            proof_date=date(2025, 11, 21),
            listening=Level.B1,
            reading=Level.B1,
            speaking=Level.B2,
            writing=Level.A2,
        ),
        *FULL.languages[1:],
    ),
    literacy=Literacy.LATIN,
    qualifications=(
        QualificationExtract(
            kind=QualificationKind.TRAINING,
            title="Fachschule Elektroinstallation",
            place="Aleppo",
            country="SY",
            from_year=2009,
            to_year=2011,
            has_proof=True,
            recognition=Recognition.FILED,
            recognition_office="Handwerkskammer Magdeburg",
            recognition_on=date(2026, 1, 20),
        ),
    ),
    competences=("Schaltschränke verdrahten", "Führerschein B"),
    measures=(
        MeasureExtract(
            kind=MeasureKind.INTERNSHIP,
            state=MeasureState.BROKEN_OFF,
            title="Praktikum im Elektrobetrieb",
            actor="Elektro Musterhaus, Staßfurt",
            starts_on=date(2026, 2, 9),
            ends_on=date(2026, 2, 20),
            result="Übernahme als Helfer in Aussicht",
            reason="Betrieb geschlossen",
            level_reached=Level.B1,
            proof="Zeugnis",
        ),
    ),
    findings=(
        FindingExtract(
            number="SP-04",
            text="Ein Erinnerungsanruf am Vortag hilft.",
            lesson=Lesson.HELPED,
            kinds=(EvidenceKind.CASE_OBSERVATION, EvidenceKind.INTERVIEW),
            perspectives=(Perspective.VOLUNTEER,),
        ),
    ),
    childcare_needed=False,
    availability="vormittags",
    family=(FamilyExtract(relation=Relation.CHILD, birth_year=2021, care=Care.DAY_CARE),),
    work_limitations="kein schweres Heben",
    bases=tuple(
        ConsentBasis(category=each, given_on=date(2026, 1, 9), valid_until=date(2027, 1, 8))
        for each in DataCategory
    ),
)

_NOTHING = replace(
    EVERYTHING,
    person=PersonExtract(name=""),
    residence=None,
    work_permission="",
    languages=(),
    literacy=Literacy.UNKNOWN,
    background="",
    goal="",
    occupation="",
    qualifications=(),
    competences=(),
    phase=None,
    phases=(),
    measures=(),
    notes=(),
    referrals=(),
    tasks=(),
    helped=(),
    did_not_help=(),
    findings=(),
    recommendations=(),
    childcare_needed=None,
    availability="",
    family=(),
    work_limitations="",
)
_FIELDS = {
    DataCategory.RESIDENCE: ("residence", "work_permission"),
    DataCategory.LANGUAGE: ("languages", "literacy"),
    DataCategory.EDUCATION_WORK: (
        *("background", "goal", "occupation", "qualifications", "competences"),
    ),
    DataCategory.PATHWAY: ("phase", "phases", "measures", "notes"),
    DataCategory.REFERRALS: ("referrals",),
    DataCategory.TASKS: ("tasks",),
    DataCategory.PRACTICE: ("helped", "did_not_help", "findings", "recommendations"),
    DataCategory.FAMILY: ("childcare_needed", "availability", "family"),
    DataCategory.HEALTH: ("work_limitations",),
}
_CONTACT = ("street", "postal_code", "phone", "email")


def within(snapshot: HandoverSnapshot) -> HandoverSnapshot:
    """Return the snapshot as the composer makes it: without data of categories left out."""
    told = {
        name: getattr(snapshot, name)
        for category in snapshot.included
        for name in _FIELDS.get(category, ())
    }
    named = set()
    if DataCategory.IDENTITY in snapshot.included:
        named |= set(PersonExtract.__dataclass_fields__) - set(_CONTACT)
    if DataCategory.CONTACT in snapshot.included:
        named |= {*_CONTACT, "town"}
    person = {name: getattr(snapshot.person, name) for name in named}
    kept = {
        name: getattr(snapshot, name)
        for name in HandoverSnapshot.__dataclass_fields__
        if name not in {field for fields in _FIELDS.values() for field in fields}
    }
    return replace(
        _NOTHING,
        **kept
        | told
        | {
            "person": PersonExtract(**{"name": ""} | person),
            "bases": tuple(b for b in snapshot.bases if b.category in snapshot.included),
            "is_draft": False,
            "changes": None,
        },
    )


@st.composite
def handed_over(draw: st.DrawFn) -> HandoverSnapshot:
    """Return any snapshot that the composer could make, with education, measures and family."""
    drawn = draw(snapshots())
    drawn = replace(
        drawn,
        goal=drawn.goal[:2000].strip(),
        background=drawn.background[:4000].strip(),
        referrals=tuple(replace(r, outcome=r.outcome[:2000].strip()) for r in drawn.referrals),
        findings=tuple(replace(f, text=f.text[:4000].strip()) for f in drawn.findings),
    )
    return within(
        replace(
            drawn,
            qualifications=draw(_some(_qualifications())),
            competences=draw(st.lists(LINES, max_size=3).map(tuple)),
            measures=draw(_some(_measures())),
            family=draw(
                _some(
                    st.builds(
                        FamilyExtract,
                        relation=st.sampled_from(Relation),
                        birth_year=st.none() | st.integers(1900, 2026),
                        care=st.sampled_from(Care),
                    )
                )
            ),
            residence=draw(
                st.none()
                | st.builds(ResidenceExtract, kind=st.just(FULL.residence.kind), valid_until=DAYS)
            )
            if FULL.residence
            else None,
            work_permission=draw(LINES),
            literacy=draw(st.sampled_from(Literacy)),
            childcare_needed=draw(st.none() | st.booleans()),
            availability=draw(LINES),
            work_limitations=draw(_SHORT),
            bases=draw(st.sampled_from([(), EVERYTHING.bases])),
        )
    )


def _some(each: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(each, max_size=3).map(tuple)


def _qualifications() -> st.SearchStrategy[QualificationExtract]:
    return st.builds(
        QualificationExtract,
        kind=st.sampled_from(QualificationKind),
        title=LINES,
        place=LINES,
        country=st.sampled_from(["", "SY", "XX"]),
        from_year=st.none() | st.integers(1950, 2026),
        to_year=st.none() | st.integers(1950, 2026),
        has_proof=st.none() | st.booleans(),
        recognition=st.none() | st.sampled_from(Recognition),
        recognition_office=LINES,
        recognition_on=DAYS | st.none(),
    )


def _measures() -> st.SearchStrategy[MeasureExtract]:
    return st.builds(
        MeasureExtract,
        kind=st.sampled_from(MeasureKind),
        state=st.sampled_from(MeasureState),
        title=LINES,
        actor=LINES,
        starts_on=DAYS | st.none(),
        ends_on=DAYS | st.none(),
        result=_SHORT,
        reason=LINES,
        level_reached=st.none() | st.sampled_from(Level),
        proof=LINES,
    )
