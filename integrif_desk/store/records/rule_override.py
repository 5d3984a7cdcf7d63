"""The lead's own rows of the responsibility rules."""

from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.store.records.base import Base, RecordColumns


class RuleOverrideRecord(RecordColumns, Base):
    """See `domain.rule_override.RuleOverride`."""

    __tablename__ = "rule_override"

    rule_id: Mapped[str] = mapped_column(unique=True)
    row: Mapped[str]
    reason: Mapped[str]
    active: Mapped[bool]
