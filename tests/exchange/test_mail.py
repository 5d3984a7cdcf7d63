"""A draft as a mail program reads it back."""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from integrif_desk.exchange import mail

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 20


def read_back(written: bytes) -> EmailMessage:
    message = message_from_bytes(written, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def draft(to: str = "jobcenter@beispiel.example", text: str = "Guten Tag,\n\nÜbergabe.\n") -> bytes:
    return mail.draft(
        to=to,
        subject=mail.subject("Ü-26-031", date(2026, 3, 10)),
        text=text,
        attachment=PDF,
        name="Uebergabe-26-031.pdf",
    )


def test_a_draft_is_read_back_as_it_was_meant() -> None:
    message = read_back(draft())
    assert message["To"] == "jobcenter@beispiel.example"
    assert message["Subject"] == "Übergabe Ü-26-031"
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "Guten Tag,\n\nÜbergabe.\n"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Uebergabe-26-031.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF


def test_a_draft_is_ascii_with_short_lines_that_end_in_crlf() -> None:
    written = draft(text="Ein langes Wort: " + "ü" * 5000 + "\n")
    written.decode("ascii")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert b"\r" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1


@pytest.mark.parametrize(
    ("entered", "address"),
    [
        ("info@beispiel.example", "info@beispiel.example"),
        ("Postfach: info@beispiel.example; zweites@b.example", "info@beispiel.example"),
        ("<info@beispiel.example>", "info@beispiel.example"),
        ("post@kreis-köthen.example", "post@xn--kreis-kthen-xfb.example"),
        ("", ""),
        ("steht auf der Webseite", ""),
        ("a@b..example", ""),
        ("a@" + "b" * 70 + ".example", ""),
        ("jörg@beispiel.example", ""),
    ],
)
def test_an_address_is_found_in_what_somebody_entered(entered: str, address: str) -> None:
    assert mail.mail_address(entered) == address


def test_what_was_entered_adds_no_header() -> None:
    message = read_back(draft(to="x@beispiel.example\r\nBcc: y@beispiel.example"))
    assert message["To"] == "x@beispiel.example"
    assert message["Bcc"] is None
    assert read_back(draft(to="niemand"))["To"] is None


def test_the_text_names_nobody_and_says_how_the_password_comes() -> None:
    told = mail.text(
        "Ü-26-031",
        date(2026, 3, 10),
        date(2026, 3, 24),
        "Bodebrücke e. V.",
        "03925 000000",
        locked=True,
    )
    assert "Ü-26-031" in told
    assert "24.03.2026" in told
    assert "am Telefon, nicht per E-Mail" in told
    assert told.endswith("Freundliche Grüße\nBodebrücke e. V.\n03925 000000\n")
    clear = mail.text(
        "Ü-26-031", date(2026, 3, 10), date(2026, 3, 24), "Bodebrücke e. V.", "", locked=False
    )
    assert "Kennwort" not in clear
    assert clear.endswith("Bodebrücke e. V.\n")


def test_a_letter_of_referral_has_a_day_instead_of_a_number() -> None:
    dated, answer_by = date(2026, 3, 10), date(2026, 3, 30)
    assert mail.subject("", dated) == "Schreiben vom 10.03.2026"
    told = mail.text("", dated, answer_by, "Bodebrücke e. V.", "", locked=True)
    assert "unser Schreiben vom 10.03.2026 als PDF-Datei" in told
    assert "bis zum 30.03.2026" in told
    assert "Übergabe" not in told


def test_several_cases_are_answered_one_by_one() -> None:
    dated, answer_by = date(2026, 3, 10), date(2026, 3, 24)
    told = mail.text("S-26-001", dated, answer_by, "Bodebrücke e. V.", "", locked=True, cases=3)
    assert "die Übergabe S-26-001" in told
    assert "bis zum 24.03.2026 aus, alle oder zunächst einige" in told
    assert "letzten Seite" not in told
