"""Reply slips as offices send them back: real PDFs with real form fields, filled in by pikepdf."""

import io
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

RADIOS = {
    "entscheidung": ("A", "B", "C"),
    "grund": ("C1", "C2", "C3", "C4", "C5", "C6"),
    "empf_1": ("ja", "rueckfrage", "nein"),
    "empf_2": ("ja", "rueckfrage", "nein"),
}


def made(values: Mapping[str, str], author: str = "Bodebrücke e. V.") -> bytes:
    """Return a slip of one page with these fields filled in; the rest is left empty."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        fields = [*(_radio(pdf, name, each) for name, each in RADIOS.items())]
        fields += [_text(pdf, name) for name in values if name not in RADIOS]
        pdf.pages[0].obj.Annots = Array(
            widget for field in fields for widget in field.get("/Kids", [field])
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields))
        pdf.docinfo["/Author"] = author
        written = io.BytesIO()
        pdf.save(written)
    return filled(written.getvalue(), values)


def filled(document: bytes, values: Mapping[str, str]) -> bytes:
    """Return a PDF with a form whose fields have these values, as a viewer would save it.

    In a document of several cases their names begin with that of the case: `fall2.entscheidung`.
    """
    with pikepdf.open(io.BytesIO(document)) as pdf:
        by_name = dict(_named(pdf.Root.AcroForm.Fields))
        for name, value in values.items():
            field = by_name[name]
            if "/Kids" not in field:
                field.V = String(value)
                continue
            field.V = Name(f"/{value or 'Off'}")
            for widget in field.Kids:
                states = [str(each) for each in widget.AP.N.keys()]  # noqa: SIM118 – no mapping
                widget.AS = Name(f"/{value}" if f"/{value}" in states else "/Off")
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def page_of(document: bytes, number: int) -> bytes:
    """Return one page of a document, counted from 1, with the fields that stand on it."""
    with pikepdf.open(io.BytesIO(document)) as pdf, pikepdf.new() as taken:
        taken.add_pages_from(pdf, [number - 1])
        written = io.BytesIO()
        taken.save(written)
    return written.getvalue()


def _named(fields: pikepdf.Object, above: str = "") -> Iterator[tuple[str, pikepdf.Object]]:
    for field in fields:
        name = f"{above}{field.T}"
        if "/FT" in field:
            yield name, field
        else:
            yield from _named(field.Kids, f"{name}.")


def without_form(found_text: str = "") -> bytes:
    """Return a page without any field; `found_text` is written on it."""
    from reportlab.pdfgen.canvas import Canvas

    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.drawString(72, 700, found_text or " ")
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _text(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String(name),
            Rect=Array([10, 10, 100, 30]),
            P=pdf.pages[0].obj,
        )
    )


def _radio(pdf: pikepdf.Pdf, name: str, choices: tuple[str, ...]) -> pikepdf.Object:
    group = pdf.make_indirect(
        Dictionary(FT=Name.Btn, Ff=1 << 15, T=String(name), V=Name.Off, Kids=Array())
    )
    for choice in choices:
        state = pdf.make_stream(b"")
        widget = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Parent=group,
            Rect=Array([10, 40, 20, 50]),
            P=pdf.pages[0].obj,
            AS=Name.Off,
            AP=Dictionary(N=Dictionary({f"/{choice}": state, "/Off": state})),
        )
        group.Kids.append(pdf.make_indirect(widget))
    return group
