"""The fields of an actor in groups: who it is, how to reach it, for whom it is there, upkeep."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from integrif_desk.casework.desk import Desk
from integrif_desk.casework.places import municipalities
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.names import fold
from integrif_desk.domain.person import Level
from integrif_desk.domain.residence import StatusKind
from integrif_desk.ui.actors.channels_field import ChannelsField
from integrif_desk.ui.actors.chips_field import ChipsField
from integrif_desk.ui.actors.contacts_field import ContactsField
from integrif_desk.ui.actors.presenter import LABELS
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.never_hint import watched
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, status_choice, status_short
from integrif_desk.wording.places import language_name, languages

# What offices here are asked for most; every other language has its line.
_LANGUAGES = ("de", "en", "ar", "fa", "prs", "ps", "kmr", "ckb", "ti", "so", "uk", "ru", "tr", "fr")
_TAUGHT = tuple(Level)[: tuple(Level).index(Level.NATIVE)]


class UnitFields(FieldGroup):
    """Which unit it is; always open."""

    def __init__(self) -> None:
        super().__init__()
        self.add("name", _line("name"))
        options = sorted(
            (Option(each.value, label(each)) for each in ActorCategory),
            key=lambda option: option.text.casefold(),
        )
        category = ChoiceField(options, placeholder=tr("Bitte wählen"))
        self.add_row(category=_labelled("category", category), carrier=_line("carrier"))


class ReachFields(FieldGroup):
    """Where it is and how one reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.add_row(
            (5, 2, 4), street=_line("street"), postal_code=_line("postal_code"), town=_line("town")
        )
        self.add_row(phone=_line("phone"), email=_line("email"))
        self.add_row(hours=_line("hours"), website=_line("website"))
        self.add("channels", _labelled("channels", ChannelsField()))


class ContactFields(FieldGroup):
    """Whom one asks there."""

    def __init__(self, on_removed: Callable[[Callable[[], object]], object]) -> None:
        super().__init__()
        self.add("contacts", Labelled(tr("Wen man dort fragt"), ContactsField(on_removed)))


class AudienceFields(FieldGroup):
    """What it is responsible for, and for whom it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.add("responsible_for", _labelled("responsible_for", TextArea(lines=2, most=8)))
        self.add("for_whom", _labelled("for_whom", TextArea(lines=1, most=6)))
        statuses = [(one.value, status_short(one), status_choice(one)) for one in StatusKind]
        hint = tr("Ohne Auswahl gilt: für jeden Aufenthaltsstatus.")
        self.add("status_groups", _labelled("status_groups", ChipsField(statuses), hint))
        self.add_row(
            age_from=_line("age_from"),
            age_to=_line("age_to"),
            level_from=_labelled("level_from", _levels(_TAUGHT[1:])),
            level_to=_labelled("level_to", _levels(_TAUGHT)),
        )
        towns = [(one.name, one.name, "") for one in municipalities()]
        hint = tr("Ohne Auswahl gilt: überall.")
        field = ChipsField(towns, more=tr("Weitere Orte, durch Komma getrennt"))
        self.add("municipalities", _labelled("municipalities", field, hint))


class AccessFields(FieldGroup):
    """Languages, access, costs and how long things take there."""

    def __init__(self) -> None:
        super().__init__()
        spoken = [(code, language_name(code), "") for code in _LANGUAGES]
        field = ChipsField(
            spoken,
            more=tr("Weitere Sprachen, durch Komma getrennt"),
            name_of=language_name,
            key_of=_language_code,
        )
        self.add("languages", _labelled("languages", field))
        self.add_row(accessibility=_line("accessibility"), costs=_line("costs"))
        self.add_row(waiting_time=_line("waiting_time"), promised_days=_line("promised_days"))


class UpkeepFields(FieldGroup):
    """What one has learned there, when the entry was last found right, who may read it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tips = TextArea(lines=2, most=8)
        self.add("practice_tips", watched(_labelled("practice_tips", tips)))
        self._desk = desk
        self._checked = DateField(desk.today, field="checked_on")
        self._checked.picked.connect(lambda _day: self.edited.emit())
        labelled = _labelled("checked_on", self._checked)
        self._take("checked_on", labelled)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(labelled, 0, Qt.AlignmentFlag.AlignTop)
        today = Button(tr("&Heute geprüft"), on_click=self._check_today)
        row.addWidget(today, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.column.addLayout(row)
        publishable = CheckBox(LABELS["publishable"])
        self.add_checks(publishable=publishable)

    def _check_today(self) -> None:
        self._checked.set_value(self._desk.today())
        self.edited.emit()


def _labelled(name: str, field: QWidget, hint: str = "") -> Labelled:
    return Labelled(LABELS[name], field, hint=hint)


def _line(name: str) -> Labelled:
    return _labelled(name, LineField())


def _levels(levels: Sequence[Level]) -> ChoiceField[str]:
    any_level = tr("beliebig")
    options = [Option("", any_level), *(Option(one.value, label(one)) for one in levels)]
    return ChoiceField(options, placeholder=any_level)


def _language_code(name: str) -> str:
    """Return the code of a language that somebody typed; what is no language stays as it is."""
    wanted = fold(name)
    return next((code for code, known in languages() if fold(known) == wanted), name)
