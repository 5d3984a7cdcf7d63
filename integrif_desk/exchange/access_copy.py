"""The machine-readable copy of the subject access report (Art. 20 GDPR): JSON with English keys.

The format is described in `docs/format-auskunft.md`, its schema lies in `resources/schemas/`. It
changes only with its version: another program may rely on it.
"""

from dataclasses import fields
from typing import Any

from integrif_desk.domain.access_report import AccessReport

FORMAT, VERSION = "integrif-desk/access-copy", "1.0"


def write(report: AccessReport) -> bytes:
    """Return the report as JSON, UTF-8. Equal values give equal bytes."""
    import msgspec

    values = _values(report)
    values["association"] = _values(report.association)
    del values["association"]["logo"]  # it tells nothing about anybody
    written = {"format": FORMAT, "version": VERSION, **values}
    return msgspec.json.format(msgspec.json.encode(written), indent=2) + b"\n"


def _values(one: Any) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}
