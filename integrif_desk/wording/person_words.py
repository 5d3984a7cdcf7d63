"""The words of warnings about a person: what a text should not tell, who may be known already."""

from typing import Final

from integrif_desk.domain.case_views import CaseMark
from integrif_desk.domain.duplicate import DuplicateReason
from integrif_desk.domain.person import Level
from integrif_desk.domain.sensitive import SensitiveKind
from integrif_desk.domain.views import SearchHit
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.follow_up_words import short_name
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label, phase_short

_NEVER: Final[dict[SensitiveKind, str]] = {
    SensitiveKind.AZR_NUMBER: tr(
        "Das sieht nach einer AZR-Nummer aus. Solche Angaben gehören nicht in diese Akte."
    ),
    SensitiveKind.RELIGION: tr(
        "Das sieht nach einer Angabe zur Religion aus. Solche Angaben gehören nicht in diese Akte."
    ),
    SensitiveKind.HEALTH: tr(
        "Das sieht nach einer Diagnose aus. Schreiben Sie nur, was die Arbeit betrifft, zum "
        "Beispiel „kein schweres Heben“."
    ),
    SensitiveKind.ASYLUM_GROUNDS: tr(
        "Das sieht nach Asylgründen aus. Solche Angaben gehören nicht in diese Akte."
    ),
    SensitiveKind.ROUTE: tr(
        "Das sieht nach einer Angabe zum Fluchtweg aus. Solche Angaben gehören nicht in diese Akte."
    ),
    SensitiveKind.ETHNICITY: tr(
        "Das sieht nach einer Angabe zur Herkunftsgruppe aus. Solche Angaben gehören nicht in "
        "diese Akte."
    ),
    SensitiveKind.OFFENCE: tr(
        "Das sieht nach einer Angabe zu Straftaten aus. Solche Angaben gehören nicht in diese Akte."
    ),
}
_REASONS: Final[dict[DuplicateReason, str]] = {
    DuplicateReason.SAME_NAME: tr("gleicher Name"),
    DuplicateReason.SIMILAR_NAME: tr("ähnlicher Name"),
    DuplicateReason.PART_OF_NAME: tr("ein Teil des Namens stimmt"),
    DuplicateReason.ORIGINAL_NAME: tr("gleich in eigener Schrift"),
    DuplicateReason.SAME_BIRTH_DATE: tr("gleiches Geburtsdatum"),
    DuplicateReason.BIRTH_DATE_SWAPPED: tr("Tag und Monat vertauscht"),
    DuplicateReason.BIRTH_DATE_NEAR: tr("Geburtsdatum fast gleich"),
    DuplicateReason.NATIONALITY: tr("gleiche Staatsangehörigkeit"),
    DuplicateReason.OTHER_NATIONALITY: tr("andere Staatsangehörigkeit"),
    DuplicateReason.SEX: tr("gleiches Geschlecht im Papier"),
    DuplicateReason.OTHER_SEX: tr("anderes Geschlecht im Papier"),
}


def never_sentence(kind: SensitiveKind) -> str:
    """Say what a passage looks like and that it does not belong here."""
    return _NEVER[kind]


def bound_sentence() -> str:
    """Say why what an office has told is not passed on like anything else."""
    return tr(
        "Was eine Behörde mitgeteilt hat, darf nur für den Zweck weitergegeben werden, zu dem sie "
        "es mitgeteilt hat (§ 78 SGB X)."
    )


def reason_words(reasons: tuple[DuplicateReason, ...]) -> str:
    """Return why two people may be one: „gleicher Name, Tag und Monat vertauscht“."""
    return ", ".join(_REASONS[reason] for reason in reasons)


def step_words(before: Level, after: Level, months: int) -> str:
    """Return „A1 → A2 in 7 Monaten“."""
    pair = tr("{before} → {after}", before=label(before), after=label(after))
    if months < 1:
        return tr("{pair} in weniger als einem Monat", pair=pair)
    return tr_n("{pair} in einem Monat", "{pair} in {n} Monaten", months, pair=pair)


def hit_note(found: SearchHit) -> str:
    """Return what stands beside a hit: „auch Muhammad Alahmad · F-26-001“."""
    if not found.spelling:
        return found.note
    spelling = isolate(found.spelling)
    return tr("auch {spelling} · {note}", spelling=spelling, note=found.note)


def mark_words(mark: CaseMark) -> tuple[str, str]:
    """Return since when a case of a person with several is open, and where it stands with whom:
    „seit 12.03.2026“, „Zugang · offen · H. Brandt“."""
    since = tr("seit {day}", day=format_date(mark.opened_on))
    name = short_name(mark.owner_name)
    standing = (phase_short(mark.phase), label(mark.state), isolate(name))
    return since, " · ".join(each for each in standing if each)


def hit_below(found: SearchHit) -> str:
    """Return the line below a hit that another case of the same person would look like."""
    return " · ".join(mark_words(found.mark)) if found.mark is not None else ""
