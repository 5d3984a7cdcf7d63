"""The words of consent forms, read from one file per language.

The files stand in `resources/forms/consent`; German is the original that all others translate.
Translators edit them without knowing Python, so the tests, not the program, compare their keys.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from integrif_desk import paths
from integrif_desk.domain.consent_form import GERMAN, FormLanguage
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import DataCategory, Purpose


@dataclass(frozen=True, kw_only=True)
class Section:
    """One piece of information: a heading and its sentences."""

    heading: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FormTexts:
    """All that a form says in one language. Sentences keep their `{placeholders}`."""

    code: str
    right_to_left: bool
    words: Mapping[str, str]
    sections: Mapping[str, Section]
    categories: Mapping[DataCategory, str]
    purposes: Mapping[Purpose, str]


def languages() -> tuple[FormLanguage, ...]:
    """Return every language there is a file for, German first, then by code."""
    codes = (path.stem for path in (paths.resources() / "forms" / "consent").glob("*.toml"))
    return tuple(map(_language, sorted(codes, key=lambda code: (code != GERMAN, code))))


@cache
def texts(code: str) -> FormTexts:
    """Return the texts of a language. Raises `FieldError` FIELD_INVALID for an unknown one."""
    read = _read(code)
    return FormTexts(
        code=code,
        right_to_left=read["right_to_left"],
        words=read["words"],
        sections={name: Section(**section) for name, section in read["sections"].items()},
        categories={DataCategory(key): text for key, text in read["categories"].items()},
        purposes={Purpose(key): text for key, text in read["purposes"].items()},
    )


def _language(code: str) -> FormLanguage:
    read = _read(code)
    return FormLanguage(
        code=code,
        name=read["name"],
        right_to_left=read["right_to_left"],
        reviewed=read["reviewed"],
        text_sha256=_digest(_read(GERMAN), read),
    )


def _digest(*files: dict[str, Any]) -> str:
    """Return the SHA-256 of what is printed; comments and review marks do not count."""
    printed = [
        {key: value for key, value in file.items() if key not in ("name", "reviewed")}
        for file in files
    ]
    return hashlib.sha256(json.dumps(printed, sort_keys=True).encode()).hexdigest()


def _read(code: str) -> dict[str, Any]:
    # A code comes from a stored consent, too: it must not lead out of the folder.
    path = paths.resources() / "forms" / "consent" / f"{code}.toml"
    if not (code.isascii() and code.isalpha() and path.is_file()):
        raise FieldError(ErrorCode.FIELD_INVALID, "language")
    return tomllib.loads(path.read_text(encoding="utf-8"))
