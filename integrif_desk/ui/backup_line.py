"""How the last backup is told: on the unlock page, in the status bar, in Verwaltung."""

from datetime import datetime, timedelta

from integrif_desk.wording.dates import format_moment, relative_day
from integrif_desk.wording.i18n import tr

OLD_AFTER = timedelta(days=7)
DUE_AFTER = timedelta(days=1)


def backup_line(last: datetime | None, now: datetime) -> str:
    """Return „Letzte Sicherung: heute, 08:12 Uhr“; both times are aware."""
    if last is None:
        return tr("Noch keine Sicherung")
    today = now.astimezone().date()
    if is_old(last, now):
        ago = relative_day(last.astimezone().date(), today)
        return tr("Letzte Sicherung {ago}", ago=ago)
    return tr("Letzte Sicherung: {moment}", moment=format_moment(last.astimezone(), today))


def is_old(last: datetime, now: datetime) -> bool:
    """Tell whether the backup (or, without one, the store) is so old that the desk warns."""
    return now - last > OLD_AFTER


def is_due(last: datetime | None, now: datetime) -> bool:
    """Tell whether a backup shall be written when the desk is locked or closed.

    One from the future, written while the clock was wrong, must not put off all others.
    """
    return last is None or last > now or now - last > DUE_AFTER
