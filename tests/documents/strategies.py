"""Snapshots that nobody would write and somebody will."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from integrif_desk.domain.account import Salutation
from integrif_desk.domain.case import Phase
from integrif_desk.domain.contact_note import ContactKind, Lesson
from integrif_desk.domain.handover import (
    DataCategory,
    HandoverSnapshot,
    LanguageExtract,
    Letterhead,
    NoteExtract,
    PersonExtract,
    PhaseExtract,
    Purpose,
    Recipient,
    Recommendation,
    ReferralExtract,
    Request,
    ResidenceExtract,
    TaskExtract,
)
from integrif_desk.domain.person import Level
from integrif_desk.domain.practice_finding import EvidenceKind, FindingExtract, Perspective
from integrif_desk.domain.referral import DeclineReason, ReferralState
from integrif_desk.domain.residence import StatusKind
from integrif_desk.domain.text import clean_line, clean_text
from tests.documents.snapshots import FULL

_T = TypeVar("_T")
_WORDS = st.text(max_size=12) | st.sampled_from(
    [
        "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
        "x" * 400,
        "<b>&amp;</b>",
        "محمد الأحمد",
        "زهرا نظری (تهران)",
        "ዮናስ ተስፋይ",
        "Олена Коваленко",
        "გიორგი",
        "घनश्याम",
        "שלום",
        "😀",
        "9–12 Uhr",
        "e. V.",
    ]
)
_SENTENCE = st.lists(_WORDS, max_size=12).map(" ".join)
LINES = _SENTENCE.map(clean_line).map(lambda line: line[:400])
TEXTS = st.lists(_SENTENCE, max_size=4).map("\n".join).map(clean_text)
DAYS = st.integers(0, 4000).map(lambda days: date(2020, 1, 1) + timedelta(days=days))


def _some(each: st.SearchStrategy[_T], most: int = 4) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(each, max_size=most).map(tuple)


@st.composite
def snapshots(draw: st.DrawFn) -> HandoverSnapshot:
    """Return a snapshot with any texts, any categories and any number of entries."""
    return replace(
        FULL,
        number=draw(LINES),
        answer_code="K7-4F2Q-9",
        association=draw(
            st.builds(
                Letterhead,
                name=LINES,
                tagline=LINES,
                street=LINES,
                postal_code=LINES,
                town=LINES,
                phone=LINES,
                email=LINES,
                office_hours=LINES,
            )
        ),
        volunteer=draw(LINES),
        volunteer_competence=draw(LINES),
        lead=draw(LINES),
        recipient=draw(
            st.builds(
                Recipient,
                name=LINES,
                carrier=LINES,
                street=LINES,
                postal_code=LINES,
                town=LINES,
                is_public_office=st.booleans(),
            )
        ),
        purpose=draw(st.sampled_from(Purpose)),
        included=frozenset(draw(st.sets(st.sampled_from(DataCategory)))),
        person=draw(
            st.builds(
                PersonExtract,
                name=LINES,
                surname=LINES,
                original_name=LINES,
                salutation=st.sampled_from(Salutation),
                birth_date=DAYS | st.none(),
                nationalities=_some(st.sampled_from(["SY", "IR", "UA", "XX", "QQ"]), 2),
                town=LINES,
                phone=LINES,
                email=LINES,
                street=LINES,
            )
        ),
        introduction=draw(TEXTS),
        urgent=draw(LINES),
        residence=draw(
            st.none()
            | st.builds(
                ResidenceExtract,
                kind=st.sampled_from(StatusKind),
                wording=LINES,
                valid_until=DAYS | st.none(),
                extension_filed_on=DAYS | st.none(),
            )
        ),
        languages=draw(
            _some(
                st.builds(
                    LanguageExtract,
                    language=st.sampled_from(["de", "ckb", "zzz"]),
                    level=st.sampled_from(Level),
                    proof=LINES,
                    proof_date=DAYS | st.none(),
                )
            )
        ),
        background=draw(TEXTS),
        goal=draw(TEXTS),
        occupation=draw(LINES),
        phase=draw(st.none() | st.sampled_from(Phase)),
        phases=draw(_some(st.builds(PhaseExtract, phase=st.sampled_from(Phase), since=DAYS))),
        notes=draw(
            _some(
                st.builds(
                    NoteExtract,
                    on=DAYS,
                    kind=st.sampled_from(ContactKind),
                    text=TEXTS,
                    minutes=st.integers(0, 1440),
                    actors=_some(LINES, 2),
                )
            )
        ),
        referrals=draw(
            _some(
                st.builds(
                    ReferralExtract,
                    actor=LINES,
                    purpose=LINES,
                    state=st.sampled_from(ReferralState),
                    sent_on=DAYS | st.none(),
                    since=DAYS | st.none(),
                    expected_on=DAYS | st.none(),
                    decline_reason=st.none() | st.sampled_from(DeclineReason),
                    outcome=TEXTS,
                    working_days_open=st.none() | st.integers(0, 500),
                )
            )
        ),
        tasks=draw(
            _some(
                st.builds(
                    TaskExtract, task=LINES, owner=LINES, due_on=DAYS, requested=st.booleans()
                )
            )
        ),
        requests=draw(_some(st.builds(Request, lead=LINES, text=TEXTS))),
        did_not_help=draw(_some(TEXTS)),
        helped=draw(_some(TEXTS)),
        findings=draw(
            _some(
                st.builds(
                    FindingExtract,
                    number=LINES,
                    text=TEXTS,
                    lesson=st.none() | st.sampled_from(Lesson),
                    kinds=st.lists(st.sampled_from(EvidenceKind), unique=True).map(tuple),
                    perspectives=st.lists(st.sampled_from(Perspective), unique=True).map(tuple),
                )
            )
        ),
        recommendations=draw(_some(st.builds(Recommendation, text=TEXTS, addressee=LINES))),
        is_draft=draw(st.booleans()),
        is_sample=draw(st.booleans()),
    )
