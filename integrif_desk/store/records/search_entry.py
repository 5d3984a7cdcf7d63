"""The words by which cases and actors are found. A full-text index (FTS5) lies over it, kept in
step by triggers of the migration."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from integrif_desk.store.records.base import Base


class SearchEntryRecord(Base):
    """`words` are folded; `facets` are marker words such as the owner, so that a search within
    „Meine“ is answered by the index alone."""

    __tablename__ = "search_entry"

    rowid: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(unique=True)
    words: Mapped[str]
    facets: Mapped[str]
