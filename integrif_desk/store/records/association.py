"""The association's row; there is one."""

from sqlalchemy.orm import Mapped

from integrif_desk.store.records.base import Base, RecordColumns


class AssociationRecord(RecordColumns, Base):
    """See `domain.association.Association`."""

    __tablename__ = "association"

    name: Mapped[str]
    tagline: Mapped[str]
    street: Mapped[str]
    postal_code: Mapped[str]
    town: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    office_hours: Mapped[str]
    answer_days: Mapped[int]
    no_contact_days: Mapped[int]
    lock_after_minutes: Mapped[int]
    is_sample: Mapped[bool]
    logo: Mapped[bytes]
