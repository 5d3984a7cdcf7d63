"""Which translated consent forms have been checked, and by whom.

A review is about one text: a translation that has changed since is unreviewed again.
"""

from dataclasses import dataclass, replace

from integrif_desk.casework import consent_form
from integrif_desk.casework.changes import Changes, Noun, changes
from integrif_desk.casework.desk import Desk
from integrif_desk.domain.account import require_lead
from integrif_desk.domain.consent_form import GERMAN, FormLanguage
from integrif_desk.domain.errors import ErrorCode, FieldError
from integrif_desk.domain.form_review import FormReview
from integrif_desk.store.queries import consents as queries


@dataclass(frozen=True)
class ReviewedLanguage:
    """A language of the form, and the review of the text as it stands."""

    language: FormLanguage
    review: FormReview | None


def languages(desk: Desk) -> tuple[ReviewedLanguage, ...]:
    """Return every language that forms can be printed in, German first."""
    with desk.read() as work:
        reviews = {(one.language, one.text_sha256): one for one in queries.reviews(work.connection)}
    found = []
    for language in consent_form.languages():
        review = reviews.get((language.code, language.text_sha256))
        reviewed = language.reviewed or review is not None or language.code == GERMAN
        found.append(ReviewedLanguage(replace(language, reviewed=reviewed), review))
    return tuple(found)


def mark(desk: Desk, code: str, reviewer: str) -> Changes:
    """Note that `reviewer` has checked the form in a language, as it stands today.

    Raises LEAD_REQUIRED; `FieldError` FIELD_REQUIRED without a name, FIELD_INVALID (language).
    """
    require_lead(desk.account)
    if not reviewer.strip():
        raise FieldError(ErrorCode.FIELD_REQUIRED, "reviewer")
    language = _language(code)
    with desk.write() as work:
        made = work.add(
            FormReview(
                language=code,
                text_sha256=language.text_sha256,
                reviewed_on=desk.today(),
                reviewer=reviewer,
                **desk.stamp(),
            )
        )
        work.commit()
    return changes(Noun.CONSENT, ids=(made.id,))


def unmark(desk: Desk, code: str) -> Changes:
    """Take the review of a form back. Raises LEAD_REQUIRED, `FieldError` FIELD_INVALID."""
    require_lead(desk.account)
    language = _language(code)
    with desk.write() as work:
        for one in queries.reviews(work.connection):
            if (one.language, one.text_sha256) == (code, language.text_sha256):
                work.remove(FormReview, one.id)
        work.commit()
    return changes(Noun.CONSENT)


def _language(code: str) -> FormLanguage:
    for language in consent_form.languages():
        if language.code == code:
            return language
    raise FieldError(ErrorCode.FIELD_INVALID, "language")
