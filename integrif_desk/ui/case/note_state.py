"""What stands in the fields of a note: as values, as a draft, as a new note. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from integrif_desk.casework.contact_note import NewNote, at_noon
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.contact_note import ContactKind, Lesson, Visibility
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.wording.dates import format_time, format_weekday, parse_date
from integrif_desk.wording.i18n import tr

MINUTES = (5, 10, 15, 30, 60, 90)
KEPT_AT = "kept_at"
FROM_OFFICE = "yes"
_TASK_LENGTH = 60


class Later(StrEnum):
    """When to come back to it."""

    NEVER = "never"
    TOMORROW = "tomorrow"
    ONE_WEEK = "one_week"
    TWO_WEEKS = "two_weeks"
    DAY = "day"


_DAYS = {Later.TOMORROW: 1, Later.ONE_WEEK: 7, Later.TWO_WEEKS: 14}


@dataclass(frozen=True)
class NoteState:
    """The fields as typed. `actors` holds ids joined by blanks, `when` and `due` dates as typed;
    `from_office` says anything where the mark is set."""

    text: str = ""
    kind: str = ContactKind.CONVERSATION
    minutes: str = "0"
    actors: str = ""
    visibility: str = Visibility.INTERNAL
    lesson: str = ""
    from_office: str = ""
    when: str = ""
    later: str = Later.NEVER
    due: str = ""
    task: str = ""

    def is_empty(self) -> bool:
        """Whether nothing is worth keeping."""
        return not (self.text.strip() or self.task.strip())

    def actor_ids(self) -> tuple[UUID, ...]:
        """Return the chosen actors."""
        return tuple(UUID(word) for word in self.actors.split())


def proposed_days(today: date) -> tuple[date, ...]:
    """Return the days that are proposed, offices open or not."""
    return tuple(today + timedelta(days=days) for days in _DAYS.values())


def day_of(
    later: Later, today: date, open_days: Mapping[date, date] = MappingProxyType({})
) -> date | None:
    """Return the day that a choice of „Wiedervorlage“ means; None for „keine“ and „Datum“.

    `open_days` names the next working day for days on which offices are closed; „morgen“ stays.
    """
    days = _DAYS.get(later)
    if days is None:
        return None
    day = today + timedelta(days=days)
    return day if later is Later.TOMORROW else open_days.get(day, day)


def later_words(
    later: Later, today: date, open_days: Mapping[date, date] = MappingProxyType({})
) -> str:
    """Return „Di, 17.03. – 1 Woche“."""
    words = {
        Later.NEVER: tr("keine"),
        Later.TOMORROW: tr("morgen"),
        Later.ONE_WEEK: tr("1 Woche"),
        Later.TWO_WEEKS: tr("2 Wochen"),
        Later.DAY: tr("Datum …"),
    }[later]
    day = day_of(later, today, open_days)
    return words if day is None else tr("{day} ({words})", day=format_weekday(day), words=words)


def proposed_task(text: str) -> str:
    """Return the first words of a note as the text of its follow-up."""
    first = text.strip().split("\n", 1)[0].strip()
    if len(first) <= _TASK_LENGTH:
        return first.rstrip(".")
    cut = first[: _TASK_LENGTH + 1].rsplit(" ", 1)[0].rstrip(" ,;:–-.")
    return f"{cut[:_TASK_LENGTH]} …"


def new_note(state: NoteState, case_id: UUID, today: date) -> NewNote:
    """Return the note that was entered.

    Raises `FieldError` for `text`, `when`, `due` and `task`.
    """
    if not state.text.strip():
        raise FieldError(ErrorCode.FIELD_REQUIRED, "text")
    return NewNote(
        case_id=case_id,
        text=state.text,
        kind=ContactKind(state.kind),
        minutes=int(state.minutes),
        actor_ids=state.actor_ids(),
        occurred_at=occurred_at(state.when, today),
        visibility=Visibility(state.visibility),
        lesson=Lesson(state.lesson) if state.lesson else None,
        from_office=bool(state.from_office),
        follow_up=_follow_up(state, today),
    )


def occurred_at(when: str, today: date) -> datetime | None:
    """Return the moment that „Wann?“ means, None for now. Raises `FieldError` for `when`."""
    if not when.strip():
        return None
    day = parse_date(when, today, "when")
    if day > today:
        raise FieldError(ErrorCode.DATE_IN_FUTURE, "when")
    return None if day == today else at_noon(day)


def _follow_up(state: NoteState, today: date) -> NewFollowUp | None:
    if state.later == Later.NEVER:
        return None
    if not state.due.strip():
        raise FieldError(ErrorCode.DATE_INVALID, "due")
    due = parse_date(state.due, today, "due", ahead=True)
    if due < today:
        raise FieldError(ErrorCode.DATE_IN_PAST, "due")
    task = state.task.strip() or proposed_task(state.text)
    ids = state.actor_ids()
    return NewFollowUp(task=task, due_on=due, actor_id=ids[0] if ids else None)


def to_draft(state: NoteState, now: datetime) -> dict[str, str]:
    """Return the fields of a draft with the time they were kept."""
    return {**asdict(state), KEPT_AT: now.isoformat()}


def from_draft(fields: dict[str, str]) -> NoteState:
    """Return what a draft held; a field that no longer fits falls back."""
    known = {name: fields[name] for name in asdict(NoteState()) if name in fields}
    _drop_unless(known, "kind", ContactKind)
    _drop_unless(known, "visibility", Visibility)
    _drop_unless(known, "later", Later)
    _drop_unless(known, "lesson", lambda value: Lesson(value) if value else None)
    _drop_unless(known, "minutes", int)
    return NoteState(**known)


def draft_hint(fields: dict[str, str]) -> str:
    """Return „Entwurf von 10:41 Uhr“; without a time just „Entwurf“."""
    kept = fields.get(KEPT_AT)
    if not kept:
        return tr("Entwurf")
    return tr("Entwurf von {time}", time=format_time(datetime.fromisoformat(kept).astimezone()))


def _drop_unless(fields: dict[str, str], name: str, read: Callable[[str], object]) -> None:
    try:
        read(fields[name])
    except ValueError:
        del fields[name]
    except KeyError:
        return
