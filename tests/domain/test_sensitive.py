"""Few false alarms matter more than catching everything; both lists grow with what is met."""

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrif_desk.domain.sensitive import warnings
from integrif_desk.domain.sensitive_passage import SensitiveKind, SensitivePassage

DEMO = Path(__file__).parents[2] / "resources" / "demo"

AZR = SensitiveKind.AZR_NUMBER
RELIGION = SensitiveKind.RELIGION
HEALTH = SensitiveKind.HEALTH
GROUNDS = SensitiveKind.ASYLUM_GROUNDS
ROUTE = SensitiveKind.ROUTE
ETHNICITY = SensitiveKind.ETHNICITY
OFFENCE = SensitiveKind.OFFENCE

TELLING = [
    (AZR, "AZR-Nummer 040126003274 steht auf der Karte.", "040126003274"),
    (AZR, "AZR: 040 126 003 274", "040 126 003 274"),
    (AZR, "AZR 0401-2600-3274", "0401-2600-3274"),
    (AZR, "Im Ausländerzentralregister unter 01 51 26 00 32 74.", "01 51 26 00 32 74"),
    (AZR, "040126003274 (AZR)", "040126003274"),
    (AZR, "Die Nummer ist 040126003274.", "040126003274"),
    (AZR, "Kundennummer 4711, AZR-Nr. 040126003274", "040126003274"),
    (AZR, "Kundennummer 4711\n040126003274", "040126003274"),
    (RELIGION, "Er ist Muslim und sucht eine Stelle.", "Muslim"),
    (RELIGION, "Sie ist muslimischen Glaubens.", "muslimischen"),
    (RELIGION, "Die Familie ist christlich.", "christlich"),
    (RELIGION, "Kommt aus einer jesidischen Familie.", "jesidischen"),
    (RELIGION, "Er wurde letztes Jahr getauft.", "getauft"),
    (RELIGION, "Die Taufe ist im Mai.", "Taufe"),
    (RELIGION, "Seit der Konversion hat er Streit.", "Konversion"),
    (RELIGION, "Ist konvertiert.", "konvertiert"),
    (RELIGION, "Bekannt aus der Moschee-Gemeinde.", "Moschee-Gemeinde"),
    (RELIGION, "Freitags geht er in die Moschee.", "geht er in die Moschee"),
    (RELIGION, "Besucht sonntags den Gottesdienst.", "Besucht sonntags den Gottesdienst"),
    (RELIGION, "Sie ist eritreisch-orthodox.", "ist eritreisch-orthodox"),
    (RELIGION, "Er ist Christ.", "ist Christ"),
    (RELIGION, "Vom Schiiten zum Sunniten.", "Schiiten"),
    (RELIGION, "Sie sind Aleviten.", "Aleviten"),
    (RELIGION, "Ein Zeuge Jehovas.", "Zeuge Jehovas"),
    (RELIGION, "Er ist sehr gläubig.", "gläubig"),
    (HEALTH, "Er hat Depressionen.", "Depressionen"),
    (HEALTH, "Wirkt depressiv.", "depressiv"),
    (HEALTH, "PTBS seit 2019.", "PTBS"),
    (HEALTH, "Ist HIV-positiv.", "HIV-positiv"),
    (HEALTH, "Hepatitis B festgestellt.", "Hepatitis"),
    (HEALTH, "Hat Diabetes und braucht Pausen.", "Diabetes"),
    (HEALTH, "Sie ist schwanger.", "schwanger"),
    (HEALTH, "Durch das Trauma schläft er nicht.", "Trauma"),
    (HEALTH, "Die Kinder sind traumatisiert.", "traumatisiert"),
    (HEALTH, "War in psychiatrischer Behandlung.", "psychiatrischer"),
    (HEALTH, "Laut Attest F43.1 seit Mai.", "F43.1"),
    (HEALTH, "ICD-10: F32, seit 2021", "ICD-10: F32"),
    (HEALTH, "Der Vater hatte einen Schlaganfall.", "Schlaganfall"),
    (HEALTH, "Sie ist an Krebs erkrankt.", "an Krebs"),
    (HEALTH, "Er ist alkoholabhängig.", "alkoholabhängig"),
    (HEALTH, "Macht eine Psychotherapie in Magdeburg.", "Psychotherapie"),
    (GROUNDS, "In der Heimat wurde er politisch verfolgt.", "politisch verfolgt"),
    (GROUNDS, "Vom Regime verfolgt.", "Vom Regime verfolgt"),
    (GROUNDS, "Sein Bruder wurde gefoltert.", "gefoltert"),
    (GROUNDS, "Die Taliban haben das Haus angezündet.", "Taliban"),
    (GROUNDS, "Er bekam Morddrohungen.", "Morddrohungen"),
    (GROUNDS, "Sie floh vor der Zwangsheirat.", "Zwangsheirat"),
    (GROUNDS, "Über die Fluchtgründe will er nicht reden.", "Fluchtgründe"),
    (GROUNDS, "Er ist desertiert.", "desertiert"),
    (ROUTE, "Geflohen über die Türkei.", "Geflohen über"),
    (ROUTE, "Kam mit dem Schlauchboot.", "Schlauchboot"),
    (ROUTE, "Der Schleuser wollte 8.000 Euro.", "Schleuser"),
    (ROUTE, "Bei der Bootsüberfahrt verlor er die Zeugnisse.", "Bootsüberfahrt"),
    (ROUTE, "Ist über Libyen und Italien gekommen.", "über Libyen und Italien gekommen"),
    (ROUTE, "Auf der Flucht gingen die Papiere verloren.", "Auf der Flucht"),
    (ETHNICITY, "Er ist Kurde aus Afrin.", "Kurde"),
    (ETHNICITY, "Familie mit kurdischer Herkunft.", "kurdischer Herkunft"),
    (ETHNICITY, "Sie gehört zu den Hazara.", "Hazara"),
    (ETHNICITY, "Er ist Paschtune.", "Paschtune"),
    (ETHNICITY, "Streit wegen des Clans.", "Clans"),
    (ETHNICITY, "Die Familie ist bei den Roma bekannt.", "den Roma"),
    (OFFENCE, "Er ist vorbestraft.", "vorbestraft"),
    (OFFENCE, "Wegen einer Straftat verurteilt.", "Straftat"),
    (OFFENCE, "Saß drei Monate in Haft.", "Haft"),
    (OFFENCE, "Kommt im Mai aus der JVA.", "JVA"),
    (OFFENCE, "Es läuft ein Ermittlungsverfahren.", "Ermittlungsverfahren"),
    (OFFENCE, "Strafbefehl wegen Schwarzfahrens.", "Strafbefehl"),
]

