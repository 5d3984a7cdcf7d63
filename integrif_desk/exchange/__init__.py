"""File formats and files that leave or enter: bytes in, bytes out."""
