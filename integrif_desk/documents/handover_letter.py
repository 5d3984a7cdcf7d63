"""The first page of a handover: letter, „Auf einen Blick“, what the recipient is asked for."""

from dataclasses import dataclass, replace

from reportlab.platypus.flowables import Flowable

from integrif_desk.documents import people
from integrif_desk.documents.changed import marked, marked_part
from integrif_desk.documents.flowables import Role, paragraph
from integrif_desk.documents.grid import BOX, PLAIN, Grid, Row
from integrif_desk.documents.letter import (
    Information,
    bold,
    closed,
    head,
    own_phone,
    signatures,
)
from integrif_desk.documents.links import linked, mailbox, telephone
from integrif_desk.documents.pages import PageNumbers
from integrif_desk.documents.runs import Span, Text
from integrif_desk.documents.styles import (
    BODY,
    BODY_SPACED,
    BOX_HEADING,
    CELL,
    CELL_BOLD,
    HEADING,
    INK,
    PETROL,
    SMALL,
    SUBJECT,
    SUBJECT_SECOND,
    WHITE,
    WIDTH,
)
from integrif_desk.domain.account import Salutation
from integrif_desk.domain.handover import (
    DataCategory,
    HandoverSnapshot,
    LanguageExtract,
    Purpose,
    ResidenceExtract,
)
from integrif_desk.domain.handover_extracts import Part
from integrif_desk.domain.person import Level, Literacy, Sex
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.handover_changes import told
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, phase_short
from integrif_desk.wording.places import from_country, language_name

SLIP_ANCHOR = "slip"
_SEX_TOLD = {Salutation.MR: Sex.MALE, Salutation.MS: Sex.FEMALE}


@dataclass(frozen=True)
class _Setting:
    """Distances in points, by which a letter keeps to its page or not."""

    gap: float
    row: float
    above_heading: float
    to_sign: float


_LOOSE = _Setting(12, 3.4, 12, 26)
_TIGHT = _Setting(6, 2, 8, 20)


def letter(snapshot: HandoverSnapshot, pages: PageNumbers) -> list[Flowable]:
    """Return the flowables of the first page."""
    return [
        *head(snapshot.association, snapshot.recipient, _information(snapshot)),
        paragraph(_subject(snapshot), SUBJECT, Role.H1),
        paragraph(
            tr(
                "Zweck: {purpose} – Bitte um Rückmeldung bis zum {day}",
                purpose=label(snapshot.purpose),
                day=format_date(snapshot.answer_by),
            ),
            replace(SUBJECT_SECOND, before=1, after=9),
        ),
        closed(*(_text(snapshot, pages, setting) for setting in (_LOOSE, _TIGHT))),
    ]


def _text(snapshot: HandoverSnapshot, pages: PageNumbers, setting: _Setting) -> list[Flowable]:
    return [
        paragraph(tr("Sehr geehrte Damen und Herren,"), BODY_SPACED),
        paragraph(
            snapshot.introduction or _introduction(snapshot), replace(BODY, after=setting.gap)
        ),
        *_changes(snapshot),
        *at_a_glance(snapshot, setting.row),
        *requests(snapshot, setting.above_heading),
        paragraph(
            _how_to_answer(snapshot, pages),
            replace(BODY, before=setting.gap - 3, after=setting.gap - 3),
        ),
        signatures(tr("Mit freundlichen Grüßen"), _signers(snapshot), setting.to_sign),
    ]


def _subject(snapshot: HandoverSnapshot) -> str:
    if snapshot.purpose is Purpose.STRATEGY:
        return tr("Praxisbericht: Beobachtungen aus der Begleitung")
    return tr("Übergabe: berufliche Orientierung von {person}", person=people.whole_name(snapshot))


def residence_line(residence: ResidenceExtract) -> Text:
    """„Erlaubnis … (subsidiärer Schutz), gültig bis 30.04.2026; Verlängerung … beantragt“."""
    kind = label(residence.kind)
    pieces: list[str | Span] = [
        f"{residence.wording} ({kind})" if residence.wording else _capitalised(kind)
    ]
    if residence.valid_until:
        pieces += [tr(", gültig bis "), bold(format_date(residence.valid_until))]
    if residence.extension_filed_on:
        filed = format_date(residence.extension_filed_on)
        pieces.append(tr("; Verlängerung am {day} beantragt", day=filed))
    return pieces


def language_proof(language: LanguageExtract) -> str:
    """„Zertifikat vom 21.11.2025“; empty without proof."""
    if not language.proof_date:
        return language.proof
    proof = language.proof or tr("Nachweis")
    return tr("{proof} vom {day}", proof=proof, day=format_date(language.proof_date))


