"""The consent form on paper: made of what stands in the fields, looked at, printed, saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from integrif_desk.casework import actor, attachment, consent, consent_form, form_review
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.attachment import MediaType
from integrif_desk.domain.consent import ConsentFacts
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.views import PageImage
from integrif_desk.ui.case.case_input import Refused
from integrif_desk.ui.case.consent_input import Texts, asked_consent, read_consent
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers.paper import PRINT_WIDTH, print_pages
from integrif_desk.ui.pages_view import WIDTH
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.wording.i18n import tr

FILE_NAME = "Einwilligung.pdf"
"""Tells nothing about the person."""


@dataclass(frozen=True)
class _Made:
    case_id: UUID
    pdf: bytes
    pages: tuple[PageImage, ...]


class ConsentSheet:
    """Holds the sheet that is shown, so that it can be printed and saved."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        self._context = context
        self._owner = owner
        self._made: _Made | None = None

    def make(
        self,
        case_id: UUID,
        texts: Texts,
        today: date,
        on_made: Callable[[str, Sequence[PageImage]], object],
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
            on_made(tr("Einwilligung zum Unterschreiben"), made.pages)

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

        def record() -> None:
            desk = self._context.opened.desk
            self._context.runner.change(lambda: consent.record_printing(desk, made.case_id))

        def send(pages: tuple[PageImage, ...]) -> None:
            print_pages(pages, FILE_NAME, self._owner, record)

        self._context.runner.query(
            lambda: attachment.pictures(MediaType.PDF, made.pdf, PRINT_WIDTH),
            send,
            key=("consent-print", id(self)),
            owner=self._owner,
        )

    def save(self) -> QFileDialog:
        """Ask where to and write the PDF there; returns the open dialog."""
        parent = self._owner
        dialog = QFileDialog(parent, tr("PDF speichern"), str(Path.home()), tr("PDF-Datei (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(FILE_NAME)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        QFileDialog.open(dialog)
        return dialog

    def write(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the PDF; a file that is there is replaced only after a question."""
        made, context = self._made, self._context
        if made is None:
            return

        def done(written: Path) -> None:
            context.notices.say(
                tr(
                    "Gespeichert als „{name}“. Die Datei ist nicht verschlüsselt.",
                    name=written.name,
                )
            )

        def failed(error: KnownError) -> None:
            if error.code is not ErrorCode.FILE_EXISTS:
                context.notices.error(error)
                return
            confirm(
                self._owner,
                tr("Datei ersetzen"),
                tr("Die Datei „{name}“ gibt es schon. Sie wird ersetzt.", name=path.name),
                tr("Datei &ersetzen"),
                lambda: self.write(path, overwrite=True),
            )

        context.runner.change(
            lambda: consent.export_form(
                context.opened.desk, made.case_id, made.pdf, path, overwrite=overwrite
            ),
            done,
            failed,
            owner=self._owner,
        )

    def forget(self) -> None:
        """Forget the sheet."""
        self._made = None


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
    return _Made(case_id, pdf, attachment.pictures(MediaType.PDF, pdf, WIDTH))
