"""Builds the desk for whoever has signed in: pages, global search, notes from anywhere, backups.

Pages are imported when they are first shown, so that unlocking does not wait for all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QShortcut

from integrif_desk.casework import search, vault
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.domain.views import HitKind, SearchHit
from integrif_desk.ui.backup_line import backup_line, is_old
from integrif_desk.ui.context import (
    ACTORS,
    ADMIN,
    CASES,
    FINDINGS,
    HANDOVERS,
    MEETINGS,
    REFERRALS,
    SLIPS,
    TODAY,
    ActorTarget,
    CaseTarget,
    CaseThen,
    Context,
    FindingTarget,
    HandoverTarget,
    ReferralTarget,
    SlipTarget,
)
from integrif_desk.ui.note_picker import NotePicker
from integrif_desk.ui.page import Page, PageEntry, SignedIn
from integrif_desk.ui.reminders import Watch
from integrif_desk.ui.shell import Shell
from integrif_desk.ui.widgets.search_field import Deliver, Hit
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.code_words import meant
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, role_label
from integrif_desk.wording.person_words import hit_below, hit_note

_ICONS = {
    HitKind.CASE: "folders",
    HitKind.ACTOR: "buildings",
    HitKind.CODE: "barcode",
    HitKind.HANDOVER: "paper-plane-tilt",
    HitKind.FINDING: "lightbulb",
}


@dataclass(frozen=True)
class Appearance:
    """How the window looks: „system“, „light“ or „dark“; 100 to 130 %. And when it locks."""

    theme_choice: Callable[[], str]
    set_theme: Callable[[str], object]
    set_scale: Callable[[int], object]
    set_lock_minutes: Callable[[int], object]


def build_shell(
    context: Context,
    appearance: Appearance,
    announce: Callable[[int], object] | None = None,
) -> Shell:
    """Return the desk of the account that is signed in; its first page is read at once.

    `announce(count)` is called when something is due that was not before.
    """
    account, association = context.opened.desk.account, context.opened.association
    who = SignedIn(association.name, account.name, role_label(account.role, account.salutation))

    def take_note() -> None:
        picker.ask()

    shell = Shell(
        page_entries(context, appearance),
        who,
        context.notices,
        lambda text, deliver: find(context, text, deliver),
        lambda hit: open_hit(shell, hit),
        take_note,
        lock_minutes=association.lock_after_minutes,
        sample=association.is_sample,
    )
    picker = NotePicker(
        lambda text, deliver: find(context, text, deliver, cases_only=True),
        lambda hit: shell.open_page(CASES, CaseTarget(hit.id, CaseThen.NOTE)),
        shell,
    )
    QShortcut("Ctrl+Shift+A", shell).activated.connect(
        lambda: shell.open_page(REFERRALS, ReferralTarget(answer=True))
    )
    shell.files_dropped.connect(lambda paths: take_drop(context, shell, paths))
    show_backup(context, shell)
    show_overdue(context, shell)
    show_handovers(context, shell)
    watch = Watch(
        context, lambda case_id: shell.open_page(CASES, CaseTarget(case_id)), announce, shell
    )
    shell.add_bar(watch.bar, watch.stop)
    watch.start()
    return shell


def page_entries(context: Context, appearance: Appearance) -> Sequence[PageEntry]:
    """Return what stands in the rail."""

    def today() -> Page:
        from integrif_desk.ui.today.page import TodayPage

        return TodayPage(context)

    def cases() -> Page:
        from integrif_desk.ui.cases.page import CasesPage

        return CasesPage(context)

    def referrals() -> Page:
        from integrif_desk.ui.referrals.page import ReferralsPage

        return ReferralsPage(context)

    def actors() -> Page:
        from integrif_desk.ui.actors.page import ActorsPage

        return ActorsPage(context)

    def findings() -> Page:
        from integrif_desk.ui.findings.page import FindingsPage

        return FindingsPage(context)

    def handovers() -> Page:
        from integrif_desk.ui.handovers.page import HandoversPage

        return HandoversPage(context)

    def meetings() -> Page:
        from integrif_desk.ui.meetings.page import MeetingsPage

        return MeetingsPage(context)

    def slips() -> Page:
        from integrif_desk.ui.slips.page import SlipPage

        return SlipPage(context)

    def admin() -> Page:
        from integrif_desk.ui.admin.page import AdminPage

        return AdminPage(context, appearance)

    return (
        PageEntry(TODAY, tr("Heute"), "calendar-check", today),
        PageEntry(CASES, tr("Fälle"), "folders", cases),
        PageEntry(REFERRALS, tr("Verweisungen"), "arrows-left-right", referrals),
        PageEntry(ACTORS, tr("Akteure"), "buildings", actors),
        PageEntry(FINDINGS, tr("Praxiswissen"), "lightbulb", findings),
        PageEntry(HANDOVERS, tr("Übergaben"), "paper-plane-tilt", handovers),
        PageEntry(MEETINGS, tr("Vereinbarungen"), "handshake", meetings),
        PageEntry(ADMIN, tr("Verwaltung"), "gear-six", admin, divided=True),
        PageEntry(SLIPS, tr("Rückmeldebogen"), "tray", slips, under=REFERRALS),
    )


def find(context: Context, text: str, deliver: Deliver, *, cases_only: bool = False) -> None:
    """Search for what was typed and hand the hits to `deliver`."""
    context.runner.query(
        lambda: search.search(context.opened.desk, text),
        lambda found: deliver(
            [as_hit(one) for one in found if one.kind is HitKind.CASE or not cases_only]
        ),
        key="cases to note" if cases_only else "global search",
        owner=context.notices,
    )


def as_hit(found: SearchHit) -> Hit:
    """Return the row that a hit becomes below the search field."""
    if found.is_guess and found.kind is HitKind.CODE:
        # Below, because beside it the code itself had no room.
        words, icon = meant(found.title), _ICONS[found.kind]
        return Hit(found, words, group=label(found.kind), icon=icon, below=found.note)
    group = tr("Kein Treffer. Ähnlich:") if found.is_guess else label(found.kind)
    original = f"  {isolate(found.original_name)}" if found.original_name else ""
    text = f"{found.title}{original}"
    return Hit(found, text, hit_note(found), group, _ICONS[found.kind], hit_below(found))


def open_hit(shell: Shell, hit: Hit) -> None:
    """Show what was found; a code opens the entry of its answer."""
    found: SearchHit = hit.value
    if found.kind is HitKind.CASE:
        shell.open_page(CASES, CaseTarget(found.id))
    elif found.kind is HitKind.ACTOR:
        shell.open_page(ACTORS, ActorTarget(found.id))
    elif found.kind is HitKind.HANDOVER:
        shell.open_page(HANDOVERS, HandoverTarget(handover_id=found.id))
    elif found.kind is HitKind.FINDING:
        shell.open_page(FINDINGS, FindingTarget(found.id))
    else:
        target = ReferralTarget(answer=True, code=found.title, said=found.said)
        shell.open_page(REFERRALS, target)


def take_drop(context: Context, shell: Shell, paths: list[str]) -> None:
    """Read the returned slip that was dropped on the window, or say why it is not taken."""
    from integrif_desk.ui.slips.presenter import judge_drop

    found = judge_drop(paths)
    if isinstance(found, str):
        context.notices.warn(found)
    else:
        shell.open_page(SLIPS, SlipTarget(found))


def show_overdue(context: Context, shell: Shell) -> None:
    """Count overdue agreements in the rail before their page is opened; then it counts itself."""

    def count() -> int:
        from integrif_desk.casework import agreement

        desk = context.opened.desk
        return agreement.counts(desk, AgreementFilter(today=desk.today())).overdue

    context.runner.query(
        count, lambda overdue: shell.rail.set_count(MEETINGS, overdue), owner=shell, key="overdue"
    )


def show_handovers(context: Context, shell: Shell) -> None:
    """Count in the rail what „Übergaben“ will count once it is opened: begun, and to release."""

    def count() -> int:
        from integrif_desk.casework import approval

        return approval.count_unfinished(context.opened.desk)

    context.runner.query(
        count, lambda found: shell.rail.set_count(HANDOVERS, found), owner=shell, key="unfinished"
    )


def show_backup(context: Context, shell: Shell) -> None:
    """Tell in the status bar when the last backup was written, and offer one when it is old."""

    def show(last: datetime | None) -> None:
        now = context.opened.desk.now()
        shell.status.set_backup(
            backup_line(last, now),
            old=is_old(last or context.opened.association.created_at, now),
            backup_now=lambda: back_up(context, shell),
        )

    context.runner.query(lambda: vault.last_backup(context.opened.folder), show, owner=shell)


def back_up(context: Context, shell: Shell) -> None:
    """Write a backup now and say so."""

    def done(_at: datetime) -> None:
        context.notices.say(tr("Die Sicherung ist geschrieben und geprüft."))
        show_backup(context, shell)

    context.runner.change(
        lambda: vault.back_up(context.opened), done, context.notices.error, owner=shell
    )
