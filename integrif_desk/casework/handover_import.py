"""A handover of another association becomes a case of this desk: looked at first, then added.

The data comes as `handover.json` in the handover's PDF, or alone; a document of several cases has
it for each. Nothing on file is overwritten, no consent comes along, and everything that is added
says where it comes from.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from integrif_desk.casework import drawn, duplicates, handover_file, handover_import_plan
from integrif_desk.casework import handover_import_records as records
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.handover_file import Part
from integrif_desk.casework.handover_import_plan import Taken
from integrif_desk.domain.duplicate import DuplicateCandidate
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.handover import HandoverSnapshot
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import Person
from integrif_desk.domain.qualification import Qualification
from integrif_desk.domain.received_handover import (
    NotTaken,
    ReceivedFile,
    ReceivedHandover,
    ReceivedRow,
)
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus
from integrif_desk.domain.views import PageImage
from integrif_desk.domain.working_days import add_working_days
from integrif_desk.store import listing
from integrif_desk.store.name_keys import refresh_name_keys
from integrif_desk.store.queries import actors, cases
from integrif_desk.store.queries import findings as finding_queries
from integrif_desk.store.queries import parts as part_queries
from integrif_desk.store.queries import received_handovers as queries
from integrif_desk.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:  # read when a file is read
    from integrif_desk.exchange.handover_json import HandoverFile

CONSENT_WORKING_DAYS = 5
_LONGEST_NAME = 200
_NOT_SHOWN = {ErrorCode.SCAN_BROKEN, ErrorCode.SCAN_TOO_HEAVY}


@dataclass(frozen=True, kw_only=True)
class ImportPreview:
    """What a file would add.

    `candidates` are people on file who may be the same; `known` is the case that was made of this
    very handover, `earlier` those of other issues of it. `not_taken` says what stays out, with its
    names. `actor_names` are those of the directory that were recognised.
    """

    content: bytes = field(repr=False)
    file_name: str
    snapshot: HandoverSnapshot
    snapshot_sha256: str
    taken: Taken
    actor_names: Mapping[UUID, str]
    candidates: tuple[DuplicateCandidate, ...]
    known: ReceivedRow | None
    earlier: tuple[ReceivedRow, ...]
    not_taken: tuple[tuple[NotTaken, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One case of a file: what it would add, or why it cannot be added."""

    case: int
    preview: ImportPreview | None = None
    refusal: KnownError | None = None


@dataclass(frozen=True, kw_only=True)
class ImportChoice:
    """With `person_id` it becomes another case of somebody on file. Without `owner_id` the
    signed-in account accompanies it."""

    person_id: UUID | None = None
    owner_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Addition:
    """What a choice comes to. For somebody on file `added` are the fields that were empty, `stays`
    those (and `residence`, `languages`, `family`) that say something else here and remain."""

    taken: Taken
    added: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


def look_at(desk: Desk, content: bytes, file_name: str = "") -> ImportPreview:
    """Return what a PDF or a `handover.json` would add, of several cases the first.

    Nothing is written.

    Call from the worker thread. Raises HANDOVER_FILE_FOREIGN, HANDOVER_FILE_DAMAGED,
    HANDOVER_FILE_TOO_LARGE, HANDOVER_FILE_NEWER (version), HANDOVER_FILE_BROKEN (where),
    HANDOVER_FILE_ALTERED; HANDOVER_FILE_PROTECTED for a PDF with a password
    (`handover_file.load` takes it off);
    HANDOVER_FILE_OWN (number) for a handover of this desk; HANDOVER_FILE_WITHOUT_PERSON where
    nobody is named.
    """
    return _preview(desk, handover_file.parts(content, file_name)[0])


def _preview(desk: Desk, part: Part) -> ImportPreview:
    from integrif_desk.exchange import handover_json

    file = handover_json.read(part.data)
    snapshot = file.snapshot
    if not snapshot.person.name:
        raise KnownError(ErrorCode.HANDOVER_FILE_WITHOUT_PERSON)
    with desk.read() as work:
        _refuse_own(work, file.snapshot_sha256)
        known = queries.with_snapshot(work.connection, file.snapshot_sha256)
        issues = queries.numbered(work.connection, snapshot.number, snapshot.association.name)
        taken, on_file = _planned(work, desk, snapshot)
        named = set(
            actors.known_by(work.connection, handover_import_plan.actor_names(snapshot)).values()
        )
        actor_names = actors.names(work.connection, named)
    return ImportPreview(
        content=part.content,
        file_name=part.file_name[:_LONGEST_NAME],
        snapshot=snapshot,
        snapshot_sha256=file.snapshot_sha256,
        taken=taken,
        actor_names=actor_names,
        candidates=duplicates.candidates(desk, taken.person),
        known=known[0] if known else None,
        earlier=tuple(row for row in issues if row not in known),
        not_taken=_not_taken(file, taken, on_file),
    )


