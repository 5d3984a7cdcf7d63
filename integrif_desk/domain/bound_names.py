"""Names within a document that binds several cases: of form fields, and of the data attached.

Below the name of its case a field keeps the fixed name that it has on a slip alone
(`fall3.entscheidung`), so that whoever reads slips reads these as well. Cases are counted from 1 as
in the letter in front; no name tells anything about a person.
"""

import re
from collections.abc import Mapping

MOST_CASES = 15
"""So many fill sixty pages."""
ALONE = 0
"""The case of a slip that stands alone in its file: its fields have their own names only."""
_OF_A_CASE = re.compile(r"fall([1-9]\d?)\.(.+)", re.ASCII | re.DOTALL)


def field_above(case: int) -> str:
    """Return the name of the field that holds those of a case."""
    return f"fall{case}"


def data_name(case: int) -> str:
    """Return what the data of a case is called as an attachment."""
    return f"handover-{case}.json"


def by_case(fields: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """Return the fields of each case by their fixed names, in the order of the cases.

    A slip alone is the case `ALONE`. After cases this one holds what belongs to none of them, and
    is there only where something was filled in. Never raises.
    """
    found: dict[int, dict[str, str]] = {}
    loose: dict[str, str] = {}
    for name, value in fields.items():
        match = _OF_A_CASE.fullmatch(name)
        if match is None or int(match[1]) > MOST_CASES:
            loose[name] = value
        else:
            found.setdefault(int(match[1]), {})[match[2]] = value
    told = dict(sorted(found.items()))
    if not told or any(value.strip() for value in loose.values()):
        told[ALONE] = loose
    return told