def skills(language: LanguageExtract) -> str:
    """„Hören B1, Schreiben A2“: the skills that somebody has looked at."""
    looked_at = (
        (tr("Hören"), language.listening),
        (tr("Lesen"), language.reading),
        (tr("Sprechen"), language.speaking),
        (tr("Schreiben"), language.writing),
    )
    return ", ".join(f"{skill} {label(level)}" for skill, level in looked_at if level is not None)


def _information(snapshot: HandoverSnapshot) -> list[Information]:
    sender = snapshot.association
    lines = [
        Information(
            tr("Unser Zeichen"), " / ".join(filter(None, (snapshot.number, snapshot.case_number)))
        ),
        Information(tr("Begleitung"), snapshot.volunteer),
        _release(snapshot),
        Information(tr("Rückfragen"), telephone(own_phone(snapshot.volunteer_phone, sender))),
        Information(tr("Telefon"), telephone(sender.phone)),
        Information(tr("E-Mail"), mailbox(sender.email)),
    ]
    code = Span(snapshot.answer_code, bold=True, mono=True, size=12.5)
    return [
        *(line for line in lines if line.value),
        Information(tr("Datum"), bold(format_date(snapshot.dated)), set_off=True),
        Information(tr("Antwortcode"), code),
    ]


def _release(snapshot: HandoverSnapshot) -> Information:
    """Return who released the document; those from before there were releases name the lead."""
    if snapshot.is_draft:
        return Information(tr("Freigabe"), tr("steht noch aus"))
    if snapshot.self_approved:
        return Information(tr("Freigabe"), tr("selbst freigegeben"))
    if snapshot.approved_by:
        return Information(tr("Freigabe"), snapshot.approved_by)
    return Information(tr("Leitung"), snapshot.lead)


def _changes(snapshot: HandoverSnapshot) -> list[Flowable]:
    """Return what the recipient, who has a former version, finds new in this one."""
    if snapshot.changes is None:
        return []
    pieces = [told(snapshot.changes)]
    if snapshot.replaces:
        pieces.append(tr("Diese Fassung ersetzt {number}.", number=snapshot.replaces))
    return [paragraph(" ".join(pieces), replace(SMALL, color=INK, after=8))]


def _introduction(snapshot: HandoverSnapshot) -> str:
    if snapshot.purpose is Purpose.STRATEGY:
        return tr(
            "mit diesem Schreiben geben wir weiter, was wir in der Begleitung beobachtet haben. "
            "Es enthält keine Angaben über einzelne Personen."
        )
    return tr(
        "wir begleiten {person} seit dem {day}. Mit diesem Schreiben übergeben wir Ihnen den "
        "aktuellen Stand.",
        person=people.accompanied(snapshot),
        day=format_date(snapshot.accompanied_since),
    )


def _how_to_answer(snapshot: HandoverSnapshot, pages: PageNumbers) -> Text:
    page = pages.anchors.get(SLIP_ANCHOR, pages.total)
    sentence = (
        tr(
            "Für Ihre Antwort genügt der Rückmeldebogen auf Seite {page} – oder ein Anruf mit dem "
            "Antwortcode.",
            page=page,
        )
        if snapshot.association.phone
        else tr("Für Ihre Antwort genügt der Rückmeldebogen auf Seite {page}.", page=page)
    )
    return linked(sentence, tr("Seite {page}", page=page), f"#{SLIP_ANCHOR}")


def _signers(snapshot: HandoverSnapshot) -> list[str]:
    competence = snapshot.volunteer_competence or tr("ehrenamtliche Begleitung")
    signers = [tr("{name}, {role}", name=snapshot.volunteer, role=competence)]
    if snapshot.lead and snapshot.lead != snapshot.volunteer:
        signers.append(tr("{name}, Leitung", name=snapshot.lead))
    return signers


def at_a_glance(snapshot: HandoverSnapshot, row: float = BOX.top) -> list[Flowable]:
    """Return the box with what counts most; nothing where there is nothing to say.

    `row` is the room in points above and below each row.
    """
    rows = [
        ([paragraph(name, CELL_BOLD, Role.HEADER_CELL)], [paragraph(text, CELL, Role.CELL)])
        for name, text in (
            (tr("Person"), marked_part(person_line(snapshot), snapshot, Part.PERSON)),
            (tr("Erreichbar"), marked_part(contact_line(snapshot), snapshot, Part.CONTACT)),
            (tr("Dringend"), marked_part(snapshot.urgent, snapshot, Part.URGENT)),
            (tr("Aufenthalt"), marked_part(_residence(snapshot), snapshot, Part.RESIDENCE)),
            (tr("Sprachen"), marked_part(_languages(snapshot), snapshot, Part.LANGUAGES)),
            (tr("Beruf und Ziel"), marked_part(_work(snapshot), snapshot, Part.WORK)),
            (tr("Stand"), marked_part(_phase(snapshot), snapshot, Part.PHASE)),
        )
        if text
    ]
    if not rows:
        return []
    title = paragraph(tr("Auf einen Blick"), replace(BOX_HEADING, color=WHITE), Role.H2)
    style = replace(BOX, title_fill=PETROL, top=row, bottom=row)
    return [Grid(rows, (93.5, WIDTH - 93.5), style, title=title)]


