"""What a returned slip is understood to say; and that nothing typed on it is lost."""

import random
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain import answer_code
from integrif_desk.domain.copied_code import ALPHABET
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason
from integrif_desk.domain.returned_slip import (
    Problem,
    RecommendationSaid,
    ReturnedSlip,
    SlipAnswer,
    Trouble,
    against,
    interpret,
    read_date,
)
from integrif_desk.domain.text import clean_line, clean_text

CODE = answer_code.make(random.Random(4).randrange)
FULL = {
    "code": CODE,
    "fassung": "2",
    "pruefwert": "0123456789abcdef",
    "entscheidung": "B",
    "ab_datum": "01042026",
    "grund": "",
    "grund_text_C1": "",
    "name": "Katrin Seidel",
    "funktion": "Fallmanagement U25",
    "telefon": "03471 684-0",
    "email": "k.seidel@example.org",
    "schritt": "Erstgespräch\nmit Dolmetscher",
    "schritt_datum": "25.3.26",
    "empf_1": "ja",
    "empf_2": "",
    "empf_3": "nein",
    "datum": "2026-03-12",
}
NAMES = (
    *FULL,
    *("grund_text_C2", "grund_text_C3", "grund_text_C6", "grund_text"),
    *("empf_12", "empf_", "unterschrift", "Text1"),
)


RADIOS = ("entscheidung", "grund", "empf_1", "empf_2", "empf_3", "empf_12")


def troubles(slip: ReturnedSlip) -> list[tuple[str, str]]:
    return [(each.trouble.value, each.field) for each in slip.problems]


def test_a_slip_filled_in_as_asked_is_understood_whole() -> None:
    slip = interpret(FULL)
    assert slip.problems == ()
    assert (slip.code, slip.issue, slip.fingerprint) == (CODE, 2, "0123456789abcdef")
    assert (slip.decision, slip.starts_on) == (Decision.B, date(2026, 4, 1))
    assert slip.responsible.name == "Katrin Seidel"
    assert slip.responsible.role == "Fallmanagement U25"
    assert (slip.responsible.phone, slip.responsible.email) == (
        "03471 684-0",
        "k.seidel@example.org",
    )
    assert slip.next_step == "Erstgespräch\nmit Dolmetscher"
    assert slip.next_step_on == date(2026, 3, 25)
    assert slip.dated == date(2026, 3, 12)
    assert slip.answers == (
        RecommendationSaid(number=1, said=SlipAnswer.YES),
        RecommendationSaid(number=3, said=SlipAnswer.NO),
    )
    assert not slip.is_blank


def test_an_empty_slip_lacks_its_decision() -> None:
    slip = interpret({"code": CODE, "entscheidung": "Off", "grund": "", "name": "  "})
    assert slip.is_blank
    assert troubles(slip) == [("decision_missing", "entscheidung")]
    assert slip.problems[0].blocks


@pytest.mark.parametrize(
    ("filled", "found", "blocks"),
    [
        ({"entscheidung": "A", "grund": "C3"}, ("reason_unasked", "grund"), True),
        ({"entscheidung": "C"}, ("reason_missing", "grund"), True),
        ({"entscheidung": "C", "grund": "C9"}, ("reason_unknown", "grund"), True),
        ({"entscheidung": "C", "grund": "C6"}, ("reason_text_missing", "grund_text_C6"), True),
        ({"entscheidung": "B"}, ("start_missing", "ab_datum"), True),
        ({"entscheidung": "D"}, ("decision_unknown", "entscheidung"), True),
        ({"entscheidung": "A", "ab_datum": "01042026"}, ("start_unasked", "ab_datum"), False),
        ({"entscheidung": "A", "datum": "31.02.2026"}, ("date_unreadable", "datum"), False),
        ({"entscheidung": "A", "schritt": "Anruf"}, ("step_without_date", "schritt"), False),
        (
            {"entscheidung": "A", "schritt_datum": "01042026"},
            ("step_without_words", "schritt_datum"),
            False,
        ),
        ({"entscheidung": "A", "empf_1": "vielleicht"}, ("answer_unknown", "empf_1"), False),
        ({"entscheidung": "A", "fassung": "zwei"}, ("issue_unreadable", "fassung"), False),
        (
            {"entscheidung": "A", "pruefwert": "0123"},
            ("fingerprint_unreadable", "pruefwert"),
            False,
        ),
        ({"entscheidung": "A", "Text1": "und bald"}, ("field_unknown", "Text1"), False),
        ({"entscheidung": "A", "code": ""}, ("code_missing", "code"), False),
    ],
)
def test_what_does_not_fit_is_named_at_its_field(
    filled: dict[str, str], found: tuple[str, str], blocks: bool
) -> None:
    slip = interpret({"code": CODE} | filled)
    assert troubles(slip) == [found]
    assert slip.problems[0].blocks is blocks


def test_a_reason_alone_is_a_refusal_as_on_the_phone() -> None:
    slip = interpret({"code": CODE, "grund": "C3"})
    assert (slip.decision, slip.meant_decision) == (None, Decision.C)
    assert slip.meant_reason is DeclineReason.C3
    assert not any(each.blocks for each in slip.problems)


