import re
import unicodedata
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from integrif_desk.documents import consent_form
from integrif_desk.documents.consent_form_texts import languages, texts
from integrif_desk.documents.styles import RIGHT
from integrif_desk.domain.consent_form import ConsentForm
from integrif_desk.domain.handover import DataCategory, PersonExtract, Purpose, Recipient
from tests.documents.pdf_text import page_texts, texts_outside_page
from tests.documents.snapshots import FULL

CODES = [language.code for language in languages()]
BESIDE_GERMAN = [code for code in CODES if code != "de"]
NOTICE = "Übersetzung noch nicht geprüft."

FORM = ConsentForm(
    association=FULL.association,
    person=FULL.person,
    volunteer="Helga Brandt",
    recipient=FULL.recipient,
    purpose=Purpose.COORDINATION,
    categories=tuple(DataCategory),
    dated=date(2026, 3, 10),
    valid_until=date(2027, 3, 9),
    case_number="F-26-014",
    may_be_minor=True,
)


def flat(form: ConsentForm) -> str:
    """The printed words; hyphens at the end of lines, which few words have, are taken out."""
    printed = " ".join("\n".join(page_texts(consent_form.render(form))).split())
    return unicodedata.normalize("NFKC", printed.replace("\ufffe", "-"))


@pytest.mark.parametrize("code", CODES)
def test_fullest_form_fits_on_two_pages(code: str) -> None:
    pdf = consent_form.render(replace(FORM, language=code))
    pages = page_texts(pdf)
    assert len(pages) == 2
    assert [f"Seite {page} von 2" in text for page, text in enumerate(pages, 1)] == [True, True]
    assert texts_outside_page(pdf) == []


def test_german_form_of_usual_size_fits_on_one_page() -> None:
    usual = replace(FORM, categories=tuple(DataCategory)[:5], may_be_minor=False)
    assert len(page_texts(consent_form.render(usual))) == 1


@pytest.mark.parametrize("code", ["de", "ru", "ti", "kmr"])
def test_every_sentence_is_printed(code: str) -> None:
    printed = "".join(re.sub(r"[\s-]", "", flat(replace(FORM, language=code))))
    said = texts(code)
    values = {"valid_until": "09.03.2027", "law": consent_form.LAW_ON_REPORTING}
    sentences = [
        *(text for key, text in said.words.items() if key != "unreviewed"),
        *(section.heading for section in said.sections.values()),
        *(section.text.format(**values) for section in said.sections.values()),
        *said.categories.values(),
        said.purposes[FORM.purpose],
    ]
    for sentence in sentences:
        # Columns are read line by line across the page: words are found, whole cells are not.
        for word in unicodedata.normalize("NFKC", sentence).split():
            assert re.sub(r"[\s-]", "", word) in printed, (code, word)


@pytest.mark.parametrize(
    ("code", "word"), [("ar", "استمارة"), ("fa", "انجمن"), ("ti", "ማሕበር"), ("uk", "об’єднання")]
)
def test_words_in_other_scripts_can_be_searched_and_copied(code: str, word: str) -> None:
    assert word in flat(replace(FORM, language=code))


@pytest.mark.parametrize("code", ["ar", "fa", "ps"])
def test_right_to_left_language_ends_flush_at_the_right_edge(code: str) -> None:
    with pypdfium2.PdfDocument(consent_form.render(replace(FORM, language=code))) as document:
        text = document[0].get_textpage()
        joined = [
            text.get_charbox(position)[2]
            for position in range(text.count_chars())
            if unicodedata.bidirectional(text.get_text_range(position, 1) or " ") == "AL"
        ]
        page_width = document[0].get_width()
    edge = page_width - RIGHT
    assert max(joined) == pytest.approx(edge, abs=3)


def test_only_the_categories_asked_for_are_listed() -> None:
    some = replace(FORM, categories=(DataCategory.CONTACT, DataCategory.IDENTITY))
    printed = flat(some)
    assert "Telefon, E-Mail, Anschrift" in printed
    assert printed.index("Name, Geschlecht") < printed.index("Telefon, E-Mail")
    assert "Aufenthaltsstatus" not in printed


def test_health_is_explained_and_named_by_law_only_when_it_is_asked_for() -> None:
    without = replace(FORM, categories=(DataCategory.IDENTITY,))
    assert "Art. 9 Abs. 2 Buchst. a DSGVO" in flat(FORM)
    assert "besonders geschützt" in flat(FORM)
    assert "Art. 9" not in flat(without)
    assert "Art. 6 Abs. 1 Buchst. a und Art. 7 DSGVO" in flat(without)
    assert "Gesundheit" not in flat(without)


def test_duties_to_report_are_explained_for_public_offices_only() -> None:
    private = replace(FORM, recipient=replace(FORM.recipient, is_public_office=False))
    assert "§ 87 Abs. 2 AufenthG" in flat(FORM)
    assert "§ 87" not in flat(private)


@pytest.mark.parametrize("code", BESIDE_GERMAN)
def test_unreviewed_translation_says_so_until_a_lead_has_had_it_checked(code: str) -> None:
    assert NOTICE in flat(replace(FORM, language=code))
    assert NOTICE not in flat(replace(FORM, language=code, reviewed=True))


def test_german_form_needs_no_review() -> None:
    assert NOTICE not in flat(FORM)


def test_guardian_signs_only_where_the_person_may_be_a_minor() -> None:
    assert "sorgeberechtigten Person" in flat(FORM)
    assert "sorgeberechtigten" not in flat(replace(FORM, may_be_minor=False))


def test_names_stand_on_the_page_with_the_signature_too() -> None:
    signed = page_texts(consent_form.render(replace(FORM, language="ar")))[1]
    assert "Mohammad Al-Ahmad, geb. 14.08.1991" in signed
    assert "Koordinierungsstelle Migration und Bildung" in signed
    assert "Unterschrift der ratsuchenden Person" in signed
    assert "angekreuzten Angaben" in signed


def test_kind_of_units_stands_alone_as_recipient() -> None:
    printed = flat(replace(FORM, recipient=Recipient(name="Sprach- und Integrationskursträger")))
    assert "Sprach- und Integrationskursträger" in printed
    assert "Salzlandkreis" not in printed


def test_person_with_one_name_and_no_birth_date() -> None:
    printed = flat(replace(FORM, person=PersonExtract(name="Zahra"), case_number=""))
    assert "Zahra" in printed
    assert "geb." not in printed
    assert "Einwilligung, Stand: 10.03.2026" in printed


@pytest.mark.parametrize("code", ["de", "ps", "so"])
@pytest.mark.parametrize("name", ["Abdurrahman-Kowalenko " * 18, "x" * 400, "محمد " * 80])
def test_names_of_400_characters_are_printed_whole(code: str, name: str) -> None:
    name = name[:400].strip()
    form = replace(
        FORM,
        language=code,
        association=replace(FORM.association, name=name),
        person=replace(FORM.person, name=name, original_name=name),
        recipient=replace(FORM.recipient, name=name, carrier=f"{name}."),
        volunteer=name,
    )
    pdf = consent_form.render(form)
    assert texts_outside_page(pdf) == []
    assert len(page_texts(pdf)) <= 4


def test_equal_values_give_equal_bytes_whatever_was_printed_before() -> None:
    before = consent_form.render(replace(FORM, language="ps"))
    consent_form.render(replace(FORM, language="ti"))
    assert consent_form.render(replace(FORM, language="ps")) == before


def test_sample_says_that_it_is_invented() -> None:
    assert "Beispieldaten" in flat(replace(FORM, is_sample=True))
    assert "Beispieldaten" not in flat(FORM)