def look_at_each(desk: Desk, content: bytes, file_name: str = "") -> tuple[Offered, ...]:
    """Return the cases that a file would add, one or several; nothing is written.

    Of several one may be refused and the others not. Raises what `look_at` raises where there is
    nothing that could be added.
    """
    parts = handover_file.parts(content, file_name)
    if len(parts) == 1:
        (alone,) = parts
        return (Offered(case=alone.case, preview=_preview(desk, alone)),)
    offered = []
    for part in parts:
        try:
            preview = _preview(desk, part)
        except KnownError as refusal:
            offered.append(Offered(case=part.case, refusal=refusal))
        else:
            offered.append(Offered(case=part.case, preview=preview))
    first = offered[0].refusal
    if first is not None and all(each.preview is None for each in offered):
        raise first
    return tuple(offered)


def look_again(desk: Desk, offered: Sequence[Offered]) -> tuple[Offered, ...]:
    """Return the cases of a document of several as they would be added now, after one was."""

    def look(one: Offered) -> Offered:
        told = one.preview
        if told is None:
            return one
        data = told.content
        part = Part(case=one.case, file_name=told.file_name, content=data, data=data)
        return replace(one, preview=_preview(desk, part))

    return tuple(look(one) for one in offered)


def addition(desk: Desk, preview: ImportPreview, choice: ImportChoice) -> Addition:
    """Return what would be added with this choice. Raises `KnownError` NOT_FOUND."""
    if choice.person_id is None:
        return Addition(taken=preview.taken)
    with desk.read() as work:
        return _beside(work, preview.taken, work.get(Person, choice.person_id))


def import_case(desk: Desk, preview: ImportPreview, choice: ImportChoice) -> Changes:
    """Make a case of what was looked at, in one transaction; `created` is the case.

    Raises HANDOVER_FILE_KNOWN (number, on) where that has been done, HANDOVER_FILE_OWN (number).
    """
    snapshot = preview.snapshot
    with desk.write() as work:
        _refuse_own(work, preview.snapshot_sha256)
        for row in queries.with_snapshot(work.connection, preview.snapshot_sha256):
            on = row.received.created_at.astimezone().date()
            raise KnownError(ErrorCode.HANDOVER_FILE_KNOWN, number=row.case_number, on=on)
        taken, _on_file = _planned(work, desk, snapshot)
        added: list[UUID] = []
        if choice.person_id is None:
            person = records.new_person(work, desk, taken, added)
        else:
            person = work.get(Person, choice.person_id)
            records.complete_person(work, desk, person, taken, snapshot, added)
            taken = _beside(work, taken, person).taken
        owner_id = choice.owner_id or desk.account.id
        case = records.add_case(work, desk, taken, person.id, owner_id, added)
        records.add_records(work, desk, taken, case, snapshot, added)
        _keep(work, desk, preview, case.id, added)
        for case_id in cases.of_person(work.connection, person.id):
            listing.refresh_case(work.connection, case_id)
        refresh_name_keys(work.connection, person.id)
        work.commit()
    touched = (
        *(Noun.CASE, Noun.PERSON, Noun.CONTACT_NOTE, Noun.FOLLOW_UP),
        *(Noun.MEASURE, Noun.FINDING),
    )
    return changes(*touched, ids=(person.id, *added), created=case.id)


def received(desk: Desk, case_id: UUID) -> tuple[ReceivedHandover, ...]:
    """Return the handovers that a case was made of, the oldest first."""
    with desk.read() as work:
        return queries.of_case(work.connection, case_id)


def paper(desk: Desk, received_id: UUID) -> Paper:
    """Return the kept PDF to look at, and note that it was viewed; data alone has no pages.

    Whoever sent it may have sent another one to harm, so a process of its own draws it, like a
    scan. Call from the worker thread. Raises NOT_FOUND, HANDOVER_FILE_DAMAGED, READER_NOT_STARTED.
    """
    with desk.write() as work:
        content = queries.content(work.connection, received_id)
        work.note_action("viewed", "ReceivedHandover", received_id)
        work.commit()
    if not handover_file.is_pdf(content):
        return Paper((), lambda *_asked: ())
    with _as_damaged():
        found = drawn.scan(content)

    def draw(first: int, last: int, width: int) -> tuple[PageImage, ...]:
        with _as_damaged():
            return found.draw(first, last, width)

    return replace(found, draw=draw)


