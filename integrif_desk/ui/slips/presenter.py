"""What the page of a returned slip shows and reads: rows beside each other, choices with errors."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from integrif_desk.casework.returned_slip import Choices, answered_on
from integrif_desk.casework.slip_comparison import Comparison
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.domain.returned_slip import Problem
from integrif_desk.domain.slip_standing import WAITING, Remark, SlipState, Standing
from integrif_desk.ui.referrals.answer_input import AnswerInput, read_answer
from integrif_desk.wording.bidi import isolate
from integrif_desk.wording.dates import format_date, parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr, tr_n
from integrif_desk.wording.labels import decline_choice
from integrif_desk.wording.slip_words import (
    answer_words,
    document_words,
    field_name,
    problem_words,
    remark_words,
    response_words,
    said_words,
)

_LONGEST_NAME = 32
_LONGEST_TEXT, _MOST_LINES = 4000, 100
_MOST_PROBLEMS = 30
"""No slip has so many; two thousand made-up fields would hold up the window to lay them out."""
GRAVE = frozenset(
    {
        Remark.CODE_UNKNOWN,
        Remark.CODE_UNREADABLE,
        Remark.READ_BEFORE,
        Remark.NOT_SENT,
        Remark.FIXED,
        Remark.DIFFERENT,
        Remark.WITHDRAWN,
        Remark.FOREIGN,
        Remark.BY_HAND,
        Remark.BLANK,
        Remark.OLDER,
        Remark.CASE_CLOSED,
    }
)
"""Remarks that somebody has to weigh; the others only inform."""


@dataclass(frozen=True)
class Line:
    """One remark on the slip as a whole, with its icon and the token of its colour."""

    text: str
    icon: str
    tone: str


@dataclass(frozen=True)
class Row:
    """One thing in two columns: on the slip, and as it stands, None where the desk has no place
    for it. `mark` says in a word how they differ; `problems` are sentences on what does not fit.
    """

    name: str
    slip: str
    now: str | None = None
    mark: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class SlipInput:
    """What stands in the form, dates as typed. `enters` is whether an answer is to be entered."""

    answer: AnswerInput
    enters: bool = True
    because: str = ""
    with_step: bool = False
    step: str = ""
    step_on: str = ""
    with_contact: bool = False


def judge_drop(paths: Sequence[str]) -> Path | str:
    """Return the file that was dropped, or the sentence on why it is not taken.

    `paths` are those of local files, none where it was something else.
    """
    if not paths:
        return tr("Das ist keine Datei auf diesem Rechner. Bitte speichern Sie sie zuerst.")
    if len(paths) > 1:
        return tr(
            "Das sind {n} Dateien. Bitte legen Sie die Rückmeldebögen einzeln ab.", n=len(paths)
        )
    path = Path(paths[0])
    if path.is_dir():
        return tr("Das ist ein Ordner. Bitte legen Sie den ausgefüllten Bogen selbst ab.")
    return path


def lines(seen: Comparison) -> tuple[Line, ...]:
    """Return what has to be said about the slip, the gravest first, and whose it is in any case."""
    facts = replace(seen.facts, near=())  # `CodeEntry` offers them below
    told = tuple(
        Line(remark_words(each, facts), *_look(each, is_one_of_many=bool(seen.file.case)))
        for each in seen.remarks
    )
    if seen.target is None or Remark.MATCHES in seen.remarks:
        return told
    whose = tr("Es geht um: {document}.", document=document_words(seen.facts))
    return (*told, Line(whose, "info-fill", "info"))


def case_name(seen: Comparison) -> str:
    """Return „3  Al-Ahmad, Mohammad“ for a list of the cases in a file; without one its code."""
    who = isolate(seen.target.person_name) if seen.target else isolate(seen.slip.code)
    if not seen.file.case:
        return who or tr("ohne Nummer")
    return f"{seen.file.case}  {who or tr('ohne Code')}"


def summary(slips: Sequence[Comparison]) -> str:
    """Return how many of the slips in a file are filled in, and how many wait to be entered."""
    filled = sum(not each.slip.is_blank for each in slips)
    waiting = sum(each.state in WAITING for each in slips)
    told = tr("{n} von {all} Bögen ausgefüllt", n=filled, all=len(slips))
    if filled and all(each.state is SlipState.DONE for each in slips if not each.slip.is_blank):
        return tr("{told}, alle schon eingelesen.", told=told)
    if not waiting:
        return tr("{told}. Es ist nichts mehr einzutragen.", told=told)
    return tr("{told}, {n} noch einzutragen.", told=told, n=waiting)


def next_place(slips: Sequence[Comparison], place: int) -> int:
    """Return the next slip that waits, from `place` on and then from the start; else `place`."""
    order = (*range(place, len(slips)), *range(place))
    return next((each for each in order if slips[each].state in WAITING), place)


def first_place(slips: Sequence[Comparison]) -> int:
    """Return the first slip that waits, else one that was read in before: that is to be told."""
    place = next_place(slips, 0)
    if slips[place].state in WAITING:
        return place
    return next((n for n, each in enumerate(slips) if each.state is SlipState.DONE), place)


def rows(seen: Comparison) -> tuple[Row, ...]:
    """Return both columns; what neither side says is left out, and what no slip of ours can say:
    the file keeps it."""
    slip, now = seen.slip, seen.current
    problems = _Problems(slip.problems)
    named = slip.responsible
    paired = [
        _row(
            tr("Antwort"),
            answer_words(slip.meant_decision, None, None) if slip.meant_decision else "",
            answer_words(now.decision, None, None) if now.decision else "",
            problems.take("entscheidung"),
        ),
        _row(
            field_name("grund"),
            decline_choice(slip.meant_reason) if slip.meant_reason else "",
            decline_choice(now.reason) if now.reason else "",
            problems.take("grund"),
        ),
        _row(tr("Worte dazu"), slip.reason_text, now.text, problems.take_all("grund_text")),
        _row(
            field_name("ab_datum"),
            _day(slip.starts_on),
            _day(now.expected_on),
            problems.take("ab_datum"),
        ),
        _row(
            tr("Auskunft von"),
            ", ".join(filter(None, (named.name, named.role))),
            now.told_by,
            problems.take("name") + problems.take("funktion"),
        ),
        _row(
            tr("Tag der Antwort"), _day(slip.dated), _day(now.answered_on), problems.take("datum")
        ),
    ]
    alone = [
        Row(field_name("telefon"), named.phone, problems=problems.take("telefon")),
        Row(field_name("email"), named.email, problems=problems.take("email")),
        Row(field_name("schritt"), slip.next_step, problems=problems.take("schritt")),
        Row(
            field_name("schritt_datum"),
            _day(slip.next_step_on),
            problems=problems.take("schritt_datum"),
        ),
    ]
    for line in seen.recommendations:
        name = field_name(f"empf_{line.number}")
        found = problems.take(f"empf_{line.number}")
        if line.said is not None or found:
            said = said_words(line.said) if line.said else tr("keine Angabe")
            words = tr("{said}: „{text}“", said=said, text=isolate(line.text))
            alone.append(Row(name, words, problems=found))
    alone += [Row(field_name(field), "", problems=texts) for field, texts in problems.left()]
    return tuple(_within_reason((*paired, *alone)))


def first_input(seen: Comparison, proposed: Choices, today: date) -> SlipInput:
    """Return the form as it is first shown: what the slip plainly says, nothing more."""
    given = proposed.answer
    answer = AnswerInput(
        code=seen.slip.code, happened_on=format_date(today), learned_by=LearnedBy.REPLY_SLIP.value
    )
    if given is not None:
        answer = AnswerInput(
            code=seen.slip.code,
            decision=given.decision.value,
            decline_reason=given.reason.value if given.reason else "",
            expected_on=_day(given.expected_on),
            remark=given.text,
            told_by=given.told_by,
            happened_on=_day(given.on),
            learned_by=given.learned_by.value,
        )
    elif not seen.file.by_hand:
        named = seen.slip.responsible
        answer = AnswerInput(
            code=seen.slip.code,
            expected_on=_day(seen.slip.starts_on),
            remark=seen.slip.reason_text,
            told_by=", ".join(filter(None, (named.name, named.role))),
            happened_on=format_date(answered_on(seen, today)),
            learned_by=LearnedBy.REPLY_SLIP.value,
        )
    return SlipInput(
        answer=answer,
        enters=can_enter(seen),
        with_step=bool(proposed.next_step and proposed.next_step_on),
        step=proposed.next_step,
        step_on=_day(proposed.next_step_on),
    )


def can_enter(seen: Comparison) -> bool:
    """Whether an answer is asked for at all: not where it stands there or comes too late."""
    return seen.can_apply and seen.standing in (Standing.OPEN, Standing.DIFFERENT)


def replaces(seen: Comparison, entered: SlipInput) -> bool:
    """Whether the answer in the form would take the place of another one."""
    typed = entered.answer
    if not entered.enters or not typed.decision:
        return False
    decision = Decision(typed.decision)
    reason = DeclineReason(typed.decline_reason) if typed.decline_reason else None
    return seen.standing_of(decision, reason, None) is Standing.DIFFERENT


def read_choices(
    seen: Comparison, proposed: Choices, entered: SlipInput, today: date
) -> tuple[Choices | None, dict[str, str]]:
    """Return what shall be applied, or None and the sentence for each field that is wrong."""
    errors: dict[str, str] = {}
    answer = None
    if entered.enters:
        answer, errors = read_answer(entered.answer, today)
        if replaces(seen, entered) and not entered.because.strip():
            errors["because"] = tr("Bitte sagen Sie, warum die Antwort ersetzt wird.")
    step_on = None
    if entered.with_step:
        step_on = _typed_day(entered.step_on, today, errors)
        if not entered.step.strip():
            errors["step"] = sentence(FieldError(ErrorCode.FIELD_REQUIRED, "step"))
    if errors:
        return None, errors
    return Choices(
        answer=answer,
        replace_because=entered.because,
        contact=seen.new_contact if entered.with_contact else None,
        next_step=entered.step if entered.with_step else "",
        next_step_on=step_on,
        said=proposed.said,
        response=tuple(
            (each.number, response_words(each.said, seen.document, today)) for each in proposed.said
        ),
    ), {}


def contact_words(seen: Comparison) -> str:
    """Return „Katrin Seidel als Ansprechperson aufnehmen“; empty if the actor has that person."""
    if seen.new_contact is None:
        return ""
    name = seen.new_contact.name
    short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return tr("{name} als Ansprech&person aufnehmen", name=isolate(short).replace("&", "&&"))


def done_words(choices: Choices) -> str:
    """Return what is said once a slip is applied."""
    if choices.answer is None:
        return tr("Rückmeldebogen abgelegt; die Antwort bleibt, wie sie ist.")
    given = choices.answer
    return tr(
        "Antwort eingetragen: {answer}.",
        answer=answer_words(given.decision, given.reason, given.expected_on),
    )


def _look(remark: Remark, *, is_one_of_many: bool) -> tuple[str, str]:
    """Return icon and colour. What was read in before is no fault among several answers."""
    if remark is Remark.MATCHES or (is_one_of_many and remark is Remark.READ_BEFORE):
        return "check-circle-fill", "good"
    return ("warning-fill", "waiting") if remark in GRAVE else ("info-fill", "info")


class _Problems:
    """Hands each problem out once, to the row it belongs to."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self._left = [(each.field, problem_words(each)) for each in problems]
        self._left = [(field, words) for field, words in self._left if words]

    def take(self, field: str) -> tuple[str, ...]:
        """Return the sentences of a field."""
        found = tuple(words for each, words in self._left if each == field)
        self._left = [each for each in self._left if each[0] != field]
        return found

    def take_all(self, start: str) -> tuple[str, ...]:
        """Return the sentences of all fields that begin so, each with the field's name."""
        found = [(field, words) for field, words in self._left if field.startswith(start)]
        self._left = [each for each in self._left if each not in found]
        return tuple(
            tr("{field}: {words}", field=field_name(field), words=words) for field, words in found
        )

    def left(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(field, (words,)) for field, words in self._left]


