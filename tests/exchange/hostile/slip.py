"""A reply slip with the names that are fixed, built by hand: what every hostile file begins as."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

CODE = "K7-4F2Q-Q"
READ_ONLY = 1
RADIO = 1 << 15
TEXT_FIELDS = {
    "code": CODE,
    "fassung": "1",
    "pruefwert": "0123456789abcdef",
    "ab_datum": "12032026",
    "grund_text_C1": "",
    "name": "Jürgen Größe-Þór محمد",
    "funktion": "Fallmanager",
    "telefon": "03471 1234",
    "email": "j.groesse@example.org",
    "schritt": "Zeile eins\rZeile zwei",
    "schritt_datum": "",
    "datum": "11.03.2026",
}
CHOICES = {
    "entscheidung": ("ABC", "A"),
    "grund": (("C1", "C2", "C3", "C4", "C5", "C6"), ""),
    "empf_1": (("ja", "rueckfrage", "nein"), "rueckfrage"),
}
DATA = b'{"format": "integrif-desk.handover", "version": 1}'
EXPECTED = {
    **TEXT_FIELDS,
    "schritt": "Zeile eins\nZeile zwei",
    "entscheidung": "A",
    "grund": "",
    "empf_1": "rueckfrage",
}


def document(*, form: bool = True, attached: bool = True, printed: str = "") -> pikepdf.Pdf:
    """Return a filled-in slip; `printed` stands as text on its page."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0]
    if printed:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F=font))
        shown = printed.encode("latin-1").replace(b"(", b"[").replace(b")", b"]")
        page.Contents = pdf.make_stream(b"BT /F 12 Tf 72 700 Td (" + shown + b") Tj ET")
    if form:
        fields = [text_field(pdf, name, value) for name, value in TEXT_FIELDS.items()]
        fields += [radio(pdf, name, *choice) for name, choice in CHOICES.items()]
        pdf.Root.AcroForm = Dictionary(Fields=Array(fields))
        page.Annots = Array([kid for field in fields for kid in field.get("/Kids", [field])])
    if attached:
        attach(pdf, "handover.json", DATA)
        pdf.Root.AF = Array([pdf.Root.Names.EmbeddedFiles.Names[1]])
    pdf.docinfo = pdf.make_indirect(
        Dictionary(Author=String("Verein Salzland e. V."), Title=String("Übergabe Ü-26-007"))
    )
    return pdf


def slip(**options: Any) -> bytes:
    """Return the bytes of a filled-in slip."""
    return saved(document(**options))


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """Return the bytes of a document and close it."""
    out = io.BytesIO()
    options.setdefault("static_id", True)
    if "encryption" in options:
        options.pop("static_id")
    with pdf:
        pdf.save(out, **options)
    return out.getvalue()


def text_field(pdf: pikepdf.Pdf, name: str, value: Any) -> pikepdf.Dictionary:
    """Return a text field that is its own widget."""
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String(name),
            V=value if isinstance(value, pikepdf.Object) else String(value),
            Rect=Array([72, 72, 200, 90]),
            F=4,
            Ff=READ_ONLY if name in ("code", "fassung", "pruefwert") else 0,
        )
    )


def radio(pdf: pikepdf.Pdf, name: str, states: Any, chosen: str) -> pikepdf.Dictionary:
    """Return a group of exclusive boxes."""
    group = pdf.make_indirect(
        Dictionary(FT=Name.Btn, Ff=RADIO, T=String(name), V=Name(f"/{chosen or 'Off'}"))
    )
    group.Kids = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Widget,
                    Parent=group,
                    AS=Name(f"/{state if state == chosen else 'Off'}"),
                    Rect=Array([72, 72, 84, 84]),
                    F=4,
                )
            )
            for state in states
        ]
    )
    return group


def attach(pdf: pikepdf.Pdf, name: str, content: bytes, **stream: Any) -> None:
    """Append a file to the list of names, without looking whether it is one."""
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))
    embedded = pdf.make_stream(content, {"/Type": Name.EmbeddedFile, **stream})
    specification = Dictionary(
        Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=embedded)
    )
    pdf.Root.Names.EmbeddedFiles.Names.extend([String(name), pdf.make_indirect(specification)])