def person_line(snapshot: people.Told) -> str:
    """Return who it is: names, birth, sex, origin, town; empty where they may not be named."""
    if not people.is_named(snapshot):
        return ""
    person = snapshot.person
    name = isolate(person.name)
    if person.original_name:
        name = f"{name} ({isolate(person.original_name)})"
    origins = [from_country(code) for code in person.nationalities]
    town = tr("wohnt in {town}", town=person.town) if person.town else ""
    born = people.born(person)
    if person.birth_place:
        place = isolate(person.birth_place)
        born = (
            tr("{born} in {place}", born=born, place=place)
            if born
            else tr("geb. in {place}", place=place)
        )
    # „Herr“ in the line above says it already.
    told = _SEX_TOLD.get(person.salutation) is person.sex or person.sex is Sex.NOT_STATED
    sex = "" if told else label(person.sex)
    return ", ".join(filter(None, (name, born, sex, *origins, town)))


def contact_line(snapshot: people.Told) -> str:
    """Return how to reach the person; empty where that may not be told."""
    if DataCategory.CONTACT not in snapshot.included:
        return ""
    person = snapshot.person
    town = f"{person.postal_code} {person.town}".strip() if person.street else ""
    return ", ".join(filter(None, (person.phone, person.email, person.street, town)))


def _residence(snapshot: HandoverSnapshot) -> Text:
    if DataCategory.RESIDENCE not in snapshot.included:
        return ""
    if snapshot.residence is None:
        return snapshot.work_permission
    line = residence_line(snapshot.residence)
    if not snapshot.work_permission:
        return line
    return [*([line] if isinstance(line, str | Span) else line), f"; {snapshot.work_permission}"]


def _languages(snapshot: HandoverSnapshot) -> str:
    if DataCategory.LANGUAGE not in snapshot.included:
        return ""
    known = [language_line(language) for language in snapshot.languages]
    script = snapshot.literacy
    if script in (Literacy.NONE, Literacy.OTHER_SCRIPT):
        known.append(
            tr("schreibt in anderer Schrift")
            if script is Literacy.OTHER_SCRIPT
            else tr("liest und schreibt noch nicht")
        )
    return ", ".join(known)


def language_line(language: LanguageExtract) -> str:
    """„Deutsch B1 (Zertifikat vom 21.11.2025)“, „Arabisch (Erstsprache)“."""
    name = language_name(language.language)
    if language.level is Level.NATIVE:
        return tr("{language} (Erstsprache)", language=name)
    if language.level is Level.NONE:
        return tr("{language}: noch keine Kenntnisse", language=name)
    proof = language_proof(language)
    known = f"{name} {label(language.level)}"
    return f"{known} ({proof})" if proof else known


def _work(snapshot: HandoverSnapshot) -> str:
    if DataCategory.EDUCATION_WORK not in snapshot.included:
        return ""
    goal = tr("Ziel: {goal}", goal=snapshot.goal) if snapshot.goal else ""
    return "; ".join(filter(None, (snapshot.occupation, goal)))


def _phase(snapshot: HandoverSnapshot) -> str:
    phase = snapshot.phase
    if DataCategory.PATHWAY not in snapshot.included or phase is None:
        return ""
    since = [entry.since for entry in snapshot.phases if entry.phase is phase]
    words = tr("Phase {number} von 5, {name}", number=phase.number, name=phase_short(phase))
    return f"{words}, {tr('seit {day}', day=format_date(max(since)))}" if since else words


def requests(snapshot: HandoverSnapshot, above: float = 12) -> list[Flowable]:
    """Return what the recipient is asked for, as a numbered list under its heading.

    `above` is the room in points above the heading.
    """
    if not snapshot.requests:
        return []
    rows: list[Row] = [
        (
            [paragraph(f"{number}.", replace(BODY, align="right"), Role.LABEL)],
            [
                paragraph(
                    marked(_request(request.lead, request.text), snapshot, "requests", number - 1),
                    BODY,
                    Role.LIST_BODY,
                )
            ],
        )
        for number, request in enumerate(snapshot.requests, start=1)
    ]
    style = replace(PLAIN, bottom=2, gutter=5.5)
    return [
        paragraph(tr("Darum bitten wir Sie"), replace(HEADING, before=above), Role.H2),
        Grid(rows, (18, WIDTH - 18), style, role=Role.LIST),
    ]


def _request(lead: str, text: str) -> Text:
    return [Span(f"{lead}: ", bold=True), text] if lead else text


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
