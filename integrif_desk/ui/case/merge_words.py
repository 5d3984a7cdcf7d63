"""What is known of two people, value beside value. Knows no Qt."""

from collections.abc import Iterable, Sequence
from datetime import date

from integrif_desk.domain.person_views import MergeSide, PersonProfile
from integrif_desk.ui.case.overview_words import (
    contact_facts,
    person_facts,
    residence_facts,
    situation_facts,
)
from integrif_desk.ui.case.part_words import years
from integrif_desk.ui.case.presenter import language_words
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label

Row = tuple[str, tuple[str, ...]]


def merge_rows(sides: Sequence[MergeSide], today: date) -> tuple[Row, ...]:
    """Return name and values of everything that can be compared, one value for each side."""
    columns = [_facts(side, today) for side in sides]
    return tuple(
        (rows[0][0], tuple(value for _name, value in rows)) for rows in zip(*columns, strict=True)
    )


def _facts(side: MergeSide, today: date) -> list[tuple[str, str]]:
    profile = side.profile
    return [
        (tr("Fälle"), ", ".join(side.case_numbers) or "–"),
        *person_facts(profile.person, today),
        *contact_facts(profile.person),
        (tr("Papier"), residence_facts(next(iter(profile.residences), None))[0][1]),
        *_lists(profile),
        *situation_facts(profile.person),
    ]


def _lists(profile: PersonProfile) -> list[tuple[str, str]]:
    work = (
        " ".join(part for part in (label(one.kind), isolate(one.title), years(one)) if part)
        for one in profile.qualifications
    )
    family = len(profile.family)
    return [
        (tr("Schreibweisen"), _joined(isolate(one.name) for one in profile.spellings)),
        (tr("Sprachen"), _joined(language_words(one) for one in profile.languages)),
        (tr("Familie"), tr_n("{n} Eintrag", "{n} Einträge", family) if family else "–"),
        (tr("Bildung, Arbeit"), _joined(work)),
        (tr("Kompetenzen"), _joined(profile.person.competences)),
    ]


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words) or "–"
