"""„Wer ist zuständig?“ below the next steps: offices for this age and status, and why."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import responsible
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.responsibility.evaluate import STATUS
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility_views import CaseResponsibility
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case.responsible_words import (
    OfficeLine,
    advice_lines,
    footer,
    office_lines,
    reasons,
)
from integrif_desk.ui.case.status_questions import FactQuestion, missing_links
from integrif_desk.ui.case.tab import is_read_only
from integrif_desk.ui.context import ACTORS, ActorTarget, Context
from integrif_desk.ui.widgets.buttons import LINK, SMALL, Button
from integrif_desk.ui.widgets.panel import IconLabel, Panel, label, line, plain_tip
from integrif_desk.ui.widgets.wrapped import Wrapped
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.responsibility import clarify

STATUS_TAB, PERSON_TAB = "status", "overview"
_RESTS_ON = {Noun.MEASURE, Noun.ACTOR, Noun.RULE}


class ResponsiblePanel(QWidget):
    """`refer(actor_id)` asks for a new referral, `tab_wanted` for a tab of the case page."""

    refer = Signal(object)
    tab_wanted = Signal(str)
    go_to = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case_id: UUID | None = None
        self._read_only = True
        self.found: CaseResponsibility | None = None
        self.question: FactQuestion | None = None
        self.panel = Panel(tr("Wer ist zuständig?"), icon="compass")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._state = label("", "muted", wrap=True)
        self._state.setContentsMargins(16, 12, 16, 12)
        self._state.hide()
        self._footer = label("", "meta", wrap=True)
        self.panel.body.addLayout(self._rows)
        self.panel.body.addWidget(self._state)
        self._foot = self._make_foot()
        self.panel.body.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show who is responsible in a case; read anew each time it is shown."""
        if detail.case.id != self._case_id:
            self.clear()
        self._case_id = detail.case.id
        self._read_only = is_read_only(detail)
        self._read()

    def refresh(self, changes: Changes | None) -> None:
        """Read again when something beside the case has changed; `show_detail` tells the rest."""
        if self._case_id is not None and (changes is None or changes.nouns & _RESTS_ON):
            self._read()

    def keep_drafts(self) -> None:
        """Save an answer that has been typed and not yet left."""
        if self.question is not None:
            self.question.settle()

    def clear(self) -> None:
        """Forget the case."""
        self._case_id = self.found = None
        self._drop_rows()
        self._state.hide()
        self._foot.hide()

    def _read(self) -> None:
        desk, case_id = self._context.opened.desk, self._case_id
        if case_id is not None:
            self._context.runner.query(
                lambda: responsible.of_case(desk, case_id),
                self._show,
                self._fail,
                key=("responsible", id(self)),
                owner=self,
            )

    def _show(self, found: CaseResponsibility) -> None:
        if found.case_id != self._case_id:
            return
        asked = self.question is not None and _has_focus(self.question)
        self.found = found
        self._drop_rows()
        today = self._context.opened.desk.today()
        lines = office_lines(found, today)
        for number, one in enumerate(lines):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(_OfficeRow(self, one))
        self._add_open_questions(found, lines)
        self._add_advice(found)
        self._state.hide()
        self._footer.setText(footer(found.evaluation))
        self._foot.show()
        if asked:
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: KnownError) -> None:
        self._drop_rows()
        self._state.setText(sentence(error))
        self._state.show()

    def _add_open_questions(self, found: CaseResponsibility, lines: Sequence[OfficeLine]) -> None:
        """Ask for what no office is named for, so that one can be."""
        told = {name for one in lines for name in one.missing}
        answers = found.evaluation.answers.values()
        left = [name for one in answers for name in one.missing if name not in told]
        if not left:
            return
        if lines:
            self._rows.addWidget(line())
        names = tuple(dict.fromkeys(left))
        text = tr("Noch offen, weil Angaben fehlen")
        open_line = OfficeLine(name=text, actor_id=None, purpose="", missing=names)
        self._rows.addWidget(_OfficeRow(self, open_line, is_office=False))

    def _add_advice(self, found: CaseResponsibility) -> None:
        why = reasons(found)
        words = clarify(found.evaluation)
        if not (why or words):
            return
        box = QFrame()
        box.setProperty("callout", True)
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 8, 4, 8)
        column.setSpacing(2)
        if words:
            column.addWidget(label(words[0].upper() + words[1:], "strong", wrap=True))
        column.addWidget(label(why, "meta", wrap=True))
        for one in advice_lines(found) if words else ():
            column.addWidget(_OfficeRow(self, one, inset=0))
        around = QWidget()
        inset = QVBoxLayout(around)
        inset.setContentsMargins(12, 8, 12, 12)
        inset.addWidget(box)
        self._rows.addWidget(around)

    def _drop_rows(self) -> None:
        self.question = None
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()

    def ask(self, name: str, below: QVBoxLayout) -> None:
        """Open the question for a missing fact below the row, or the tab where it is entered."""
        if name == STATUS:
            self.tab_wanted.emit(STATUS_TAB)
            return
        if name not in set(Fact):
            self.tab_wanted.emit(PERSON_TAB)
            return
        if self.question is not None:
            same = self.question.fact.value == name
            self.question.hide()
            self.question.deleteLater()
            self.question = None
            if same:
                return
        if self.found is None or self._read_only:
            return
        made = FactQuestion(self._context, self.found.person_id, Fact(name))
        made.show_known(self.found.on_file.get(Fact(name)))
        below.addWidget(made)
        made.show()
        self.question = made
        made.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_read_only(self) -> bool:
        """Whether nothing may be begun, because the case is closed."""
        return self._read_only

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        self._more = Button(
            tr("Alle Bereiche"),
            LINK,
            height=SMALL,
            on_click=lambda: self.tab_wanted.emit(STATUS_TAB),
        )
        self._more.setAccessibleName(tr("Alle Bereiche im Reiter Status"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 4)
        row.setSpacing(6)
        row.addWidget(IconLabel("info", "muted", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._footer, 1)
        column.addLayout(row)
        more = QHBoxLayout()
        more.setContentsMargins(16, 0, 16, 4)
        more.addWidget(self._more)
        more.addStretch(1)
        column.addLayout(more)
        foot.hide()
        return foot


def _has_focus(holder: QWidget) -> bool:
    return any(one.hasFocus() for one in (holder, *holder.findChildren(QWidget)))


class _OfficeRow(QWidget):
    """Name and „Verweisen“, purpose, law, what is missing."""

    def __init__(
        self, panel: ResponsiblePanel, shown: OfficeLine, *, inset: int = 16, is_office: bool = True
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(inset, 6, inset or 8, 8)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        name = label(shown.name, "strong" if is_office else "label", wrap=True)
        name.setMinimumWidth(1)  # a single long word must not widen the column
        name.setToolTip(plain_tip(shown.name))
        head.addWidget(name, 1)
        column.addLayout(head)
        if is_office and not panel.is_read_only():
            made = self._link(panel, shown)
            if inset:
                head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
            else:  # little room beside the name
                column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        if shown.purpose:
            column.addWidget(label(shown.purpose, "label", wrap=True))
        if shown.warning:
            column.addWidget(label(shown.warning, "warning", wrap=True))
        if shown.law:
            law = label(shown.law, "meta", wrap=True)
            law.setToolTip(plain_tip(shown.whole_law))
            column.addWidget(law)
        if is_office and shown.actor_id is None:
            column.addWidget(label(tr("noch nicht im Verzeichnis"), "meta", wrap=True))
        if shown.others:
            column.addWidget(label(tr("auch: {names}", names=shown.others), "meta", wrap=True))
        if shown.missing:
            links = missing_links(shown.missing, lambda name: panel.ask(name, column))
            column.addWidget(Wrapped(links))

    def _link(self, panel: ResponsiblePanel, shown: OfficeLine) -> Button:
        actor_id = shown.actor_id
        if actor_id is None:
            made = Button(
                tr("Eintragen"),
                LINK,
                height=SMALL,
                on_click=lambda: panel.go_to.emit(ACTORS, ActorTarget()),
            )
            made.setAccessibleName(tr("{name} ins Verzeichnis eintragen", name=shown.name))
            return made
        made = Button(
            tr("Verweisen"), LINK, height=SMALL, on_click=lambda: panel.refer.emit(actor_id)
        )
        made.setAccessibleName(tr("An {name} verweisen", name=shown.name))
        return made
