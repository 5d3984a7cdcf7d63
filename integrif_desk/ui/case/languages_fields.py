"""The languages of a person, a row each; an empty row at the end takes the next one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.names import fold
from integrif_desk.domain.person import Level
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.pick_field import PickField
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import FLAT, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField
from integrif_desk.ui.widgets.search_field import Deliver, Hit
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label
from integrif_desk.wording.places import language_name, languages

_HITS = 8


class LanguageField(PickField):
    """One language by its German name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_find, tr("Sprache"), parent=parent)

    def name_of(self, key: str) -> str:
        return language_name(key)


class LanguagesFields(FieldGroup):
    """Keeps all rows as one text, see `case_input.read_new_case`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[_Row] = []
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hint = tr("Sprache, Niveau, Nachweis mit Datum – wie auf dem Zertifikat")
        self.fields["languages"] = Labelled(tr("&Sprachen"), holder, hint=hint)
        self.column.addWidget(self.fields["languages"])
        self.set_texts({})

    def texts(self) -> dict[str, str]:
        return {"languages": "\n".join(text for row in self.rows if (text := row.text()))}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        while self.rows:
            self._drop(self.rows[-1])
        for line in texts.get("languages", "").split("\n"):
            if line:
                self._append(line)
        self._append("")

    def _append(self, text: str) -> None:
        row = _Row(self._context)
        row.set_text(text)
        row.language.changed.connect(lambda: self._grow(row))
        row.watch(self._tell)
        row.remove.clicked.connect(lambda _on: self._remove(row))
        self.rows.append(row)
        self._rows.addWidget(row)
        self.fields["languages"].setFocusProxy(self.rows[0].language)

    def _grow(self, row: "_Row") -> None:
        if row is self.rows[-1] and row.language.picks():
            self._append("")
        self._tell()

    def _remove(self, row: "_Row") -> None:
        if row is self.rows[-1]:
            row.set_text("")
        else:
            self._drop(row)
        self.rows[-1].language.setFocus()
        self._tell()

    def _drop(self, row: "_Row") -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()


class _Row(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.language = LanguageField()
        # Nothing is proposed: a level that nobody chose would be a false statement.
        self.level = ChoiceField(
            [Option(one, label(one)) for one in Level], placeholder=tr("Niveau")
        )
        self.proof = LineField(tr("Nachweis"))
        self.day = DateField(context.opened.desk.today, field="languages")
        self.day.setPlaceholderText(tr("vom"))
        self.remove = Button("", FLAT, icon="x")
        self.language.setAccessibleName(tr("Sprache"))
        self.level.setAccessibleName(tr("Niveau"))
        self.proof.setAccessibleName(tr("Nachweis"))
        self.day.setAccessibleName(tr("Nachweis vom"))
        self.remove.setAccessibleName(tr("Sprache entfernen"))
        self.remove.setToolTip(tr("Sprache entfernen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.level.setMinimumContentsLength(5)
        for field, stretch in (
            (self.language, 4),
            (self.level, 4),
            (self.proof, 5),
            (self.day, 4),
            (self.remove, 0),
        ):
            field.setMinimumWidth(36)
            row.addWidget(field, stretch)

    def watch(self, tell: object) -> None:
        """Call `tell` whenever something in the row changes."""
        self.level.activated.connect(tell)
        self.proof.textEdited.connect(tell)
        self.day.textEdited.connect(tell)

    def text(self) -> str:
        """Return the row as a line; empty while nothing stands in it."""
        self.language.settle()
        code = self.language.kept()
        parts = (code, str(self.level.value() or ""), self.proof.value(), self.day.text())
        return "\t".join(parts) if any(parts) else ""

    def set_text(self, text: str) -> None:
        """Fill the row from a line."""
        code, level, proof, day = (text.split("\t") + [""] * 4)[:4]
        self.language.set_kept(code)
        self.level.set_value(Level(level) if level else None)
        self.proof.set_value(proof)
        self.day.setText(day)


def _find(text: str, deliver: Deliver) -> None:
    typed = fold(text)
    found = [(code, name) for code, name in languages() if fold(name).startswith(typed)]
    deliver([Hit(code, name) for code, name in found[:_HITS]])
