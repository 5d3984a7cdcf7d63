"""How the facts behind „Wer ist zuständig?“ are asked for, named and spelled."""

from datetime import date

from integrif_desk.domain.errors import KnownError
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.responsibility.facts import (
    GEORGIA_OR_MOLDOVA,
    NO_PRIOR_STATUS,
    OTHER_BASIS,
    Fact,
    FactKind,
    fact_kind,
)
from integrif_desk.domain.responsibility_views import FactSource
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import status_choice

UNKNOWN = "unknown"
DISCRETION = "§ 60a Abs. 2 Satz 3"

_BEYOND = {"status": tr("Aufenthaltspapier"), "birth_date": tr("Geburtsdatum")}

_SHORT: dict[Fact, str] = {
    Fact.NEEDY: tr("Hilfebedürftigkeit"),
    Fact.CAN_WORK_3H: tr("Erwerbsfähigkeit"),
    Fact.EMPLOYED: tr("Arbeit"),
    Fact.ATTENDS_SCHOOL: tr("Schulbesuch"),
    Fact.LIVES_IN_RECEPTION_CENTRE: tr("Art der Unterkunft"),
    Fact.SAFE_COUNTRY: tr("Herkunftsstaat"),
    Fact.ENTRY_DATE: tr("Tag der Einreise"),
    Fact.ASYLUM_APPLICATION_DATE: tr("Antragsdatum"),
    Fact.GESTATTET_SINCE: tr("Beginn der Gestattung"),
    Fact.PROCEDURE_FINAL: tr("Abschluss des Asylverfahrens"),
    Fact.REJECTED_MANIFESTLY_UNFOUNDED: tr("Art der Ablehnung"),
    Fact.DULDUNG_SINCE: tr("Beginn der Duldung"),
    Fact.DULDUNG_BASIS: tr("Grundlage der Duldung"),
    Fact.WORK_BAN: tr("Beschäftigungsverbot"),
    Fact.REMOVAL_IMMINENT: tr("bevorstehende Abschiebung"),
    Fact.PERMIT_FIRST_ISSUED: tr("erste Erteilung des Titels"),
    Fact.FIRST_SUSPENSION_DATE: tr("erste Aussetzung der Abschiebung"),
    Fact.PRIOR_STATUS: tr("früherer Status"),
    Fact.PRIOR_EXPIRED: tr("Zeitpunkt des Antrags"),
    Fact.ENDORSEMENT: tr("Wortlaut auf dem Papier"),
    Fact.FINGERPRINTED: tr("erkennungsdienstliche Behandlung"),
    Fact.TRAINING_RUNNING: tr("Ausbildung"),
    Fact.YOUTH_WELFARE_SUPPORT: tr("Hilfe des Jugendamts"),
    Fact.PARENTS_RECEIVE: tr("Leistungen der Eltern"),
    Fact.BIRTH_YEAR_ESTIMATED: tr("Geburtsjahr geschätzt"),
}

