"""Running numbers of cases and handovers, per year."""

from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.store.records.base import Base


class RunningNumberRecord(Base):
    """`last` is the number given out last for `series` in `year`."""

    __tablename__ = "running_number"

    series: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
