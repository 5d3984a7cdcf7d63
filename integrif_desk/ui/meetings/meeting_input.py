"""What the forms of meetings and agreements hold, and how they are read. Knows no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from integrif_desk.casework.agreement import Step
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.meeting import Agreement, AgreementFacts, Meeting, MeetingFacts
from integrif_desk.domain.meeting_views import AgreementRow
from integrif_desk.ui.meetings.presenter import StepKind
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

Texts = Mapping[str, str]
ACTOR, ACCOUNT = "actor", "account"


MEETING_LABELS = {
    "title": tr("&Anlass"),
    "held_on": tr("Ta&g"),
    "place": tr("&Ort"),
    "participants": tr("Beteiligte Ste&llen"),
    "accounts": tr("Aus dem &Verein"),
    "attendees": tr("A&nwesend"),
    "minutes_text": tr("Not&izen"),
}


def meeting_texts(meeting: Meeting) -> dict[str, str]:
    """Return what stands in the form for a meeting."""
    return {
        "title": meeting.title,
        "held_on": format_date(meeting.held_on),
        "place": meeting.place,
        "participants": " ".join(map(str, meeting.participant_ids)),
        "accounts": " ".join(map(str, meeting.account_ids)),
        "attendees": meeting.attendees,
        "minutes_text": meeting.minutes_text,
    }


def new_meeting_texts(today: date, own_id: UUID) -> dict[str, str]:
    """Return what stands in the form for a new meeting."""
    return {"held_on": format_date(today), "accounts": str(own_id)}


def read_meeting(texts: Texts, today: date) -> tuple[MeetingFacts | None, dict[str, str]]:
    """Return the meeting as entered, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    if not texts.get("title", "").strip():
        errors["title"] = sentence(FieldError(ErrorCode.FIELD_REQUIRED, "title"))
    held_on = _read_day(texts.get("held_on", ""), today, "held_on", errors)
    if errors or held_on is None:
        return None, errors
    entered = MeetingFacts(
        title=texts["title"],
        held_on=held_on,
        place=texts.get("place", ""),
        participant_ids=ids_of(texts.get("participants", "")),
        account_ids=ids_of(texts.get("accounts", "")),
        attendees=texts.get("attendees", ""),
        minutes_text=texts.get("minutes_text", ""),
    )
    return entered, {}


def changed_meeting(meeting: Meeting, entered: MeetingFacts) -> Meeting:
    """Return the meeting with what was entered. Raises `FieldError` for what cannot stand."""
    return replace(meeting, **vars(entered))


def spelled_meeting(meeting: Meeting, names: Mapping[UUID, str]) -> tuple[tuple[str, str], ...]:
    """Return every value with its label, to compare two versions."""

    def listed(ids: Sequence[UUID]) -> str:
        return "; ".join(names.get(one, "?") for one in ids)

    return (
        (tr("Anlass"), meeting.title),
        (tr("Tag"), format_date(meeting.held_on)),
        (tr("Ort"), meeting.place),
        (tr("Beteiligte Stellen"), listed(meeting.participant_ids)),
        (tr("Aus dem Verein"), listed(meeting.account_ids)),
        (tr("Anwesend"), meeting.attendees),
        (tr("Notizen"), meeting.minutes_text),
    )


def read_agreement(texts: Texts, today: date) -> tuple[AgreementFacts | None, dict[str, str]]:
    """Return the agreement as entered, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    owner = owner_of(texts.get("owner", ""))
    if owner is None:
        errors["owner"] = tr("Bitte wählen Sie, wer das übernimmt.")
    if not texts.get("task", "").strip():
        errors["task"] = sentence(FieldError(ErrorCode.FIELD_REQUIRED, "task"))
    due_on = _read_day(texts.get("due_on", ""), today, "due_on", errors, ahead=True)
    if errors or owner is None or due_on is None:
        return None, errors
    kind, owner_id = owner
    entered = AgreementFacts(
        task=texts["task"],
        due_on=due_on,
        actor_id=owner_id if kind == ACTOR else None,
        account_id=owner_id if kind == ACCOUNT else None,
    )
    return entered, {}


def agreement_texts(row: AgreementRow) -> dict[str, str]:
    """Return what stands in the entry line for an agreement that is corrected."""
    return {
        "owner": owner_key(row.agreement) + "\t" + row.owner,
        "task": row.agreement.task,
        "due_on": format_date(row.agreement.due_on),
    }


def changed_agreement(agreement: Agreement, entered: AgreementFacts) -> Agreement:
    """Return the agreement with what was entered. Raises `FieldError` for what cannot stand."""
    return replace(agreement, **vars(entered))


def spelled_agreement(agreement: Agreement, owner: str) -> tuple[tuple[str, str], ...]:
    """Return every value with its label, to compare two versions; `owner` is the name."""
    return (
        (tr("Wer"), owner),
        (tr("Was"), agreement.task),
        (tr("Bis wann"), format_date(agreement.due_on)),
        (tr("Stand"), label(agreement.state)),
    )


def owner_key(agreement: Agreement) -> str:
    """Return the owner as the choice field names it: „actor:…“ or „account:…“."""
    if agreement.actor_id is not None:
        return f"{ACTOR}:{agreement.actor_id}"
    return f"{ACCOUNT}:{agreement.account_id}"


def owner_of(kept: str) -> tuple[str, UUID] | None:
    """Read what `owner_key` wrote; a name may follow behind a tab."""
    kind, _, identifier = kept.partition("\t")[0].partition(":")
    found = ids_of(identifier)
    return (kind, found[0]) if found and kind in (ACTOR, ACCOUNT) else None


def ids_of(text: str) -> tuple[UUID, ...]:
    """Read ids with blanks between them; what is none is left out, as in an old draft."""
    found = []
    for each in text.split():
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return tuple(found)


def read_step(kind: StepKind, texts: Texts, today: date) -> tuple[Step | None, dict[str, str]]:
    """Return the step as entered, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    happened_on = _read_day(texts.get("happened_on", ""), today, "happened_on", errors)
    if happened_on is not None and happened_on > today:
        errors["happened_on"] = sentence(FieldError(ErrorCode.DATE_IN_FUTURE, "happened_on"))
    due_on = None
    if kind.asks_due:
        due_on = _read_day(texts.get("due_on", ""), today, "due_on", errors, ahead=True)
    if errors or happened_on is None:
        return None, errors
    return (
        Step(
            state=kind.state,
            happened_on=happened_on,
            due_on=due_on,
            remark=texts.get("remark", ""),
        ),
        {},
    )


def _read_day(
    text: str, today: date, field: str, errors: dict[str, str], *, ahead: bool = False
) -> date | None:
    try:
        if not text.strip():
            raise FieldError(ErrorCode.FIELD_REQUIRED, field)
        return parse_date(text, today, field, ahead=ahead)
    except FieldError as error:
        errors[field] = sentence(error)
        return None
