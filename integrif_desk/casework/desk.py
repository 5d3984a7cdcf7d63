"""What every use case needs: the opened store, who is signed in, the time and the holidays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import uuid6

from integrif_desk.domain.account import Account
from integrif_desk.domain.working_days import IsHoliday
from integrif_desk.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:  # the library is read when first asked for a day
    from holidays import HolidayBase


@lru_cache(maxsize=1)
def _saxony_anhalt() -> "HolidayBase":
    import holidays

    return holidays.country_holidays("DE", subdiv="ST", language="de")


@lru_cache(maxsize=1)
def saxony_anhalt_holidays() -> IsHoliday:
    """Return the public holidays of Sachsen-Anhalt as a predicate. (`holidays`, subdivision ST.)"""
    return _saxony_anhalt().__contains__


def saxony_anhalt_holiday(day: date) -> str:
    """Return the German name of a public holiday in Sachsen-Anhalt; empty on other days."""
    return str(_saxony_anhalt().get(day, ""))


def utc_now() -> datetime:
    """Return the current time, aware, in UTC."""
    return datetime.now(UTC)


def new_id() -> UUID:
    """Return a UUIDv7."""
    return UUID(int=uuid6.uuid7().int)


def _no_password(_identifier: str) -> str:
    return ""


@dataclass(frozen=True)
class Desk:
    """An opened store with somebody signed in. Use cases take it as their first argument.

    `own_password` returns the owner's password of one file that this store has locked, by the
    identifier in that file (`exchange.encrypted_pdf`); it is made of the store's key and kept
    nowhere. Whatever gets one can open that file and no other.
    """

    begin: Callable[[UUID, Callable[[], datetime], bool], UnitOfWork]
    account: Account
    now: Callable[[], datetime] = utc_now
    is_holiday: IsHoliday | None = None
    own_password: Callable[[str], str] = field(default=_no_password, repr=False)

    def read(self) -> UnitOfWork:
        """Return a unit of work that only reads; it takes no lock and cannot write."""
        return self.begin(self.account.id, self.now, False)

    def write(self) -> UnitOfWork:
        """Return a unit of work that writes; rolled back unless committed."""
        return self.begin(self.account.id, self.now, True)

    def today(self) -> date:
        """Return the local day."""
        return self.now().astimezone().date()

    @property
    def holiday(self) -> IsHoliday:
        """Tells whether a day is a public holiday."""
        return self.is_holiday or saxony_anhalt_holidays()

    def stamp(self) -> dict[str, Any]:
        """Return the fields of `Record` for a new record by the signed-in account."""
        now = self.now()
        return {
            "id": new_id(),
            "created_at": now,
            "created_by": self.account.id,
            "changed_at": now,
            "changed_by": self.account.id,
        }
