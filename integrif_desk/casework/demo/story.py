"""Turns a written story of a case into the events that happened, each a call of a use case."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from integrif_desk.casework import (
    answer,
    case,
    consent,
    contact_note,
    follow_up,
    handover,
    person,
    referral,
)
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.occupations import occupations
from integrif_desk.domain.account import Account, Salutation
from integrif_desk.domain.actor import ActorCategory, Channel
from integrif_desk.domain.case import CaseOutcome, Phase
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
from integrif_desk.domain.person import LanguageFacts, Level, Sex
from integrif_desk.domain.referral import DeclineReason, LearnedBy, ReferralState, Step
from integrif_desk.domain.residence import ResidenceFacts, StatusKind

Told = dict[str, Any]
"""A table of the story's TOML file."""

_OPENING = time(8, 30)
_MORNING = time(8, 50)
_NOON = time(12, 0)
_AFTERNOON = time(16, 0)
_EVENING = time(17, 0)


@dataclass(frozen=True)
class Event:
    """Something that `by` (key of an account) did `at` a time."""

    at: datetime
    by: str
    happen: Callable[[Desk], None]


@dataclass(frozen=True)
class _Scene:
    """What every event of one case needs. `ids` fills while the story is replayed."""

    story: Told
    people: dict[str, Account]
    actors: dict[str, UUID]
    days: DemoDays
    ids: dict[str, UUID]

    @property
    def owner(self) -> str:
        return str(self.story["owner"])

    @property
    def case_id(self) -> UUID:
        return self.ids["case"]

    def by(self, told: Told) -> str:
        return str(told.get("by", self.owner))

    def actor_id(self, told: Told) -> UUID | None:
        return self.actors[told["actor"]] if "actor" in told else None


def events_of(
    story: Told,
    people: dict[str, Account],
    actors: dict[str, UUID],
    days: DemoDays,
    on_handover: Callable[[UUID], None],
) -> Iterator[Event]:
    """Return the events of one case; `on_handover` is told of each handover that is issued."""
    scene = _Scene(story, people, actors, days, {})
    yield Event(days.moment(story["opened"], _OPENING), scene.owner, _opening(scene))
    yield from _papers(scene)
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
    yield from _end(scene)


def _opening(scene: _Scene) -> Callable[[Desk], None]:
    story, days = scene.story, scene.days
    told = dict(story["person"])
    age, birthday = told.pop("age"), told.pop("birthday", None)
    wanted = story["occupation"]
    occupation = occupations(wanted, 1)[0] if wanted else None
    known = [one for one in story["languages"] if one.get("proof_date", -9999) <= story["opened"]]
    entered = case.NewCase(
        **told
        | {
            "salutation": Salutation(told["salutation"]),
            "sex": Sex(told["sex"]),
            "nationalities": tuple(told["nationalities"]),
        },
        birth_date=days.birth(age, birthday),
        residence=_residence(scene, story["residence"][0]),
        languages=_languages(scene, known),
        goal=story["goal"],
        background=story["background"].strip(),
        occupation_id=occupation.id if occupation else None,
        occupation_label=occupation.label if occupation else "",
    )

    def happen(desk: Desk) -> None:
        done = case.open_case(desk, entered)
        scene.ids["case"] = _created(done)
        (scene.ids["person"],) = done.ids - {scene.case_id}

    return happen


def _papers(scene: _Scene) -> Iterator[Event]:
    """Yield later residence documents and certificates."""

    def show(told: Told) -> Callable[[Desk], None]:
        def happen(desk: Desk) -> None:
            before = case.view(desk, scene.case_id).residence if told.get("corrects") else None
            entered = _residence(scene, told)
            person.set_residence(desk, scene.ids["person"], entered, replaces=before)

        return happen

    for told in scene.story["residence"][1:]:
        yield Event(scene.days.moment(told["day"], _NOON), scene.owner, show(told))
    languages = scene.story["languages"]
    proved = max(one.get("proof_date", -9999) for one in languages)
    if proved > scene.story["opened"]:
        every = _languages(scene, languages)
        yield Event(
            scene.days.moment(proved, _NOON),
            scene.owner,
            lambda desk: _run(person.set_languages(desk, scene.ids["person"], every)),
        )


