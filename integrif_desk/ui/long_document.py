"""How much of a document of many pages is shown, so that memory stays small."""

from integrif_desk.ui.pages_view import WIDTH

MOST_SHOWN = 30
"""Pages that a preview shows; the whole document is in the file and on paper."""
_FEW = 8
_SMALL_WIDTH = 900


def preview_width(count: int) -> int:
    """Return how many pixels wide the pages of a document are drawn that is to be looked at."""
    return WIDTH if count <= _FEW else _SMALL_WIDTH
