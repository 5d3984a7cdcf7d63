"""What Art. 15 GDPR wants told beside the data: who, why, from where, how long, which rights."""

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.flowables import Gap
from integrif_desk.documents.grid import Row
from integrif_desk.documents.report_parts import cell, facts, table, text
from integrif_desk.documents.runs import Span
from integrif_desk.documents.styles import CELL
from integrif_desk.domain.access_report import HIDDEN_NAME, AccessMonth, AccessReport
from integrif_desk.wording.dates import MONTHS, format_date, format_number
from integrif_desk.wording.i18n import tr, tr_n

AUTHORITY = (
    "Landesbeauftragte für den Datenschutz Sachsen-Anhalt",
    "Otto-von-Guericke-Straße 34a, 39104 Magdeburg",
    "poststelle@lfd.sachsen-anhalt.de",
)
"""Where to complain (Art. 77 GDPR); name, address and e-mail as of November 2026."""


def opening(report: AccessReport, copy_name: str) -> list[str]:
    """Return the first sentences of the letter."""
    words = [
        tr(
            "hier lesen Sie alles, was am {day} über Sie bei uns gespeichert ist. So will es "
            "Artikel 15 der Datenschutz-Grundverordnung (DSGVO). Die Auskunft kostet nichts. "
            "Stimmt etwas nicht oder verstehen Sie etwas nicht, sagen Sie es uns bitte.",
            day=format_date(report.dated),
        )
    ]
    if copy_name:
        words.append(
            tr(
                "Dieselben Angaben liegen der PDF-Datei als maschinenlesbare Kopie bei (Artikel 20 "
                "DSGVO): Anlage „{name}“.",
                name=copy_name,
            )
        )
    return words


def controller(report: AccessReport) -> list[Flowable]:
    """Say who is responsible for the data and how to reach them."""
    sender = report.association
    town = f"{sender.postal_code} {sender.town}".strip()
    return [
        facts(
            (
                (tr("Verantwortlich"), sender.name),
                (tr("Anschrift"), ", ".join(part for part in (sender.street, town) if part)),
                (tr("Telefon"), sender.phone),
                (tr("E-Mail"), sender.email),
                (tr("Sprechzeit"), sender.office_hours),
                (tr("Auskunft durch"), report.lead),
            )
        ),
        text(
            tr(
                "Ihre Daten liegen verschlüsselt in einem Programm auf Rechnern des Vereins. "
                "Lesen können sie nur Ehrenamtliche und Leitung mit eigenem Zugang. Das Programm "
                "sendet von sich aus nichts, auch nicht in andere Länder."
            ),
            before=6,
        ),
    ]


def purposes(report: AccessReport) -> list[Flowable]:
    """Say what the data are for and which law allows it."""
    rows: list[tuple[str, str, str]] = [
        (
            tr("Sie auf dem Weg in Ausbildung und Arbeit begleiten"),
            tr("Stammdaten, Sprachen, Bildung und Arbeit, Notizen, Aufgaben, Weg"),
            tr(
                "Ihr Wunsch nach Begleitung und unser Interesse, Ihnen zu helfen (Art. 6 Abs. 1 "
                "Buchst. f DSGVO)"
            ),
        ),
        (
            tr("Zuständige Stellen finden"),
            tr("Aufenthaltspapiere, Alter, Wohnort, Angaben zu Ihrer Lage"),
            tr("ebenso (Art. 6 Abs. 1 Buchst. f DSGVO)"),
        ),
        (
            tr("Angaben an andere Stellen weitergeben"),
            tr("nur, was in der Einwilligung steht"),
            tr("Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a und Art. 7 DSGVO)"),
        ),
        (
            tr("Nachweisen, was wir weitergegeben haben"),
            tr("Einwilligungen, Register der Weitergaben, Protokoll"),
            tr("Unsere Pflicht zum Nachweis (Art. 5 Abs. 2, Art. 6 Abs. 1 Buchst. c DSGVO)"),
        ),
        (
            tr("Aus der Praxis lernen"),
            tr("Beobachtungen ohne Namen"),
            tr("Unser Interesse an besserer Hilfe (Art. 6 Abs. 1 Buchst. f DSGVO)"),
        ),
    ]
    if report.person.facts.work_limitations:
        rows.insert(
            1,
            (
                tr("Arbeit finden, die Ihrer Gesundheit nicht schadet"),
                tr("Rücksichten bei der Arbeit"),
                tr("Ihre ausdrückliche Einwilligung (Art. 9 Abs. 2 Buchst. a DSGVO)"),
            ),
        )
    heads = (tr("Zweck"), tr("Daten"), tr("Grundlage"))
    told: list[Row] = [tuple(cell(word) for word in row) for row in rows]
    return [table(heads, told, (150, 148))]


def origin() -> list[Flowable]:
    """Say where the data come from (Art. 15 (1) (g) GDPR)."""
    return [
        text(
            tr(
                "Das meiste haben Sie uns selbst gesagt oder auf Papieren gezeigt. Anderes haben "
                "Ehrenamtliche beobachtet und aufgeschrieben. Was eine Stelle uns mitgeteilt hat, "
                "erkennen Sie an ihrem Namen bei der Notiz, der Verweisung oder der Antwort. "
                "Woher eine Schreibweise Ihres Namens stammt, steht bei der Schreibweise."
            )
        )
    ]


