"""What a returned slip says beside what the desk knows: matched by code and by hash."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.casework import answer as answers
from integrif_desk.casework.answer import STATE_OF, CodeTarget, TargetKind
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.slip_file import TakenFile
from integrif_desk.domain import answer_code
from integrif_desk.domain.case import Case, CaseState
from integrif_desk.domain.contact_person import ContactPersonFacts
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover import Decision, Handover, HandoverState, Recommendation
from integrif_desk.domain.names import fold
from integrif_desk.domain.referral import (
    DeclineReason,
    Referral,
    ReferralState,
    next_states,
)
from integrif_desk.domain.referral_letter import ReferralLetter
from integrif_desk.domain.returned_slip import (
    FINGERPRINT_LENGTH,
    ReturnedSlip,
    SlipAnswer,
    against,
)
from integrif_desk.domain.slip_receipt import SlipReceipt
from integrif_desk.domain.slip_standing import (
    NO_ANSWER,
    CurrentAnswer,
    NearCode,
    Remark,
    SlipFacts,
    SlipState,
    Standing,
    Version,
)
from integrif_desk.domain.text import LINE_LIMIT
from integrif_desk.store.queries import actors, handovers, referral_letters, slip_receipts
from integrif_desk.store.queries import referrals as referral_queries
from integrif_desk.store.unit_of_work import UnitOfWork

_DECISION_OF = {state: decision for decision, state in STATE_OF.items()}
_STATES = {
    Standing.OPEN: SlipState.ANSWERED,
    Standing.SAME: SlipState.SAME,
    Standing.DIFFERENT: SlipState.CONTRADICTS,
    Standing.FIXED: SlipState.TOO_LATE,
}
_TAKEN_BACK = frozenset({ReferralState.WITHDRAWN, ReferralState.ENTERED_IN_ERROR})


@dataclass(frozen=True, kw_only=True)
class RecommendationLine:
    """A recommendation of the document and what the slip says to it; None where nothing."""

    number: int
    text: str
    said: SlipAnswer | None
    finding_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """A returned slip beside the present state. Without `target` the code leads nowhere here.

    `near` is what codes belong to that differ by one slip of a finger. `document` is the number of
    the handover, empty for a referral; `dated` the day of the document or of sending. `new_contact`
    is the person named on the slip, None where the actor has them already. `record_version` tells
    whether somebody has changed the referral or handover meanwhile. `unchanged` is whether it was
    another file that was `read_before`: one of the same document, in which the slip says the same.
    """

    file: TakenFile
    slip: ReturnedSlip
    target: CodeTarget | None = None
    near: tuple[CodeTarget, ...] = ()
    version: Version = Version.UNCHECKED
    current: CurrentAnswer = NO_ANSWER
    enterable: frozenset[Decision] = frozenset()
    replaceable: frozenset[Decision] = frozenset()
    taken_back: bool = False
    superseded_by: str = ""
    read_before: SlipReceipt | None = None
    unchanged: bool = False
    reader: str = ""
    recommendations: tuple[RecommendationLine, ...] = ()
    new_contact: ContactPersonFacts | None = None
    actor_id: UUID | None = None
    case_is_open: bool = True
    document: str = ""
    issue: int | None = None
    dated: date | None = None
    record_version: int = 0

    def standing_of(
        self, decision: Decision, reason: DeclineReason | None, expected_on: date | None
    ) -> Standing:
        """Return what such an answer would meet."""
        now = self.current
        given = (
            decision,
            reason if decision is Decision.C else None,
            expected_on if decision is Decision.B else None,
        )
        if now.decision is not None and given == (now.decision, now.reason, now.expected_on):
            return Standing.SAME
        if decision in self.enterable:
            return Standing.OPEN
        return Standing.DIFFERENT if decision in self.replaceable else Standing.FIXED

    @property
    def standing(self) -> Standing:
        """What the answer on the slip would meet; without one whether any can be entered."""
        meant = self.slip.meant_decision
        if meant is not None:
            return self.standing_of(meant, self.slip.meant_reason, self.slip.starts_on)
        if self.enterable:
            return Standing.OPEN
        return Standing.DIFFERENT if self.replaceable else Standing.FIXED

    @property
    def state(self) -> SlipState:
        """How it stands among the other slips of its file."""
        if self.target is None:
            return SlipState.NOT_HERE
        if self.read_before is not None:
            return SlipState.DONE
        if self.slip.is_blank:
            return SlipState.BLANK
        blocked = any(each.blocks for each in self.slip.problems)
        if blocked or self.not_sent or self.slip.meant_decision is None:
            return SlipState.UNCLEAR
        return _STATES[self.standing]

    @property
    def not_sent(self) -> bool:
        """Whether the referral has to be noted as sent before it can be answered."""
        return self.target is not None and self.target.state is ReferralState.DRAFT

    @property
    def can_apply(self) -> bool:
        """Whether anything of it can be applied, be it the file alone."""
        return self.target is not None and self.read_before is None and not self.not_sent

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What has to be said, the gravest first; never empty."""
        return tuple(_remarks(self))

    @property
    def facts(self) -> SlipFacts:
        """What the sentences about it speak of."""
        target, read = self.target, self.read_before
        return SlipFacts(
            code=self.slip.code,
            author=self.file.author,
            by_hand=self.file.by_hand,
            person_name=target.person_name if target else "",
            actor_name=target.actor_name if target else "",
            document=self.document,
            state=target.state if target else None,
            current=self.current,
            read_on=read.created_at.astimezone().date() if read else None,
            reader=self.reader,
            superseded_by=self.superseded_by,
            near=tuple(
                NearCode(code=each.code, person_name=each.person_name, actor_name=each.actor_name)
                for each in self.near
            ),
        )


