"""The words of a case page's header: age, paper, languages, next step, state of the case."""

from dataclasses import dataclass
from datetime import date

from integrif_desk.domain.case import CaseOutcome, CaseState, Phase
from integrif_desk.domain.case_views import CaseMark
from integrif_desk.domain.follow_up import TaskOwner
from integrif_desk.domain.person import LanguageLevel, Level, Person
from integrif_desk.domain.referral import UNANSWERED_STATES
from integrif_desk.domain.residence import EXPIRES_SOON, ResidenceStatus
from integrif_desk.domain.views import CaseDetail, FollowUpRow
from integrif_desk.wording import labels
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date, format_weekday, format_weekday_year, since
from integrif_desk.wording.follow_up_words import (
    delegated_words,
    remark_words,
    rhythm_words,
    short_name,
)
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.places import country_name, language_name
from integrif_desk.wording.proposals import addressed

_SHOWN_LANGUAGES = 3
GERMAN = "de"


@dataclass(frozen=True)
class Fact:
    """What a chip says; `tone` is the name of a `Tone`."""

    text: str
    tone: str = "neutral"
    icon: str = ""


def others_words(others: int) -> str:
    """Return what leads over to the other cases of a person."""
    return tr_n("Weiterer Fall derselben Person:", "Weitere Fälle derselben Person:", others)


def this_case_words(detail: CaseDetail) -> str:
    """Return what tells this case from the others of the person, beside its number and state."""
    return tr(
        "Dieser: eröffnet am {day}, Begleitung {name}",
        day=format_date(detail.case.opened_on),
        name=isolate(detail.owner_name),
    )


def other_case_words(mark: CaseMark) -> str:
    """Return „F-26-014 (abgeschlossen)“, the words of the link to another case of a person."""
    return f"{mark.number} ({labels.label(mark.state)})"


def left_open_words(detail: CaseDetail) -> str:
    """Return „2 offene Aufgaben, 1 Verweisung ohne Antwort bleiben stehen …“ for a case that is to
    be closed; nothing where nothing is open.

    A task that only waits for an answer counts with its referral.
    """
    asked = {row.id for row in detail.referrals if row.state in UNANSWERED_STATES}
    tasks = sum(row.referral_id not in asked for row in detail.follow_ups)
    parts = (
        tr_n("{n} offene Aufgabe", "{n} offene Aufgaben", tasks) if tasks else "",
        tr_n("{n} Verweisung ohne Antwort", "{n} Verweisungen ohne Antwort", len(asked))
        if asked
        else "",
    )
    what = ", ".join(part for part in parts if part)
    if not what:
        return ""
    return tr_n(
        "{what} bleibt stehen. Unter „Heute“ erscheint sie nicht mehr.",
        "{what} bleiben stehen. Unter „Heute“ erscheinen sie nicht mehr.",
        tasks + len(asked),
        what=what,
    )


def step_names() -> tuple[str, ...]:
    """Return the words of the stepper."""
    return tuple(
        labels.phase_short(phase) if phase is Phase.QUALIFICATION else labels.label(phase)
        for phase in Phase
    )


def person_fact(person: Person, today: date) -> Fact:
    """Return „34 Jahre, Syrien“; what is not known is left out."""
    parts = [age_words(person, today), *(country_name(code) for code in person.nationalities)]
    text = ", ".join(part for part in parts if part)
    return Fact(text or tr("Alter und Herkunft nicht erfasst"), icon="user")


def age_words(person: Person, today: date) -> str:
    """Return „34 Jahre“, „etwa 34 Jahre“ where the date is a guess, or nothing."""
    age = person.age_on(today)
    if age is None:
        return ""
    if person.birth_year_only or person.birth_date_estimated:
        return tr("etwa {age} Jahre", age=age)
    return tr_n("{n} Jahr", "{n} Jahre", age)


