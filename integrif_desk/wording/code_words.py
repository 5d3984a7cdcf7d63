"""What is said of a code that was mistyped: on the pages, in the search, on the console."""

from integrif_desk.wording.bidi import apart
from integrif_desk.wording.i18n import tr


def meant(code: str) -> str:
    """„Gemeint ist vielleicht K7-4F2Q-9“: a code given out that is one slip of a finger away."""
    return tr("Gemeint ist vielleicht {code}", code=code)


def whose(person: str, actor: str) -> str:
    """Return the person and the office that a code belongs to: „Al-Ahmad, Mohammad – Kita“."""
    return f"{apart(person)} – {actor}"
