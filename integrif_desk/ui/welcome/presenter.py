"""What the pages before unlocking know and say, without Qt: the first run's form, the groups of the
recovery sheet, the pause after a wrong passphrase, and what to do when a vault does not open.
"""

from dataclasses import dataclass

from integrif_desk.domain import recovery_code
from integrif_desk.domain.copied_code import bare, is_checked
from integrif_desk.domain.errors import ErrorCode, KnownError
from integrif_desk.wording.errors import sentence
from integrif_desk.wording.i18n import tr

LONGEST_PAUSE_S = 30
STEPS = 3


@dataclass(frozen=True)
class SheetCheck:
    """Whether a recovery sheet is really out of the machine. `code` is empty until it is made."""

    code: str = ""
    control_group: int = 1
    control: str = ""
    kept: bool = False

    def fits(self) -> bool | None:
        """Tell whether the control group was copied correctly; None while it is being typed."""
        if self.code and recovery_code.is_group(self.code, self.control_group, self.control):
            return True
        return False if len(bare(self.control)) >= recovery_code.GROUP_LENGTH else None

    def done(self) -> bool:
        """Tell whether the sheet exists on paper, as far as a program can know."""
        return self.fits() is True and self.kept


@dataclass(frozen=True)
class FirstRun:
    """How far somebody is with a new vault."""

    association: str = ""
    name: str = ""
    passphrase_ready: bool = False
    sheet_done: bool = False

    def done(self) -> tuple[bool, bool, bool]:
        """Tell for each of the three steps whether it is done."""
        named = bool(self.association.strip() and self.name.strip())
        return named, self.passphrase_ready, self.sheet_done

    def current_step(self) -> int:
        """Return the first step (1-based) that is not done; the last when all are."""
        return next((n for n, done in enumerate(self.done(), start=1) if not done), STEPS)

    def summary(self) -> str:
        """Return the sentence beside „Tresor anlegen“."""
        first, second, third = self.done()
        if not first:
            return tr("Bitte nennen Sie den Verein und sich selbst.")
        if not second:
            return tr("Bitte wählen Sie eine Passphrase und wiederholen Sie sie.")
        if not third:
            return tr("Bitte drucken Sie das Blatt und tippen Sie die Gruppe ab.")
        return tr("Alle drei Schritte sind erledigt.")


def group_state(typed: str) -> bool | None:
    """Tell whether one group of the sheet is free of typing errors; None while it is incomplete."""
    group = bare(typed)
    if len(group) < recovery_code.GROUP_LENGTH:
        return None
    return len(group) == recovery_code.GROUP_LENGTH and is_checked(group)


def spread_groups(pasted: str) -> tuple[str, ...]:
    """Return six groups as they are printed, from a whole code that somebody pasted."""
    code, size = bare(pasted), recovery_code.GROUP_LENGTH
    groups = [code[n * size : (n + 1) * size] for n in range(recovery_code.GROUPS)]
    return tuple(printed_group(group) for group in groups)


def printed_group(typed: str) -> str:
    """Return a group as on the sheet, „7QXM 2HDK“, however it was typed."""
    group = bare(typed)[: recovery_code.GROUP_LENGTH]
    return f"{group[:4]} {group[4:]}".strip()


def pause_s(wrong_tries: int) -> int:
    """Return how many seconds to wait after so many wrong tries: 0, 1, 2, 4 … up to 30."""
    return min(LONGEST_PAUSE_S, 2 ** (wrong_tries - 2)) if wrong_tries > 1 else 0


@dataclass(frozen=True)
class Trouble:
    """Why the vault does not open, as a page of its own says it."""

    title: str
    text: str


def trouble(error: KnownError) -> Trouble | None:
    """Return what the page says; None for errors that belong to a field, a wrong passphrase."""
    title = _TITLES.get(error.code)
    if title is None:
        return None
    if error.code is ErrorCode.VAULT_IN_USE and _is_here(error.values.get("host")):
        return Trouble(title, _OPEN_HERE)
    hint = _HINTS.get(error.code, "")
    return Trouble(title, f"{sentence(error)}\n\n{hint}".strip())


_OPEN_HERE = tr(
    "Der Tresor ist auf diesem Rechner schon in einem anderen Fenster geöffnet. Bitte arbeiten Sie "
    "dort weiter, oder sperren Sie ihn dort zuerst."
)
_TITLES = {
    ErrorCode.VAULT_IN_USE: tr("Der Tresor ist schon geöffnet"),
    ErrorCode.VAULT_NEWER: tr("IntegriF Desk ist hier zu alt"),
    ErrorCode.VAULT_MISSING: tr("Der Tresor ist nicht da"),
    ErrorCode.VAULT_DAMAGED: tr("Der Tresor ist beschädigt"),
    ErrorCode.STORE_UNREACHABLE: tr("Der Tresor ist nicht erreichbar"),
    ErrorCode.FOLDER_NOT_WRITABLE: tr("Der Ordner ist schreibgeschützt"),
    ErrorCode.DISK_FULL: tr("Der Datenträger ist voll"),
    ErrorCode.MIGRATION_FAILED: tr("Die Umstellung ist nicht gelungen"),
}
_HINTS = {
    ErrorCode.VAULT_MISSING: tr(
        "Liegt der Tresor auf einem Stick oder einem Laufwerk im Netz? Dann verbinden Sie es und "
        "versuchen Sie es erneut."
    ),
    ErrorCode.VAULT_DAMAGED: tr(
        "Die Sicherungen liegen im Ordner „backups“ daneben. Bitte verändern Sie nichts und "
        "sprechen Sie die Leitung an."
    ),
    ErrorCode.VAULT_NEWER: tr("Ihre Daten sind unverändert."),
}


def _is_here(host: object) -> bool:
    # Imported when a vault is in use: the unlock page has to be painted at once.
    from socket import gethostname

    return host == gethostname()
