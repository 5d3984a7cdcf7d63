"""„Mehrere Fälle übergeben“, driven as a person drives it."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from integrif_desk.casework import case, consent, handover, handover_bundle
from integrif_desk.casework.vault import Opened
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.handover import DataCategory, HandoverState
from integrif_desk.domain.handover_plan import HandoverPlan
from integrif_desk.ui.handovers.bundle import BundleView
from integrif_desk.ui.handovers.page import HandoversPage
from integrif_desk.ui.widgets.toggles import CheckBox
from tests.casework.agreed import agree
from tests.ui.handovers.conftest import TODAY, choose, click, made, texts

Issue = Callable[[str], UUID]


@pytest.fixture
def second(opened: Opened, issued: UUID) -> UUID:
    """Return a handover of another case to the same recipient."""
    recipient = handover.view(opened.desk, issued).recipient_id
    entered = case.NewCase(given_names="Zahra", surname="Nazari", goal="Eine Praxis.")
    case_id = made(case.open_case(opened.desk, entered).created)
    agree(opened.desk, case_id, recipient)
    plan = HandoverPlan(
        case_id=case_id,
        recipient_id=recipient,
        included=frozenset({DataCategory.IDENTITY, DataCategory.EDUCATION_WORK}),
        discussed_on=TODAY,
    )
    return made(handover.issue(opened.desk, plan).created)


@pytest.fixture
def bundles(page: HandoversPage, second: UUID) -> BundleView:
    click(page, "Mehrere Fälle …")
    assert page.bundles.isVisible()
    return page.bundles


def tick_all(bundles: BundleView) -> None:
    for box in bundles.findChildren(CheckBox):
        if box.isVisible():
            box.setChecked(True)
    bundles.preview_now()


def test_a_preview_of_other_cases_is_made_no_further(
    page: HandoversPage, bundles: BundleView, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[Callable[[], bool]] = []
    monkeypatch.setattr(
        handover_bundle, "draft", lambda _desk, _plan, is_wanted: wanted.append(is_wanted)
    )
    tick_all(bundles)
    bundles.preview_now()
    assert [is_wanted() for is_wanted in wanted] == [False, True]
    page.blank()
    assert not wanted[-1]()


def test_two_cases_are_chosen_bound_and_given_away(
    opened: Opened, issued: UUID, second: UUID, bundles: BundleView, tmp_path: Path
) -> None:
    assert not bundles.issue_button.isEnabled()
    assert bundles.chosen() == []
    tick_all(bundles)
    assert set(bundles.chosen()) == {issued, second}
    bundles.occasion.setText("Besprechung")
    click(bundles, "Dokument ausstellen")
    (bundle,) = handover_bundle.choice(opened.desk).bundles
    assert (bundle.number, bundle.occasion) == ("S-26-001", "Besprechung")
    assert bundles.bundle.value() == bundle.id
    bundles.preview_now()  # as the timer does that the boxes have started
    assert "Wählen Sie links mindestens zwei Übergaben." not in texts(bundles)
    assert "Weitergegeben: noch nicht" in texts(bundles)
    click(bundles, "Weitergeben …")
    choose(bundles.giving, Channel.EBO)
    click(bundles.giving, "PDF ohne Kennwort speichern …")
    click(bundles.window().findChildren(QDialog)[-1], "Unverschlüsselt speichern")
    dialog = bundles.giving.findChildren(QFileDialog)[-1]
    target = tmp_path / "S.pdf"
    dialog.selectFile(str(target))
    dialog.accept()
    assert target.read_bytes().startswith(b"%PDF")
    for one in (issued, second):
        assert handover.view(opened.desk, one).state is HandoverState.HANDED_OVER


def test_one_alone_is_no_bundle_and_says_so(
    opened: Opened, page: HandoversPage, issued: UUID
) -> None:
    click(page, "Mehrere Fälle …")
    assert "Für keine Stelle liegen zwei freigegebene" in page.bundles.hint.text()
    assert not page.bundles.issue_button.isEnabled()
    click(page.bundles, "Zurück")
    assert not page.bundles.isVisible()


def test_an_earlier_one_opens_again_and_says_what_stops_it(
    opened: Opened, page: HandoversPage, bundles: BundleView, second: UUID
) -> None:
    tick_all(bundles)
    click(bundles, "Dokument ausstellen")
    (row,) = consent.of_case(opened.desk, handover.view(opened.desk, second).case_id)
    page.refresh(consent.revoke(opened.desk, row.consent.id))
    assert bundles.warning.isVisible()
    assert not bundles.give_button.isEnabled()
    click(bundles, "Zurück")
    click(page, "Mehrere Fälle …")
    assert bundles.bundle.value() is None
    bundles.bundle.setCurrentIndex(1)
    bundles.bundle.activated.emit(1)
    assert "S-26-001, ausgestellt am 10.03.2026" in bundles.hint.text()


def test_a_password_that_was_not_passed_on_waits_for_its_bundle(
    page: HandoversPage, bundles: BundleView, tmp_path: Path
) -> None:
    tick_all(bundles)
    click(bundles, "Dokument ausstellen")
    click(bundles, "Weitergeben …")
    choose(bundles.giving, Channel.EBO)
    click(bundles.giving, "PDF mit Kennwort speichern …")
    dialog = bundles.giving.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(tmp_path / "S.pdf"))
    dialog.accept()
    password = bundles.giving.told.password.text()
    assert password
    click(bundles, "Zurück")
    assert bundles.giving.told.password.text() == ""
    click(page, "Mehrere Fälle …")
    bundles.bundle.setCurrentIndex(1)
    bundles.bundle.activated.emit(1)
    assert bundles.giving.told.password.text() == password


def test_locking_forgets_the_names(page: HandoversPage, bundles: BundleView) -> None:
    page.blank()
    assert bundles.findChildren(CheckBox) == [] or not any(
        box.isVisible() for box in bundles.findChildren(CheckBox)
    )
    assert bundles.recipient.count() == 0
    assert bundles.bundle.count() == 0
