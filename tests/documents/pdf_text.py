"""What a reader of a PDF finds in it."""

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page with plain line breaks."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def texts_outside_page(pdf: bytes) -> list[str]:
    """Return every printed character that does not lie wholly on the paper."""
    outside: list[str] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for position in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(position)
                if left < -1 or bottom < -1 or right > width + 1 or top > height + 1:
                    outside.append(text.get_text_range(position, 1))
    return outside
