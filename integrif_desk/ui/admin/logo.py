"""The association's logo: how it looks, another one, none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integrif_desk.casework import association as use_cases
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.association import Association
from integrif_desk.domain.errors import KnownError
from integrif_desk.ui.choosing import ask_which
from integrif_desk.ui.context import Context
from integrif_desk.ui.theme import theme
from integrif_desk.ui.widgets.buttons import FLAT, SMALL, Button
from integrif_desk.ui.widgets.panel import label
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

_WIDTH, _HEIGHT = 190, 84
"""Pixels at 100 %: 50 × 22 mm, as on paper."""


class LogoField(QWidget):
    """Saves at once: a picture is not typed. `on_saved(association)` gets it as it stands then."""

    def __init__(
        self,
        context: Context,
        on_saved: Callable[[Association], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._on_saved = on_saved
        self.picture = QLabel()
        # Logos are made for paper.
        self.picture.setStyleSheet("background: #FFFFFF; border: 1px solid #B9BDBD;")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(theme().px(_WIDTH) + 12, theme().px(_HEIGHT) + 12)
        self.words = label("", "muted", wrap=True)
        self.error = label("", "error", wrap=True)
        self.choose = Button(
            tr("Lo&go wählen …"), icon="image", height=SMALL, on_click=self._ask_which
        )
        self.remove = Button(tr("Logo en&tfernen"), FLAT, height=SMALL, on_click=self._remove)
        self._lay_out()

    def show_association(self, association: Association) -> None:
        """Show the logo that is stored."""
        found = bool(association.logo)
        self.picture.setVisible(found)
        self.remove.setVisible(found)
        self.words.setText(
            tr("Dieses Logo steht oben auf jedem neuen Dokument.")
            if found
            else tr(
                "Noch kein Logo. PNG oder JPEG, höchstens 1 MB; gedruckt wird es bis 50 mm breit "
                "und 22 mm hoch, auf weißem Grund."
            )
        )
        self.picture.setAccessibleName(
            tr("Logo von {name}", name=association.name) if found else ""
        )
        pixmap = QPixmap()
        if found and pixmap.loadFromData(association.logo, "PNG"):
            ratio = self.devicePixelRatioF()
            scaled = pixmap.scaled(
                round(theme().px(_WIDTH) * ratio),
                round(theme().px(_HEIGHT) * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(ratio)
            pixmap = scaled
        self.picture.setPixmap(pixmap)

    def take(self, path: Path) -> None:
        """Make the picture in this file the logo."""
        desk = self._context.opened.desk
        self.error.setText("")
        self._context.runner.change(
            lambda: use_cases.set_logo_from(desk, path),
            lambda changes: self._done(changes, tr("Das Logo ist gespeichert.")),
            self._refused,
            owner=self,
        )

    def _ask_which(self) -> QFileDialog:
        kinds = tr("Bilder (*.png *.jpg *.jpeg)")
        return ask_which(self, tr("Logo wählen"), kinds, self.take)

    def _remove(self) -> None:
        desk = self._context.opened.desk
        self.error.setText("")
        self._context.runner.change(
            lambda: use_cases.remove_logo(desk),
            lambda changes: self._done(changes, tr("Das Logo ist entfernt.")),
            self._refused,
            owner=self,
        )

    def _done(self, _changes: Changes, text: str) -> None:
        self._context.notices.say(text)
        desk = self._context.opened.desk
        self._context.runner.query(
            lambda: use_cases.read(desk), self._on_saved, key="logo", owner=self
        )

    def _refused(self, error: KnownError) -> None:
        self.error.setText(sentence(error))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.words)
        beside.addLayout(buttons)
        beside.addWidget(self.error)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
