"""Files that hold what should not be there: scripts, programs, locks, other formats."""

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.exchange.hostile import raw, slip

Builder = Callable[[], bytes]
MARK = "integrif-desk-was-here"
"""What every action would write or call if anything carried it out."""
_SCRIPT = f"app.launchURL('http://127.0.0.1:9/{MARK}'); this.exportDataObject('{MARK}');"


def files() -> Iterator[tuple[str, Builder]]:
    """Yield a name and what builds the file."""
    yield from _actions()
    yield from _locked()
    yield from _fields()
    yield from _attached()
    yield from _other_formats()


def _changed(change: Callable[[pikepdf.Pdf], object], **options: Any) -> Builder:
    def build() -> bytes:
        document = slip.document(**options)
        change(document)
        return slip.saved(document)

    return build


def _actions() -> Iterator[tuple[str, Builder]]:
    actions = {
        "script": Dictionary(S=Name.JavaScript, JS=String(_SCRIPT)),
        "launch": Dictionary(S=Name.Launch, F=String(f"/bin/touch /tmp/{MARK}")),
        "address": Dictionary(S=Name.URI, URI=String(f"http://127.0.0.1:9/{MARK}")),
        "sending": Dictionary(S=Name.SubmitForm, F=String(f"http://127.0.0.1:9/{MARK}")),
        "importing": Dictionary(S=Name.ImportData, F=String("/etc/passwd")),
        "another file": Dictionary(S=Name.GoToR, F=String("\\\\127.0.0.1\\share\\x.pdf"), D=0),
    }
    for name, action in actions.items():

        def opened(pdf: pikepdf.Pdf, action: Dictionary = action) -> None:
            pdf.Root.OpenAction = action
            pdf.Root.AA = Dictionary(WC=action, DS=action, WP=action)
            pdf.pages[0].AA = Dictionary(O=action, C=action)
            for field in pdf.Root.AcroForm.Fields:
                field.AA = Dictionary(K=action, F=action, V=action, C=action, Fo=action)
                field.A = action
            pdf.Root.AcroForm.CO = pdf.Root.AcroForm.Fields
            pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), action]))

        yield f"{name} everywhere", _changed(opened)
    chain = Dictionary(S=Name.JavaScript, JS=String(_SCRIPT))
    for _ in range(200):
        chain = Dictionary(S=Name.Launch, F=String(f"/tmp/{MARK}"), Next=chain)
    yield "two hundred actions in a row", _changed(lambda pdf: _set(pdf.Root, "OpenAction", chain))


def _set(owner: Any, key: str, value: Any) -> None:
    owner[f"/{key}"] = value


def _locked() -> Iterator[tuple[str, Builder]]:
    for name, kind in (
        ("AES-256", {"R": 6}),
        ("AES-128", {"R": 4}),
        ("RC4-128", {"R": 3, "aes": False, "metadata": False}),
        ("RC4-40", {"R": 2, "aes": False, "metadata": False}),
    ):
        for user in ("", "geheim"):
            lock = pikepdf.Encryption(owner="leitung", user=user, **kind)  # type: ignore[arg-type]
            yield (
                f"{name} with the password „{user}“",
                lambda lock=lock: slip.saved(  # type: ignore[misc]
                    slip.document(), encryption=lock
                ),
            )
    yield (
        "a lock that makes no sense",
        lambda: raw.pdf(
            raw.SOUND,
            trailer=b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length -1 /O () /U () /P 0 >> "
            b"/ID [()()]",
        ),
    )
    yield (
        "a lock of another kind",
        lambda: raw.pdf(
            raw.SOUND, trailer=b"/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [(a)(b)]"
        ),
    )


def _fields() -> Iterator[tuple[str, Builder]]:
    strange = {
        "NUL and controls": "a\x00b\x01\x1b[31mc\r\nd",
        "bidi": "\u202eexe.fdp\u202c \u2066x\u2069",
        "emoji and Tigrinya": "👩🏽‍🔧 ትግርኛ",
        "400 characters": "Ä" * 400,
        "folders": "../../../../etc/passwd",
        "blanks": " \t ",
        "formats": "%s%n{0}{{}}",
        "dots": "a.b.c...",
    }
    for name, value in strange.items():
        yield f"field called {name}", _changed(lambda pdf, v=value: _append(pdf, v, v))  # type: ignore[misc]
    yield "value of 10 MB", _changed(lambda pdf: _append(pdf, "lang", "x" * 10_000_000))
    yield (
        "stream of 10 MB as a value",
        _changed(lambda pdf: _append(pdf, "lang", pdf.make_stream(b"x" * 10_000_000))),
    )
    yield "a hundred values of 100000 characters", _changed(_long_values)
    yield "two fields of one name", _changed(lambda pdf: _append(pdf, "entscheidung", "B"))
    yield "a field without a name", _changed(_add_nameless)
    for state in ("Off", "", "A#20B", "\u202e", "1", "Yes", "x" * 5000):
        yield f"a state {state[:9]!r}", _changed(partial(_set_state, state=state))
    yield "XFA beside fields", _changed(_add_xfa)
    yield "XFA alone", _changed(_xfa_alone)
    yield (
        "XFA that unpacks without end",
        lambda: raw.sound(
            o1=b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /XFA 5 0 R /Fields [] >> >>",
            o5=raw.stream(raw.zeros(1 << 30), b"/Filter /FlateDecode"),
        ),
    )
    yield (
        "a signature",
        _changed(
            lambda pdf: pdf.Root.AcroForm.Fields.append(
                Dictionary(
                    FT=Name.Sig,
                    T=String("unterschrift"),
                    V=Dictionary(
                        Type=Name.Sig,
                        Contents=String(b"\x30" * 8000),
                        ByteRange=Array([0, -1, 1 << 40, 9]),
                    ),
                )
            )
        ),
    )


