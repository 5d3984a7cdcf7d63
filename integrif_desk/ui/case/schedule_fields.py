"""When a task is due, how long it takes, when to remind of it and how often it comes up again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from integrif_desk.domain import reminder
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.follow_up import FollowUp, Recurrence
from integrif_desk.domain.reminder import Reminder
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.inline_form import InlineForm
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.dates import format_time, parse_time
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label

_MINUTES = (0, 15, 30, 45, 60, 90, 120, 180)


@dataclass(frozen=True)
class Schedule:
    """What the fields say."""

    due_on: date
    due_time: time | None
    minutes: int
    recurs: Recurrence | None
    recurs_until: date | None


class ScheduleFields:
    """Puts its fields into a form; `on_edit()` is called whenever one of them changes."""

    def __init__(
        self, form: InlineForm, today: Callable[[], date], on_edit: Callable[[], object]
    ) -> None:
        self._on_edit = on_edit
        self._touched_reminder = False
        self.due = DateField(today, field="due_on", ahead=True)
        self.at = LineField(tr("HH:MM"), on_change=lambda _text: self._time_edited())
        self.at.editingFinished.connect(self._tidy)
        self.minutes = ChoiceField([_minutes_option(n) for n in _MINUTES], self._edited)
        self.remind = ChoiceField[Reminder](on_choice=self._remind_chosen)
        rhythms: list[Option[Recurrence | str]] = [Option("", tr("nicht"))]
        rhythms += [Option(one, label(one)) for one in Recurrence]
        self.recurs = ChoiceField(rhythms, self._edited)
        self.until = DateField(today, field="recurs_until", ahead=True)
        form.add_row(
            due_on=Labelled(tr("F&ällig am"), self.due), due_time=Labelled(tr("&Uhrzeit"), self.at)
        )
        form.fields["due_time"].setMaximumWidth(theme().px(84))  # the day needs the room
        self._minutes_field = Labelled(tr("&Dauer"), self.minutes)
        self._remind_field = Labelled(tr("Er&innern"), self.remind)
        self._recurs_field = Labelled(tr("&Wiederholen"), self.recurs)
        self._until_field = Labelled(tr("&bis"), self.until, hint=tr("leer: ohne Ende"))
        for field in (self.due, self.until):
            field.textEdited.connect(lambda _text: on_edit())
            field.picked.connect(lambda _day: on_edit())

    def add_rest(self, form: InlineForm) -> None:
        """Put the fields behind the day into the form."""
        form.add("minutes", self._minutes_field)
        form.add("reminder", self._remind_field)
        form.add("recurs", self._recurs_field)
        form.add("recurs_until", self._until_field)

    def show(self, found: FollowUp) -> None:
        """Show what a follow-up says."""
        self.start(found.due_on, found.due_time)
        if found.minutes not in _MINUTES:
            offered = sorted({*_MINUTES, found.minutes})
            self.minutes.set_options([_minutes_option(n) for n in offered])
        self.minutes.set_value(found.minutes)
        chosen = reminder.chosen(found.due_on, found.due_time, found.remind_at)
        self.remind.set_value(chosen)
        self._touched_reminder = True
        self.recurs.set_value(found.recurs or "")
        self.until.set_value(found.recurs_until)
        self.fit()

    def start(self, due_on: date, due_time: time | None = None) -> None:
        """Show a day and nothing else."""
        self.due.set_value(due_on)
        self.at.set_value(_clock(due_time))
        self.minutes.set_value(0)
        self.recurs.set_value("")
        self.until.set_value(None)
        self._touched_reminder = False
        self._offer_reminders()
        self.fit()

    def value(self) -> Schedule:
        """Return what the fields say. Raises `FieldError`."""
        due_on = self.due.value()
        if due_on is None:
            raise FieldError(ErrorCode.DATE_INVALID, "due_on")
        recurs = self.recurs.value()
        rhythm = recurs if isinstance(recurs, Recurrence) else None
        return Schedule(
            due_on,
            self.time(),
            self.minutes.value() or 0,
            rhythm,
            self.until.value() if rhythm else None,
        )

    def time(self) -> time | None:
        """Return the time of day. Raises `FieldError` TIME_INVALID."""
        text = self.at.value()
        return parse_time(text, "due_time") if text else None

    def remind_at(self, said: Schedule, before: FollowUp | None) -> datetime | None:
        """Return when to remind; a moment that was put off to stays while the day stays."""
        chosen = self.remind.value()
        if chosen is None and before is not None:
            if (said.due_on, said.due_time) == (before.due_on, before.due_time):
                return before.remind_at
            return reminder.moved(said.due_on, said.due_time, None)
        return reminder.moment(chosen or reminder.usual(said.due_time), said.due_on, said.due_time)

    def texts(self) -> dict[str, str]:
        """Return the fields as a draft keeps them."""
        return {
            "due_on": self.due.text(),
            "due_time": self.at.text(),
            "minutes": str(self.minutes.value() or 0),
            "reminder": self.remind.value() or "",
            "recurs": self.recurs.value() or "",
            "recurs_until": self.until.text(),
        }

    def restore(self, texts: dict[str, str]) -> None:
        """Show a draft; what no longer fits is left out."""
        self.due.setText(texts.get("due_on", ""))
        self.at.setText(texts.get("due_time", ""))
        self._offer_reminders()
        if texts.get("minutes", "").isdecimal():
            self.minutes.set_value(int(texts["minutes"]))
        self.recurs.set_value(texts.get("recurs", ""))
        self.until.setText(texts.get("recurs_until", ""))
        if texts.get("reminder") in set(Reminder):
            self.remind.set_value(Reminder(texts["reminder"]))
        self.fit()

    def set_series_shown(self, shown: bool) -> None:
        """Show how often it comes up again, or not, as when one of a series is changed alone."""
        self._recurs_field.setVisible(shown)
        self._until_field.setVisible(shown and isinstance(self.recurs.value(), Recurrence))

    def fit(self) -> None:
        """Show how long an appointment takes, and the end of a series, where there is one."""
        self._minutes_field.setVisible(bool(self.at.value() or self.minutes.value()))
        self.set_series_shown(not self._recurs_field.isHidden())

    def _edited(self, _value: object = None) -> None:
        self.fit()
        self._on_edit()

    def _time_edited(self) -> None:
        self._offer_reminders()
        self.fit()
        self._on_edit()

    def _remind_chosen(self, _value: Reminder) -> None:
        self._touched_reminder = True
        self._on_edit()

    def _offer_reminders(self) -> None:
        try:
            at = self.time()
        except FieldError:
            return  # half a time is being typed
        offered = reminder.offered(at)
        self.remind.set_options([Option(one, label(one)) for one in offered])
        if not self._touched_reminder or self.remind.value() is None:
            self.remind.set_value(reminder.usual(at))

    def _tidy(self) -> None:
        try:
            self.at.setText(_clock(self.time()))
        except FieldError:
            return  # the form says so when it is saved


def _clock(at: time | None) -> str:
    return format_time(at).removesuffix(" Uhr") if at else ""


def _minutes_option(minutes: int) -> Option[int]:
    if not minutes:
        return Option(0, tr("offen"))
    return Option(minutes, tr_n("{n} Minute", "{n} Minuten", minutes))
