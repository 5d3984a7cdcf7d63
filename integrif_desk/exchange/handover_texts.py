"""What of a received handover is kept as a text: where it comes from, what the letter said, how
referrals of others stand. German, for it becomes part of the case."""

from collections.abc import Sequence

from integrif_desk.domain.handover import HandoverSnapshot, NoteExtract, ReferralExtract
from integrif_desk.domain.handover_extracts import MeasureExtract
from integrif_desk.domain.text import TEXT_LIMIT
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

RESULT_LIMIT = 2000
_LONGEST = 150


def name(snapshot: HandoverSnapshot) -> str:
    """Return „Übergabe Ü-26-031 von Bodebrücke e. V.“."""
    return tr(
        "Übergabe {number} von {association}",
        number=_short(snapshot.number),
        association=_short(snapshot.association.name),
    )


def source(snapshot: HandoverSnapshot) -> str:
    """Return „aus Übergabe Ü-26-031 von Bodebrücke e. V.“."""
    return tr(
        "aus Übergabe {number} von {association}",
        number=_short(snapshot.number),
        association=_short(snapshot.association.name),
    )


def with_source(text: str, snapshot: HandoverSnapshot, limit: int = TEXT_LIMIT) -> str:
    """Return a text that says below itself where it comes from; one that fills its `limit` of
    characters stays whole instead."""
    told = "\n\n".join(part for part in (text, f"({source(snapshot)})") if part)
    return told if len(told) <= limit else text


def receipt(snapshot: HandoverSnapshot) -> str:
    """Return the note of the day it came in: what the letter said and asked for."""
    told = [
        tr(
            "{handover} vom {day} erhalten; begleitet hat dort {volunteer}.",
            handover=name(snapshot),
            day=format_date(snapshot.dated),
            volunteer=snapshot.volunteer,
        ),
        snapshot.urgent,
        snapshot.introduction,
        _listed(tr("Bitten:"), [_joined((one.lead, one.text)) for one in snapshot.requests]),
        _listed(
            tr("Empfehlungen:"),
            [_joined((one.text, one.addressee), " – ") for one in snapshot.recommendations],
        ),
    ]
    whole = "\n\n".join(part for part in told if part)
    return whole if len(whole) <= TEXT_LIMIT else f"{whole[: TEXT_LIMIT - 1]}…"


def referral(told: ReferralExtract, snapshot: HandoverSnapshot) -> str:
    """Return how a referral of the sender stands."""
    stands = [
        label(told.state),
        *((tr("gesendet am {day}", day=format_date(told.sent_on)),) if told.sent_on else ()),
        *((tr("Stand vom {day}", day=format_date(told.since)),) if told.since else ()),
        *(
            (tr("erwartet zum {day}", day=format_date(told.expected_on)),)
            if told.expected_on
            else ()
        ),
        *((label(told.decline_reason),) if told.decline_reason is not None else ()),
    ]
    first = tr("Verweisung an {actor}: {purpose}", actor=told.actor, purpose=told.purpose)
    return with_source("\n".join(filter(None, (first, ", ".join(stands), told.outcome))), snapshot)


def note(told: NoteExtract, strangers: Sequence[str], snapshot: HandoverSnapshot) -> str:
    """Return a contact note; `strangers` are offices that the directory here does not have."""
    text = told.text
    if strangers:
        text = _joined((text, tr("Beteiligt: {names}", names=", ".join(strangers))), "\n")
    return with_source(text if len(text) <= TEXT_LIMIT else told.text, snapshot)


def measure_result(told: MeasureExtract, *, stranger: bool, snapshot: HandoverSnapshot) -> str:
    """Return how a measure ended; a `stranger` offers it where the directory has no such actor."""
    offered = tr("Angebot von {actor}", actor=told.actor) if stranger and told.actor else ""
    both = _joined((told.result, offered), "\n")
    return with_source(both if len(both) <= RESULT_LIMIT else told.result, snapshot, RESULT_LIMIT)


def task_remark(owner: str, snapshot: HandoverSnapshot) -> str:
    """Return who was to do a task, and where it comes from."""
    who = tr("Vorgesehen war: {owner}", owner=owner) if owner else ""
    return with_source(who, snapshot)


def consent_task() -> str:
    """Return the first task of an imported case."""
    return tr("Einwilligung einholen und über die erhaltenen Daten informieren")


def consent_remark(snapshot: HandoverSnapshot) -> str:
    """Return why the consent has to be asked for."""
    return tr(
        "{handover}: Die Einwilligung gilt nur für den Absender. Für diesen Verein braucht es eine "
        "eigene; die Person erfährt innerhalb eines Monats, welche Daten von wem gekommen sind "
        "(Art. 14 DSGVO). Orientierung, keine Rechtsberatung.",
        handover=name(snapshot),
    )


def _short(text: str) -> str:
    """A source stands in lines of 400 characters, whatever a stranger calls themselves."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _listed(heading: str, lines: list[str]) -> str:
    rows = [f"– {line}" for line in lines if line]
    return "\n".join((heading, *rows)) if rows else ""


def _joined(parts: Sequence[str], between: str = ": ") -> str:
    return between.join(part for part in parts if part)
