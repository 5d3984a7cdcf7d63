"""How findings read, and what their editor holds and asks for. Knows no Qt."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeVar
from uuid import UUID

from integrif_desk.domain.actor import ActorCategory
from integrif_desk.domain.contact_note import Lesson
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.finding_views import (
    FindingCounts,
    FindingDetail,
    FindingHint,
)
from integrif_desk.domain.practice_finding import (
    Evidence,
    EvidenceFacts,
    EvidenceKind,
    FindingCategory,
    FindingFacts,
    FindingLevel,
    FindingState,
    Perspective,
    PracticeFinding,
)
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import label

STATE_LOOKS = {
    FindingState.OPEN: ("neutral", "circle"),
    FindingState.HANDED_OVER: ("info", "paper-plane-tilt-fill"),
    FindingState.TAKEN_UP: ("accent", "arrow-circle-right-fill"),
    FindingState.DONE: ("good", "check-circle-fill"),
}
KIND_ICONS = {
    EvidenceKind.INTERVIEW: "microphone",
    EvidenceKind.WRITTEN_FEEDBACK: "pencil-line",
    EvidenceKind.CASE_OBSERVATION: "eye",
}
PERSPECTIVE_LOOKS = {
    Perspective.VOLUNTEER: ("neutral", "user"),
    Perspective.PROFESSIONAL: ("info", "buildings"),
}
LESSON_LOOKS = {
    Lesson.HELPED: ("good", "check-circle-fill"),
    Lesson.DID_NOT_HELP: ("waiting", "warning-fill"),
    None: ("neutral", "lightbulb"),
}
DETAILS = {
    EvidenceKind.INTERVIEW: tr("&Zeitmarke, zum Beispiel 00:42:10"),
    EvidenceKind.WRITTEN_FEEDBACK: tr("&Herkunft, zum Beispiel Rückmeldebogen"),
    EvidenceKind.CASE_OBSERVATION: tr("&Umfang, zum Beispiel 6 Fälle"),
}
LABELS = {
    "category_id": tr("Thema"),
    "claim": tr("Feststellung"),
    "suggestion": tr("Vorschlag zur Verbesserung"),
    "level": tr("Ebene"),
    "lesson": tr("Erfahrung"),
    "actor_id": tr("Betrifft Akteur"),
    "actor_category": tr("Betrifft alle dieser Art"),
}
_FIRST_CLAIM = 200
# The next word begins with a capital or is masked, or nothing follows.
_SENTENCE_END = re.compile(r"[.?!](?= [^\W\d_a-zäöüß]| \[|$)")
_SHORT_FORMS = frozenset(
    ("tel", "nr", "str", "ca", "bzw", "z", "b", "dr", "prof", "fr", "hr", "ggf", "evtl", "abs")
)
EnumT = TypeVar("EnumT", bound=Enum)


def head_words(counts: FindingCounts) -> str:
    """„38 Feststellungen aus 61 Fällen und 9 Interviews“."""
    if not counts.total:
        return ""
    found = finding_words(counts.total)
    cases = tr_n("aus einem Fall", "aus {n} Fällen", counts.cases) if counts.cases else ""
    interviews = tr_n("einem Interview", "{n} Interviews", counts.interviews)
    if cases and counts.interviews:
        return tr(
            "{found} {cases} und {interviews}", found=found, cases=cases, interviews=interviews
        )
    if counts.interviews:
        return tr("{found} aus {interviews}", found=found, interviews=interviews)
    return f"{found} {cases}".strip()


def finding_words(count: int) -> str:
    """„8 Feststellungen“."""
    return tr_n("{n} Feststellung", "{n} Feststellungen", count)


def evidence_words(evidence: Sequence[Evidence]) -> str:
    """„4, davon 1 aus dem Hauptamt“."""
    if not evidence:
        return tr("noch keine")
    official = sum(each.perspective is Perspective.PROFESSIONAL for each in evidence)
    if not official:
        return tr("{n}, Hauptamt fehlt", n=len(evidence))
    if official == len(evidence):
        return tr("{n}, Ehrenamt fehlt", n=len(evidence))
    return tr("{n}, davon {official} aus dem Hauptamt", n=len(evidence), official=official)


def evidence_meta(evidence: EvidenceFacts) -> str:
    """„15.01.2026, 00:42:10“; where a paper came from stands before its day."""
    known = (day for day in (evidence.dated, evidence.dated_until) if day is not None)
    days = "–".join(format_date(day) for day in known)
    if evidence.kind is EvidenceKind.WRITTEN_FEEDBACK:
        return " ".join(part for part in (evidence.detail, days) if part)
    return ", ".join(part for part in (days, evidence.detail) if part)


def quoted(evidence: EvidenceFacts) -> str:
    """Return the words in quotation marks; an observation is nobody's speech."""
    if evidence.kind is EvidenceKind.CASE_OBSERVATION or evidence.quote.startswith("„"):
        return evidence.quote
    return tr("„{words}“", words=evidence.quote)


