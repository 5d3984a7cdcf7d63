import pytest

from integrif_desk.domain.hidden_names import hide

OWN = ("Mohammad", "Al-Ahmad", "محمد الأحمد", "Lina Al-Ahmad")
OTHERS = ("Helga Brandt", "Sabine Hartwig", "Müller", "Frau Keller", "سامر", "Jo Al-Ahmad")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Frau Keller vom Jobcenter rief an.", "[Name] vom Jobcenter rief an."),
        ("Gefahren mit Helga Brandts Auto.", "Gefahren mit [Name] Auto."),
        ("Herr Dr. Schulze fragt nach.", "[Name] fragt nach."),
        ("سامر kam mit.", "[Name] kam mit."),
        ("Herr Al-Ahmad und Lina kamen um 9 Uhr.", "Herr Al-Ahmad und Lina kamen um 9 Uhr."),
        ("Mohammads Zeugnis, محمد unterschrieb.", "Mohammads Zeugnis, محمد unterschrieb."),
        ("Weg zum Brandschutz, die Müllerin.", "Weg zum Brandschutz, die Müllerin."),
        ("Am 12.03. nach Bernburg, Tel. 03471 684.", "Am 12.03. nach Bernburg, Tel. 03471 684."),
        ("Jo Al-Ahmad ist der Bruder.", "Jo Al-Ahmad ist der Bruder."),
        ("", ""),
    ],
)
def test_names_of_others_are_hidden_and_nothing_else(text: str, told: str) -> None:
    assert hide(text, OTHERS, OWN) == told


def test_further_words_are_hidden_as_whole_words_in_any_case() -> None:
    told = hide("Karim kam, karims Rad (KARIM) nicht.", (), OWN, ("Karim", ""))
    assert told == "[Name] kam, karims Rad ([Name]) nicht."


def test_a_word_to_hide_is_no_pattern() -> None:
    assert hide("a.b und axb", (), (), ("a.b",)) == "[Name] und axb"


def test_without_anybody_to_hide_only_the_further_words_go() -> None:
    assert hide("Frau Keller und Karim", None, OWN, ("Karim",)) == "Frau Keller und [Name]"