def _add_nameless(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields.append(Dictionary(FT=Name.Tx, V=String("x")))


def _set_state(pdf: pikepdf.Pdf, state: str) -> None:
    pdf.Root.AcroForm.Fields[-1].V = Name(f"/{state}") if state else 1


def _long_values(pdf: pikepdf.Pdf) -> None:
    for number in range(100):
        _append(pdf, f"lang{number}", "x" * 100_000)


def _append(pdf: pikepdf.Pdf, name: str, value: Any) -> None:
    pdf.Root.AcroForm.Fields.append(slip.text_field(pdf, name, value))


def _add_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp:xdp><script>evil()</script></xdp:xdp>")


def _xfa_alone(pdf: pikepdf.Pdf) -> None:
    _add_xfa(pdf)
    pdf.Root.AcroForm.Fields = Array()
    del pdf.pages[0]["/Annots"]


def _attached() -> Iterator[tuple[str, Builder]]:
    for name in (
        "../../x",
        "/etc/passwd",
        "C:\\Windows\\x.exe",
        "\x00",
        "",
        "handover.json",
        "…" * 500,
    ):
        attach = partial(slip.attach, name=name, content=b"MZ" + MARK.encode())
        yield f"attachment {name[:16]!r}", _changed(attach, attached=False)
    yield "100000 attachments", lambda: _attachments(100_000)
    yield "900 attachments", lambda: _attachments(900)
    yield (
        "an attachment of 18 MB",
        _changed(lambda pdf: slip.attach(pdf, "handover.json", b"x" * 18_000_000), attached=False),
    )
    for specification in (
        b"null",
        b"(x)",
        b"<< >>",
        b"<< /UF 1 /EF 2 >>",
        b"<< /UF (a) /EF << /F 4 0 R >> >>",
    ):
        yield (
            f"attachment that is {specification.decode()}",
            lambda s=specification: raw.sound(  # type: ignore[misc]
                o1=raw.CATALOGUE[:-2]
                + b"/AF [%s] /Names << /EmbeddedFiles << /Names [(a) %s (b)] >> >> >>" % (s, s)
            ),
        )


def _attachments(count: int) -> bytes:
    names = b" ".join(b"(a%d) << /UF (a%d) /EF << /F 5 0 R >> >>" % (n, n) for n in range(count))
    return raw.sound(
        o1=raw.CATALOGUE[:-2] + b"/Names << /EmbeddedFiles << /Names [%s] >> >> >>" % names,
        o5=raw.stream(b"x"),
    )


def _other_formats() -> Iterator[tuple[str, Builder]]:
    yield "0 bytes", lambda: b""
    yield "a single byte", lambda: b"%"
    yield "another header", lambda: slip.slip().replace(b"%PDF-", b"%PDX-", 1)
    yield "a program", lambda: b"MZ\x90\x00" + b"\x00" * 500
    yield (
        "a page of the web that is a PDF, too",
        lambda: raw.pdf(raw.SOUND, before=f"<html><script>{_SCRIPT}</script><!--".encode()),
    )
    yield "a ZIP that is a PDF, too", lambda: _zip() + slip.slip()
    yield "a PDF that is a ZIP, too", lambda: slip.slip() + _zip()
    yield "PDF 2.0", lambda: slip.saved(slip.document(), force_version="2.0")
    yield "for the web", lambda: slip.saved(slip.document(), linearize=True)
    yield (
        "one object stream",
        lambda: slip.saved(slip.document(), object_stream_mode=pikepdf.ObjectStreamMode.generate),
    )
    yield "form data", lambda: b"%FDF-1.2\n1 0 obj\n<< /FDF << /Fields [] >> >>\nendobj\n%%EOF"


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../x", MARK)
    return out.getvalue()
