"""What can be clicked in a document: mail addresses, telephone numbers, websites, other pages."""

import re

from integrif_desk.documents.runs import Span

_WEBSITE = re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:[/?#:]\S*)?", re.ASCII | re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)
_SHORTEST_NUMBER = 5


def linked(sentence: str, words: str, address: str) -> list[str | Span]:
    """Return the sentence with its first `words` as a link to `address`: https:, mailto:, tel:, or
    # and an anchor. Without address or words it stays as it is."""
    before, found, after = sentence.partition(words) if words and address else (sentence, "", "")
    if not found:
        return [sentence] if sentence else []
    return [before, Span(found, link=address), after]


def mailbox(email: str) -> list[str | Span]:
    """Return a mail address that can be clicked, if it is one."""
    return linked(email, email, mail_to(email))


def mail_to(email: str) -> str:
    """Return where a mail address leads; empty for what is none."""
    return f"mailto:{email}" if _EMAIL.fullmatch(email) else ""


def telephone(number: str) -> list[str | Span]:
    """Return a telephone number that can be clicked."""
    return linked(number, number, dialled(number))


def dialled(number: str) -> str:
    """Return where a telephone number leads; empty for what is none."""
    digits = "".join(char for char in number if char in "0123456789+")
    return f"tel:{digits}" if len(digits) >= _SHORTEST_NUMBER else ""


def website(address: str) -> list[str | Span]:
    """Return the address of a website that can be clicked, if it is one."""
    leads = address if address.startswith(("https://", "http://")) else f"https://{address}"
    return linked(address, address, leads if _WEBSITE.fullmatch(address) else "")
