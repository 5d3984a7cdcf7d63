"""One file, several answers: each is looked at, entered and taken back on its own."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import answer as answers
from integrif_desk.casework import returned_slip as slips
from integrif_desk.casework import slip_keeping, withdrawal
from integrif_desk.casework.answer import Answer
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import Decision, WithdrawReason
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.domain.slip_standing import Remark, SlipState
from integrif_desk.store.records import SlipFileRecord, table
from tests import filled_slips
from tests.casework.bound_slips import bound, enter, issued, look_at_all
from tests.casework.slips import stored
from tests.documents.filled_in import Viewer

NAMES = ("Al-Ahmad", "Nazari", "Tesfay", "Koval")


@pytest.fixture
def four(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> tuple[UUID, ...]:
    """Return released handovers of four cases to one recipient."""
    return tuple(issued(desk, open_case(surname=name), jobcenter) for name in NAMES)


@pytest.fixture
def empty(desk: Desk, four: tuple[UUID, ...], jobcenter: UUID) -> bytes:
    return bound(desk, jobcenter, *four)


def states(found: tuple[Comparison, ...]) -> list[SlipState]:
    return [each.state for each in found]


def decision(desk: Desk, handover_id: UUID) -> Decision | None:
    return stored(desk, handover_id).decision


def kept_files(desk: Desk) -> list[bytes]:
    with desk.read() as work:
        return [
            bytes(row.content) for row in work.connection.execute(table(SlipFileRecord).select())
        ]


def test_each_slip_finds_its_own_handover(desk: Desk, four: tuple[UUID, ...], empty: bytes) -> None:
    filled = filled_slips.filled(
        empty,
        {
            "fall1.entscheidung": "B",
            "fall1.ab_datum": "01.04.2026",
            "fall1.empf_1": "ja",
            "fall3.entscheidung": "C",
            "fall3.grund": "C3",
            "fall4.entscheidung": "A",
            "fall4.grund": "C1",
        },
    )
    found = look_at_all(desk, filled)
    assert [each.file.case for each in found] == [1, 2, 3, 4]
    assert [each.target.id for each in found if each.target] == list(four)
    assert [each.slip.meant_decision for each in found] == [
        Decision.B,
        None,
        Decision.C,
        Decision.A,
    ]
    assert found[2].slip.meant_reason is DeclineReason.C3
    assert states(found) == [
        SlipState.ANSWERED,
        SlipState.BLANK,
        SlipState.ANSWERED,
        SlipState.UNCLEAR,
    ]
    assert found[0].remarks == (Remark.MATCHES,)
    assert [name for name, _value in found[1].file.fields if "." in name] == []


def test_what_is_filled_in_on_the_screen_is_read_back(desk: Desk, empty: bytes) -> None:
    with Viewer(empty) as viewer:
        viewer.click("fall2.entscheidung/C")
        viewer.click("fall2.grund/C6")
        viewer.write("fall2.grund_text_C6", "Umzug nach Köthen – Größe")
        viewer.write("fall2.name", "Jürgen Groß-Öztürk")
        viewer.click("fall4.entscheidung/A")
        saved = viewer.saved()
    found = look_at_all(desk, saved)
    assert states(found) == [
        *(SlipState.BLANK, SlipState.ANSWERED),
        *(SlipState.BLANK, SlipState.ANSWERED),
    ]
    assert found[1].slip.meant_reason is DeclineReason.C6
    assert found[1].slip.reason_text == "Umzug nach Köthen – Größe"
    assert found[1].slip.responsible.name == "Jürgen Groß-Öztürk"


def test_each_answer_is_entered_and_taken_back_alone(
    desk: Desk, four: tuple[UUID, ...], empty: bytes, tmp_path: Path
) -> None:
    chosen = {f"fall{case}.entscheidung": "A" for case in (1, 2, 3)}
    filled = filled_slips.filled(empty, chosen)
    found = look_at_all(desk, filled)
    first, second = enter(desk, found[0]), enter(desk, found[1])
    assert [decision(desk, one) for one in four] == [Decision.A, Decision.A, None, None]
    assert kept_files(desk) == [filled]
    ((receipt, _reader),) = slip_keeping.receipts(desk, four[1])
    assert receipt.file_sha256 == hashlib.sha256(filled).hexdigest()
    assert dict(receipt.fields)["entscheidung"] == "A"
    assert receipt.code == found[1].slip.code
    # The file was kept with the first receipt; it has to stay for the second.
    slips.undo(desk, first)
    assert [decision(desk, one) for one in four] == [None, Decision.A, None, None]
    assert kept_files(desk) == [filled]
    slip_keeping.export_original(desk, receipt.id, tmp_path / "antwort.pdf")
    assert (tmp_path / "antwort.pdf").read_bytes() == filled
    slips.undo(desk, second)
    assert [decision(desk, one) for one in four] == [None] * 4
    assert kept_files(desk) == []


def test_the_same_file_twice_enters_only_what_was_left(
    desk: Desk, four: tuple[UUID, ...], empty: bytes
) -> None:
    chosen = {f"fall{case}.entscheidung": "A" for case in (1, 2)}
    filled = filled_slips.filled(empty, chosen)
    enter(desk, look_at_all(desk, filled)[0])
    again = look_at_all(desk, filled, "antwort (1).pdf")
    assert states(again)[:2] == [SlipState.DONE, SlipState.ANSWERED]
    assert Remark.READ_BEFORE in again[0].remarks
    with pytest.raises(KnownError) as caught:
        enter(desk, again[0])
    assert caught.value.code is ErrorCode.SLIP_READ_BEFORE
    enter(desk, again[1])
    assert states(look_at_all(desk, filled)) == [
        *(SlipState.DONE, SlipState.DONE),
        *(SlipState.BLANK, SlipState.BLANK),
    ]
    assert decision(desk, four[1]) is Decision.A
    assert kept_files(desk) == [filled]


def test_a_second_file_brings_the_others_and_the_first_ones_along(
    desk: Desk, four: tuple[UUID, ...], empty: bytes
) -> None:
    first = filled_slips.filled(
        empty,
        {
            "fall1.entscheidung": "A",
            "fall1.schritt": "Erstgespräch",
            "fall1.schritt_datum": "25.03.2026",
            "fall2.entscheidung": "A",
        },
    )
    for each in look_at_all(desk, first)[:2]:
        enter(desk, each)
    second = filled_slips.filled(
        first, {"fall2.entscheidung": "C", "fall2.grund": "C4", "fall3.entscheidung": "A"}
    )
    found = look_at_all(desk, second)
    assert states(found) == [
        SlipState.DONE,  # says what it said before; its next step must not come twice
        SlipState.CONTRADICTS,
        SlipState.ANSWERED,
        SlipState.BLANK,
    ]
    assert Remark.UNCHANGED in found[0].remarks
    assert Remark.READ_BEFORE not in found[0].remarks
    enter(desk, found[2])
    proposed = slips.propose(desk, found[1])
    with pytest.raises(KnownError):
        slips.apply(desk, found[1], proposed)
    changed = slips.Choices(answer=proposed.answer, replace_because="Rückruf am Nachmittag")
    slips.apply(desk, found[1], changed)
    assert [decision(desk, one) for one in four] == [Decision.A, Decision.C, Decision.A, None]
    assert sorted(kept_files(desk)) == sorted([first, second])


def test_an_answer_from_the_telephone_is_there_already(
    desk: Desk, four: tuple[UUID, ...], empty: bytes
) -> None:
    for one, said in zip(four, (Decision.A, Decision.A, Decision.B), strict=False):
        answers.answer(
            desk,
            stored(desk, one).answer_code,
            Answer(
                decision=said,
                on=desk.today(),
                expected_on=desk.today() if said is Decision.B else None,
                learned_by=LearnedBy.PHONE,
            ),
        )
    withdrawal.withdraw(desk, four[3], WithdrawReason.MISTAKE)
    filled = filled_slips.filled(
        empty,
        {
            "fall1.entscheidung": "A",
            "fall2.entscheidung": "C",
            "fall2.grund": "C4",
            "fall4.entscheidung": "A",
        },
    )
    found = look_at_all(desk, filled)
    assert states(found)[:3] == [SlipState.SAME, SlipState.CONTRADICTS, SlipState.BLANK]
    assert Remark.WITHDRAWN in found[3].remarks


def test_one_case_of_another_association_says_so(
    desk: Desk, four: tuple[UUID, ...], empty: bytes
) -> None:
    filled = filled_slips.filled(
        empty,
        {"fall1.entscheidung": "A", "fall2.entscheidung": "A", "fall2.code": "K7-4F2Q-Q"},
    )
    found = look_at_all(desk, filled)
    assert states(found)[:2] == [SlipState.ANSWERED, SlipState.NOT_HERE]
    assert found[1].remarks == (Remark.CODE_UNKNOWN,)
    assert found[1].facts.author == "Bodebrücke e. V."
    with pytest.raises(KnownError) as caught:
        enter(desk, found[1])
    assert caught.value.code is ErrorCode.ANSWER_CODE_UNKNOWN
    enter(desk, found[0])
    assert decision(desk, four[1]) is None


def test_two_slips_with_one_code_contradict_each_other(
    desk: Desk, four: tuple[UUID, ...], empty: bytes
) -> None:
    code = stored(desk, four[0]).answer_code
    filled = filled_slips.filled(
        empty,
        {
            "fall1.entscheidung": "A",
            "fall2.code": code,
            "fall2.entscheidung": "C",
            "fall2.grund": "C4",
        },
    )
    found = look_at_all(desk, filled)
    enter(desk, found[0])
    again = slips.compare_again(desk, found)
    assert states(again)[:2] == [SlipState.DONE, SlipState.CONTRADICTS]
    assert decision(desk, four[0]) is Decision.A


def test_pages_taken_out_of_the_document_are_read_as_well(
    desk: Desk, four: tuple[UUID, ...], empty: bytes
) -> None:
    """One case alone has the number that it had; no list is needed for it."""
    filled = filled_slips.filled(empty, {"fall3.entscheidung": "A"})
    (one,) = look_at_all(desk, filled_slips.page_of(filled, 7))
    assert (one.file.case, one.state) == (3, SlipState.ANSWERED)
    enter(desk, one)
    assert decision(desk, four[2]) is Decision.A
    assert states(look_at_all(desk, filled))[2] is SlipState.DONE
