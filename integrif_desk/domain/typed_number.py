"""Case and handover numbers as people type them: „f26-14“, „F 26 014“, „Ü26-31“, „ue-26-031“.

`F-26-014` is what stands on paper. Who reads it off leaves out zeros, dashes and dots, or writes
the year in full.
"""

import re
import unicodedata
from dataclasses import dataclass

from integrif_desk.domain.case import case_number
from integrif_desk.domain.handover import handover_number

_APART = r"[\s./–-]*"
_TYPED = re.compile(rf"(F|Ü|UE|U){_APART}(?:20)?(\d\d){_APART}0*([1-9]\d{{0,3}})", re.IGNORECASE)
_SHORT_YEAR = re.compile(rf"(F|Ü|UE|U){_APART}(\d\d){_APART}0*([1-9]\d{{0,3}})", re.IGNORECASE)
_WITHOUT_LETTER = re.compile(r"()(?:20)?(\d\d)\s*[./–-]\s*0*([1-9]\d{0,3})")


@dataclass(frozen=True)
class TypedNumber:
    """What a typed number may be, spelled as it is on file; mostly one of the two is empty."""

    cases: tuple[str, ...] = ()
    handovers: tuple[str, ...] = ()


def meant(typed: str) -> TypedNumber:
    """Return the numbers that `typed` may stand for; none for what is no number.

    „F2026-14“ has the year in full. Without a letter it may be either kind, if year and number
    stand apart.
    """
    text = unicodedata.normalize("NFC", typed).strip()
    cases, handovers = dict[str, None](), dict[str, None]()
    for pattern in (_TYPED, _SHORT_YEAR, _WITHOUT_LETTER):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        letter, year, running = match[1].upper(), int(match[2]), int(match[3])
        if letter in ("F", ""):
            cases[case_number(year, running)] = None
        if letter != "F":
            handovers[handover_number(year, running)] = None
    return TypedNumber(tuple(cases), tuple(handovers))