def _row(name: str, slip: str, now: str, problems: tuple[str, ...]) -> Row:
    mark = ""
    if slip and not now:
        mark = tr("neu")
    elif slip and now:
        mark = tr("gleich") if slip == now else tr("anders")
    return Row(name, slip, now, mark, problems)


def _within_reason(rows: Iterable[Row]) -> Iterator[Row]:
    room, left_out = _MOST_PROBLEMS, 0
    for row in rows:
        problems = tuple(_cut(each) for each in row.problems[:room])
        room -= len(problems)
        left_out += len(row.problems) - len(problems)
        if row.slip or row.now or problems:
            yield replace(row, name=_cut(row.name), slip=_cut(row.slip), problems=problems)
    if left_out:
        words = tr_n(
            "{n} weitere Angabe gehört nicht zu diesem Bogen. Die Datei bewahrt sie auf.",
            "{n} weitere Angaben gehören nicht zu diesem Bogen. Die Datei bewahrt sie auf.",
            left_out,
        )
        yield Row(tr("Außerdem"), "", problems=(words,))


def _cut(text: str) -> str:
    lines = text[: _LONGEST_TEXT + 1].split("\n")
    if len(text) <= _LONGEST_TEXT and len(lines) <= _MOST_LINES:
        return text
    return "\n".join(lines[:_MOST_LINES])[:_LONGEST_TEXT].rstrip() + " …"


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _typed_day(typed: str, today: date, errors: dict[str, str]) -> date | None:
    try:
        return parse_date(typed, today, "step_on", ahead=True)
    except FieldError as error:
        errors["step_on"] = sentence(error)
        return None
