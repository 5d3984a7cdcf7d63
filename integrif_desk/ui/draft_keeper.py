"""Keeps what somebody types in the encrypted store, a second after the first keystroke."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from integrif_desk.casework import draft
from integrif_desk.domain.draft import DraftKind
from integrif_desk.ui.context import Context

KEEP_MS = 1_000
_BEFORE = "before:"
"""Begins the name under which a draft tells what stood in a field when it was typed over."""


class DraftKeeper(QObject):
    """One per form. `read()` returns the fields as text, None when there is nothing to keep."""

    def __init__(
        self,
        context: Context,
        kind: DraftKind,
        read: Callable[[], dict[str, str] | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._read = read
        self._subject: UUID | None = None
        self._shown: dict[str, str] | None = None
        self._before: dict[str, str] = {}
        self._kept = False
        self._pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.flush)

    def begin(
        self,
        subject: UUID | None,
        on_found: Callable[[dict[str, str]], object] | None = None,
        *,
        shown: Mapping[str, str] | None = None,
        on_clash: Callable[[dict[str, str]], object] | None = None,
    ) -> None:
        """Keep for `subject` from now on; a draft that is there goes to `on_found`.

        `shown` are the fields as they stand in the form before anybody types. Then only what
        differs is kept, and given back over what is shown now: a draft of yesterday takes back
        nothing that others have saved since. Where both have changed the same field, `on_clash`
        is told afterwards what is stored there by now.
        """
        self._subject = subject
        self._shown = dict(shown) if shown is not None else None
        self._before = {}
        self._kept = False
        self.stop()
        desk = self._context.opened.desk

        def take(found: dict[str, str] | None) -> None:
            # What is being typed by now is newer than the draft.
            if subject == self._subject and found and not self._pending:
                self._kept = True
                self._give_back(found, on_found, on_clash)

        self._context.runner.query(
            lambda: draft.load(desk, self._kind, subject), take, key=("draft", id(self)), owner=self
        )

    def touch(self) -> None:
        """Something was typed: keep it soon."""
        self._pending = True
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep what has been typed since, now."""
        if not self._pending:
            return
        self.stop()
        fields = self._read()
        if fields is not None:
            fields = self._typed(fields)
        if fields is not None:
            self.keep(self._subject, fields)
        elif self._kept:
            self.discard()

    def keep(self, subject: UUID | None, fields: dict[str, str]) -> None:
        """Keep these fields for `subject`."""
        self._kept = True
        desk, kind = self._context.opened.desk, self._kind
        self._context.runner.change(lambda: draft.keep(desk, kind, subject, fields))

    def discard(self) -> None:
        """Forget the draft in the store, too."""
        self.stop()
        if self._kept:
            self._kept = False
            desk, kind, subject = self._context.opened.desk, self._kind, self._subject
            self._context.runner.change(lambda: draft.discard(desk, kind, subject))

    def stop(self) -> None:
        """Keep nothing more: the form has been saved, which also removed its draft."""
        self._timer.stop()
        self._pending = False

    def _typed(self, fields: dict[str, str]) -> dict[str, str] | None:
        """Return what was changed, with what stood there before; None without a change."""
        shown = self._shown
        if shown is None:
            return fields
        typed = {name: text for name, text in fields.items() if text != shown.get(name, "")}
        before = {_BEFORE + n: self._before.get(n, shown.get(n, "")) for n in typed}
        return typed | before or None

    def _give_back(
        self,
        found: dict[str, str],
        on_found: Callable[[dict[str, str]], object] | None,
        on_clash: Callable[[dict[str, str]], object] | None,
    ) -> None:
        shown = self._shown or {}
        typed = {n: text for n, text in found.items() if not n.startswith(_BEFORE)}
        self._before = {
            n.removeprefix(_BEFORE): text for n, text in found.items() if n.startswith(_BEFORE)
        }
        if on_found is not None:
            on_found({**shown, **typed})
        clash = {
            name: shown.get(name, "")
            for name, before in self._before.items()
            if before != shown.get(name, "") != typed.get(name)
        }
        if clash and on_clash is not None:
            on_clash(clash)
