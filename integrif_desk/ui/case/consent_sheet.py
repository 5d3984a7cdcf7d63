"""The consent form on paper: made of what stands in the fields, looked at, printed, saved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import actor, consent, consent_form, drawn, form_review
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.drawn import Paper
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.case.case_input import Refused
from integrif_desk.ui.case.consent_input import Texts, asked_consent, read_consent
from integrif_desk.ui.context import Context
from integrif_desk.ui.print_job import PrintJob
from integrif_desk.ui.saving import ask_in_clear, ask_where_pdf, write_pdf
from integrif_desk.wording.i18n import tr

FILE_NAME = "Einwilligung.pdf"
"""Tells nothing about the person."""


@dataclass(frozen=True)
class _Made:
    case_id: UUID
    pdf: bytes
    paper: Paper


class ConsentSheet:
    """Holds the sheet that is shown, so that it can be printed and saved."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner
        self._made: _Made | None = None
        self._printing: PrintJob | None = None

    def make(
        self,
        case_id: UUID,
        texts: Texts,
        today: date,
        on_made: Callable[[str, Paper], object],
        on_refused: Callable[[KnownError | dict[str, str]], None],
    ) -> None:
        """Make the form of what was typed; fields that cannot stand are told by name."""
        try:
            facts = read_consent(texts, today)
        except Refused as refused:
            on_refused(refused.errors)
            return
        desk = self._context.opened.desk

        def show(made: _Made) -> None:
            self._made = made
            on_made(tr("Einwilligung zum Unterschreiben"), made.paper)

        self._context.runner.query(
            lambda: _make(desk, case_id, facts),
            show,
            on_refused,
            key=("consent-sheet", id(self)),
            owner=self._owner,
        )

    def print_it(self) -> None:
        """Ask for the printer and print."""
        made = self._made
        if made is None:
            return

        self._printing = PrintJob(
            self._context,
            self._owner,
            made.pdf,
            made.paper.count,
            tr("Drucken"),
            job=FILE_NAME,
        )
        desk = self._context.opened.desk
        self._printing.ask(lambda: consent.record_printing(desk, made.case_id))

    def save(self) -> None:
        """Ask whether to write the PDF in clear, and where."""
        ask_in_clear(self._owner, lambda: ask_where_pdf(self._owner, FILE_NAME, self.write))

    def write(self, path: Path) -> None:
        """Write the PDF."""
        made, desk = self._made, self._context.opened.desk
        if made is not None:
            write_pdf(
                self._context,
                self._owner,
                path,
                lambda overwrite: consent.export_form(
                    desk, made.case_id, made.pdf, path, overwrite=overwrite
                ),
            )

    def forget(self) -> None:
        """Forget the sheet."""
        self._made = None
        if self._printing is not None:
            self._printing.stop()
            self._printing = None


def _make(desk: Desk, case_id: UUID, facts: ConsentFacts) -> _Made:
    unit = actor.view(desk, facts.recipient_id).actor if facts.recipient_id else None
    reviewed = any(
        one.language.reviewed
        for one in form_review.languages(desk)
        if one.language.code == facts.form_language
    )
    asked = asked_consent(facts, unit, reviewed=reviewed)
    # A name that no font has is written by hand; the sheet is signed by hand, too.
    pdf = consent_form.form(desk, case_id, asked, despite_missing_glyphs=True)
    return _Made(case_id, pdf, drawn.paper(pdf))
