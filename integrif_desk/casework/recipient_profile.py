"""What kinds of units may learn at all: the shipped profiles, and what the lead has set instead."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from integrif_desk import paths
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.errors import StaleRecord
from integrif_desk.domain.recipient_profile import (
    DataField,
    RecipientProfile,
    RecipientProfileFacts,
)
from integrif_desk.store.queries import consents as queries
from integrif_desk.store.unit_of_work import UnitOfWork

_DEFAULT = "default"
EnumT = TypeVar("EnumT", bound=StrEnum)


@dataclass(frozen=True)
class ProfileChoice:
    """The profile of a category as it counts, and the lead's own one where there is one."""

    shipped: RecipientProfileFacts
    stored: RecipientProfile | None = None

    @property
    def counts(self) -> RecipientProfileFacts:
        """What the consent gate goes by."""
        return self.stored or self.shipped


def profiles(desk: Desk) -> tuple[ProfileChoice, ...]:
    """Return the profile of every category, in the order of `ActorCategory`."""
    with desk.read() as work:
        stored = queries.profiles(work.connection)
    return tuple(ProfileChoice(shipped(one), stored.get(one)) for one in ActorCategory)


def profile_of(work: UnitOfWork, category: ActorCategory) -> RecipientProfileFacts:
    """Return the profile that counts for a category, within a transaction."""
    return queries.profiles(work.connection).get(category) or shipped(category)


def save(desk: Desk, entered: RecipientProfileFacts, version: int | None) -> Changes:
    """Set what units of a category may learn.

    `version` is that of the lead's own profile that was shown, None where the shipped one was.
    Raises LEAD_REQUIRED, `StaleRecord`.
    """
    require_lead(desk.account)
    fields, note = entered.fields, entered.note
    with desk.write() as work:
        stored = queries.profiles(work.connection).get(entered.category)
        if stored is None:
            category = entered.category
            new = RecipientProfile(category=category, fields=fields, note=note, **desk.stamp())
            if version:
                raise StaleRecord(new, _as_shipped(desk, category))
            saved = work.add(new)
        else:
            saved = work.save(replace(stored, fields=fields, note=note, version=version or 0))
        work.commit()
    return changes(Noun.PROFILE, ids=(saved.id,))


def reset(desk: Desk, seen: RecipientProfile) -> Changes:
    """Return to the shipped profile. Raises LEAD_REQUIRED.

    Raises `StaleRecord` when the lead's own profile is no longer the one that was seen.
    """
    require_lead(desk.account)
    with desk.write() as work:
        stored = queries.profiles(work.connection).get(seen.category)
        if stored is not None and stored.version != seen.version:
            raise StaleRecord(_as_shipped(desk, seen.category), stored)
        if stored is not None:
            work.remove(RecipientProfile, stored.id)
        work.commit()
    return changes(Noun.PROFILE, ids=(seen.id,))


def shipped(category: ActorCategory) -> RecipientProfileFacts:
    """Return the shipped profile of a category; „default“ where the file has none of its own."""
    found = _shipped()
    return found.get(category) or RecipientProfileFacts(
        category=category, fields=found[None].fields, note=found[None].note
    )


def _as_shipped(desk: Desk, category: ActorCategory) -> RecipientProfile:
    """Return the shipped profile as a record, to be compared; no version of it is stored."""
    known = shipped(category)
    made = RecipientProfile(category=category, fields=known.fields, note=known.note, **desk.stamp())
    return replace(made, version=0)


def read_profiles(
    path: Path,
) -> Mapping[ActorCategory | None, RecipientProfileFacts]:
    """Return the profiles of a file by category, the default under None.

    Raises `ValueError` naming file, profile and word for anything that it does not know: a slip
    here would disclose or withhold the wrong thing without anybody noticing.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}: {error}") from None
    if _DEFAULT not in told:
        raise ValueError(f"{path.name}: no [{_DEFAULT}]")
    return {
        _member(ActorCategory, name, path.name) if name != _DEFAULT else None: _profile(
            name, table, path.name
        )
        for name, table in told.items()
    }


def _profile(name: str, table: Any, file: str) -> RecipientProfileFacts:
    where = f"{file}: [{name}]"
    if not isinstance(table, dict) or set(table) != {"fields", "note"}:
        raise ValueError(f"{where} needs exactly fields and note")
    fields, note = table["fields"], table["note"]
    typed = isinstance(fields, list) and isinstance(note, str)
    if not typed:
        raise ValueError(f"{where} needs a list of fields and a note")
    known = tuple(_member(DataField, each, where) for each in fields)
    if len(set(known)) != len(known):
        raise ValueError(f"{where} names a field twice")
    category = _member(ActorCategory, name, file) if name != _DEFAULT else ActorCategory.CLUB
    return RecipientProfileFacts(category=category, fields=known, note=note)


def _member(kind: type[EnumT], word: str, where: str) -> EnumT:
    try:
        return kind(word)
    except ValueError:
        raise ValueError(f"{where}: {word!r} is no {kind.__name__}") from None


@lru_cache(maxsize=1)
def _shipped() -> Mapping[ActorCategory | None, RecipientProfileFacts]:
    return read_profiles(paths.resources() / "profiles" / "recipient_profiles.toml")
