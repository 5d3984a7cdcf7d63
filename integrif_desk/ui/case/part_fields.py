"""The forms of spellings, family, languages, education and work."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from integrif_desk.domain.family import Care, Relation
from integrif_desk.domain.person import Level, ProofKind
from integrif_desk.domain.qualification import QualificationKind, Recognition
from integrif_desk.ui.case.case_input import Answer
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.languages_fields import LanguageField
from integrif_desk.ui.case.person_fields import CountryField
from integrif_desk.ui.context import Context
from integrif_desk.ui.never_hint import NeverHint
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled, LineField, TextArea
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


class SpellingFields(FieldGroup):
    """Another spelling and where it stands."""

    def __init__(self, _context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = tr("zum Beispiel: Geburtsurkunde, Krankenkasse, Zeugnis")
        self.add_row(
            name=Labelled(tr("&Schreibweise"), LineField()),
            source=Labelled(tr("&Steht so in"), LineField(), hint=hint),
        )


class FamilyFields(FieldGroup):
    """Somebody of the family, as far as it matters for the pathway."""

    def __init__(self, _context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        relations = ChoiceField([Option(one, label(one)) for one in Relation])
        care = ChoiceField([Option(one, label(one)) for one in Care])
        remark = LineField()
        self.add_row(
            relation=Labelled(tr("&Wer"), relations),
            name=Labelled(tr("&Name"), LineField(), hint=tr("kann frei bleiben")),
        )
        self.add_row(
            (1, 2),
            birth_year=Labelled(tr("&Geburtsjahr"), LineField()),
            care=Labelled(tr("&Betreuung oder Schule"), care),
        )
        self.add("remark", Labelled(tr("Be&merkung"), remark))
        self.column.addWidget(NeverHint(remark))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        super().set_texts({"relation": Relation.CHILD, "care": Care.UNKNOWN, **texts})


class LanguageLevelFields(FieldGroup):
    """One language: the level as a whole, per skill, and what it rests on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        levels = [Option(level, label(level)) for level in Level]
        proofs = [Option(kind, label(kind)) for kind in ProofKind]
        self.add_row(
            language=Labelled(tr("&Sprache"), LanguageField()),
            level=Labelled(tr("&Niveau gesamt"), ChoiceField(levels, placeholder=tr("wählen"))),
        )
        self.add_row(
            listening=Labelled(tr("&Hören"), _skill()),
            reading=Labelled(tr("&Lesen"), _skill()),
            speaking=Labelled(tr("S&prechen"), _skill()),
            writing=Labelled(tr("S&chreiben"), _skill()),
        )
        self.add_row(
            (5, 5, 4),
            proof_kind=Labelled(tr("&Beruht auf"), ChoiceField(proofs)),
            proof=Labelled(tr("Nach&weis"), LineField(), hint=tr("wie auf dem Zertifikat")),
            proof_date=Labelled(tr("&Vom"), DateField(today, field="proof_date")),
        )

    def set_texts(self, texts: Mapping[str, str]) -> None:
        super().set_texts({"proof_kind": ProofKind.NONE, **texts})


class QualificationFields(FieldGroup):
    """A stretch of school, training, study or work."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        kinds = ChoiceField([Option(kind, label(kind)) for kind in QualificationKind])
        states = ChoiceField([Option(one, label(one)) for one in Recognition])
        proofs = [
            Option(Answer.UNKNOWN, tr("nicht bekannt")),
            Option(Answer.YES, tr("liegt vor")),
            Option(Answer.NO, tr("fehlt")),
        ]
        remark = TextArea(lines=1, most=5)
        hint = tr("Abschluss, Fach oder Tätigkeit")
        self.add_row(
            (1, 2),
            kind=Labelled(tr("&Art"), kinds),
            title=Labelled(tr("&Was"), LineField(), hint=hint),
        )
        self.add_row(
            (2, 2, 1, 1),
            place=Labelled(tr("&Ort oder Einrichtung"), LineField()),
            country=Labelled(tr("&Land"), CountryField(several=False)),
            from_year=Labelled(tr("&Von"), LineField(tr("Jahr"))),
            to_year=Labelled(tr("&Bis"), LineField(tr("Jahr"))),
        )
        self.add_row(
            has_proof=Labelled(tr("&Nachweis"), ChoiceField(proofs)),
            recognition=Labelled(tr("An&erkennung"), states),
        )
        self.add_row(
            (2, 1),
            recognition_office=Labelled(tr("Anerkennende &Stelle"), LineField()),
            recognition_on=Labelled(tr("&Stand vom"), DateField(today, field="recognition_on")),
        )
        self.add("remark", Labelled(tr("Be&merkung"), remark))
        self.column.addWidget(NeverHint(remark))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        first = {
            "kind": QualificationKind.SCHOOL,
            "has_proof": Answer.UNKNOWN,
            "recognition": Recognition.NOT_STARTED,
        }
        super().set_texts({**first, **texts})


def _skill() -> ChoiceField[str]:
    """Return the choice of a skill's level, "" where nobody has looked; four stand in a row."""
    options = [Option("", "–"), *(Option(level.value, label(level)) for level in Level)]
    made = ChoiceField(options, placeholder="–")
    made.setMinimumContentsLength(3)
    return made
