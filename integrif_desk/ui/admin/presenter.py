"""What Verwaltung says, without Qt: the association's form, accounts, backups, the check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from integrif_desk import __version__
from integrif_desk.casework.vault import CheckLine, CheckName
from integrif_desk.domain.account import Account, Role, Salutation
from integrif_desk.domain.association import Association
from integrif_desk.domain.errors import FieldError
from integrif_desk.domain.meeting_views import ProfileRow
from integrif_desk.domain.volunteer_profile import VolunteerProfile
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_moment
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import role_label
from integrif_desk.wording.profiles import brings_along

LETTERHEAD = (
    "name",
    "tagline",
    "street",
    "postal_code",
    "town",
    "phone",
    "email",
    "office_hours",
)
NUMBERS = {
    "lock_after_minutes": (1, 60),
    "answer_days": (1, 90),
    "no_contact_days": (1, 365),
}
"""Fields with the least and the greatest number that makes sense."""


@dataclass(frozen=True)
class Filled:
    """The association as the form has it, or the sentence for each field that is wrong."""

    association: Association | None
    errors: Mapping[str, str]


def form_values(association: Association) -> dict[str, str]:
    """Return what stands in the fields of the form."""
    return {name: str(getattr(association, name)) for name in (*LETTERHEAD, *NUMBERS)}


def fill(association: Association, values: Mapping[str, str]) -> Filled:
    """Return `association` with what was typed, validated field by field."""
    errors: dict[str, str] = {}
    for name, (least, most) in NUMBERS.items():
        typed = values[name].strip()
        if not (typed.isascii() and typed.isdigit() and least <= int(typed) <= most):
            errors[name] = tr(
                "Bitte geben Sie eine Zahl von {least} bis {most} ein.", least=least, most=most
            )
    for name in LETTERHEAD:
        try:
            changed: dict[str, Any] = {name: values[name]}
            association = replace(association, **changed)
        except FieldError as error:
            errors[name] = sentence(error)
    if errors:
        return Filled(None, errors)
    whole = replace(
        association,
        lock_after_minutes=int(values["lock_after_minutes"]),
        answer_days=int(values["answer_days"]),
        no_contact_days=int(values["no_contact_days"]),
    )
    return Filled(whole, {})


@dataclass(frozen=True)
class AccountLine:
    """One account as the list shows it."""

    id: UUID
    name: str
    note: str
    role: Role
    salutation: Salutation
    is_own: bool
    active: bool
    profile: str = ""


def account_lines(rows: Sequence[ProfileRow], own_id: UUID) -> tuple[AccountLine, ...]:
    """Return the accounts with what they bring along, those that can sign in first."""
    lines = [_account_line(row, own_id) for row in rows]
    return tuple(sorted(lines, key=lambda line: not line.active))


def _account_line(row: ProfileRow, own_id: UUID) -> AccountLine:
    account = row.account
    return AccountLine(
        id=account.id,
        name=isolate(account.name),
        note=_account_note(account, own_id),
        role=account.role,
        salutation=account.salutation,
        is_own=account.id == own_id,
        active=account.active,
        profile=profile_words(row.profile),
    )


def profile_words(profile: VolunteerProfile | None) -> str:
    """„Deutsch, Russisch – Industriemeisterin Metall, seit 2016, Tel. 03925 555 0142“."""
    if profile is None:
        return ""
    parts = (
        brings_along(profile),
        tr("seit {year}", year=profile.since.year) if profile.since else "",
        tr("Tel. {phone}", phone=profile.phone) if profile.phone else "",
    )
    return ", ".join(part for part in parts if part)


def _account_note(account: Account, own_id: UUID) -> str:
    role = role_label(account.role, account.salutation)
    if not account.active:
        return tr("{role}, stillgelegt", role=role)
    return tr("{role}, das sind Sie", role=role) if account.id == own_id else role


def check_sentence(line: CheckLine) -> str:
    """Return what the check found, in plain words."""
    good, bad = {
        CheckName.INTEGRITY: (
            tr("Alle Seiten des Tresors sind lesbar."),
            tr(
                "Teile des Tresors sind beschädigt. Bitte stellen Sie die letzte Sicherung wieder "
                "her."
            ),
        ),
        CheckName.FOREIGN_KEYS: (
            tr("Alle Verknüpfungen zwischen den Einträgen stimmen."),
            tr("Einige Einträge verweisen ins Leere. Bitte sprechen Sie die Betreuung an."),
        ),
        CheckName.AUDIT_CHAIN: (
            tr("Das Protokoll ist lückenlos."),
            tr("Das Protokoll wurde verändert. Bitte sprechen Sie die Betreuung an."),
        ),
        CheckName.BACKUP: (
            tr("Die neueste Sicherung lässt sich lesen."),
            tr("Es gibt keine lesbare Sicherung. Bitte sichern Sie jetzt."),
        ),
    }[line.name]
    return good if line.ok else bad


def backup_lines(times: tuple[datetime, ...], today: date) -> tuple[str, ...]:
    """Return the backups by their local time, the newest first."""
    return tuple(format_moment(at.astimezone(), today) for at in times)


def about() -> tuple[tuple[str, str], ...]:
    """Return headings and texts of „Über“."""
    return (
        (
            tr("IntegriF Desk {version}", version=__version__),
            tr("Freie Software unter der GNU General Public License, Version 3 oder neuer."),
        ),
        (
            tr("Berufe"),
            tr("Enthält ESCO v1.2.0, © Europäische Union."),
        ),
        (
            tr("Schriften"),
            tr(
                "FiraGO, Fira Mono und Noto Sans: SIL Open Font License 1.1. Ubuntu Mono: Ubuntu "
                "Font Licence 1.0. Symbole: Phosphor, MIT-Lizenz."
            ),
        ),
        (
            tr("Bibliotheken"),
            tr(
                "Qt und PySide6 (LGPL), SQLCipher, SQLAlchemy, Alembic, cryptography, ReportLab, "
                "pikepdf, PDFium, HarfBuzz, Babel, holidays, zxcvbn und weitere, jede unter ihrer "
                "freien Lizenz."
            ),
        ),
        (
            tr("Rechtliches"),
            tr("Hinweise zu Zuständigkeiten sind Orientierung, keine Rechtsberatung."),
        ),
    )
