"""What the demo's volunteers have learned: findings with evidence, some handed over or taken up."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID

from integrif_desk.casework import case, finding_category, handover, practice_finding
from integrif_desk.casework.demo.days import DemoDays
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.practice_finding import (
    EvidenceFacts,
    EvidenceKind,
    FindingFacts,
    FindingLevel,
    FindingState,
    Perspective,
)
from integrif_desk.domain.views import CaseFilter

AsThen = Callable[[Desk, Account, datetime], Desk]
_EVENING = time(17, 30)


def add_findings(
    desk: Desk,
    told: Sequence[Mapping[str, Any]],
    people: Mapping[str, Account],
    actors: Mapping[str, UUID],
    days: DemoDays,
    handovers: Sequence[UUID],
    as_then: AsThen,
) -> None:
    """Enter the findings in their order, by whoever noted them, on their day."""
    codes = {each.code: each.id for each in finding_category.categories(desk)}
    received = {handover.view(desk, each).recipient_id: each for each in handovers}
    for entry in told:
        who = people[entry["by"]]
        then = as_then(desk, who, days.moment(entry["day"], _EVENING))
        facts = FindingFacts(
            category_id=codes[entry["category"]],
            claim=entry["claim"],
            suggestion=entry.get("suggestion", ""),
            lesson=Lesson(entry["lesson"]) if "lesson" in entry else None,
            level=FindingLevel(entry["level"]) if "level" in entry else None,
            actor_id=actors[entry["actor"]] if "actor" in entry else None,
            actor_category=(
                ActorCategory(entry["actor_category"]) if "actor_category" in entry else None
            ),
            case_id=_case_of(desk, entry["case"]) if "case" in entry else None,
        )
        # Evidence may be younger than its finding: it is entered as of today.
        now = as_then(desk, who, days.moment(0, time(8)))
        created = practice_finding.add(then, facts).created
        assert created is not None
        for each in entry["evidence"]:
            practice_finding.add_evidence(now, created, _evidence(each, days))
        if "handed_to" in entry:
            issued = received[actors[entry["handed_to"]]]
            dated = handover.view(desk, issued).dated
            with now.write() as work:
                practice_finding.hand_over(work, (created,), issued, dated)
                work.commit()
        if "state" in entry:
            practice_finding.set_state(
                now,
                created,
                FindingState(entry["state"]),
                days.working(entry["state_day"]),
                entry["response"],
            )


def _evidence(told: Mapping[str, Any], days: DemoDays) -> EvidenceFacts:
    return EvidenceFacts(
        kind=EvidenceKind(told["kind"]),
        perspective=Perspective(told["voice"]),
        quote=told["quote"],
        dated=days.working(told["day"]),
        dated_until=days.working(told["until"]) if "until" in told else None,
        detail=told.get("detail", ""),
    )


def _case_of(desk: Desk, surname: str) -> UUID:
    rows = case.cases(desk, CaseFilter(today=desk.today(), text=surname)).rows
    return rows[0].id
