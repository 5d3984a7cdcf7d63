"""How letters speak of the person and the day they were born, in the case German asks for."""

from typing import Protocol

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.handover import DataCategory, PersonExtract
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr

_LONGEST_IN_TABLE = 60


class Told(Protocol):
    """A snapshot that says something of a person, as far as `included` goes."""

    @property
    def included(self) -> frozenset[DataCategory]: ...

    @property
    def person(self) -> PersonExtract: ...


def is_named(snapshot: Told) -> bool:
    """Whether the document may name the person."""
    return DataCategory.IDENTITY in snapshot.included and bool(snapshot.person.name)


def accompanied(snapshot: Told) -> str:
    """Accusative: „Herrn Al-Ahmad“, „die ratsuchende Person“."""
    return _with_title(snapshot, tr("Herrn"), tr("die ratsuchende Person"))


def together_with(snapshot: Told) -> str:
    """Dative: „Herrn Al-Ahmad“; „der ratsuchenden Person“ too for a name that fills lines."""
    unnamed = tr("der ratsuchenden Person")
    named = _with_title(snapshot, tr("Herrn"), unnamed)
    return named if len(named) <= _LONGEST_IN_TABLE else unnamed


def whole_name(snapshot: Told) -> str:
    """Dative with the whole name, for the subject line."""
    if not is_named(snapshot):
        return tr("einer ratsuchenden Person")
    title = _titles(tr("Herrn")).get(snapshot.person.salutation, "")
    return f"{title} {snapshot.person.name}".strip()


def born(person: PersonExtract) -> str:
    """„geb. 14.08.1991“, „geb. 1991“, „geb. 1991 (geschätzt)“; empty without a date."""
    if person.birth_date is None:
        return ""
    day = str(person.birth_date.year) if person.birth_year_only else format_date(person.birth_date)
    if person.birth_date_estimated:
        return tr("geb. {day} (geschätzt)", day=day)
    return tr("geb. {day}", day=day)


def _with_title(snapshot: Told, mister: str, unnamed: str) -> str:
    if not is_named(snapshot):
        return unnamed
    person = snapshot.person
    title = _titles(mister).get(person.salutation)
    return f"{title} {person.surname or person.name}" if title else person.name


def _titles(mister: str) -> dict[Salutation, str]:
    return {Salutation.MR: mister, Salutation.MS: tr("Frau")}
