"""German words for what the rules answer: areas, values, facts, confidence, and why to ask on."""

from collections.abc import Iterable

from integrif_desk.domain.responsibility.evaluate import Answer, Evaluation, Reason
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.domain.responsibility.vocabulary import Area, Confidence
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

AREAS: dict[Area, str] = {
    Area.WORK: "Arbeit",
    Area.JOB_AGENCY: "Arbeitsvermittlung",
    Area.BENEFITS: "Leistungen",
    Area.INTEGRATION_COURSE: "Integrationskurs",
    Area.VOCATIONAL_LANGUAGE_COURSE: "Berufssprachkurs",
    Area.TRAINING_AID: "Förderung der Ausbildung",
    Area.RECOGNITION_ADVICE: "Anerkennungsberatung",
    Area.YOUTH_SERVICE: "Jugend- oder Erwachsenenberatung",
    Area.RESIDENCE_RULE: "Wohnsitzregelung",
}

CONFIDENCES: dict[Confidence, str] = {
    Confidence.HIGH: "gesichert",
    Confidence.MEDIUM: "weitgehend gesichert",
    Confidence.LOW: "unsicher",
}

_GRADED = {"yes": "ja", "conditions": "unter Voraussetzungen", "no": "nein", "unclear": "unklar"}

VALUE_WORDS: dict[Area, dict[str, str]] = {
    Area.WORK: {
        "free": "erlaubt durch den Titel",
        "claim_after": "Anspruch auf die Erlaubnis",
        "with_permit": "mit Erlaubnis der Ausländerbehörde",
        "prohibited": "zurzeit verboten",
        "as_endorsed": "wie auf dem Papier angegeben",
        "for_training_only": "nur für die Ausbildung",
        "unclear": "unklar",
    },
    Area.JOB_AGENCY: {
        "AA": "Agentur für Arbeit",
        "JC": "Jobcenter",
        "AA_or_JC": "Jobcenter bei Hilfebedürftigkeit, sonst Agentur für Arbeit",
        "follows_prior": "wie beim früheren Titel",
        "Jugendamt": "Jugendamt",
        "unclear": "unklar",
    },
    Area.BENEFITS: {
        "AsylbLG": "Leistungen nach AsylbLG",
        "SGB II": "SGB II (Jobcenter)",
        "SGB XII": "SGB XII (Sozialamt)",
        "Jugendamt": "Jugendamt",
        "follows_prior": "wie beim früheren Titel",
        "none_self": "eigene Mittel",
        "unclear": "unklar",
    },
    Area.INTEGRATION_COURSE: {
        "claim": "Anspruch",
        "obligation_possible": "Verpflichtung möglich",
        "discretion": "Zulassung nach Ermessen",
        "stopped": "Zulassung zurzeit gestoppt",
        "none": "kein Zugang",
        "follows_prior": "wie beim früheren Titel",
        "unclear": "unklar",
    },
    Area.VOCATIONAL_LANGUAGE_COURSE: _GRADED,
    Area.TRAINING_AID: _GRADED,
    Area.RECOGNITION_ADVICE: _GRADED,
    Area.YOUTH_SERVICE: {
        "JMD": "Jugendmigrationsdienst",
        "MBE": "Migrationsberatung für Erwachsene",
        "both_possible": "je nach Alter Jugendmigrationsdienst oder Migrationsberatung",
        "Jugendamt": "Jugendamt",
        "none": "noch keine eigene Beratung",
    },
    Area.RESIDENCE_RULE: _GRADED,
}

