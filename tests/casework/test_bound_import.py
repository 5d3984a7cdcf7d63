"""A document of several cases at another desk: each of them can become a case there."""

import io
from collections.abc import Callable
from uuid import UUID

import pikepdf
import pytest

from integrif_desk.casework import case, handover_file, handover_import
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.handover_import import ImportChoice
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.store.queries import handovers, received_handovers
from tests.casework.bound_slips import bound, issued
from tests.casework.slips import stored


@pytest.fixture
def three(desk: Desk, open_case: Callable[..., UUID], jobcenter: UUID) -> tuple[UUID, ...]:
    return tuple(
        issued(desk, open_case(given_names=name, surname=name), jobcenter)
        for name in ("Ahmad", "Nazari", "Tesfay")
    )


@pytest.fixture
def document(desk: Desk, three: tuple[UUID, ...], jobcenter: UUID) -> bytes:
    return bound(desk, jobcenter, *three)


def test_each_case_is_attached_as_the_single_handover_has_it(
    desk: Desk, three: tuple[UUID, ...], document: bytes
) -> None:
    parts = handover_file.parts(document, "Uebergabe-S-26-001.pdf")
    assert [(part.case, part.file_name) for part in parts] == [
        (1, "handover-1.json"),
        (2, "handover-2.json"),
        (3, "handover-3.json"),
    ]
    with desk.read() as work:
        for part, one in zip(parts, three, strict=True):
            (single,) = handover_file.parts(handovers.document(work.connection, one).pdf)
            assert part.data == single.data
    assert handover_file.is_handover(document)


def test_another_desk_is_offered_each_case(elsewhere: Desk, document: bytes) -> None:
    offered = handover_import.look_at_each(elsewhere, document, "Uebergabe-S-26-001.pdf")
    names = [each.preview.snapshot.person.name for each in offered if each.preview]
    assert names == ["Ahmad Ahmad", "Nazari Nazari", "Tesfay Tesfay"]
    second = offered[1].preview
    assert second is not None
    created = handover_import.import_case(elsewhere, second, ImportChoice()).created
    assert created is not None
    again = handover_import.look_again(elsewhere, offered)
    known = [each.preview is not None and each.preview.known is not None for each in again]
    assert known == [False, True, False]
    with pytest.raises(KnownError) as caught:
        handover_import.import_case(elsewhere, second, ImportChoice())
    assert caught.value.code is ErrorCode.HANDOVER_FILE_KNOWN
    afresh = handover_import.look_at_each(elsewhere, document)
    assert [each.preview is not None and each.preview.known for each in afresh][1]


def test_a_case_keeps_nothing_about_the_others(elsewhere: Desk, document: bytes) -> None:
    for each in handover_import.look_at_each(elsewhere, document):
        assert each.preview is not None
        created = handover_import.import_case(elsewhere, each.preview, ImportChoice()).created
        assert created is not None
        (kept,) = handover_import.received(elsewhere, created)
        with elsewhere.read() as work:
            content = received_handovers.content(work.connection, kept.id).decode()
        assert kept.file_name == f"handover-{each.case}.json"
        names = {"Ahmad", "Nazari", "Tesfay"}
        surname = case.view(elsewhere, created).person.surname
        assert surname in content
        assert not any(name in content for name in names - {surname})


def test_its_own_desk_refuses_it_with_the_first_number(
    desk: Desk, three: tuple[UUID, ...], document: bytes
) -> None:
    with pytest.raises(KnownError) as caught:
        handover_import.look_at_each(desk, document)
    assert caught.value.code is ErrorCode.HANDOVER_FILE_OWN
    assert caught.value.values["number"] == stored(desk, three[0]).number


def test_one_case_that_cannot_be_read_leaves_the_others(elsewhere: Desk, document: bytes) -> None:
    with pikepdf.open(io.BytesIO(document)) as pdf:
        for name, file in pdf.attachments.items():
            if name == "handover-2.json":
                stream = file.obj.EF.F
                stream.write(stream.read_bytes().replace(b"Nazari", b"Nasari"))
        out = io.BytesIO()
        pdf.save(out)
    offered = handover_import.look_at_each(elsewhere, out.getvalue())
    assert [each.preview is not None for each in offered] == [True, False, True]
    refusal = offered[1].refusal
    assert refusal is not None
    assert refusal.code is ErrorCode.HANDOVER_FILE_ALTERED