_QUESTIONS: dict[Fact, str] = {
    Fact.NEEDY: tr("Braucht die Person Hilfe zum Lebensunterhalt (hilfebedürftig)?"),
    Fact.CAN_WORK_3H: tr("Kann die Person mindestens 3 Stunden täglich arbeiten?"),
    Fact.EMPLOYED: tr("Arbeitet die Person?"),
    Fact.ATTENDS_SCHOOL: tr("Besucht die Person eine Schule?"),
    Fact.LIVES_IN_RECEPTION_CENTRE: tr("Wohnt die Person in einer Aufnahmeeinrichtung?"),
    Fact.SAFE_COUNTRY: tr("Kommt die Person aus einem sicheren Herkunftsstaat?"),
    Fact.ENTRY_DATE: tr("Wann ist die Person eingereist?"),
    Fact.ASYLUM_APPLICATION_DATE: tr("Wann wurde der Asylantrag gestellt?"),
    Fact.GESTATTET_SINCE: tr("Seit wann ist der Aufenthalt gestattet?"),
    Fact.PROCEDURE_FINAL: tr("Ist das Asylverfahren unanfechtbar abgeschlossen?"),
    Fact.REJECTED_MANIFESTLY_UNFOUNDED: tr(
        "Wurde der Antrag als offensichtlich unbegründet oder unzulässig abgelehnt?"
    ),
    Fact.DULDUNG_SINCE: tr("Seit wann besteht die Duldung?"),
    Fact.DULDUNG_BASIS: tr("Auf welcher Grundlage wird geduldet?"),
    Fact.WORK_BAN: tr("Steht ein Beschäftigungsverbot auf dem Papier?"),
    Fact.REMOVAL_IMMINENT: tr("Steht eine Abschiebung bevor?"),
    Fact.PERMIT_FIRST_ISSUED: tr("Wann wurde dieser Titel zum ersten Mal erteilt?"),
    Fact.FIRST_SUSPENSION_DATE: tr("Wann wurde die Abschiebung zum ersten Mal ausgesetzt?"),
    Fact.PRIOR_STATUS: tr("Welches Papier galt vorher?"),
    Fact.PRIOR_EXPIRED: tr("War das frühere Papier beim Antrag schon abgelaufen?"),
    Fact.ENDORSEMENT: tr("Was steht auf dem Papier zu Arbeit und Rechtsgrundlage?"),
    Fact.FINGERPRINTED: tr("Wurden für den Antrag auf § 24 Fingerabdrücke und Foto genommen?"),
    Fact.TRAINING_RUNNING: tr("Läuft eine Ausbildung?"),
    Fact.YOUTH_WELFARE_SUPPORT: tr("Hilft das Jugendamt weiter?"),
    Fact.PARENTS_RECEIVE: tr("Wohnt die Person bei Eltern mit Leistungen des Jobcenters?"),
    Fact.BIRTH_YEAR_ESTIMATED: tr("Ist das Geburtsjahr geschätzt?"),
}

_SOURCES: dict[FactSource, str] = {
    FactSource.ENTERED: tr("von Ihnen angegeben"),
    FactSource.PAPERS: tr("aus den Aufenthaltspapieren"),
    FactSource.PROCEDURE: tr("aus dem Asylverfahren"),
    FactSource.PERSON: tr("aus den Angaben zur Person"),
    FactSource.MEASURES: tr("aus einer laufenden Maßnahme"),
}

YES_NO = (("true", tr("ja")), ("false", tr("nein")), (UNKNOWN, tr("unbekannt")))


def fact_name(name: str) -> str:
    """Return a short German noun for a name in `Answer.missing`: „Antragsdatum“."""
    return _BEYOND[name] if name in _BEYOND else _SHORT[Fact(name)]


def question(fact: Fact) -> str:
    """Return the question that asks for a fact."""
    return _QUESTIONS[fact]


def source_words(source: FactSource) -> str:
    """Say where a fact comes from."""
    return _SOURCES[source]


def choices(fact: Fact) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen, as stored and as shown; empty for dates and free words."""
    match fact_kind(fact):
        case FactKind.YES_NO:
            return YES_NO
        case FactKind.ORIGIN:
            return (
                ("true", tr("ja")),
                (GEORGIA_OR_MOLDOVA, tr("Georgien oder Moldau")),
                ("false", tr("nein")),
                (UNKNOWN, tr("unbekannt")),
            )
        case FactKind.STATUS:
            kinds = (kind for kind in StatusKind if kind is not StatusKind.FICTION)
            return (
                (UNKNOWN, tr("unbekannt")),
                (NO_PRIOR_STATUS, tr("keines")),
                *((kind.value, status_choice(kind)) for kind in kinds),
            )
    if fact is Fact.DULDUNG_BASIS:
        return (
            (DISCRETION, tr("§ 60a Abs. 2 Satz 3 AufenthG (dringende Gründe)")),
            (OTHER_BASIS, tr("ein anderer Grund")),
            (UNKNOWN, tr("unbekannt")),
        )
    return ()


def fact_value(fact: Fact, text: str) -> str:
    """Spell a stored fact: „01.05.2024“, „spätestens 01.05.2024“, „ja“, „Duldung“."""
    if text == UNKNOWN:
        return tr("unbekannt")
    if fact_kind(fact) is FactKind.DATE:
        bound = text.lstrip("<>= ")
        try:
            day = format_date(date.fromisoformat(bound))
        except (ValueError, KnownError):
            return text
        if text.startswith("<"):
            return tr("spätestens {day}", day=day)
        return tr("frühestens {day}", day=day) if text.startswith(">") else day
    known = dict(choices(fact))
    return known.get(text) or known.get(text.partition(" ")[0]) or text
