"""Which lists about a person there are, and by which use cases each is changed."""

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Any, TypeVar

from integrif_desk.casework import parts, person
from integrif_desk.casework.changes import Changes, Noun
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.family import FamilyMember
from integrif_desk.domain.person import LanguageFacts, LanguageLevel, NameSpelling
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.qualification import Qualification
from integrif_desk.ui.case import part_fields, part_input, part_words
from integrif_desk.ui.case.case_input import Texts
from integrif_desk.ui.case.part_list import PartEntry, Removal
from integrif_desk.ui.case.presenter import GERMAN
from integrif_desk.wording.i18n import tr

PartT = TypeVar("PartT", NameSpelling, FamilyMember, Qualification)


def spellings() -> PartEntry:
    """Return the list of other spellings of the name."""
    return PartEntry(
        key="spellings",
        title=tr("Andere Schreibweisen"),
        icon="identification-card",
        add_words=tr("Schreibweise hinzufügen"),
        empty=tr("Keine andere Schreibweise bekannt. Die Suche findet auch ähnliche Namen."),
        removed=tr("Schreibweise entfernt."),
        parts=lambda profile: profile.spellings,
        words=part_words.spelling_row,
        facts=part_words.spelling_facts,
        fields=part_fields.SpellingFields,
        texts=part_input.spelling_texts,
        read=_reader(part_input.read_spelling),
        **_kept_as_parts(NameSpelling),
    )


def family() -> PartEntry:
    """Return the list of family members."""
    return PartEntry(
        key="family",
        title=tr("Familie"),
        icon="users",
        add_words=tr("Angehörige hinzufügen"),
        empty=tr("Niemand eingetragen. Nötig ist nur, wer für den Weg wichtig ist, etwa Kinder."),
        removed=tr("Eintrag zur Familie entfernt."),
        parts=lambda profile: profile.family,
        words=part_words.family_row,
        facts=part_words.family_facts,
        fields=part_fields.FamilyFields,
        texts=part_input.family_texts,
        read=_reader(part_input.read_family),
        **_kept_as_parts(FamilyMember),
    )


def qualifications() -> PartEntry:
    """Return the list of education and work, the latest first."""
    return PartEntry(
        key="qualifications",
        title=tr("Bildung und Arbeit"),
        icon="graduation-cap",
        add_words=tr("Schule, Ausbildung oder Arbeit hinzufügen"),
        empty=tr("Noch nichts eingetragen."),
        removed=tr("Eintrag zu Bildung und Arbeit entfernt."),
        parts=_latest_first,
        words=part_words.qualification_row,
        facts=part_words.qualification_facts,
        fields=part_fields.QualificationFields,
        texts=part_input.qualification_texts,
        read=_reader(part_input.read_qualification),
        **_kept_as_parts(Qualification),
    )


def languages() -> PartEntry:
    """Return the list of languages, German first; earlier levels stand below the present one."""
    return PartEntry(
        key="languages",
        title=tr("Sprachen"),
        icon="translate",
        add_words=tr("Sprache hinzufügen"),
        empty=tr("Noch keine Sprache eingetragen."),
        removed=tr("Sprache entfernt."),
        columns=(tr("Gesamt"), tr("Hören"), tr("Lesen"), tr("Sprechen"), tr("Schreiben")),
        parts=lambda profile: sorted(profile.languages, key=lambda one: one.language != GERMAN),
        words=part_words.language_row,
        facts=part_words.language_facts,
        fields=part_fields.LanguageLevelFields,
        texts=part_input.language_texts,
        read=_reader(part_input.read_language),
        add=_add_language,
        change=_change_language,
        rewrite=_rewrite_language,
        remove=_remove_language,
    )


def _reader(read: Callable[..., Any]) -> Callable[[Texts, Desk], Any]:
    return lambda texts, desk: read(texts, desk.today())


def _kept_as_parts(kind: type[PartT]) -> dict[str, Any]:
    """Return the deeds of what `casework.parts` keeps."""

    def remove(desk: Desk, _profile: PersonProfile, part: PartT) -> Removal:
        gone = parts.remove(desk, kind, part.id)
        done = Changes(frozenset({Noun.PERSON}), frozenset({part.person_id, part.id}))
        return done, partial(parts.restore, desk, gone)

    return {
        "add": lambda desk, profile, facts: parts.add(desk, profile.person.id, facts),
        "change": lambda desk, _profile, part, facts: parts.change(
            desk, parts.with_facts(part, facts)
        ),
        "rewrite": parts.change,
        "remove": remove,
    }


def _latest_first(profile: PersonProfile) -> list[Qualification]:
    def order(one: Qualification) -> tuple[int, int]:
        # What goes on stands on top, what has no year at the end.
        last = one.to_year or (9999 if one.from_year else 0)
        return (-last, -(one.from_year or 0))

    return sorted(profile.qualifications, key=order)


_FACTS = tuple(field.name for field in fields(LanguageFacts))


def _facts_of(level: LanguageLevel) -> LanguageFacts:
    return LanguageFacts(**{name: getattr(level, name) for name in _FACTS})


def _add_language(desk: Desk, profile: PersonProfile, facts: LanguageFacts) -> Changes:
    return person.set_language(desk, profile.person.id, facts)


def _change_language(
    desk: Desk, _profile: PersonProfile, level: LanguageLevel, facts: LanguageFacts
) -> Changes:
    return person.set_language(desk, level.person_id, facts, replaces=level)


def _rewrite_language(desk: Desk, level: LanguageLevel) -> Changes:
    return person.set_language(desk, level.person_id, _facts_of(level), replaces=level)


def _remove_language(desk: Desk, _profile: PersonProfile, level: LanguageLevel) -> Removal:
    """Taking it back enters the language anew; its earlier levels have stayed."""
    done = person.remove_language(desk, level)
    return done, partial(person.set_language, desk, level.person_id, _facts_of(level))
