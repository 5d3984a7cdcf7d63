"""From drawn pages to the file that leaves: structure, metadata, colours, fields, attachments.

The result is PDF/UA-1 (ISO 14289-1: tagged, read aloud in order) and PDF/A-3a (ISO 19005-3:
archivable, with its data attached) at once. Equal values give equal bytes.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase import pdfmetrics

from integrif_desk import paths
from integrif_desk.documents.acroform import add_fields
from integrif_desk.documents.form import FormField, PlacedField
from integrif_desk.documents.tagging import Content, Element, LinkTarget, Placed
from integrif_desk.wording.bidi import bare

LANGUAGE = "de-DE"
PRODUCER = "IntegriF Desk"
_HEADING_LEVELS = {"H1": 0, "H2": 1, "H3": 2, "H4": 3}


@dataclass(frozen=True)
class Attachment:
    """A file inside the file; `mime` is its type, `description` is shown in the reader's list."""

    name: str
    content: bytes
    mime: str
    description: str


@dataclass(frozen=True)
class Drawn:
    """Pages as ReportLab made them, the elements on them, the page (from 1) of each anchor, and
    what was typed for the glyphs of each font."""

    pdf: bytes
    root: Element
    anchors: Mapping[str, int]
    meanings: Mapping[str, Mapping[int, str]]


def fields(root: Element) -> tuple[PlacedField, ...]:
    """Return the form fields below `root` in reading order."""
    return tuple(
        PlacedField(kid.thing, kid.page, kid.x, kid.y, kid.width, kid.height)
        for kid in _placed(root)
        if isinstance(kid.thing, FormField)
    )


