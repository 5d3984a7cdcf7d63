import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrif_desk.domain.mask_suggestion import MaskKind, MaskSuggestion
from integrif_desk.domain.masking import apply, suggestions
from integrif_desk.domain.names import fold

NAMES = (
    *("Mohammad Al-Ahmad", "محمد الأحمد", "Yonas Tesfay", "ዮናስ ተስፋይ", "Hüseyin Öztürk"),
    *("Микола Савчук", "Gisela Krause", "Abdul Rahman Noori", "Nuur", "Al Srour", "Jäger"),
)
PLACES = ("Staßfurt", "Bernburg (Saale), Stadt", "Magdeburg", "Bad Salzdetfurth", "Seeland", "Homs")


def masked(text: str) -> str:
    return apply(text, suggestions(text, NAMES, PLACES))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        # names, inflected, in other spellings and scripts
        ("Mohammads Bruder hilft.", "[Name] Bruder hilft."),
        ("Mohammad Al-Ahmad kam.", "[Name] kam."),
        ("Herr Al-Ahmad kam.", "[Name] kam."),
        ("Der Termin von Herrn Alahmad fiel aus.", "Der Termin von [Name] fiel aus."),
        ("M. Al Ahmad unterschrieb.", "[Name] unterschrieb."),
        ("Muhammed und Jonas lernen.", "[Name] und [Name] lernen."),
        ("HÜSEYIN, Huseyin, Hüseyins Heft", "[Name], [Name], [Name] Heft"),
        ("Hu\u0308seyin schrieb.", "[Name] schrieb."),
        ("Mo\u00adhammad schrieb.", "[Name] schrieb."),
        ("Öztürk-Termin verschoben", "[Name]-Termin verschoben"),
        ("Yonas’ Zeugnis", "[Name]’ Zeugnis"),
        ("ich habe yonas gefragt", "ich habe [Name] gefragt"),
        ("محمد الأحمد wartet, ዮናስ auch.", "[Name] wartet, [Name] auch."),
        ("Миколa schreibt mit lateinischem a", "[Name] schreibt mit lateinischem a"),
        # joined to other words, declined, stretched, as their languages do
        ("ومحمد جاء، كتاب لمحمد", "[Name] جاء، كتاب [Name]"),
        ("للأحمد", "[Name]"),
        ("محمــد wartet", "[Name] wartet"),
        ("ለዮናስ geschrieben", "[Name] geschrieben"),
        ("Миколі з Савчуком", "[Name] з [Name]"),
        ("Herr  Unbekannt fehlt", "[Name] fehlt"),
        ("Савчук, Микола", "[Name], [Name]"),
        ("Abdurrahman Nuri ist da.", "[Name] ist da."),
        ("Alsrour fehlt, Srour auch.", "[Name] fehlt, [Name] auch."),
        ("Jaegers Heft", "[Name] Heft"),
        ("Auf der Karte steht Nur.", "Auf der Karte steht [Name]."),
        ("Veit2 und Yonas3", "Veit2 und [Name]3"),
        ("yonas_tesfay", "[Name]_[Name]"),
        # persons nobody told of
        ("Frau Behrend sagt ab.", "[Name] sagt ab."),
        ("Herrn Dr. von Arnim gefragt.", "[Name] gefragt."),
        ("Familie Sommer half.", "[Name] half."),
        # dates
        ("Am 12.03.2026 war Termin.", "Am [Datum] war Termin."),
        ("Termin war am 12.03.2026.", "Termin war am [Datum]."),
        ("Am 12.3. war Termin.", "Am [Datum] war Termin."),
        ("am 3. Mai, am 4. April 2025", "am [Datum], am [Datum]"),
        ("vom 3./4. Mai bis 2026-05-09", "vom [Datum] bis [Datum]"),
        ("geboren 1991, Jahrgang 1964", "geboren [Datum], Jahrgang [Datum]"),
        # places
        ("In Staßfurt und Stassfurt", "In [Ort] und [Ort]"),
        ("Die Bernburger Beratung", "Die [Ort] Beratung"),
        ("Magdeburgs Ämter, die Magdeburgerin", "[Ort] Ämter, die [Ort]"),
        ("Aus Bad Salzdetfurth, aus Homs", "Aus [Ort], aus [Ort]"),
        ("Güstener Weg 4, 39444 Hecklingen", "[Ort], [Ort]"),
        ("Wiesenstraße 18 a, Am Markt 3", "[Ort], [Ort]"),
        ("Straße der Einheit 5", "[Ort]"),
        # numbers, contacts
        ("F-26-014 und K7-4F2Q-9", "[Nummer] und [Nummer]"),
        ("Aktenzeichen: 45/22-A", "Aktenzeichen: [Nummer]"),
        ("Az. 12 Js 345/20", "Az. [Nummer]"),
        ("AZR 040126003274", "AZR [Nummer]"),
        ("DE12 8005 5500 1234 5678 90", "[Nummer]"),
        ("Ruf 0176 04069034 an", "Ruf [Kontakt] an"),
        ("+49 (0)391 4711-0", "[Kontakt]"),
        ("m.alahmad@post.example", "[Kontakt]"),
        ("Durchwahl 4711", "Durchwahl [Kontakt]"),
        ("https://verein.example/yonas", "[Kontakt]"),
    ],
)
def test_what_would_tell_is_masked(text: str, without: str) -> None:
    assert masked(text) == without