def residence_fact(residence: ResidenceStatus | None, today: date) -> Fact:
    """Return the paper with its end; it warns 90 days ahead."""
    if residence is None:
        return Fact(tr("Aufenthaltspapier nicht erfasst"), icon="identification-card")
    paper = residence.wording or labels.label(residence.kind)
    until, filed = residence.valid_until, residence.extension_filed_on
    if until is None:
        return Fact(paper, icon="identification-card")
    day = format_date(until)
    if until < today and not filed:
        text = tr("{paper} – abgelaufen am {day}", paper=paper, day=day)
        return Fact(text, "overdue", "warning-circle-fill")
    if filed:
        text = tr("{paper} – bis {day}, Verlängerung beantragt", paper=paper, day=day)
        return Fact(text, "waiting", "clock-fill")
    text = tr("{paper} – bis {day}", paper=paper, day=day)
    if until - today <= EXPIRES_SOON:
        return Fact(text, "waiting", "clock-fill")
    return Fact(text, icon="identification-card")


def language_fact(languages: tuple[LanguageLevel, ...]) -> Fact:
    """Return „Deutsch B1, Arabisch“, German first."""
    if not languages:
        return Fact(tr("Sprachen nicht erfasst"), icon="translate")
    ordered = sorted(languages, key=lambda level: level.language != GERMAN)
    shown = ", ".join(language_words(level) for level in ordered[:_SHOWN_LANGUAGES])
    more = len(ordered) - _SHOWN_LANGUAGES
    if more > 0:
        shown = tr_n("{shown} und eine weitere", "{shown} und {n} weitere", more, shown=shown)
    return Fact(shown, icon="translate")


def language_words(level: LanguageLevel) -> str:
    """Return „Deutsch B1“; a first language is just named."""
    name = language_name(level.language)
    if level.level is Level.NATIVE:
        return name
    if level.level is Level.NONE:
        return tr("noch kein {language}", language=name)
    return f"{name} {labels.label(level.level)}"


def due_words(row: FollowUpRow, today: date) -> str:
    """Return „bis Do, 19.03.2026“, or since when it is overdue."""
    if row.due_on < today:
        return tr("{day} – {since}", day=format_weekday(row.due_on), since=since(row.due_on, today))
    return tr("bis {day}", day=format_weekday_year(row.due_on))


def next_step(detail: CaseDetail) -> FollowUpRow | None:
    """Return the open follow-up that comes first."""
    return min(detail.follow_ups, key=lambda row: row.due_on, default=None)


def owed_by_words(row: FollowUpRow, person: Person) -> str:
    """Return who has to act: „H. Brandt“, „Herr Al-Ahmad“, or the actor."""
    if row.owed_by is TaskOwner.PERSON:
        return addressed(person)
    if row.owed_by is TaskOwner.ACTOR:
        return row.actor_name
    return short_name(row.owner_name)


def step_note(row: FollowUpRow) -> str:
    """Return „jede Woche · Bibliothek · von H. Brandt übergeben“ and below it what was remarked,
    what there is of it."""
    parts = (rhythm_words(row.recurs, row.recurs_until), row.place, delegated_words(row))
    about = " · ".join(part for part in parts if part)
    return "\n".join(line for line in (about, remark_words(row)) if line)


def state_sentence(detail: CaseDetail) -> str:
    """Say why nothing can be entered, or that the case rests; empty for an open case."""
    case = detail.case
    day = format_date(case.state_since or case.opened_on)
    if case.state is CaseState.CLOSED:
        return tr(
            "Der Fall ist seit {day} abgeschlossen: {reason}. Sie können alles lesen; zum "
            "Eintragen öffnen Sie ihn wieder.",
            day=day,
            # The sentence beside the outcome may be left out.
            reason=case.state_reason.rstrip(".") or labels.label(case.outcome or CaseOutcome.OTHER),
        )
    if case.state is CaseState.PAUSED:
        return tr(
            "Der Fall ruht seit {day}: {reason}.", day=day, reason=case.state_reason.rstrip(".")
        )
    return ""
