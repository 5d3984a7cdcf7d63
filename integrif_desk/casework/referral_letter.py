"""The letter of a referral: looked at as a draft, issued for good, opened again.

What it may say of the person is decided by the consent gate in the very moment of issuing. A
letter that was issued never changes; a corrected one is the next issue with the same code.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import msgspec

from integrif_desk.casework import case as cases
from integrif_desk.casework import consent, drawn, referral
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.compose import (
    DRAFT_CODE,
    consent_bases,
    letterhead,
    recipient_of,
)
from integrif_desk.casework.compose_extracts import languages_of, person_of
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.casework.handover import Unprintable
from integrif_desk.documents.preview import page_count
from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.consent_gate import Release
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import ConsentBasis, DataCategory
from integrif_desk.domain.referral import Referral
from integrif_desk.domain.referral_letter import (
    CATEGORIES,
    IssuedLetter,
    LetterSnapshot,
    ReferralLetter,
    require_writable,
)
from integrif_desk.domain.returned_slip import FINGERPRINT_LENGTH
from integrif_desk.domain.working_days import add_working_days, working_days_between
from integrif_desk.store.queries import accounts, actors, profiles
from integrif_desk.store.queries import referral_letters as queries
from integrif_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class LetterPreview:
    """A letter as it would print; `unprintable` are the characters that no font has."""

    snapshot: LetterSnapshot
    paper: Paper
    unprintable: tuple[Unprintable, ...]


def of_referral(desk: Desk, referral_id: UUID) -> tuple[ReferralLetter, ...]:
    """Return the issued letters of a referral, the newest issue first."""
    with desk.read() as work:
        return queries.of_referral(work.connection, referral_id)


def preview(desk: Desk, referral_id: UUID) -> LetterPreview:
    """Return the letter as it would print today.

    Raises what `issue` raises, but for characters that cannot be printed.
    """
    from integrif_desk.documents import glyphs, referral_letter

    with desk.read() as work:
        asked = work.get(Referral, referral_id)
        snapshot = replace(
            _snapshot(work, desk, asked, asked.answer_code or DRAFT_CODE), is_draft=True
        )
    return LetterPreview(
        snapshot=snapshot,
        paper=drawn.paper(referral_letter.render(snapshot)),
        unprintable=tuple(
            Unprintable(one.char, one.text) for one in glyphs.missing_glyphs(snapshot)
        ),
    )


def issue(desk: Desk, referral_id: UUID, *, despite_missing_glyphs: bool = False) -> Changes:
    """Store the letter for good; `created` is its id. The referral gets its answer code.

    It is not sent by that: `sending` lets it leave. Raises CASE_CLOSED, TRANSITION_NOT_ALLOWED for
    a referral that is answered or ended, RECIPIENT_GETS_NOTHING (category),
    REFERRAL_WITHOUT_CONSENT, GLYPHS_MISSING (characters) unless that was accepted.
    """
    from integrif_desk.documents import glyphs, referral_letter

    with desk.write() as work:
        asked = work.get(Referral, referral_id)
        code = asked.answer_code or referral.unused_code(work)
        snapshot = _snapshot(work, desk, asked, code)
        missing = glyphs.missing_glyphs(snapshot)
        if missing and not despite_missing_glyphs:
            characters = "".join(dict.fromkeys(one.char for one in missing))
            raise KnownError(ErrorCode.GLYPHS_MISSING, characters=characters)
        stored = msgspec.json.encode(snapshot, order="deterministic")
        sha256 = hashlib.sha256(stored).hexdigest()
        pdf = referral_letter.render(snapshot, fingerprint=sha256[:FINGERPRINT_LENGTH])
        letter = work.add(
            ReferralLetter(
                case_id=asked.case_id,
                referral_id=referral_id,
                recipient_id=asked.actor_id,
                issue=snapshot.issue,
                dated=snapshot.dated,
                answer_code=code,
                answer_by=snapshot.answer_by,
                snapshot_sha256=sha256,
                pdf_sha256=hashlib.sha256(pdf).hexdigest(),
                page_count=page_count(pdf),
                **desk.stamp(),
            )
        )
        work.store(
            IssuedLetter(letter_id=letter.id, snapshot=stored, pdf=pdf, stored_at=letter.created_at)
        )
        if asked.answer_code != code:
            work.save(replace(asked, answer_code=code))
        work.commit()
    return changes(Noun.REFERRAL, ids=(asked.case_id, referral_id), created=letter.id)


def stored(desk: Desk, letter_id: UUID) -> tuple[LetterSnapshot, bytes]:
    """Return what an issued letter says, and its PDF.

    Raises NOT_FOUND, DOCUMENT_DAMAGED when it does not fit its hashes.
    """
    with desk.read() as work:
        document = queries.document(work.connection, letter_id)
        letter = work.get(ReferralLetter, letter_id)
    fits = (
        hashlib.sha256(document.pdf).hexdigest() == letter.pdf_sha256
        and hashlib.sha256(document.snapshot).hexdigest() == letter.snapshot_sha256
    )
    if not fits:
        raise KnownError(ErrorCode.DOCUMENT_DAMAGED, number=letter.answer_code)
    return msgspec.json.decode(document.snapshot, type=LetterSnapshot), document.pdf


def require_valid(work: UnitOfWork, letter: ReferralLetter, told: LetterSnapshot) -> None:
    """Refuse to let a letter leave that does not say what is asked for any more.

    Raises TRANSITION_NOT_ALLOWED, LETTER_OUTDATED.
    """
    asked = work.get(Referral, letter.referral_id)
    require_writable(asked)
    newest = queries.of_referral(work.connection, asked.id)[0]
    now = (asked.actor_id, asked.purpose, asked.message, newest.id)
    if now != (letter.recipient_id, told.purpose, told.message, letter.id):
        raise KnownError(ErrorCode.LETTER_OUTDATED)


def require_agreed(
    work: UnitOfWork, desk: Desk, letter: ReferralLetter, told: LetterSnapshot
) -> None:
    """Refuse to let a letter leave whose consent does not hold today.

    Raises REFERRAL_WITHOUT_CONSENT, RECIPIENT_GETS_NOTHING, HANDOVER_CONSENT_OVER (categories).
    """
    today = desk.today()
    consent.require_named(work, letter.case_id, letter.recipient_id, (today,))
    recipient = work.get(Actor, letter.recipient_id)
    now = consent.release_for_referral(work, letter.case_id, recipient, told.included, today)
    over = tuple(
        each for each in DataCategory if each in told.included and each not in now.categories
    )
    if over:
        raise KnownError(ErrorCode.HANDOVER_CONSENT_OVER, categories=over)


def _snapshot(work: UnitOfWork, desk: Desk, asked: Referral, code: str) -> LetterSnapshot:
    require_writable(asked)
    require_open(work.get(Case, asked.case_id))
    today, connection = desk.today(), work.connection
    consent.require_named(work, asked.case_id, asked.actor_id, (today,))
    recipient = work.get(Actor, asked.actor_id)
    release = consent.release_for_referral(work, asked.case_id, recipient, CATEGORIES, today)
    detail = cases.read_detail(work, desk, asked.case_id)
    association = accounts.association(connection)
    owner = work.get(Account, asked.owner_id)
    profile = profiles.of(connection, owner.id)
    agreed = profile if profile is not None and profile.in_handover else None
    earlier = queries.of_referral(connection, asked.id)
    answer_by = _answer_by(desk, asked, association.answer_days)
    made = LetterSnapshot(
        case_number=detail.case.number,
        issue=earlier[0].issue + 1 if earlier else 1,
        dated=today,
        answer_code=code,
        answer_by=answer_by,
        answer_days=working_days_between(today, answer_by, desk.holiday),
        association=letterhead(association),
        volunteer=owner.name,
        volunteer_competence=agreed.competence if agreed else "",
        volunteer_phone=agreed.phone if agreed else "",
        recipient=recipient_of(actors.with_contacts(connection, recipient)),
        purpose=asked.purpose,
        message=asked.message,
        included=release.categories,
        person=person_of(detail.person, release.fields),
        languages=languages_of(detail, release.fields),
        is_sample=association.is_sample,
    )
    said = _said(made)
    return replace(made, included=said, bases=_bases(release, said))


def _said(made: LetterSnapshot) -> frozenset[DataCategory]:
    """Return the categories of which the letter says something."""
    person = made.person
    silent = set()
    if not (person.phone or person.email or person.street):
        silent.add(DataCategory.CONTACT)
    if not made.languages:
        silent.add(DataCategory.LANGUAGE)
    return made.included - silent


def _bases(release: Release, said: frozenset[DataCategory]) -> tuple[ConsentBasis, ...]:
    return tuple(base for base in consent_bases(release) if base.category in said)


def _answer_by(desk: Desk, asked: Referral, answer_days: int) -> date:
    """Return the target that is running already, if there is one; once over it begins anew."""
    due = asked.answer_due
    if due is not None and due > desk.today():
        return due
    return add_working_days(desk.today(), answer_days, desk.holiday)
