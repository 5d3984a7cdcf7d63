"""How the ways out read: channels, buttons, what to mind, what has been given already."""

from collections.abc import Sequence
from pathlib import Path

from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import Disclosure, Writing
from integrif_desk.domain.ways_out import IN_CLEAR, OfferedChannel, WayOut
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import channel_short, label

BUTTONS = {
    WayOut.PRINT: (tr("&Drucken …"), "printer"),
    WayOut.MAIL: (tr("E-Mail-&Entwurf öffnen"), "envelope-simple"),
    WayOut.SAVE_LOCKED: (tr("PDF mit &Kennwort speichern …"), "lock-simple"),
    WayOut.SAVE_MAIL: (tr("Entwurf &ohne Kennwort speichern …"), "envelope-simple-open"),
    WayOut.SAVE_OPEN: (tr("PDF &ohne Kennwort speichern …"), "file-pdf"),
    WayOut.TELL: (tr("Gespeicherte Datei ist ü&bergeben"), "check-bold"),
}
"""Text and icon of the button of each way, for a PDF."""

AGREED = tr("Die Stelle hat diesem Weg zugestimmt.")
"""What is ticked, and what the register keeps of it, where a channel is not accepted."""

ASK_FIRST = tr("Bitte fragen Sie die Stelle, und setzen Sie dann den Haken.")

_HINTS = {
    Channel.IN_PERSON: tr(
        "Das Papier enthält personenbezogene Daten. Bitte holen Sie es gleich aus dem Drucker. Auf "
        "einem Stick hat die Datei besser ein Kennwort."
    ),
    Channel.POST: tr(
        "Das Papier enthält personenbezogene Daten. Bitte holen Sie es gleich aus dem Drucker und "
        "kleben Sie den Umschlag zu."
    ),
    Channel.EMAIL: tr(
        "Eine einfache E-Mail kann unterwegs gelesen werden. Die Datei bekommt deshalb ein "
        "Kennwort, das Sie am Telefon nennen."
    ),
    Channel.ENCRYPTED_EMAIL: tr(
        "Verschlüsselt wird in Ihrem E-Mail-Programm. Damit bis dahin nichts offen auf dem Rechner "
        "liegt, bekommt die Datei ein Kennwort."
    ),
    Channel.ENCRYPTED_PDF: tr(
        "Die Datei öffnet sich mit einem Kennwort, das Sie am Telefon nennen."
    ),
    Channel.DE_MAIL: tr(
        "Speichern Sie die Datei, laden Sie sie in De-Mail hoch, und löschen Sie sie danach."
    ),
    Channel.EBO: tr(
        "Speichern Sie die Datei, laden Sie sie im elektronischen Bürger- und "
        "Organisationenpostfach (eBO) hoch, und löschen Sie sie danach."
    ),
}


def is_accepted(channels: Sequence[OfferedChannel], channel: Channel) -> bool:
    """Tell whether the recipient takes what comes by this channel, as far as the desk knows."""
    return any(one.accepted for one in channels if one.channel is channel)


def chosen_first(channels: Sequence[OfferedChannel], planned: Channel | None) -> Channel:
    """Return what the panel begins with: what was planned if it is accepted, else the first."""
    accepted = [one.channel for one in channels if one.accepted]
    possible = accepted or [one.channel for one in channels]
    return planned if planned is not None and planned in possible else possible[0]


def is_pdf(file_name: str) -> bool:
    """Tell whether a document has pages, and can have a password."""
    return Path(file_name).suffix == ".pdf"


def button(way: WayOut, file_name: str) -> tuple[str, str]:
    """Return text and icon of the button of a way."""
    if way is WayOut.SAVE_OPEN and not is_pdf(file_name):
        return tr("Daten &ohne Kennwort speichern …"), "file-text"
    return BUTTONS[way]


def hint(channel: Channel, file_name: str) -> str:
    """Return what to mind on this channel with this file."""
    if is_pdf(file_name):
        return _HINTS[channel]
    return tr(
        "Die Daten gehen auch als Anlage in der PDF-Datei mit, und die kann ein Kennwort haben. "
        "Eigens brauchen Sie sie nur, wenn die Person es möchte."
    )


def warning(channels: Sequence[OfferedChannel], channel: Channel) -> str:
    """Return why this channel may be wrong for the recipient; empty when they accept it."""
    accepted = [one.channel for one in channels if one.accepted]
    if is_accepted(channels, channel):
        return ""
    if not accepted:
        return tr(
            "Im Verzeichnis steht nicht, was die Stelle annimmt. Bitte fragen Sie vorher nach."
        )
    names = ", ".join(channel_short(one) for one in accepted)
    return tr(
        "Laut Verzeichnis nimmt die Stelle das nicht an, sondern: {names}. Bitte fragen Sie vorher "
        "nach.",
        names=names,
    )


def missing_address(way: WayOut, mail_to: str, *, to_person: bool = False) -> str:
    """Say that the draft will have no recipient; empty where that does not matter."""
    if mail_to or way not in {WayOut.MAIL, WayOut.SAVE_MAIL}:
        return ""
    if to_person:
        return tr(
            "Zur Person ist keine E-Mail-Adresse bekannt; bitte tragen Sie sie im Entwurf ein."
        )
    return tr("Im Verzeichnis steht keine E-Mail-Adresse; bitte tragen Sie sie im Entwurf ein.")


def call(phone: str, name: str, *, to_person: bool = False) -> str:
    """Ask to ring up, under which number if one is known, and whom if it is a person's."""
    if to_person and phone:
        return tr("Bitte rufen Sie die Person an: {phone}.", phone=isolate(phone))
    if to_person:
        return tr("Bitte sagen Sie der Person das Kennwort; eine Telefonnummer ist nicht bekannt.")
    if not phone:
        return tr("Bitte rufen Sie die Stelle an; im Verzeichnis steht keine Telefonnummer.")
    if name:
        return tr("Bitte rufen Sie {name} an: {phone}.", name=isolate(name), phone=isolate(phone))
    return tr("Bitte rufen Sie die Stelle an: {phone}.", phone=isolate(phone))


def clear_question(way: WayOut) -> str:
    """Return what has to be confirmed before a file is written that everybody can read."""
    assert way in IN_CLEAR
    return tr(
        "Die Datei ist nicht verschlüsselt. Wer sie findet, kann alles lesen. Bitte speichern Sie "
        "sie auf einem eigenen Datenträger und löschen Sie sie nach dem Versand."
    )


def given_words(given: Sequence[Disclosure]) -> str:
    """Return „10.03.2026 Post, Empfang bestätigt“, the latest first; empty if it is here still.

    What the desk has not heard the end of is told as such.
    """
    standing = [one for one in given if not one.entered_in_error]
    return "; ".join(_given(one) for one in standing)


def _given(entry: Disclosure) -> str:
    channel = channel_short(entry.channel) if entry.channel is not None else ""
    if entry.is_only_saved:
        channel = tr("als Datei gespeichert")
    told = f"{format_date(entry.disclosed_on)} {channel}".strip()
    if entry.writing is not Writing.DONE:
        told = tr("{told} ({writing})", told=told, writing=label(entry.writing))
    if entry.receipt_confirmed_on is None:
        return told
    return tr("{told}, Empfang bestätigt", told=told)