def finish(
    drawn: Drawn,
    *,
    title: str,
    author: str,
    dated: date | None,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Return the finished file. `dated` is its day of creation, in the metadata and of every
    attachment; None for documents that have no date."""
    title, author = bare(title), bare(author)
    with pikepdf.open(io.BytesIO(drawn.pdf)) as pdf:
        widgets = iter(add_fields(pdf, fields(drawn.root)))
        _Tree(pdf, drawn, widgets).build()
        _translate_glyphs(pdf, drawn.meanings)
        _describe(pdf, title, author, dated)
        _attach(pdf, attachments, dated)
        target = io.BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return target.getvalue()


class _Tree:
    """Builds the structure tree, the links and the bookmarks of one file."""

    def __init__(self, pdf: pikepdf.Pdf, drawn: Drawn, widgets: Iterator[pikepdf.Object]) -> None:
        self._pdf = pdf
        self._drawn = drawn
        self._widgets = widgets
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, pikepdf.Object]] = [{} for _ in self._pages]
        self._placed: list[pikepdf.Object] = []
        self._headings: list[tuple[str, str, int]] = []

    def build(self) -> None:
        pdf, root = self._pdf, self._pdf.Root
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(self._drawn.root, tree)
        numbers = Array()
        for number, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            numbers.append(number)
            numbers.append(Array([owners[mcid] for mcid in sorted(owners)]))
        for number, element in enumerate(self._placed, start=len(self._pages)):
            numbers.append(number)
            numbers.append(element)
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pages) + len(self._placed)
        root.StructTreeRoot = tree
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String(LANGUAGE)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        self._add_bookmarks()

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
        )
        if element.alternative:
            made.Alt = String(element.alternative)
        if element.spoken:
            made.ActualText = String(element.spoken)
        if element.language:
            made.Lang = String(element.language)
        if attributes := _attributes(element):
            made.A = attributes
        page = _first_page(element)
        if page is not None:
            made.Pg = self._pages[page]
        if element.text and page is not None:
            self._headings.append((element.role, element.text, page))
        kids = Array()
        for kid in element.kids:
            if isinstance(kid, Content):
                kids.append(self._content(kid, made, page))
            elif isinstance(kid, Placed):
                kids.append(self._reference(kid, made))
            elif _is_needed(kid):
                kids.append(self._element(kid, made))
        if len(kids):
            made.K = kids
        return made

    def _content(self, kid: Content, owner: pikepdf.Object, page: int | None) -> Any:
        self._owners[kid.page][kid.mcid] = owner
        if kid.page == page:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.mcid)

    def _reference(self, kid: Placed, owner: pikepdf.Object) -> pikepdf.Object:
        page = self._pages[kid.page - 1]
        shown = next(self._widgets) if isinstance(kid.thing, FormField) else self._link(kid, page)
        shown.StructParent = len(self._pages) + len(self._placed)
        self._placed.append(owner)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=shown)

    def _link(self, kid: Placed, page: pikepdf.Object) -> pikepdf.Object:
        target: LinkTarget = kid.thing
        link = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=[kid.x, kid.y, kid.x + kid.width, kid.y + kid.height],
                Border=[0, 0, 0],
                F=4,
                Contents=String(target.words),
            )
        )
        if target.address.startswith("#"):
            to = self._drawn.anchors.get(target.address[1:], kid.page)
            link.Dest = Array([self._pages[to - 1], Name.Fit])
        else:
            link.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(target.address))
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(link)
        return link

    def _add_bookmarks(self) -> None:
        with self._pdf.open_outline() as outline:
            outline.root.clear()
            above: list[pikepdf.OutlineItem] = []
            for role, text, page in self._headings:
                item = pikepdf.OutlineItem(text, page, "Fit")
                level = min(_HEADING_LEVELS[role], len(above))
                del above[level:]
                (above[-1].children if above else outline.root).append(item)
                above.append(item)


def _attributes(element: Element) -> pikepdf.Object | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.box:
        return Dictionary(O=Name.Layout, BBox=list(element.box), Placement=Name.Block)
    if element.role == "L":
        return Dictionary(O=Name.List, ListNumbering=Name.Decimal)
    return None


def _is_needed(element: Element) -> bool:
    """Groups in which nothing was drawn are left out; cells of a table never are."""
    return element.role in ("TD", "TH") or bool(element.kids)


def _first_page(element: Element) -> int | None:
    for kid in element.kids:
        if isinstance(kid, Content):
            return kid.page
        if isinstance(kid, Placed):
            return kid.page - 1
        page = _first_page(kid)
        if page is not None:
            return page
    return None


def _placed(element: Element) -> Iterator[Placed]:
    for kid in element.kids:
        if isinstance(kid, Placed):
            yield kid
        elif isinstance(kid, Element):
            yield from _placed(kid)


def _translate_glyphs(pdf: pikepdf.Pdf, meanings: Mapping[str, Mapping[int, str]]) -> None:
    """Let joined letters and ligatures be found and copied as what was typed.

    ReportLab says of each glyph which character it drew; for those there is none, or another one.
    """
    wanted = {_base_name(name): codes for name, codes in meanings.items() if codes}
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.resources.get(Name.Font, Dictionary()).as_dict().values():
            codes = wanted.get(str(font.get(Name.BaseFont, "")).partition("+")[2])
            if not codes or font.objgen in seen:
                continue
            seen.add(font.objgen)

            def meant(found: re.Match[bytes], codes: Mapping[int, str] = codes) -> bytes:
                text = codes.get(int(found[2], 16))
                if text is None:
                    return found[0]
                return b"<%s> <%s>" % (found[1], text.encode("utf-16-be").hex().upper().encode())

            table = font.ToUnicode.read_bytes()
            font.ToUnicode.write(re.sub(rb"<(\w+)> <(\w+)>(?=\n)", meant, table))


def _base_name(name: str) -> str:
    font: Any = pdfmetrics.getFont(name)
    return bytes(font.face.name + font.face.subfontNameX).decode()


def _describe(pdf: pikepdf.Pdf, title: str, author: str, dated: date | None) -> None:
    """Write the same facts into document information and XMP: PDF/A wants them equal."""
    info: dict[str, Any] = {"/Title": title, "/Author": author, "/Producer": PRODUCER}
    if dated:
        info["/CreationDate"] = info["/ModDate"] = f"D:{dated:%Y%m%d}000000Z"
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({key: String(value) for key, value in info.items() if value})
    )
    metadata = pikepdf.Stream(pdf, _xmp(title, author, dated).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    profile = pikepdf.Stream(pdf, _profile())
    profile.N = 3
    name = String("sRGB IEC61966-2.1")
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=name,
                Info=name,
                DestOutputProfile=pdf.make_indirect(profile),
            )
        ]
    )


@cache
def _profile() -> bytes:
    return (paths.resources() / "color" / "sRGB.icc").read_bytes()


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], dated: date | None) -> None:
    if not attachments:
        return
    names, associated = Array(), Array()
    for each in sorted(attachments, key=lambda one: one.name):
        stream = pikepdf.Stream(pdf, each.content)
        stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{each.mime}")
        moment = f"D:{dated or date(2000, 1, 1):%Y%m%d}000000Z"
        stream.Params = Dictionary(Size=len(each.content), ModDate=String(moment))
        embedded = pdf.make_indirect(stream)
        file = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(each.name),
                UF=String(each.name),
                Desc=String(each.description),
                AFRelationship=Name.Data,
                EF=Dictionary(F=embedded, UF=embedded),
            )
        )
        names.append(String(each.name))
        names.append(file)
        associated.append(file)
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=names)
    pdf.Root.AF = associated


def _xmp(title: str, author: str, dated: date | None) -> str:
    day = f"{dated:%Y-%m-%d}T00:00:00Z" if dated else ""
    moments = f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
    creator = f"<dc:creator><rdf:Seq><rdf:li>{_plain(author)}</rdf:li></rdf:Seq></dc:creator>"
    return _XMP.format(
        title=_plain(title),
        creator=creator if author else "",
        language=LANGUAGE,
        producer=PRODUCER,
        moments=moments if dated else "",
    )


def _plain(text: str) -> str:
    return escape("".join(char for char in text if char.isprintable()))


# PDF/A does not know the identifier of PDF/UA, so the file has to describe it.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>{moments}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