def retention(report: AccessReport) -> list[Flowable]:
    """Say how long the data are kept (Art. 15 (1) (d) GDPR)."""
    kept = report.retention
    return [
        text(
            tr(
                "Hören wir {review} Monate nichts voneinander, prüfen wir, ob wir die Daten noch "
                "brauchen. {end} Monate nach dem Ende der Begleitung löschen wir sie oder machen "
                "sie anonym. Einwilligungen und das Register der Weitergaben behalten wir "
                "{years} Jahre als Nachweis.",
                review=kept.review_months,
                end=kept.after_end_months,
                years=kept.proof_years,
            )
        )
    ]


def accesses(report: AccessReport) -> list[Flowable]:
    """Say how often the file was opened, without who did it: volunteers act for the association."""
    if not report.accesses:
        return []
    rows: list[Row] = [
        (cell(_month(one)), *(cell(format_number(n)) for n in (one.viewed, one.changed, one.left)))
        for one in report.accesses
    ]
    heads = (tr("Monat"), tr("angesehen"), tr("geändert"), tr("gedruckt oder gespeichert"))
    return [
        text(
            tr(
                "Das Programm schreibt mit, wann Ihre Daten angesehen oder geändert wurden, immer "
                "durch Ehrenamtliche oder Leitung des Vereins."
            )
        ),
        table(heads, rows, (150, 100, 100)),
    ]


def hidden(report: AccessReport) -> list[Flowable]:
    """Say what the person does not get to read, and why (Art. 15 (4) GDPR)."""
    if not report.hidden:
        return []
    return [
        text(
            tr_n(
                "An einer Stelle steht „{mark}“ für den Namen einer anderen Person.",
                "An {n} Stellen steht „{mark}“ für den Namen einer anderen Person.",
                report.hidden,
                mark=HIDDEN_NAME,
            )
            + " "
            + tr(
                "Ihr Recht auf Auskunft darf die Rechte anderer nicht verletzen (Artikel 15 Absatz "
                "4 DSGVO). Namen von Ehrenamtlichen nennen wir nicht; die Stellen, um die es geht, "
                "nennen wir alle."
            )
        )
    ]


def automation() -> list[Flowable]:
    """Say that no machine decides (Art. 15 (1) (h), Art. 22 GDPR)."""
    return [
        text(
            tr(
                "Über Sie entscheidet kein Programm. Das Programm ordnet und erinnert; was es über "
                "Zuständigkeiten anzeigt, ist ein Hinweis für Menschen. Es bewertet Sie nicht und "
                "bildet kein Profil."
            )
        )
    ]


def rights() -> list[Flowable]:
    """Say what the person may ask for (Art. 15 (1) (e) and (f), Art. 13–21, 77 GDPR)."""
    rows = (
        (tr("Berichtigung"), tr("Falsches berichtigen, Fehlendes ergänzen lassen"), "Art. 16"),
        (tr("Löschung"), tr("Daten löschen lassen, die wir nicht mehr brauchen dürfen"), "Art. 17"),
        (
            tr("Einschränkung"),
            tr("verlangen, dass wir Daten nur noch aufbewahren, solange etwas strittig ist"),
            "Art. 18",
        ),
        (
            tr("Mitteilung"),
            tr("Berichtigung und Löschung erfahren auch die Stellen, die die Daten haben"),
            "Art. 19",
        ),
        (tr("Übertragung"), tr("Ihre Daten als Datei erhalten und mitnehmen"), "Art. 20"),
        (tr("Widerspruch"), tr("der Verarbeitung widersprechen, aus Ihren Gründen"), "Art. 21"),
        (
            tr("Widerruf"),
            tr("jede Einwilligung jederzeit zurücknehmen, für die Zukunft"),
            tr("Art. 7 Abs. 3"),
        ),
        (
            tr("Beschwerde"),
            tr("sich bei der Aufsichtsbehörde beschweren"),
            "Art. 77",
        ),
    )
    told: list[Row] = [
        (cell(Span(name, bold=True)), cell(what), cell(f"{article.replace(' ', chr(0xA0))} DSGVO"))
        for name, what, article in rows
    ]
    name, address, mail = AUTHORITY
    return [
        text(
            tr(
                "Sie brauchen für nichts davon ein Formular. Es genügt, dass Sie es uns sagen oder "
                "schreiben; wir antworten innerhalb eines Monats."
            ),
        ),
        table((tr("Recht"), tr("Was Sie verlangen können"), tr("Grundlage")), told, (96, 276)),
        Gap(7),
        text(tr("Für die Beschwerde ist zuständig:"), CELL, after=1),
        text([Span(name, bold=True), f", {address}, ", Span(mail, link=f"mailto:{mail}")], CELL),
    ]


def _month(one: AccessMonth) -> str:
    year, month = one.month.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"
