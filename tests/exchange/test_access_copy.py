"""The machine-readable copy: complete, readable again, and as its schema says."""

import json
from typing import Any

import jsonschema
import msgspec
import write_schemas
from hypothesis import HealthCheck, Phase, given, settings

from integrif_desk.domain.access_report import AccessReport
from integrif_desk.exchange import access_copy
from tests.documents.reports import LEAST, REPORT, REPORTS

SCHEMA = write_schemas.ACCESS_COPY


def strict_schema() -> dict[str, Any]:
    """Return the schema without tolerance for keys that it does not know."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_bytes())
    for definition in schema["$defs"].values():
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return schema


VALIDATOR = jsonschema.Draft202012Validator(
    strict_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def test_the_schema_is_the_one_of_the_program() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_bytes()))
    assert SCHEMA.read_bytes() == write_schemas.access_copy_schema(), "run scripts/write_schemas.py"


def test_what_is_written_is_what_the_schema_says_and_reads_back_the_same() -> None:
    for report in (REPORT, LEAST):
        written = access_copy.write(report)
        VALIDATOR.validate(json.loads(written))
        assert msgspec.json.decode(written, type=AccessReport) == report


def test_equal_reports_give_equal_bytes_in_any_order_of_making() -> None:
    again = msgspec.json.decode(access_copy.write(REPORT), type=AccessReport)
    assert access_copy.write(again) == access_copy.write(REPORT)


def test_keys_and_code_words_are_english_ascii() -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for each in value.values() for key in keys(each)}
        return {key for each in value for key in keys(each)} if isinstance(value, list) else set()

    found = keys(json.loads(access_copy.write(REPORT)))
    assert all(key.isascii() and key == key.lower() for key in found)
    assert {"given_names", "residences", "disclosures", "sha256"} <= found


@settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(REPORTS)
def test_any_report_can_be_written_and_read(report: AccessReport) -> None:
    written = access_copy.write(report)
    VALIDATOR.validate(json.loads(written))
    assert msgspec.json.decode(written, type=AccessReport) == report
