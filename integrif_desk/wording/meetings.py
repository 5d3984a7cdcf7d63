"""How an agreement's state reads, on the screen and on paper."""

from datetime import date

from integrif_desk.domain.meeting_views import AgreementRow, Tally
from integrif_desk.wording.dates import format_date, since
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


def state_words(row: AgreementRow, today: date) -> str:
    """„überfällig seit 5 Tagen, einmal verschoben“, „eingehalten am 12.03.2026“."""
    agreement = row.agreement
    if not agreement.is_open:
        word = label(agreement.state)
        if agreement.state_since is None:
            return word
        return tr("{state} am {day}", state=word, day=format_date(agreement.state_since))
    if row.is_overdue(today):
        parts = [tr("überfällig {since}", since=since(agreement.due_on, today))]
    else:
        parts = [tr("offen")]
    if row.times_put_off:
        parts.append(put_off_words(row.times_put_off))
    if row.asked_on is not None:
        parts.append(tr("nachgefragt am {day}", day=format_date(row.asked_on)))
    return ", ".join(parts)


def put_off_words(times: int) -> str:
    """„einmal verschoben“, „3-mal verschoben“."""
    return tr("einmal verschoben") if times == 1 else tr("{n}-mal verschoben", n=times)


def tally_words(told: Tally) -> str:
    """„7 von 9 eingehalten“; empty where nothing has been settled yet."""
    if not told.settled:
        return ""
    return tr("{kept} von {settled} eingehalten", kept=told.kept, settled=told.settled)