HARMLESS = [
    # numbers
    "Ruf 0176 04069034 zurück.",
    "Rufnummer: 017604069034",
    "Telefon 034712345678",
    "Neue Nummer: 0176 0406 9034",
    "Kundennummer 123456789012",
    "Kunden-Nr.: 123 456 789 012",
    "Aktenzeichen 202612345678",
    "BG-Nummer 045126003274",
    "IBAN DE12 8005 5500 1234 5678 90",
    "DE12800555001234567890",
    "8005 5500 1234 5678",
    "Am 12.03.2026 von 10:15 bis 11:45 Uhr.",
    "12.03.2026 18.03.2026",
    "Sendungsnummer 123456789012",
    "Steuer-ID 12 345 678 901",
    "Rentenversicherungsnummer 65 170839 J 003",
    "Zoom-Meeting 123 4567 8901 2",
    "Fall F-26-014, Antwortcode K7-4F2Q-9",
    "+49 176 04069034",
    "Zählernummer 123456789012",
    "AZR-Nummer nicht aufschreiben.",
    # names and places that only sound like it
    "Termin in der Kirchstraße 4, bei Frau Christ.",
    "Christian Kaiser und Christin Moser sind dabei.",
    "Martin-Luther-Straße 12, Staßfurt",
    "Sankt-Petri-Kirchhof, Treffpunkt vor der Moschee.",
    "Deutschkurs in der Kirchengemeinde, montags 10 Uhr.",
    "Die Diakonie hat einen Platz, die Caritas auch.",
    "Praktikum im Evangelischen Krankenhaus.",
    "Die evangelische Sekundarschule nimmt ihn.",
    "Katholisches Krankenhaus St. Elisabeth, Frau Engel.",
    "Das Christliche Jugenddorf bietet BvB an.",
    "Bewerbung bei der islamischen Gemeinde als Hausmeister.",
    "Über Ostern geschlossen, am Karfreitag kein Kurs.",
    "Im Ramadan liegt die Prüfung, Zuckerfest ist frei.",
    "Weihnachten und Chanukka sind keine Kurstage.",
    "Nurul Islam ist der Ansprechpartner.",
    "Gläubiger ist die Sparkasse.",
    "Ich glaube, der Antrag ist durch.",
    "Wir haben darum gebeten, das Formular zu schicken.",
    "Foto in PDF konvertiert und verschickt, Datei liegt im Ordner.",
    "Herr Krebs vom Jobcenter ruft zurück.",
    "Hat Krebs angerufen?",
    "Sie besucht den Kurs neben der Kirche.",
    "Geht um 8 Uhr zur Kita, der Bus hält an der Kirche.",
    # health as work or topic
    "Hospitation in der Psychiatrie Bernburg, zwei Wochen.",
    "Arbeitet als Pflegehelfer auf der Demenz-Station.",
    "Fortbildung Diabetes im Pflegeheim besucht.",
    "Fachwörter geübt: Diabetes, Schlaganfall, Blutdruck.",
    "Impfung gegen Hepatitis für das Praktikum nötig.",
    "Vortrag über Depression im Mehrgenerationenhaus.",
    "Flyer der Schwangerschaftsberatung mitgegeben.",
    "Die AIDS-Hilfe zieht um.",
    "Diagnosegerät in der Werkstatt kennengelernt.",
    "Fehlerdiagnose am Getriebe macht ihm Spaß.",
    "Kein schweres Heben, keine Nachtschicht.",
    "Gesundheitsamt, Belehrung nach § 43 IfSG.",
    "Raum B12.04, zweiter Stock.",
    "Niveau B1.2, Modul A2.1, Führerschein Klasse C1E.",
    "Er schläft schlecht vor jedem Termin.",
    "Ich will nicht jeden dritten Monat Angst haben.",
    # the way on, not the way here
    "Wir verfolgen das Ziel weiter.",
    "Der Antrag wurde nicht weiter verfolgt.",
    "Er verfolgt seinen Plan mit Ausdauer.",
    "Fluchtweg und Feuerlöscher gezeigt bekommen.",
    "Fährt im Betrieb den Schlepper.",
    "Wir fahren mit dem Bus über Magdeburg nach Bernburg.",
    "Über die Türkei hat er in der Schule viel gelernt.",
    "Flüchtlingsrat und Geflüchtetenhilfe angefragt.",
    "BAföG für Geflüchtete.",
    "Ausflug mit dem Boot auf der Saale.",
    "Die Lieferung kommt über Polen nach Deutschland.",
    # languages and nationalities
    "Er spricht Kurdisch und Türkisch.",
    "Sprachmittlung Kurmanji, Sorani oder Arabisch.",
    "Kurdischer Kulturverein in Halle, Ansprechperson gefragt.",
    "Kursbuch auf Kurdisch besorgt.",
    "Sprachmittler für Oromo gefunden.",
    "Sprachmittlung für Kurden angeboten.",
    "Frau Roma Nowak hat angerufen.",
    "Roma-Tomaten im Gewächshaus geerntet.",
    "Arabisch ist die Familiensprache.",
    "Kam mit kurdischen Liedern zum Fest.",
    # offences
    "Haftpflichtversicherung abgeschlossen.",
    "Die Haftung regelt der Mietvertrag.",
    "Führungszeugnis beantragt.",
    "Anzeige in der Zeitung: Küchenhilfe gesucht.",
    "Ausbildung bei der JVA Burg als Beamter wäre möglich.",
    "Das Fahrrad wurde gestohlen, Polizei informiert.",
    "Probezeit heißt im Betrieb auch Bewährungszeit.",
    "Bewährt hat sich der Anruf am Vortag.",
    "Straße der Einheit, Strafzettel bezahlt.",
]


