"""`handover.json`: what a handover says, for a program that receives it.

It is attached to the PDF and holds the same as the pages do, nothing more: a category that was
withheld is not there, not even as a key. `docs/format-uebergabe.md` explains the format.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import (
    ConsentBasis,
    DataCategory,
    HandoverSnapshot,
    LanguageExtract,
    Letterhead,
    NoteExtract,
    PersonExtract,
    PhaseExtract,
    Recipient,
    Recommendation,
    ReferralExtract,
    Request,
    ResidenceExtract,
    TaskExtract,
)
from integrif_desk.domain.handover_extracts import (
    FamilyExtract,
    MeasureExtract,
    QualificationExtract,
)
from integrif_desk.domain.practice_finding import FindingExtract
from integrif_desk.exchange import bounded_json
from integrif_desk.exchange import handover_format as shape

NAME = "handover.json"
"""Under which the file is attached to the PDF."""
_MOST_UNKNOWN = 20
_LONGEST_PLACE = 200
_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")
_AT = re.compile(r"`\$\.?(.*)`$")
PartT = TypeVar("PartT", bound=shape.Part)
ValueT = TypeVar("ValueT")


@dataclass(frozen=True, kw_only=True)
class HandoverFile:
    """A file that was read.

    `snapshot` is what it says. `unknown` names what a newer minor version says beside that
    („sections.pathway.mood“), at most 20 places.
    """

    snapshot: HandoverSnapshot
    version: str
    snapshot_sha256: str
    unknown: tuple[str, ...] = ()


def write(snapshot: HandoverSnapshot, *, sha256: str) -> bytes:
    """Return the file in UTF-8; the same values give the same bytes.

    `sha256` is that of the stored snapshot, 64 hexadecimal digits: the reply slip carries its
    beginning, so that paper, form and data are known to belong together.
    """
    document = shape.Document(
        format=shape.FORMAT,
        version=shape.VERSION,
        snapshot_sha256=sha256,
        content_sha256="0" * 64,
        sample=snapshot.is_sample,
        number=snapshot.number,
        issue=snapshot.version,
        replaces=snapshot.replaces,
        dated=snapshot.dated,
        purpose=snapshot.purpose,
        channel=snapshot.channel,
        answer_code=snapshot.answer_code,
        answer_by=snapshot.answer_by,
        discussed_on=UNSET if snapshot.discussed_on is None else snapshot.discussed_on,
        accompanied_since=snapshot.accompanied_since,
        case_number=snapshot.case_number,
        sender=shape.Sender(
            association=_part(shape.Association, snapshot.association),
            volunteer=shape.Volunteer(
                name=snapshot.volunteer,
                competence=snapshot.volunteer_competence,
                phone=snapshot.volunteer_phone,
            ),
            lead=snapshot.lead,
            approved_by=snapshot.approved_by,
            self_approved=snapshot.self_approved,
        ),
        recipient=_part(shape.Recipient, snapshot.recipient),
        consents=tuple(
            _part(shape.Consent, one) for one in snapshot.bases if one.category in snapshot.included
        ),
        letter=shape.Letter(
            introduction=snapshot.introduction,
            urgent=snapshot.urgent,
            requests=_parts(shape.Request, snapshot.requests),
        ),
        sections=_sections(snapshot),
    )
    built = msgspec.to_builtins(document)
    built["content_sha256"] = content_sha256(built)
    return msgspec.json.format(msgspec.json.encode(built), indent=2) + b"\n"


def read(content: bytes) -> HandoverFile:
    """Return what a file says, every text cleaned and bounded.

    Raises `KnownError` HANDOVER_FILE_FOREIGN for anything that is no such file,
    HANDOVER_FILE_TOO_LARGE (limit, MB), HANDOVER_FILE_NEWER (version) for a later major version,
    HANDOVER_FILE_BROKEN (where) for what the format does not allow, and HANDOVER_FILE_ALTERED
    when the content does not fit its hash.
    """
    if len(content) > bounded_json.LARGEST:
        raise KnownError(ErrorCode.HANDOVER_FILE_TOO_LARGE, limit=bounded_json.LARGEST // 1024**2)
    try:
        raw = bounded_json.load(content)
    except bounded_json.Unreadable as unreadable:
        if unreadable.where:
            raise KnownError(ErrorCode.HANDOVER_FILE_BROKEN, where=unreadable.where) from None
        raise KnownError(ErrorCode.HANDOVER_FILE_FOREIGN) from None
    if raw.get("format") != shape.FORMAT:
        raise KnownError(ErrorCode.HANDOVER_FILE_FOREIGN)
    version, is_later = _version(raw.get("version"))
    try:
        fits = raw.get("content_sha256") == content_sha256(raw)
    except ValueError:  # half a character
        fits = False
    if not fits:
        raise KnownError(ErrorCode.HANDOVER_FILE_ALTERED)
    clean = bounded_json.cleaned(raw)
    try:
        document = msgspec.convert(clean, shape.Document)
    except msgspec.ValidationError as refused:
        if is_later:
            raise KnownError(ErrorCode.HANDOVER_FILE_NEWER, version=version) from None
        raise KnownError(ErrorCode.HANDOVER_FILE_BROKEN, where=_place(refused)) from None
    return HandoverFile(
        snapshot=_snapshot(document),
        version=version,
        snapshot_sha256=document.snapshot_sha256,
        unknown=tuple(_unknown(clean, document, ""))[:_MOST_UNKNOWN],
    )


def content_sha256(raw: dict[str, Any]) -> str:
    """Return the hash of a file's content: of the JSON without `content_sha256` itself, keys in
    order, no blanks, UTF-8 (as RFC 8785 does for objects, texts and whole numbers).

    Raises `ValueError` for half a character.
    """
    rest = {key: value for key, value in raw.items() if key != "content_sha256"}
    return hashlib.sha256(msgspec.json.encode(rest, order="sorted")).hexdigest()


def _sections(snapshot: HandoverSnapshot) -> shape.Sections:
    person = snapshot.person
    everything: dict[DataCategory, shape.Part] = {
        DataCategory.IDENTITY: _part(shape.Identity, person),
        DataCategory.CONTACT: _part(shape.Contact, person),
        DataCategory.RESIDENCE: shape.Residence(
            document=UNSET
            if snapshot.residence is None
            else _part(shape.ResidenceDocument, snapshot.residence),
            work_permission=snapshot.work_permission,
        ),
        DataCategory.LANGUAGE: shape.Languages(
            languages=_parts(shape.Language, snapshot.languages), literacy=snapshot.literacy
        ),
        DataCategory.EDUCATION_WORK: _part(
            shape.EducationWork,
            snapshot,
            qualifications=_parts(shape.Qualification, snapshot.qualifications),
        ),
        DataCategory.PATHWAY: shape.Pathway(
            phase=UNSET if snapshot.phase is None else snapshot.phase,
            phases=_parts(shape.PhaseSince, snapshot.phases),
            measures=_parts(shape.Measure, snapshot.measures),
            notes=_parts(shape.Note, snapshot.notes),
        ),
        DataCategory.REFERRALS: shape.Referrals(
            referrals=_parts(shape.Referral, snapshot.referrals)
        ),
        DataCategory.TASKS: shape.Tasks(tasks=_parts(shape.Task, snapshot.tasks)),
        DataCategory.PRACTICE: shape.Practice(
            helped=snapshot.helped,
            did_not_help=snapshot.did_not_help,
            findings=_parts(shape.Finding, snapshot.findings),
            recommendations=_parts(shape.Recommendation, snapshot.recommendations),
        ),
        DataCategory.FAMILY: _part(
            shape.Family, snapshot, members=_parts(shape.FamilyMember, snapshot.family)
        ),
        DataCategory.HEALTH: shape.Health(work_limitations=snapshot.work_limitations),
    }
    told = {each.value: part for each, part in everything.items() if each in snapshot.included}
    return shape.Sections(**told)  # type: ignore[arg-type]  # each category has its class


def _snapshot(document: shape.Document) -> HandoverSnapshot:
    sender, told = document.sender, document.sections
    identity = _told(told.identity, shape.Identity)
    contact = _told(told.contact, shape.Contact)
    residence = _told(told.residence, shape.Residence)
    language = _told(told.language, shape.Languages)
    education = _told(told.education_work, shape.EducationWork)
    pathway = _told(told.pathway, shape.Pathway)
    practice = _told(told.practice, shape.Practice)
    family = _told(told.family, shape.Family)
    return HandoverSnapshot(
        number=document.number,
        case_number=document.case_number,
        version=document.issue,
        replaces=document.replaces,
        dated=document.dated,
        answer_code=document.answer_code,
        answer_by=document.answer_by,
        purpose=document.purpose,
        channel=document.channel,
        discussed_on=None if document.discussed_on is UNSET else document.discussed_on,
        accompanied_since=document.accompanied_since,
        is_sample=document.sample,
        association=_value(Letterhead, sender.association),
        volunteer=sender.volunteer.name,
        volunteer_competence=sender.volunteer.competence,
        volunteer_phone=sender.volunteer.phone,
        lead=sender.lead,
        approved_by=sender.approved_by,
        self_approved=sender.self_approved,
        recipient=_value(Recipient, document.recipient),
        bases=_values(ConsentBasis, document.consents),
        introduction=document.letter.introduction,
        urgent=document.letter.urgent,
        requests=_values(Request, document.letter.requests),
        included=frozenset(each for each in DataCategory if getattr(told, each) is not UNSET),
        person=PersonExtract(
            **_equal(PersonExtract, contact)
            | _equal(PersonExtract, identity)
            | {"town": identity.town or contact.town}
        ),
        residence=None
        if residence.document is UNSET
        else _value(ResidenceExtract, residence.document),
        work_permission=residence.work_permission,
        languages=_values(LanguageExtract, language.languages),
        literacy=language.literacy,
        background=education.background,
        goal=education.goal,
        occupation=education.occupation,
        qualifications=_values(QualificationExtract, education.qualifications),
        competences=education.competences,
        phase=_bare(pathway.phase),
        phases=_values(PhaseExtract, pathway.phases),
        measures=_values(MeasureExtract, pathway.measures),
        notes=_values(NoteExtract, pathway.notes),
        referrals=_values(ReferralExtract, _told(told.referrals, shape.Referrals).referrals),
        tasks=_values(TaskExtract, _told(told.tasks, shape.Tasks).tasks),
        helped=practice.helped,
        did_not_help=practice.did_not_help,
        findings=_values(FindingExtract, practice.findings),
        recommendations=_values(Recommendation, practice.recommendations),
        childcare_needed=_bare(family.childcare_needed),
        availability=family.availability,
        family=_values(FamilyExtract, family.members),
        work_limitations=_told(told.health, shape.Health).work_limitations,
    )


def _part(kind: type[PartT], value: Any, **more: Any) -> PartT:
    """Return a part of the file with what `value` has under the same names; None has no key."""
    names = [name for name in kind.__struct_fields__ if name not in more and hasattr(value, name)]
    told = {name: getattr(value, name) for name in names}
    return kind(**{name: UNSET if each is None else each for name, each in told.items()} | more)


def _parts(kind: type[PartT], values: tuple[Any, ...]) -> tuple[PartT, ...]:
    return tuple(_part(kind, each) for each in values)


def _value(kind: type[ValueT], part: Struct) -> ValueT:
    return kind(**_equal(kind, part))


def _values(kind: type[ValueT], parts: tuple[Any, ...]) -> tuple[ValueT, ...]:
    return tuple(_value(kind, each) for each in parts)


def _equal(kind: type, part: Struct) -> dict[str, Any]:
    names = {f.name for f in fields(kind)} & set(part.__struct_fields__)
    return {name: _bare(getattr(part, name)) for name in names}


def _bare(value: Any) -> Any:
    return None if value is UNSET else value


def _told(part: PartT | UnsetType, kind: type[PartT]) -> PartT:
    """Return the section, or an empty one in place of a withheld one."""
    return kind() if isinstance(part, UnsetType) else part


def _version(told: Any) -> tuple[str, bool]:
    """Return the version, and whether it is a later minor one. Raises HANDOVER_FILE_NEWER."""
    found = _VERSION.fullmatch(told) if isinstance(told, str) else None
    if found is None:
        raise KnownError(ErrorCode.HANDOVER_FILE_FOREIGN)
    major, minor = int(found[1]), int(found[2])
    if major > shape.MAJOR:
        raise KnownError(ErrorCode.HANDOVER_FILE_NEWER, version=told)
    if major < shape.MAJOR:
        raise KnownError(ErrorCode.HANDOVER_FILE_FOREIGN)
    return told, minor > shape.MINOR


def _place(refused: msgspec.ValidationError) -> str:
    """Return where a value does not fit: „sections.identity.birth_date“."""
    found = _AT.search(str(refused))
    return found[1].removeprefix(".") if found else ""


def _unknown(raw: dict[str, Any], part: Struct, where: str) -> Iterator[str]:
    """Yield the places of keys that this version of the format does not know."""
    for key, value in raw.items():
        place = f"{where}{key}"[:_LONGEST_PLACE]
        if key not in part.__struct_fields__:
            yield place
            continue
        read = getattr(part, key)
        if isinstance(read, Struct):
            yield from _unknown(value, read, f"{place}.")
        elif isinstance(read, tuple):
            for number, (each, inner) in enumerate(zip(value, read, strict=True), start=1):
                if isinstance(inner, Struct):
                    yield from _unknown(each, inner, f"{place}.{number}.")
