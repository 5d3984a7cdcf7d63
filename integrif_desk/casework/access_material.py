"""Everything on file about a person, gathered within one transaction for the access report.

Records become values here: without ids, without the accounts that wrote them, and with the names
of others hidden in every free text that somebody at the desk wrote.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from integrif_desk.casework.issuing import read_snapshot
from integrif_desk.domain.access_report import (
    AccessMonth,
    ApprovalOnFile,
    CaseOnFile,
    ConsentOnFile,
    DisclosureOnFile,
    EarlierLevel,
    EarlierLiteracy,
    FileOnFile,
    FindingOnFile,
    HandoverOnFile,
    LetterOnFile,
    MeasureOnFile,
    NoteOnFile,
    PersonOnFile,
    ReceivedOnFile,
    ReferralOnFile,
    ReferralStep,
    ReturnedOnFile,
    StateOnFile,
    TaskOnFile,
)
from integrif_desk.domain.approval import ApprovalRequest
from integrif_desk.domain.asylum_procedure import AsylumProcedure, ProcedureFacts
from integrif_desk.domain.attachment import Attachment
from integrif_desk.domain.case import Case, StateEntry
from integrif_desk.domain.contact_note import ContactNote
from integrif_desk.domain.family import FamilyFacts, FamilyMember
from integrif_desk.domain.follow_up import FollowUp
from integrif_desk.domain.handover import DataCategory, Handover, PhaseExtract
from integrif_desk.domain.measure import Measure
from integrif_desk.domain.person import (
    LanguageFacts,
    LanguageLevel,
    LiteracyStep,
    NameSpelling,
    Person,
    PersonFacts,
    SpellingFacts,
)
from integrif_desk.domain.practice_finding import PracticeFinding
from integrif_desk.domain.qualification import Qualification, QualificationFacts
from integrif_desk.domain.received_handover import ReceivedHandover
from integrif_desk.domain.record import Record
from integrif_desk.domain.referral import Referral
from integrif_desk.domain.referral_letter import ReferralLetter
from integrif_desk.domain.residence import ResidenceFacts
from integrif_desk.domain.situation import Situation
from integrif_desk.domain.slip_receipt import SlipReceipt
from integrif_desk.store.queries import access_report as queries
from integrif_desk.store.queries import actors, cases, consents, disclosures, parts
from integrif_desk.store.unit_of_work import UnitOfWork

FactsT = TypeVar("FactsT")
RecordT = TypeVar("RecordT", bound=Record)
Hide = Callable[[str], str]
_OF_A_CLERK = frozenset({"name", "funktion", "telefon", "email"})
"""Fields of the reply slip that say who filled it in."""
_LOOKED = frozenset({"viewed"})
_LEFT = frozenset({"exported", "printed"})


def same_person(work: UnitOfWork, person_id: UUID) -> tuple[UUID, ...]:
    """Return the person and all records that were put together with it, also in turn."""
    found = [person_id]
    for one in found:
        merged = (merge.merged_id for merge in parts.merges_into(work.connection, one))
        found += [each for each in merged if each not in found]
    return tuple(found)


def person_on_file(work: UnitOfWork, person_ids: tuple[UUID, ...]) -> PersonOnFile:
    """Return the first person with all that hangs on any of these records."""
    first, *others = (work.get(Person, one) for one in person_ids)

    def every(kind: type[RecordT]) -> list[RecordT]:
        return [
            each
            for person_id in person_ids
            for each in parts.of_person(work.connection, kind, person_id)
        ]

    levels = every(LanguageLevel)
    situation = {key: value for one in reversed(every(Situation)) for key, value in one.facts}
    return PersonOnFile(
        facts=_facts(PersonFacts, first),
        entered_on=_day(min(one.created_at for one in (first, *others))),
        changed_on=_day(first.changed_at),
        spellings=tuple(_facts(SpellingFacts, one) for one in every(NameSpelling)),
        duplicates=tuple(_facts(PersonFacts, one) for one in others),
        residences=tuple(
            _facts(ResidenceFacts, each)
            for person_id in person_ids
            for each in cases.residences(work.connection, person_id)
        ),
        procedures=tuple(_facts(ProcedureFacts, one) for one in every(AsylumProcedure)),
        family=tuple(_facts(FamilyFacts, one) for one in every(FamilyMember)),
        languages=tuple(_facts(LanguageFacts, one) for one in levels if one.ended_on is None),
        earlier_languages=tuple(
            EarlierLevel(facts=_facts(LanguageFacts, one), ended_on=one.ended_on)
            for one in levels
            if one.ended_on is not None
        ),
        earlier_literacy=tuple(
            EarlierLiteracy(literacy=one.literacy, seen_on=one.seen_on)
            for one in every(LiteracyStep)
        ),
        qualifications=tuple(_facts(QualificationFacts, one) for one in every(Qualification)),
        situation=tuple(sorted(situation.items())),
    )


def case_on_file(work: UnitOfWork, case_id: UUID, hide: Hide) -> tuple[CaseOnFile, set[UUID]]:
    """Return a case with all that hangs on it, and the ids of its records."""
    connection = work.connection

    def every(kind: type[RecordT]) -> tuple[RecordT, ...]:
        return parts.of_case(connection, kind, case_id)

    case = work.get(Case, case_id)
    notes = sorted(every(ContactNote), key=lambda one: (one.occurred_at, one.id))
    referrals, tasks, measures = every(Referral), every(FollowUp), every(Measure)
    handovers, files = every(Handover), every(Attachment)
    letters, approvals = every(ReferralLetter), every(ApprovalRequest)
    received, returned = every(ReceivedHandover), every(SlipReceipt)
    named = {one for note in notes for one in note.actor_ids}
    named |= {one.actor_id for one in referrals}
    named |= {one.actor_id for one in tasks if one.actor_id}
    named |= {one.actor_id for one in measures if one.actor_id}
    named |= {one.recipient_id for one in handovers}
    named |= {one.recipient_id for one in letters}
    named |= {one.recipient_id for one in approvals}
    names = actors.names(connection, named)
    records = (*notes, *referrals, *tasks, *measures, *handovers, *files, *letters, *approvals)
    ids = {case_id, *(one.id for one in records)}
    on_file = CaseOnFile(
        number=case.number,
        opened_on=case.opened_on,
        state=case.state,
        goal=case.goal,
        background=case.background,
        occupation=case.occupation_label,
        phases=tuple(
            PhaseExtract(phase=one.phase, since=one.since)
            for one in cases.phases(connection, case_id)
        ),
        phase=case.phase,
        states=tuple(
            StateOnFile(
                state=one.state, since=one.since, reason=hide(one.reason), outcome=one.outcome
            )
            for one in every(StateEntry)
        ),
        measures=tuple(_measure(one, names, hide) for one in measures),
        notes=tuple(_note(one, names, hide) for one in notes),
        referrals=_referrals(work, case_id, referrals, names, hide),
        tasks=tuple(
            _task(one, names, hide) for one in sorted(tasks, key=lambda one: (one.due_on, one.id))
        ),
        consents=_consents(work, case_id, hide),
        handovers=_handovers(work, case_id, handovers, names, hide),
        letters=tuple(
            LetterOnFile(
                **_same(LetterOnFile, one, "recipient"), recipient=_name(names, one.recipient_id)
            )
            for one in letters
        ),
        disclosures=_disclosures(work, case_id, hide),
        received=tuple(
            ReceivedOnFile(
                **_same(ReceivedOnFile, one, "entered_on"), entered_on=_day(one.created_at)
            )
            for one in received
        ),
        returned=tuple(_returned(one, hide) for one in returned),
        approvals=tuple(_approval(one, names, hide) for one in approvals),
        findings=_findings(work, every(PracticeFinding), {one.id for one in notes}, hide),
        files=tuple(_file(one) for one in files),
        drafts=queries.drafts(connection, ids),
    )
    return on_file, ids


def accesses(work: UnitOfWork, ids: Iterable[UUID]) -> tuple[AccessMonth, ...]:
    """Return month by month what was done with records of these ids, without who did it."""
    months: dict[str, AccessMonth] = {}
    for at, action in queries.accesses(work.connection, tuple(ids)):
        month = f"{_day(at):%Y-%m}"
        known = months.setdefault(month, AccessMonth(month=month))
        field = "viewed" if action in _LOOKED else "left" if action in _LEFT else "changed"
        months[month] = replace(known, **{field: getattr(known, field) + 1})
    return tuple(months[month] for month in sorted(months))


def _measure(one: Measure, names: dict[UUID, str], hide: Hide) -> MeasureOnFile:
    return MeasureOnFile(
        **_same(MeasureOnFile, one, "actor", "result", "reason"),
        actor=_name(names, one.actor_id),
        result=hide(one.result),
        reason=hide(one.reason),
    )


def _note(one: ContactNote, names: dict[UUID, str], hide: Hide) -> NoteOnFile:
    return NoteOnFile(
        **_same(NoteOnFile, one, "on", "text", "actors"),
        on=_day(one.occurred_at),
        text=hide(one.text),
        actors=tuple(names[actor_id] for actor_id in one.actor_ids if actor_id in names),
    )


def _referrals(
    work: UnitOfWork,
    case_id: UUID,
    referrals: Iterable[Referral],
    names: dict[UUID, str],
    hide: Hide,
) -> tuple[ReferralOnFile, ...]:
    events = queries.referral_events(work.connection, case_id)
    return tuple(
        ReferralOnFile(
            **_same(ReferralOnFile, one, "actor", "purpose", "message", "outcome", "steps"),
            actor=_name(names, one.actor_id),
            purpose=hide(one.purpose),
            message=hide(one.message),
            outcome=hide(one.outcome),
            steps=tuple(
                ReferralStep(
                    **_same(ReferralStep, event, "on", "remark"),
                    on=event.happened_on,
                    remark=hide(event.remark),
                )
                for event in events.get(one.id, ())
            ),
        )
        for one in referrals
    )


def _task(one: FollowUp, names: dict[UUID, str], hide: Hide) -> TaskOnFile:
    return TaskOnFile(
        **_same(TaskOnFile, one, "actor", "task", "place", "remark"),
        actor=_name(names, one.actor_id),
        task=hide(one.task),
        place=hide(one.place),
        remark=hide(one.remark),
    )


def _file(one: Attachment) -> FileOnFile:
    return FileOnFile(**_same(FileOnFile, one, "entered_on"), entered_on=_day(one.created_at))


def _consents(work: UnitOfWork, case_id: UUID, hide: Hide) -> tuple[ConsentOnFile, ...]:
    rows = consents.rows_of_case(work.connection, case_id)
    own = ("recipient", "revoked_remark", "interpreted", "scan")
    return tuple(
        ConsentOnFile(
            **_same(ConsentOnFile, row.consent, *own),
            recipient=row.recipient_name,
            revoked_remark=hide(row.consent.revoked_remark),
            interpreted=bool(row.consent.interpreter),
            scan=_file(row.scan) if row.scan else None,
        )
        for row in reversed(rows)
    )


def _handovers(
    work: UnitOfWork,
    case_id: UUID,
    handovers: Iterable[Handover],
    names: dict[UUID, str],
    hide: Hide,
) -> tuple[HandoverOnFile, ...]:
    told = queries.snapshots(work.connection, case_id)
    own = ("recipient", "categories", "answer_text", "withdrawn_text")
    return tuple(
        HandoverOnFile(
            **_same(HandoverOnFile, one, *own),
            recipient=_name(names, one.recipient_id),
            categories=_in_order(read_snapshot(told[one.id]).included if one.id in told else ()),
            answer_text=hide(one.answer_text),
            withdrawn_text=hide(one.withdrawn_text),
        )
        for one in handovers
    )


def _disclosures(work: UnitOfWork, case_id: UUID, hide: Hide) -> tuple[DisclosureOnFile, ...]:
    rows = disclosures.of_case(work.connection, case_id)
    return tuple(
        DisclosureOnFile(
            **_same(DisclosureOnFile, row.disclosure, "recipient", "on", "subject", "remark"),
            recipient=row.recipient_name,
            on=row.disclosure.disclosed_on,
            subject=hide(row.disclosure.subject),
            remark=hide(row.disclosure.remark),
        )
        for row in reversed(rows)
        if not row.disclosure.entered_in_error
    )


def _findings(
    work: UnitOfWork, linked: Iterable[PracticeFinding], note_ids: set[UUID], hide: Hide
) -> tuple[FindingOnFile, ...]:
    """Return the findings that name the case or quote one of its notes."""
    quotes: dict[UUID, list[str]] = {}
    for evidence in queries.evidence_of_notes(work.connection, note_ids):
        quotes.setdefault(evidence.finding_id, []).append(hide(evidence.quote))
    found = {one.id: one for one in linked}
    found |= {one: work.get(PracticeFinding, one) for one in quotes if one not in found}
    return tuple(
        FindingOnFile(
            **_same(FindingOnFile, one, "claim", "suggestion", "quotes"),
            claim=hide(one.claim),
            suggestion=hide(one.suggestion),
            quotes=tuple(quotes.get(one.id, ())),
        )
        for one in found.values()
    )


def _returned(one: SlipReceipt, hide: Hide) -> ReturnedOnFile:
    def told(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((name, hide(text)) for name, text in pairs if name not in _OF_A_CLERK)

    return ReturnedOnFile(
        **_same(ReturnedOnFile, one, "entered_on", "fields", "replaced", "replaced_because"),
        entered_on=_day(one.created_at),
        fields=told(one.fields),
        replaced=told(one.replaced),
        replaced_because=hide(one.replaced_because),
    )


def _approval(one: ApprovalRequest, names: dict[UUID, str], hide: Hide) -> ApprovalOnFile:
    return ApprovalOnFile(
        recipient=_name(names, one.recipient_id),
        purpose=one.purpose,
        on=_day(one.created_at),
        state=one.state,
        message=hide(one.message),
        comments=tuple((part, hide(words)) for part, words in one.comments),
    )


def _in_order(categories: Iterable[DataCategory]) -> tuple[DataCategory, ...]:
    chosen = set(categories)
    return tuple(category for category in DataCategory if category in chosen)


def _name(names: dict[UUID, str], actor_id: UUID | None) -> str:
    return names.get(actor_id, "") if actor_id else ""


def _facts(kind: type[FactsT], record: object) -> FactsT:
    """Return what was entered, without what a record adds."""
    return kind(**_same(kind, record))


def _same(kind: Any, record: object, *without: str) -> dict[str, Any]:
    """Return the fields that a value of `kind` shares with a record by name."""
    names = (field.name for field in fields(kind) if field.name not in without)
    return {name: getattr(record, name) for name in names}


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
