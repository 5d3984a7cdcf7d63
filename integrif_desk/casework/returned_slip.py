"""The answer comes back as a file: looked at beside the present state, applied in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.casework import answer as answers
from integrif_desk.casework import (
    contact_person,
    disclosure,
    follow_up,
    slip_comparison,
    slip_keeping,
)
from integrif_desk.casework import referral as referrals
from integrif_desk.casework.answer import Answer, CodeTarget, TargetKind
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.casework.slip_file import TakenFile, take
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.case import Case, require_open
from integrif_desk.domain.contact_person import ContactPerson, ContactPersonFacts
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError, StaleRecord
from integrif_desk.domain.follow_up import FollowUp, TaskOwner
from integrif_desk.domain.handover import Handover
from integrif_desk.domain.practice_finding import FindingState, PracticeFinding
from integrif_desk.domain.referral import LearnedBy, Referral, ReferralEvent
from integrif_desk.domain.returned_slip import RecommendationSaid, SlipAnswer, Trouble
from integrif_desk.domain.slip_receipt import RecommendationAnswer, SlipReceipt
from integrif_desk.domain.slip_standing import Standing
from integrif_desk.domain.text import LINE_LIMIT, clean_line
from integrif_desk.store import listing
from integrif_desk.store.queries import actors
from integrif_desk.store.unit_of_work import UnitOfWork

REASON_LIMIT = 2000
STEP_LIMIT = 1000


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What shall be applied. Without `answer` the answer at the desk stays as it is.

    `replace_because` is needed where another answer stands there. `contact` becomes a contact
    person of the actor. With words and a day the next step becomes a follow-up. `said` are the
    answers to recommendations; `response` is what is noted at a finding that one was made of, by
    number of the recommendation.
    """

    answer: Answer | None = None
    replace_because: str = ""
    contact: ContactPersonFacts | None = None
    next_step: str = ""
    next_step_on: date | None = None
    said: tuple[RecommendationSaid, ...] = ()
    response: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Applied(Changes):
    """What was done, with what `undo` needs to take it back. `created` is the receipt."""

    target: CodeTarget
    before: Referral | Handover
    after_version: int
    answered: bool = False
    replaced_event: ReferralEvent | None = None
    follow_up_id: UUID | None = None
    actor_id: UUID | None = None
    contact_ids: tuple[UUID, ...] = ()
    findings: tuple[PracticeFinding, ...] = ()


def look_at(desk: Desk, content: bytes, name_of_file: str) -> Comparison:
    """Return a returned file beside the present state, the first case of several.

    Raises as `take` does.
    """
    return compare(desk, take(content, name_of_file)[0])


def compare(desk: Desk, file: TakenFile, code: str = "") -> Comparison:
    """Return the file beside the present state; a `code` that somebody has corrected goes first."""
    with desk.read() as work:
        return slip_comparison.compare(work, desk, file, code)


def compare_all(desk: Desk, files: Sequence[TakenFile]) -> tuple[Comparison, ...]:
    """Return the slips of a file beside the present state, all as it is at one moment."""
    with desk.read() as work:
        return tuple(slip_comparison.compare(work, desk, file) for file in files)


