"""The person of a written story: what is known of them at first, and what is learnt later."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from integrif_desk.casework import case, parts, person
from integrif_desk.casework.demo.scene import (
    EVENING,
    FIRST_TALK,
    MORNING,
    NOON,
    OPENING,
    Event,
    Scene,
    Told,
    run,
)
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.occupations import occupations
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.asylum_procedure import (
    AsylumProcedure,
    ProcedureFacts,
    ProcedureOutcome,
)
from integrif_desk.domain.family import Care, FamilyFacts, FamilyMember, Relation
from integrif_desk.domain.measure import Measure, MeasureFacts, MeasureKind, MeasureState
from integrif_desk.domain.person import (
    LanguageFacts,
    Level,
    Literacy,
    NameSpelling,
    Person,
    ProofKind,
    Sex,
    SpellingFacts,
)
from integrif_desk.domain.qualification import (
    Qualification,
    QualificationFacts,
    QualificationKind,
    Recognition,
)
from integrif_desk.domain.residence import ResidenceFacts, StatusKind

_AS_TOLD = frozenset({"day", "steps", "by"})
"""Of a part: when and by whom, which is no fact of it."""


def opening(scene: Scene) -> Event:
    """Return the event that opens the case, with what the person says at the first talk."""
    story, days = scene.story, scene.days
    told = dict(story["person"])
    age, birthday = told.pop("age"), told.pop("birthday", None)
    wanted = story["occupation"]
    occupation = occupations(wanted, 1)[0] if wanted else None
    first = next(iter(story.get("literacy", ())), None)
    entered = case.NewCase(
        **told
        | {
            "salutation": Salutation(told["salutation"]),
            "sex": Sex(told["sex"]),
            "nationalities": tuple(told["nationalities"]),
            "competences": tuple(told.get("competences", ())),
        },
        literacy=Literacy(first["literacy"]) if first else Literacy.UNKNOWN,
        literacy_on=_working(scene, first, "day") if first else None,
        birth_date=days.birth(age, birthday),
        residence=_residence(scene, story["residence"][0]),
        languages=_languages(scene, story["opened"]),
        goal=story["goal"],
        background=story["background"].strip(),
        occupation_id=occupation.id if occupation else None,
        occupation_label=occupation.label if occupation else "",
    )

    def happen(desk: Desk) -> None:
        done = case.open_case(desk, entered)
        case_id = scene.keep("case", done)
        (person_id,) = done.ids - {case_id}
        scene.keep("person", person_id)
        helpers = tuple(scene.people[key].id for key in story.get("helpers", ()))
        if helpers:
            opened = case.read(desk, case_id).case
            case.set_company(desk, opened, opened.owner_id, helpers)

    return Event(scene.at(story["opened"], OPENING), scene.owner, happen)


def learnt(scene: Scene) -> Iterator[Event]:
    """Yield papers, levels and all that hangs on the person or the case as a list."""
    yield from _papers(scene)
    yield from _levels(scene)
    yield from _literacy(scene)
    for name, (kind, facts_of) in _PARTS.items():
        for number, told in enumerate(scene.story.get(name, ())):
            yield from _part(scene, f"{name} {number}", kind, facts_of, told)
    if situation := scene.story.get("situation"):
        facts = {key: _fact(scene, value) for key, value in situation.items()}
        yield Event(
            scene.at(scene.story["opened"], MORNING),
            scene.owner,
            lambda desk: run(person.set_situation(desk, scene.person_id, facts)),
        )


def _papers(scene: Scene) -> Iterator[Event]:
    """Yield residence documents beside the one that was shown first."""

    def show(told: Told) -> Callable[[Desk], None]:
        def happen(desk: Desk) -> None:
            before = case.read(desk, scene.case_id).residence if told.get("corrects") else None
            entered = _residence(scene, told)
            person.set_residence(desk, scene.person_id, entered, replaces=before)

        return happen

    for told in scene.story["residence"][1:]:
        yield Event(scene.at(told["day"], NOON), scene.owner, show(told))


def _levels(scene: Scene) -> Iterator[Event]:
    """Yield each day on which somebody came with a better level, or proof of it."""

    def bring(day: int) -> Callable[[Desk], None]:
        def happen(desk: Desk) -> None:
            person_id = scene.person_id
            shown = {one.language: one for one in person.profile(desk, person_id).languages}
            for known in _languages(scene, day):
                replaced = shown.get(known.language)
                person.set_language(desk, person_id, known, replaces=replaced)

        return happen

    opened = scene.story["opened"]
    for day in sorted({_known_from(scene, one) for one in scene.story["languages"]} - {opened}):
        yield Event(scene.at(day, NOON), scene.owner, bring(day))


def _literacy(scene: Scene) -> Iterator[Event]:
    def see(told: Told) -> Callable[[Desk], None]:
        def happen(desk: Desk) -> None:
            with desk.read() as work:
                known = work.get(Person, scene.person_id)
            seen = replace(known, literacy=Literacy(told["literacy"]), literacy_on=desk.today())
            person.change(desk, seen)

        return happen

    for told in scene.story.get("literacy", ())[1:]:
        yield Event(scene.at(told["day"], NOON), scene.by(told), see(told))


def _part(
    scene: Scene, name: str, kind: Any, facts_of: Callable[[Scene, Told], parts.Facts], told: Told
) -> Iterator[Event]:
    """Yield that a part was entered, and each step in which more became known of it."""

    def enter(desk: Desk) -> None:
        owner_id = scene.case_id if kind is Measure else scene.person_id
        scene.keep(name, parts.add(desk, owner_id, facts_of(scene, told)))

    def go_on(known: Told) -> Callable[[Desk], None]:
        def happen(desk: Desk) -> None:
            with desk.read() as work:
                part = work.get(kind, scene.of(name))
            parts.change(desk, parts.with_facts(part, facts_of(scene, known)))

        return happen

    day = told["day"] if "day" in told else scene.story["opened"]
    # A measure may come of a referral of the same day.
    at = scene.at(day, EVENING if "referral" in told else FIRST_TALK)
    yield Event(at, scene.by(told), enter)
    known = told
    for step in told.get("steps", ()):
        known = known | step
        at = max(scene.at(step["day"], NOON), at + timedelta(minutes=1))
        yield Event(at, scene.by(step), go_on(known))


def _spelling(_scene: Scene, told: Told) -> SpellingFacts:
    return SpellingFacts(name=told["name"], source=told["source"])


def _family(scene: Scene, told: Told) -> FamilyFacts:
    return FamilyFacts(
        relation=Relation(told["relation"]),
        name=told.get("name", ""),
        birth_year=scene.year(told, "age"),
        care=Care(told.get("care", Care.UNKNOWN)),
        remark=told.get("remark", ""),
    )


def _qualification(scene: Scene, told: Told) -> QualificationFacts:
    return QualificationFacts(
        kind=QualificationKind(told["kind"]),
        title=told["title"],
        place=told.get("place", ""),
        country=told.get("country", ""),
        from_year=scene.year(told, "from"),
        to_year=scene.year(told, "to"),
        has_proof=told.get("has_proof"),
        recognition=Recognition(told.get("recognition", Recognition.NOT_STARTED)),
        recognition_office=told.get("recognition_office", ""),
        recognition_on=scene.exact(told, "recognition_on"),
        remark=told.get("remark", ""),
    )


def _procedure(scene: Scene, told: Told) -> ProcedureFacts:
    days = {name: scene.exact(told, name) for name in told if name.endswith("_on")}
    outcome = ProcedureOutcome(told["outcome"]) if "outcome" in told else None
    return ProcedureFacts(**days, outcome=outcome)


def _measure(scene: Scene, told: Told) -> MeasureFacts:
    plain = {
        name: told[name] for name in told.keys() - _AS_TOLD - {"actor", "referral", "starts_on"}
    }
    return MeasureFacts(
        **plain
        | {
            "kind": MeasureKind(told["kind"]),
            "state": MeasureState(told.get("state", MeasureState.PLANNED)),
            "ends_on": _working(scene, told, "ends_on"),
            "level_reached": Level(told["level_reached"]) if "level_reached" in told else None,
        },
        starts_on=_working(scene, told, "starts_on"),
        actor_id=scene.actor_id(told),
        referral_id=scene.of(f"referral {told['referral']}") if "referral" in told else None,
    )


def _working(scene: Scene, told: Told, name: str) -> date | None:
    return scene.days.working(told[name]) if name in told else None


_PARTS: dict[str, tuple[Any, Callable[[Scene, Told], parts.Facts]]] = {
    "spellings": (NameSpelling, _spelling),
    "family": (FamilyMember, _family),
    "qualifications": (Qualification, _qualification),
    "procedures": (AsylumProcedure, _procedure),
    "measures": (Measure, _measure),
}


def _fact(scene: Scene, value: bool | int | str) -> str:
    """Return a fact of the situation as it is stored; a number tells a day."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(scene.days.exact(value)) if isinstance(value, int) else value


