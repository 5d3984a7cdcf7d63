"""Whatever was typed from right to left, no word, full stop or number around it changes places."""

import copy
import io
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.documents import (
    access_report,
    agreements_list,
    consent_form,
    directory,
    flowables,
    handover,
    handover_bundle,
    recovery_sheet,
    referral_letter,
)
from integrif_desk.documents.isolation import isolated
from integrif_desk.documents.runs import Text, spans
from integrif_desk.wording.bidi import bare
from tests.documents.bundles import BUNDLE
from tests.documents.letters import LETTER
from tests.documents.reports import DIRECTORY, REPORT
from tests.documents.snapshots import FULL
from tests.documents.test_agreements_list import LIST
from tests.documents.test_consent_form import FORM
from tests.documents.test_directions import shown

_ARABIC = "قال (abc) إلى 12، مع 3 أطفال."
_TYPED = st.text(alphabet="abcאבגמحمد 0123٣٤+-/.,:;()%„“", min_size=1, max_size=30).map(str.strip)
# What a program looks up, not what somebody typed.
_CODES = frozenset({"language", "languages", "nationalities", "country", "countries", "month"})


@given(_TYPED, _TYPED)
def test_a_field_keeps_its_order_and_that_of_the_german_around_it(one: str, other: str) -> None:
    sentence = (
        f"Ziel: {isolated(one)}, {isolated(other)}; Telefon 03471 684-0, gilt bis 12.03.2026."
    )
    assert shown(sentence, False) == (
        f"Ziel: {shown(one)}, {shown(other)}; Telefon 03471 684-0, gilt bis 12.03.2026."
    )


@given(_TYPED, _TYPED)
def test_a_list_of_fields_and_numbers_stays_in_order(one: str, other: str) -> None:
    listed = "0176 040690 21, {}, {}"
    seen = shown(listed.format(isolated(one), isolated(other)))
    assert seen == listed.format(shown(one), shown(other))


def test_lines_of_a_text_are_isolated_each_for_itself() -> None:
    assert isolated("eins\nقال 1\nzwei") == "eins\n\u2067قال 1\u2069\nzwei"
    assert isolated("Herr محمد kommt") == "\u2066Herr محمد kommt\u2069"


def test_what_has_nothing_from_right_to_left_stays_the_same_object() -> None:
    @dataclass(frozen=True)
    class Told:
        name: str
        days: tuple[int, ...]

    told = Told("Müller", (1, 2))
    assert isolated(told) is told


def _foreign(value: Any, name: str = "") -> Any:
    """Return the content with an Arabic sentence for every text that somebody typed."""
    if isinstance(value, Enum | bytes) or name in _CODES:
        return value
    if isinstance(value, str):
        return _ARABIC if value else value
    if isinstance(value, tuple):
        return tuple(_foreign(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        made = copy.copy(value)  # unchecked: phones and the like need not be any
        for each in fields(value):
            object.__setattr__(made, each.name, _foreign(getattr(value, each.name), each.name))
        return made
    return value


def _outside(text: str) -> str:
    depth, kept = 0, ""
    for char in text:
        depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
        kept += char if not depth else ""
    return kept


_TEXTS = ("/Title", "/Alt", "/ActualText", "/Contents", "/TU", "/V")
DOCUMENTS: dict[str, Callable[[], object]] = {
    "handover": lambda: handover.render(_foreign(FULL)),
    "letter": lambda: referral_letter.render(_foreign(LETTER)),
    "bundle": lambda: handover_bundle.render(_foreign(BUNDLE)),
    "report": lambda: access_report.render(_foreign(REPORT)),
    "directory": lambda: directory.render(_foreign(DIRECTORY)),
    "agreements": lambda: agreements_list.render(_foreign(LIST)),
    "consent": lambda: consent_form.render(replace(_foreign(FORM), language="de")),
    "recovery": lambda: recovery_sheet.render(_ARABIC, ["ABCDE"] * 8, FULL.dated),
}


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that a document sets, as it is set."""
    texts: list[str] = []
    before = flowables.Paragraph.__init__

    def noted(self: flowables.Paragraph, text: Text, *rest: Any, **named: Any) -> None:
        texts.append("".join(span.text for span in spans(text)))
        before(self, text, *rest, **named)

    monkeypatch.setattr(flowables.Paragraph, "__init__", noted)
    return texts


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_field_of_every_document_is_isolated(name: str, printed: list[str]) -> None:
    assert DOCUMENTS[name]()
    assert any("قال" in text for text in printed)
    assert [text for text in printed if "قال" in _outside(text)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_mark_of_an_isolate_is_shown_as_a_sign(name: str) -> None:
    pdf = DOCUMENTS[name]()
    assert isinstance(pdf, bytes)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told = [str(opened.docinfo["/Title"]), str(opened.docinfo.get("/Author", ""))]
        for entry in opened.objects:
            if isinstance(entry, pikepdf.Dictionary):
                found = (entry.get(key) for key in _TEXTS)
                told += [str(text) for text in found if isinstance(text, pikepdf.String)]
    assert [text for text in told if text != bare(text)] == []
