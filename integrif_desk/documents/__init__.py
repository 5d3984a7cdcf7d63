"""Domain values in, PDF bytes out. Knows no store and no window.

`handover.render` and `recovery_sheet.render` make documents, `glyphs.missing_glyphs` says before
printing what cannot be printed, `preview` turns pages into pictures.
"""

import sys


def forget() -> None:
    """Drop the texts that are kept to draw the next document faster; nothing before the first."""
    for name in ("lines", "shaping"):
        module = sys.modules.get(f"{__name__}.{name}")
        if module is not None:
            module.forget()
