"""The form of a consent: for whom, what for, which parts, until when, and the signed sheet."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from integrif_desk.casework import attachment
from integrif_desk.casework.attachment import NewScan
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.consent_form import GERMAN, FormLanguage
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.handover import DataCategory
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.case.consent_input import PURPOSES, read_categories
from integrif_desk.ui.case.field_group import FieldGroup, KeptField
from integrif_desk.ui.choosing import ask_which
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.ui.widgets.toggles import CheckBox, Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word
from integrif_desk.wording.places import language_name

_FILES = tr("Scan oder Foto (*.pdf *.jpg *.jpeg *.png)")


class ConsentFields(FieldGroup):
    """`printing` asks for the form on paper with what stands here."""

    printing = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        kinds: list[Option[object]] = [Option("", "–")]
        kinds += [Option(kind, word(kind)) for kind in ActorCategory]
        purposes = ChoiceField([Option(purpose, word(purpose)) for purpose in PURPOSES])
        self._languages = ChoiceField[str]([Option(GERMAN, tr("nur Deutsch"))])
        self.scan = ScanField(context)
        self.add("recipient_id", Labelled(tr("&Stelle"), ActorField(context)))
        self.add_row(
            recipient_category=Labelled(tr("&oder Art von Stellen"), narrow(ChoiceField(kinds))),
            purpose=Labelled(tr("&Zweck"), narrow(purposes)),
        )
        self.add("categories", Labelled(tr("Was weitergegeben werden darf"), CategoryBoxes()))
        self.add_row(
            given_on=Labelled(tr("&Erteilt am"), DateField(today, field="given_on")),
            valid_until=Labelled(
                tr("&Gültig bis"), DateField(today, field="valid_until", ahead=True)
            ),
        )
        self.add_row(
            form_language=Labelled(tr("Sprache des &Formulars"), narrow(self._languages)),
            interpreter=Labelled(
                tr("Erk&lärt von"), LineField(), hint=tr("Sprachmittlung, kann frei bleiben")
            ),
        )
        self.column.addWidget(self.scan)
        paper = QHBoxLayout()
        paper.addWidget(
            Button(
                tr("Formular an&sehen und drucken …"),
                icon="printer",
                height=SMALL,
                on_click=self.printing.emit,
            )
        )
        paper.addStretch(1)
        self.column.addLayout(paper)

    def show_languages(self, offered: Sequence[FormLanguage]) -> None:
        """Offer these languages; unreviewed translations say so."""
        chosen = self._languages.value()
        self._languages.set_options([Option(one.code, _language_words(one)) for one in offered])
        self._languages.set_value(chosen or GERMAN)


class CategoryBoxes(KeptField):
    """A check box for each category; health stands last, with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {one: CheckBox(word(one)) for one in DataCategory}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addWidget(
            label(
                tr("Gesundheit nur, wenn die Person ausdrücklich zustimmt (Art. 9 DSGVO)."),
                "meta",
                wrap=True,
            )
        )
        for box in self.boxes.values():
            box.clicked.connect(lambda _checked: self.changed.emit())
        self.setFocusProxy(self.boxes[DataCategory.IDENTITY])

    def kept(self) -> str:
        return " ".join(one.value for one, box in self.boxes.items() if box.isChecked())

    def set_kept(self, text: str) -> None:
        chosen = read_categories(text)
        for one, box in self.boxes.items():
            box.setChecked(one in chosen)


class ScanField(QFrame):
    """Takes the signed sheet by dialog or by dropping a file; it stays in memory until saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.scan: NewScan | None = None
        self.setProperty("soft", True)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Unterschriebenes Formular"))
        self._icon = IconLabel("file-arrow-up", "accent", 18)
        self._text = ElidedLabel("", "label")
        self.choose_button = Button(tr("&Datei wählen …"), LINK, height=SMALL, on_click=self.choose)
        self.drop_button = Button(tr("Entfernen"), LINK, height=SMALL, on_click=self.clear)
        self._error = label("", "error", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.drop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.addLayout(row)
        column.addWidget(self._error)
        self.clear()

    def clear(self) -> None:
        """Forget the file."""
        self.scan = None
        self._show(tr("Unterschriebenes Formular: Scan oder Foto hierher ziehen"))

    def choose(self) -> QFileDialog:
        """Ask for a file; returns the open dialog."""
        return ask_which(self, tr("Formular anhängen"), _FILES, self.take)

    def take(self, path: Path, on_taken: Callable[[NewScan], object] | None = None) -> None:
        """Check a file on the worker thread and keep what it holds."""

        def taken(scan: NewScan) -> None:
            self.scan = scan
            self._show(scan.title)
            if on_taken is not None:
                on_taken(scan)

        def refused(error: KnownError) -> None:
            self._error.setText(sentence(error))
            self._error.show()

        self._context.runner.query(
            lambda: attachment.take(path), taken, refused, key=("scan", id(self)), owner=self
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    def _show(self, text: str) -> None:
        self._text.setText(text)
        self._error.hide()
        self.drop_button.setVisible(self.scan is not None)
        self._icon.set_icon(
            *(("check-circle-fill", "good") if self.scan else ("file-arrow-up", "accent"))
        )


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one local file that is dragged."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def narrow(field: ChoiceField[Any]) -> ChoiceField[Any]:
    """Let a long choice be cut in its field, not widen the form."""
    field.setMinimumWidth(theme().px(120))
    field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return field


def _language_words(language: FormLanguage) -> str:
    if language.code == GERMAN:
        return tr("nur Deutsch")
    name = language_name(language.code)
    return name if language.reviewed else tr("{language} – ungeprüft", language=name)