def test_the_only_reason_with_words_is_meant() -> None:
    slip = interpret({"code": CODE, "entscheidung": "C", "grund_text_C2": "B1 fehlt"})
    assert (slip.reason, slip.meant_reason) == (None, DeclineReason.C2)
    assert slip.reason_text == "B1 fehlt"
    assert not any(each.blocks for each in slip.problems)


def test_words_at_another_reason_stay_with_its_letter() -> None:
    slip = interpret(
        {
            "code": CODE,
            "entscheidung": "C",
            "grund": "C3",
            "grund_text_C1": "Bildungsträger",
            "grund_text_C3": "Zeugnis",
        }
    )
    assert slip.meant_reason is DeclineReason.C3
    assert slip.reason_text == "Zeugnis\nC1: Bildungsträger"
    assert slip.problems == (
        Problem(
            trouble=Trouble.REASON_TEXTS_ELSEWHERE, field="grund_text_C1", typed="Bildungsträger"
        ),
    )


def test_two_reasons_with_words_and_none_ticked_leave_the_choice() -> None:
    slip = interpret({"entscheidung": "C", "grund_text_C1": "a", "grund_text_C2": "b"})
    assert slip.meant_reason is None
    missing = next(p for p in slip.problems if p.trouble is Trouble.REASON_MISSING)
    assert missing.blocks


def test_a_mistyped_code_stays_as_typed() -> None:
    bare = CODE.replace("-", "")
    other = ALPHABET[(ALPHABET.index(bare[0]) + 1) % 29]
    slip = interpret({"code": other + bare[1:], "entscheidung": "A"})
    assert slip.code == other + bare[1:]
    assert troubles(slip) == [("code_wrong", "code")]


def test_dates_are_held_against_the_document() -> None:
    slip = interpret(FULL | {"ab_datum": "01032026", "datum": "13032026"})
    checked = against(slip, date(2026, 3, 10), date(2026, 3, 12), recommendations=2)
    assert troubles(checked) == [
        ("date_before_document", "ab_datum"),
        ("date_in_future", "datum"),
        ("answer_without_recommendation", "empf_3"),
    ]
    assert replace(checked, problems=()) == replace(slip, problems=())


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12032026", date(2026, 3, 12)),
        ("1 2 0 3 2 0 2 6", date(2026, 3, 12)),
        ("120326", date(2026, 3, 12)),
        ("12.03.2026", date(2026, 3, 12)),
        ("12. 3. 26", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("31022026", None),
        ("12.03.", None),
        ("12.03.0026", None),
        ("12.03.9999", None),
        ("bald", None),
        ("", None),
        ("١٢٠٣٢٠٢٦", date(2026, 3, 12)),  # digits of another script are digits
    ],
)
def test_dates_as_people_write_them(typed: str, day: date | None) -> None:
    assert read_date(typed) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day: date) -> None:
    spellings = (
        f"{day:%d%m%Y}",
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year % 100:02}",
        day.isoformat(),
    )
    assert [read_date(each) for each in spellings] == [day] * 4


typed_values = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["A", "B", "C", "C1", "C6", "ja", "rueckfrage", "Off", "", "12032026", "12.3.26", CODE]
    ),
)


@given(st.dictionaries(st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), typed_values))
def test_nothing_typed_is_lost(fields: dict[str, str]) -> None:
    slip = interpret(fields)
    kept = _texts(asdict(replace(slip, problems=())))
    for name, value in fields.items():
        typed = clean_text(value)
        if not typed or (typed.casefold() == "off" and name in RADIOS):
            continue
        assert _is_kept(name, typed, slip, kept), (name, typed)


def _is_kept(name: str, typed: str, slip: ReturnedSlip, kept: list[str]) -> bool:
    understood = {
        "code": slip.code,
        "ab_datum": slip.starts_on,
        "schritt_datum": slip.next_step_on,
        "datum": slip.dated,
        "entscheidung": slip.decision,
        "grund": slip.reason,
        "fassung": slip.issue,
        "pruefwert": slip.fingerprint,
    }
    if understood.get(name):
        return True
    if name.startswith("empf_") and any(name == f"empf_{each.number}" for each in slip.answers):
        return True
    return any(typed in each or clean_line(typed) == each for each in kept)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, tuple | list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


@given(st.dictionaries(st.sampled_from(NAMES), typed_values))
def test_what_is_meant_can_be_applied_where_nothing_blocks(fields: dict[str, str]) -> None:
    slip = interpret(fields)
    if any(each.blocks for each in slip.problems):
        return
    assert slip.meant_decision is not None
    if slip.meant_decision is Decision.B:
        assert slip.starts_on is not None
    if slip.meant_decision is Decision.C:
        assert slip.meant_reason is not None
        assert slip.meant_reason is not DeclineReason.C6 or slip.reason_text
    else:
        assert slip.meant_reason is None


def test_no_recommendation_is_answered_twice_by_digits_of_another_script() -> None:
    slip = interpret({"empf_12": "ja", "empf_1\u0662": "nein"})
    assert [each.number for each in slip.answers] == [12]
    assert ("field_unknown", "empf_1\u0662") in troubles(slip)
