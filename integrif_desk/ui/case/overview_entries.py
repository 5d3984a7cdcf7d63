"""The parts of „Übersicht“: what each shows, how its form is filled, read and saved."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date

from integrif_desk.casework import case as cases
from integrif_desk.casework import person as people
from integrif_desk.domain.case import Case
from integrif_desk.domain.person import LanguageLevel, Person
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus, StatusKind
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case import case_input, presenter
from integrif_desk.ui.case.languages_fields import LanguagesFields
from integrif_desk.ui.case.path_fields import PathFields
from integrif_desk.ui.case.person_fields import ContactFields, PersonFields
from integrif_desk.ui.case.residence_fields import ResidenceFields
from integrif_desk.ui.case.section import Facts, SectionEntry, Write
from integrif_desk.ui.context import Context
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, status_choice
from integrif_desk.wording.places import country_name

_Texts = Mapping[str, str]


def entries(context: Context) -> tuple[SectionEntry, ...]:
    """Return the parts in the order in which they stand on the page."""
    today = context.opened.desk.today
    return (
        SectionEntry(
            key="person",
            title=tr("Person"),
            icon="user",
            part=lambda detail: detail.person,
            fields=PersonFields,
            texts=case_input.person_texts,
            write=_write_person,
            rewrite=_save_person,
            words=lambda person: person_facts(person, today()),
        ),
        SectionEntry(
            key="contact",
            title=tr("Kontakt"),
            icon="phone",
            part=lambda detail: detail.person,
            fields=lambda _context: ContactFields(),
            texts=case_input.person_texts,
            write=_write_contact,
            rewrite=_save_person,
            words=contact_facts,
        ),
        SectionEntry(
            key="residence",
            title=tr("Aufenthaltspapier"),
            icon="identification-card",
            part=lambda detail: detail.residence,
            fields=ResidenceFields,
            texts=case_input.residence_texts,
            write=_write_residence,
            rewrite=_save_residence,
            words=residence_facts,
        ),
        SectionEntry(
            key="languages",
            title=tr("Sprachen"),
            icon="translate",
            part=lambda detail: detail.languages,
            fields=LanguagesFields,
            texts=lambda levels: {"languages": case_input.languages_text(levels)},
            write=_write_languages,
            rewrite=_save_person,
            words=language_facts,
        ),
        SectionEntry(
            key="path",
            title=tr("Werdegang und Ziel"),
            icon="path",
            part=lambda detail: detail.case,
            fields=PathFields,
            texts=case_input.path_texts,
            write=_write_path,
            rewrite=_save_case,
            words=path_facts,
        ),
    )


def person_facts(person: Person, today: date) -> Facts:
    """Return what identifies a person; what is missing stays a dash."""
    names = [country_name(code) for code in person.nationalities]
    return (
        (tr("Name"), isolate(person.display_name)),
        (tr("In eigener Schrift"), isolate(person.original_name) or "–"),
        (tr("Anrede"), label(person.salutation)),
        (tr("Geburtsdatum"), birth_words(person, today)),
        (tr("Geschlecht"), label(person.sex)),
        (tr("Staatsangehörigkeit"), ", ".join(names) or "–"),
    )


def birth_words(person: Person, today: date) -> str:
    """Return „14.08.1992 (34 Jahre)“; says where only the year is sure."""
    if person.birth_date is None:
        return "–"
    age = presenter.age_words(person, today)
    if person.birth_year_only:
        return tr("{year}, nur das Jahr ist bekannt ({age})", year=person.birth_date.year, age=age)
    day = format_date(person.birth_date)
    if person.birth_date_estimated:
        return tr("{day}, geschätzt ({age})", day=day, age=age)
    return tr("{day} ({age})", day=day, age=age)


def contact_facts(person: Person) -> Facts:
    """Return telephone, e-mail and address."""
    town = " ".join(part for part in (person.postal_code, person.town) if part)
    address = ", ".join(part for part in (person.street, town) if part)
    return (
        (tr("Telefon"), person.phone or "–"),
        (tr("E-Mail"), person.email or "–"),
        (tr("Anschrift"), address or "–"),
    )


def residence_facts(residence: ResidenceStatus | None) -> Facts:
    """Return the paper as printed."""
    if residence is None:
        return ((tr("Papier"), tr("noch nicht erfasst")),)
    filed = residence.extension_filed_on
    return (
        (tr("Papier"), status_choice(residence.kind)),
        (tr("Wortlaut"), residence.wording or "–"),
        (tr("Gültig ab"), _day(residence.valid_from)),
        (tr("Gültig bis"), _day(residence.valid_until)),
        (tr("Verlängerung"), tr("beantragt am {day}", day=_day(filed)) if filed else "–"),
        (tr("Behörde"), residence.issuing_office or "–"),
    )


def language_facts(levels: Sequence[LanguageLevel]) -> Facts:
    """Return a line for each language, German first."""
    found = sorted(levels, key=lambda one: one.language != presenter.GERMAN)
    lines = []
    for one in found:
        proof = one.proof
        if one.proof_date is not None:
            proof = tr("{proof} vom {day}", proof=proof or tr("Nachweis"), day=_day(one.proof_date))
        lines.append((presenter.language_words(one), proof or tr("kein Nachweis")))
    return tuple(lines) or ((tr("Sprachen"), tr("noch nicht erfasst")),)


def path_facts(case: Case) -> Facts:
    """Return background, goal and occupation."""
    return (
        (tr("Werdegang"), case.background or "–"),
        (tr("Ziel"), case.goal or "–"),
        (tr("Wunschberuf"), case.occupation_label or "–"),
    )


def _write_person(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    values = case_input.read_person(texts, context.opened.desk.today())
    return _save_person(context, replace(detail.person, **values))


def _write_contact(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    return _save_person(context, replace(detail.person, **case_input.read_contact(texts)))


def _write_residence(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    desk, person_id, before = context.opened.desk, detail.person.id, detail.residence
    entered = case_input.read_residence(texts, desk.today())
    entered = entered or ResidenceFacts(kind=StatusKind.OTHER)
    # Another kind of paper is a new one; the old one stays in the timeline.
    corrects = before is not None and before.kind is entered.kind
    replaces = before if corrects else None
    return lambda: people.set_residence(desk, person_id, entered, replaces=replaces)


def _write_languages(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    desk, person_id = context.opened.desk, detail.person.id
    entered = case_input.read_languages(texts, desk.today())
    return lambda: people.set_languages(desk, person_id, entered)


def _write_path(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    return _save_case(context, replace(detail.case, **case_input.read_path(texts)))


def _save_person(context: Context, person: Person) -> Write:
    return lambda: people.change(context.opened.desk, person)


def _save_case(context: Context, case: Case) -> Write:
    return lambda: cases.change(context.opened.desk, case)


def _save_residence(context: Context, residence: ResidenceStatus) -> Write:
    names = (field.name for field in fields(ResidenceFacts))
    entered = ResidenceFacts(**{name: getattr(residence, name) for name in names})
    return lambda: people.set_residence(
        context.opened.desk, residence.person_id, entered, replaces=residence
    )


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else "–"
