"""Where things lie, the same for a source tree, an installed wheel and a frozen build.

`resources` and `migrations` stand at the top of the source tree. A wheel carries them inside the
package, a frozen build beside the binary. Nothing else in the program may guess at a location.
"""

import os
import sys
from pathlib import Path

_STORE_VARIABLE = "INTEGRIF_DESK_STORE"
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder with fonts, rules, data and catalogues. Read only."""
    return _data_root() / "resources"


def migrations() -> Path:
    """Return the folder with Alembic's `env.py` and `versions`. Read only."""
    return _data_root() / "migrations"


def default_store() -> Path:
    """Return the store folder used when nobody names one; it need not exist yet.

    `INTEGRIF_DESK_STORE` overrides the place the operating system gives for a user's data. Not
    the roaming profile: an encrypted database must not be copied about while it is open.
    """
    return named_store() or _user_data() / "store"


def named_store() -> Path | None:
    """Return the store folder that `INTEGRIF_DESK_STORE` names, None without it."""
    named = os.environ.get(_STORE_VARIABLE)
    return Path(named).expanduser() if named else None


def default_demo() -> Path:
    """Return the folder of the demo that the window offers; it need not exist yet."""
    return _user_data() / "demo"


def _user_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path("IntegriF Desk", appauthor=False, roaming=False)


def _data_root() -> Path:
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen)
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent
