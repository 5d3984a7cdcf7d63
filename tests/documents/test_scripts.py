"""What was typed in any script is read aloud in its language and comes back when it is copied."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from integrif_desk.documents import handover
from integrif_desk.documents.flowables import Role, paragraph
from integrif_desk.documents.languages import language_of
from integrif_desk.documents.pages import BARE, Furniture, PageNumbers, lay_out
from integrif_desk.documents.styles import BODY
from integrif_desk.wording.bidi import isolate
from tests.documents.pdf_text import elements, plain, typed_back
from tests.documents.snapshots import FULL

# As people write them: joined letters, ligatures of two letters, marks, joiners, other digits.
TYPED = {
    "ar": ("محمد الأحمد", "الاسم العائلي كاملاً", "لا إله", "سَعِيد مُحَمَّد", "كِتَابٌ"),
    "fa": ("آقای پژمان گلی‌زاده", "می‌خواهم کار کنم", "گفتهٔ شما"),
    "ps": ("ښاغلی ځواک ټوړی",),
    "ckb": ("ئێستا زۆر باشە",),
    "he": ("שלום עולם", "דָּוִד כֹּהֵן", "תּוֹדָה רַבָּה"),
    "ru": ("Александр Ёлкин",),
    "uk": ("Олександр Їжак",),
    "ka": ("გიორგი მაისურაძე",),
    "ti": ("ገብረ እግዚኣብሄር",),
    "hi": ("नमस्ते क्षत्रिय श्री हिन्दी",),
    "": ("Nguyễn Văn Đức, Şenyiğit, Łódź, Kurmancî êîûçş", "Straße, Größe, Flöße und ffi, fl"),
}
EACH = [(language, text) for language, texts in TYPED.items() for text in texts]
GERMAN_AROUND = ("Herr ", " wohnt in Staßfurt")


def document(*texts: str) -> bytes:
    # `pdftotext` takes the direction of a page from most of its letters: documents are German.
    story = [
        paragraph("Probe" + " auf Deutsch" * 40, BODY, Role.H1),
        *(paragraph(text, BODY) for text in texts),
    ]
    furniture = Furniture(title="Probe", author="Bodebrücke e. V.")
    return lay_out(lambda _: story, furniture, PageNumbers(1), BARE).pdf


@pytest.mark.parametrize(("language", "typed"), EACH)
def test_text_comes_back_as_typed_alone_and_amid_german(language: str, typed: str) -> None:
    before, after = GERMAN_AROUND
    within = f"Kind ({typed}), geb. 1991"
    found = typed_back(document(typed, before + isolate(typed) + after, within))
    assert plain(f" auf Deutsch {typed} Herr") in found
    assert plain(before + typed + after) in found
    assert plain(within) in found


@pytest.mark.parametrize(("language", "typed"), EACH)
def test_text_in_another_script_names_its_language(language: str, typed: str) -> None:
    pdf = document(typed)
    with pikepdf.open(io.BytesIO(pdf)) as read:
        drawn = read.pages[0].Contents.read_bytes().decode("latin-1")
    told = {line.partition(" (")[2].partition(")")[0] for line in elements(pdf)} - {""}
    told |= {part.partition(")")[0] for part in drawn.split("/Lang (")[1:]}
    # Some words have no letter that tells Persian, Pashto and Kurdish from Arabic.
    assert told == ({language} if language else set())


def test_what_runs_from_right_to_left_is_read_aloud_in_the_order_it_was_typed() -> None:
    lines = elements(document("Herr محمد الأحمد (abc) wohnt hier"))
    assert "    Span (ar): محمد الأحمد" in lines


# With commas, digits, brackets and Latin words, which extractors part a line at.
MIXED = (
    "ئێستا زۆر باشە، سوپاس.",
    "שלום, אני גר כבר 3 שנים.",
    "قال (نعم) وعاد",
    "شارع الحمراء 12",
    "ذهب إلى Staßfurt مع 3 أطفال.",
)


@pytest.mark.parametrize("typed", MIXED)
def test_a_mixed_sentence_is_read_aloud_as_it_was_typed(typed: str) -> None:
    for text in (typed, f"Ziel: {isolate(typed)}, Stand"):
        told = [line.partition("): ")[2] for line in elements(document(text)) if "Span" in line]
        assert told == [typed]


@pytest.mark.parametrize("typed", [text for text in MIXED if "Staßfurt" not in text])
def test_browsers_copy_a_mixed_sentence_in_its_order_from_a_line_of_its_own(typed: str) -> None:
    with pypdfium2.PdfDocument(document(typed)) as opened:
        copied = plain(opened[0].get_textpage().get_text_range())
    assert copied.endswith(plain(typed))


def test_a_word_divided_at_a_lines_end_is_one_word_and_words_on_two_lines_are_two() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf" * 2
    pdf = document(f"{long} und weiter", "eins zwei drei " * 40)
    found = typed_back(pdf)
    assert plain("eins zwei drei " * 40) in found
    assert found.replace(" ", "").count(long) == 1


def test_a_sign_that_no_font_has_is_still_read_aloud_and_copied() -> None:
    assert "Gut 😀 so" in typed_back(document("Gut 😀 so"))


def test_the_name_in_a_handover_comes_back() -> None:
    assert plain("Mohammad Al-Ahmad (محمد الأحمد), geb.") in typed_back(handover.render(FULL))


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("Їжак", "CYRILLIC", "uk"),
        ("Иван", "CYRILLIC", "ru"),
        ("محمد", "ARABIC", "ar"),
        ("پدر", "ARABIC", "fa"),
        ("ټول", "ARABIC", "ps"),
        ("Müller", "LATIN", ""),
    ],
)
def test_letters_of_one_language_tell_it(text: str, script: str, language: str) -> None:
    assert language_of(text, script) == language


def test_nothing_within_marked_content_is_marked_again() -> None:
    """Readers of the structure (poppler among them) lose what follows in the paragraph."""
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 4
    pdf = document("Kind (محمد), geb. 1991", f"{long} ገብረ, नमस्ते und 😀 mehr")
    with pikepdf.open(io.BytesIO(pdf)) as read:
        drawn = read.pages[0].Contents.read_bytes()
    depth = 0
    for operator in re.findall(rb"\b(BDC|BMC|EMC)\b", drawn):
        depth += -1 if operator == b"EMC" else 1
        assert depth in (0, 1)
    assert "    Span (ar): محمد" in elements(pdf)


def test_signs_between_two_scripts_are_of_no_language() -> None:
    lines = elements(document("Kind (محمد), geb. 1991"))
    assert [line for line in lines if "Span" in line] == ["    Span (ar): محمد"]
