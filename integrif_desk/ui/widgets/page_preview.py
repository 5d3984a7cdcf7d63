"""Shows a document inside the program: its pages are drawn on the worker when they come into view.

Qt's PDF module is not part of this program; pages come as pixels, always on white paper.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.views import PageImage
from integrif_desk.ui.ops import Runner
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.page_sheets import PageSheets
from integrif_desk.ui.widgets.panel import label, line
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

FULL_WIDTH, ACTUAL_SIZE = "width", "actual"


class PagePreview(QWidget):
    """Title row with page buttons and zoom, below it the pages on the desk colour."""

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._paper: Paper | None = None
        self._asked: tuple[int, int, int] | None = None  # first and last page, pixels
        self._where = label("", "label")
        self._zoom = ChoiceField(
            [Option(FULL_WIDTH, tr("Seitenbreite")), Option(ACTUAL_SIZE, "100\u202f%")],
            lambda chosen: self.sheets.set_actual(actual=chosen == ACTUAL_SIZE),
        )
        self._zoom.set_value(FULL_WIDTH)
        self._zoom.setAccessibleName(tr("Vergrößerung"))
        self.sheets = PageSheets()
        self.sheets.setAccessibleName(tr("Seiten der Vorschau"))
        self.sheets.moved.connect(self._look)
        self._message = label("", "muted", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def count(self) -> int:
        """How many pages the document has that is shown."""
        return self._paper.count if self._paper is not None else 0

    def show_paper(self, paper: Paper) -> None:
        """Show a document; the place one has scrolled to stays."""
        self._paper, self._asked = paper, None
        self._stack.setCurrentWidget(self.sheets)
        self.sheets.set_pages(paper.sizes)

    def show_message(self, words: str) -> None:
        """Forget the document and show a sentence in its place: what is missing, or nothing."""
        self._paper, self._asked = None, None
        self.sheets.forget()
        self._message.setText(words)
        self._stack.setCurrentIndex(1)

    def turn(self, step: int) -> None:
        """Go to the next (1) or previous (-1) page."""
        self.sheets.go_to(min(max(self.sheets.current() + step, 0), max(self.count - 1, 0)))

    def _look(self) -> None:
        """See which pages are in view: say so, and have one of them drawn that is not yet."""
        count = self.count
        where = tr("Seite {n} von {all}", n=self.sheets.current() + 1, all=count) if count else ""
        self._where.setText(where)
        self.sheets.setAccessibleDescription(where)
        if count and self.sheets.isVisible():
            self._draw_next()

    def _draw_next(self) -> None:
        paper, wanted = self._paper, self.sheets.wanted()
        if paper is None or not wanted:
            return
        if self._asked is not None and self._asked[0] in wanted:
            return  # it comes; asking anew with every step of the wheel would draw it in vain
        first = last = wanted[0]
        while last + 1 - first < paper.at_once and last + 1 in wanted:
            last += 1
        self._asked = asked = (first, last, self.sheets.pixels(first))
        width = asked[2]

        def show(pages: Sequence[PageImage]) -> None:
            if self._paper is paper and self._asked == asked:
                self._asked = None
                for number, page in enumerate(pages, start=first):
                    self.sheets.put(number, page, width)
                self._draw_next()

        def failed(error: KnownError) -> None:
            if self._paper is paper:
                self.show_message(sentence(error))

        # A page that is not in view any more is not drawn if that has not begun.
        self._runner.query(
            lambda: paper.draw(first + 1, last + 1, width),
            show,
            failed,
            key=("page", id(self)),
            owner=self,
        )

    def _lay_out(self) -> None:
        back = Button("", FLAT, icon="caret-left", height=SMALL, on_click=lambda: self.turn(-1))
        back.setAccessibleName(tr("Vorige Seite"))
        on = Button("", FLAT, icon="caret-right", height=SMALL, on_click=lambda: self.turn(1))
        on.setAccessibleName(tr("Nächste Seite"))
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 6)
        head.setSpacing(8)
        if theme().scale == 100:
            # Large text needs the room for what stands beside the pages.
            head.addWidget(label(tr("Vorschau"), "panel"))
        head.addStretch(1)
        for widget in (back, self._where, on):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._zoom)
        told = QWidget()
        told.setProperty("rail", True)
        told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        beside = QVBoxLayout(told)
        beside.setContentsMargins(20, 16, 20, 16)
        beside.addWidget(self._message)
        beside.addStretch(1)
        self._stack.addWidget(self.sheets)
        self._stack.addWidget(told)
        self._stack.setCurrentWidget(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._stack, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
