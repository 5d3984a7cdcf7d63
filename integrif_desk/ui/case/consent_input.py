"""Reads what was typed about a consent, and spells it back. Knows no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from integrif_desk.casework.consent_form import AskedConsent
from integrif_desk.domain.actor import PUBLIC_OFFICES, Actor, ActorCategory
from integrif_desk.domain.consent import Consent, ConsentFacts, ConsentState
from integrif_desk.domain.consent_form import GERMAN, FormLanguage
from integrif_desk.domain.consent_views import ConsentRow
from integrif_desk.domain.handover import DataCategory, Purpose, Recipient
from integrif_desk.domain.person import LanguageLevel
from integrif_desk.ui.case.case_input import Reader, spell_day
from integrif_desk.ui.context import ConsentWish
from integrif_desk.wording.dates import format_date
from integrif_desk.wording.i18n import tr
from integrif_desk.wording.labels import label

Texts = Mapping[str, str]
# Purposes that need a consent; a report without persons does not.
PURPOSES = tuple(one for one in Purpose if one is not Purpose.STRATEGY)
_FORMS = {"ku": "kmr", "prs": "fa"}
"""Codes of languages whose form has another one."""


def read_consent(texts: Texts, today: date) -> ConsentFacts:
    """Return the consent. Raises `Refused`."""
    reader = Reader(texts, today)
    unit, kind = reader.text("recipient_id"), reader.text("recipient_category")
    if bool(unit) == bool(kind):
        reader.errors["recipient_id"] = (
            tr("Bitte nennen Sie entweder eine Stelle oder eine Art von Stellen.")
            if unit
            else tr("Bitte nennen Sie eine Stelle oder eine Art von Stellen.")
        )
    purpose = reader.required("purpose")
    chosen = read_categories(reader.text("categories"))
    if not chosen:
        reader.errors["categories"] = tr("Bitte wählen Sie mindestens eine Angabe.")
    given, until = reader.past_day("given_on"), reader.day("valid_until")
    for name, day in (("given_on", given), ("valid_until", until)):
        if day is None and name not in reader.errors:
            reader.required(name)
    if given and until and until < given:
        reader.errors["valid_until"] = tr("Das Ende liegt vor dem Tag der Einwilligung.")
    reader.finish()
    assert given is not None
    assert until is not None
    return ConsentFacts(
        recipient_id=UUID(unit) if unit else None,
        recipient_category=ActorCategory(kind) if kind else None,
        purpose=Purpose(purpose),
        categories=chosen,
        given_on=given,
        valid_until=until,
        form_language=reader.text("form_language") or GERMAN,
        interpreter=reader.text("interpreter"),
    )


def read_categories(text: str) -> tuple[DataCategory, ...]:
    """Return the categories that a draft tells, in their order."""
    words = set(text.split())
    return tuple(one for one in DataCategory if one.value in words)


def consent_texts(consent: Consent) -> dict[str, str]:
    """Return the texts of a consent's form."""
    return {
        "recipient_id": str(consent.recipient_id or ""),
        "recipient_category": consent.recipient_category or "",
        "purpose": consent.purpose.value,
        "categories": " ".join(consent.categories),
        "given_on": spell_day(consent.given_on),
        "valid_until": spell_day(consent.valid_until),
        "form_language": consent.form_language,
        "interpreter": consent.interpreter,
    }


def new_texts(today: date, language: str, wish: ConsentWish | None) -> dict[str, str]:
    """Return the texts of a new consent: given today, valid for a year, as it is wished."""
    texts = {
        "purpose": Purpose.COORDINATION.value,
        "categories": DataCategory.IDENTITY.value,
        "given_on": spell_day(today),
        "valid_until": spell_day(year_later(today)),
        "form_language": language,
    }
    if wish is None:
        return texts
    return texts | {
        "recipient_id": str(wish.recipient_id),
        "purpose": wish.purpose.value,
        "categories": " ".join(wish.categories),
    }


def again_texts(consent: Consent, today: date) -> dict[str, str]:
    """Return the texts of a new consent that says what an earlier one said."""
    fresh = {"given_on": spell_day(today), "valid_until": spell_day(year_later(today))}
    return consent_texts(consent) | fresh | {"interpreter": ""}


def year_later(day: date) -> date:
    """Return the last day of twelve months that begin on `day`."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29.02.
        return day.replace(year=day.year + 1, day=28)


def usual_language(spoken: Sequence[LanguageLevel], forms: Iterable[FormLanguage]) -> str:
    """Return the form's language for a person: the first they speak that there is a form in."""
    offered = {form.code for form in forms}
    for level in spoken:
        code = _FORMS.get(level.language, level.language)
        if code in offered and code != GERMAN:
            return code
    return GERMAN


def asked_consent(facts: ConsentFacts, actor: Actor | None, *, reviewed: bool) -> AskedConsent:
    """Return what the printed form asks for."""
    if actor is not None:
        recipient = Recipient(
            name=actor.name,
            carrier=actor.carrier,
            street=actor.street,
            postal_code=actor.postal_code,
            town=actor.town,
            is_public_office=actor.is_public_office,
        )
    else:
        assert facts.recipient_category is not None
        recipient = Recipient(
            name=label(facts.recipient_category),
            is_public_office=facts.recipient_category in PUBLIC_OFFICES,
        )
    return AskedConsent(
        recipient=recipient,
        purpose=facts.purpose,
        categories=facts.categories,
        valid_until=facts.valid_until,
        language=facts.form_language,
        reviewed=reviewed,
    )


def recipient_words(row: ConsentRow) -> str:
    """Return whom the consent is for."""
    category = row.consent.recipient_category
    if category is None:
        return row.recipient_name
    return tr("alle Stellen der Art: {kind}", kind=label(category))


def state_words(consent: Consent, today: date) -> str:
    """Return „gültig bis 31.12.2026“, „widerrufen am …“ and the like."""
    match consent.state_on(today):
        case ConsentState.REVOKED:
            assert consent.revoked_on is not None
            return tr("widerrufen am {day}", day=format_date(consent.revoked_on))
        case ConsentState.EXPIRED:
            return tr("abgelaufen am {day}", day=format_date(consent.valid_until))
        case ConsentState.NOT_YET:
            return tr("gilt erst ab {day}", day=format_date(consent.given_on))
        case ConsentState.VALID:
            return tr("gültig bis {day}", day=format_date(consent.valid_until))


def detail_words(row: ConsentRow) -> tuple[str, ...]:
    """Return the lines below: what is agreed to, and how it was given."""
    one = row.consent
    given = tr("erteilt am {day}", day=format_date(one.given_on))
    how = tr("erklärt von {name}", name=one.interpreter) if one.interpreter else ""
    scan = row.scan.title if row.scan is not None else tr("ohne unterschriebenes Formular")
    reason = tr("Widerruf: {remark}", remark=one.revoked_remark) if one.revoked_remark else ""
    return tuple(
        line
        for line in (
            ", ".join(label(category) for category in one.categories),
            " · ".join(part for part in (given, how, scan) if part),
            reason,
        )
        if line
    )


def compared(consent: Consent) -> tuple[tuple[str, str], ...]:
    """Return a consent's values by name, to lay two versions side by side."""
    return (
        (tr("Zweck"), label(consent.purpose)),
        (tr("Angaben"), ", ".join(label(one) for one in consent.categories)),
        (tr("Erteilt am"), format_date(consent.given_on)),
        (tr("Gültig bis"), format_date(consent.valid_until)),
        (tr("Erklärt von"), consent.interpreter or "–"),
    )
