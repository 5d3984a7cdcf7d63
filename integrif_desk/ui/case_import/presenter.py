"""What the preview of an import says: each section with name beside text. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.casework.handover_import import (
    Addition,
    ImportChoice,
    ImportPreview,
    Offered,
)
from integrif_desk.casework.handover_import_plan import Taken, TakenNote
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.family import Care, FamilyFacts
from integrif_desk.domain.measure import MeasureFacts
from integrif_desk.domain.person import LanguageFacts, Level, Literacy, PersonFacts, Sex
from integrif_desk.domain.qualification import QualificationFacts
from integrif_desk.domain.received_handover import NotTaken
from integrif_desk.domain.residence import ResidenceFacts
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label, status_choice
from integrif_desk.wording.person_words import reason_words
from integrif_desk.wording.places import country_name, language_name

Rows = tuple[tuple[str, str], ...]
NEW = ""
"""The choice to add a new person."""
_LONGEST = 280
_MOST_ROWS = 60
_FIELDS = {
    "given_names": tr("Vornamen"),
    "surname": tr("Nachname"),
    "original_name": tr("In eigener Schrift"),
    "salutation": tr("Anrede"),
    "birth_date": tr("Geburtsdatum"),
    "sex": tr("Geschlecht"),
    "birth_place": tr("Geburtsort"),
    "nationalities": tr("Staatsangehörigkeit"),
    "street": tr("Straße"),
    "postal_code": tr("Postleitzahl"),
    "town": tr("Wohnort"),
    "phone": tr("Telefon"),
    "email": tr("E-Mail"),
    "literacy": tr("Lesen, Schreiben"),
    "competences": tr("Kompetenzen"),
    "childcare_needed": tr("Kinderbetreuung"),
    "availability": tr("Verfügbar"),
    "work_limitations": tr("Rücksichten"),
    "residence": tr("Aufenthaltspapier"),
    "languages": tr("Sprachen"),
    "family": tr("Familie"),
}
_WHY = {
    NotTaken.CONSENTS: tr("gelten nur für den Absender und seinen Empfänger"),
    NotTaken.REPLY: tr("dem Absender antworten Sie auf dem PDF"),
    NotTaken.REFERRAL_ANSWERS: tr(
        "gehen an den Absender; im Verlauf steht, was bisher bekannt ist"
    ),
    NotTaken.KNOWN_FINDINGS: tr("steht hier schon"),
    NotTaken.IMPOSSIBLE: tr("können so nicht stimmen"),
    NotTaken.UNKNOWN_KEYS: tr("kennt erst eine neuere Programmfassung"),
    NotTaken.ON_FILE: tr("bleiben, wie sie sind"),
}


@dataclass(frozen=True)
class SectionWords:
    """One panel of the preview."""

    title: str
    icon: str
    rows: Rows


def parts(offered: Sequence[Offered]) -> tuple[tuple[int, str], ...]:
    """Return the cases that a file would add, by number: „3  Yonas Tesfay – schon angelegt“."""
    return tuple(
        (one.case, _part(one.case, one.preview)) for one in offered if one.preview is not None
    )


def _part(case: int, preview: ImportPreview) -> str:
    told = tr("{n}  {name}", n=case, name=isolate(preview.snapshot.person.name))
    return tr("{case} – schon angelegt", case=told) if preview.known else told


def first_part(offered: Sequence[Offered]) -> int:
    """Return the first case that can be added; where all have been, the first."""
    previews = [one for one in offered if one.preview is not None]
    new = [one for one in previews if one.preview is not None and one.preview.known is None]
    return (new or previews)[0].case


def is_left(offered: Sequence[Offered]) -> bool:
    """Tell whether one of the cases in a file can still be added."""
    return any(one.preview is not None and one.preview.known is None for one in offered)


def refused(offered: Sequence[Offered]) -> str:
    """Return which cases of a file cannot be added, and why."""
    return " ".join(
        tr("Fall {n}: {why}", n=one.case, why=sentence(one.refusal))
        for one in offered
        if one.refusal is not None
    )


def head(preview: ImportPreview) -> str:
    """Return „Übergabe Ü-26-031, Fassung 2, vom 10.03.2026 · Bodebrücke e. V. · …“."""
    told = preview.snapshot
    return " · ".join(
        (
            tr(
                "Übergabe {number}, Fassung {issue}, vom {day}",
                number=isolate(told.number),
                issue=told.version,
                day=format_date(told.dated),
            ),
            isolate(told.association.name),
            label(told.purpose),
        )
    )


def hint(preview: ImportPreview) -> str:
    """Return what one should know first: done already, another issue, whose consent it is."""
    if preview.known is not None:
        return tr(
            "Aus dieser Übergabe ist am {day} der Fall {number} angelegt worden.",
            day=format_date(preview.known.received.created_at.astimezone()),
            number=preview.known.case_number,
        )
    if preview.earlier:
        return tr(
            "Aus einer anderen Fassung dieser Übergabe gibt es hier schon den Fall {number}. "
            "Ein weiterer ändert nichts an ihm.",
            number=preview.earlier[-1].case_number,
        )
    if preview.snapshot.is_sample:
        return tr("Diese Übergabe ist ein Muster mit erfundenen Angaben.")
    return tr(
        "Die Einwilligung der Person gilt nur für den Absender. Die erste Wiedervorlage des neuen "
        "Falls ist deshalb, eine eigene einzuholen. Nichts, was hier schon steht, wird "
        "überschrieben."
    )


def people(preview: ImportPreview) -> Rows:
    """Return whose case it can become, value beside words: a new person's, or that of somebody
    alike on file."""
    new = tr("neue Person: {name}", name=isolate(preview.taken.person.display_name))
    known = (
        (
            str(one.person_id),
            tr(
                "weiterer Fall von {name} ({number})",
                name=isolate(one.name),
                number=one.case_number,
            ),
        )
        for one in preview.candidates
    )
    return ((NEW, new), *known)


def likeness(preview: ImportPreview, chosen: str | None) -> str:
    """Return why somebody on file may be the same; nothing for a new person."""
    for one in preview.candidates:
        if str(one.person_id) == chosen:
            return reason_words(one.reasons)
    return ""


def choice_of(preview: ImportPreview, chosen: str, owner_id: UUID | None = None) -> ImportChoice:
    """Return the choice behind an option of `people`."""
    ids = {str(one.person_id): one.person_id for one in preview.candidates}
    return ImportChoice(person_id=ids.get(chosen), owner_id=owner_id)


def sections(
    preview: ImportPreview, addition: Addition, choice: ImportChoice
) -> tuple[SectionWords, ...]:
    """Return what would be added, section by section; what is empty has none."""
    taken = addition.taken
    is_new = choice.person_id is None
    added = None if is_new else addition.added
    everything = (
        SectionWords(
            tr("Person") if is_new else tr("Person: wird ergänzt"),
            "user",
            person_rows(taken.person, added),
        ),
        SectionWords(
            tr("Aufenthaltspapier"), "identification-card", _residence_rows(taken.residence)
        ),
        SectionWords(tr("Sprachen"), "translate", tuple(map(_language_row, taken.languages))),
        SectionWords(tr("Bildung, Arbeit und Ziel"), "path", _work_rows(taken)),
        SectionWords(tr("Familie"), "users", tuple(map(_family_row, taken.family))),
        SectionWords(tr("Phasen und Maßnahmen"), "flag", _way_rows(taken, preview)),
        SectionWords(tr("Verlauf – nur intern"), "note-pencil", _history_rows(taken)),
        SectionWords(
            tr("Wiedervorlagen"),
            "calendar-check",
            tuple((format_date(one.due_on), one.task) for one in taken.tasks),
        ),
        SectionWords(
            tr("Praxiswissen"),
            "lightbulb",
            tuple((label(one.lesson) if one.lesson else "", one.text) for one in taken.findings),
        ),
    )
    return tuple(
        replace(section, rows=_few(section.rows)) for section in everything if section.rows
    )


def left_out(preview: ImportPreview, addition: Addition) -> Rows:
    """Return what stays out, and of what kind it is."""
    rows = [(label(what), _reason(what, names)) for what, names in preview.not_taken]
    if addition.stays:
        stays = tuple(_FIELDS[field] for field in addition.stays)
        rows.append((label(NotTaken.ON_FILE), _reason(NotTaken.ON_FILE, stays)))
    return tuple(rows)


def person_rows(person: PersonFacts, only: tuple[str, ...] | None) -> Rows:
    """Return what is told of the person, or the fields `only` of it."""
    care = {True: tr("wird gebraucht"), False: tr("wird nicht gebraucht"), None: ""}
    texts = {
        "given_names": person.given_names,
        "surname": person.surname,
        "original_name": person.original_name,
        "birth_date": _born(person),
        "sex": label(person.sex) if person.sex is not Sex.NOT_STATED else "",
        "birth_place": person.birth_place,
        "nationalities": ", ".join(map(country_name, person.nationalities)),
        "street": person.street,
        "postal_code": person.postal_code,
        "town": person.town,
        "phone": person.phone,
        "email": person.email,
        "literacy": label(person.literacy) if person.literacy is not Literacy.UNKNOWN else "",
        "childcare_needed": care[person.childcare_needed],
        "availability": person.availability,
        "work_limitations": person.work_limitations,
    }
    return tuple(
        (_FIELDS[field], text)
        for field, text in texts.items()
        if text and (only is None or field in only)
    )


def _few(rows: Rows) -> Rows:
    """Return so many rows as somebody reads; how many more there are is said."""
    if len(rows) <= _MOST_ROWS:
        return rows
    more = tr("und {n} weitere", n=len(rows) - _MOST_ROWS)
    return (*rows[:_MOST_ROWS], ("", more))


def _born(person: PersonFacts) -> str:
    if person.birth_date is None:
        return ""
    if person.birth_year_only:
        return tr("{year}, nur das Jahr ist bekannt", year=person.birth_date.year)
    day = format_date(person.birth_date)
    return tr("{day}, geschätzt", day=day) if person.birth_date_estimated else day


def _residence_rows(told: ResidenceFacts | None) -> Rows:
    if told is None:
        return ()
    filed = told.extension_filed_on
    return _told(
        (tr("Papier"), status_choice(told.kind)),
        (tr("Wortlaut"), told.wording),
        (tr("Gültig bis"), _day(told.valid_until)),
        (tr("Verlängerung"), tr("beantragt am {day}", day=_day(filed)) if filed else ""),
        (tr("Arbeit"), told.work_permission),
    )


def _language_row(told: LanguageFacts) -> tuple[str, str]:
    level = tr("keine") if told.level is Level.NONE else label(told.level)
    proof = isolate(told.proof)
    if told.proof_date is not None:
        proof = tr("{proof} vom {day}", proof=proof, day=format_date(told.proof_date))
    return language_name(told.language), _joined(level, proof.strip())


def _work_rows(taken: Taken) -> Rows:
    return (
        *map(_qualification_row, taken.qualifications),
        *_told(
            (tr("Kompetenzen"), ", ".join(map(isolate, taken.person.competences))),
            (tr("Werdegang"), _short(taken.background)),
            (tr("Zielberuf"), taken.occupation),
            (tr("Ziel"), _short(taken.goal)),
        ),
    )


def _qualification_row(told: QualificationFacts) -> tuple[str, str]:
    years = "–".join(str(year) if year else "" for year in (told.from_year, told.to_year))
    country = country_name(told.country) if told.country else ""
    return label(told.kind), _joined(
        isolate(told.title), isolate(told.place), country, years.strip("–") and years
    )


def _family_row(told: FamilyFacts) -> tuple[str, str]:
    born = tr("geboren {year}", year=told.birth_year) if told.birth_year else ""
    return label(told.relation), _joined(
        born, label(told.care) if told.care is not Care.UNKNOWN else ""
    ) or tr("ohne weitere Angaben")


def _way_rows(taken: Taken, preview: ImportPreview) -> Rows:
    phases = tuple(
        (label(one.phase), tr("seit {day}", day=format_date(one.since))) for one in taken.phases
    )
    return (*phases, *(_measure_row(one, preview) for one in taken.measures))


def _measure_row(told: MeasureFacts, preview: ImportPreview) -> tuple[str, str]:
    actor = preview.actor_names.get(told.actor_id, "") if told.actor_id else ""
    days = " – ".join(_day(day) for day in (told.starts_on, told.ends_on) if day)
    return label(told.kind), _joined(
        isolate(told.title), label(told.state), isolate(actor), days, isolate(_short(told.result))
    )


def _history_rows(taken: Taken) -> Rows:
    contacts = (*taken.notes, *taken.referrals, *taken.lessons)
    listed = sorted(contacts, key=lambda note: note.on, reverse=True)
    return tuple(_note_row(note) for note in (taken.receipt, *listed))


def _note_row(note: TakenNote) -> tuple[str, str]:
    day = format_date(note.on)
    lesson = {Lesson.HELPED: tr("hat geholfen"), Lesson.DID_NOT_HELP: tr("hat nicht geholfen")}
    named = _joined(day, lesson[note.lesson]) if note.lesson else day
    return named, _short(note.text)


def _reason(what: NotTaken, names: tuple[str, ...]) -> str:
    if not names or what is NotTaken.CONSENTS:
        return _WHY[what]
    return tr("{why}: {names}", why=_WHY[what], names=_list(names))


def _list(names: Iterable[str]) -> str:
    return _short(", ".join(map(isolate, names)))


def _short(text: str) -> str:
    one_line = " · ".join(" ".join(each.split()) for each in text.splitlines() if each.strip())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[: _LONGEST - 1]}…"


def _told(*rows: tuple[str, str]) -> Rows:
    return tuple(row for row in rows if row[1])


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return format_date(day) if day is not None else ""
