"""The lists of „Status“: residence papers as a timeline, and asylum procedures."""

from collections.abc import Mapping
from dataclasses import fields
from functools import partial

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import parts, person
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.asylum_procedure import AsylumProcedure, ProcedureOutcome
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.residence import ResidenceFacts, ResidenceStatus
from integrif_desk.ui.case import case_input, status_words
from integrif_desk.ui.case.field_group import FieldGroup
from integrif_desk.ui.case.part_list import PartEntry, Removal
from integrif_desk.ui.case.residence_fields import ResidenceFields
from integrif_desk.ui.context import Context
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.date_field import DateField
from integrif_desk.ui.widgets.fields import Labelled
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label


class ProcedureFields(FieldGroup):
    """The dates of an asylum procedure, in the order in which they come."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = context.opened.desk.today
        outcomes = [
            Option("", tr("noch nicht bekannt")),
            *(Option(one.value, label(one)) for one in ProcedureOutcome),
        ]
        self.add_row(
            applied_on=Labelled(tr("&Antrag am"), DateField(today, field="applied_on")),
            hearing_on=Labelled(tr("An&hörung am"), DateField(today, field="hearing_on")),
        )
        self.add_row(
            decided_on=Labelled(tr("&Bescheid vom"), DateField(today, field="decided_on")),
            outcome=Labelled(tr("&Ergebnis"), ChoiceField(outcomes)),
        )
        self.add_row(
            appeal_filed_on=Labelled(tr("&Klage am"), DateField(today, field="appeal_filed_on")),
            appeal_decided_on=Labelled(
                tr("&Urteil vom"), DateField(today, field="appeal_decided_on")
            ),
            final_on=Labelled(tr("Un&anfechtbar seit"), DateField(today, field="final_on")),
        )

    def set_texts(self, texts: Mapping[str, str]) -> None:
        super().set_texts(texts)
        outcome = self.fields["outcome"].field
        if isinstance(outcome, ChoiceField) and not texts.get("outcome"):
            outcome.set_value("")


def papers() -> PartEntry:
    """Return the timeline of residence papers, the newest on top."""
    return PartEntry(
        key="papers",
        title=tr("Aufenthaltspapiere"),
        icon="identification-card",
        add_words=tr("Aufenthaltspapier hinzufügen"),
        empty=tr("Noch kein Aufenthaltspapier erfasst. Davon hängt ab, wer zuständig ist."),
        removed=tr("Aufenthaltspapier entfernt."),
        parts=lambda profile: profile.residences,
        words=status_words.paper_row,
        facts=status_words.paper_facts,
        fields=ResidenceFields,
        texts=case_input.residence_texts,
        read=lambda texts, desk: status_words.read_paper(texts, desk.today()),
        add=lambda desk, profile, facts: person.set_residence(desk, profile.person.id, facts),
        change=lambda desk, profile, paper, facts: person.set_residence(
            desk, profile.person.id, facts, replaces=paper
        ),
        rewrite=_rewrite_paper,
        remove=_remove_paper,
    )


def procedures(desk: Desk) -> PartEntry:
    """Return the asylum procedures with what they measure."""
    return PartEntry(
        key="procedures",
        title=tr("Asylverfahren"),
        icon="scales",
        add_words=tr("Asylverfahren hinzufügen"),
        empty=tr("Kein Asylverfahren erfasst. Gründe gehören nicht in diese Akte, nur Daten."),
        removed=tr("Asylverfahren entfernt."),
        parts=lambda profile: tuple(reversed(profile.procedures)),
        words=lambda _profile, one: status_words.procedure_row(desk.today(), one),
        facts=status_words.procedure_facts,
        fields=ProcedureFields,
        texts=status_words.procedure_texts,
        read=lambda texts, desk: status_words.read_procedure(texts, desk.today()),
        add=lambda desk, profile, facts: parts.add(desk, profile.person.id, facts),
        change=lambda desk, _profile, one, facts: parts.change(desk, parts.with_facts(one, facts)),
        rewrite=parts.change,
        remove=_remove_procedure,
    )


def _rewrite_paper(desk: Desk, paper: ResidenceStatus) -> Changes:
    names = (field.name for field in fields(ResidenceFacts))
    entered = ResidenceFacts(**{name: getattr(paper, name) for name in names})
    return person.set_residence(desk, paper.person_id, entered, replaces=paper)


def _remove_paper(desk: Desk, _profile: PersonProfile, paper: ResidenceStatus) -> Removal:
    done, gone = person.remove_residence(desk, paper.id)
    return done, partial(person.restore_residence, desk, gone)


def _remove_procedure(desk: Desk, profile: PersonProfile, one: AsylumProcedure) -> Removal:
    gone = parts.remove(desk, AsylumProcedure, one.id)
    done = changes(Noun.PERSON, ids=(profile.person.id, one.id))
    return done, partial(parts.restore, desk, gone)