@pytest.mark.parametrize(
    "text",
    [
        "Er hat nur zwei Zeugnisse und will sie übersetzen lassen.",
        "Seit Montag wartet er, um 16:40 Uhr fuhr der Bus, Kurs bis 12.30 Uhr.",
        "Note 2,6, 186 Euro, 1.200 Euro, 52 von 60 Punkten, § 25 Abs. 2 AufenthG.",
        "Niveau B1.2, Modul 3, seit 2019, zwei Jahre, 30 Stunden.",
        "Im Betrieb 3 Kollegen, am Montag 3 Stunden, zum Termin 2 Zeugnisse.",
        "Der Weg ist weit, der Platz im Kurs zugesagt, am Markt war viel los.",
        "Seine Frau arbeitet, die Familie wohnt hier.",
        "Zwischen B1-Prüfung und B2-Kurs liegen fünf Monate ohne Unterricht.",
        "Ein Erinnerungsanruf am Vortag auf Arabisch: seitdem kein Termin mehr versäumt.",
        "Drei Stellen verlangen dieselbe beglaubigte Übersetzung, jede im Original.",
    ],
)
def test_what_tells_nobody_stays(text: str) -> None:
    assert masked(text) == text


def test_a_name_that_is_a_word_is_offered_with_a_capital_only() -> None:
    text = "Nur hat nur gefragt."
    assert apply(text, suggestions(text, ["Nur"])) == "[Name] hat nur gefragt."


def test_a_title_is_no_name_and_neither_is_the_office_before_it() -> None:
    text = "Die Berufsberatung sagt, eine Frau fragte Thon."
    known = ["Berufsberatung, Frau Dr. Thon"]
    assert apply(text, suggestions(text, known)) == (
        "Die Berufsberatung sagt, eine Frau fragte [Name]."
    )


def test_a_particle_goes_with_its_name_and_never_alone() -> None:
    text = "Ich bin von hier, Herr bin Laden."
    assert apply(text, suggestions(text, ["bin Laden"])) == "Ich bin von hier, [Name]."


@pytest.mark.parametrize(
    "date",
    ["12.03.2026", "12.03.26", "12.03.", "2026-03-12", "3. Mai", "3. Sept. 2025", "3. Maerz"],
)
def test_dates_are_found_however_they_are_written(date: str) -> None:
    text = f"Am {date} gefragt"
    (one,) = suggestions(text, ())
    assert (text[one.start : one.end], one.replacement) == (date, "[Datum]")


@pytest.mark.parametrize("month", ["[März 2026]", "[Mai]"])
def test_whoever_masked_a_date_by_hand_may_leave_the_month(month: str) -> None:
    assert suggestions(f"Am {month} gefragt", ()) == ()


def test_each_suggestion_says_what_it_is() -> None:
    text = "Yonas, Homs, 12.03.2026, F-26-014, 0176 04069034"
    assert [one.kind for one in suggestions(text, NAMES, PLACES)] == [
        MaskKind.NAME,
        MaskKind.PLACE,
        MaskKind.DATE,
        MaskKind.NUMBER,
        MaskKind.CONTACT,
    ]


def test_only_what_is_accepted_is_masked() -> None:
    text = "Yonas kam aus Homs."
    name, place = suggestions(text, NAMES, PLACES)
    assert apply(text, ()) == text
    assert apply(text, [name]) == "[Name] kam aus Homs."
    assert apply(text, [place, name]) == "[Name] kam aus [Ort]."


