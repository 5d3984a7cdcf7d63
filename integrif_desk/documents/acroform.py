"""Makes the boxes of a form fillable (ISO 32000-1, 12.7), within what archives and PDF/UA allow.

Every widget has its own appearance for every state, because archives forbid leaving that to the
viewer, and there is no script. What is typed is set in a font that the file holds: FiraGO with
every character of Windows' Western code page, as the only encoding that all viewers write alike.
A viewer takes other scripts from its own fonts; the value keeps them in any case.
"""

import struct
from collections.abc import Sequence
from functools import cache

import pikepdf
import pymupdf_fonts
import uharfbuzz
from pikepdf import Array, Dictionary, Name, String

from integrif_desk.documents.form import TICK_STROKES, FieldKind, PlacedField
from integrif_desk.documents.styles import FIELD, FIELD_LINE, INK
from integrif_desk.domain.bound_names import field_above
from integrif_desk.wording.bidi import bare
from integrif_desk.wording.i18n import tr

_PRINTED = 4  # 12.5.3; archives want it set and nothing else
_READ_ONLY, _MULTILINE = 1 << 0, 1 << 12  # 12.7.3.1 and 12.7.4.3
_LINE = 0.9  # hides the line of a box on the coarsest screen
_FONT = "FiraGO"
_FIRST_CODE = 32
_NOT_FOR_FORMS = ("DSIG", "GDEF", "GPOS", "GSUB", "gasp")


def add_fields(pdf: pikepdf.Pdf, placed: Sequence[PlacedField]) -> list[pikepdf.Object]:
    """Add the form to the file and return its widgets in the order of `placed`.

    Each is an indirect object that stands among its page's annotations; it has no place in the
    structure tree yet. Without fields nothing is added.
    """
    if not placed:
        return []
    font = pdf.make_indirect(_font(pdf))
    roots = Array()
    cases: dict[int, pikepdf.Object] = {}
    groups: dict[tuple[int, str], pikepdf.Object] = {}
    widgets: list[pikepdf.Object] = []
    for each in placed:
        page = pdf.pages[each.page - 1].obj
        widget = pdf.make_indirect(_widget(each, page))
        if each.field.kind is FieldKind.CHOICE:
            group = groups.get((each.field.case, each.field.name))
            if group is None:
                group = pdf.make_indirect(_group(each))
                groups[each.field.case, each.field.name] = group
                _hang_in(pdf, group, each.field.case, roots, cases)
            widget.Parent = group
            group.Kids.append(widget)
            widget.AP = Dictionary(
                N=Dictionary({f"/{each.field.choice}": _tick(pdf, each), "/Off": _blank(pdf, each)})
            )
        else:
            _hang_in(pdf, widget, each.field.case, roots, cases)
            widget.AP = Dictionary(N=_blank(pdf, each))
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        widgets.append(widget)
    pdf.Root.AcroForm = Dictionary(
        Fields=roots,
        DR=Dictionary(Font=Dictionary({f"/{_FONT}": font})),
        DA=_default_appearance(),
    )
    return widgets


def _hang_in(
    pdf: pikepdf.Pdf,
    field: pikepdf.Object,
    case: int,
    roots: pikepdf.Array,
    cases: dict[int, pikepdf.Object],
) -> None:
    """Put a field at the top of the form, or below the name of its case (12.7.3.2)."""
    if not case:
        roots.append(field)
        return
    if case not in cases:
        cases[case] = pdf.make_indirect(
            Dictionary(T=String(field_above(case)), TU=String(tr("Fall {n}", n=case)), Kids=Array())
        )
        roots.append(cases[case])
    field.Parent = cases[case]
    cases[case].Kids.append(field)


def _widget(placed: PlacedField, page: pikepdf.Object) -> Dictionary:
    """Return the annotation; that of a text is its field as well."""
    field = placed.field
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        Rect=_rectangle(placed),
        F=_PRINTED,
        P=page,
        TU=String(bare(field.tooltip)),
        MK=Dictionary(),
    )
    if field.kind is FieldKind.CHOICE:
        widget.AS = Name.Off
        widget.MK = Dictionary(CA=String("4"))  # a tick, for viewers that draw their own
        return widget
    widget.FT = Name.Tx
    widget.T = String(field.name)
    widget.V = widget.DV = String(bare(field.value))
    widget.DA = _default_appearance()
    if field.kind is FieldKind.PRINTED:
        widget.Ff = _READ_ONLY
        return widget
    # The empty field shows the boxes printed on the page; a viewer that writes covers them.
    widget.MK = Dictionary(BC=_color(FIELD_LINE), BG=_color(FIELD))
    widget.BS = Dictionary(W=1, S=Name.S)
    if field.is_long:
        widget.Ff = _MULTILINE
    return widget


