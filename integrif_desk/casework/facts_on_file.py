"""Reads from what is on file the facts that the responsibility rules ask for.

| fact | from |
| --- | --- |
| `asylum_application_date` | application date of the newest procedure that has one |
| `procedure_final` | yes once it is final; no while application or appeal is undecided |
| `rejected_manifestly_unfounded` | outcome of that procedure, once it is decided |
| `entry_date` | not later than the first application or paper of an asylum seeker |
| `gestattet_since` | first paper of the last unbroken run of Ankunftsnachweis and Gestattung |
| `duldung_since` | … of Duldungen, which one of § 60b breaks: that time does not count |
| `permit_first_issued` | … of papers of the present status |
| `first_suspension_date` | not later than the first Duldung |
| `prior_status`, `prior_expired` | the paper before a Fiktionsbescheinigung, and when was applied |
| `training_running`, `employed`, `attends_school` | a running Ausbildung, Arbeit, BVJ-S |

A run begins on a known day only where another paper comes before it; else earlier papers may be
missing in the timeline, and its first day is only a bound („<= 2024-05-01“), which proves that a
waiting time is over, but never that it is not. Nothing is said where the file says nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from integrif_desk.domain.asylum_procedure import AsylumProcedure, ProcedureOutcome
from integrif_desk.domain.measure import Measure, MeasureKind, MeasureState
from integrif_desk.domain.residence import ResidenceStatus, StatusKind
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility.provision import read_provision
from integrif_desk.domain.responsibility_views import FactSource

OnFile = Mapping[Fact, tuple[str, FactSource]]

_GESTATTET = frozenset({StatusKind.ARRIVAL_CERTIFICATE, StatusKind.PERMISSION_TO_STAY})
_TOLERATED = frozenset(
    {
        StatusKind.TOLERATION,
        StatusKind.TRAINING_TOLERATION,
        StatusKind.EMPLOYMENT_TOLERATION,
    }
)
_SUSPENDED = _TOLERATED | {StatusKind.TOLERATION_UNCLEAR_IDENTITY}
_NO_PERMIT = (
    _GESTATTET
    | _SUSPENDED
    | {
        StatusKind.FICTION,
        StatusKind.UNACCOMPANIED_MINOR,
        StatusKind.BORDER_CROSSING_CERTIFICATE,
        StatusKind.DUBLIN_OR_FOLLOW_UP,
        StatusKind.OTHER,
    }
)
_REFUSED_AT_ONCE = (ProcedureOutcome.MANIFESTLY_UNFOUNDED, ProcedureOutcome.INADMISSIBLE)
_RUNNING = {
    MeasureKind.APPRENTICESHIP: Fact.TRAINING_RUNNING,
    MeasureKind.JOB: Fact.EMPLOYED,
    MeasureKind.BVJ_S: Fact.ATTENDS_SCHOOL,
}


def facts_on_file(
    residences: Sequence[ResidenceStatus],
    procedures: Sequence[AsylumProcedure],
    measures: Sequence[Measure],
    on: date,
) -> OnFile:
    """Return the facts as text with their source. `residences` are newest first.

    Only what is dated up to `on` counts; papers without a date keep their place.
    """
    papers = [one for one in residences if one.valid_from is None or one.valid_from <= on]
    return {
        **_of_measures(measures, on),
        **_of_procedures(procedures, on),
        **_of_papers(papers, procedures),
    }


def _of_measures(measures: Sequence[Measure], on: date) -> OnFile:
    running = [one for one in measures if one.state is MeasureState.RUNNING]
    return {
        _RUNNING[one.kind]: ("true", FactSource.MEASURES)
        for one in running
        if one.kind in _RUNNING and (one.ends_on is None or one.ends_on >= on)
    }


def _of_procedures(procedures: Sequence[AsylumProcedure], on: date) -> OnFile:
    begun = [one for one in procedures if one.applied_on and one.applied_on <= on]
    if not begun:
        return {}
    newest = max(begun, key=lambda one: (one.applied_on or date.min, one.id))
    found = {Fact.ASYLUM_APPLICATION_DATE: str(newest.applied_on)}
    decided = newest.decided_on is not None and newest.decided_on <= on
    appealed = newest.appeal_filed_on is not None and newest.appeal_filed_on <= on
    if newest.final_on is not None and newest.final_on <= on:
        found[Fact.PROCEDURE_FINAL] = "true"
    elif not decided or (appealed and newest.appeal_decided_on is None):
        found[Fact.PROCEDURE_FINAL] = "false"
    if decided and newest.outcome is not None:
        refused = newest.outcome in _REFUSED_AT_ONCE
        found[Fact.REJECTED_MANIFESTLY_UNFOUNDED] = "true" if refused else "false"
    return {fact: (text, FactSource.PROCEDURE) for fact, text in found.items()}


def _of_papers(papers: Sequence[ResidenceStatus], procedures: Sequence[AsylumProcedure]) -> OnFile:
    found: dict[Fact, str] = {}
    german = [one.valid_from for one in papers if one.kind in _GESTATTET | _SUSPENDED]
    applied = [one.applied_on for one in procedures]
    if first := min((day for day in (*german, *applied) if day), default=None):
        found[Fact.ENTRY_DATE] = f"<= {first}"
    tolerated = [one.valid_from for one in papers if one.kind in _SUSPENDED]
    if first := min((day for day in tolerated if day), default=None):
        found[Fact.FIRST_SUSPENSION_DATE] = f"<= {first}"
    if papers:
        now = papers[0].kind
        runs: dict[Fact, Callable[[StatusKind], bool]] = {
            Fact.GESTATTET_SINCE: _GESTATTET.__contains__,
            Fact.DULDUNG_SINCE: _TOLERATED.__contains__,
        }
        if now not in _NO_PERMIT:
            runs[Fact.PERMIT_FIRST_ISSUED] = lambda kind: kind is now
        for fact, belongs in runs.items():
            if text := _run(papers, belongs):
                found[fact] = text
        if now is StatusKind.FICTION:
            found |= _prior(papers)
    return {fact: (text, FactSource.PAPERS) for fact, text in found.items()}


def _run(papers: Sequence[ResidenceStatus], belongs: Callable[[StatusKind], bool]) -> str:
    """Return the first day of the last run of such papers; empty if they are not held now.

    A Fiktionsbescheinigung lets the run go on.
    """
    first: date | None = None
    before: StatusKind | None = None
    for paper in papers:
        if belongs(paper.kind):
            first = paper.valid_from or first
        elif paper.kind is not StatusKind.FICTION:
            before = paper.kind
            break
    if first is None:
        return ""
    # Nothing comes before an Ankunftsnachweis.
    begins = any(
        one.kind is StatusKind.ARRIVAL_CERTIFICATE and one.valid_from == first for one in papers
    )
    return str(first) if before is not None or begins else f"<= {first}"


def _prior(papers: Sequence[ResidenceStatus]) -> dict[Fact, str]:
    older = next((one for one in papers if one.kind is not StatusKind.FICTION), None)
    if older is None:
        return {}
    law = read_provision(older.wording)
    text = older.kind.value if law is None else f"{older.kind.value} {law}"
    found = {Fact.PRIOR_STATUS: text}
    filed = papers[0].extension_filed_on or older.extension_filed_on
    if filed is not None and older.valid_until is not None:
        found[Fact.PRIOR_EXPIRED] = "true" if filed > older.valid_until else "false"
    return found
