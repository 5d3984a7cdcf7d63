"""Releases a contact note for handing over from within the composer, and takes that back."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import contact_note
from integrif_desk.casework.changes import Changes
from integrif_desk.domain.contact_note import ContactNote, Visibility
from integrif_desk.ui.context import Context
from integrif_desk.wording.i18n import tr


def set_visibility(context: Context, note: ContactNote, wanted: Visibility, owner: QWidget) -> None:
    """Set whether a note may leave the desk; a release can be undone."""
    desk = context.opened.desk

    def done(_changes: Changes) -> None:
        if wanted is Visibility.INTERNAL:
            context.notices.say(tr("Die Notiz ist wieder intern."))
            return
        context.notices.say(
            tr("Die Notiz darf jetzt weitergegeben werden."),
            lambda: set_visibility(context, note, Visibility.INTERNAL, owner),
        )

    # Read anew, so that only the visibility changes and taking it back finds the new version.
    context.runner.change(
        lambda: contact_note.change(
            desk, replace(contact_note.read(desk, note.id), visibility=wanted)
        ),
        done,
        owner=owner,
    )
