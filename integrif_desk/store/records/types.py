"""How domain values lie in columns: UUIDs as 16 bytes, dates and times as ISO text, enums as their
value, tuples as JSON. Text stays readable for whoever must rescue a store by hand."""

import json
import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

EnumT = TypeVar("EnumT", bound=StrEnum)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class UuidBytes(TypeDecorator[UUID]):
    """A UUID as 16 bytes; UUIDv7 keep their order in time."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        return None if value is None else UUID(bytes=value)


class DateText(TypeDecorator[date]):
    """A day as 2026-03-12."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeText(TypeDecorator[time]):
    """A time of day as 13:00."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else value.strftime("%H:%M")

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


class UtcText(TypeDecorator[datetime]):
    """An aware time in UTC as 2026-03-12T09:30:00.000000; sorts as text."""

    impl = String(26)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        naive = value.astimezone(UTC).replace(tzinfo=None)
        return naive.isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class EnumText(TypeDecorator[EnumT], Generic[EnumT]):
    """A member of a `StrEnum` as its value."""

    impl = String(40)
    cache_ok = True

    def __init__(self, members: type[EnumT]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: EnumT | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> EnumT | None:
        return None if value is None else self.members(value)


class TextTuple(TypeDecorator[tuple[Any, ...]]):
    """A tuple of texts, or of tuples of texts, as JSON."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str:
        dumped = json.dumps(value or (), ensure_ascii=False, separators=(",", ":"))
        if _HALF_CHARACTER.search(dumped):
            # Pasted text may hold half a character; escaped, it can be stored and comes back.
            dumped = json.dumps(value, separators=(",", ":"))
        return dumped

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        return tuple(tuple(v) if isinstance(v, list) else v for v in json.loads(value or "[]"))


class UuidTuple(TypeDecorator[tuple[UUID, ...]]):
    """A tuple of UUIDs as JSON."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[UUID, ...] | None, dialect: Dialect) -> str:
        return json.dumps([v.hex for v in value or ()], separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[UUID, ...]:
        return tuple(UUID(v) for v in json.loads(value or "[]"))


class EnumTuple(TypeDecorator[tuple[EnumT, ...]], Generic[EnumT]):
    """A tuple of members of a `StrEnum` as JSON."""

    impl = String
    cache_ok = True

    def __init__(self, members: type[EnumT]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: tuple[EnumT, ...] | None, dialect: Dialect) -> str:
        return json.dumps([v.value for v in value or ()], separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[EnumT, ...]:
        return tuple(self.members(v) for v in json.loads(value or "[]"))
