"""Spells residence papers and asylum procedures, and reads what was typed."""

from collections.abc import Mapping
from datetime import date

from integrif_desk.domain.asylum_procedure import (
    AsylumProcedure,
    ProcedureFacts,
    ProcedureOutcome,
)
from integrif_desk.domain.errors import ErrorCode
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus
from integrif_desk.domain.responsibility.ages import add_months
from integrif_desk.ui.case.case_input import Reader, Refused, read_residence, spell_day
from integrif_desk.ui.case.part_words import RowWords
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, status_choice

Texts = Mapping[str, str]
_DAYS = (
    "applied_on",
    "hearing_on",
    "decided_on",
    "appeal_filed_on",
    "appeal_decided_on",
    "final_on",
)
_IN_MONTHS = 2
_NAMES = {
    "applied_on": tr("Asylantrag"),
    "hearing_on": tr("Anhörung"),
    "decided_on": tr("Bescheid"),
    "appeal_filed_on": tr("Klage"),
    "appeal_decided_on": tr("Urteil"),
    "final_on": tr("unanfechtbar"),
}
_MEASURED = (
    ("applied_on", "hearing_on"),
    ("applied_on", "decided_on"),
    ("appeal_filed_on", "appeal_decided_on"),
)


def read_paper(texts: Texts, today: date) -> ResidenceFacts:
    """Return the paper. Raises `Refused`, also when nothing was entered."""
    found = read_residence(texts, today)
    if found is None:
        raise Refused({"kind": tr("Bitte wählen Sie die Art des Papiers.")})
    return found


def paper_row(profile: PersonProfile, paper: ResidenceStatus) -> RowWords:
    """Return one row of the timeline; the newest is marked as the present one."""
    title = status_choice(paper.kind)
    if profile.residences and profile.residences[0].id == paper.id:
        title = tr("{paper} – aktuell", paper=title)
    filed = paper.extension_filed_on
    lines = (
        _validity(paper),
        tr("Wortlaut: {text}", text=paper.wording) if paper.wording else "",
        tr("Arbeit: {text}", text=paper.work_permission) if paper.work_permission else "",
        tr("Verlängerung beantragt am {day}", day=format_date(filed)) if filed else "",
        tr("Behörde: {text}", text=paper.issuing_office) if paper.issuing_office else "",
    )
    return RowWords(title, lines=tuple(one for one in lines if one))


def paper_facts(paper: ResidenceStatus) -> tuple[tuple[str, str], ...]:
    """Name and spell the values of a paper."""
    return (
        (tr("Papier"), status_choice(paper.kind)),
        (tr("Wortlaut"), paper.wording),
        (tr("Gültig ab"), spell_day(paper.valid_from)),
        (tr("Gültig bis"), spell_day(paper.valid_until)),
        (tr("Arbeit"), paper.work_permission),
        (tr("Verlängerung beantragt"), spell_day(paper.extension_filed_on)),
        (tr("Behörde"), paper.issuing_office),
    )


def read_procedure(texts: Texts, today: date) -> ProcedureFacts:
    """Return the procedure. Raises `Refused`."""
    reader = Reader(texts, today)
    days = {name: reader.past_day(name) for name in _DAYS}
    outcome = reader.text("outcome")
    if not reader.errors and not any(days.values()):
        reader.errors["applied_on"] = tr("Bitte geben Sie mindestens ein Datum ein.")
    if outcome and days["decided_on"] is None and "decided_on" not in reader.errors:
        reader.refuse("decided_on", ErrorCode.FIELD_REQUIRED)
    reader.finish()
    return ProcedureFacts(**days, outcome=ProcedureOutcome(outcome) if outcome else None)


def procedure_texts(procedure: AsylumProcedure) -> dict[str, str]:
    """Return the texts of a procedure's form."""
    return {
        **{name: spell_day(getattr(procedure, name)) for name in _DAYS},
        "outcome": procedure.outcome.value if procedure.outcome else "",
    }


def procedure_row(today: date, procedure: AsylumProcedure) -> RowWords:
    """Return the dates of a procedure, and below how long its parts took or have taken so far."""
    known = [(name, getattr(procedure, name)) for name in _DAYS if getattr(procedure, name)]
    dates = ", ".join(
        tr("{name} {day}", name=_NAMES[name], day=format_date(day)) for name, day in known
    )
    begun = procedure.applied_on
    title = tr("Asylverfahren")
    if begun is not None:
        title = tr("Asylverfahren, Antrag vom {day}", day=format_date(begun))
    if procedure.outcome is not None:
        title = tr("{title} – {outcome}", title=title, outcome=label(procedure.outcome))
    return RowWords(title, lines=(*measured(procedure, today), dates))


def procedure_facts(procedure: AsylumProcedure) -> tuple[tuple[str, str], ...]:
    """Name and spell the values of a procedure."""
    days = tuple((_NAMES[name], spell_day(getattr(procedure, name))) for name in _DAYS)
    return (*days, (tr("Ergebnis"), label(procedure.outcome) if procedure.outcome else ""))


def measured(procedure: ProcedureFacts, today: date) -> tuple[str, ...]:
    """Return „Antrag → Bescheid: 14 Monate“, or how long it has been awaited."""
    lines = []
    for begin, end in _MEASURED:
        first, last = getattr(procedure, begin), getattr(procedure, end)
        names = _begun(begin), _NAMES[end]
        if first is not None and last is not None:
            time = time_between(first, last)
            lines.append(tr("{begin} → {end}: {time}", begin=names[0], end=names[1], time=time))
        elif first is not None and procedure.final_on is None and end != "hearing_on":
            time = _running_for(first, today)
            lines.append(
                tr("{begin} → {end}: läuft seit {time}", begin=names[0], end=names[1], time=time)
            )
    return tuple(lines)


def time_between(first: date, last: date) -> str:
    """Return „14 Monate“, or days below two months."""
    months = _months(first, last)
    if months < _IN_MONTHS:
        return tr_n("1 Tag", "{n} Tage", (last - first).days)
    return tr("{n} Monate", n=months)


def _running_for(first: date, today: date) -> str:
    """Return „14 Monaten“, to go on after „seit“."""
    months = _months(first, today)
    if months < _IN_MONTHS:
        return tr_n("1 Tag", "{n} Tagen", (today - first).days)
    return tr("{n} Monaten", n=months)


def _months(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - 1 if add_months(first, months) > last else months


def _begun(name: str) -> str:
    return tr("Antrag") if name == "applied_on" else _NAMES[name]


def _validity(paper: ResidenceStatus) -> str:
    first, last = paper.valid_from, paper.valid_until
    if first and last:
        return tr("{first} bis {last}", first=format_date(first), last=format_date(last))
    if first:
        return tr("ab {day}", day=format_date(first))
    return tr("bis {day}", day=format_date(last)) if last else tr("ohne Datum")
