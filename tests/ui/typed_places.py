"""Every place of the desk where somebody types, and the few that keep nothing, each with why.

A place leads to a page, opens a form on it as a person would come there, and returns the part of
the window in which every field that can be seen is typed into.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from integrif_desk.casework import agreement, case, referral
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.meeting_views import AgreementFilter
from integrif_desk.domain.referral import UNANSWERED_STATES
from integrif_desk.domain.views import CaseFilter, HistoryKind, ReferralFilter
from integrif_desk.ui.case.history_words import Line, lines
from integrif_desk.ui.context import (
    ACTORS,
    ADMIN,
    CASES,
    FINDINGS,
    HANDOVERS,
    MEETINGS,
    REFERRALS,
    CaseTarget,
    HandoverTarget,
    ReferralTarget,
)
from integrif_desk.ui.handovers.recipient_part import RecipientPart
from integrif_desk.ui.meetings.presenter import STEPS
from integrif_desk.ui.referrals.presenter import steps
from integrif_desk.ui.shell import Shell

Place = Callable[[Shell], Any]

NOT_KEPT = {
    "SearchField": "searches",
    "PickField": "what is picked is kept, not what is typed to find it",
    "_SearchField": "searches the list of cases",
    "_SecretLine": "a passphrase is never written down",
}
"""Kinds of fields that keep nothing by nature; kinds made of them neither."""

NAMES_NOT_KEPT = {
    "Regeln suchen": "searches; so does what Strg+F leads to, on every page",
    "Beispiel: ": "tries a rule on somebody who does not exist",
    "Antwortcode": "a code that is read off the letter in hand",
}
"""Fields that keep nothing by nature, by the beginning of their names."""

ELSEWHERE = {
    "welcome/": "before the desk is open there is nothing to keep it in",
    "widgets/": "what fields are made of",
    "case/pick_field.py": "what fields are made of",
    "case/schedule_fields.py": "no widget; its fields stand in the form of a follow-up",
    "findings/fields.py": "no widget; its fields stand in the form of a finding",
    "new_passphrase.py": "a passphrase is never written down",
    "admin/own.py": "a passphrase is never written down",
    "case_import/password_form.py": "a password is never written down",
    "top_bar.py": "searches",
    "note_picker.py": "searches",
    "case_picker.py": "searches",
    "cases/head.py": "searches",
    "register/filter_bar.py": "searches",
    "referrals/filter_bar.py": "searches",
    "meetings/list_column.py": "searches",
    "findings/page.py": "searches",
    "actors/page.py": "searches",
    "admin/rules_panel.py": "searches",
    "crash_page.py": "only to be read and copied",
    "today/actions.py": "one day, chosen and done with one key",
    "slips/code_entry.py": "a code that is read off the slip in hand",
    "slips/choices_form.py": "needs a file: tests/ui/slips/test_drafts.py",
    "handovers/return_form.py": "needs a colleague's request: tests/ui/handovers/test_approval.py",
    "admin/rules_trial.py": "an example that is tried and saved nowhere",
}
"""Modules below `ui` whose fields no place shows, with why."""


def press(area: QWidget, text: str, number: int = 0) -> None:
    """Click a visible button by its words; `number` counts those that are called alike."""
    found = [
        one
        for one in area.findChildren(QPushButton)
        if one.isVisible() and text in one.text().replace("&", "")
    ]
    found[number].click()


def _case(shell: Shell, tab: str) -> Any:
    page: Any = shell.current_page()
    desk = page._context.opened.desk if hasattr(page, "_context") else page.context.opened.desk
    rows = case.cases(desk, CaseFilter(today=desk.today(), text="al-ahmad")).rows
    shell.open_page(CASES, CaseTarget(rows[0].id))
    cases: Any = shell.current_page()
    cases.case_page.show_tab(tab)
    return cases.case_page


def _tab(key: str) -> Place:
    return lambda shell: _case(shell, key)


def _part(key: str, kind: str, number: int, *, edit: bool = False) -> Place:
    def show(shell: Shell) -> Any:
        parts = getattr(_case(shell, key)._built[key], kind)
        part = parts[number % len(parts)]
        if edit:
            part.edit()
        else:
            part.add()
        return part

    return show


def _history(deed: str, wanted: Callable[[Line], bool]) -> Place:
    def show(shell: Shell) -> Any:
        tab = _case(shell, "history")._built["history"]
        today = tab.context.opened.desk.today()
        shown = lines(tab._items, tab._detail.referrals, today)
        getattr(tab, deed)(next(one for one in shown if wanted(one)))
        return tab

    return show


def _case_form(name: str) -> Place:
    def show(shell: Shell) -> Any:
        page = _case(shell, "history")
        page.forms.open_form(getattr(page.forms, name))
        return page.forms

    return show


def _steps(open_form: Callable[[Any, Any], object]) -> Place:
    def show(shell: Shell) -> Any:
        panel = _case(shell, "history").steps
        open_form(panel, panel._rows[0].row)
        return panel

    return show


def _access(shell: Shell) -> Any:
    page = _case(shell, "history")
    page.access.open_sheet()
    return page.access


def _consents(deed: str) -> Place:
    def show(shell: Shell) -> Any:
        tab = _case(shell, "consents")._built["consents"]
        press(tab, deed)
        return tab

    return show


def _new_case(shell: Shell) -> Any:
    shell.open_page(CASES, CaseTarget(new=True))
    return shell.current_page()


def _case_referrals(shell: Shell) -> Any:
    tab = _case(shell, "referrals")._built["referrals"]
    tab.refer()
    return tab


def _page(key: str, open_form: Callable[[Any], object] = lambda _page: None) -> Place:
    def show(shell: Shell) -> Any:
        shell.open_page(key)
        page = shell.current_page()
        open_form(page)
        return page

    return show


def _first_row(table: Any) -> None:
    table.setCurrentIndex(table.model().index(0, 0))


def _referral(open_form: Callable[[Any], object]) -> Place:
    def show(shell: Shell) -> Any:
        shell.open_page(REFERRALS)
        page: Any = shell.current_page()
        desk = page._desk
        wanted = ReferralFilter(today=desk.today(), states=UNANSWERED_STATES)
        page.show_item(ReferralTarget(referral.referrals(desk, wanted).rows[0].id))
        open_form(page.detail)
        return page.detail

    return show


def _ask_step(number: int) -> Callable[[Any], object]:
    def ask(detail: Any) -> None:
        row = detail.detail.row
        kinds = [one for one in steps(row.state) if one.asks_remark]
        detail.step.ask(kinds[number], row)

    return ask


def _actor(page: Any) -> None:
    _first_row(page.table)
    press(page, "Bearbeiten")


def _unfolded(number: int) -> Callable[[Any], object]:
    def open_form(page: Any) -> None:
        _actor(page)
        page.editor._unfold(page.editor.folds[number])

    return open_form


def _finding(open_form: Callable[[Any], object]) -> Callable[[Any], object]:
    def show(page: Any) -> None:
        _first_row(page.list.table)
        open_form(page.editor)

    return show


def _handover(page: Any) -> None:
    rows = page.model.rows()
    free = next(n for n, row in enumerate(rows) if row.withdrawn_on is None)
    page.table.setCurrentIndex(page.model.index(free, 0))
    press(page, "Zurückziehen …")


def _compose(shell: Shell) -> Any:
    page = _case(shell, "history")
    shell.open_page(HANDOVERS, HandoverTarget(compose_for=page.current_case()))
    composing: Any = shell.current_page()
    part = next(one for one in composing.findChildren(RecipientPart) if one.isVisible())
    if part.recipient.value() is None:
        number = part.recipient.findText("Jobcenter", Qt.MatchFlag.MatchContains)
        part.recipient.setCurrentIndex(number)
        part.recipient.activated.emit(number)
    if not part.discussed.check.isChecked():
        part.discussed.check.click()
    return composing


def _register(form: str) -> Callable[[Any], object]:
    def show(page: Any) -> None:
        page.show_register()
        _first_row(page.register.table)
        entry = page.register.entry
        entry._ask(getattr(entry, form))

    return show


def _bundles(page: Any) -> None:
    page.show_bundles()


def _meeting(open_form: Callable[[Any], object]) -> Callable[[Any], object]:
    def show(page: Any) -> None:
        _first_row(page.list.meetings)
        open_form(page)

    return show


def _agreement_step(page: Any) -> None:
    wanted = AgreementFilter(today=page._desk.today())
    one = next(iter(agreement.agreements(page._desk, wanted).rows))
    page._read(one.agreement.meeting_id, one.id)
    page._read_agreement(one.id)
    page.view.agreement._ask(STEPS[0])


def _admin(tab: str, open_form: Callable[[Any], object] = lambda _page: None) -> Place:
    def show(shell: Shell) -> Any:
        shell.open_page(ADMIN)
        page: Any = shell.current_page()
        press_tab = next(one for one in page._tabs._group.buttons() if tab in one.text())
        press_tab.click()
        open_form(page)
        return page._stack.currentWidget()

    return show


def _profile_of(page: Any) -> None:
    page._profiles.kind.set_value(ActorCategory.JOBCENTER)
    page._profiles._turn()


def _rule(page: Any) -> None:
    rows = page._rules._rows
    page._rules.edit(max(rows, key=lambda row: len(row.rule.when)))


PLACES: dict[str, Place] = {
    "case, note": _tab("history"),
    "case, status": _tab("status"),
    "case, work": _tab("work"),
    "note": _history("_edit", lambda line: line.item.kind is HistoryKind.CONTACT),
    "finding of a note": _history(
        "_note_finding", lambda one: one.item.kind is HistoryKind.CONTACT
    ),
    "nudge": _history("_nudge", lambda line: line.unanswered),
    "access report": _access,
    "new case": _new_case,
    "new referral": _case_referrals,
    "new consent": _consents("Neue Einwilligung"),
    "consent": _consents("Bearbeiten"),
    "revoked consent": _consents("Widerrufen"),
    "new follow-up": _steps(lambda panel, _row: panel.add()),
    "follow-up": _steps(lambda panel, row: panel._edit(row)),
    "delegated follow-up": _steps(lambda panel, row: panel.delegate.hand_over(row)),
    "answer": _referral(lambda _detail: None),
    "actor": _page(ACTORS, _actor),
    "brochure": _page(ACTORS, lambda page: page.brochure.open()),
    "finding": _page(FINDINGS, _finding(lambda _editor: None)),
    "evidence": _page(FINDINGS, _finding(lambda editor: editor._add_evidence())),
    "state of a finding": _page(FINDINGS, _finding(lambda editor: editor._ask_state())),
    "themes": _page(FINDINGS, lambda page: press(page, "Themen")),
    "handover": _compose,
    "withdrawn handover": _page(HANDOVERS, _handover),
    "receipt": _page(HANDOVERS, _register("confirm_form")),
    "remark": _page(HANDOVERS, _register("remark_form")),
    "struck entry": _page(HANDOVERS, _register("strike_form")),
    "several cases": _page(HANDOVERS, _bundles),
    "new meeting": _page(MEETINGS, lambda page: page.add_meeting()),
    "meeting": _page(MEETINGS, _meeting(lambda page: page._edit())),
    "step of an agreement": _page(MEETINGS, _agreement_step),
    "agreements": _page(MEETINGS, _meeting(lambda _page: None)),
    "own profile": _admin("Mein Profil"),
    "letterhead": _admin("Verein"),
    "new account": _admin("Konten", lambda page: press(page, "Konto anlegen")),
    "rule": _admin("Zuständigkeitsregeln", _rule),
    "new rule": _admin("Zuständigkeitsregeln", lambda page: page._rules.add()),
    "profiles and forms": _admin("Weitergabe", _profile_of),
    **{f"case form {one}": _case_form(one) for one in ("phase", "pause", "close_case")},
    **{f"step {number}": _referral(_ask_step(number)) for number in (0, 1)},
    **{f"actor, part {number}": _page(ACTORS, _unfolded(number)) for number in range(5)},
}
"""By name; `tests/ui/test_nothing_is_lost.py` walks them all."""
for _number in range(4):
    PLACES[f"section {_number}"] = _part("overview", "sections", _number, edit=True)
for _key in ("overview", "work", "way", "status"):
    for _number in range(2):
        PLACES[f"{_key}, new part {_number}"] = _part(_key, "lists", _number)