def compare(work: UnitOfWork, desk: Desk, file: TakenFile, code: str = "") -> Comparison:
    """Return the file beside the present state; a `code` somebody has corrected goes first."""
    found = slip_receipts.by_key(work.connection, file.key)
    seen = Comparison(
        file=file,
        slip=replace(file.slip, code=code) if code else file.slip,
        read_before=found[0] if found else None,
        reader=found[1] if found else "",
    )
    try:
        target = answers.find(work, desk, answer_code.parse(seen.slip.code))
    except KnownError:
        return replace(seen, near=answers.near(work, desk, seen.slip.code))
    if target.kind is TargetKind.REFERRAL:
        seen = _beside_referral(work, desk, seen, target)
    else:
        seen = _beside_handover(work, desk, seen, target)
    case = work.get(Case, target.case_id)
    if file.case and found is None:
        seen = _beside_earlier_files(work, seen, target)
    return replace(
        seen,
        target=target,
        case_is_open=case.state is not CaseState.CLOSED,
        new_contact=_new_contact(work, seen.actor_id, file.slip.responsible),
    )


def _beside_earlier_files(work: UnitOfWork, seen: Comparison, target: CodeTarget) -> Comparison:
    """Tell whether an earlier file said the same: offices answer case after case in one document,
    and each file brings the answers before along."""
    for receipt, reader in slip_receipts.of_subject(work.connection, target.id):
        if receipt.fields == seen.file.fields:
            return replace(seen, read_before=receipt, reader=reader, unchanged=True)
    return seen


def _beside_referral(
    work: UnitOfWork, desk: Desk, seen: Comparison, target: CodeTarget
) -> Comparison:
    referral = work.get(Referral, target.id)
    events = [event for event, _ in referral_queries.events(work.connection, referral.id)]
    told = [event for event in events if event.state in _DECISION_OF]
    current = NO_ANSWER
    replaceable: frozenset[Decision] = frozenset()
    if told:
        last = told[-1]
        current = CurrentAnswer(
            decision=_DECISION_OF[last.state],
            reason=last.decline_reason,
            expected_on=last.expected_on,
            answered_on=last.happened_on,
            learned_by=last.learned_by,
            told_by=last.told_by,
            text=last.remark,
        )
        if events[-1] == last:  # nothing has come after the answer
            replaceable = frozenset(Decision)
    letters = referral_letters.of_referral(work.connection, referral.id)
    may_follow = referral.is_unanswered or referral.state is ReferralState.WAITING
    following = next_states(referral.state) if may_follow else frozenset()
    dated = referral.sent_on or desk.today()
    return replace(
        seen,
        version=_version_of_letter(seen.slip, letters),
        issue=letters[0].issue if letters else None,
        slip=against(seen.slip, dated, desk.today(), 0),
        current=current,
        enterable=frozenset(each for each, state in STATE_OF.items() if state in following),
        replaceable=replaceable,
        taken_back=referral.state in _TAKEN_BACK,
        actor_id=referral.actor_id,
        dated=dated,
        record_version=referral.version,
    )


def _version_of_letter(slip: ReturnedSlip, letters: Sequence[ReferralLetter]) -> Version:
    """Return which issue came back; `letters` are those of the referral, the newest first."""
    if not letters or not slip.fingerprint:
        return Version.UNCHECKED
    issued = [letter.snapshot_sha256[:FINGERPRINT_LENGTH] for letter in letters]
    if slip.fingerprint not in issued:
        return Version.FOREIGN
    return Version.CURRENT if slip.fingerprint == issued[0] else Version.OLDER


