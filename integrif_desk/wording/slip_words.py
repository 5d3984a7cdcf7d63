"""What a returned slip says, and what stands in its way, in the words of screen and console."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from integrif_desk.domain.errors import ErrorCode
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason, ReferralState
from integrif_desk.domain.returned_slip import Problem, SlipAnswer, Trouble
from integrif_desk.domain.slip_receipt import RecommendationAnswer, SlipReceipt
from integrif_desk.domain.slip_standing import CurrentAnswer, NearCode, Remark, SlipFacts, SlipState
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

_FIELDS: Final = {
    "code": tr("Antwortcode"),
    "fassung": tr("Fassung"),
    "pruefwert": tr("Prüfwert"),
    "entscheidung": tr("Entscheidung"),
    "ab_datum": tr("Übernahme ab"),
    "grund": tr("Grund"),
    "name": tr("Name"),
    "funktion": tr("Funktion"),
    "telefon": tr("Telefon"),
    "email": tr("E-Mail"),
    "schritt": tr("Nächster Schritt"),
    "schritt_datum": tr("Bis wann"),
    "datum": tr("Datum"),
}
_SAID: Final = {
    SlipAnswer.YES: tr("greifen wir auf"),
    SlipAnswer.QUESTION: tr("haben Rückfragen"),
    SlipAnswer.NO: tr("nicht umsetzbar"),
}


def field_name(field: str) -> str:
    """Return what a field of the form asks for: „Übernahme ab“, „Text zu C3“, „Empfehlung 2“."""
    if field in _FIELDS:
        return _FIELDS[field]
    if field.startswith("grund_text_"):
        return tr("Text zu {reason}", reason=field.removeprefix("grund_text_"))
    if field.startswith("empf_"):
        return tr("Empfehlung {number}", number=field.removeprefix("empf_"))
    return tr("Feld „{name}“", name=field)


def said_words(said: SlipAnswer) -> str:
    """Return „greifen wir auf“, as it stands on the slip."""
    return _SAID[said]


def answer_words(
    decision: Decision | None, reason: DeclineReason | None, expected_on: date | None
) -> str:
    """Return „B – übernimmt später, ab 01.04.2026“, „C3 – kann nicht übernehmen: Unterlagen …“."""
    if decision is None:
        return tr("keine Antwort")
    if decision is Decision.C and reason is not None:
        return tr(
            "{code} – {decision}: {reason}",
            decision=label(decision),
            code=reason.value,
            reason=label(reason),
        )
    if decision is Decision.B and expected_on is not None:
        return tr(
            "{code} – {decision}, ab {day}",
            code=decision.value,
            decision=label(decision),
            day=format_date(expected_on),
        )
    return tr("{code} – {decision}", code=decision.value, decision=label(decision))


def current_words(current: CurrentAnswer) -> str:
    """Return the answer that stands at the desk, with its day and how it was learned."""
    words = answer_words(current.decision, current.reason, current.expected_on)
    if current.answered_on is None or current.learned_by is None:
        return words
    return tr(
        "{answer} (vom {day}, {source})",
        answer=words,
        day=format_date(current.answered_on),
        source=label(current.learned_by),
    )


_REMARKS: Final = {
    Remark.READ_BEFORE: (
        "Diese Datei wurde schon am {read_on} von {reader} eingelesen. Bitte sehen Sie beim "
        "Vorgang nach, was eingetragen ist."
    ),
    Remark.UNCHANGED: (
        "Dieser Bogen wurde schon am {read_on} von {reader} aus einer anderen Datei eingelesen; "
        "seitdem steht nichts Neues darin."
    ),
    Remark.NOT_SENT: (
        "Die Verweisung ist noch ein Entwurf. Bitte tragen Sie zuerst ein, dass sie übermittelt "
        "ist; lesen Sie den Bogen danach noch einmal ein."
    ),
    Remark.FIXED: (
        "Es ist schon weitergegangen, Stand: {state}. Diese Antwort lässt sich nicht mehr "
        "eintragen; im Fenster können Sie die Datei dazu ablegen."
    ),
    Remark.DIFFERENT: (
        "Eingetragen ist schon eine andere Antwort: {answer}. Sie wird nur ersetzt, wenn Sie "
        "sagen, warum."
    ),
    Remark.SAME: (
        "Diese Antwort steht schon da: {answer}. Übernommen wird nur, was der Bogen sonst noch "
        "sagt."
    ),
    Remark.FOREIGN: (
        "Der Prüfwert passt zu keinem Dokument, das hier ausgestellt wurde: Der Bogen wurde "
        "vielleicht verändert. Bitte vergleichen Sie die Angaben genau."
    ),
    Remark.BLANK: "Der Bogen ist nicht ausgefüllt. Bitte fragen Sie bei der Stelle nach.",
    Remark.CASE_CLOSED: (
        "Der Fall ist abgeschlossen. Die Antwort lässt sich eintragen, eine Wiedervorlage nicht."
    ),
    Remark.MATCHES: "Der Bogen passt zu: {document}.",
}


def remark_words(remark: Remark, facts: SlipFacts) -> str:
    """Return what a person has to know before applying a slip, and what to do."""
    match remark:
        case Remark.CODE_UNKNOWN:
            return _code_unknown(facts)
        case Remark.CODE_UNREADABLE:
            return _code_unreadable(facts)
        case Remark.BY_HAND:
            return _by_hand(facts)
        case Remark.WITHDRAWN:
            return _withdrawn(facts)
        case Remark.OLDER:
            return _older(facts)
    return _REMARKS[remark].format(
        read_on=format_date(facts.read_on) if facts.read_on else "–",
        reader=facts.reader,
        state=label(facts.state) if facts.state else "–",
        answer=current_words(facts.current),
        document=document_words(facts),
    )


_STATES: Final = {
    SlipState.ANSWERED: "beantwortet",
    SlipState.UNCLEAR: "unklar",
    SlipState.CONTRADICTS: "Widerspruch",
    SlipState.SAME: "schon beantwortet",
    SlipState.DONE: "eingelesen",
    SlipState.BLANK: "leer gelassen",
    SlipState.TOO_LATE: "kommt zu spät",
    SlipState.NOT_HERE: "nicht von hier",
}


def state_words(state: SlipState) -> str:
    """Return how a slip stands among the others of its file: „beantwortet“, „leer gelassen“."""
    return _STATES[state]


def document_words(facts: SlipFacts) -> str:
    """Return „Übergabe Ü-26-031, Al-Ahmad, Mohammad an Jobcenter Staßfurt“."""
    if facts.document:
        return tr(
            "Übergabe {number}, {person} an {actor}",
            number=facts.document,
            person=isolate(facts.person_name),
            actor=facts.actor_name,
        )
    return tr(
        "Verweisung, {person} an {actor}",
        person=isolate(facts.person_name),
        actor=facts.actor_name,
    )


# As in `wording.errors`: `{typed}` is what stands there, `{day}` the same as a date, `{meant}`
# what it most likely means.
_PROBLEMS: Final = {
    Trouble.ISSUE_UNREADABLE: "Die Fassung „{typed}“ ist keine Zahl.",
    Trouble.FINGERPRINT_UNREADABLE: "Der Prüfwert „{typed}“ ist nicht lesbar.",
    Trouble.DECISION_MISSING: "Es ist keine Entscheidung angekreuzt. Bitte wählen Sie A, B oder C.",
    Trouble.DECISION_UNKNOWN: "„{typed}“ ist keine Entscheidung. Bitte wählen Sie A, B oder C.",
    Trouble.REASON_MISSING: "Es ist kein Grund angekreuzt. Bitte wählen Sie C1 bis C6.",
    Trouble.REASON_UNKNOWN: "„{typed}“ ist kein Grund. Bitte wählen Sie C1 bis C6.",
    Trouble.REASON_UNASKED: (
        "Die Stelle übernimmt und nennt zugleich den Ablehnungsgrund {typed}. Bitte fragen Sie "
        "nach und wählen Sie A, B oder C."
    ),
    Trouble.REASON_TEXT_MISSING: "Bei C6 fehlen die Worte. Bitte tragen Sie den Grund ein.",
    Trouble.REASON_TEXTS_ELSEWHERE: (
        "Dort steht etwas, ohne dass dieser Grund angekreuzt ist: „{typed}“. Es wird mit "
        "übernommen."
    ),
    Trouble.START_MISSING: "Es fehlt, ab wann übernommen wird. Bitte tragen Sie den Tag ein.",
    Trouble.START_UNASKED: (
        "Ein Tag der Übernahme gehört zu B. Er wird hier nicht übernommen: {day}."
    ),
    Trouble.DATE_UNREADABLE: (
        "„{typed}“ ist kein Datum. Bitte tragen Sie den Tag ein, wenn Sie ihn kennen."
    ),
    Trouble.DATE_BEFORE_DOCUMENT: "{day} liegt vor dem Dokument. Bitte prüfen Sie das Datum.",
    Trouble.DATE_IN_FUTURE: "{day} liegt in der Zukunft. Eingetragen wird der heutige Tag.",
    Trouble.STEP_WITHOUT_DATE: (
        "Der nächste Schritt hat kein Datum. Mit einem Tag wird er zur Wiedervorlage."
    ),
    Trouble.STEP_WITHOUT_WORDS: "Hier steht ein Tag ohne nächsten Schritt: {day}.",
    Trouble.ANSWER_UNKNOWN: "„{typed}“ ist keine der Antworten.",
    Trouble.ANSWER_WITHOUT_RECOMMENDATION: (
        "Eine Empfehlung mit dieser Nummer enthält das Dokument nicht."
    ),
    Trouble.FIELD_UNKNOWN: "Dieses Feld gehört nicht zum Bogen. Darin steht: „{typed}“.",
}
_GUESSES: Final = {
    Trouble.DECISION_MISSING: (
        "Angekreuzt ist nur ein Grund, keine Entscheidung. Gemeint ist wohl {meant}."
    ),
    Trouble.REASON_MISSING: "Es ist kein Grund angekreuzt. Nach dem Text ist wohl {meant} gemeint.",
}


def problem_words(problem: Problem) -> str:
    """Return what does not fit at its field, and how to settle it; empty for the code.

    What is wrong with the code is a remark on the slip as a whole.
    """
    table = _GUESSES if problem.suggestion else _PROBLEMS
    if problem.trouble not in table:
        return ""
    try:
        day = format_date(date.fromisoformat(problem.typed))
    except ValueError:  # no date is spoken of
        day = ""
    return table[problem.trouble].format(
        typed=isolate(problem.typed),
        day=day,
        meant=problem.suggestion,
    )


def response_words(said: SlipAnswer, document: str, day: date) -> str:
    """Return what is noted at a finding when its recommendation was answered."""
    return tr(
        "„{said}“ (Rückmeldung zu {document}, {day})",
        said=said_words(said),
        document=document,
        day=format_date(day),
    )


def receipt_words(receipt: SlipReceipt, reader: str) -> str:
    """Return when a slip was read in and by whom, and what its answer replaced."""
    words = tr(
        "Rückmeldebogen eingelesen am {day} von {reader}.",
        day=format_date(receipt.created_at.astimezone().date()),
        reader=reader,
    )
    before = _replaced_words(dict(receipt.replaced))
    if not before:
        return words
    return tr(
        "{words} Ersetzt wurde „{before}“, Grund: {because}",
        words=words,
        before=before,
        because=isolate(receipt.replaced_because),
    )


def said_line(answer: RecommendationAnswer) -> str:
    """Return „Empfehlung 2: greifen wir auf – „Abendkurs““."""
    return tr(
        "{name}: {said} – „{text}“",
        name=field_name(f"empf_{answer.number}"),
        said=said_words(answer.said),
        text=isolate(answer.text),
    )


def _replaced_words(replaced: dict[str, str]) -> str:
    """Return the answer that stood there before, as it was kept."""
    if "decision" not in replaced:
        return ""
    reason, day = replaced.get("reason"), replaced.get("expected_on")
    return answer_words(
        Decision(replaced["decision"]),
        DeclineReason(reason) if reason else None,
        date.fromisoformat(day) if day else None,
    )


def _code_unknown(facts: SlipFacts) -> str:
    if facts.author:
        return tr(
            "Zu dem Code {code} gibt es hier nichts. Laut Datei kommt der Bogen von „{author}“. "
            "Bitte geben Sie ihn dorthin weiter; hier wird nichts davon aufbewahrt.",
            code=facts.code,
            author=isolate(facts.author),
        )
    return tr(
        "Zu dem Code {code} gibt es hier nichts. Bitte fragen Sie nach, zu welchem Verein er "
        "gehört; hier wird nichts von der Datei aufbewahrt.",
        code=facts.code,
    )


def _code_unreadable(facts: SlipFacts) -> str:
    if not facts.code:
        return tr("Auf dem Bogen steht kein Code. Bitte geben Sie ihn ein.")
    if facts.near:
        return near_words(facts.code, facts.near)
    return tr(
        "Der Code „{code}“ passt nicht. Bitte vergleichen Sie ihn mit dem Bogen.",
        code=isolate(facts.code),
    )


def near_words(typed: str, near: Sequence[NearCode]) -> str:
    """Say that a code is none, and which ones differ from it by one slip of a finger."""
    return tr(
        "Der Code „{code}“ passt nicht. Gemeint ist vielleicht {meant}.",
        code=isolate(typed),
        meant=tr("; ").join(
            tr(
                "{code} ({person} an {actor})",
                code=each.code,
                person=isolate(each.person_name),
                actor=each.actor_name,
            )
            for each in near
        ),
    )


def _by_hand(facts: SlipFacts) -> str:
    if facts.by_hand is ErrorCode.RETURNED_SCANNED:
        return tr(
            "Die Datei enthält nur ein Bild des Bogens. Bitte tragen Sie ein, was darauf "
            "angekreuzt ist; die Datei wird dazu aufbewahrt."
        )
    return tr(
        "In dieser Datei ist der Bogen nur noch gedruckter Text. Bitte tragen Sie ein, was darauf "
        "angekreuzt ist; die Datei wird dazu aufbewahrt."
    )


def _withdrawn(facts: SlipFacts) -> str:
    if facts.document:
        return tr(
            "Die Übergabe {number} ist zurückgezogen. Die Antwort lässt sich eintragen und ändert "
            "daran nichts.",
            number=facts.document,
        )
    if facts.state is ReferralState.ENTERED_IN_ERROR:
        return tr(
            "Diese Verweisung ist als Irrtum gekennzeichnet. Eine Antwort lässt sich nicht "
            "eintragen; im Fenster können Sie die Datei dazu ablegen."
        )
    return tr(
        "Diese Verweisung ist zurückgezogen. Eine Antwort lässt sich nicht eintragen; im Fenster "
        "können Sie die Datei dazu ablegen."
    )


def _older(facts: SlipFacts) -> str:
    if facts.superseded_by:
        return tr(
            "Der Bogen gehört zu einer älteren Fassung; inzwischen gilt {number}. Die Antwort "
            "lässt sich trotzdem übernehmen.",
            number=facts.superseded_by,
        )
    return tr(
        "Der Bogen gehört zu einer älteren Fassung. Die Antwort lässt sich trotzdem übernehmen."
    )
