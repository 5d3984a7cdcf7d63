"""Writes the JSON Schemas in `resources/schemas/` anew, from the classes that are the format.

A test fails while what lies there is not what the program reads and writes. A changed schema is a
new version of the format: docs/format-*.md say when which number rises.
"""

import sys
from pathlib import Path

import msgspec

from integrif_desk.domain.access_report import AccessReport
from integrif_desk.exchange import access_copy
from integrif_desk.exchange import handover_format as handover

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "schemas"
ACCESS_COPY = FOLDER / f"access-copy-{access_copy.VERSION}.schema.json"
HANDOVER = FOLDER / f"handover-{handover.VERSION}.schema.json"


def schema() -> bytes:
    """Return the JSON Schema (draft 2020-12) of `handover.json`."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{handover.FORMAT.replace('/', ':')}:{handover.VERSION}",
        **msgspec.json.schema(handover.Document),
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def access_copy_schema() -> bytes:
    """Return the JSON Schema (draft 2020-12) of the copy that goes with an access report."""
    _, parts = msgspec.json.schema_components((AccessReport,), ref_template="#/$defs/{name}")
    del parts["Letterhead"]["properties"]["logo"]
    report = parts[AccessReport.__name__]
    report["properties"] = {
        "format": {"const": access_copy.FORMAT},
        "version": {"const": access_copy.VERSION},
        **report["properties"],
    }
    report["required"] = ["format", "version", *report["required"]]
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{access_copy.FORMAT.replace('/', ':')}:{access_copy.VERSION}",
        "$ref": f"#/$defs/{AccessReport.__name__}",
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def main() -> int:
    """Write all schemas."""
    FOLDER.mkdir(exist_ok=True)
    HANDOVER.write_bytes(schema())
    ACCESS_COPY.write_bytes(access_copy_schema())
    return 0


if __name__ == "__main__":
    sys.exit(main())
