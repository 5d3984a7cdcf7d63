"""The parts of „Übersicht“: what each shows, how its form is filled, read and saved."""

from collections.abc import Mapping
from dataclasses import fields, replace

from integrif_desk.casework import person as people
from integrif_desk.domain.person import Person
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus, StatusKind
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case import case_input
from integrif_desk.ui.case.entry_form import Write
from integrif_desk.ui.case.overview_words import (
    contact_facts,
    person_facts,
    residence_facts,
    situation_facts,
)
from integrif_desk.ui.case.person_fields import ContactFields, PersonFields, SituationFields
from integrif_desk.ui.case.residence_fields import ResidenceFields
from integrif_desk.ui.case.section import SectionEntry
from integrif_desk.ui.context import Context
from integrif_desk.wording.i18n import tr

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
