"""„Weitergeben“: the ways out that the recipient accepts, and what each of them asks for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.casework import sending
from integrif_desk.casework.leaving import Document
from integrif_desk.casework.sending import Given, Offer
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.ways_out import IN_CLEAR, WayOut
from integrif_desk.ui.context import Context
from integrif_desk.ui.handovers import giving_presenter as words
from integrif_desk.ui.handovers.agreed_tick import AgreedTick
from integrif_desk.ui.handovers.file_ways import written_as
from integrif_desk.ui.handovers.parcel import Parcel, Untold
from integrif_desk.ui.handovers.told_password import ToldPassword
from integrif_desk.ui.print_job import PrintJob
from integrif_desk.ui.saving import ask_in_clear, ask_where, write_file
from integrif_desk.ui.widgets.buttons import FLAT, LINK, SMALL, TONAL, Button, plain_text
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.panel import ElidedLabel, IconLabel, label
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import channel_short


class GivePanel(QFrame):
    """Opens in place of the pages of a document; `on_toggle(is open)` is called when it does, and
    when it closes.

    A password that nobody has passed on yet comes back with its handover until it is told.
    """

    def __init__(
        self, context: Context, on_toggle: Callable[[bool], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("scrolled", True)
        self._context = context
        self._desk = context.opened.desk
        self._on_toggle = on_toggle
        self._row: Parcel | None = None
        self._document: Document | None = None
        self._offer: Offer | None = None
        self._untold: dict[UUID, Untold] = {}
        self._printing: PrintJob | None = None
        self._title = ElidedLabel("", "panel")
        self.channel: ChoiceField[Channel] = ChoiceField((), lambda _one: self._show_ways())
        self.channel.setAccessibleName(tr("Weg"))
        self._hint = label("", wrap=True)
        self.warning = label("", "warning", wrap=True)
        self.agreed = AgreedTick()
        self._choice = QWidget()
        self.ways = {
            way: Button(text, icon=icon, height=SMALL, on_click=press, parent=self._choice)
            for way, (text, icon) in words.BUTTONS.items()
            for press in (partial(self._press, way),)
        }
        self._buttons = QVBoxLayout()
        self.told = ToldPassword(self._passed_on, self._not_sent)
        self.keep_draft = Button(
            tr("Entwurf stattdessen speichern …"), LINK, height=SMALL, on_click=self._keep_draft
        )
        self._lay_out()

    # what the detail calls

    def show_offer(self, row: Parcel, offer: Offer, document: Document | None = None) -> None:
        """Take what can be done with the document that is shown; close for another one.

        `document` is what is given away where it is not stored under the parcel's id.
        """
        same = self._row is not None and self._row.id == row.id
        self._row, self._offer, self._document = row, offer, document or row.id
        if row.id in self._untold:
            self._show_untold()
        elif not same or offer.refusal is not None:
            self._on_toggle(False)

    def open(self, channel: Channel | None = None) -> None:
        """Show the ways out, beginning with this channel or the one that was planned."""
        offer = self._offer
        if self._row is None or offer is None or offer.refusal is not None or self.is_untold():
            return
        self._title.setText(tr("Weitergeben an {name}", name=self._row.recipient_name))
        self.channel.set_options(
            [Option(one.channel, channel_short(one.channel)) for one in offer.channels]
        )
        self.channel.set_value(channel or words.chosen_first(offer.channels, offer.planned))
        self._choice.show()
        self.told.hide()
        self.keep_draft.hide()
        self._show_ways()
        self._on_toggle(True)
        self.channel.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_paper(self) -> None:
        """Show the ways out with the cursor on the printer."""
        if self._offer is None:
            return
        paper = [one for one in self._offer.channels if WayOut.PRINT in one.ways]
        self.open(words.chosen_first(paper, self._offer.planned))
        self.ways[WayOut.PRINT].setFocus(Qt.FocusReason.OtherFocusReason)

    def is_untold(self) -> bool:
        """Whether a password of this handover is still to be passed on."""
        return self._row is not None and self._row.id in self._untold

    def forget(self) -> None:
        """Forget the handover and every password, as on lock."""
        self._row = self._offer = self._document = None
        self._untold.clear()
        if self._printing is not None:
            self._printing.stop()
            self._printing = None
        self.told.forget()
        self._title.setText("")
        self.warning.setText("")
        self._on_toggle(False)

    def leave(self) -> None:
        """Hide, because no handover is shown; a password waits until its handover is again."""
        self._row = self._offer = self._document = None
        self.told.forget()
        self._on_toggle(False)

    # the ways

    def _show_ways(self) -> None:
        offer, channel = self._offer, self.channel.value()
        assert offer is not None
        assert channel is not None
        ways = next(one.ways for one in offer.channels if one.channel is channel)
        notes = (
            words.warning(offer.channels, channel),
            words.missing_address(ways[0], offer.mail_to, to_person=offer.to_person),
        )
        self._hint.setText(words.hint(channel, offer.file_name))
        self.warning.setText(" ".join(note for note in notes if note))
        self.warning.setVisible(any(notes))
        self.agreed.ask(needed=not words.is_accepted(offer.channels, channel))
        for way, button in self.ways.items():
            button.setVisible(way in ways)
            button.look = TONAL if way is ways[0] else FLAT
            text, icon = words.button(way, offer.file_name)
            button.setText(text)
            button.setAccessibleName(plain_text(text))
            button.set_icon_name(icon)
        while self._buttons.count():
            self._buttons.takeAt(0)
        for way in ways:
            self._buttons.addWidget(self.ways[way], 0, Qt.AlignmentFlag.AlignLeft)

    def _press(self, way: WayOut) -> None:
        self.agreed.then(partial(self._go, way))

    def _go(self, way: WayOut) -> None:
        row, document, channel = self._row, self._document, self.channel.value()
        if row is None or document is None or channel is None:
            return
        if way is WayOut.PRINT:
            self._fetch_for_printer(row, document, channel)
        elif way is WayOut.MAIL:
            self._open_mail(row, document, channel)
        elif way is WayOut.TELL:
            self._tell(document, channel)
        elif way in IN_CLEAR:
            ask_in_clear(
                self,
                lambda: self._ask_where(way, row, document, channel),
                words.clear_question(way),
            )
        else:
            self._ask_where(way, row, document, channel)

    def _tell(self, document: Document, channel: Channel) -> None:
        agreed = self.agreed.words()
        self._context.runner.change(
            lambda: sending.tell(self._desk, document, channel, agreed),
            lambda given: self._entered(given, tr("Im Register eingetragen.")),
            self._context.notices.error,
            owner=self,
        )

    def _fetch_for_printer(self, row: Parcel, document: Document, channel: Channel) -> None:
        agreed = self.agreed.words()

        def ask(found: tuple[bytes, int]) -> None:
            given: list[Given] = []
            self._printing = job = PrintJob(
                self._context,
                self,
                *found,
                tr("Drucken"),
                lambda: self._entered(given[0], tr("Gedruckt und im Register eingetragen.")),
                job=row.number,
                on_refused=lambda: self._take_back(given[0], tr("Der Drucker hat nicht gedruckt.")),
            )

            def enter() -> Given:
                given.append(sending.put_on_paper(self._desk, document, channel, agreed))
                return given[0]

            job.ask(enter)

        self._context.runner.query(
            lambda: sending.for_printer(self._desk, document),
            ask,
            self._context.notices.error,
            key="handover-print",
            owner=self,
        )

    def _ask_where(self, way: WayOut, row: Parcel, document: Document, channel: Channel) -> None:
        if self._offer is None:
            return
        write, kind, name = written_as(way, self._offer.file_name)
        agreed = self.agreed.words()

        def done(given: Given) -> None:
            assert given.path is not None
            if given.password:
                self._untold[row.id] = Untold(given, mail=False)
                self._show_untold()
                return
            self._entered(
                given,
                tr(
                    "Gespeichert als „{name}“ und im Register eingetragen. Die Datei ist nicht "
                    "verschlüsselt.",
                    name=given.path.name,
                ),
            )

        def take(path: Path) -> None:
            write_file(
                self._context,
                self.window(),
                path,
                lambda overwrite: write(
                    self._desk, document, channel, path, agreed=agreed, overwrite=overwrite
                ),
                done,
            )

        ask_where(self, tr("Speichern"), kind, name, take)

    def _open_mail(self, row: Parcel, document: Document, channel: Channel) -> None:
        def done(given: Given) -> None:
            self._untold[row.id] = Untold(given, mail=True)
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(given.path))):
                self._context.notices.error(
                    tr(
                        "Es öffnet sich kein E-Mail-Programm. Bitte speichern Sie den Entwurf und "
                        "hängen Sie ihn dort an, wo Sie E-Mails schreiben."
                    )
                )
            self._show_untold()

        folder, agreed = self._context.opened.folder, self.agreed.words()
        self._context.runner.change(
            lambda: sending.prepare_mail(self._desk, document, channel, folder, agreed),
            done,
            self._context.notices.error,
            owner=self,
        )

    # afterwards

    def _entered(self, given: Given, text: str) -> None:
        self._on_toggle(False)
        remark = tr("Gleich danach zurückgenommen.")
        self._context.notices.say(text, lambda: self._take_back(given, remark))

    def _show_untold(self) -> None:
        if self._row is None or self._row.id not in self._untold:
            return
        untold = self._untold[self._row.id]
        self._title.setText(tr("Kennwort für {name}", name=self._row.recipient_name))
        name = untold.given.path.name if untold.given.path is not None else ""
        what = (
            tr("Bitte schicken Sie den Entwurf in Ihrem E-Mail-Programm ab.")
            if untold.mail
            else tr("Gespeichert als „{name}“.", name=name)
        )
        if self._offer is not None:
            told = self._offer
            call = words.call(told.phone, told.phone_of, to_person=told.to_person)
            what = f"{what} {call}"
        self._choice.hide()
        self.told.show()
        self.keep_draft.setVisible(untold.mail)
        if self.told.password.text() != untold.given.password:
            self.told.show_password(untold.given.password, what, tr("Doch nicht weitergegeben"))
        self._on_toggle(True)

    def _passed_on(self) -> None:
        self._end(tr("Im Register eingetragen."))

    def _not_sent(self) -> None:
        untold = self._end(tr("Zurückgenommen. Das Kennwort gilt für nichts mehr."))
        if untold is not None:
            mail = tr("Der Entwurf wurde nicht abgeschickt.")
            self._take_back(
                untold.given, mail if untold.mail else tr("Die Datei wurde nicht weitergegeben.")
            )

    def _end(self, text: str) -> Untold | None:
        untold = self._untold.pop(self._row.id, None) if self._row is not None else None
        if untold is not None and untold.mail:
            path = untold.given.path
            assert path is not None
            self._context.runner.change(lambda: sending.forget_mail(path))
        self.told.forget()
        self._context.notices.say(text)
        self._on_toggle(False)
        return untold

    def _keep_draft(self) -> None:
        untold = self._untold.get(self._row.id) if self._row is not None else None
        if untold is None or untold.given.path is None:
            return
        draft = untold.given.path

        def take(path: Path) -> None:
            write_file(
                self._context,
                self.window(),
                path,
                lambda overwrite: sending.keep_mail(draft, path, overwrite=overwrite),
                lambda kept: self._context.notices.say(
                    tr("Der Entwurf ist als „{name}“ gespeichert.", name=kept.name)
                ),
            )

        kind = tr("E-Mail-Entwurf (*.eml)")
        ask_where(self, tr("Entwurf speichern"), kind, draft.name, take)

    def _take_back(self, given: Given, remark: str) -> None:
        self._context.runner.change(
            lambda: sending.take_back(self._desk, given.disclosure_id, remark)
        )

    def _cancel(self) -> None:
        self._on_toggle(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.is_untold():
            self._cancel()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("paper-plane-tilt", "accent"))
        head.addWidget(self._title, 1)
        way = QHBoxLayout()
        way.setSpacing(10)
        way.addWidget(label(tr("Weg"), "meta"))
        way.addWidget(self.channel, 1)
        self._buttons.setSpacing(4)
        inner = QVBoxLayout(self._choice)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(way)
        inner.addWidget(self.warning)
        inner.addWidget(self.agreed)
        inner.addWidget(self._hint)
        inner.addLayout(self._buttons)
        inner.addWidget(
            Button(tr("Abbrechen"), FLAT, height=SMALL, on_click=self._cancel),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._choice)
        column.addWidget(self.told)
        column.addWidget(self.keep_draft, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
