"""What the data of a handover says, who may read it, and what a stranger's file may do: nothing."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import write_schemas
from hypothesis import given, settings
from hypothesis import strategies as st

from integrif_desk import paths
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.domain.handover import DataCategory, HandoverSnapshot
from integrif_desk.exchange import bounded_json, handover_format, handover_json
from tests.documents.snapshots import FULL, MINIMAL
from tests.exchange.handovers import EVERYTHING, SHA256, handed_over, within

ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = ROOT / "tests" / "reference" / "handover-1.0.json"
SCHEMA = paths.resources() / "schemas" / "handover-1.0.schema.json"


def written(snapshot: HandoverSnapshot = EVERYTHING) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(handover_json.write(snapshot, sha256=SHA256))
    return found


def sealed(raw: dict[str, Any]) -> bytes:
    """Return the file with the hash that fits: somebody may have written it on purpose."""
    raw = raw | {"content_sha256": handover_json.content_sha256(raw)}
    return json.dumps(raw, ensure_ascii=False).encode()


def refused(content: bytes) -> KnownError:
    with pytest.raises(KnownError) as caught:
        handover_json.read(content)
    return caught.value


def outcome(content: bytes) -> ErrorCode | None:
    """Return why a file is refused, None where it is read."""
    try:
        handover_json.read(content)
    except KnownError as error:
        return error.code
    return None


def strict_schema() -> dict[str, Any]:
    """Return the schema without the tolerance for what later versions add."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_bytes())
    for definition in schema["$defs"].values():
        if "properties" in definition:
            definition["additionalProperties"] = False
    return schema


VALIDATOR = jsonschema.Draft202012Validator(
    strict_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def objects(raw: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(raw, dict):
        yield where, raw
        for key, value in raw.items():
            yield from objects(value, f"{where}.{key}")
    elif isinstance(raw, list):
        for value in raw:
            yield from objects(value, where)


@given(handed_over())
@settings(max_examples=30, deadline=None)
def test_what_was_written_is_read_again(snapshot: HandoverSnapshot) -> None:
    content = handover_json.write(snapshot, sha256=SHA256)
    found = handover_json.read(content)
    assert found.snapshot == snapshot
    assert (found.version, found.snapshot_sha256, found.unknown) == ("1.0", SHA256, ())
    VALIDATOR.validate(json.loads(content))


@pytest.mark.parametrize("snapshot", [FULL, MINIMAL, EVERYTHING])
def test_the_same_snapshot_gives_the_same_bytes(snapshot: HandoverSnapshot) -> None:
    first = handover_json.write(snapshot, sha256=SHA256)
    reordered = replace(snapshot, included=frozenset(sorted(snapshot.included, reverse=True)))
    assert handover_json.write(reordered, sha256=SHA256) == first
    assert handover_json.read(first).snapshot == within(snapshot)


def test_the_example_in_the_documentation_is_what_is_written() -> None:
    assert handover_json.write(EVERYTHING, sha256=SHA256) == REFERENCE.read_bytes()


def test_the_schema_is_the_one_of_the_program() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_bytes()))
    assert SCHEMA.read_bytes() == write_schemas.schema(), "run scripts/write_schemas.py"


def test_a_handover_that_says_everything_has_every_key_of_the_schema() -> None:
    definitions = json.loads(SCHEMA.read_bytes())["$defs"]
    told = {key for _where, each in objects(written()) for key in each}
    known = {key for each in definitions.values() for key in each.get("properties", ())}
    assert told == known
    names = {
        name
        for name, part in vars(handover_format).items()
        if isinstance(part, type) and issubclass(part, handover_format.Part)
    }
    assert names - {"Part"} <= set(definitions)


def test_every_snapshot_field_is_in_the_file_or_left_out_on_purpose() -> None:
    """A new field of the snapshot must be decided on: told to programs as well, or not.

    Drafts carry no file; what has changed since the last handover a program can compare itself.
    """
    blank = dict.fromkeys(EVERYTHING.__dataclass_fields__)
    read = handover_json.read(handover_json.write(EVERYTHING, sha256=SHA256)).snapshot
    carried = {name for name in blank if getattr(read, name) == getattr(EVERYTHING, name)}
    defaults = replace(MINIMAL, included=frozenset(), person=replace(MINIMAL.person, name=""))
    distinct = {name for name in blank if getattr(EVERYTHING, name) != getattr(defaults, name)}
    fixed = {"case_number", "number", "dated", "answer_code", "answer_by", "volunteer", "purpose"}
    fixed |= {"channel", "discussed_on", "accompanied_since"}
    assert carried == set(blank)
    assert set(blank) - distinct - fixed == {"is_draft", "changes"}


