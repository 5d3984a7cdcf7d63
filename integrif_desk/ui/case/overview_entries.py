"""The parts of „Übersicht“: what each shows, how its form is filled, read and saved."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

from integrif_desk.casework import person as people
from integrif_desk.domain.person import Person
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus, StatusKind
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case import case_input, presenter
from integrif_desk.ui.case.part_words import literacy_words
from integrif_desk.ui.case.person_fields import ContactFields, PersonFields, SituationFields
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
            rewrite=save_person,
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
            rewrite=save_person,
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
            key="situation",
            title=tr("Zeit und Rücksichten"),
            icon="clock",
            part=lambda detail: detail.person,
            fields=SituationFields,
            texts=case_input.situation_texts,
            write=_write_situation,
            rewrite=save_person,
            words=situation_facts,
        ),
    )


def person_facts(person: Person, today: date) -> Facts:
    """Return what identifies a person; what is missing stays a dash."""
    names = [country_name(code) for code in person.nationalities]
    return (
        (tr("Name"), name_words(person)),
        (tr("In eigener Schrift"), isolate(person.original_name) or "–"),
        (tr("Anrede"), label(person.salutation)),
        (tr("Geburtsdatum"), birth_words(person, today)),
        (tr("Geschlecht"), label(person.sex)),
        (tr("Geburtsort"), isolate(person.birth_place) or "–"),
        (tr("Staatsangehörigkeit"), ", ".join(names) or "–"),
        (tr("Lesen, Schreiben"), literacy_words(person.literacy, person.literacy_on)),
    )


def name_words(person: Person) -> str:
    """Return the name in its order; says where it is one name only or begins with the surname."""
    name = isolate(person.display_name)
    if not (person.given_names and person.surname):
        return tr("{name} (ein einziger Name)", name=name)
    if person.surname_first:
        return tr("{name} (Nachname zuerst)", name=name)
    return name


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


def situation_facts(person: Person) -> Facts:
    """Return care, time and what work has to spare."""
    care = {True: tr("wird gebraucht"), False: tr("wird nicht gebraucht"), None: "–"}
    return (
        (tr("Kinderbetreuung"), care[person.childcare_needed]),
        (tr("Verfügbar"), person.availability or "–"),
        (tr("Rücksichten"), person.work_limitations or "–"),
    )


def _write_person(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    values = case_input.read_person(texts, context.opened.desk.today())
    return save_person(context, replace(detail.person, **values))


def _write_contact(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    return save_person(context, replace(detail.person, **case_input.read_contact(texts)))


def _write_residence(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    desk, person_id, before = context.opened.desk, detail.person.id, detail.residence
    entered = case_input.read_residence(texts, desk.today())
    entered = entered or ResidenceFacts(kind=StatusKind.OTHER)
    # Another kind of paper is a new one; the old one stays in the timeline.
    corrects = before is not None and before.kind is entered.kind
    replaces = before if corrects else None
    return lambda: people.set_residence(desk, person_id, entered, replaces=replaces)


def _write_situation(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    return save_person(context, replace(detail.person, **case_input.read_situation(texts)))


def save_person(context: Context, person: Person) -> Write:
    """Return what saves a person."""
    return lambda: people.change(context.opened.desk, person)


def _save_residence(context: Context, residence: ResidenceStatus) -> Write:
    names = (field.name for field in fields(ResidenceFacts))
    entered = ResidenceFacts(**{name: getattr(residence, name) for name in names})
    return lambda: people.set_residence(
        context.opened.desk, residence.person_id, entered, replaces=residence
    )


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else "–"
