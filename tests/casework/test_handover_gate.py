"""The consent gate in front of handovers: what is issued holds what was agreed to, and no more."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from integrif_desk.casework import (
    actor,
    case,
    consent,
    contact_note,
    handover,
    issuing,
    recipient_profile,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.actor import ActorCategory, ActorFacts
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.consent_gate import LockReason
from integrif_desk.domain.contact_note import Lesson, Visibility
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.family import FamilyMember, Relation
from integrif_desk.domain.handover import (
    DataCategory,
    HandoverSnapshot,
    Purpose,
    Recommendation,
)
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.domain.measure import Measure, MeasureKind, MeasureState
from integrif_desk.domain.person import LanguageFacts, Level, Literacy, NameSpelling, Sex
from integrif_desk.domain.qualification import Qualification, QualificationKind, Recognition
from integrif_desk.domain.recipient_profile import RecipientProfileFacts
from integrif_desk.domain.residence import ResidenceFacts, StatusKind
from integrif_desk.domain.volunteer_profile import VolunteerProfile
from integrif_desk.store.queries import handovers as queries
from tests.casework.agreed import agree
from tests.casework.conftest import START, Clock

TODAY = START.date()
OpenCase = Callable[..., UUID]
ALL = frozenset(DataCategory)
PERSON = (DataCategory.IDENTITY, DataCategory.LANGUAGE)


@pytest.fixture
def case_id(desk: Desk, open_case: OpenCase) -> UUID:
    """Return a case with everything that later versions of the handover can tell."""
    created = open_case(
        salutation=Salutation.MR,
        birth_date=date(1991, 8, 14),
        birth_place="Homs",
        sex=Sex.MALE,
        town="Hecklingen",
        street="Rosenweg 3",
        phone="0176040690",
        literacy=Literacy.LATIN,
        childcare_needed=True,
        availability="vormittags",
        competences=("Schweißen",),
        work_limitations="kein schweres Heben",
        goal="Der Meisterbrief.",
        residence=ResidenceFacts(
            kind=StatusKind.SUBSIDIARY_PROTECTION, work_permission="Erwerbstätigkeit erlaubt"
        ),
        languages=(
            LanguageFacts(language="de", level=Level.B1),
            LanguageFacts(language="ar", level=Level.NATIVE),
        ),
    )
    person_id = case.read(desk, created).person.id
    with desk.write() as work:
        for kind, title in (
            (QualificationKind.TRAINING, "Fachschule"),
            (QualificationKind.JOB, "Umspannwerk"),
        ):
            work.add(
                Qualification(
                    person_id=person_id,
                    kind=kind,
                    title=title,
                    recognition=Recognition.FILED,
                    **desk.stamp(),
                )
            )
        child = FamilyMember(
            person_id=person_id, relation=Relation.CHILD, name="Layla", **desk.stamp()
        )
        work.add(child)
        course = Measure(
            case_id=created,
            kind=MeasureKind.INTEGRATION_COURSE,
            state=MeasureState.RUNNING,
            **desk.stamp(),
        )
        work.add(course)
        work.commit()
    note(desk, created, "Anrufen hilft.", Lesson.HELPED)
    note(desk, created, "Herr Al-Ahmad rief an, das half.", Lesson.HELPED)
    return created


def note(desk: Desk, case_id: UUID, words: str, lesson: Lesson | None = None) -> None:
    contact_note.log(
        desk,
        contact_note.NewNote(
            case_id=case_id,
            text=words,
            lesson=lesson,
            visibility=Visibility.MAY_BE_HANDED_OVER,
        ),
    )


@pytest.fixture
def unit(desk: Desk) -> Callable[[ActorCategory], UUID]:
    def add(category: ActorCategory) -> UUID:
        created = actor.add(desk, ActorFacts(name=f"Stelle {category}", category=category)).created
        assert created is not None
        return created

    return add


def plan_of(desk: Desk, case_id: UUID, recipient: UUID, **changed: object) -> HandoverPlan:
    plan = handover.default_plan(desk, handover.choice(desk, case_id), recipient)
    told = {"included": ALL, "discussed_on": TODAY, "introduction": "wir begleiten Herrn Al-Ahmad"}
    return replace(plan, **told | changed)  # type: ignore[arg-type]


def issued(desk: Desk, plan: HandoverPlan) -> HandoverSnapshot:
    created = handover.issue(desk, plan).created
    assert created is not None
    return handover.stored_snapshot(desk, created)


def refusal(desk: Desk, plan: HandoverPlan) -> KnownError:
    with pytest.raises(KnownError) as refused:
        handover.issue(desk, plan)
    assert handover.handovers(desk).rows == ()
    return refused.value


def test_without_consent_nothing_is_issued_and_the_preview_names_nobody(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    plan = plan_of(desk, case_id, jobcenter)
    error = refusal(desk, plan)
    assert error.code is ErrorCode.CONSENT_MISSING
    assert error.values["categories"] == (DataCategory.IDENTITY,)
    shown = handover.preview(desk, plan)
    assert "Ahmad" not in issuing.canonical(shown.snapshot).decode()
    assert shown.release.state(DataCategory.LANGUAGE).lock is LockReason.MISSING


def test_only_what_was_agreed_to_is_issued(desk: Desk, case_id: UUID, jobcenter: UUID) -> None:
    agree(desk, case_id, jobcenter, categories=PERSON)
    snapshot = issued(desk, plan_of(desk, case_id, jobcenter))
    assert snapshot.included == frozenset(PERSON)
    assert snapshot.person.name == "Mohammad Al-Ahmad"
    assert [one.language for one in snapshot.languages] == ["de", "ar"]
    assert snapshot.residence is None
    assert (snapshot.qualifications, snapshot.measures, snapshot.family) == ((), (), ())
    assert (snapshot.work_limitations, snapshot.work_permission, snapshot.goal) == ("", "", "")
    assert {one.category: one.valid_until for one in snapshot.bases} == dict.fromkeys(
        PERSON, TODAY + timedelta(days=365)
    )


def test_what_was_agreed_to_in_full_is_told_in_full(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    with desk.write() as work:
        work.add(
            VolunteerProfile(
                account_id=desk.account.id,
                competence="Elektromeisterin i. R.",
                phone="03925 1",
                in_handover=True,
                **desk.stamp(),
            )
        )
        work.commit()
    agree(desk, case_id, jobcenter)
    snapshot = issued(desk, plan_of(desk, case_id, jobcenter))
    assert snapshot.work_permission == "Erwerbstätigkeit erlaubt"
    assert snapshot.literacy is Literacy.LATIN
    assert [one.title for one in snapshot.qualifications] == ["Fachschule", "Umspannwerk"]
    assert snapshot.qualifications[0].recognition is Recognition.FILED
    assert snapshot.competences == ("Schweißen",)
    assert snapshot.measures[0].kind is MeasureKind.INTEGRATION_COURSE
    assert (snapshot.childcare_needed, snapshot.availability) == (True, "vormittags")
    assert snapshot.work_limitations == "kein schweres Heben"
    assert (snapshot.volunteer_competence, snapshot.volunteer_phone) == (
        "Elektromeisterin i. R.",
        "03925 1",
    )
    # Not by the profile of the Jobcenter; and no name of the child in any case.
    assert snapshot.family == ()
    assert "Layla" not in issuing.canonical(snapshot).decode()


def test_a_volunteer_who_does_not_agree_stays_a_name(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    with desk.write() as work:
        own = VolunteerProfile(account_id=desk.account.id, competence="Meisterin", **desk.stamp())
        work.add(own)
        work.commit()
    agree(desk, case_id, jobcenter)
    assert issued(desk, plan_of(desk, case_id, jobcenter)).volunteer_competence == ""


def test_a_course_provider_gets_what_the_ordinance_names_whatever_was_agreed(
    desk: Desk, case_id: UUID, unit: Callable[[ActorCategory], UUID]
) -> None:
    school = unit(ActorCategory.COURSE_PROVIDER)
    agree(desk, case_id, school)
    snapshot = issued(desk, plan_of(desk, case_id, school))
    assert snapshot.included == {
        DataCategory.IDENTITY,
        DataCategory.CONTACT,
        DataCategory.LANGUAGE,
        DataCategory.EDUCATION_WORK,
        DataCategory.FAMILY,
    }
    assert (snapshot.person.street, snapshot.person.phone) == ("Rosenweg 3", "")
    assert (snapshot.person.birth_place, snapshot.person.sex) == ("Homs", Sex.MALE)
    assert [one.language for one in snapshot.languages] == ["de"]
    assert [(one.title, one.recognition) for one in snapshot.qualifications] == [
        ("Fachschule", None)
    ]
    assert (snapshot.goal, snapshot.notes, snapshot.helped, snapshot.tasks) == ("", (), (), ())


def test_the_immigration_office_gets_nothing(
    desk: Desk, case_id: UUID, unit: Callable[[ActorCategory], UUID]
) -> None:
    office = unit(ActorCategory.IMMIGRATION_OFFICE)
    agree(desk, case_id, office)
    error = refusal(desk, plan_of(desk, case_id, office))
    assert error.code is ErrorCode.RECIPIENT_GETS_NOTHING
    profile = RecipientProfileFacts(
        category=ActorCategory.IMMIGRATION_OFFICE,
        fields=recipient_profile.shipped(ActorCategory.EMPLOYER).fields,
    )
    recipient_profile.save(desk, profile, None)
    assert issued(desk, plan_of(desk, case_id, office)).person.name == "Mohammad Al-Ahmad"


def test_a_consent_revoked_while_the_page_is_open_blocks_the_issue(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    given = agree(desk, case_id, jobcenter)
    plan = plan_of(desk, case_id, jobcenter)
    assert handover.preview(desk, plan).release.fields
    consent.revoke(desk, given)
    assert refusal(desk, plan).code is ErrorCode.CONSENT_MISSING
    state = handover.released(desk, plan)[0].state(DataCategory.IDENTITY)
    assert (state.lock, state.since) == (LockReason.REVOKED, TODAY)


def test_an_expired_consent_blocks_from_the_next_day(
    desk: Desk, case_id: UUID, jobcenter: UUID, clock: Clock
) -> None:
    agree(desk, case_id, jobcenter)
    clock.pass_days(366)
    plan = replace(plan_of(desk, case_id, jobcenter), discussed_on=desk.today())
    assert refusal(desk, plan).code is ErrorCode.CONSENT_MISSING


def test_a_locked_wish_is_named_when_nothing_else_is_left(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    agree(desk, case_id, jobcenter, categories=(DataCategory.IDENTITY,))
    wanted = frozenset({DataCategory.IDENTITY, DataCategory.TASKS})
    error = refusal(desk, plan_of(desk, case_id, jobcenter, included=wanted))
    assert error.values["categories"] == (DataCategory.TASKS,)


def test_a_consent_for_another_purpose_does_not_count(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    agree(desk, case_id, jobcenter, Purpose.TRAINING)
    assert refusal(desk, plan_of(desk, case_id, jobcenter)).code is ErrorCode.CONSENT_MISSING


def test_a_consent_for_a_kind_of_unit_releases(desk: Desk, case_id: UUID, jobcenter: UUID) -> None:
    facts = ConsentFacts(
        recipient_category=ActorCategory.JOBCENTER,
        purpose=Purpose.COORDINATION,
        categories=PERSON,
        given_on=TODAY,
        valid_until=TODAY,
    )
    consent.add(desk, case_id, facts)
    assert issued(desk, plan_of(desk, case_id, jobcenter)).included == frozenset(PERSON)


def test_a_report_without_persons_names_nobody(
    desk: Desk, case_id: UUID, unit: Callable[[ActorCategory], UUID]
) -> None:
    office = unit(ActorCategory.COORDINATION_OFFICE)
    plan = plan_of(
        desk,
        case_id,
        office,
        purpose=Purpose.STRATEGY,
        recommendations=(
            Recommendation(text="Feste Sprechzeiten"),
            Recommendation(text="Bitte Al-Ahmad anrufen"),
            Recommendation(text="Mohammads Zeugnis (beglaubigt) anerkennen"),
            Recommendation(text="Bitte anrufen", addressee="Schwester von (Ahmad)"),
        ),
    )
    snapshot = issued(desk, plan)
    assert snapshot.included == {DataCategory.PRACTICE}
    assert snapshot.helped == ("Anrufen hilft.",)
    assert [one.text for one in snapshot.recommendations] == ["Feste Sprechzeiten"]
    written = issuing.canonical(snapshot).decode()
    assert not any(word in written for word in ("Ahmad", "Mohammad", "F-26-", "1991"))


def test_a_report_without_persons_masks_whoever_else_is_named(
    desk: Desk, case_id: UUID, unit: Callable[[ActorCategory], UUID]
) -> None:
    told = "Frau Krüger rief 0176 55443322 an, in Homs geboren am 14.08.1991; das half."
    note(desk, case_id, told, Lesson.HELPED)
    note(desk, case_id, "Laylas Hort war nah.", Lesson.HELPED)
    note(desk, case_id, "Muhamad schrieb selbst.", Lesson.DID_NOT_HELP)
    person = case.read(desk, case_id).person
    with desk.write() as work:
        work.add(NameSpelling(person_id=person.id, name="Abu Ranya", **desk.stamp()))
        work.commit()
    office = unit(ActorCategory.COORDINATION_OFFICE)
    plan = plan_of(
        desk,
        case_id,
        office,
        purpose=Purpose.STRATEGY,
        recommendations=(Recommendation(text="Abu Ranya soll übersetzen"),),
    )
    snapshot = issued(desk, plan)
    written = issuing.canonical(snapshot).decode()
    leaks = ("Krüger", "55443322", "Homs", "14.08.", "Layla", "Muhamad", "Ranya")
    assert [word for word in leaks if word in written] == []
    assert any("das half" in text for text in snapshot.helped)


def test_a_document_from_before_the_consents_can_still_be_read(
    desk: Desk, case_id: UUID, jobcenter: UUID
) -> None:
    agree(desk, case_id, jobcenter)
    snapshot = issued(desk, plan_of(desk, case_id, jobcenter))
    (row,) = handover.handovers(desk).rows
    with desk.read() as work:
        written = queries.document(work.connection, row.id).snapshot
    old = without_new_fields(written)
    read = issuing.read_snapshot(old)
    assert read.bases == ()
    assert read.person.name == snapshot.person.name


def without_new_fields(written: bytes) -> bytes:
    told = json.loads(written)
    for name in (
        *("bases", "work_permission", "literacy", "qualifications", "competences", "measures"),
        *("childcare_needed", "availability", "family", "work_limitations", "volunteer_phone"),
    ):
        del told[name]
    for name in ("birth_place", "sex"):
        del told["person"][name]
    return json.dumps(told).encode()


def test_what_nobody_knows_is_not_said_to_be_told(
    desk: Desk, open_case: OpenCase, jobcenter: UUID
) -> None:
    known_by_name_alone = open_case("Yonas", "Tesfay")
    agree(desk, known_by_name_alone, jobcenter)
    every = plan_of(desk, known_by_name_alone, jobcenter, included=frozenset(DataCategory))
    told = issued(desk, every).included
    assert DataCategory.IDENTITY in told
    assert not told & {DataCategory.FAMILY, DataCategory.HEALTH}
