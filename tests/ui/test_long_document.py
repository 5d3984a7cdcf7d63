"""Documents of many pages in the window."""

from integrif_desk.ui.long_document import preview_width


def test_many_pages_are_shown_smaller() -> None:
    assert preview_width(8) > preview_width(9)
