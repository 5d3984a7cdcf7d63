"""The letter of a referral on paper."""

from dataclasses import replace

from integrif_desk.documents import referral_letter
from integrif_desk.documents.preview import page_count
from integrif_desk.domain.handover import DataCategory, PersonExtract
from integrif_desk.domain.referral_letter import LetterSnapshot
from tests.documents.letters import LETTER
from tests.documents.pdf_text import page_texts

FINGERPRINT = "0123456789abcdef"


def texts(snapshot: LetterSnapshot) -> list[str]:
    return [
        " ".join(text.split())
        for text in page_texts(referral_letter.render(snapshot, fingerprint=FINGERPRINT))
    ]


def test_the_letter_says_who_what_for_and_until_when() -> None:
    letter, slip = texts(LETTER)
    for words in (
        "Jobcenter Salzlandkreis, Staßfurt z. Hd. Frau Beispiel Beispielweg 1 39418 Staßfurt",
        "Bitte um Unterstützung für Herrn Mohammad Al-Ahmad",
        "Bitte um Antwort bis zum 30.03.2026",
        "ohne Bildungsgutschein verfällt er",
        "geb. 14.08.1991, aus Syrien, wohnt in Staßfurt",
        "Deutsch B1 (Zertifikat vom 21.11.2025), Arabisch (Erstsprache)",
        "bis zum 30.03.2026, das sind 14 Arbeitstage: mit dem Rückmeldebogen auf Seite 2",
        "Helga Brandt, Elektromeisterin im Ruhestand",
        "die Einwilligung gilt bis zum 28.02.2027",
    ):
        assert words in letter, words
    assert "zum Schreiben vom 10.03.2026" in slip
    assert "Wir übernehmen „Bildungsgutschein für den Anpassungslehrgang“." in slip
    assert letter.count("K7-4F2Q-9") == 1


def test_the_slip_has_the_fixed_fields_and_the_check_value() -> None:
    fields = referral_letter.layout(LETTER, fingerprint=FINGERPRINT).fields
    values = {placed.field.name: placed.field.value for placed in fields}
    assert values["code"] == "K7-4F2Q-9"
    assert (values["fassung"], values["pruefwert"]) == ("1", FINGERPRINT)
    assert {"entscheidung", "ab_datum", "grund", "name", "schritt", "datum"} <= values.keys()


def test_what_may_not_be_said_leaves_no_gap() -> None:
    bare = replace(
        LETTER,
        included=frozenset({DataCategory.IDENTITY}),
        bases=(),
        languages=(),
        message="",
        volunteer_competence="",
        volunteer_phone="",
        person=PersonExtract(name="Zahra"),
    )
    letter, _slip = texts(bare)
    assert "wir begleiten Zahra ehrenamtlich" in letter
    assert "Sprachen" not in letter
    assert "Erreichbar" not in letter
    assert "Rückfragen" not in letter
    assert "eingewilligt" not in letter
    assert "Helga Brandt, ehrenamtliche Begleitung" in letter


def test_one_number_for_everything_stands_there_once() -> None:
    phone = LETTER.association.phone
    letter, _slip = texts(replace(LETTER, volunteer_phone=phone.replace(" ", "")))
    assert "Rückfragen" not in letter
    assert "Telefon" in letter
    assert "Rückfragen" in texts(LETTER)[0]


def test_endless_words_go_on_to_the_next_page_and_nothing_is_lost() -> None:
    long = replace(LETTER, message="Wort " * 800 + "Schluss.", purpose="Zweck " * 66)
    pages = texts(long)
    assert len(pages) == 3
    assert "Schluss." in pages[1]
    assert "Antwortcode K7-4F2Q-9" in pages[1]
    assert "Rückmeldebogen auf Seite 3" in pages[1]
    assert page_count(referral_letter.render(replace(LETTER, message="Wort " * 60))) == 2


def test_a_draft_and_a_sample_say_so_and_equal_values_give_equal_bytes() -> None:
    for page in texts(replace(LETTER, is_draft=True, is_sample=True)):
        assert "Entwurf" in page
        assert "Beispieldaten" in page
    assert "Entwurf" not in texts(LETTER)[0]
    assert referral_letter.render(LETTER) == referral_letter.render(LETTER)