def _residence(scene: Scene, told: Told) -> ResidenceFacts:
    return ResidenceFacts(
        kind=StatusKind(told["kind"]),
        wording=told["wording"],
        valid_from=scene.exact(told, "valid_from"),
        valid_until=scene.exact(told, "valid_until"),
        extension_filed_on=_working(scene, told, "extension_filed_on"),
        issuing_office=told["issuing_office"],
        work_permission=told.get("work_permission", ""),
    )


def _known_from(scene: Scene, told: Told) -> int:
    """Return the day from which a level is on file: the first talk, or when it was proved."""
    opened = int(scene.story["opened"])
    return int(told.get("day", max(opened, told.get("proof_date", opened))))


def _languages(scene: Scene, day: int) -> tuple[LanguageFacts, ...]:
    """Return what is known on that day: of each language the level told last."""
    known = sorted(scene.story["languages"], key=lambda one: _known_from(scene, one))
    latest = {one["language"]: one for one in known if _known_from(scene, one) <= day}
    return tuple(_language(scene, one) for one in latest.values())


def _language(scene: Scene, told: Told) -> LanguageFacts:
    skills = zip(
        ("listening", "reading", "speaking", "writing"), told.get("skills", ()), strict=False
    )
    return LanguageFacts(
        language=told["language"],
        level=Level(told["level"]),
        **{skill: Level(level) for skill, level in skills},
        proof_kind=ProofKind(told.get("proof_kind", ProofKind.NONE)),
        proof=told.get("proof", ""),
        proof_date=_working(scene, told, "proof_date"),
    )
