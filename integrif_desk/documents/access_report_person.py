"""The person in the subject access report: names, papers, family, languages, education."""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.grid import Row
from integrif_desk.documents.handover_letter import language_proof, skills
from integrif_desk.documents.report_parts import cell, facts, subsection, table, text
from integrif_desk.documents.runs import Span, Text
from integrif_desk.domain.access_report import PersonOnFile
from integrif_desk.domain.asylum_procedure import ProcedureFacts
from integrif_desk.domain.family import Care, FamilyFacts
from integrif_desk.domain.handover import LanguageExtract
from integrif_desk.domain.person import LanguageFacts, Literacy, PersonFacts, ProofKind, Sex
from integrif_desk.domain.qualification import QualificationFacts, Recognition
from integrif_desk.domain.residence import ResidenceFacts
from integrif_desk.domain.responsibility.facts import Fact
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.fact_words import fact_value, question
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, status_choice
from integrif_desk.wording.places import country_name, language_name

_Sections = list[tuple[str, list[Flowable]]]


def person_sections(person: PersonOnFile, dated: date) -> _Sections:
    """Return title and blocks of each section about the person; empty where nothing is known."""
    return [
        (tr("Ihre Stammdaten"), _master_data(person)),
        (tr("Ihre Aufenthaltspapiere"), _residence(person, dated)),
        (tr("Ihre Familie"), _family(person.family)),
        (tr("Ihre Sprachen"), _languages(person)),
        (tr("Schule, Ausbildung und Arbeit"), _education(person)),
        (tr("Ihre Lage"), _situation(person.situation)),
    ]


def _day_or_dash(day: date | None) -> str:
    """Return the day, „–“ where it is not known."""
    return format_date(day) if day else "–"


def _master_data(person: PersonOnFile) -> list[Flowable]:
    blocks: list[Flowable] = [facts(_person_facts(person.facts))]
    if person.spellings:
        rows: list[Row] = [
            (cell(isolate(one.name)), cell(one.source or tr("nicht vermerkt")))
            for one in person.spellings
        ]
        spellings = table((tr("Schreibweise"), tr("Woher")), rows, (250,))
        blocks += subsection(tr("Andere Schreibweisen Ihres Namens"), [spellings])
    for number, other in enumerate(person.duplicates, start=1):
        title = (
            tr("Weiterer Eintrag zu Ihrer Person ({n})", n=number)
            if len(person.duplicates) > 1
            else tr("Weiterer Eintrag zu Ihrer Person")
        )
        merged = text(tr("Er wurde mit Ihrem Eintrag zusammengeführt."))
        blocks += subsection(title, [merged, facts(_person_facts(other))])
    entered = tr(
        "Eingetragen am {entered}, zuletzt geändert am {changed}.",
        entered=format_date(person.entered_on),
        changed=format_date(person.changed_on),
    )
    return [*blocks, text(entered, before=6)]


def _person_facts(known: PersonFacts) -> list[tuple[str, Text]]:
    town = f"{known.postal_code} {known.town}".strip()
    return [
        (tr("Vornamen"), isolate(known.given_names)),
        (tr("Nachname"), isolate(known.surname)),
        (tr("Name in eigener Schrift"), isolate(known.original_name)),
        (tr("Anrede"), label(known.salutation)),
        (tr("Geburtsdatum"), _birth_date(known)),
        (tr("Geburtsort"), isolate(known.birth_place)),
        (
            tr("Geschlecht laut Dokument"),
            "" if known.sex is Sex.NOT_STATED else label(known.sex),
        ),
        (
            tr("Staatsangehörigkeit"),
            ", ".join(country_name(code) for code in known.nationalities),
        ),
        (tr("Anschrift"), ", ".join(isolate(part) for part in (known.street, town) if part)),
        (tr("Telefon"), known.phone),
        (tr("E-Mail"), known.email),
        (tr("Kinderbetreuung"), _childcare(known.childcare_needed)),
        (tr("Zeitliche Verfügbarkeit"), known.availability),
        (tr("Kompetenzen"), ", ".join(known.competences)),
        (tr("Rücksichten bei der Arbeit"), known.work_limitations),
    ]


def _birth_date(known: PersonFacts) -> str:
    if known.birth_date is None:
        return ""
    year_only = known.birth_year_only
    day = str(known.birth_date.year) if year_only else format_date(known.birth_date)
    return tr("{day} (geschätzt)", day=day) if known.birth_date_estimated else day


def _childcare(needed: bool | None) -> str:
    return {True: tr("wird gebraucht"), False: tr("wird nicht gebraucht"), None: ""}[needed]


def _residence(person: PersonOnFile, dated: date) -> list[Flowable]:
    blocks: list[Flowable] = []
    if person.residences:
        rows: list[Row] = [
            (
                cell(status_choice(one.kind), one.wording),
                cell(_day_or_dash(one.valid_from)),
                cell(_until(one, dated)),
                cell(*_remarks(one)),
            )
            for one in person.residences
        ]
        heads = (tr("Papier"), tr("Gültig ab"), tr("Gültig bis"), tr("Was darauf steht"))
        blocks.append(table(heads, rows, (188, 64, 76)))
    for one in person.procedures:
        blocks += subsection(tr("Asylverfahren"), [facts(_procedure(one))])
    return blocks