def _phases(scene: _Scene) -> Iterator[Event]:
    def enter(phase: Phase) -> Callable[[Desk], None]:
        return lambda desk: _run(case.move_to_phase(desk, scene.case_id, phase))

    for told in scene.story.get("phases", ()):
        at = scene.days.moment(told["day"], _MORNING)
        yield Event(at, scene.by(told), enter(Phase(told["phase"])))


def _notes(scene: _Scene) -> Iterator[Event]:
    def log(told: Told) -> Callable[[Desk], None]:
        return lambda desk: _run(
            contact_note.log(
                desk,
                contact_note.NewNote(
                    case_id=scene.case_id,
                    text=told["text"],
                    kind=ContactKind(told.get("kind", ContactKind.CONVERSATION)),
                    minutes=told.get("minutes", 0),
                    actor_ids=tuple(scene.actors[key] for key in told.get("actors", ())),
                    visibility=(
                        Visibility.MAY_BE_HANDED_OVER if told.get("share") else Visibility.INTERNAL
                    ),
                    lesson=Lesson(told["lesson"]) if "lesson" in told else None,
                ),
            )
        )

    for number, told in enumerate(scene.story["notes"]):
        usual = time(9 + number * 3 % 7, number * 20 % 60)
        at = _clock(told.get("time")) or usual
        yield Event(scene.days.moment(told["day"], at), scene.by(told), log(told))


def _follow_up(scene: _Scene, told: Told) -> Iterator[Event]:
    key = f"follow-up {told['task']}"
    entered = follow_up.NewFollowUp(
        task=told["task"],
        due_on=scene.days.working(told["due"]),
        due_time=_clock(told.get("time")),
        kind=ContactKind(told["kind"]) if "kind" in told else None,
        owed_by=TaskOwner(told.get("owed_by", TaskOwner.ACCOUNT)),
        actor_id=scene.actor_id(told),
        owner_id=scene.people[told["for"]].id if "for" in told else None,
        place=told.get("place", ""),
        minutes=told.get("minutes", 0),
        remark=told.get("remark", ""),
        recurs=Recurrence(told["recurs"]) if "recurs" in told else None,
    )

    def note(desk: Desk) -> None:
        scene.ids[key] = _created(follow_up.add(desk, scene.case_id, entered))

    noted = scene.days.moment(told["noted"], _AFTERNOON)
    yield Event(noted, scene.by(told), note)
    if "done" in told:
        done = max(scene.days.moment(told["done"], _NOON), noted + timedelta(minutes=1))
        yield Event(
            done, scene.by(told), lambda desk: _run(follow_up.complete(desk, scene.ids[key]))
        )


def _referral(scene: _Scene, told: Told) -> Iterator[Event]:
    key = f"referral {told['purpose']}"
    entered = {
        "actor_id": scene.actors[told["actor"]],
        "purpose": told["purpose"],
        "message": told.get("message", ""),
    }

    def draft(desk: Desk) -> None:
        new = referral.NewReferral(case_id=scene.case_id, **entered)
        scene.ids[key] = _created(referral.draft(desk, new))

    at = scene.days.moment(told["drafted"], _AFTERNOON)
    yield Event(at, scene.by(told), draft)
    if "sent" in told:
        at = max(scene.days.moment(told["sent"], _NOON), at + timedelta(minutes=1))
        channel = Channel(told["channel"])
        yield Event(
            at, scene.by(told), lambda desk: _run(referral.send(desk, scene.ids[key], channel))
        )
    for step in told.get("steps", ()):
        at = max(scene.days.moment(step["day"], _NOON), at + timedelta(minutes=1))
        yield Event(at, scene.by(step), _step(scene, key, step))


