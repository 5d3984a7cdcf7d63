"""File formats: bytes in, domain values out, and back. Knows no store and no document."""
