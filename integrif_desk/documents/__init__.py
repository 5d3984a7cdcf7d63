"""Domain values in, PDF bytes out. Knows no store and no window.

`handover.render` and `recovery_sheet.render` make documents, `glyphs.missing_glyphs` says before
printing what cannot be printed, `preview` turns pages into pictures.
"""
