"""Contact persons of an actor by role: whom one asks there, the first is a letter's addressee."""

from dataclasses import dataclass
from uuid import UUID

from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line


@dataclass(frozen=True, kw_only=True)
class ContactPersonFacts:
    """One may know the role alone („Fallmanagement U25“) as long as nobody tells a name."""

    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class ContactPerson(Record, ContactPersonFacts):
    """A contact person as stored; `position` counts from 0 in the order of the actor's list."""

    actor_id: UUID
    position: int = 0

    def __post_init__(self) -> None:
        try:
            for field in ("name", "role", "phone", "email", "remark"):
                set_line(self, field)
        except FieldError as error:
            # Of several persons in one form the field alone would name the actor's own.
            values = {name: value for name, value in error.values.items() if name != "field"}
            raise FieldError(error.code, "contacts", **values) from None
        if not (self.name or self.role):
            raise FieldError(ErrorCode.FIELD_REQUIRED, "contacts")