@pytest.mark.parametrize("category", DataCategory)
def test_a_withheld_category_is_not_there_not_even_as_a_key(category: DataCategory) -> None:
    less = within(replace(EVERYTHING, included=EVERYTHING.included - {category}))
    raw = written(less)
    assert category.value not in raw["sections"]
    assert {each["category"] for each in raw["consents"]} == set(DataCategory) - {category}
    # What the composer left in by mistake does not leave either.
    careless = written(replace(EVERYTHING, included=EVERYTHING.included - {category}))
    assert careless["sections"] == raw["sections"]


def test_a_talk_that_nobody_has_told_of_has_no_day() -> None:
    silent = replace(EVERYTHING, discussed_on=None)
    assert "discussed_on" not in written(silent)
    content = handover_json.write(silent, sha256=SHA256)
    assert b"null" not in content
    assert handover_json.read(content).snapshot == silent


def test_nothing_is_null_and_codes_are_those_of_the_standards() -> None:
    content = handover_json.write(EVERYTHING, sha256=SHA256)
    assert b"null" not in content
    sections = json.loads(content)["sections"]
    assert sections["identity"]["nationalities"] == ["SY"]
    assert sections["identity"]["birth_date"] == "1991-08-14"
    assert sections["language"]["languages"][0] == {
        "language": "de",
        "level": "B1",
        "listening": "B1",
        "reading": "B1",
        "speaking": "B2",
        "writing": "A2",
        "proof": "telc Deutsch B1",
        "proof_date": "2025-11-21",
    }
    assert "محمد الأحمد".encode() in content


def test_the_hash_can_be_worked_out_by_any_program() -> None:
    raw = written()
    told = raw.pop("content_sha256")
    canonical = json.dumps(raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(canonical.encode()).hexdigest() == told


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"null",
        b"[]",
        b'"x"',
        b"{}",
        b"\xff\xfe{}",
        b'{"format": "integrif-desk/handover"',
        b'{"format": "something/else", "version": "1.0"}',
        b'{"format": "integrif-desk/handover"}',
        b'{"format": "integrif-desk/handover", "version": "0.9"}',
        b'{"format": "integrif-desk/handover", "version": 1.0}',
        b'{"format": "integrif-desk/handover", "version": "1.0; DROP"}',
        b'{"a": NaN}',
        b'{"a": 1' + b"0" * 10_000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'{"a": [' + b"[]," * 400_000 + b"[]]}",
        b'{"' + b'\\"' * 2_000_000,
        b'{"a": "' + b'\\"' * 2_000_000 + b"\\",
        b'{"a": ' + b"[]" * 2_000_000,
    ],
)
def test_what_is_no_such_file_is_called_so(content: bytes) -> None:
    assert refused(content).code is ErrorCode.HANDOVER_FILE_FOREIGN


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    error = refused(b" " * (bounded_json.LARGEST + 1))
    assert (error.code, error.values) == (ErrorCode.HANDOVER_FILE_TOO_LARGE, {"limit": 8})


def test_a_key_that_comes_twice_is_refused_by_its_name() -> None:
    content = handover_json.write(EVERYTHING, sha256=SHA256)
    twice = content.replace(b'"number":', b'"number": "F-1", "number":', 1)
    error = refused(twice)
    assert error.code is ErrorCode.HANDOVER_FILE_BROKEN
    assert error.values == {"where": "number"}


def test_a_key_that_comes_twice_among_very_many_is_found_at_once() -> None:
    keys = b", ".join(b'"k%d": 0' % number for number in range(140_000))
    error = refused(b"{" + keys + b', "k139999": 1}')
    assert (error.code, error.values) == (ErrorCode.HANDOVER_FILE_BROKEN, {"where": "k139999"})


def test_a_changed_value_is_noticed() -> None:
    content = handover_json.write(EVERYTHING, sha256=SHA256)
    assert refused(content.replace(b"1991-08-14", b"1992-08-14")).code is (
        ErrorCode.HANDOVER_FILE_ALTERED
    )
    assert refused(content.replace(b"Aleppo", b"\\ud800", 1)).code is (
        ErrorCode.HANDOVER_FILE_ALTERED
    )


