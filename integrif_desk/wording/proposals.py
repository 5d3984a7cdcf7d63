"""First drafts of what a handover says in sentences; the volunteer changes them as she likes."""

from collections.abc import Sequence

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.handover import Request
from integrif_desk.domain.person import Person
from integrif_desk.domain.referral import UNANSWERED_STATES
from integrif_desk.domain.views import CaseDetail, FollowUpRow
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

_MOST_REQUESTS = 3


def addressed(person: Person, *, dative: bool = False) -> str:
    """Return „Herr Al-Ahmad“ („Herrn“ in accusative and dative), or the full name."""
    name = person.surname or person.given_names
    if person.salutation is Salutation.MR:
        return tr("Herrn {name}", name=name) if dative else tr("Herr {name}", name=name)
    if person.salutation is Salutation.MS:
        return tr("Frau {name}", name=name)
    return person.display_name


def introduction(detail: CaseDetail) -> str:
    """Return the opening sentences of the letter."""
    person = detail.person
    return tr(
        "wir begleiten {accusative} seit dem {since}. "
        "{nominative} hat uns gebeten, Ihnen den Stand zu übergeben, "
        "damit keine Frist verloren geht.",
        accusative=addressed(person, dative=True),
        nominative=addressed(person),
        since=format_date(detail.case.opened_on),
    )


def requests(detail: CaseDetail, *, with_referrals: bool = True) -> tuple[Request, ...]:
    """Return what the recipient could be asked for: open answers first, then a contact person.

    Referrals are named only where they may be told of.
    """
    waiting = [
        Request(
            lead=row.actor_name,
            text=tr(
                "Bitte klären Sie, bis wann über „{purpose}“ entschieden wird "
                "(Anfrage vom {sent}).",
                purpose=row.purpose,
                sent=format_date(row.sent_on),
            ),
        )
        for row in detail.referrals
        if with_referrals and row.state in UNANSWERED_STATES and row.sent_on is not None
    ]
    contact = Request(
        lead=tr("Ansprechperson"),
        text=tr("Bitte nennen Sie uns eine feste Ansprechperson für diesen Fall."),
    )
    return (*waiting[: _MOST_REQUESTS - 1], contact)


def renewed(
    asked: Sequence[Request], detail: CaseDetail, *, before: bool, now: bool
) -> tuple[Request, ...]:
    """Return the requests for another recipient or purpose: what somebody wrote stays.

    `before` and `now` say whether referrals could and can be told of. A proposal that nobody has
    touched is made anew; one that was taken out stays out.
    """
    proposed, wanted = (requests(detail, with_referrals=one) for one in (before, now))
    ever = {*requests(detail), *requests(detail, with_referrals=False)}
    kept = [one for one in asked if one not in ever or one in wanted]
    taken_out = {one for one in proposed if one not in asked}
    new = [one for one in wanted if one not in kept and one not in taken_out]
    return (*new, *kept)


def task_text(row: FollowUpRow) -> str:
    """Return the task as it is shown: a watched referral is asked for."""
    if row.referral_id is None:
        return row.task
    return tr("Antwort nachfragen: {purpose}", purpose=row.task)
