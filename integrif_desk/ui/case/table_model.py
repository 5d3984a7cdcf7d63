"""The referrals of a case as table rows."""

from collections.abc import Hashable

from integrif_desk.domain.views import ReferralRow
from integrif_desk.ui.case.history_words import state_fact
from integrif_desk.ui.case.timeline import chip
from integrif_desk.ui.widgets.chips import Chip
from integrif_desk.ui.widgets.table_model import PagedTableModel, Role
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

ACTOR, STATE, SENT = range(3)


class CaseReferralModel(PagedTableModel[ReferralRow]):
    """Actor with purpose, state, day of sending with the answer code."""

    titles = (tr("An (Stelle)"), tr("Stand"), tr("Gesendet"))

    def text(self, row: ReferralRow, column: int) -> str:
        sent = format_date(row.sent_on) if row.sent_on else "–"
        return (row.actor_name, state_fact(row).text, sent)[column]

    def key(self, row: ReferralRow) -> Hashable:
        return row.id

    def chip(self, row: ReferralRow, column: int) -> Chip | None:
        return chip(state_fact(row)) if column == STATE else None

    def look(self, row: ReferralRow, column: int, role: Role) -> object:
        if role == Role.SECOND:
            return (row.purpose, None, row.answer_code)[column]
        if role == Role.BOLD:
            return column == ACTOR
        return None
