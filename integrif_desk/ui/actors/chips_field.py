"""Several of many: chips to tick, and a line for what is not among them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from integrif_desk.ui.case.field_group import KeptField
from integrif_desk.ui.widgets.fields import LineField
from integrif_desk.ui.widgets.panel import plain_tip
from integrif_desk.ui.widgets.toggles import FilterChip
from integrif_desk.ui.widgets.wrapped import Wrapped


class ChipsField(KeptField):
    """What is kept are the keys of the ticked chips and the free texts, a line each.

    `options` are key, text and tip. With `more`, a line takes other texts divided by commas;
    `name_of` and `key_of` turn its keys into texts and back.
    """

    def __init__(
        self,
        options: Sequence[tuple[str, str, str]],
        *,
        more: str = "",
        name_of: Callable[[str], str] = str,
        key_of: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name_of, self._key_of = name_of, key_of
        self.chips: dict[str, FilterChip] = {}
        for key, text, tip in options:
            chip = FilterChip(text.replace("&", "&&"))
            chip.setToolTip(plain_tip(tip))
            chip.setAccessibleName(tip or text)
            chip.clicked.connect(lambda _checked: self.changed.emit())
            self.chips[key] = chip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Wrapped(list(self.chips.values())))
        self.more: LineField | None = None
        if more:
            self.more = LineField(more, on_change=lambda _text: self.changed.emit())
            self.more.setAccessibleName(more)
            column.addWidget(self.more)
        self.setFocusProxy(next(iter(self.chips.values())))

    def kept(self) -> str:
        keys = [key for key, chip in self.chips.items() if chip.isChecked()]
        typed = self.more.value().split(",") if self.more is not None else ()
        keys += [self._key_of(text.strip()) for text in typed if text.strip()]
        return "\n".join(dict.fromkeys(keys))

    def set_kept(self, text: str) -> None:
        keys = [key for key in text.split("\n") if key]
        for key, chip in self.chips.items():
            chip.setChecked(key in keys)
        if self.more is not None:
            free = [self._name_of(key) for key in keys if key not in self.chips]
            self.more.set_value(", ".join(free))