def author_words(detail: FindingDetail) -> str:
    """„erfasst von Helga Brandt, 19.01.2026“."""
    day = format_date(detail.finding.created_at.astimezone().date())
    return tr("erfasst von {name}, {day}", name=detail.author, day=day)


def handed_words(detail: FindingDetail) -> str:
    """„am 12.02.2026 an Koordinierungsstelle“, behind the link to the handover."""
    if detail.handed_over_on is None:
        return ""
    return tr(
        "am {day} an {recipient}",
        day=format_date(detail.handed_over_on),
        recipient=detail.handed_over_to,
    )


def response_words(finding: PracticeFinding) -> str:
    """„Rückmeldung vom 27.02.2026: „Wird für Herbst geplant.““, single quotation marks inside."""
    if not finding.response:
        return ""
    words = finding.response.replace("„", "‚").replace("“", "‘")
    if finding.state_since is None:
        return tr("Rückmeldung: „{words}“", words=words)
    return tr("Rückmeldung vom {day}: „{words}“", day=format_date(finding.state_since), words=words)


def hint_source(hint: FindingHint) -> str:
    """„SP-04 – Interview, Fallbeobachtung – Ehrenamt, Hauptamt“, the line below a hint."""
    return " – ".join(part for part in (hint.number, rests_on(hint)) if part)


def rests_on(hint: FindingHint) -> str:
    """„Interview, Fallbeobachtung – Ehrenamt, Hauptamt“."""
    kinds = ", ".join(label(kind) for kind in hint.kinds)
    voices = ", ".join(label(each) for each in hint.perspectives)
    return " – ".join(part for part in (kinds, voices) if part)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, to begin a claim with."""
    line = " ".join(text.split())
    for found in _SENTENCE_END.finditer(line):
        before = re.split(r"[\s(]", line[: found.start()])[-1]
        # „am 12.“ and „Tel.“ end no sentence.
        if found[0] != "." or not (before.isdigit() or before.casefold() in _SHORT_FORMS):
            line = line[: found.end()]
            break
    return line if len(line) <= _FIRST_CLAIM else ""


@dataclass(frozen=True)
class FindingInput:
    """What stands in the editor."""

    category_id: UUID | None = None
    claim: str = ""
    suggestion: str = ""
    lesson: Lesson | None = None
    level: FindingLevel | None = None
    actor_id: UUID | None = None
    actor_category: ActorCategory | None = None

    @classmethod
    def of(cls, finding: FindingFacts) -> "FindingInput":
        """Return the editor's content for a finding."""
        return cls(
            finding.category_id,
            finding.claim,
            finding.suggestion,
            finding.lesson,
            finding.level,
            finding.actor_id,
            finding.actor_category,
        )

    def as_draft(self) -> dict[str, str]:
        """Return the values for `casework.draft.keep`."""
        return {
            "claim": self.claim,
            "suggestion": self.suggestion,
            "category_id": str(self.category_id or ""),
            "actor_id": str(self.actor_id or ""),
            **{
                name: member.value if member is not None else ""
                for name, member in (
                    ("lesson", self.lesson),
                    ("level", self.level),
                    ("actor_category", self.actor_category),
                )
            },
        }

    @classmethod
    def from_draft(cls, kept: Mapping[str, str]) -> "FindingInput":
        """Return the editor's content as it was kept; what is unknown by now is left out."""
        return cls(
            _id(kept.get("category_id", "")),
            kept.get("claim", ""),
            kept.get("suggestion", ""),
            member(Lesson, kept.get("lesson", "")),
            member(FindingLevel, kept.get("level", "")),
            _id(kept.get("actor_id", "")),
            member(ActorCategory, kept.get("actor_category", "")),
        )