def test_suggestions_of_another_text_are_refused() -> None:
    one = MaskSuggestion(2, 9, MaskKind.NAME, "[Name]")
    with pytest.raises(ValueError, match="not of this text"):
        apply("kurz", [one])
    with pytest.raises(ValueError, match="not of this text"):
        apply("lang genug", [one, one])


def test_without_anything_known_there_are_still_dates() -> None:
    assert suggestions("", (), ()) == ()
    assert suggestions("Quirin kam.", ("", " ", "–"), ("", "(Saale)")) == ()


def test_a_long_text_is_masked_while_one_waits() -> None:
    texts = ["a" * 100_000, "Straße " * 14_000, "a." * 50_000, "Yonas Tesfay kam. " * 2_000]
    started = time.perf_counter()
    for text in texts:
        suggestions(text, NAMES, PLACES)
    assert time.perf_counter() - started < 20


def spelt(name: str, how: int) -> str:
    """Return another way in which the same letters arrive."""
    return (
        name,
        name.upper(),
        name + "s",
        unicodedata.normalize("NFD", name),
        fold(name),
        name.replace("-", " "),
        f"{name}-Termin",
        f"„{name}“",
        name.replace("", "\u00ad"),
    )[how]


WORDS = (
    "der",
    "kam",
    "nach",
    "12.03.2026",
    "Kurs",
    "al",
    "bin",
    "7",
    "@",
    "Herr",
    "-",
    ".",
    "Weg 4",
)
NAME_WORDS = frozenset(
    word for name in NAMES for word in fold(name).split() if word not in {"al", "bin", "abdul"}
)


@st.composite
def notes(draw: st.DrawFn) -> str:
    """Notes in which known names stand among words, numbers and signs, often without a blank."""
    pieces = draw(
        st.lists(
            st.one_of(
                st.sampled_from(WORDS),
                st.builds(spelt, st.sampled_from(NAMES), st.integers(0, 8)),
                st.text(max_size=4),
            ),
            max_size=10,
        )
    )
    blanks = draw(st.lists(st.sampled_from([" ", " ", "\n", ", ", "-", "_"]), min_size=10))
    return "".join(piece + blank for piece, blank in zip(pieces, blanks, strict=False))


def words_of(text: str) -> set[str]:
    """Return the folded words of a text, independent of how masking takes it apart."""
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    letters = "".join(
        char if char.isalpha() or unicodedata.combining(char) else " " for char in visible
    )
    return set(fold(letters).split())


@settings(max_examples=150, deadline=None)
@given(notes())
def test_no_known_name_survives(text: str) -> None:
    assert not words_of(masked(text)) & NAME_WORDS


@settings(max_examples=150, deadline=None)
@given(notes())
def test_nothing_more_is_suggested_once_all_is_masked(text: str) -> None:
    once = masked(text)
    assert suggestions(once, NAMES, PLACES) == ()
    assert masked(once) == once


@settings(deadline=None)
@given(st.one_of(notes(), st.text(max_size=200)))
def test_suggestions_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for one in suggestions(text, NAMES, PLACES):
        assert end <= one.start < one.end <= len(text)
        end = one.end


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sein Bruder Khaled kam mit.", "Sein Bruder [Name] kam mit."),
        ("Ihre Schwägerin Dorothea Quandt half.", "Ihre Schwägerin [Name] half."),
        ("Samira und Leyla gehen zur Schule.", "[Name] und [Name] gehen zur Schule."),
        ("Die Töchter Ulla und Mechthild lernen.", "Die Töchter [Name] lernen."),
        ("Er kommt aus Aleppo.", "Er kommt aus [Ort]."),
        ("Aus Masar-e Scharif über Addis Abeba.", "Aus [Ort] über [Ort]."),
        ("Sachbearbeiter Schmidt war krank.", "Sachbearbeiter [Name] war krank."),
        ("Sachbearbeiterin: Quandt", "Sachbearbeiterin: [Name]"),
        ("Die Fallmanagerin Krüger rief an.", "Die Fallmanagerin [Name] rief an."),
    ],
)
def test_who_is_named_by_what_they_are_is_masked(text: str, said: str) -> None:
    assert masked(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Sein Bruder hilft bei den Unterlagen.",
        "Die Tochter Kita oder Hort, beides ging nicht.",
        "Der Sachbearbeiter wechselt oft.",
        "Die Mutter Deutsch, das Kind Arbeit.",
        "Freunde und Nachbarn halfen.",
        "Die Karte und der Kurs waren da.",
    ],
)
def test_who_is_not_named_stays(text: str) -> None:
    assert masked(text) == text
