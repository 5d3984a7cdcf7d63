"""„Beruf & Sprache“: languages and how they grew, education, work, what somebody can and wants."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from integrif_desk.casework import case as cases
from integrif_desk.domain.case import Case
from integrif_desk.domain.person import Person
from integrif_desk.domain.person_views import PersonProfile
from integrif_desk.domain.views import CaseDetail
from integrif_desk.ui.case import case_input, part_entries
from integrif_desk.ui.case.case_input import Facts
from integrif_desk.ui.case.competences import CompetencesPanel
from integrif_desk.ui.case.entry_form import Write
from integrif_desk.ui.case.overview_entries import save_person
from integrif_desk.ui.case.overview_tab import PersonTab
from integrif_desk.ui.case.part_list import PartList
from integrif_desk.ui.case.part_words import literacy_facts, literacy_words
from integrif_desk.ui.case.path_fields import PathFields
from integrif_desk.ui.case.person_fields import LiteracyFields
from integrif_desk.ui.case.section import Section, SectionEntry
from integrif_desk.ui.case.tab import is_read_only
from integrif_desk.ui.context import Context
from integrif_desk.wording.i18n import tr

_Texts = Mapping[str, str]
_AT_RIGHT = frozenset({"literacy", "competences", "path"})


class WorkTab(PersonTab):
    """Languages, literacy, education and work, competences, goal."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.competences = CompetencesPanel(context)
        self.literacy = Section(context, _literacy_entry())
        super().__init__(
            context,
            (
                PartList(context, part_entries.languages()),
                self.literacy,
                PartList(context, part_entries.qualifications()),
                self.competences,
                Section(context, _path_entry()),
            ),
            _AT_RIGHT,
            parent,
        )

    def show_detail(self, detail: CaseDetail) -> None:
        super().show_detail(detail)
        self.competences.show_person(detail.person, read_only=is_read_only(detail))

    def show_profile(self, profile: PersonProfile, *, read_only: bool) -> None:
        super().show_profile(profile, read_only=read_only)
        self.literacy.show_further(literacy_facts(profile.literacy_steps))


def path_facts(case: Case) -> Facts:
    """Return background, goal and occupation."""
    return (
        (tr("Werdegang"), case.background or "–"),
        (tr("Ziel"), case.goal or "–"),
        (tr("Wunschberuf"), case.occupation_label or "–"),
    )


def _literacy_entry() -> SectionEntry:
    return SectionEntry(
        key="literacy",
        title=tr("Lesen und Schreiben"),
        icon="text-aa",
        part=lambda detail: detail.person,
        fields=LiteracyFields,
        texts=case_input.literacy_texts,
        write=_write_literacy,
        rewrite=save_person,
        words=_literacy_now,
    )


def _path_entry() -> SectionEntry:
    return SectionEntry(
        key="path",
        title=tr("Ziel und Wunschberuf"),
        icon="path",
        part=lambda detail: detail.case,
        fields=PathFields,
        texts=case_input.path_texts,
        write=_write_path,
        rewrite=_save_case,
        words=path_facts,
    )


def _literacy_now(person: Person) -> Facts:
    return ((tr("Jetzt"), literacy_words(person.literacy, person.literacy_on)),)


def _write_literacy(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    values = case_input.read_literacy(texts, context.opened.desk.today())
    return save_person(context, replace(detail.person, **values))


def _write_path(context: Context, detail: CaseDetail, texts: _Texts) -> Write:
    return _save_case(context, replace(detail.case, **case_input.read_path(texts)))


def _save_case(context: Context, case: Case) -> Write:
    return lambda: cases.change(context.opened.desk, case)
