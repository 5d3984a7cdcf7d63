"""Sentences are filled whole; original names keep to themselves."""

import pytest

from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr, tr_n


def test_placeholders_are_filled() -> None:
    assert tr("Fall {number} geöffnet", number="F-26-014") == "Fall F-26-014 geöffnet"
    assert tr("Heute") == "Heute"
    assert tr_n("{n} Fall", "{n} Fälle", 1) == "1 Fall"
    assert tr_n("{n} Fall", "{n} Fälle", 0) == "0 Fälle"


def test_a_forgotten_value_is_a_bug() -> None:
    with pytest.raises(KeyError):
        tr("Fall {number} {state}", number=1)


def test_isolation() -> None:
    assert isolate("محمد") == "\u2068محمد\u2069"
    assert isolate("") == ""