def _until(one: ResidenceFacts, dated: date) -> Text:
    if one.valid_until is None:
        return tr("nicht vermerkt")
    day = format_date(one.valid_until)
    return tr("{day}, abgelaufen", day=day) if one.valid_until < dated else day


def _remarks(one: ResidenceFacts) -> tuple[str, ...]:
    extension = (
        tr("Verlängerung beantragt am {day}", day=format_date(one.extension_filed_on))
        if one.extension_filed_on
        else ""
    )
    return (
        one.work_permission,
        extension,
        tr("ausgestellt: {office}", office=one.issuing_office) if one.issuing_office else "",
    )


def _procedure(one: ProcedureFacts) -> list[tuple[str, Text]]:
    days = (
        (tr("Antrag"), one.applied_on),
        (tr("Anhörung"), one.hearing_on),
        (tr("Entscheidung"), one.decided_on),
        (tr("Klage eingereicht"), one.appeal_filed_on),
        (tr("Urteil"), one.appeal_decided_on),
        (tr("Unanfechtbar"), one.final_on),
    )
    return [
        *((name, format_date(day)) for name, day in days if day),
        (tr("Ergebnis"), label(one.outcome) if one.outcome else ""),
    ]


def _family(members: Sequence[FamilyFacts]) -> list[Flowable]:
    if not members:
        return []
    rows: list[Row] = [
        (
            cell(label(one.relation)),
            cell(isolate(one.name)),
            cell(str(one.birth_year or "")),
            cell("" if one.care is Care.UNKNOWN else label(one.care), one.remark),
        )
        for one in members
    ]
    heads = (tr("Wer"), tr("Name"), tr("Geburtsjahr"), tr("Betreuung, Bemerkung"))
    return [table(heads, rows, (112, 138, 70))]


def _languages(person: PersonOnFile) -> list[Flowable]:
    rows: list[Row] = [_language(one, "") for one in person.languages]
    rows += [
        _language(one.facts, tr("bis {day}", day=format_date(one.ended_on)))
        for one in person.earlier_languages
    ]
    blocks: list[Flowable] = []
    if rows:
        heads = (tr("Sprache"), tr("Niveau"), tr("Nachweis"))
        blocks.append(table(heads, rows, (120, 160)))
    literacy = [(person.facts.literacy, person.facts.literacy_on)]
    literacy += [(one.literacy, one.seen_on) for one in person.earlier_literacy]
    told = [
        tr("{what} (Stand {day})", what=label(kind), day=format_date(day)) if day else label(kind)
        for kind, day in literacy
        if kind is not Literacy.UNKNOWN
    ]
    if told:
        blocks.append(facts(((tr("Lesen und Schreiben"), "; früher: ".join(told)),)))
    return blocks


def _language(one: LanguageFacts, when: str) -> Row:
    known = LanguageExtract(
        language=one.language,
        level=one.level,
        proof=one.proof,
        proof_date=one.proof_date,
        listening=one.listening,
        reading=one.reading,
        speaking=one.speaking,
        writing=one.writing,
    )
    kind = "" if one.proof_kind is ProofKind.NONE else label(one.proof_kind)
    return (
        cell(language_name(one.language), when),
        cell(label(one.level), skills(known)),
        cell(*(part for part in (kind, language_proof(known)) if part)),
    )


def _education(person: PersonOnFile) -> list[Flowable]:
    if not person.qualifications:
        return []
    rows: list[Row] = [
        (
            cell(_years(one)),
            cell(label(one.kind)),
            cell(one.title, ", ".join(filter(None, (one.place, _country(one)))), one.remark),
            cell(*_worth(one)),
        )
        for one in person.qualifications
    ]
    heads = (tr("Zeit"), tr("Art"), tr("Was und wo"), tr("Nachweis, Anerkennung"))
    return [table(heads, rows, (66, 70, 186))]


def _country(one: QualificationFacts) -> str:
    return country_name(one.country) if one.country else ""


def _years(one: QualificationFacts) -> str:
    if one.from_year and one.to_year:
        return tr("{first}–{last}", first=one.from_year, last=one.to_year)
    if one.from_year:
        return tr("seit {year}", year=one.from_year)
    return str(one.to_year or "–")


def _worth(one: QualificationFacts) -> tuple[str, ...]:
    proof = {True: tr("Nachweis liegt vor"), False: tr("ohne Nachweis"), None: ""}[one.has_proof]
    parts = (
        "" if one.recognition is Recognition.NOT_STARTED else label(one.recognition),
        one.recognition_office,
        format_date(one.recognition_on) if one.recognition_on else "",
    )
    return (proof, ", ".join(part for part in parts if part))


def _situation(known: Sequence[tuple[str, str]]) -> list[Flowable]:
    """Return the questions as they were asked, with their answers."""
    if not known:
        return []
    rows: list[Row] = [
        (cell(words), cell(Span(answer))) for words, answer in (_asked(*pair) for pair in known)
    ]
    return [table((tr("Frage an Sie oder aus Ihren Papieren"), tr("Antwort")), rows, (290,))]


def _asked(key: str, value: str) -> tuple[str, str]:
    try:
        fact = Fact(key)
    except ValueError:  # a question that a later version of the rules no longer asks
        return key, value
    return question(fact), fact_value(fact, value)