FACTS: dict[Fact, str] = {
    Fact.NEEDY: "hilfebedürftig",
    Fact.CAN_WORK_3H: "kann mindestens 3 Stunden täglich arbeiten",
    Fact.EMPLOYED: "arbeitet",
    Fact.ATTENDS_SCHOOL: "besucht eine Schule",
    Fact.LIVES_IN_RECEPTION_CENTRE: "wohnt in einer Aufnahmeeinrichtung",
    Fact.SAFE_COUNTRY: "aus einem sicheren Herkunftsstaat",
    Fact.ENTRY_DATE: "Einreise am",
    Fact.ASYLUM_APPLICATION_DATE: "Asylantrag am",
    Fact.GESTATTET_SINCE: "Aufenthalt gestattet seit",
    Fact.PROCEDURE_FINAL: "Asylverfahren unanfechtbar abgeschlossen",
    Fact.REJECTED_MANIFESTLY_UNFOUNDED: (
        "Asylantrag als offensichtlich unbegründet oder unzulässig abgelehnt"
    ),
    Fact.DULDUNG_SINCE: "Duldung seit",
    Fact.DULDUNG_BASIS: "Rechtsgrundlage der Duldung",
    Fact.WORK_BAN: "Beschäftigungsverbot eingetragen",
    Fact.REMOVAL_IMMINENT: "Abschiebung steht bevor",
    Fact.PERMIT_FIRST_ISSUED: "Titel zuerst erteilt am",
    Fact.FIRST_SUSPENSION_DATE: "Abschiebung zuerst ausgesetzt am",
    Fact.PRIOR_STATUS: "früherer Titel oder Status",
    Fact.PRIOR_EXPIRED: "Antrag erst nach Ablauf des früheren Titels",
    Fact.ENDORSEMENT: "Wortlaut auf dem Papier",
    Fact.FINGERPRINTED: "erkennungsdienstlich behandelt (Antrag auf § 24)",
    Fact.TRAINING_RUNNING: "Ausbildung läuft",
    Fact.YOUTH_WELFARE_SUPPORT: "Hilfe des Jugendamts läuft",
    Fact.PARENTS_RECEIVE: "lebt bei Eltern mit Leistungen des Jobcenters",
    Fact.BIRTH_YEAR_ESTIMATED: "Geburtsjahr geschätzt",
}


def value_word(area: Area, value: str) -> str:
    """Return the German word for an answer: „Jobcenter“, „mit Erlaubnis der Ausländerbehörde“."""
    return VALUE_WORDS[area][value]


def note(answer: Answer) -> str:
    """Return the whole note: of the rows, what is presumed, since when it is unverified."""
    sentences = [answer.note] if answer.note else []
    if answer.presumed:
        sentences.append(
            tr("Angenommen, weil nicht bekannt: {what}.", what="; ".join(answer.presumed))
        )
    if answer.lapsed_on is not None:
        sentences.append(
            tr(
                "Geprüft nur bis {day}; späteres Recht ist nicht geprüft.",
                day=format_date(answer.lapsed_on),
            )
        )
    if answer.author:
        sentences.append(tr("Regel der Leitung: {author}.", author=answer.author))
    return " ".join(sentences)


def clarify(evaluation: Evaluation) -> str:
    """„bei MBE/JMD klären“, with the services of this age; empty when nothing is to be cleared."""
    if not evaluation.clarify_with:
        return ""
    return tr("bei {services} klären", services="/".join(evaluation.clarify_with))


def why(evaluation: Evaluation) -> list[str]:
    """Return why something has to be cleared up, one sentence for each reason."""
    return [_reason(reason, areas) for reason, areas in evaluation.why.items()]


def disclaimer(evaluation: Evaluation) -> str:
    """Return what stands beside every suggestion."""
    return tr("Orientierung, keine Rechtsberatung · Stand {day}", day=format_date(evaluation.as_of))


def contradiction(facts: Iterable[Fact]) -> str:
    """Return that facts say something else than the name of the status."""
    names = "; ".join(FACTS[fact] for fact in facts)
    return tr("Angaben widersprechen dem Namen des Status und gehen vor: {names}.", names=names)


def _reason(reason: Reason, areas: tuple[Area, ...]) -> str:
    names = ", ".join(AREAS[area] for area in areas)
    match reason:
        case Reason.STATUS:
            return tr("Der Aufenthaltsstatus ist nicht bekannt.")
        case Reason.CONFLICT:
            return tr(
                "Eine Regel der Leitung und die mitgelieferte sagen Verschiedenes: {areas}.",
                areas=names,
            )
        case Reason.LAPSED:
            return tr("An diesem Tag ist die Rechtslage nicht mehr geprüft: {areas}.", areas=names)
        case Reason.OPEN:
            return tr("Das Gesetz lässt die Frage offen: {areas}.", areas=names)
        case Reason.LOW:
            return tr("Die Regel ist unsicher: {areas}.", areas=names)
