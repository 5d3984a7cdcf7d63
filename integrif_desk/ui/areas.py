"""Where F6 goes: the first widget within an area of a page that takes keys.

`nextInFocusChain` would know, too. But PySide has its return value belong to the widget that was
asked, and with one that nobody else holds, say a scroll bar, a whole tab of a page is destroyed.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def holds(area: QWidget, widget: QWidget) -> bool:
    """Tell whether a widget is the area or within it."""
    return area is widget or area.isAncestorOf(widget)


def first_in(area: QWidget) -> QWidget | None:
    """Return the area, or the first visible widget in it, that Tab would stop at; None: nothing.

    A frame that only scrolls is none: it has no name to be read and shows no ring.
    """
    if _takes_keys(area) or area.focusProxy() is not None:
        return area
    return next(filter(_takes_keys, _within(area)), None)


def _takes_keys(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea) and not widget.accessibleName():
        return False
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isEnabled() and widget.isVisible()


def _within(area: QWidget) -> Iterator[QWidget]:
    for child in area.children():
        if isinstance(child, QWidget):
            yield child
            yield from _within(child)
