"""Where the lead adds, renames, orders and retires the themes of practice findings."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import finding_category
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.draft import DraftKind
from integrif_desk.domain.errors import FieldError, KnownError
from integrif_desk.domain.practice_finding import FindingCategory
from integrif_desk.ui.case.tab import scrolled_column
from integrif_desk.ui.context import Context
from integrif_desk.ui.form_draft import FormDraft
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import PRIMARY, SMALL, Button
from integrif_desk.ui.widgets.fields import Labelled, LineField, show_errors
from integrif_desk.ui.widgets.panel import label, line, plain_tip
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


class CategoryEditor(QWidget):
    """A row for each theme, below them a new one. A name is saved when its field is left."""

    def __init__(
        self, context: Context, on_close: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.opened.desk
        self._categories: Sequence[FindingCategory] = ()
        self._controls: dict[tuple[UUID, str], QWidget] = {}
        self._rows = QWidget()
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(8)
        self.code = LineField(tr("WO"), mono=True)
        self.code.setMaxLength(4)
        self.name = LineField(tr("Wohnen"))
        self.name.returnPressed.connect(self._add)
        self.fields = {
            "code": Labelled(tr("&Kürzel"), self.code),
            "label": Labelled(tr("&Bezeichnung"), self.name),
        }
        self.fields["code"].setFixedWidth(theme().px(92))
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.add_button = Button(tr("Thema &hinzufügen"), PRIMARY, on_click=self._add)
        close = Button(tr("Schl&ießen"), on_click=on_close)
        column = scrolled_column(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Themen bearbeiten"), "section"))
        column.addWidget(
            label(
                tr(
                    "Das Kürzel bleibt, denn die Nummern der Feststellungen beginnen damit. Ein "
                    "stillgelegtes Thema wird nicht mehr angeboten; was darunter steht, bleibt."
                ),
                "meta",
                wrap=True,
            )
        )
        column.addWidget(self._rows)
        column.addWidget(line())
        new = QHBoxLayout()
        new.setSpacing(12)
        new.addWidget(self.fields["code"], 0, Qt.AlignmentFlag.AlignTop)
        new.addWidget(self.fields["label"], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(new)
        column.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.add_button)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setFocusProxy(self.code)
        self._draft = FormDraft(
            context, DraftKind.THEME, {"code": self.code, "label": self.name}, self
        )
        self._is_shown = False

    def show_categories(self, categories: Sequence[FindingCategory]) -> None:
        """Show other categories, former ones included; a theme half typed is offered again."""
        if not self._is_shown:
            self._is_shown = True
            self._draft.begin(None)
        if list(categories) == list(self._categories):
            return
        self._categories = categories
        focused = next((key for key, each in self._controls.items() if each.hasFocus()), None)
        before = [self._rows_column.takeAt(0) for _ in range(self._rows_column.count())]
        self._controls = {}
        for number, category in enumerate(categories):
            row = self._row(number, category)
            self._rows_column.addWidget(row)
            row.show()
        # Only then the old rows go, or the cursor would wander off to another part of the page.
        if focused is not None:
            self._focus(*focused)
        for item in before:
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    def _focus(self, category_id: UUID, control: str) -> None:
        wanted = self._controls.get((category_id, control))
        if wanted is None or not wanted.isEnabled():
            wanted = self._controls.get((category_id, "name"), self.code)
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep what was typed: a new name is saved, a new theme waits. Then empty the fields."""
        for category in self._categories:
            field = self._controls.get((category.id, "name"))
            if isinstance(field, LineField):
                self._rename(category, field)
        self._draft.close()
        self._is_shown = False
        self.code.clear()
        self.name.clear()
        self._show_errors({})

    def _row(self, number: int, category: FindingCategory) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        code = label(category.code, "code")
        code.setFixedWidth(theme().px(44))
        name = LineField()
        name.set_value(category.label)
        name.setAccessibleName(tr("Bezeichnung von {code}", code=category.code))
        name.editingFinished.connect(lambda: self._rename(category, name))
        row.addWidget(code)
        row.addWidget(name, 1)
        self._controls[category.id, "name"] = name
        for icon, text, step in (
            ("caret-up", tr("{name} nach oben", name=category.label), -1),
            ("caret-down", tr("{name} nach unten", name=category.label), 1),
        ):
            button = Button("", icon=icon, height=SMALL, on_click=partial(self._move, number, step))
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(text))
            button.setEnabled(0 <= number + step < len(self._categories))
            self._controls[category.id, icon] = button
            row.addWidget(button)
        text = tr("Stilllegen") if category.active else tr("Wieder anbieten")
        toggle = Button(text, height=SMALL, on_click=partial(self._toggle, category))
        toggle.setAccessibleName(f"{text}: {category.label}")
        toggle.setMinimumWidth(theme().px(126))
        self._controls[category.id, "toggle"] = toggle
        row.addWidget(toggle)
        return made

    def _add(self) -> None:
        code, name = self.code.value(), self.name.value()

        def added(_changes: Changes) -> None:
            self._draft.done()
            for field in (self.code, self.name):
                field.clear()
            self._draft.begin(None)
            self._context.notices.say(tr("Das Thema ist hinzugefügt."))
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

        self._show_errors({})
        self._context.runner.change(
            lambda: finding_category.add(self._desk, code, name), added, self._refused, owner=self
        )

    def _rename(self, category: FindingCategory, field: LineField) -> None:
        if field.value() and field.value() != category.label:
            renamed = replace(category, label=field.value())
            self._change(renamed, tr("Das Thema ist umbenannt."))
        else:
            field.set_value(category.label)

    def _toggle(self, category: FindingCategory) -> None:
        text = tr("Das Thema ist stillgelegt.") if category.active else tr("Wieder angeboten.")
        self._change(replace(category, active=not category.active), text)

    def _move(self, number: int, step: int) -> None:
        ids = [each.id for each in self._categories]
        ids[number], ids[number + step] = ids[number + step], ids[number]
        self._context.runner.change(
            lambda: finding_category.order(self._desk, ids), None, self._refused, owner=self
        )

    def _change(self, category: FindingCategory, said: str) -> None:
        self._context.runner.change(
            lambda: finding_category.change(self._desk, category),
            lambda _changes: self._context.notices.say(said),
            self._refused,
            owner=self,
        )

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, FieldError) and error.field in self.fields:
            self._show_errors({error.field: sentence(error)})
        else:
            self._show_errors({}, sentence(error))

    def _show_errors(self, errors: dict[str, str], general: str = "") -> None:
        show_errors(self.fields, errors)
        self._error.setText(general)
        self._error.setVisible(bool(general))
