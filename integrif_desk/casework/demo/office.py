"""What the association of the demo has beside its cases: meetings, profiles, rules, reviews."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import timedelta

from integrif_desk.casework import (
    agreement,
    form_review,
    meeting,
    responsibility,
    rule,
    volunteer_profile,
)
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.demo.scene import (
    AFTERNOON,
    EVENING,
    NOON,
    Event,
    Scene,
    Told,
    run,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.meeting import AgreementFacts, AgreementState, MeetingFacts
from integrif_desk.domain.responsibility.decode import rule_table
from integrif_desk.domain.volunteer_profile import ProfileFacts


def office_events(scene: Scene) -> Iterator[Event]:
    """Return what happened at the office."""
    story = scene.story
    for told in story.get("profiles", ()):
        yield _profile(scene, told)
    for told in story.get("rules", ()):
        yield _rule(scene, told)
    for told in story.get("reviews", ()):
        yield _review(scene, told)
    for number, told in enumerate(story.get("meetings", ())):
        yield from _meeting(scene, f"meeting {number}", told)


def _profile(scene: Scene, told: Told) -> Event:
    plain = {one.name: told[one.name] for one in fields(ProfileFacts) if one.name in told}
    entered = ProfileFacts(
        **plain
        | {
            "languages": tuple(told.get("languages", ())),
            "since": scene.days.exact(told["since"]) if "since" in told else None,
        }
    )
    return Event(
        scene.at(told["day"], AFTERNOON),
        told["by"],
        lambda desk: run(volunteer_profile.save_own(desk, entered, None)),
    )


def _rule(scene: Scene, told: Told) -> Event:
    """Return that the lead puts a row of her own in the place of a shipped one."""
    (shipped,) = (one for one in responsibility.shipped_rules().rules if one.id == told["rule"])
    table = rule_table(shipped) | {"note": told["note"]}
    return Event(
        scene.at(told["day"], EVENING),
        scene.by(told),
        lambda desk: run(rule.override(desk, shipped.id, table, told["reason"])),
    )


def _review(scene: Scene, told: Told) -> Event:
    return Event(
        scene.at(told["day"], EVENING),
        scene.by(told),
        lambda desk: run(form_review.mark(desk, told["language"], told["reviewer"])),
    )


def _meeting(scene: Scene, name: str, told: Told) -> Iterator[Event]:
    facts = MeetingFacts(
        title=told["title"],
        held_on=scene.days.working(told["day"]),
        place=told["place"],
        participant_ids=tuple(scene.actors[key] for key in told["participants"]),
        account_ids=tuple(scene.people[key].id for key in told["accounts"]),
        attendees=told["attendees"],
        minutes_text=told["minutes"].strip(),
    )
    yield Event(
        scene.at(told["day"], EVENING),
        scene.by(told),
        lambda desk: _keep(scene, name, meeting.add(desk, facts)),
    )
    for number, agreed in enumerate(told["agreements"]):
        yield from _agreement(scene, name, f"{name} agreement {number}", told, agreed)


def _agreement(
    scene: Scene, meeting_name: str, name: str, held: Told, told: Told
) -> Iterator[Event]:
    account = scene.people[told["account"]].id if "account" in told else None
    facts = AgreementFacts(
        task=told["task"],
        due_on=scene.days.working(told["due"]),
        actor_id=scene.actor_id(told),
        account_id=account,
    )
    yield Event(
        scene.at(held["day"], EVENING) + timedelta(minutes=5),
        scene.by(held),
        lambda desk: _keep(scene, name, agreement.add(desk, scene.of(meeting_name), facts)),
    )
    for step in told.get("steps", ()):
        yield Event(scene.at(step["day"], NOON), scene.by(step), _step(scene, name, step))


def _step(scene: Scene, name: str, told: Told) -> Callable[[Desk], None]:
    due = scene.days.working(told["due"]) if "due" in told else None

    def happen(desk: Desk) -> None:
        taken = agreement.Step(
            state=AgreementState(told["state"]),
            happened_on=desk.today(),
            due_on=due,
            remark=told.get("remark", ""),
        )
        agreement.step(desk, scene.of(name), taken)

    return happen


def _keep(scene: Scene, name: str, done: Changes) -> None:
    scene.keep(name, done)