def _group(placed: PlacedField) -> Dictionary:
    """Return the field of an exclusive group.

    Check boxes of one field exclude one another just as radio buttons do, but a wrong tick can be
    taken back in every viewer: browsers never clear a radio button.
    """
    return Dictionary(
        FT=Name.Btn,
        T=String(placed.field.name),
        TU=String(bare(placed.field.group)),
        V=Name.Off,
        DV=Name.Off,
        DA=_default_appearance(),
        Kids=Array(),
    )


def _rectangle(placed: PlacedField) -> Array:
    """Return the corners of the widget.

    That of a printed field is as small as can be, for browsers would write its value over the
    printed words; that of a text hides the printed box with its line once something is in it.
    """
    kind = placed.field.kind
    width, height = (1.0, 1.0) if kind is FieldKind.PRINTED else (placed.width, placed.height)
    more = _LINE if kind in (FieldKind.TEXT, FieldKind.DATE) else 0
    corners = (placed.x, placed.y - more, placed.x + width, placed.y + height + more)
    return Array(round(corner, 3) for corner in corners)


def _blank(pdf: pikepdf.Pdf, placed: PlacedField) -> pikepdf.Object:
    """Return the appearance of a field with nothing in it."""
    is_text = placed.field.kind is not FieldKind.CHOICE
    return _appearance(pdf, placed, b"/Tx BMC EMC" if is_text else b"q Q")


def _tick(pdf: pikepdf.Pdf, placed: PlacedField) -> pikepdf.Object:
    """Return the appearance of a ticked box."""
    size = placed.width
    strokes = [f"{size * x:.2f} {size * y:.2f}" for x, y in TICK_STROKES]
    path = f"{strokes[0]} m {' '.join(f'{stroke} l' for stroke in strokes[1:])}"
    color = " ".join(f"{part}" for part in _color(INK))
    return _appearance(pdf, placed, f"q {color} RG 1.3 w 1 J 1 j {path} S Q".encode())


def _appearance(pdf: pikepdf.Pdf, placed: PlacedField, content: bytes) -> pikepdf.Object:
    _, _, right, top = rectangle = _rectangle(placed)
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, right - rectangle[0], top - rectangle[1]]),
        Resources=Dictionary(),
    )


def _default_appearance() -> String:
    """The size follows the text, so that a long answer is printed in full."""
    return String(f"/{_FONT} 0 Tf {' '.join(str(part) for part in _color(INK))} rg")


def _color(code: str) -> Array:
    return Array(round(int(code[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    """Return the font that answers are set in: whole in itself, or editors would not use it."""
    data, widths, box = _western_font()
    left, bottom, right, top = box
    file = pdf.make_stream(data, Length1=len(data))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/FiraGO-Regular"),
        Flags=32,  # not symbolic
        FontBBox=Array([left, bottom, right, top]),
        ItalicAngle=0,
        Ascent=935,
        Descent=-265,
        CapHeight=689,
        StemV=84,
        FontFile2=file,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/FiraGO-Regular"),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=_FIRST_CODE,
        LastChar=255,
        Widths=Array(widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )


@cache
def _western_font() -> tuple[bytes, list[int], tuple[int, int, int, int]]:
    """Return FiraGO with the characters of Windows' code page 1252: file, widths of the codes from
    32 and bounding box, both in thousandths of an em."""
    characters = [bytes([code]).decode("cp1252", "ignore") for code in range(_FIRST_CODE, 256)]
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(char) for char in characters if char)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    source = uharfbuzz.Face(pymupdf_fonts.myfont("figo"))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_FOR_FORMS)
    face = uharfbuzz.subset(source, wanted)
    font = uharfbuzz.Font(face)
    scale = 1000 / face.upem
    glyphs = [font.get_nominal_glyph(ord(char)) if char else None for char in characters]
    widths = [
        0 if glyph is None else round(font.get_glyph_h_advance(glyph) * scale) for glyph in glyphs
    ]
    corners = struct.unpack(">4h", face.reference_table("head").data[36:44])
    left, bottom, right, top = (round(corner * scale) for corner in corners)
    return bytes(face.blob.data), widths, (left, bottom, right, top)
