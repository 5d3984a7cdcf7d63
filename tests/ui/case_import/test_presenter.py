"""What the preview of an import says, without a window."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from integrif_desk.casework import case, handover_import
from integrif_desk.casework.case import NewCase
from integrif_desk.casework.handover_import import Addition, ImportChoice, ImportPreview
from integrif_desk.domain.handover import DataCategory, HandoverSnapshot
from integrif_desk.exchange import handover_json
from integrif_desk.ui.case_import import presenter
from integrif_desk.ui.context import Context
from tests.exchange.handovers import EVERYTHING, SHA256


def look(context: Context, snapshot: HandoverSnapshot = EVERYTHING) -> ImportPreview:
    content = handover_json.write(snapshot, sha256=SHA256)
    return handover_import.look_at(context.opened.desk, content, "handover.json")


def words(preview: ImportPreview) -> dict[str, dict[str, str]]:
    found = presenter.sections(preview, Addition(taken=preview.taken), ImportChoice())
    return {section.title: dict(section.rows) for section in found}


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_every_section_says_what_would_be_added(context: Context) -> None:
    told = words(look(context))
    assert list(told) == [
        *("Person", "Aufenthaltspapier", "Sprachen", "Bildung, Arbeit und Ziel", "Familie"),
        *("Phasen und Maßnahmen", "Verlauf – nur intern", "Wiedervorlagen", "Praxiswissen"),
    ]
    assert told["Person"]["Geburtsdatum"] == "1991, nur das Jahr ist bekannt"
    assert told["Person"]["Staatsangehörigkeit"] == "Syrien"
    assert told["Aufenthaltspapier"]["Verlängerung"] == "beantragt am 24.02.2026"
    assert plain(told["Sprachen"]["Deutsch"]) == "B1 · telc Deutsch B1 vom 21.11.2025"
    assert plain(told["Bildung, Arbeit und Ziel"]["Ausbildung"]) == (
        "Fachschule Elektroinstallation · Aleppo · Syrien · 2009–2011"
    )
    assert told["Familie"]["Kind"].startswith("geboren 2021 · ")
    assert told["Phasen und Maßnahmen"]["Zugang & Information"] == "seit 12.05.2025"
    assert told["Wiedervorlagen"]["17.03.2026"].startswith("Einwilligung einholen")
    assert told["Praxiswissen"] == {"hat geholfen": "Ein Erinnerungsanruf am Vortag hilft."}


def test_what_is_empty_has_no_section(context: Context) -> None:
    bare = replace(EVERYTHING, included=frozenset({DataCategory.IDENTITY}))
    assert list(words(look(context, bare))) == ["Person", "Verlauf – nur intern", "Wiedervorlagen"]


def test_what_stays_out_has_its_reason(context: Context) -> None:
    preview = look(context)
    rows = dict(presenter.left_out(preview, Addition(taken=preview.taken)))
    assert rows["Einwilligungen"] == "gelten nur für den Absender und seinen Empfänger"
    stays = Addition(taken=preview.taken, stays=("phone", "town"))
    assert presenter.left_out(preview, stays)[-1] == (
        "Angaben, die hier anders stehen",
        "bleiben, wie sie sind: \u2068Telefon\u2069, \u2068Wohnort\u2069",
    )


def test_somebody_alike_can_be_chosen_and_one_sees_why(context: Context) -> None:
    entered = NewCase(given_names="Mohamad", surname="Alahmad", birth_date=date(1991, 8, 14))
    case.open_case(context.opened.desk, entered)
    preview = look(context)
    new, known = presenter.people(preview)
    assert plain(new[1]) == "neue Person: Mohammad Al-Ahmad"
    assert plain(known[1]) == "weiterer Fall von Mohamad Alahmad (F-26-001)"
    assert presenter.likeness(preview, known[0]).endswith("gleiches Geburtsdatum")
    assert presenter.likeness(preview, new[0]) == ""
    chosen = presenter.choice_of(preview, known[0], UUID(int=7))
    assert chosen == ImportChoice(person_id=preview.candidates[0].person_id, owner_id=UUID(int=7))
    would = handover_import.addition(context.opened.desk, preview, chosen)
    [person, *_more] = presenter.sections(preview, would, chosen)
    assert person.title == "Person: wird ergänzt"
    assert "Vornamen" not in dict(person.rows)
    assert dict(person.rows)["Telefon"] == "0176 040690 23"


@pytest.mark.parametrize(
    ("sample", "beginning"), [(True, "Diese Übergabe ist ein Muster"), (False, "Die Einwilligung")]
)
def test_the_hint_says_whose_consent_it_is(context: Context, sample: bool, beginning: str) -> None:
    preview = look(context, replace(EVERYTHING, is_sample=sample))
    assert presenter.hint(preview).startswith(beginning)


def test_long_texts_are_cut_and_arabic_stays_in_place(context: Context) -> None:
    long = replace(EVERYTHING, background="x" * 4000, goal="هدف")
    told = words(look(context, long))["Bildung, Arbeit und Ziel"]
    assert len(told["Werdegang"]) == 280
    assert told["Werdegang"].endswith("…")
    assert told["Ziel"] == "هدف"
    assert "\u2068Bodebrücke e. V.\u2069" in presenter.head(look(context, long))


def test_of_hundreds_of_rows_the_first_are_shown(context: Context) -> None:
    many = replace(EVERYTHING, tasks=EVERYTHING.tasks * 100)
    preview = look(context, many)
    found = presenter.sections(preview, Addition(taken=preview.taken), ImportChoice())
    [tasks] = [section for section in found if section.title == "Wiedervorlagen"]
    assert len(tasks.rows) == 61
    assert tasks.rows[-1] == ("", "und 341 weitere")
