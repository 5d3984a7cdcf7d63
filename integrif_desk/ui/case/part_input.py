"""Reads what was typed about spellings, family, languages, education and work, and spells it back.

Knows no Qt; see `case_input`, which does the same for person and case.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from integrif_desk.domain.family import Care, FamilyFacts, FamilyMember, Relation
from integrif_desk.domain.person import LanguageFacts, LanguageLevel, Level, NameSpelling, ProofKind
from integrif_desk.domain.person import SpellingFacts as Spelling
from integrif_desk.domain.qualification import (
    Qualification,
    QualificationFacts,
    QualificationKind,
    Recognition,
)
from integrif_desk.ui.case.case_input import Reader, answer_of, spell_day, value_of
from integrif_desk.wording.i18n import tr

Texts = Mapping[str, str]
SKILLS: Final = ("listening", "reading", "speaking", "writing")
_OLDEST, _LATEST = 1900, 2200


def read_spelling(texts: Texts, today: date) -> Spelling:
    """Return the spelling. Raises `Refused`."""
    reader = Reader(texts, today)
    name = reader.required("name")
    reader.finish()
    return Spelling(name=name, source=reader.text("source"))


def spelling_texts(spelling: NameSpelling) -> dict[str, str]:
    """Return the texts of a spelling's form."""
    return {"name": spelling.name, "source": spelling.source}


def read_family(texts: Texts, today: date) -> FamilyFacts:
    """Return the family member. Raises `Refused`."""
    reader = Reader(texts, today)
    relation = reader.required("relation")
    born = _year(reader, "birth_year", latest=today.year)
    reader.finish()
    return FamilyFacts(
        relation=Relation(relation),
        name=reader.text("name"),
        birth_year=born,
        care=Care(reader.text("care") or Care.UNKNOWN),
        remark=reader.text("remark"),
    )


def family_texts(member: FamilyMember) -> dict[str, str]:
    """Return the texts of a family member's form."""
    return {
        "relation": member.relation.value,
        "name": member.name,
        "birth_year": _spell_year(member.birth_year),
        "care": member.care.value,
        "remark": member.remark,
    }


def read_language(texts: Texts, today: date) -> LanguageFacts:
    """Return the language with its levels. Raises `Refused`."""
    reader = Reader(texts, today)
    language = reader.required("language")
    level = reader.required("level")
    proof_date = reader.past_day("proof_date")
    reader.finish()
    return LanguageFacts(
        language=language,
        level=Level(level),
        **{skill: _level(reader.text(skill)) for skill in SKILLS},
        proof_kind=ProofKind(reader.text("proof_kind") or ProofKind.NONE),
        proof=reader.text("proof"),
        proof_date=proof_date,
    )


def language_texts(level: LanguageLevel) -> dict[str, str]:
    """Return the texts of a language's form."""
    skills = {skill: getattr(level, skill) for skill in SKILLS}
    return {
        "language": level.language,
        "level": level.level.value,
        **{skill: one.value if one else "" for skill, one in skills.items()},
        "proof_kind": level.proof_kind.value,
        "proof": level.proof,
        "proof_date": spell_day(level.proof_date),
    }


def read_qualification(texts: Texts, today: date) -> QualificationFacts:
    """Return a stretch of education or work. Raises `Refused`."""
    reader = Reader(texts, today)
    kind = reader.required("kind")
    title = reader.required("title")
    began = _year(reader, "from_year", latest=today.year)
    ended = _year(reader, "to_year", latest=_LATEST)
    if began and ended and ended < began:
        reader.errors["to_year"] = tr("Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Jahre.")
    recognised_on = reader.past_day("recognition_on")
    reader.finish()
    return QualificationFacts(
        kind=QualificationKind(kind),
        title=title,
        place=reader.text("place"),
        country=reader.text("country"),
        from_year=began,
        to_year=ended,
        has_proof=value_of(reader.text("has_proof")),
        recognition=Recognition(reader.text("recognition") or Recognition.NOT_STARTED),
        recognition_office=reader.text("recognition_office"),
        recognition_on=recognised_on,
        remark=reader.text("remark"),
    )


def qualification_texts(found: Qualification) -> dict[str, str]:
    """Return the texts of a qualification's form."""
    return {
        "kind": found.kind.value,
        "title": found.title,
        "place": found.place,
        "country": found.country,
        "from_year": _spell_year(found.from_year),
        "to_year": _spell_year(found.to_year),
        "has_proof": answer_of(found.has_proof).value,
        "recognition": found.recognition.value,
        "recognition_office": found.recognition_office,
        "recognition_on": spell_day(found.recognition_on),
        "remark": found.remark,
    }


def _level(text: str) -> Level | None:
    return Level(text) if text else None


def _year(reader: Reader, name: str, *, latest: int) -> int | None:
    typed = reader.text(name)
    if not typed:
        return None
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0
    if _OLDEST <= year <= latest:
        return year
    if year > latest:
        reader.errors[name] = tr("Dieses Jahr liegt in der Zukunft. Bitte prüfen Sie es.")
    else:
        reader.errors[name] = tr("Bitte geben Sie ein Jahr mit vier Ziffern ein, wie 2012.")
    return None


def _spell_year(year: int | None) -> str:
    return "" if year is None else str(year)
