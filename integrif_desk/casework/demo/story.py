"""Turns a written story of a case into the events that happened, each a call of a use case."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

from integrif_desk.casework import (
    answer,
    approval,
    consent,
    contact_note,
    follow_up,
    handover,
    referral,
    referral_letter,
    sending,
)
from integrif_desk.casework import case as cases
from integrif_desk.casework.demo.scan import signed_form
from integrif_desk.casework.demo.scene import (
    AFTERNOON,
    EVENING,
    LATE,
    LEAD,
    MORNING,
    NOON,
    Event,
    Scene,
    Told,
    clock,
    created,
    run,
)
from integrif_desk.casework.demo.story_person import learnt, opening
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Role
from integrif_desk.domain.actor import ORAL, ActorCategory, Channel
from integrif_desk.domain.approval import PlanPart
from integrif_desk.domain.case import CaseOutcome, CaseState, Phase
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.follow_up import Recurrence, TaskOwner
from integrif_desk.domain.handover import (
    DataCategory,
    Decision,
    Purpose,
    Recommendation,
    Request,
)
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState, Step
from integrif_desk.domain.reminder import Reminder


def events_of(scene: Scene, on_handover: Callable[[UUID], None]) -> Iterator[Event]:
    """Return the events of one case; `on_handover` is told of each handover that is issued."""
    story = scene.story
    yield opening(scene)
    yield from learnt(scene)
    yield from _phases(scene)
    yield from _notes(scene)
    for told in story.get("follow_ups", ()):
        yield from _follow_up(scene, told)
    for told in story.get("referrals", ()):
        yield from _referral(scene, told)
    for told in story.get("consents", ()):
        yield from _consent(scene, told)
    for told in story.get("handovers", ()):
        yield from _handover(scene, told, on_handover)
    yield from _states(scene)


def _phases(scene: Scene) -> Iterator[Event]:
    def enter(phase: Phase) -> Callable[[Desk], None]:
        return lambda desk: run(cases.move_to_phase(desk, scene.case_id, phase))

    for told in scene.story.get("phases", ()):
        at = scene.at(told["day"], MORNING)
        yield Event(at, scene.by(told), enter(Phase(told["phase"])))


def _notes(scene: Scene) -> Iterator[Event]:
    def log(told: Told) -> Callable[[Desk], None]:
        new = {
            "text": told["text"],
            "kind": ContactKind(told.get("kind", ContactKind.CONVERSATION)),
            "minutes": told.get("minutes", 0),
            "actor_ids": tuple(scene.actors[key] for key in told.get("actors", ())),
            "visibility": (
                Visibility.MAY_BE_HANDED_OVER if told.get("share") else Visibility.INTERNAL
            ),
            "lesson": Lesson(told["lesson"]) if "lesson" in told else None,
            "from_office": told.get("from_office", False),
        }

        def happen(desk: Desk) -> None:
            done = contact_note.log(desk, contact_note.NewNote(case_id=scene.case_id, **new))
            scene.keep(f"note {told['day']}", done)

        return happen

    for number, told in enumerate(scene.story["notes"]):
        usual = time(9 + number * 3 % 7, number * 20 % 60)
        at = clock(told.get("time")) or usual
        yield Event(scene.at(told["day"], at), scene.by(told), log(told))


def _follow_up(scene: Scene, told: Told) -> Iterator[Event]:
    key = f"follow-up {told['task']}"
    entered = follow_up.NewFollowUp(
        task=told["task"],
        due_on=scene.days.working(told["due"]),
        due_time=clock(told.get("time")),
        kind=ContactKind(told["kind"]) if "kind" in told else None,
        owed_by=TaskOwner(told.get("owed_by", TaskOwner.ACCOUNT)),
        actor_id=scene.actor_id(told),
        owner_id=scene.people[told["for"]].id if "for" in told else None,
        place=told.get("place", ""),
        minutes=told.get("minutes", 0),
        remark=told.get("remark", ""),
        recurs=Recurrence(told["recurs"]) if "recurs" in told else None,
        reminder=Reminder(told["reminder"]) if "reminder" in told else None,
    )

    def note(desk: Desk) -> None:
        scene.keep(key, follow_up.add(desk, scene.case_id, entered))

    noted = scene.at(told["noted"], AFTERNOON)
    yield Event(noted, scene.by(told), note)
    if "done" in told:
        done = max(scene.at(told["done"], NOON), noted + timedelta(minutes=1))
        yield Event(done, scene.by(told), lambda desk: run(follow_up.complete(desk, scene.of(key))))


def _referral(scene: Scene, told: Told) -> Iterator[Event]:
    key = f"referral {told['purpose']}"
    entered = {
        "actor_id": scene.actors[told["actor"]],
        "purpose": told["purpose"],
        "message": told.get("message", ""),
    }

    def draft(desk: Desk) -> None:
        if told.get("channel") not in (None, *ORAL):
            _agree_to_be_named(desk, scene, entered["actor_id"])
        new = referral.NewReferral(case_id=scene.case_id, **entered)
        scene.keep(key, referral.draft(desk, new))

    def send(desk: Desk) -> None:
        channel = Channel(told["channel"])
        if told.get("letter", False):
            letter = created(referral_letter.issue(desk, scene.of(key)))
            run(sending.put_on_paper(desk, letter, channel))
        else:
            run(referral.send(desk, scene.of(key), channel))

    at = scene.at(told["drafted"], AFTERNOON)
    yield Event(at, scene.by(told), draft)
    if "sent" in told:
        at = max(scene.at(told["sent"], NOON), at + timedelta(minutes=1))
        yield Event(at, scene.by(told), send)
    for step in told.get("steps", ()):
        at = max(scene.at(step["day"], NOON), at + timedelta(minutes=1))
        yield Event(at, scene.by(step), _step(scene, key, step))


def _agree_to_be_named(desk: Desk, scene: Scene, recipient_id: UUID) -> None:
    """Let the person agree to a written referral, unless they have; for half a year."""
    if consent.may_name(desk, scene.case_id, recipient_id):
        return
    day = desk.today()
    facts = ConsentFacts(
        recipient_id=recipient_id,
        purpose=Purpose.CONTINUATION,
        categories=(DataCategory.IDENTITY, DataCategory.REFERRALS),
        given_on=day,
        valid_until=day + timedelta(days=182),
    )
    consent.add(desk, scene.case_id, facts)


def _step(scene: Scene, key: str, told: Told) -> Callable[[Desk], None]:
    learned_by = LearnedBy(told.get("learned_by", LearnedBy.OURSELVES))
    remark = told.get("remark", "")

    def ask_again(desk: Desk) -> None:
        """Ask again; whoever has asked ticks off that the answer was due."""
        referral.nudge(desk, scene.of(key), remark, learned_by=learned_by)
        for row in cases.read(desk, scene.case_id).follow_ups:
            if row.referral_id == scene.of(key):
                follow_up.complete(desk, row.id)

    def change(desk: Desk) -> None:
        wanted = Step(
            state=ReferralState(told["state"]),
            happened_on=desk.today(),
            learned_by=learned_by,
            told_by=told.get("told_by", ""),
            remark=remark,
            decline_reason=(
                DeclineReason(told["decline_reason"]) if "decline_reason" in told else None
            ),
            expected_on=(
                scene.days.working(told["expected_on"]) if "expected_on" in told else None
            ),
        )
        referral.step(desk, scene.of(key), wanted)

    return ask_again if told.get("nudge") else change


def _consent(scene: Scene, told: Told) -> Iterator[Event]:
    """Yield that a consent was given, with its form or without, and that it was revoked."""
    key = f"consent {told}"
    facts = ConsentFacts(
        recipient_id=scene.actors[told["recipient"]] if "recipient" in told else None,
        recipient_category=ActorCategory(told["kind"]) if "kind" in told else None,
        purpose=Purpose(told["purpose"]),
        categories=tuple(DataCategory(one) for one in told["categories"]),
        given_on=scene.days.working(told["day"]),
        valid_until=scene.days.exact(told["until"]),
        form_language=told.get("language", "de"),
        interpreter=told.get("interpreter", ""),
    )

    def give(desk: Desk) -> None:
        scan = signed_form() if told.get("scanned") else None
        scene.keep(key, consent.add(desk, scene.case_id, facts, scan))

    yield Event(scene.at(told["day"], MORNING), scene.by(told), give)
    if "revoked" in told:
        yield Event(
            scene.at(told["revoked"], NOON),
            scene.by(told),
            lambda desk: run(consent.revoke(desk, scene.of(key), remark=told.get("remark", ""))),
        )


def _handover(scene: Scene, told: Told, on_handover: Callable[[UUID], None]) -> Iterator[Event]:
    key = f"handover {told['recipient']} {told['day']}"

    def present(desk: Desk) -> None:
        offered = handover.choice(desk, scene.case_id)
        chosen = replace(
            handover.default_plan(desk, offered, scene.actors[told["recipient"]]),
            purpose=Purpose(told["purpose"]),
            channel=Channel(told["channel"]),
            introduction=told["introduction"],
            urgent=told.get("urgent", ""),
            message=told.get("message", ""),
            requests=tuple(Request(**one) for one in told["requests"]),
            recommendations=tuple(Recommendation(**one) for one in told["recommendations"]),
            finding_ids=tuple(scene.ids[f"finding {key}"] for key in told.get("findings", ())),
            discussed_on=desk.today(),
        )
        if desk.account.role is Role.LEAD:
            scene.keep(key, handover.issue(desk, chosen))
            on_handover(scene.of(key))
        else:
            scene.keep(f"request {key}", approval.present(desk, chosen))

    def look(desk: Desk) -> None:
        request_id = scene.of(f"request {key}")
        if "returned" in told:
            comments = {PlanPart(part): text for part, text in told["returned"].items()}
            run(approval.give_back(desk, request_id, comments))
        else:
            shown = approval.review(desk, request_id).preview.mark
            scene.keep(key, approval.approve(desk, request_id, shown))
            on_handover(scene.of(key))

    def give(desk: Desk) -> None:
        run(sending.put_on_paper(desk, scene.of(key), Channel(told["channel"])))

    def reply(desk: Desk) -> None:
        given = told["answer"]
        entered = answer.Answer(
            decision=Decision(given["decision"]),
            text=given["text"],
            told_by=given["told_by"],
            learned_by=LearnedBy(given["learned_by"]),
        )
        answer.answer(desk, handover.view(desk, scene.of(key)).answer_code, entered)

    yield Event(scene.at(told["day"], AFTERNOON), scene.owner, present)
    if scene.people[scene.owner].role is not Role.LEAD and not told.get("waits", False):
        yield Event(scene.at(told["day"], EVENING), LEAD, look)
    if "given" in told:
        yield Event(scene.at(told["given"], LATE), scene.owner, give)
    if "answer" in told:
        yield Event(scene.at(told["answer"]["day"], NOON), scene.owner, reply)


def _states(scene: Scene) -> Iterator[Event]:
    """Yield each time the case was paused, closed or opened again."""

    def become(told: Told) -> Callable[[Desk], None]:
        match CaseState(told["state"]):
            case CaseState.PAUSED:
                return lambda desk: run(cases.pause(desk, scene.case_id, told["reason"]))
            case CaseState.CLOSED:
                outcome, remark = CaseOutcome(told["outcome"]), told.get("remark", "")
                return lambda desk: run(cases.close(desk, scene.case_id, outcome, remark))
            case CaseState.OPEN:
                return lambda desk: run(cases.reopen(desk, scene.case_id))

    for told in scene.story.get("states", ()):
        yield Event(scene.at(told["day"], EVENING), scene.by(told), become(told))
