"""An e-mail draft (RFC 5322) with one attachment, to be opened and sent in a mail program.

The desk sends nothing itself. `X-Unsent: 1` makes Outlook and Thunderbird open the file as a
message that is still to be sent; the sender is filled in there.
"""

import re
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

# What a directory may hold is anything; only this much becomes a recipient.
_ADDRESS = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([^\s@<>,;:\"()\[\]\\]{3,255})"
)


def mail_address(entered: str) -> str:
    """Return the one address in what was entered, its domain in ASCII (IDNA); empty if none.

    „Postfach: jobcenter@beispiel.example“ holds one; of several the first counts.
    """
    for found in _ADDRESS.finditer(entered):
        local, domain = found[0].rpartition("@")[0], found[1].rstrip(".")
        try:
            ascii_domain = domain.encode("idna").decode("ascii")
            return Address(username=local, domain=ascii_domain).addr_spec
        except ValueError:  # UnicodeError is one: labels too long or empty; a dot too many
            continue
    return ""


def draft(*, to: str, subject: str, text: str, attachment: bytes, name: str) -> bytes:
    """Return the message with CRLF line ends, in ASCII whatever its words are.

    `to` is what the directory holds; without an address in it there is no recipient, and the mail
    program asks for one. `attachment` is a PDF, `name` its file name.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    address = mail_address(to)
    if address:
        message["To"] = address
    message["Subject"] = " ".join(subject.split())
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    message.add_attachment(attachment, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def subject(number: str, dated: date) -> str:
    """Return „Übergabe Ü-26-031“: the subject of a message is never encrypted.

    A letter of referral has no number: „Schreiben vom 10.03.2026“.
    """
    if number:
        return tr("Übergabe {number}", number=number)
    return tr("Schreiben vom {day}", day=format_date(dated))


def text(
    number: str,
    dated: date,
    answer_by: date | None,
    association: str,
    phone: str,
    *,
    locked: bool,
    cases: int = 1,
) -> str:
    """Return what the message says. It names nobody, neither the person nor who sends it.

    With several `cases` the file holds a slip for each; without `answer_by` it holds none.
    """
    attached = (
        tr("im Anhang erhalten Sie die Übergabe {number} als PDF-Datei.", number=number)
        if number
        else tr(
            "im Anhang erhalten Sie unser Schreiben vom {day} als PDF-Datei.",
            day=format_date(dated),
        )
    )
    password = tr(
        "Die Datei öffnet sich mit einem Kennwort. Wir nennen es Ihnen am Telefon, nicht per "
        "E-Mail."
    )
    paragraphs = [
        tr("Guten Tag,"),
        attached,
        *([password] if locked else []),
        *([_answer(answer_by, cases)] if answer_by is not None else []),
        tr("Bitte geben Sie kurz Bescheid, dass die Datei angekommen ist."),
        "\n".join(line for line in (tr("Freundliche Grüße"), association, phone) if line),
    ]
    return "\n\n".join(paragraphs) + "\n"


def _answer(answer_by: date, cases: int) -> str:
    day = format_date(answer_by)
    return (
        tr(
            "Jeder Fall hat am Ende seinen eigenen Rückmeldebogen mit Antwortcode. Bitte füllen "
            "Sie die Bögen bis zum {day} aus, alle oder zunächst einige, und senden Sie die Datei "
            "zurück, oder nennen Sie uns am Telefon Antwortcode und Buchstabe.",
            day=day,
        )
        if cases > 1
        else tr(
            "Auf der letzten Seite steht der Rückmeldebogen. Bitte füllen Sie ihn bis zum {day} "
            "aus und senden Sie ihn zurück, oder nennen Sie uns am Telefon den Antwortcode, der "
            "darauf steht.",
            day=day,
        )
    )
