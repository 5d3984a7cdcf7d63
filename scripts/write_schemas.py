"""Writes the JSON Schemas in `resources/schemas/` anew, from the classes that are the format.

A test fails while what lies there is not what the program reads and writes. A changed schema is a
new version of the format: docs/format-uebergabe.md says when which number rises.
"""

import sys
from pathlib import Path

import msgspec

from integrif_desk.exchange import handover_format as handover

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "schemas"
HANDOVER = FOLDER / f"handover-{handover.VERSION}.schema.json"


def schema() -> bytes:
    """Return the JSON Schema (draft 2020-12) of `handover.json`."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{handover.FORMAT.replace('/', ':')}:{handover.VERSION}",
        **msgspec.json.schema(handover.Document),
    }
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def main() -> int:
    """Write all schemas."""
    FOLDER.mkdir(exist_ok=True)
    HANDOVER.write_bytes(schema())
    return 0


if __name__ == "__main__":
    sys.exit(main())
