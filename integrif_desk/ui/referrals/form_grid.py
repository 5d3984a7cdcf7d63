"""A compact form: labels at the left, fields beside them, what is wrong below its field.

The detail area is low and wide, so labels above the fields would cost too much height.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.fields import repolish
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.i18n import tr

LABEL_WIDTH = 76


class FormGrid(QWidget):
    """Add rows top to bottom; a row may hold several fields, each under its `FieldError` name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, theme().px(LABEL_WIDTH))
        self._grid.setColumnStretch(1, 1)
        self._fields: dict[str, QWidget] = {}
        self._errors: dict[str, QLabel] = {}
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        self._count = 0

    def add(self, text: str, **fields: QWidget) -> None:
        """Add a row; its first field is the buddy of the label and gives way to none."""
        name, field = next(iter(fields.items()))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        shown = label("", "label")
        shown.setText(text)
        shown.setBuddy(field)
        error = label("", "error", wrap=True)
        error.hide()
        for number, (key, each) in enumerate(fields.items()):
            row.addWidget(each, 0 if number else 1)
            if not each.accessibleName():
                each.setAccessibleName(text.replace("&", ""))
            self._fields[key] = each
            self._errors[key] = error
        holder = QWidget()
        holder.setLayout(row)
        self._rows[name] = (shown, holder)
        self._grid.addWidget(shown, 2 * self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(holder, 2 * self._count, 1)
        self._grid.addWidget(error, 2 * self._count + 1, 1)
        self._count += 1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add_wide(self, widget: QWidget) -> None:
        """Add something below the fields that is none, e.g. what a code means."""
        self._grid.addWidget(widget, 2 * self._count, 1)
        self._count += 1

    def show_row(self, name: str, visible: bool) -> None:
        """Show or hide the row whose first field is `name`."""
        for part in self._rows[name]:
            part.setVisible(visible)
        if not visible:
            self._errors[name].hide()

    def set_label(self, name: str, text: str) -> None:
        """Change the label of a row."""
        self._rows[name][0].setText(text)
        self._fields[name].setAccessibleName(text.replace("&", ""))

    def show_errors(self, errors: dict[str, str]) -> None:
        """Show the sentence of each field, clear the others, focus the first that is wrong."""
        for error in self._errors.values():
            error.hide()
        for name, field in self._fields.items():
            sentence = errors.get(name, "")
            field.setProperty("invalid", bool(sentence))
            field.setAccessibleDescription(sentence)
            repolish(field)
            if sentence:
                self._errors[name].setText(sentence)
                self._errors[name].show()
        for name, field in self._fields.items():
            if name in errors:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def at_left(field: QWidget) -> QWidget:
    """Return a holder in which a field keeps its own width."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field)
    row.addStretch(1)
    holder.setFocusProxy(field)
    return holder


class FormArea(QScrollArea):
    """Scrolls a form up and down where it is too low, and is never narrower than the form."""

    def __init__(self, grid: FormGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Formular"))
        self._content = content = QWidget()
        content.setProperty("scrolled", True)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(2, 2, 8, 2)
        inside.addWidget(grid)
        inside.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        form = self._content.minimumSizeHint().width()
        return QSize(form + self.verticalScrollBar().sizeHint().width(), theme().px(96))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
        return super().eventFilter(watched, event)