@contextmanager
def _as_damaged() -> Iterator[None]:
    """Say of a file what helps: to scan it anew does not."""
    try:
        yield
    except KnownError as error:
        if error.code in _NOT_SHOWN:
            raise KnownError(ErrorCode.HANDOVER_FILE_DAMAGED) from None
        raise


def _refuse_own(work: UnitOfWork, snapshot_sha256: str) -> None:
    number = queries.issued_here(work.connection, snapshot_sha256)
    if number is not None:
        raise KnownError(ErrorCode.HANDOVER_FILE_OWN, number=number)


def _planned(
    work: UnitOfWork, desk: Desk, snapshot: HandoverSnapshot
) -> tuple[Taken, tuple[str, ...]]:
    """Return the plan without findings that are on file, and the claims of those."""
    today = desk.today()
    named = handover_import_plan.actor_names(snapshot)
    taken = handover_import_plan.taken(
        snapshot,
        actors.known_by(work.connection, named),
        today=today,
        consent_due=add_working_days(today, CONSENT_WORKING_DAYS, desk.holiday),
    )
    claims = {one.text for one in taken.findings}
    on_file = finding_queries.known_claims(work.connection, claims)
    new = tuple(one for one in taken.findings if one.text not in on_file)
    return replace(taken, findings=new), tuple(sorted(on_file))


def _not_taken(
    file: "HandoverFile", taken: Taken, on_file: tuple[str, ...]
) -> tuple[tuple[NotTaken, tuple[str, ...]], ...]:
    told = (
        (NotTaken.CONSENTS, tuple(one.category.value for one in file.snapshot.bases), True),
        (NotTaken.REPLY, (), True),
        (NotTaken.REFERRAL_ANSWERS, (), bool(taken.referrals)),
        (NotTaken.KNOWN_FINDINGS, on_file, bool(on_file)),
        (NotTaken.IMPOSSIBLE, taken.impossible, bool(taken.impossible)),
        (NotTaken.UNKNOWN_KEYS, file.unknown, bool(file.unknown)),
    )
    return tuple((what, names) for what, names, holds in told if holds)


def _beside(work: UnitOfWork, taken: Taken, person: Person) -> Addition:
    """Leave out what is on file about somebody already known."""
    connection = work.connection
    _filled, added, stays = handover_import_plan.filled(person, taken.person)
    spoken = {level.language: level.level for level in cases.languages(connection, person.id)}
    learnt = {
        (one.kind, fold(one.title))
        for one in part_queries.of_person(connection, Qualification, person.id)
    }
    has_family = bool(part_queries.of_person(connection, FamilyMember, person.id))
    paper = cases.residence(connection, person.id)
    told = taken.residence
    other = (
        ("residence", told is not None and paper is not None and _differ(told, paper)),
        ("languages", any(spoken.get(o.language, o.level) != o.level for o in taken.languages)),
        ("family", has_family and bool(taken.family)),
    )
    return Addition(
        taken=replace(
            taken,
            residence=told if paper is None else None,
            languages=tuple(one for one in taken.languages if one.language not in spoken),
            qualifications=tuple(
                one for one in taken.qualifications if (one.kind, fold(one.title)) not in learnt
            ),
            family=() if has_family else taken.family,
        ),
        added=added,
        stays=(*stays, *(name for name, differs in other if differs)),
    )


def _differ(told: ResidenceFacts, paper: ResidenceStatus) -> bool:
    return (told.kind, told.valid_until) != (paper.kind, paper.valid_until)


def _keep(
    work: UnitOfWork, desk: Desk, preview: ImportPreview, case_id: UUID, added: list[UUID]
) -> None:
    """Keep the file as it came, with all that was made of it."""
    snapshot = preview.snapshot
    kept = ReceivedHandover(
        case_id=case_id,
        sender=snapshot.association.name,
        number=snapshot.number,
        issue=snapshot.version,
        dated=snapshot.dated,
        purpose=snapshot.purpose,
        answer_code=snapshot.answer_code,
        snapshot_sha256=preview.snapshot_sha256,
        file_name=preview.file_name,
        size=len(preview.content),
        sha256=hashlib.sha256(preview.content).hexdigest(),
        record_ids=tuple(added),
        **desk.stamp(),
    )
    work.add(kept)
    work.store(ReceivedFile(received_id=kept.id, content=preview.content))
    work.note_action("imported", "ReceivedHandover", kept.id)
