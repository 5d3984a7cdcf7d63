"""The words of the lists about a person: spellings, family, languages, work. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.family import Care, FamilyMember
from integrif_desk.domain.language_path import language_steps
from integrif_desk.domain.person import (
    LanguageLevel,
    Level,
    Literacy,
    LiteracyStep,
    NameSpelling,
    ProofKind,
)
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.qualification import Qualification, QualificationKind, Recognition
from integrif_desk.ui.case.case_input import Facts
from integrif_desk.ui.case.part_input import SKILLS
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label
from integrif_desk.wording.person_words import step_words
from integrif_desk.wording.places import country_name, language_name

_WITH_RECOGNITION = (QualificationKind.TRAINING, QualificationKind.STUDY, QualificationKind.SCHOOL)


@dataclass(frozen=True)
class RowWords:
    """What a row says. `cells` stand in columns at the right, `lines` below."""

    title: str
    cells: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def spoken(self, columns: tuple[str, ...]) -> str:
        """Return the row for a screen reader, each cell with its heading."""
        cells = (f"{name} {cell}" for name, cell in zip(columns, self.cells, strict=False))
        return ", ".join(part for part in (self.title, *cells, *self.lines) if part)


def spelling_row(_profile: PersonProfile, spelling: NameSpelling) -> RowWords:
    """Return the spelling, below it where it stands."""
    source = isolate(spelling.source) or tr("ohne Angabe, wo es so steht")
    return RowWords(isolate(spelling.name), lines=(source,))


def spelling_facts(spelling: NameSpelling) -> Facts:
    """Return what can differ between two versions."""
    return ((tr("Schreibweise"), spelling.name), (tr("Steht so in"), spelling.source))


def family_row(_profile: PersonProfile, member: FamilyMember) -> RowWords:
    """Return „Kind: Amira“, below it year of birth and care."""
    who = label(member.relation)
    title = tr("{who}: {name}", who=who, name=isolate(member.name)) if member.name else who
    parts = (
        tr("geboren {year}", year=member.birth_year) if member.birth_year else "",
        label(member.care) if member.care is not Care.UNKNOWN else "",
        isolate(member.remark),
    )
    line = " · ".join(part for part in parts if part)
    return RowWords(title, lines=(line,) if line else ())


def family_facts(member: FamilyMember) -> Facts:
    """Return what can differ between two versions."""
    return (
        (tr("Wer"), label(member.relation)),
        (tr("Name"), member.name),
        (tr("Geburtsjahr"), str(member.birth_year or "")),
        (tr("Betreuung oder Schule"), label(member.care)),
        (tr("Bemerkung"), member.remark),
    )


def language_row(profile: PersonProfile, level: LanguageLevel) -> RowWords:
    """Return the language with its levels, below it the proof and the way so far."""
    steps = language_steps(profile.earlier_languages, level)
    way = [
        tr(
            "{day}: {step}",
            day=format_date(step.on),
            step=step_words(step.before, step.after, step.months),
        )
        for step in reversed(steps)
    ]
    cells = (level.level, *(getattr(level, skill) for skill in SKILLS))
    return RowWords(
        language_name(level.language), tuple(_level(one) for one in cells), (_proof(level), *way)
    )


def language_facts(level: LanguageLevel) -> Facts:
    """Return what can differ between two versions."""
    names = (tr("Hören"), tr("Lesen"), tr("Sprechen"), tr("Schreiben"))
    skills = (_level(getattr(level, skill)) for skill in SKILLS)
    return (
        (tr("Sprache"), language_name(level.language)),
        (tr("Niveau gesamt"), label(level.level)),
        *zip(names, skills, strict=True),
        (tr("Nachweis"), _proof(level)),
    )


def qualification_row(_profile: PersonProfile, found: Qualification) -> RowWords:
    """Return „2009–2012 Elektriker“, below it kind, place, proof and recognition."""
    where = ", ".join(part for part in (isolate(found.place), _country(found)) if part)
    first = " · ".join(part for part in (label(found.kind), where, years(found)) if part)
    second = " · ".join(part for part in (_proof_words(found), recognition_words(found)) if part)
    lines = (first, second, isolate(found.remark))
    return RowWords(isolate(found.title), lines=tuple(line for line in lines if line))


def qualification_facts(found: Qualification) -> Facts:
    """Return what can differ between two versions."""
    return (
        (tr("Art"), label(found.kind)),
        (tr("Was"), found.title),
        (tr("Ort oder Einrichtung"), found.place),
        (tr("Land"), _country(found)),
        (tr("Zeit"), years(found)),
        (tr("Nachweis"), _proof_words(found)),
        (tr("Anerkennung"), recognition_words(found)),
        (tr("Bemerkung"), found.remark),
    )


def years(found: Qualification) -> str:
    """Return „2009–2012“, „seit 2020“, „bis 2012“ or nothing."""
    began, ended = found.from_year, found.to_year
    if began and ended:
        return str(began) if began == ended else f"{began}–{ended}"
    if began:
        return tr("seit {year}", year=began)
    return tr("bis {year}", year=ended) if ended else ""


def recognition_words(found: Qualification) -> str:
    """Return „Anerkennung: beantragt, HWK Magdeburg, 12.03.2026“; nothing for plain jobs."""
    if found.recognition is Recognition.NOT_STARTED and (
        found.kind not in _WITH_RECOGNITION or found.country in {"", "DE"}
    ):
        return ""
    day = format_date(found.recognition_on) if found.recognition_on else ""
    parts = (label(found.recognition), isolate(found.recognition_office), day)
    return tr("Anerkennung: {state}", state=", ".join(part for part in parts if part))


def literacy_facts(steps: tuple[LiteracyStep, ...]) -> Facts:
    """Return what the person read and wrote earlier, the latest first."""
    return tuple(
        (tr("Früher"), literacy_words(step.literacy, step.seen_on)) for step in reversed(steps)
    )


def literacy_words(literacy: Literacy, seen_on: date | None) -> str:
    """Return „in lateinischer Schrift, festgestellt am 12.03.2026“."""
    if seen_on is None:
        return label(literacy)
    return tr("{what}, festgestellt am {day}", what=label(literacy), day=format_date(seen_on))


def _level(level: Level | None) -> str:
    if level is None:
        return "–"
    return tr("keine") if level is Level.NONE else label(level)


def _proof(level: LanguageLevel) -> str:
    kind = "" if level.proof_kind is ProofKind.NONE and level.proof else label(level.proof_kind)
    named = ": ".join(part for part in (kind, isolate(level.proof)) if part)
    if level.proof_date is None:
        return named
    return tr("{proof} vom {day}", proof=named, day=format_date(level.proof_date))


def _country(found: Qualification) -> str:
    return country_name(found.country) if found.country else ""


def _proof_words(found: Qualification) -> str:
    if found.has_proof is None:
        return tr("Nachweis nicht bekannt")
    return tr("Nachweis liegt vor") if found.has_proof else tr("Nachweis fehlt")
