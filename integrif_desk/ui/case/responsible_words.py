"""What „Wer ist zuständig?“ says about offices, answers and papers. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from integrif_desk.domain.residence import ResidenceStatus
from integrif_desk.domain.responsibility.evaluate import Answer, Evaluation
from integrif_desk.domain.responsibility.vocabulary import UNCLEAR, Area, Confidence
from integrif_desk.domain.responsibility_views import CaseResponsibility, Office
from integrif_desk.wording import responsibility as words
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date, relative_day
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import NO_BREAK_SPACE, label

LAWS_SHOWN = 3
URGENT_DAYS, SOON_DAYS, WATCHED_DAYS = 7, 30, 90
"""Days before the end of a paper from which it is shown as urgent, as near, and at all."""

_PURPOSES: dict[Area, str] = {
    Area.WORK: tr("Erlaubnis zur Beschäftigung"),
    Area.JOB_AGENCY: tr("Arbeitsvermittlung"),
    Area.BENEFITS: tr("Lebensunterhalt"),
    Area.INTEGRATION_COURSE: tr("Integrationskurs"),
    Area.VOCATIONAL_LANGUAGE_COURSE: tr("Berufssprachkurs"),
    Area.TRAINING_AID: tr("Förderung der Ausbildung"),
    Area.RECOGNITION_ADVICE: tr("Anerkennung von Abschlüssen"),
    Area.YOUTH_SERVICE: tr("Beratung"),
    Area.RESIDENCE_RULE: tr("Wohnsitzregelung"),
}
_PURPOSES_IF: dict[tuple[Area, str, str], str] = {
    (Area.JOB_AGENCY, "AA_or_JC", "jobcenter"): tr("Arbeitsvermittlung bei Hilfebedürftigkeit"),
    (Area.JOB_AGENCY, "AA_or_JC", "employment_agency"): tr("Arbeitsvermittlung ohne Bedarf"),
    (Area.YOUTH_SERVICE, "both_possible", "youth_migration_service"): tr("Beratung bis 26"),
    (Area.YOUTH_SERVICE, "both_possible", "migration_advice"): tr("Beratung ab 27"),
}
_CONDITIONAL = frozenset({"conditions", "discretion"})


@dataclass(frozen=True, kw_only=True)
class OfficeLine:
    """One office of the panel. `others` are further actors of its kind.

    `warning` says that a rule behind it is uncertain, and who clears it up.
    """

    name: str
    actor_id: UUID | None
    purpose: str
    law: str = ""
    whole_law: str = ""
    others: str = ""
    missing: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One area of the whole answer. `tone` names one of `widgets.chips.Tone`."""

    area: str
    value: str
    confidence: str
    tone: str
    law: str
    checked: str
    note: str
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Watch:
    """How long a paper still lasts; see `AnswerLine` for `tone`."""

    text: str
    icon: str
    tone: str


def office_lines(found: CaseResponsibility, today: date) -> list[OfficeLine]:
    """Return the offices in the order in which they help; the extension of the paper leads."""
    offices = [(one, _purpose(one, found.evaluation)) for one in found.offices]
    if found.extension is not None and found.residence is not None:
        extends, text = found.extension, _extension_words(found.residence, today)
        same = next((pair for pair in offices if pair[0].category is extends.category), None)
        if same is not None:
            offices.remove(same)
            extends = replace(same[0], law=(*extends.law, *same[0].law))
            text = tr("{first}; {others}", first=text, others=same[1])
        offices.insert(0, (extends, text))
    own = found.evaluation.duration.law if found.evaluation.duration is not None else ()
    return [
        replace(_line(one, purpose, own), warning=_warning(one, found.evaluation))
        for one, purpose in offices
    ]


def advice_lines(found: CaseResponsibility) -> list[OfficeLine]:
    """Return who clears up what the rules leave open."""
    return [_line(one, "") for one in found.advice]


def answer_lines(found: Evaluation) -> list[AnswerLine]:
    """Return all areas, and last how long such a paper usually lasts."""
    lines = [_answer(words.AREAS[area], area, one) for area, one in found.answers.items()]
    if found.duration is not None:
        lines.append(_answer(tr("Übliche Dauer des Papiers"), None, found.duration))
    return lines


def reasons(found: CaseResponsibility) -> str:
    """Return why something has to be cleared up, and what else should be known."""
    said = list(words.why(found.evaluation)) if found.evaluation.clarify_with else []
    if found.residence is not None and _has_lapsed(found.residence, found.evaluation.on):
        said.append(
            tr(
                "Das Papier ist abgelaufen und keine Verlängerung eingetragen: Ob die Angaben noch "
                "gelten, sagt die Ausländerbehörde."
            )
        )
    if found.contradictions:
        said.append(words.contradiction(found.contradictions))
    if found.left_out:
        said.append(
            tr(
                "Nicht lesbare Regeln der Leitung zählen nicht: {ids}.",
                ids=", ".join(found.left_out),
            )
        )
    return " ".join(said)


