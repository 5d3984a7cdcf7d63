"""Readies qpdf for files from outside, in a process where nothing can be opened any more.

See `guarded` and `guarded_limits`.
"""

import io

import pikepdf

_MOST_UNPACKED = 128 * 1024 * 1024
_MOST_WARNINGS = 500
"""A file that a program wrote badly has a handful of faults; one made to cost time has more."""


def prepare() -> None:
    """Set the limits of this process and let qpdf open what it needs once: random numbers."""
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=_MOST_WARNINGS,
        flate_max_memory=_MOST_UNPACKED,
        png_max_memory=_MOST_UNPACKED,
        tiff_max_memory=_MOST_UNPACKED,
        run_length_max_memory=_MOST_UNPACKED,
        dct_max_memory=_MOST_UNPACKED,
    )
    with pikepdf.new() as document:
        document.save(io.BytesIO(), encryption=pikepdf.Encryption(owner="x", user=""))
