"""The fields of a finding: theme, claim, suggestion, where it applies."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.mask_suggestion import TELLS_WHO
from integrif_desk.domain.practice_finding import FindingCategory, FindingLevel
from integrif_desk.ui.case.actor_field import ActorField
from integrif_desk.ui.context import Context
from integrif_desk.ui.findings.masked_quote import MaskedQuote
from integrif_desk.ui.findings.presenter import LABELS, FindingInput
from integrif_desk.ui.widgets.choice_field import ChoiceField
from integrif_desk.ui.widgets.fields import Labelled, TextArea
from integrif_desk.ui.widgets.toggles import Option
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label as word

EnumT = TypeVar("EnumT", bound=Enum)


class FindingFields:
    """Holds the widgets; the editor puts them between its other parts.

    `on_edit()` is called when a person changes anything.
    """

    def __init__(self, context: Context, on_edit: Callable[[], object]) -> None:
        def touched(_value: object = None) -> None:
            on_edit()

        self.category: ChoiceField[UUID] = ChoiceField((), touched, placeholder=tr("Thema wählen"))
        self.category.setAccessibleName(LABELS["category_id"])
        self.claim = TextArea(
            tr("Was haben Sie festgestellt? Ein Satz, ohne Namen."), lines=2, most=6
        )
        self.suggestion = TextArea(lines=2, most=8)
        self.masks = {
            "claim": masked_claim(context, self.claim),
            "suggestion": MaskedQuote(
                context,
                title=tr("So wird der Vorschlag gespeichert"),
                kinds=TELLS_WHO,
                quiet=True,
                field=self.suggestion,
            ),
        }
        for each in self.masks.values():
            each.field.textChanged.connect(on_edit)
            each.changed.connect(on_edit)
        self.level: ChoiceField[FindingLevel | None] = ChoiceField(_options(FindingLevel), touched)
        self.lesson: ChoiceField[Lesson | None] = ChoiceField(_options(Lesson), touched)
        self.actor = ActorField(context)
        self.actor.changed.connect(on_edit)
        kinds = sorted(ActorCategory, key=lambda each: word(each).casefold())
        self.actor_category: ChoiceField[ActorCategory | None] = ChoiceField(
            _options(kinds), touched
        )
        self.labelled = {
            "category_id": Labelled("", self.category),
            "claim": Labelled(tr("&Feststellung"), self.masks["claim"], role="heading"),
            "suggestion": Labelled(
                tr("&Vorschlag zur Verbesserung"), self.masks["suggestion"], role="heading"
            ),
            "level": Labelled(tr("&Ebene"), self.level),
            "lesson": Labelled(tr("E&rfahrung"), self.lesson),
            "actor_id": Labelled(tr("&Betrifft Akteur"), self.actor),
            "actor_category": Labelled(tr("oder alle &dieser Art"), self.actor_category),
        }
        self.category.setAccessibleName(LABELS["category_id"])
        self.claim.setAccessibleName(LABELS["claim"])
        self.suggestion.setAccessibleName(LABELS["suggestion"])

    def where(self) -> QWidget:
        """Return the fields that say where a finding applies, in two rows."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for names in (("actor_id", "actor_category"), ("level", "lesson")):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in names:
                row.addWidget(self.labelled[name], 1)
            column.addLayout(row)
        return holder

    def offer(self, categories: Sequence[FindingCategory], chosen: UUID | None) -> None:
        """Offer the categories in use, and the chosen one even if it no longer is."""
        self.category.set_options(
            [Option(each.id, each.label) for each in categories if each.active or each.id == chosen]
        )

    def left(self, before: FindingInput | None = None) -> dict[str, frozenset[str]]:
        """Return by field what somebody left readable; only of fields that are not as `before`."""
        return {
            name: each.left()
            for name, each in self.masks.items()
            if before is None or each.is_touched() or each.text() != getattr(before, name)
        }

    def is_touched(self) -> bool:
        """Tell whether somebody has chosen what of a claim or suggestion is masked."""
        return any(each.is_touched() for each in self.masks.values())

    def show_masked(self, case_id: UUID | None) -> None:
        """Show what has been saved: what was masked is no longer readable here either."""
        for each in self.masks.values():
            each.set_quote(each.masked(), case_id, reviewed=True)

    def value(self) -> FindingInput:
        """Return what stands in the fields."""
        actors = self.actor.actor_ids()
        return FindingInput(
            self.category.value(),
            self.claim.value(),
            self.suggestion.value(),
            self.lesson.value(),
            self.level.value(),
            actors[0] if actors else None,
            self.actor_category.value(),
        )

    def set_value(
        self, entered: FindingInput, case_id: UUID | None = None, *, reviewed: bool = True
    ) -> None:
        """Show other values without calling `on_edit`; who is known around the case is masked,
        unless somebody has `reviewed` the words already."""
        self.category.set_value(entered.category_id)
        for name, each in self.masks.items():
            each.set_quote(getattr(entered, name), case_id, reviewed=reviewed)
        self.level.set_value(entered.level)
        self.lesson.set_value(entered.lesson)
        self.actor.set_ids(() if entered.actor_id is None else (entered.actor_id,))
        self.actor_category.set_value(entered.actor_category)


def masked_claim(context: Context, field: TextArea) -> MaskedQuote:
    """Return the field of a claim: who is named in it is masked, and only then it says so."""
    return MaskedQuote(
        context,
        title=tr("So wird die Feststellung gespeichert"),
        kinds=TELLS_WHO,
        quiet=True,
        field=field,
    )


def _options(members: Iterable[EnumT]) -> list[Option[EnumT | None]]:
    made: list[Option[EnumT | None]] = [Option(None, tr("keine Angabe"))]
    made += [Option(each, word(each)) for each in members]
    return made