def footer(found: Evaluation) -> str:
    """Return what stands below every answer."""
    return tr(
        "Nach Alter und Status. Orientierung, keine Rechtsberatung. Stand: {day}",
        day=format_date(found.as_of),
    )


def watch(residence: ResidenceStatus | None, today: date) -> Watch | None:
    """Say how long the present paper still lasts, in the last 90 days; None before that."""
    if residence is None or residence.valid_until is None:
        return None
    left = (residence.valid_until - today).days
    if left > WATCHED_DAYS:
        return None
    day = format_date(residence.valid_until)
    near = relative_day(residence.valid_until, today)
    text = (
        tr("Das Papier ist seit dem {day} abgelaufen ({near}).", day=day, near=near)
        if left < 0
        else tr("Das Papier gilt bis {day} ({near}).", day=day, near=near)
    )
    if residence.extension_filed_on is not None:
        filed = format_date(residence.extension_filed_on)
        text += " " + tr("Die Verlängerung ist am {day} beantragt.", day=filed)
    else:
        text += " " + tr("Eine Verlängerung ist noch nicht eingetragen.")
    if left <= URGENT_DAYS:
        return Watch(text=text, icon="warning-circle-fill", tone="overdue")
    tone = "waiting" if left <= SOON_DAYS else "neutral"
    return Watch(text=text, icon="clock-fill", tone=tone)


def law_words(laws: Sequence[str], most: int | None = None) -> str:
    """Return „§ 7 Abs. 1, § 16 SGB II“ with no-break spaces; more than `most` end in „u. a.“."""
    shown = [law.replace(" ", NO_BREAK_SPACE) for law in laws[:most]]
    text = ", ".join(shown)
    return tr("{laws} u.\u00a0a.", laws=text) if most is not None and len(laws) > most else text


def _has_lapsed(paper: ResidenceStatus, on: date) -> bool:
    ended = paper.valid_until is not None and paper.valid_until < on
    return ended and paper.extension_filed_on is None


def _line(office: Office, purpose: str, own: Sequence[str] = ()) -> OfficeLine:
    """Return an office; the law of the paper, `own`, goes without saying beside others."""
    laws = [law for law in office.law if law not in own] or office.law
    first = office.actors[0] if office.actors else None
    return OfficeLine(
        name=isolate(first.name) if first is not None else label(office.category),
        actor_id=first.id if first is not None else None,
        purpose=purpose,
        law=law_words(laws, LAWS_SHOWN),
        whole_law=law_words(office.law),
        others=", ".join(isolate(one.name) for one in office.actors[1:]),
        missing=office.missing,
    )


def _warning(office: Office, found: Evaluation) -> str:
    answers = [found.answers[area] for area in office.areas]
    if not any(one.confidence is Confidence.LOW or one.conflict for one in answers):
        return ""
    return tr("unsicher – {clarify}", clarify=words.clarify(found))


def _purpose(office: Office, found: Evaluation) -> str:
    return ", ".join(_area_words(office, area, found.answers[area].value) for area in office.areas)


def _area_words(office: Office, area: Area, value: str) -> str:
    known = _PURPOSES_IF.get((area, value, office.category.value), _PURPOSES[area])
    return tr("{purpose} (möglich)", purpose=known) if value in _CONDITIONAL else known


def _extension_words(residence: ResidenceStatus, today: date) -> str:
    if residence.extension_filed_on is not None:
        filed = format_date(residence.extension_filed_on)
        return tr("Verlängerung – beantragt am {day}", day=filed)
    assert residence.valid_until is not None
    day = format_date(residence.valid_until)
    if residence.valid_until < today:
        return tr("Verlängerung – Papier abgelaufen am {day}", day=day)
    return tr("Verlängerung – Papier gilt bis {day}", day=day)


def _answer(name: str, area: Area | None, answer: Answer) -> AnswerLine:
    tones = {Confidence.HIGH: "good", Confidence.MEDIUM: "info", Confidence.LOW: "waiting"}
    trust, tone = words.CONFIDENCES[answer.confidence], tones[answer.confidence]
    if answer.value == UNCLEAR and answer.missing:
        # The rows may be certain; „unklar – gesichert“ would still make no sense to anybody.
        trust, tone = tr("Angabe fehlt"), tones[Confidence.LOW]
    return AnswerLine(
        area=name,
        value=answer.value if area is None else words.value_word(area, answer.value),
        confidence=trust,
        tone=tone,
        law=law_words(answer.law),
        checked=tr("Stand {day}", day=format_date(answer.checked_on)),
        note=words.note(answer).replace("§ ", f"§{NO_BREAK_SPACE}"),
        missing=answer.missing,
    )
