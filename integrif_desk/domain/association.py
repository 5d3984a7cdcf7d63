"""The association that runs this desk; its letterhead stands on every document."""

from dataclasses import dataclass, field

from integrif_desk.domain.record import Record
from integrif_desk.domain.text import set_line


@dataclass(frozen=True, kw_only=True)
class Association(Record):
    """One per store. `answer_days` is the target for answers in working days.

    `logo` is a small PNG, empty without one.
    """

    name: str
    tagline: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    office_hours: str = ""
    answer_days: int = 14
    no_contact_days: int = 30
    lock_after_minutes: int = 5
    is_sample: bool = False
    logo: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        set_line(self, "name", required=True)
        for name in ("tagline", "street", "postal_code", "town", "phone", "email", "office_hours"):
            set_line(self, name)
