"""Which way leads through which channel, and what a channel asks for that nobody accepts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from integrif_desk.casework import (
    access_report,
    actor,
    handover,
    handover_bundle,
    referral,
    referral_letter,
    sending,
    vault,
)
from integrif_desk.casework.access_report import ReportFile
from integrif_desk.casework.changes import Changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.leaving import Document
from integrif_desk.domain.access_report import AccessWish
from integrif_desk.domain.actor import Channel
from integrif_desk.domain.disclosure import Disclosure, DocumentKind
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import HandoverState
from integrif_desk.domain.handover_bundle import BundlePlan
from integrif_desk.domain.ways_out import WayOut, offered, ways_of
from integrif_desk.store.queries import disclosures
from integrif_desk.wording.errors import sentence
from tests.casework.agreed import agree
from tests.casework.handovers import issue, plan_of

Do = Callable[[Document, Channel, str], Changes]
ASKED = "Die Stelle hat zugestimmt."
KINDS = ("handover", "letter", "bundle", "report")


@pytest.fixture
def ways(opened: vault.Opened, tmp_path: Path) -> dict[WayOut, Do]:
    """Return every way out of casework, by the button that the window has for it."""
    desk, where = opened.desk, iter(range(99))

    def writes(write: Callable[..., Changes]) -> Do:
        return lambda document, channel, agreed: write(
            desk, document, channel, tmp_path / f"{next(where)}.file", agreed=agreed
        )

    return {
        WayOut.PRINT: lambda one, channel, agreed: sending.put_on_paper(desk, one, channel, agreed),
        WayOut.MAIL: lambda one, channel, agreed: sending.prepare_mail(
            desk, one, channel, opened.folder, agreed
        ),
        WayOut.SAVE_LOCKED: writes(sending.save_locked),
        WayOut.SAVE_MAIL: writes(sending.save_mail),
        WayOut.SAVE_OPEN: writes(sending.save),
    }


@pytest.fixture
def documents(
    desk: Desk, full_case: UUID, open_case: Callable[..., UUID], jobcenter: UUID
) -> dict[str, Document]:
    """Return one document of each kind that goes through the ways out, ready to leave."""
    agree(desk, full_case, jobcenter)
    first = issue(desk, plan_of(desk, full_case, jobcenter))
    others = []
    for surname in ("Nuri", "Habte"):
        case_id = open_case(surname=surname, background="Sechs Jahre im Umspannwerk.")
        agree(desk, case_id, jobcenter)
        others.append(issue(desk, plan_of(desk, case_id, jobcenter)))
    new = referral.NewReferral(case_id=full_case, actor_id=jobcenter, purpose="Sprachkurs")
    draft = referral.draft(desk, new).created
    assert draft is not None
    letter = referral_letter.issue(desk, draft).created
    plan = BundlePlan(recipient_id=jobcenter, handover_ids=tuple(others))
    bundle = handover_bundle.issue(desk, plan).created
    person_id = handover.choice(desk, full_case).detail.person.id
    made = access_report.make(desk, AccessWish(person_id=person_id))
    assert letter is not None
    assert bundle is not None
    report = ReportFile(made, DocumentKind.ACCESS_REPORT)
    return {"handover": first, "letter": letter, "bundle": bundle, "report": report}


def refused(act: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value


def left(desk: Desk) -> int:
    with desk.read() as work:
        return len(work.connection.exec_driver_sql("SELECT id FROM disclosure").all())


def entries(desk: Desk, handover_id: UUID) -> tuple[Disclosure, ...]:
    with desk.read() as work:
        return disclosures.of_document(work.connection, handover_id)


def accept(desk: Desk, unit_id: UUID, *channels: Channel) -> None:
    unit = actor.view(desk, unit_id).actor
    actor.change(desk, replace(unit, channels=channels))


@pytest.mark.parametrize("kind", KINDS)
def test_a_way_that_is_none_of_the_channel_is_refused(
    opened: vault.Opened,
    documents: dict[str, Document],
    ways: dict[WayOut, Do],
    kind: str,
    tmp_path: Path,
) -> None:
    before, lying = left(opened.desk), sorted(opened.folder.rglob("*.eml"))
    tried = 0
    for channel in Channel:
        for way, do in ways.items():
            if way not in ways_of(channel):
                error = refused(partial(do, documents[kind], channel, ASKED))
                assert error.code is ErrorCode.WAY_NOT_THERE, (channel, way)
                tried += 1
    assert tried == 26  # 8 channels in 5 ways, of which 14 lead somewhere
    assert left(opened.desk) == before
    assert list(tmp_path.glob("*.file")) == []
    assert sorted(opened.folder.rglob("*.eml")) == lying
    assert "„E-Mail“" in sentence(
        refused(lambda: ways[WayOut.SAVE_MAIL](documents[kind], Channel.EMAIL, ASKED))
    )


@pytest.mark.parametrize("kind", KINDS[:3])
def test_a_channel_that_is_not_accepted_needs_a_word_that_stays_with_the_entry(
    desk: Desk, documents: dict[str, Document], ways: dict[WayOut, Do], jobcenter: UUID, kind: str
) -> None:
    accept(desk, jobcenter, Channel.EMAIL)
    for channel in Channel:
        for way in ways_of(channel):
            do = ways[way]
            if channel is not Channel.EMAIL:
                for nothing in ("", "  "):
                    error = refused(partial(do, documents[kind], channel, nothing))
                    assert error.code is ErrorCode.CHANNEL_NOT_ACCEPTED, (channel, way)
    before = left(desk)
    ways[WayOut.PRINT](documents[kind], Channel.POST, ASKED)
    ways[WayOut.MAIL](documents[kind], Channel.EMAIL, ASKED)
    assert left(desk) == before + (4 if kind == "bundle" else 2)
    document = documents[kind]
    given = sending.offer(desk, document).given
    assert {(one.channel, one.remark) for one in given} == {
        (Channel.POST, ASKED),
        (Channel.EMAIL, ""),  # nobody had to be asked
    }


def test_where_nothing_is_known_of_a_unit_it_is_asked_as_well(
    desk: Desk, documents: dict[str, Document], jobcenter: UUID
) -> None:
    accept(desk, jobcenter)
    issued = documents["handover"]
    error = refused(lambda: sending.put_on_paper(desk, issued, Channel.POST))
    assert error.code is ErrorCode.CHANNEL_NOT_ACCEPTED
    assert "setzen Sie den Haken" in sentence(error)
    sending.put_on_paper(desk, issued, Channel.POST, ASKED)
    (entry,) = sending.offer(desk, issued).given
    assert (entry.channel, entry.remark) == (Channel.POST, ASKED)


def test_what_is_set_aside_is_entered_and_not_handed_over_until_somebody_tells(
    desk: Desk, documents: dict[str, Document], jobcenter: UUID, tmp_path: Path
) -> None:
    issued = documents["handover"]
    assert isinstance(issued, UUID)
    error = refused(lambda: sending.tell(desk, issued, Channel.POST))
    assert error.code is ErrorCode.WAY_NOT_THERE
    accept(desk, jobcenter, Channel.EMAIL)
    given = sending.set_aside(desk, issued, tmp_path / "a.pdf")
    assert given.path == tmp_path / "a.pdf"
    assert given.path.read_bytes() == handover.pdf(desk, issued)
    assert handover.view(desk, issued).state is HandoverState.ISSUED
    (saved,) = entries(desk, issued)
    assert (saved.channel, saved.is_only_saved, saved.remark) == (None, True, "")

    offer = sending.offer(desk, issued)
    told = {one.channel for one in offer.channels if WayOut.TELL in one.ways}
    assert told == {
        *(Channel.IN_PERSON, Channel.POST, Channel.ENCRYPTED_EMAIL),
        *(Channel.DE_MAIL, Channel.EBO),
    }
    error = refused(lambda: sending.tell(desk, issued, Channel.EMAIL, ASKED))
    assert error.code is ErrorCode.WAY_NOT_THERE
    error = refused(lambda: sending.tell(desk, issued, Channel.POST))
    assert error.code is ErrorCode.CHANNEL_NOT_ACCEPTED
    went = sending.tell(desk, issued, Channel.POST, ASKED)
    assert handover.view(desk, issued).state is HandoverState.HANDED_OVER
    assert [one.channel for one in entries(desk, issued)] == [Channel.POST, None]
    assert all(WayOut.TELL not in one.ways for one in sending.offer(desk, issued).channels)

    sending.take_back(desk, went.disclosure_id, "Doch nicht.")
    assert handover.view(desk, issued).state is HandoverState.ISSUED
    assert any(WayOut.TELL in one.ways for one in sending.offer(desk, issued).channels)


def test_a_file_that_could_not_be_set_aside_is_not_entered(
    desk: Desk, documents: dict[str, Document], tmp_path: Path
) -> None:
    issued = documents["handover"]
    assert isinstance(issued, UUID)
    error = refused(lambda: sending.set_aside(desk, issued, tmp_path / "gone" / "a.pdf"))
    assert error.code is ErrorCode.FILE_NOT_WRITABLE
    assert entries(desk, issued) == ()


def test_only_a_saved_file_can_be_told_of() -> None:
    assert all(WayOut.TELL not in one.ways for one in offered(Channel))
    assert all(WayOut.TELL not in ways_of(channel) for channel in Channel)
