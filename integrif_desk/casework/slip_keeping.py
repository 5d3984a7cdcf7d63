"""Returned files as they are kept: each once, with a receipt for every case that it answered."""

from pathlib import Path
from uuid import UUID

from integrif_desk.casework import entered_file
from integrif_desk.casework.answer import CodeTarget, TargetKind
from integrif_desk.casework.changes import Changes, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.slip_receipt import RecommendationAnswer, SlipFile, SlipReceipt
from integrif_desk.domain.text import clean_line
from integrif_desk.store.queries import slip_receipts as queries
from integrif_desk.store.unit_of_work import UnitOfWork


def keep(
    work: UnitOfWork, desk: Desk, now: Comparison, target: CodeTarget, replaced_because: str | None
) -> SlipReceipt:
    """Keep the file that answered `target`, with the answer that it replaced for a reason."""
    replaces = replaced_because is not None
    is_kept = bool(queries.of_file(work.connection, now.file.sha256))
    receipt = work.add(
        SlipReceipt(
            case_id=target.case_id,
            referral_id=target.id if target.kind is TargetKind.REFERRAL else None,
            handover_id=target.id if target.kind is TargetKind.HANDOVER else None,
            code=target.code,
            file_name=clean_line(now.file.name),
            size=len(now.file.content),
            sha256=now.file.key,
            fields=now.file.fields,
            replaced=_as_pairs(now) if replaces else (),
            replaced_because=replaced_because or "",
            **desk.stamp(),
        )
    )
    if not is_kept:
        work.store(SlipFile(receipt_id=receipt.id, content=now.file.content))
    return receipt


def remove(work: UnitOfWork, receipt_id: UUID) -> None:
    """Remove a receipt; its file goes with it, unless it answered another case as well."""
    others = queries.sharing_file(work.connection, receipt_id)
    if others:
        queries.hand_on_file(work.connection, receipt_id, others[0].id)
    work.remove(SlipReceipt, receipt_id)


def receipts(desk: Desk, subject_id: UUID) -> tuple[tuple[SlipReceipt, str], ...]:
    """Return the slips that answered a referral or handover, oldest first, and who read them in."""
    with desk.read() as work:
        return queries.of_subject(work.connection, subject_id)


def said_to(desk: Desk, handover_id: UUID) -> tuple[RecommendationAnswer, ...]:
    """Return what the office said to the recommendations of a handover, the oldest first."""
    with desk.read() as work:
        return queries.answers(work.connection, handover_id)


def export_original(
    desk: Desk, receipt_id: UUID, path: Path, *, overwrite: bool = False
) -> Changes:
    """Note that the file leaves, and write it as it came, whole or not at all.

    Raises NOT_FOUND, and as `entered_file.export`.
    """
    with desk.read() as work:
        content = queries.content(work.connection, receipt_id)
    entered_file.export(
        desk, "SlipReceipt", content, path, subject_id=receipt_id, overwrite=overwrite
    )
    return changes(ids=(receipt_id,))


def _as_pairs(now: Comparison) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in vars(now.current).items() if value)