@pytest.mark.parametrize(("kind", "text", "passage"), TELLING)
def test_what_should_not_be_kept_is_pointed_at(
    kind: SensitiveKind, text: str, passage: str
) -> None:
    start = text.index(passage)
    assert SensitivePassage(kind, start, start + len(passage)) in warnings(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_notes_stay_without_a_warning(text: str) -> None:
    assert warnings(text) == ()


def demo_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(DEMO.rglob("*.toml")):
        if path.name != "names.toml":
            for text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
                yield path.name, text


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def test_a_year_of_notes_gives_no_warning() -> None:
    texts = list(demo_texts())
    assert len(texts) > 500
    warned = [(name, text, warnings(text)) for name, text in texts if warnings(text)]
    assert warned == []


def test_a_note_may_hold_several() -> None:
    text = "Er ist Kurde, Muslim und war in Haft."
    assert [passage.kind for passage in warnings(text)] == [ETHNICITY, RELIGION, OFFENCE]


def test_a_long_note_does_not_hold_up_the_typing() -> None:
    text = "Herr A. ist heute über die Brücke nach Hause gegangen 0123 " * 1700
    started = time.perf_counter()
    assert warnings(text) == ()
    assert time.perf_counter() - started < 5


@given(st.text(alphabet="AZRKurde Muslim0123456789 .-\nßé", max_size=120))
def test_passages_lie_in_the_text_one_after_the_other(text: str) -> None:
    end = 0
    for passage in warnings(text):
        assert end <= passage.start < passage.end <= len(text)
        end = passage.end


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (HEALTH, "GdB 50, Schwerbehindertenausweis"),
        (HEALTH, "Sie ist schwerbehindert."),
        (HEALTH, "Mit Schwerbehinderung."),
        (HEALTH, "Er leidet unter Burnout."),
        (HEALTH, "Sie hat eine bipolare Störung."),
        (HEALTH, "Mit bipolaren Störungen."),
        (HEALTH, "Probleme mit der Bandscheibe."),
        (HEALTH, "Hat Zuckerkrankheit."),
        (HEALTH, "Das Kind ist taub."),
        (HEALTH, "Sie ist auf einem Ohr taub."),
        (HEALTH, "Der taube Sohn braucht eine Schule."),
        (HEALTH, "Er leidet an einer Nierenkrankheit."),
        (HEALTH, "Leidet unter starken Schmerzen."),
        (HEALTH, "Sie ist gehörlos."),
        (HEALTH, "Seit dem Unfall sitzt er im Rollstuhl."),
        (RELIGION, "Er fastet im Ramadan."),
        (RELIGION, "Im Ramadan fastet sie."),
        (ROUTE, "Er kam über das Mittelmeer."),
        (ROUTE, "Sie kamen mit zwei Kindern durch die Wüste."),
    ],
)
def test_common_words_for_what_the_desk_must_not_hold(kind: SensitiveKind, text: str) -> None:
    assert kind in {found.kind for found in warnings(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ein taubes Gefühl nach dem langen Sitzen.",
        "Die Depression der Wirtschaft trifft die Betriebe.",
        "Die wirtschaftliche Depression dauert an.",
        "Das Amt ist taub für solche Fragen.",
        "Das Büro ist rollstuhlgerecht.",
        "Die Schwerbehindertenvertretung hat zugesagt.",
        "Der Zugang wird durch die Baustelle behindert.",
        "Die Familie leidet unter der langen Wartezeit.",
        "Im Ramadan hat das Café kürzer offen.",
        "Der Kurs liegt im Ramadan, bitte verschieben.",
        "Die Zusage kam über das Portal.",
        "Sie möchte fasten, um Gewicht zu verlieren.",
        "Blindbewerbungen helfen selten.",
    ],
)
def test_what_only_sounds_like_it_gives_no_warning(text: str) -> None:
    assert warnings(text) == ()
