"""The German words of what the desk notices by itself: likely duplicates, what a note should not
hold, what a quote gives away.

`wording.labels` takes them over.
"""

from enum import Enum
from typing import Any, Final

from integrif_desk.domain.duplicate import DuplicateReason
from integrif_desk.domain.mask_suggestion import MaskKind
from integrif_desk.domain.sensitive_passage import SensitiveKind

HINT_LABELS: Final[dict[type[Enum], dict[Any, str]]] = {
    DuplicateReason: {
        DuplicateReason.SAME_NAME: "gleicher Name",
        DuplicateReason.SIMILAR_NAME: "ähnlicher Name",
        DuplicateReason.PART_OF_NAME: "ein Teil des Namens gleich",
        DuplicateReason.ORIGINAL_NAME: "gleich in Originalschrift",
        DuplicateReason.SAME_BIRTH_DATE: "gleiches Geburtsdatum",
        DuplicateReason.BIRTH_DATE_SWAPPED: "Tag und Monat vertauscht",
        DuplicateReason.BIRTH_DATE_NEAR: "ähnliches Geburtsdatum",
        DuplicateReason.NATIONALITY: "gleiche Staatsangehörigkeit",
        DuplicateReason.OTHER_NATIONALITY: "andere Staatsangehörigkeit",
        DuplicateReason.SEX: "gleiches Geschlecht",
        DuplicateReason.OTHER_SEX: "anderes Geschlecht",
    },
    MaskKind: {
        MaskKind.NAME: "Name",
        MaskKind.DATE: "Datum",
        MaskKind.PLACE: "Ort",
        MaskKind.NUMBER: "Nummer",
        MaskKind.CONTACT: "Kontakt",
    },
    SensitiveKind: {
        SensitiveKind.AZR_NUMBER: "AZR-Nummer",
        SensitiveKind.RELIGION: "Religion",
        SensitiveKind.HEALTH: "Diagnose oder Gesundheit",
        SensitiveKind.ASYLUM_GROUNDS: "Asylgründe",
        SensitiveKind.ROUTE: "Fluchtweg",
        SensitiveKind.ETHNICITY: "Volkszugehörigkeit",
        SensitiveKind.OFFENCE: "Straftat oder Haft",
    },
}
