"""What both pages of referrals do with one: step back, delete its draft, offer its letter."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import referral as referrals
from integrif_desk.domain.referral_letter import may_be_written
from integrif_desk.domain.views import ReferralDetail, ReferralRow
from integrif_desk.ui.context import Context
from integrif_desk.ui.referrals.presenter import heading
from integrif_desk.ui.widgets.confirm import confirm
from integrif_desk.wording.i18n import tr


def take_back(context: Context, referral_id: UUID) -> None:
    """Take the last step of a referral back."""
    context.runner.change(
        lambda: referrals.undo_last(context.opened.desk, referral_id),
        lambda _changes: say_taken_back(context),
    )


def say_taken_back(context: Context) -> None:
    """Say that a step has been taken back."""
    context.notices.say(tr("Der letzte Schritt ist zurückgenommen."))


def has_letter(found: ReferralDetail) -> bool:
    """Whether there is a letter to look at or to write."""
    return bool(found.letters) or may_be_written(found.row.state)


def ask_delete(
    context: Context, row: ReferralRow, owner: QWidget, on_done: Callable[[], object]
) -> None:
    """Ask whether a draft shall be deleted; `on_done()` is called when it is."""

    def done(_changes: object) -> None:
        on_done()
        context.notices.say(tr("Der Entwurf ist gelöscht."))

    def delete() -> None:
        context.runner.change(
            lambda: referrals.delete_draft(context.opened.desk, row.id), done, owner=owner
        )

    confirm(
        owner,
        tr("Entwurf löschen"),
        tr("Der Entwurf „{title}“ wird gelöscht.", title=heading(row)),
        tr("Entwurf &löschen"),
        delete,
    )