def compare_again(desk: Desk, slips: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Return slips beside the state as it is now, each with the code that it was matched by."""
    with desk.read() as work:
        return tuple(
            slip_comparison.compare(work, desk, each.file, each.target.code if each.target else "")
            for each in slips
        )


def propose(desk: Desk, seen: Comparison) -> Choices:
    """Return what the slip asks for, as far as it is plain; nobody's contact is taken over unasked.

    What is too long for its place is cut there; the file keeps it whole.
    """
    slip = seen.slip
    blocked = any(each.blocks for each in slip.problems)
    decision = None if blocked or seen.target is None else slip.meant_decision
    answer = None
    if decision is not None and seen.standing is not Standing.SAME:
        named = (slip.responsible.name, slip.responsible.role)
        answer = Answer(
            decision=decision,
            on=answered_on(seen, desk.today()),
            reason=slip.meant_reason,
            text=_cut(slip.reason_text, REASON_LIMIT),
            expected_on=slip.starts_on,
            told_by=_cut(", ".join(filter(None, named)), LINE_LIMIT),
            learned_by=LearnedBy.REPLY_SLIP,
        )
    dated_step = slip.next_step_on if seen.case_is_open else None
    known = {each.number for each in seen.recommendations}
    return Choices(
        answer=answer,
        next_step=_cut(clean_line(slip.next_step), STEP_LIMIT),
        next_step_on=dated_step if slip.next_step else None,
        said=tuple(each for each in slip.answers if each.number in known),
    )


def answered_on(seen: Comparison, today: date) -> date:
    """Return the day on the slip, or `today` where it names none that could be."""
    wrong = {
        each.field
        for each in seen.slip.problems
        if each.trouble in (Trouble.DATE_BEFORE_DOCUMENT, Trouble.DATE_IN_FUTURE)
    }
    dated = seen.slip.dated
    return dated if dated is not None and "datum" not in wrong else today


def apply(desk: Desk, seen: Comparison, choices: Choices) -> Applied:
    """Apply a slip in one transaction and keep its file.

    Raises ANSWER_CODE_UNKNOWN without a target, SLIP_READ_BEFORE (on), `StaleRecord` with both
    comparisons when somebody has changed referral or handover meanwhile, CASE_CLOSED for a next
    step, TRANSITION_NOT_ALLOWED, and `FieldError` for reason, text or dates that are missing.
    """
    target = seen.target
    if target is None:
        raise KnownError(ErrorCode.ANSWER_CODE_UNKNOWN)
    if seen.read_before is not None:
        read_on = seen.read_before.created_at.astimezone().date()
        raise KnownError(ErrorCode.SLIP_READ_BEFORE, on=read_on)
    if seen.not_sent:
        raise KnownError(ErrorCode.TRANSITION_NOT_ALLOWED, state=target.state)
    with desk.write() as work:
        now = slip_comparison.compare(work, desk, seen.file, target.code)
        if now.read_before is not None or now.record_version != seen.record_version:
            raise StaleRecord(seen, now)
        before = _subject(work, target)
        standing, replaced = _enter(work, desk, now, target, choices)
        because = choices.replace_because if standing is Standing.DIFFERENT else None
        receipt = slip_keeping.keep(work, desk, now, target, because)
        findings = _store_answers(work, desk, now, receipt, choices)
        created = _follow(work, desk, now, target, before, choices)
        contacts = _add_contact(work, desk, now.actor_id, choices.contact)
        after = _subject(work, target)
        work.commit()
    touched = (
        *(Noun.REFERRAL, Noun.HANDOVER, Noun.FOLLOW_UP, Noun.DRAFT),
        *(Noun.FINDING, Noun.ACTOR, Noun.DISCLOSURE),
    )
    return Applied(
        nouns=frozenset(touched),
        ids=frozenset({target.id, target.case_id, receipt.id}),
        created=receipt.id,
        target=target,
        before=before,
        after_version=after.version,
        answered=standing in (Standing.OPEN, Standing.DIFFERENT),
        replaced_event=replaced,
        follow_up_id=created,
        actor_id=now.actor_id,
        contact_ids=contacts,
        findings=findings,
    )


def undo(desk: Desk, applied: Applied) -> Changes:
    """Take everything back that applying a slip did; the file goes as well, unless it answered
    another case, too.

    Raises `StaleRecord` when referral, handover, a finding or the next step have been changed
    since; then nothing is taken back.
    """
    target = applied.target
    assert applied.created is not None
    with desk.write() as work:
        if applied.answered:
            _take_answer_back(work, desk, applied)
        slip_keeping.remove(work, applied.created)
        if applied.follow_up_id is not None:
            _remove_task(work, applied.follow_up_id)
            listing.refresh_due(work.connection, target.case_id)
        for contact_id in applied.contact_ids:
            work.remove(ContactPerson, contact_id)
        if applied.contact_ids and applied.actor_id is not None:
            listing.write_actor(work.connection, work.get(Actor, applied.actor_id))
        for finding in applied.findings:
            work.save(finding)
        work.commit()
    return Changes(applied.nouns, applied.ids)


def _subject(work: UnitOfWork, target: CodeTarget) -> Referral | Handover:
    if target.kind is TargetKind.REFERRAL:
        return work.get(Referral, target.id)
    return work.get(Handover, target.id)


def _enter(
    work: UnitOfWork, desk: Desk, now: Comparison, target: CodeTarget, choices: Choices
) -> tuple[Standing | None, ReferralEvent | None]:
    """Enter the answer; return what it met, and the event of the answer it replaced."""
    given = choices.answer
    if given is None:
        return None, None
    standing = now.standing_of(given.decision, given.reason, given.expected_on)
    replaced: ReferralEvent | None = None
    if standing is Standing.FIXED:
        raise KnownError(ErrorCode.TRANSITION_NOT_ALLOWED, state=target.state)
    if standing is Standing.DIFFERENT:
        if not choices.replace_because.strip():
            raise FieldError(ErrorCode.FIELD_REQUIRED, "replace_because")
        if target.kind is TargetKind.REFERRAL:
            replaced = referrals.take_back(work, desk, work.get(Referral, target.id))
        else:
            work.save(answers.without_answer(work.get(Handover, target.id)))
    if standing is not Standing.SAME:
        answers.enter(work, desk, target, given)
    return standing, replaced


def _store_answers(
    work: UnitOfWork, desk: Desk, now: Comparison, receipt: SlipReceipt, choices: Choices
) -> tuple[PracticeFinding, ...]:
    """Keep the answers to recommendations; return the findings they changed, as they were.

    They have the version they have now, so that whoever changes one of them next is not overwritten
    when that is taken back.
    """
    lines = {each.number: each for each in now.recommendations}
    response = dict(choices.response)
    changed = []
    for each in choices.said:
        line = lines[each.number]
        work.add(
            RecommendationAnswer(
                receipt_id=receipt.id,
                handover_id=now.target.id if now.target else receipt.id,
                number=each.number,
                text=line.text,
                said=each.said,
                finding_id=line.finding_id,
                **desk.stamp(),
            )
        )
        if line.finding_id is None:
            continue
        finding = work.get(PracticeFinding, line.finding_id)
        heard = "\n".join(filter(None, (finding.response, response.get(each.number, ""))))
        noted = replace(finding, response=_cut(heard, REASON_LIMIT))
        if each.said is SlipAnswer.YES and finding.state is not FindingState.DONE:
            noted = replace(noted, state=FindingState.TAKEN_UP, state_since=desk.today())
        changed.append(replace(finding, version=work.save(noted).version))
    return tuple(changed)


def _follow(
    work: UnitOfWork,
    desk: Desk,
    now: Comparison,
    target: CodeTarget,
    before: Referral | Handover,
    choices: Choices,
) -> UUID | None:
    if not choices.next_step.strip() or choices.next_step_on is None:
        return None
    case = work.get(Case, target.case_id)
    require_open(case)
    return follow_up.insert(
        work,
        desk,
        case.id,
        follow_up.NewFollowUp(
            task=choices.next_step,
            due_on=choices.next_step_on,
            owner_id=before.owner_id if isinstance(before, Referral) else case.owner_id,
            owed_by=TaskOwner.ACTOR,
            actor_id=now.actor_id,
        ),
    ).id


def _add_contact(
    work: UnitOfWork, desk: Desk, actor_id: UUID | None, contact: ContactPersonFacts | None
) -> tuple[UUID, ...]:
    if contact is None or actor_id is None:
        return ()
    known = actors.contacts(work.connection, actor_id)
    entered = [*(actors.bare(each) for each in known), contact]
    contact_person.write(work, desk, actor_id, entered)
    listing.write_actor(work.connection, work.get(Actor, actor_id))
    before = {each.id for each in known}
    after = actors.contacts(work.connection, actor_id)
    return tuple(each.id for each in after if each.id not in before)


def _take_answer_back(work: UnitOfWork, desk: Desk, applied: Applied) -> None:
    before = applied.before
    now = _subject(work, applied.target)
    if now.version != applied.after_version:
        raise StaleRecord(before, now)
    if isinstance(now, Handover):
        work.save(replace(before, version=now.version))
        if now.answered_on is not None and applied.before.answered_on is None:
            disclosure.unconfirm_receipt(work, now.id, now.answered_on)
        return
    referrals.take_back(work, desk, now)
    if applied.replaced_event is not None:
        referrals.put_back(work, desk, work.get(Referral, now.id), applied.replaced_event)


def _remove_task(work: UnitOfWork, follow_up_id: UUID) -> None:
    try:
        task = work.get(FollowUp, follow_up_id)
    except KnownError:  # somebody has removed it already
        return
    if task.version != 1:
        raise StaleRecord(replace(task, version=1), task)
    work.remove(FollowUp, follow_up_id)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 2].rstrip()} …"
