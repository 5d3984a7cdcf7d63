"""What was dropped may be no answer at all, but another association's handover: offer its case."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import handover_file
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.buttons import Button
from integrif_desk.wording.i18n import tr


class ImportOffer(Button):
    """Hidden until a file turns out to carry a handover; `on_import` is called with its path."""

    def __init__(
        self, context: Context, on_import: Callable[[Path], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("&Fall aus Übergabe anlegen …"), icon="tray", on_click=self._import, parent=parent
        )
        self._context = context
        self._on_import = on_import
        self._path: Path | None = None
        self.hide()

    def ask(self, path: Path) -> None:
        """Look on the worker thread whether the file carries a handover."""
        self.forget()
        self._path = path
        self._context.runner.query(
            lambda: handover_file.is_handover(handover_file.load(path)),
            self._show,
            self._refused,
            key=("import offer", id(self)),
            owner=self,
        )

    def forget(self) -> None:
        """Offer nothing."""
        self._path = None
        self.hide()

    def _show(self, carries: bool) -> None:
        self.setVisible(carries and self._path is not None)

    def _refused(self, _error: KnownError) -> None:
        """What cannot be read has been told by the page."""

    def _import(self) -> None:
        if self._path is not None:
            self._on_import(self._path)
