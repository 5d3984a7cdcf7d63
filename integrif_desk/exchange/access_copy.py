"""The machine-readable copy of the subject access report (Art. 20 GDPR): JSON with English keys.

The format is described in `docs/auskunft-format.md` and `resources/schemas/`. It changes only with
its version: another program may rely on it.
"""

from typing import Any

from integrif_desk.domain.access_report import AccessReport

FORMAT, VERSION = "integrif-desk/access-copy", 1


def write(report: AccessReport) -> bytes:
    """Return the report as JSON, UTF-8. Equal values give equal bytes."""
    import msgspec

    return msgspec.json.format(
        msgspec.json.encode({"format": FORMAT, "version": VERSION, **_values(report)}, order=None),
        indent=2,
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the format."""
    import msgspec

    (reference,), parts = msgspec.json.schema_components(
        (AccessReport,), ref_template="#/$defs/{name}"
    )
    name = reference["$ref"].rsplit("/", 1)[-1]
    whole = parts.pop(name)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **whole,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            **whole["properties"],
        },
        "required": ["format", "version", *whole["required"]],
        "$defs": parts,
    }


def _values(report: AccessReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in report.__dataclass_fields__}