def _step(scene: _Scene, key: str, told: Told) -> Callable[[Desk], None]:
    learned_by = LearnedBy(told.get("learned_by", LearnedBy.OURSELVES))
    remark = told.get("remark", "")

    def ask_again(desk: Desk) -> None:
        """Ask again; whoever has asked ticks off that the answer was due."""
        referral.nudge(desk, scene.ids[key], remark, learned_by=learned_by)
        for row in case.view(desk, scene.case_id).follow_ups:
            if row.referral_id == scene.ids[key]:
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
        referral.step(desk, scene.ids[key], wanted)

    return ask_again if told.get("nudge") else change


def _consent(scene: _Scene, told: Told) -> Iterator[Event]:
    """Yield that a consent was given, and that it was revoked if it was."""
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
        scene.ids[key] = _created(consent.add(desk, scene.case_id, facts))

    yield Event(scene.days.moment(told["day"], _MORNING), scene.by(told), give)
    if "revoked" in told:
        yield Event(
            scene.days.moment(told["revoked"], _NOON),
            scene.by(told),
            lambda desk: _run(consent.revoke(desk, scene.ids[key], remark=told.get("remark", ""))),
        )


def _handover(scene: _Scene, told: Told, on_handover: Callable[[UUID], None]) -> Iterator[Event]:
    key = f"handover {told['recipient']}"

    def issue(desk: Desk) -> None:
        offered = handover.choice(desk, scene.case_id)
        chosen = replace(
            handover.default_plan(desk, offered, scene.actors[told["recipient"]]),
            purpose=Purpose(told["purpose"]),
            channel=Channel(told["channel"]),
            introduction=told["introduction"],
            urgent=told.get("urgent", ""),
            requests=tuple(Request(**one) for one in told["requests"]),
            recommendations=tuple(Recommendation(**one) for one in told["recommendations"]),
            discussed_on=desk.today(),
        )
        scene.ids[key] = _created(handover.issue(desk, chosen))
        on_handover(scene.ids[key])

    def reply(desk: Desk) -> None:
        given = told["answer"]
        entered = answer.Answer(
            decision=Decision(given["decision"]),
            text=given["text"],
            told_by=given["told_by"],
            learned_by=LearnedBy(given["learned_by"]),
        )
        answer.answer(desk, handover.view(desk, scene.ids[key]).answer_code, entered)

    yield Event(scene.days.moment(told["day"], _EVENING), scene.owner, issue)
    if "answer" in told:
        yield Event(scene.days.moment(told["answer"]["day"], _NOON), scene.owner, reply)


def _end(scene: _Scene) -> Iterator[Event]:
    """Yield the pause or the close that the story ends with."""

    def end(desk: Desk) -> None:
        if pause:
            case.pause(desk, scene.case_id, pause["reason"])
        else:
            case.close(desk, scene.case_id, CaseOutcome(close["outcome"]), close.get("remark", ""))

    pause, close = scene.story.get("pause", {}), scene.story.get("close", {})
    if told := pause or close:
        yield Event(scene.days.moment(told["day"], _EVENING), scene.owner, end)


def _residence(scene: _Scene, told: Told) -> ResidenceFacts:
    def day(name: str) -> Any:
        return scene.days.exact(told[name]) if name in told else None

    return ResidenceFacts(
        kind=StatusKind(told["kind"]),
        wording=told["wording"],
        valid_from=day("valid_from"),
        valid_until=day("valid_until"),
        extension_filed_on=(
            scene.days.working(told["extension_filed_on"]) if "extension_filed_on" in told else None
        ),
        issuing_office=told["issuing_office"],
    )


def _languages(scene: _Scene, told: list[Told]) -> tuple[LanguageFacts, ...]:
    return tuple(
        LanguageFacts(
            language=one["language"],
            level=Level(one["level"]),
            proof=one.get("proof", ""),
            proof_date=scene.days.working(one["proof_date"]) if "proof_date" in one else None,
        )
        for one in told
    )


def _clock(told: str | None) -> time | None:
    return time.fromisoformat(told) if told else None


def _created(done: Changes) -> UUID:
    assert done.created is not None
    return done.created


def _run(done: Changes) -> None:
    """Take note that a use case is done; the story needs nothing of what it touched."""
