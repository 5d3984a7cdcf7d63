"""What composer, list and review say about the release of a handover."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from integrif_desk.casework.approval import Review, Standing
from integrif_desk.casework.follow_up import NewFollowUp
from integrif_desk.domain.approval import ApprovalState, PlanPart
from integrif_desk.domain.approval_views import RequestRow
from integrif_desk.domain.views import HandoverRow
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date, format_moment
from integrif_desk.wording.handover_changes import sections
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label

REQUEST_TITLES = (
    tr("Fall"),
    tr("Empfangende Stelle"),
    tr("Vorgelegt von"),
    tr("Stand"),
)
CHIPS = {
    ApprovalState.REQUESTED: ("circle-wavy-check", "waiting"),
    ApprovalState.RETURNED: ("arrow-u-up-left-bold", "overdue"),
    ApprovalState.APPROVED: ("check-circle-fill", "good"),
    ApprovalState.WITHDRAWN: ("pencil-simple-fill", "neutral"),
}


@dataclass(frozen=True)
class Stage:
    """How the composer stands: its chip, its main button, whether anything can be changed."""

    chip: str
    icon: str
    tone: str
    deed: str
    locked: bool = False


def stage(standing: Standing) -> Stage:
    """Return what the composer offers to the signed-in account."""
    asked = standing.request
    deed = tr("Zur &Freigabe vorlegen")
    if standing.may_release:
        deed = tr("&Freigeben")
    if asked is None:
        return Stage(tr("Entwurf"), "pencil-simple-fill", "neutral", deed)
    icon, tone = CHIPS[asked.state]
    if asked.state is ApprovalState.RETURNED:
        if not standing.may_release:
            deed = tr("Erneut zur &Freigabe vorlegen")
        return Stage(tr("zurückgegeben"), icon, tone, deed)
    return Stage(tr("wartet auf Freigabe"), icon, tone, deed, locked=not standing.may_release)


def bar_text(asked: RequestRow, today: date) -> str:
    """Return what stands above the composer while a request is open."""
    moment = format_moment(asked.changed_at.astimezone(), today)
    if asked.state is ApprovalState.REQUESTED:
        return tr(
            "Zur Freigabe vorgelegt: {moment}. Wenn Sie etwas ändern möchten, ziehen Sie die "
            "Übergabe zurück; der Entwurf bleibt.",
            moment=moment,
        )
    return tr(
        "{name} hat die Übergabe zurückgegeben: {moment}.",
        name=isolate(asked.decided_by),
        moment=moment,
    )


def waits_already(others: Sequence[RequestRow], today: date) -> dict[UUID, str]:
    """Return for each unit that a colleague's request goes to who presented it and when."""
    told: dict[UUID, str] = {}
    for row in others:
        said = tr(
            "{author} hat für diesen Fall schon eine Übergabe an diese Stelle zur Freigabe "
            "vorgelegt: {moment}. Bitte sprechen Sie sich ab.",
            author=isolate(row.author),
            moment=format_moment(row.changed_at.astimezone(), today),
        )
        told.setdefault(row.recipient_id, said)  # who waits longest
    return told


def part_name(part: PlanPart) -> str:
    """Return the name of a part that a comment is about."""
    return label(part)


def review_facts(found: Review, today: date) -> tuple[str, ...]:
    """Return what a lead should know before releasing, a sentence each."""
    row = found.row
    told = [
        tr(
            "Vorgelegt von {author}: {moment}.",
            author=isolate(row.author),
            moment=format_moment(row.changed_at.astimezone(), today),
        )
    ]
    if row.message:
        told.append(tr("„{message}“", message=row.message))
    changed = sections(found.changes)
    if changed:
        told.append(
            tr(
                "Seit der Vorlage am Fall geändert: {sections}. Freigegeben wird der jetzige "
                "Stand.",
                sections="; ".join(changed),
            )
        )
    if found.lost:
        told.append(
            tr(
                "Seit der Vorlage gesperrt und nicht mehr enthalten: {sections}.",
                sections="; ".join(label(each) for each in found.lost),
            )
        )
    told += [
        tr("Anmerkung zuvor – {part}: {text}", part=label(part), text=text)
        for part, text in row.comments
    ]
    return tuple(told)


def left_text(left: int) -> str:
    """Return „noch 2 danach“; empty for the last one."""
    return tr_n("noch eine danach", "noch {n} danach", left) if left else ""


def request_cells(row: RequestRow) -> tuple[str, ...]:
    """Return the first lines of a request, one per title."""
    return (row.person_name, row.recipient_name, row.author, label(row.state))


def request_second_lines(row: RequestRow, today: date) -> tuple[str, ...]:
    """Return the muted second lines: case number, purpose, when."""
    original = isolate(row.original_name)
    case = " · ".join(part for part in (row.case_number, original) if part)
    moment = format_moment(row.changed_at.astimezone(), today)
    return (case, label(row.purpose), moment, "")


def empty_text(state: ApprovalState, *, lead: bool) -> str:
    """Return what stands where no request is in this state."""
    if state is ApprovalState.RETURNED:
        return tr("Keine Ihrer Übergaben ist zurückgekommen.")
    if lead:
        return tr("Keine Übergabe wartet auf Freigabe.")
    return tr("Keine Ihrer Übergaben wartet auf Freigabe.")


def after_release(number: str, left: Sequence[RequestRow]) -> str:
    """Return what is said once a handover has been released."""
    if not left:
        return tr("{number} ist freigegeben. Keine weitere wartet.", number=number)
    rest = tr_n("Eine weitere wartet.", "{n} weitere warten.", len(left))
    return tr("{number} ist freigegeben. {rest}", number=number, rest=rest)


def withdrawn_words(row: HandoverRow) -> str:
    """Return why a handover must not be used any more; empty while it may."""
    if row.withdrawn_on is not None and row.withdrawn_reason is not None:
        told = tr(
            "Zurückgezogen am {day}: {reason}.",
            day=format_date(row.withdrawn_on),
            reason=label(row.withdrawn_reason),
        )
        return f"{told} {row.withdrawn_text}".strip()
    if row.superseded_by and row.newer_withdrawn_on is not None:
        return tr(
            "Durch {number} ersetzt, und die ist seit dem {day} zurückgezogen. Keine von beiden "
            "gilt noch; bitte stellen Sie eine neue aus.",
            number=row.superseded_by,
            day=format_date(row.newer_withdrawn_on),
        )
    if row.superseded_by:
        return tr(
            "Durch {number} ersetzt. Diese Fassung gilt nicht mehr.", number=row.superseded_by
        )
    return ""


def reminder(row: HandoverRow, due_on: date) -> NewFollowUp:
    """Return the follow-up that the recipient must be told of a withdrawal."""
    return NewFollowUp(
        task=tr("Der Stelle sagen, dass Übergabe {number} zurückgezogen ist", number=row.number),
        due_on=due_on,
        actor_id=row.recipient_id,
    )
