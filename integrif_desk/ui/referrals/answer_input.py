"""What stands in the answer form: as typed, as a draft, and as an answer once it is complete."""

from dataclasses import asdict, dataclass, fields
from datetime import date

from integrif_desk.casework.answer import Answer
from integrif_desk.domain.errors import ErrorCode, FieldError, KnownError
from integrif_desk.domain.handover import Decision
from integrif_desk.domain.referral import DeclineReason, LearnedBy
from integrif_desk.wording.dates import parse_date
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr


@dataclass(frozen=True)
class AnswerInput:
    """The form's values, dates as typed. Names of fields are those of `FieldError`s."""

    code: str = ""
    decision: str = ""  # nobody has decided for the office
    decline_reason: str = ""
    expected_on: str = ""
    remark: str = ""
    told_by: str = ""
    happened_on: str = ""
    learned_by: str = LearnedBy.PHONE.value

    def as_draft(self) -> dict[str, str]:
        """Return the values for `casework.draft.keep`."""
        return asdict(self)

    @classmethod
    def from_draft(cls, kept: dict[str, str]) -> "AnswerInput":
        """Return the form as it was kept; values of an older or newer form are left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: text for name, text in kept.items() if name in known})


def read_answer(entered: AnswerInput, today: date) -> tuple[Answer | None, dict[str, str]]:
    """Return the answer, or None and the sentence for each field that is wrong."""
    if not entered.decision:
        return None, {"decision": tr("Bitte wählen Sie A, B oder C.")}
    errors: dict[str, str] = {}
    decision = Decision(entered.decision)
    reason = DeclineReason(entered.decline_reason) if entered.decline_reason else None
    on = _day(entered.happened_on or "heute", today, "happened_on", errors)
    expected = None
    if decision is Decision.B:
        if entered.expected_on.strip():
            expected = _day(entered.expected_on, today, "expected_on", errors, ahead=True)
            if expected and on and expected < on:
                _note(errors, FieldError(ErrorCode.DATE_IN_PAST, "expected_on"))
        else:
            _note(errors, FieldError(ErrorCode.EXPECTED_DATE_REQUIRED, "expected_on"))
    if decision is Decision.C and reason is None:
        _note(errors, FieldError(ErrorCode.REASON_REQUIRED, "decline_reason"))
    if decision is Decision.C and reason is DeclineReason.C6 and not entered.remark.strip():
        _note(errors, FieldError(ErrorCode.REASON_TEXT_REQUIRED, "remark"))
    if errors:
        return None, errors
    answer = Answer(
        decision=decision,
        on=on,
        reason=reason if decision is Decision.C else None,
        text=entered.remark,
        expected_on=expected,
        told_by=entered.told_by,
        learned_by=LearnedBy(entered.learned_by),
    )
    return answer, {}


def field_sentence(error: KnownError) -> str:
    """Return what stands at the field; a date before sending has words of its own."""
    if error.code is ErrorCode.DATE_ORDER:
        return tr("Dieser Tag liegt vor dem Absenden. Bitte prüfen Sie das Datum.")
    return sentence(error)


def _day(
    typed: str, today: date, field: str, errors: dict[str, str], *, ahead: bool = False
) -> date | None:
    try:
        return parse_date(typed, today, field, ahead=ahead)
    except FieldError as error:
        _note(errors, error)
        return None


def _note(errors: dict[str, str], error: FieldError) -> None:
    errors[error.field] = sentence(error)
