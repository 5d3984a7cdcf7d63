"""German dates, times and numbers without asking the machine's locale.

The desk speaks German on every machine, so nothing here depends on the locale of the operating
system. Everything relative takes `today` from the caller.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from integrif_desk.domain.errors import ErrorCode, FieldError

if TYPE_CHECKING:  # the unlock page needs its date and nothing that calculates
    from decimal import Decimal

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)  # fmt: skip

_NAMED_DAYS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
# Compiled when first needed, not at the start of the program.
_OFFSET = r"([+-])\s*(\d{1,4})"
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_PARTS = r"(\d{1,2})[.,/\-\s]+(\d{1,2})(?:[.,/\-\s]+(\d{2}|\d{4})?)?\.?"
_DIGITS = r"(\d{2})(\d{2})(\d{4}|\d{2})?"
_CLOCK = r"(\d{1,2})(?:\s*[:.,h]\s*(\d{2}))?"
_CLOCK_DIGITS = r"(\d{1,2})(\d{2})"


def format_date(day: date) -> str:
    """12.03.2026."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def format_day_month(day: date) -> str:
    """12.03."""
    return f"{day.day:02}.{day.month:02}."


def format_near(day: date, today: date) -> str:
    """12.03. – with its year where that is another one."""
    return format_day_month(day) if day.year == today.year else format_date(day)


def weekday_short(day: date) -> str:
    """Do."""
    return WEEKDAYS[day.weekday()][:2]


def format_weekday(day: date) -> str:
    """Do, 05.03."""
    return f"{weekday_short(day)}, {format_day_month(day)}"


def format_weekday_year(day: date) -> str:
    """Do, 05.03.2026."""
    return f"{weekday_short(day)}, {format_date(day)}"


def format_long(day: date) -> str:
    """Dienstag, 10. März 2026."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]} {day.year}"


def format_time(moment: time | datetime) -> str:
    """13:00 Uhr."""
    return f"{moment.hour:02}:{moment.minute:02} Uhr"


def format_moment(moment: datetime, today: date) -> str:
    """heute, 08:12 Uhr – gestern, 17:02 Uhr – 05.03.2026, 17:02 Uhr."""
    near = {0: "heute", -1: "gestern"}.get((moment.date() - today).days)
    return f"{near or format_date(moment.date())}, {format_time(moment)}"


def relative_day(day: date, today: date) -> str:
    """heute, morgen, gestern, in 3 Tagen, vor 5 Tagen."""
    days = (day - today).days
    if abs(days) <= 1:
        return ("gestern", "heute", "morgen")[days + 1]
    return f"in {format_number(days)} Tagen" if days > 0 else f"vor {format_number(-days)} Tagen"


def since(day: date, today: date) -> str:
    """For what is overdue: seit gestern, seit 5 Tagen; else as `relative_day`."""
    days = (today - day).days
    if days <= 0:
        return relative_day(day, today)
    return "seit gestern" if days == 1 else f"seit {format_number(days)} Tagen"


def format_number(value: "int | float | Decimal", decimals: int = 0) -> str:
    """1.250 – 4,5. Rounds half up; minus is a hyphen, as in German forms."""
    from decimal import ROUND_HALF_UP, Decimal

    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    return f"{rounded:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def parse_date(text: str, today: date, field: str = "date", *, ahead: bool = False) -> date:
    """Read a date as people type it.

    Knows 12.03.2026, 12.3.26, 12032026, 120326, 12.03., 2026-03-12, heute, morgen, +14, -3.
    A missing year is this year; with `ahead` the next such day that is not past.
    Two-digit years lie between 79 years ago and 20 years ahead.
    Raises `FieldError` with `DATE_INVALID`.
    """
    words = text.strip().casefold()
    try:
        return _read(words, today, ahead)
    except (ValueError, OverflowError):
        raise FieldError(ErrorCode.DATE_INVALID, field) from None


def parse_time(text: str, field: str = "time") -> time:
    """Read a time of day as people type it: 13:30, 13.30, 1330, 9, 9 Uhr, 9:30 Uhr.

    Raises `FieldError` with `TIME_INVALID`.
    """
    words = text.strip().casefold().removesuffix("uhr").strip()
    match = re.fullmatch(_CLOCK, words) or re.fullmatch(_CLOCK_DIGITS, words)
    try:
        if match is None:
            raise ValueError(words)
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        raise FieldError(ErrorCode.TIME_INVALID, field) from None


def _read(words: str, today: date, ahead: bool) -> date:
    if words in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[words])
    if match := re.fullmatch(_OFFSET, words):
        return today + timedelta(days=int(match[1] + match[2]))
    if match := re.fullmatch(_ISO, words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    match = re.fullmatch(_DIGITS, words) or re.fullmatch(_PARTS, words)
    if match is None:
        raise ValueError(words)
    day, month, year = int(match[1]), int(match[2]), match[3]
    if year is not None:
        return date(_full_year(year, today), month, day)
    found = date(today.year, month, day)
    return found.replace(year=today.year + 1) if ahead and found < today else found


def _full_year(year: str, today: date) -> int:
    if len(year) == 4:
        return int(year)
    guess = today.year - today.year % 100 + int(year)
    if guess > today.year + 20:
        return guess - 100
    return guess + 100 if guess <= today.year - 80 else guess
