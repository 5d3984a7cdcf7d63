"""Words being masked: as they were typed, what would betray somebody, and what is kept."""

from collections.abc import Collection, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import masking
from integrif_desk.casework.quote import ALL_KINDS, kept
from integrif_desk.domain.mask_suggestion import MaskKind
from integrif_desk.domain.masking import MaskSuggestion, apply
from integrif_desk.ui.context import Context
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.buttons import LINK, Button
from integrif_desk.ui.widgets.fields import TextArea, repolish
from integrif_desk.ui.widgets.panel import IconLabel, label
from integrif_desk.ui.widgets.toggles import FilterChip
from integrif_desk.ui.widgets.wrapping_row import WrappingRow
from integrif_desk.wording.i18n import tr

_LONGEST = 28


class MaskedQuote(QWidget):
    """What will be saved, a chip for each passage; the words themselves in a field above.

    With `folded` the field is hidden until somebody wants to change more than chips can. Every
    passage of one of the `kinds` is masked until its chip is switched off. A `quiet` one says what
    will be saved only where that is not what was typed. `changed` is emitted when a person has
    changed what will be saved.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        *,
        folded: bool = False,
        title: str = tr("So wird der Beleg gespeichert"),
        kinds: Collection[MaskKind] = ALL_KINDS,
        quiet: bool = False,
        field: TextArea | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_folded = folded
        self._kinds = kinds
        self._is_quiet = quiet
        self._context = context
        self._case_id: UUID | None = None
        self._found: tuple[MaskSuggestion, ...] = ()
        self._left: frozenset[str] = frozenset()
        self._masked = ""
        self._is_reviewed = False
        self._is_mine = False
        self.field = field if field is not None else TextArea(lines=2, most=8)
        self.field.setAccessibleName(tr("Wortlaut"))
        self.field.textChanged.connect(self._typed)
        self._chips = WrappingRow(6)
        self._chips.setAccessibleName(tr("Was verdeckt wird"))
        self._preview = label("", "quote", wrap=True)
        self.edit_button = Button(tr("Wortlaut &ändern"), LINK, height=20, on_click=self._unfold)
        self._saved = QFrame()
        self._saved.setProperty("soft", True)
        head = QHBoxLayout()
        head.addWidget(label(title, "meta"), 1)
        head.addWidget(self.edit_button)
        shown = QVBoxLayout(self._saved)
        shown.setContentsMargins(12, 7, 12, 8)
        shown.setSpacing(2)
        shown.addLayout(head)
        shown.addWidget(self._preview)
        self._warning = QWidget()
        warning = QHBoxLayout(self._warning)
        warning.setContentsMargins(0, 0, 0, 0)
        warning.setSpacing(6)
        self._warning_text = label("", "warning", wrap=True)
        warning.addWidget(IconLabel("warning-fill", "waiting", 15))
        warning.addWidget(self._warning_text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.field, NeverHint(self.field), self._saved, self._chips, self._warning):
            column.addWidget(part)
        self.setFocusProxy(self.edit_button if folded else self.field)
        self._fold()
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.field.setAccessibleName(name or tr("Wortlaut"))

    def set_quote(self, text: str, case_id: UUID | None, *, reviewed: bool = False) -> None:
        """Show a text; what is found in a `reviewed` one had been left readable on purpose."""
        self._case_id = case_id
        self._left = frozenset()
        self._is_reviewed = reviewed
        self._is_mine = False
        self.field.set_value(text)
        # Nothing unmasked is ever handed out, not even until the suggestions are there.
        self._found, self._masked = (), text if reviewed else ""
        self._fold()
        self._show()
        self._ask()

    def text(self) -> str:
        """Return the words as they stand in the field."""
        return self.field.value()

    def masked(self) -> str:
        """Return what will be saved, as it was last shown; empty until it is known."""
        return self._masked

    def left(self) -> frozenset[str]:
        """Return the passages that somebody left readable."""
        return self._left

    def is_touched(self) -> bool:
        """Tell whether a person has changed the words or what of them is masked."""
        return self._is_mine

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DynamicPropertyChange and hasattr(self, "field"):
            # What is wrong with it is seen at the field.
            self.field.setProperty("invalid", self.property("invalid"))
            repolish(self.field)
        return super().event(event)

    def chips(self) -> Sequence[FilterChip]:
        """Return the chips that are shown."""
        return [each for each in self._chips.widgets() if isinstance(each, FilterChip)]

    def _fold(self) -> None:
        self.field.setVisible(not self._is_folded)
        self.edit_button.setVisible(self._is_folded)

    def _unfold(self) -> None:
        self.field.show()
        self.edit_button.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._is_mine = True
        self._ask()

    def _ask(self) -> None:
        text, case_id, desk = self.text(), self._case_id, self._context.opened.desk
        if not text:
            self._offer("", ())
            return
        self._context.runner.query(
            lambda: tuple(
                one for one in masking.suggestions(desk, text, case_id) if one.kind in self._kinds
            ),
            lambda found: self._offer(text, found),
            key=("masking", id(self)),
            owner=self,
        )

    def _offer(self, text: str, found: tuple[MaskSuggestion, ...]) -> None:
        if self._is_reviewed:
            self._left = frozenset(_passage(text, each) for each in found)
            self._is_reviewed = False
        same = [_key(text, each) for each in found] == [chip.text() for chip in self.chips()]
        self._found = found
        if not same:
            self._chips.show_widgets(self._make_chips(text))
        self._mask(text)

    def _make_chips(self, text: str) -> list[QWidget]:
        made: dict[str, QWidget] = {}
        for each in self._found:
            passage = _passage(text, each)
            if passage not in made:
                chip = FilterChip(_key(text, each))
                chip.setAccessibleName(
                    tr(
                        "„{passage}“ durch {mask} ersetzen",
                        passage=passage,
                        mask=each.replacement,
                    )
                )
                chip.setChecked(passage not in self._left)
                chip.toggled.connect(lambda on, passage=passage: self._toggle(passage, on))
                made[passage] = chip
        return list(made.values())

    def _toggle(self, passage: str, on: bool) -> None:
        self._left = self._left - {passage} if on else self._left | {passage}
        self._is_mine = True
        self._mask(self.text())

    def _mask(self, text: str) -> None:
        self._masked = apply(text, kept(text, self._found, self._left))
        self._show()
        if self._is_mine:
            self.changed.emit()

    def _show(self) -> None:
        self._preview.setText(self._masked)
        text = self.text()
        shown = self._masked != text if self._is_quiet else True
        self._saved.setVisible(bool(self._masked) and shown)
        passages = {_passage(text, each) for each in self._found}
        readable = sorted(self._left & passages)
        self._chips.setVisible(bool(passages))
        self._warning.setVisible(bool(readable))
        if readable:
            quoted = ", ".join(f"„{each}“" for each in readable)
            self._warning_text.setText(
                tr("Lesbar bleibt {passages}. Ist die Person daran zu erkennen?", passages=quoted)
            )


def _passage(text: str, found: MaskSuggestion) -> str:
    return text[found.start : found.end]


def _key(text: str, found: MaskSuggestion) -> str:
    passage = " ".join(_passage(text, found).split())
    short = passage if len(passage) <= _LONGEST else f"{passage[: _LONGEST - 2]} …"
    return f"{short} → {found.replacement}".replace("&", "&&")
