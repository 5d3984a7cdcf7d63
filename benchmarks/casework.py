"""Saving a note, and opening a case with 200 notes."""

import secrets
import tempfile
from pathlib import Path
from uuid import UUID

from benchmarks import stores
from benchmarks.measure import Figure, in_turns, median
from integrif_desk.casework import case, contact_note
from integrif_desk.casework.case import NewCase
from integrif_desk.casework.contact_note import NewNote
from integrif_desk.casework.desk import Desk
from integrif_desk.store.engine import DatabaseKey, open_engine
from integrif_desk.store.folder import DATABASE, make_private_file

_TEXT = "HWK rief an: Das Fächerverzeichnis fehlt noch, er bringt es am Dienstag mit. " * 3
_NOTES = 200


def save_note() -> Figure:
    """Saving a contact note beside a raw insert and commit, both in 100,000 cases' company."""
    with tempfile.TemporaryDirectory() as folder:
        opened = stores.unlock(stores.scratch_copy(stores.store_with(stores.LARGE), Path(folder)))
        raw_folder = Path(folder) / "raw"
        raw_folder.mkdir()
        make_private_file(raw_folder / DATABASE)
        engine = open_engine(raw_folder, DatabaseKey.random())
        raw = engine.raw_connection().driver_connection
        assert raw is not None
        raw.execute("CREATE TABLE note (id BLOB PRIMARY KEY, case_id BLOB, at TEXT, body TEXT)")
        case_id = _case_with_notes(opened.desk, 0)

        def ours(_: int) -> None:
            contact_note.log(opened.desk, NewNote(case_id=case_id, text=_TEXT, minutes=10))

        def theirs(_: int) -> None:
            raw.execute("BEGIN IMMEDIATE")
            row = (secrets.token_bytes(16), case_id.bytes, "2026-03-10T09:00:00.000000", _TEXT)
            raw.execute("INSERT INTO note VALUES (?, ?, ?, ?)", row)
            raw.execute("COMMIT")

        in_turns(ours, theirs, 10)
        mine, other = in_turns(ours, theirs, 200)
        engine.dispose()
        opened.close()
    return Figure(
        "save a contact note", "raw SQLCipher insert + commit", median(mine), median(other), 4.0
    )


def open_case() -> Figure:
    """Opening a case with 200 notes among 100,000 cases beside the same among 1,000."""
    with tempfile.TemporaryDirectory() as folder:
        desks, closing = [], []
        for size in (stores.LARGE, stores.SMALL):
            copy = stores.scratch_copy(stores.store_with(size), Path(folder))
            opened = stores.unlock(copy)
            desks.append((opened.desk, _case_with_notes(opened.desk, _NOTES)))
            closing.append(opened)

        def show(desk: Desk, case_id: UUID) -> None:
            case.view(desk, case_id)
            case.history(desk, case_id)

        large, small = desks
        in_turns(lambda _: show(*large), lambda _: show(*small), 3)
        mine, other = in_turns(lambda _: show(*large), lambda _: show(*small), 50)
        for opened in closing:
            opened.close()
    return Figure(
        "open a case with 200 notes",
        "same with 1,000 cases",
        median(mine),
        median(other),
        1.3,
        at_most=50.0,
    )


def _case_with_notes(desk: Desk, count: int) -> UUID:
    case_id = case.open_case(desk, NewCase(given_names="Vergleich")).created
    assert case_id is not None
    for number in range(count):
        contact_note.log(desk, NewNote(case_id=case_id, text=f"{number}: {_TEXT}"))
    return case_id