def read_finding(entered: FindingInput) -> tuple[FindingFacts | None, dict[str, str]]:
    """Return the finding as entered, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    if not entered.claim.strip():
        errors["claim"] = tr("Bitte schreiben Sie in einem Satz, was Sie festgestellt haben.")
    if entered.category_id is None:
        errors["category_id"] = tr("Bitte wählen Sie ein Thema.")
    if errors or entered.category_id is None:
        return None, errors
    return (
        FindingFacts(
            category_id=entered.category_id,
            claim=entered.claim,
            suggestion=entered.suggestion,
            lesson=entered.lesson,
            level=entered.level,
            actor_id=entered.actor_id,
            actor_category=entered.actor_category,
        ),
        {},
    )


def changed(finding: PracticeFinding, entered: FindingFacts) -> PracticeFinding:
    """Return the finding with what was entered; its case stays. Raises `FieldError`."""
    return replace(finding, **{**vars(entered), "case_id": finding.case_id})


def same_words(one: PracticeFinding, other: PracticeFinding) -> bool:
    """Tell whether two versions hold the same content, whatever their state."""
    return FindingInput.of(one) == FindingInput.of(other)


def spelled(
    finding: PracticeFinding,
    categories: Sequence[FindingCategory],
    actor_names: Mapping[UUID, str],
) -> tuple[tuple[str, str], ...]:
    """Return every value with its label, to compare two versions."""
    themes = {each.id: each.label for each in categories}
    actor = actor_names.get(finding.actor_id, tr("gewählt")) if finding.actor_id else ""
    return (
        (LABELS["category_id"], themes.get(finding.category_id, "")),
        (LABELS["claim"], finding.claim),
        (LABELS["suggestion"], finding.suggestion),
        (LABELS["level"], label(finding.level) if finding.level else ""),
        (LABELS["lesson"], label(finding.lesson) if finding.lesson else ""),
        (LABELS["actor_id"], actor),
        (
            LABELS["actor_category"],
            label(finding.actor_category) if finding.actor_category else "",
        ),
        (tr("Stand"), label(finding.state)),
        (tr("Rückmeldung"), finding.response),
    )


@dataclass(frozen=True)
class EvidenceInput:
    """What stands in the form of a piece of evidence; days as typed."""

    kind: EvidenceKind = EvidenceKind.INTERVIEW
    perspective: Perspective = Perspective.VOLUNTEER
    quote: str = ""
    dated: str = ""
    dated_until: str = ""
    detail: str = ""

    @classmethod
    def of(cls, evidence: EvidenceFacts) -> "EvidenceInput":
        """Return the form's content for a piece of evidence."""
        return cls(
            evidence.kind,
            evidence.perspective,
            evidence.quote,
            format_date(evidence.dated) if evidence.dated else "",
            format_date(evidence.dated_until) if evidence.dated_until else "",
            evidence.detail,
        )

    def as_draft(self) -> dict[str, str]:
        """Return the values for `casework.draft.keep`."""
        kept = {name: str(value) for name, value in vars(self).items()}
        return {**kept, "kind": self.kind.value, "perspective": self.perspective.value}

    @classmethod
    def from_draft(cls, kept: Mapping[str, str]) -> "EvidenceInput":
        """Return the form's content as it was kept."""
        texts = {name: kept.get(name, "") for name in ("quote", "dated", "dated_until", "detail")}
        return cls(
            member(EvidenceKind, kept.get("kind", "")) or EvidenceKind.INTERVIEW,
            member(Perspective, kept.get("perspective", "")) or Perspective.VOLUNTEER,
            **texts,
        )


def read_evidence(
    entered: EvidenceInput, today: date
) -> tuple[EvidenceFacts | None, dict[str, str]]:
    """Return the evidence as entered, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    if not entered.quote.strip():
        errors["quote"] = sentence(FieldError(ErrorCode.FIELD_REQUIRED, "quote"))
    days: dict[str, date | None] = {"dated": None, "dated_until": None}
    typed = {"dated": entered.dated, "dated_until": entered.dated_until}
    if entered.kind is not EvidenceKind.CASE_OBSERVATION:
        typed["dated_until"] = ""
    for name, text in typed.items():
        try:
            if text.strip():
                days[name] = parse_date(text, today, name)
        except FieldError as error:
            errors[name] = sentence(error)
    if errors:
        return None, errors
    return (
        EvidenceFacts(
            kind=entered.kind,
            perspective=entered.perspective,
            quote=entered.quote,
            dated=days["dated"],
            dated_until=days["dated_until"],
            detail=entered.detail,
        ),
        {},
    )


def spelled_evidence(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """Return every value with its label, to compare two versions."""
    return (
        (tr("Art"), label(evidence.kind)),
        (tr("Perspektive"), label(evidence.perspective)),
        (tr("Beleg"), evidence.quote),
        (tr("Herkunft"), evidence_meta(evidence)),
    )


def member(kind: type[EnumT], value: str) -> EnumT | None:
    """Return the member of an enum that a draft names; None for one that is gone."""
    return next((each for each in kind if each.value == value), None)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
