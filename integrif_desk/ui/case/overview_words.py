"""The words of „Übersicht“: what is known of a person, name beside value. Knows no Qt."""

from datetime import date

from integrif_desk.domain.person import Person
from integrif_desk.domain.residence import ResidenceStatus
from integrif_desk.ui.case import presenter
from integrif_desk.ui.case.case_input import Facts
from integrif_desk.ui.case.part_words import literacy_words
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, status_choice
from integrif_desk.wording.places import country_name


def person_facts(person: Person, today: date) -> Facts:
    """Return what identifies a person; what is missing stays a dash."""
    names = [country_name(code) for code in person.nationalities]
    return (
        (tr("Vornamen"), given_words(person)),
        (tr("Nachname"), surname_words(person)),
        (tr("In eigener Schrift"), isolate(person.original_name) or "–"),
        (tr("Anrede"), label(person.salutation)),
        (tr("Geburtsdatum"), birth_words(person, today)),
        (tr("Geschlecht"), label(person.sex)),
        (tr("Geburtsort"), isolate(person.birth_place) or "–"),
        (tr("Staatsangehörigkeit"), ", ".join(names) or "–"),
        (tr("Lesen, Schreiben"), literacy_words(person.literacy, person.literacy_on)),
    )


def given_words(person: Person) -> str:
    """Return the given names; says where it is the only name somebody has."""
    if person.given_names and not person.surname:
        return tr("{name} (ein einziger Name)", name=isolate(person.given_names))
    return isolate(person.given_names) or "–"


def surname_words(person: Person) -> str:
    """Return the surname; says where it stands first or is the only name."""
    if not person.surname:
        return "–"
    if not person.given_names:
        return tr("{name} (ein einziger Name)", name=isolate(person.surname))
    if person.surname_first:
        return tr("{name} (steht im Namen zuerst)", name=isolate(person.surname))
    return isolate(person.surname)


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


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else "–"
