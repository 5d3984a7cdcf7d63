"""A handover of several cases on paper."""

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf

from integrif_desk.documents import handover_bundle
from integrif_desk.documents.preview import page_count
from integrif_desk.domain.handover import PersonExtract
from tests.documents.bundles import BUNDLE, bound
from tests.documents.pdf_text import page_texts
from tests.documents.snapshots import FULL, MINIMAL
from tests.verapdf import assert_archival_and_accessible

CONTENT = handover_bundle.render(BUNDLE)


def headings(content: bytes) -> list[str]:
    """Return the levels of all headings in reading order."""
    found: list[str] = []

    def walk(element: pikepdf.Object) -> None:
        if isinstance(element, pikepdf.Array):
            for kid in element:
                walk(kid)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            name = str(element.S).removeprefix("/")
            if name[0] == "H" and name[1:].isdigit():
                found.append(name)
            if "/K" in element:
                walk(element.K)

    with pikepdf.open(io.BytesIO(content)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


def test_the_letter_names_every_case_with_code_and_page() -> None:
    pages = [" ".join(text.split()) for text in page_texts(CONTENT)]
    assert "Übergabe von 3 Fällen" in pages[0]
    assert "Besprechung am 12.03.2026" in pages[0]
    for number, (code, page) in enumerate(
        (("K7-4F2Q-9", 2), ("RK-5BQM-4", 6), ("M5-6SMB-3", 8)), start=1
    ):
        assert f"{code} {page}" in pages[0]
        assert f"{number} " in pages[page - 1]
        assert code in pages[page - 1]
    slips = [page for page in pages if "Rückmeldebogen" in page and "Ihre Entscheidung" in page]
    assert len(slips) == 3
    assert "0000 0000 0000 0020" in slips[1].replace("\u00a0", " ")
    assert "Zu unseren Empfehlungen (Seite 10)" in slips[2]
    # The association of the second has no address to send a file to.
    assert ["Am Bildschirm" in slip for slip in slips] == [True, False, True]
    assert "Fall 2, zur Übergabe Ü-26-032" in slips[1]


def test_what_introduces_a_case_begins_as_a_sentence() -> None:
    pages = [" ".join(text.split()) for text in page_texts(CONTENT)]
    assert FULL.introduction.startswith("wir begleiten")
    assert any("Wir begleiten" in page for page in pages)
    assert not any("wir begleiten" in page for page in pages)


def test_headings_nest() -> None:
    levels = [int(name[1]) for name in headings(CONTENT)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == 3
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_each_case_is_attached_as_data() -> None:
    content = handover_bundle.render(BUNDLE, [b'{"one": 1}', b'{"two": 2}', b'{"three": 3}'])
    with pikepdf.open(io.BytesIO(content)) as document:
        files = {name: file.get_file() for name, file in document.attachments.items()}
        found = {name: file.read_bytes() for name, file in files.items()}
        declared = {str(one.UF): str(one.AFRelationship) for one in document.Root.AF}
    assert found == {
        "handover-1.json": b'{"one": 1}',
        "handover-2.json": b'{"two": 2}',
        "handover-3.json": b'{"three": 3}',
    }
    assert declared == dict.fromkeys(found, "/Data")


def test_it_is_accessible_and_archival_up_to_sixty_pages() -> None:
    assert_archival_and_accessible(CONTENT)
    script = replace(FULL, person=PersonExtract(name="ዮናስ ተስፋይ", original_name="زهرا نظری 😀"))
    long = replace(FULL, tasks=FULL.tasks * 4, urgent="x" * 400)
    many = tuple(
        bound(number, one, f"K7-4F2Q-{number}")
        for number, one in enumerate((MINIMAL, script, long) * 4, start=1)
    )
    content = handover_bundle.render(replace(BUNDLE, handovers=many, is_draft=True, is_sample=True))
    assert 40 <= page_count(content) <= 60
    assert_archival_and_accessible(content)
    assert content == handover_bundle.render(
        replace(BUNDLE, handovers=many, is_draft=True, is_sample=True)
    )