def _beside_handover(
    work: UnitOfWork, desk: Desk, seen: Comparison, target: CodeTarget
) -> Comparison:
    from integrif_desk.casework.issuing import read_snapshot

    handover = work.get(Handover, target.id)
    document = handovers.document(work.connection, handover.id)
    told = read_snapshot(document.snapshot).recommendations
    superseded_by = ""
    if handover.superseded_by is not None:
        newer = work.get(Handover, handover.superseded_by)
        if newer.state is not HandoverState.WITHDRAWN:  # else none of them holds
            superseded_by = newer.number
    answered = handover.answered_on is not None
    every = frozenset(Decision)
    return replace(
        seen,
        slip=against(seen.slip, handover.dated, desk.today(), len(told)),
        version=_version(seen.slip, handover),
        current=CurrentAnswer(
            decision=handover.decision,
            reason=handover.decline_reason,
            expected_on=handover.expected_on,
            answered_on=handover.answered_on,
            learned_by=handover.learned_by,
            told_by=handover.told_by,
            text=handover.answer_text,
        ),
        enterable=frozenset() if answered else every,
        replaceable=every if answered else frozenset(),
        taken_back=handover.state is HandoverState.WITHDRAWN,
        superseded_by=superseded_by,
        recommendations=_lines(work, handover.id, told, seen.slip),
        actor_id=handover.recipient_id,
        document=handover.number,
        issue=handover.issue,
        dated=handover.dated,
        record_version=handover.version,
    )


def _version(slip: ReturnedSlip, handover: Handover) -> Version:
    fits = slip.fingerprint == handover.snapshot_sha256[:FINGERPRINT_LENGTH]
    older = slip.issue is not None and slip.issue < handover.issue
    if handover.state is HandoverState.SUPERSEDED or (older and not fits):
        return Version.OLDER
    if not slip.fingerprint:
        return Version.UNCHECKED
    return Version.CURRENT if fits else Version.FOREIGN


def _lines(
    work: UnitOfWork, handover_id: UUID, told: Sequence[Recommendation], slip: ReturnedSlip
) -> tuple[RecommendationLine, ...]:
    # Only where the words are the same is it certain which finding a recommendation was made of.
    made_of = {
        sent.suggestion: sent
        for sent in slip_receipts.findings_sent_with(work.connection, handover_id)
    }
    said = {each.number: each.said for each in slip.answers}
    lines = []
    for number, each in enumerate(told, start=1):
        finding = made_of.get(each.text)
        lines.append(
            RecommendationLine(
                number=number,
                text=each.text,
                said=said.get(number),
                finding_id=finding.id if finding else None,
            )
        )
    return tuple(lines)


def _new_contact(
    work: UnitOfWork, actor_id: UUID | None, named: ContactPersonFacts
) -> ContactPersonFacts | None:
    if actor_id is None or not named.name:
        return None
    known = actors.contacts(work.connection, actor_id)
    if any(fold(each.name) == fold(named.name) for each in known):
        return None
    return ContactPersonFacts(**{name: text[:LINE_LIMIT] for name, text in vars(named).items()})


def _remarks(seen: Comparison) -> list[Remark]:
    if seen.target is None:
        try:
            answer_code.parse(seen.slip.code)
        except KnownError:
            code = Remark.CODE_UNREADABLE
        else:
            code = Remark.CODE_UNKNOWN
        return [code, *([Remark.BY_HAND] if seen.file.by_hand else [])]
    if seen.file.case and seen.read_before is not None:  # nothing more is to be done with it
        return [Remark.UNCHANGED if seen.unchanged else Remark.READ_BEFORE]
    standing = seen.standing
    there = {
        Remark.READ_BEFORE: seen.read_before is not None,
        Remark.NOT_SENT: seen.not_sent,
        Remark.BY_HAND: seen.file.by_hand is not None,
        Remark.WITHDRAWN: seen.taken_back,
        Remark.FIXED: standing is Standing.FIXED and not (seen.taken_back or seen.not_sent),
        Remark.DIFFERENT: standing is Standing.DIFFERENT,
        Remark.SAME: standing is Standing.SAME,
        Remark.OLDER: seen.version is Version.OLDER,
        Remark.FOREIGN: seen.version is Version.FOREIGN,
        Remark.BLANK: seen.file.by_hand is None and seen.slip.is_blank,
        Remark.CASE_CLOSED: not seen.case_is_open,
    }
    return [remark for remark, holds in there.items() if holds] or [Remark.MATCHES]
