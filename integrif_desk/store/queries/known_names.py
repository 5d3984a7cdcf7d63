"""The names and places that a quote from a case might give away."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, select

from integrif_desk.domain.account import Account
from integrif_desk.domain.actor import Actor
from integrif_desk.domain.case import Case
from integrif_desk.domain.contact_person import ContactPerson
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.names import index_words
from integrif_desk.domain.person import NameSpelling, Person
from integrif_desk.domain.referral import Referral, ReferralEvent
from integrif_desk.store.convert import table_of
from integrif_desk.store.listing import CASE
from integrif_desk.store.queries import search

_LOOKED_UP = 20
_LAST = "\U0010ffff"
"""Sorts behind whatever a name goes on with."""


def names(connection: Connection, case_id: UUID | None) -> frozenset[str]:
    """Return the names of everybody around a case: the person in all spellings, the family, the
    volunteers, contact persons, who gave an answer. Without a case, the last three of all."""
    asked: list[Select[Any]] = [
        select(table_of(kind).c.name).distinct() for kind in (Account, ContactPerson)
    ]
    if case_id is None:
        return _words(connection, asked)
    event, referral = table_of(ReferralEvent).c, table_of(Referral).c
    answered = (
        select(event.told_by)
        .join(table_of(Referral), referral.id == event.referral_id)
        .where(referral.case_id == case_id)
    )
    return _words(connection, [*asked, answered]) | of_person(connection, case_id)


def mentioned(connection: Connection, words: Iterable[str]) -> frozenset[str]:
    """Return the names of people on file that one of these folded words is a part of.

    A word that is also a town or an occupation of many is looked up in the newest cases alone.
    """
    case, person, spelling = table_of(Case).c, table_of(Person).c, table_of(NameSpelling).c
    found: set[str] = set()
    for word in words:
        hits = search.naming(word, CASE, limit=_LOOKED_UP)
        columns = (person.given_names, person.surname, person.original_name)
        rows = connection.execute(
            select(*columns, spelling.name)
            .select_from(table_of(Case))
            .join(table_of(Person), person.id == case.person_id)
            .outerjoin(table_of(NameSpelling), spelling.person_id == person.id)
            .where(case.id.in_(hits))
        )
        names = {name for row in rows for name in row if name}
        found |= {name for name in names if word in index_words(name).split()}
    return frozenset(found)


def family_mentioned(connection: Connection, words: Iterable[str]) -> frozenset[str]:
    """Return the names of family members on file that begin with one of these words.

    They are kept as somebody wrote them, mostly by the given name; a surname is that of a person.
    """
    name = table_of(FamilyMember).c.name
    found: set[str] = set()
    for word in words:
        beginning = (name >= word, name < word + _LAST)
        rows = connection.execute(select(name).where(*beginning).limit(_LOOKED_UP)).scalars()
        wanted = index_words(word)
        found |= {one for one in rows if wanted in index_words(one).split()}
    return frozenset(found)


def of_person(connection: Connection, case_id: UUID) -> frozenset[str]:
    """Return the names of the person of a case, in all spellings, and of the family."""
    person, member = table_of(Person).c, table_of(FamilyMember).c
    spelling = table_of(NameSpelling).c
    of_person = _person_id(case_id)
    asked: list[Select[Any]] = [
        *(
            select(column).where(person.id == of_person)
            for column in (person.given_names, person.surname, person.original_name)
        ),
        select(spelling.name).where(spelling.person_id == of_person),
        select(member.name).where(member.person_id == of_person),
    ]
    return _words(connection, asked)


def places(connection: Connection, case_id: UUID | None) -> frozenset[str]:
    """Return the places of the directory, and those of the person of a case."""
    asked: list[Select[Any]] = [select(table_of(Actor).c.town).distinct()]
    if case_id is not None:
        person = table_of(Person).c
        asked += [
            select(column).where(person.id == _person_id(case_id))
            for column in (person.town, person.birth_place)
        ]
    return _words(connection, asked)


def _person_id(case_id: UUID) -> ColumnElement[UUID]:
    case = table_of(Case).c
    return select(case.person_id).where(case.id == case_id).scalar_subquery()


def _words(connection: Connection, asked: list[Select[Any]]) -> frozenset[str]:
    found = (word for each in asked for word in connection.execute(each).scalars())
    return frozenset(word for word in found if word)
