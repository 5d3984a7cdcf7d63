"""Sections about what the person brings and needs: qualifications, measures, family and time."""

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents.changed import marked
from integrif_desk.documents.flowables import Role, paragraph
from integrif_desk.documents.grid import TABLE, Cell, Grid, Row
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import CELL, CELL_BOLD, COLUMN_HEAD, SMALL, WIDTH
from integrif_desk.domain.family import Care
from integrif_desk.domain.handover import HandoverSnapshot
from integrif_desk.domain.handover_extracts import (
    FamilyExtract,
    MeasureExtract,
    QualificationExtract,
)
from integrif_desk.domain.measure import MeasureState
from integrif_desk.domain.qualification import Recognition
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label
from integrif_desk.wording.places import country_name

_WHEN, _KIND = 92.0, 75.0
_RESULT = 150.0


def qualifications(snapshot: HandoverSnapshot) -> list[Flowable]:
    """Return schools, training and jobs as a table; empty without any."""
    rows: list[Row] = [
        (
            _cell(_years(one)),
            _cell(label(one.kind)),
            [paragraph(marked(_what(one), snapshot, "qualifications", index), CELL, Role.CELL)],
            _cell(_worth(one)),
        )
        for index, one in enumerate(snapshot.qualifications)
    ]
    if snapshot.competences:
        known = marked(", ".join(snapshot.competences), snapshot, "competences")
        rows.append((_cell("–"), _cell(tr("Kompetenzen")), _cell(known), []))
    if not rows:
        return []
    heads = _heads(tr("Zeit"), tr("Art"), tr("Was und wo"), tr("Nachweis, Anerkennung"))
    widths = (66, _KIND, WIDTH - 66 - _KIND - _RESULT, _RESULT)
    return [Grid(rows, widths, TABLE, head=heads)]


def measures(snapshot: HandoverSnapshot) -> list[Flowable]:
    """Return courses, internships and the like with their results; empty without any."""
    rows: list[Row] = [
        (
            _cell(_period(one)),
            [
                paragraph(
                    marked(one.title or label(one.kind), snapshot, "measures", index),
                    CELL,
                    Role.CELL,
                ),
                *([paragraph(_beside(one), SMALL)] if _beside(one) else []),
            ],
            [paragraph(label(one.state), CELL_BOLD, Role.CELL)],
            _cell(_outcome(one)),
        )
        for index, one in enumerate(snapshot.measures)
    ]
    if not rows:
        return []
    heads = _heads(tr("Zeit"), tr("Kurs oder Maßnahme"), tr("Stand"), tr("Ergebnis"))
    widths = (_WHEN, WIDTH - _WHEN - _KIND - _RESULT, _KIND, _RESULT)
    return [Grid(rows, widths, TABLE, head=heads, before=9)]


def situation(snapshot: HandoverSnapshot) -> list[Flowable]:
    """Return family, time and what work has to spare; empty where nothing of it is released."""
    care = _childcare(snapshot.childcare_needed)
    rows: list[Row] = [
        ([paragraph(name, CELL, Role.HEADER_CELL)], _cell(text))
        for name, text in (
            (tr("Verfügbarkeit"), marked(snapshot.availability, snapshot, "availability")),
            (tr("Kinderbetreuung"), marked(care, snapshot, "childcare_needed")),
            (tr("Familie"), _family(snapshot)),
            (
                tr("Rücksichten bei der Arbeit"),
                marked(snapshot.work_limitations, snapshot, "work_limitations"),
            ),
        )
        if text
    ]
    return [Grid(rows, (130, WIDTH - 130), TABLE)] if rows else []


def _family(snapshot: HandoverSnapshot) -> Text:
    """Return the family members in one line, each with its word where it differs."""
    pieces: list[str | Span] = []
    for index, one in enumerate(snapshot.family):
        told = marked(_relative(one), snapshot, "family", index)
        pieces += ["; "] if pieces else []
        pieces += [told] if isinstance(told, str | Span) else told
    return pieces


def _cell(text: Text) -> Cell:
    return [paragraph(text, CELL, Role.CELL)] if text else []


def _heads(*words: str) -> Row:
    return [[paragraph(word, COLUMN_HEAD, Role.HEADER_CELL)] for word in words]


def _years(one: QualificationExtract) -> str:
    if one.from_year and one.to_year and one.from_year != one.to_year:
        return tr("{first}–{last}", first=one.from_year, last=one.to_year)
    if one.from_year and not one.to_year:
        return tr("seit {year}", year=one.from_year)
    return str(one.to_year or one.from_year or "–")


def _what(one: QualificationExtract) -> str:
    country = country_name(one.country) if one.country else ""
    return ", ".join(filter(None, (one.title, one.place, country)))


def _worth(one: QualificationExtract) -> str:
    proof = {True: tr("Nachweis liegt vor"), False: tr("ohne Nachweis"), None: ""}[one.has_proof]
    recognition = ""
    if one.recognition not in (None, Recognition.NOT_STARTED):
        assert one.recognition is not None
        recognition = label(one.recognition)
        if one.recognition_on is not None:
            recognition = tr(
                "{recognition} am {day}",
                recognition=recognition,
                day=format_date(one.recognition_on),
            )
        recognition = ", ".join(filter(None, (recognition, one.recognition_office)))
    return "; ".join(filter(None, (proof, recognition)))


def _period(one: MeasureExtract) -> str:
    if one.starts_on and one.ends_on:
        first, last = format_date(one.starts_on), format_date(one.ends_on)
        return tr("{first} bis {last}", first=first, last=last)
    if one.starts_on:
        day = format_date(one.starts_on)
        planned = one.state is MeasureState.PLANNED
        return tr("ab {day}", day=day) if planned else tr("seit {day}", day=day)
    return tr("bis {day}", day=format_date(one.ends_on)) if one.ends_on else "–"


def _beside(one: MeasureExtract) -> str:
    kind = label(one.kind) if one.title else ""
    return ", ".join(filter(None, (kind, one.actor)))


def _outcome(one: MeasureExtract) -> str:
    level = label(one.level_reached) if one.level_reached is not None else ""
    return "; ".join(filter(None, (one.result, level, one.proof, one.reason)))


def _childcare(needed: bool | None) -> str:
    return {True: tr("wird gebraucht"), False: tr("wird nicht gebraucht"), None: ""}[needed]


def _relative(one: FamilyExtract) -> str:
    born = tr("geb. {year}", year=one.birth_year) if one.birth_year else ""
    care = label(one.care) if one.care is not Care.UNKNOWN else ""
    return ", ".join(filter(None, (label(one.relation), born, care)))
