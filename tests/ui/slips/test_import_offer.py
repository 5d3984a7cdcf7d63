"""A file that belongs to no answer here, but carries another association's handover."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from integrif_desk.documents import handover as paper
from integrif_desk.exchange import handover_json
from integrif_desk.ui.context import CASES, CaseTarget, Context, SlipTarget
from integrif_desk.ui.slips.page import SlipPage
from tests.exchange.handovers import EVERYTHING, SHA256


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SlipPage:
    made = SlipPage(context)
    qtbot.addWidget(made)
    made.resize(1180, 700)
    made.show()
    return made


@pytest.mark.parametrize("name", ["Uebergabe.pdf", "handover.json"])
def test_a_handover_of_others_is_offered_to_become_a_case(
    qtbot: QtBot, page: SlipPage, tmp_path: Path, name: str
) -> None:
    foreign = replace(EVERYTHING, answer_code="8X-J7VC-6")
    data = handover_json.write(foreign, sha256=SHA256)
    path = tmp_path / name
    pdf = paper.render(foreign, fingerprint=SHA256[:16], attachment=data)
    path.write_bytes(pdf if name.endswith("pdf") else data)
    page.show_item(SlipTarget(path))
    assert page.offer.isVisible()
    assert not page.apply_button.isVisible()
    with qtbot.waitSignal(page.go_to) as gone:
        page.offer.click()
    assert gone.args == [CASES, CaseTarget(handover_file=path)]
    page.blank()
    assert not page.offer.isVisible()


def test_what_carries_none_is_not_offered(page: SlipPage, tmp_path: Path) -> None:
    path = tmp_path / "fremd.pdf"
    path.write_bytes(paper.render(EVERYTHING))
    page.show_item(SlipTarget(path))
    assert not page.offer.isVisible()
    page.show_item(SlipTarget(tmp_path / "gone.pdf"))
    assert not page.offer.isVisible()
