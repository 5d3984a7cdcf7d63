"""The machine-readable copy of the subject access report (Art. 20 GDPR): JSON with English keys.

The format is described in `docs/format-auskunft.md`, its schema lies in `resources/schemas/`. It
changes only with its version: another program may rely on it.
"""

from dataclasses import fields

from integrif_desk.domain.access_report import AccessReport

FORMAT, VERSION = "integrif-desk/access-copy", "1.0"


def write(report: AccessReport) -> bytes:
    """Return the report as JSON, UTF-8. Equal values give equal bytes."""
    import msgspec

    values = {field.name: getattr(report, field.name) for field in fields(AccessReport)}
    written = {"format": FORMAT, "version": VERSION, **values}
    return msgspec.json.format(msgspec.json.encode(written), indent=2) + b"\n"