def test_blanks_and_the_order_of_keys_do_not_count() -> None:
    raw = written()
    turned = dict(reversed(raw.items()))
    content = b"\xef\xbb\xbf" + json.dumps(turned, indent=None).encode()
    assert handover_json.read(content).snapshot == EVERYTHING


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda raw: raw.pop("number"), ""),
        (lambda raw: raw["sections"]["identity"].update(name="x" * 401), "sections.identity.name"),
        (lambda raw: raw["sections"]["identity"].update(name=7), "sections.identity.name"),
        (lambda raw: raw["sections"]["identity"].update(birth_date="14.08.1991"), "birth_date"),
        (lambda raw: raw["sections"]["pathway"].update(phase="heaven"), "sections.pathway.phase"),
        (lambda raw: raw["sections"].update(tasks=None), "sections.tasks"),
        (lambda raw: raw["sections"]["tasks"].update(tasks=[{}] * 1001), "sections.tasks.tasks"),
        (lambda raw: raw.update(issue=0), "issue"),
        (lambda raw: raw.update(snapshot_sha256="a"), "snapshot_sha256"),
        (
            lambda raw: raw["letter"]["requests"][0].update(text="x" * 100_001),
            "letter.requests[0].text",
        ),
    ],
)
def test_what_the_format_does_not_allow_is_refused_with_its_place(
    change: Change, where: str
) -> None:
    raw = written()
    change(raw)
    error = refused(sealed(raw))
    assert error.code is ErrorCode.HANDOVER_FILE_BROKEN
    assert error.values["where"].startswith(where) or error.values["where"].endswith(where)


def test_a_later_minor_version_is_read_and_tells_what_was_passed_over() -> None:
    raw = written() | {"version": "1.7", "mood": "good"}
    raw["sections"]["pathway"]["weather"] = {"rain": True}
    raw["sections"]["tasks"]["tasks"][1]["colour"] = "red"
    raw["sections"]["music"] = {}
    found = handover_json.read(sealed(raw))
    assert found.snapshot == EVERYTHING
    assert found.version == "1.7"
    assert set(found.unknown) == {
        *("mood", "sections.pathway.weather", "sections.music"),
        "sections.tasks.tasks.2.colour",
    }


def test_a_later_minor_version_with_new_words_asks_for_a_newer_program() -> None:
    raw = written() | {"version": "1.1", "purpose": "tourism"}
    error = refused(sealed(raw))
    assert error.code is ErrorCode.HANDOVER_FILE_NEWER
    assert error.values == {"version": "1.1"}


def test_a_later_major_version_is_refused() -> None:
    error = refused(sealed({"format": "integrif-desk/handover", "version": "2.0"}))
    assert error.code is ErrorCode.HANDOVER_FILE_NEWER


def test_signs_that_turn_text_around_are_taken_out() -> None:
    raw = written()
    raw["sections"]["identity"]["name"] = "Mohammad\u202e damhA-lA\u0000\u200b"
    raw["sender"]["association"]["name"] = "Bode\u2066brücke\x1b[31m e. V."
    raw["sections"]["music\u202e"] = 1
    found = handover_json.read(sealed(raw))
    assert found.snapshot.person.name == "Mohammad damhA-lA"
    assert found.snapshot.association.name == "Bodebrücke[31m e. V."
    assert found.unknown == ("sections.music",)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@settings(max_examples=50, deadline=None)
def test_any_bytes_are_refused_with_a_sentence(content: bytes) -> None:
    assert refused(content).code is ErrorCode.HANDOVER_FILE_FOREIGN


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.data(), _JSON)
@settings(max_examples=60, deadline=None)
def test_any_value_in_any_place_is_read_or_refused(data: st.DataObject, value: Any) -> None:
    raw = written()
    place = data.draw(st.sampled_from([each for _where, each in objects(raw)]))
    place[data.draw(st.sampled_from(sorted(place)))] = value
    assert outcome(sealed(raw)) in {
        None,
        ErrorCode.HANDOVER_FILE_BROKEN,
        ErrorCode.HANDOVER_FILE_FOREIGN,
        ErrorCode.HANDOVER_FILE_NEWER,
        ErrorCode.HANDOVER_FILE_ALTERED,
    }


def test_every_field_is_explained() -> None:
    explained = (ROOT / "docs" / "format-uebergabe.md").read_text(encoding="utf-8")
    schema = msgspec.json.decode(SCHEMA.read_bytes())["$defs"]
    for name, definition in schema.items():
        for key in (*definition.get("properties", ()), *definition.get("enum", ())):
            assert f"`{key}`" in explained, f"{name}.{key}"
