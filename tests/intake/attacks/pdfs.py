"""Attacks by PDF: objects that hold one another, streams that unpack without end, pages that are not there."""

from __future__ import annotations

import zlib

from tests.intake.attacks.zips import blanks

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_TEXT = b"BT /F1 12 Tf 72 700 Td (Thu dat 5 ty dong) Tj ET"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """Give a PDF of these numbered objects, object 1 being its catalog."""
    written, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(written), max(objects) + 1
    written += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        written += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    written += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(written)


def one_page(
    content: bytes = stream(_TEXT),
    *,
    box: bytes = b"[0 0 595 842]",
    resources: bytes = b"",
    more: dict[int, bytes] | None = None,
) -> bytes:
    """Give a PDF of one page with this stream of content."""
    return pdf(
        {
            1: _CATALOG,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox %s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>"
            % (box, resources),
            4: content,
            5: _FONT,
            **(more or {}),
        }
    )


def flate_bomb() -> bytes:
    """Give a page whose content unpacks, twice over, to two gibibytes of blanks."""
    # The head of a zlib stream; what reads it does not wait for the checksum at its end.
    inner = b"\x78\xda" + blanks(2048, b" ")
    return one_page(stream(zlib.compress(inner, 9), b"/Filter[/FlateDecode/FlateDecode]"))


def lzw_bomb() -> bytes:
    """Give a page whose content is ten megabytes of codes of LZW that each stand for a long stretch."""
    return one_page(stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 1_000_000, b"/Filter/LZWDecode"))


def loop_of_pages() -> bytes:
    return pdf({1: _CATALOG, 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"})


def loop_of_object_streams() -> bytes:
    """Give a PDF whose objects lie in a stream that lies in itself."""
    packed = stream(b"6 0 " + _CATALOG, b"/Type/ObjStm/N 1/First 4/Extends 7 0 R")
    return pdf({1: _CATALOG, 2: b"<</Type/Pages/Kids[]/Count 0>>", 7: packed}, b"/XRefStm 9")


def loop_of_tables() -> bytes:
    made = pdf({1: _CATALOG, 2: b"<</Type/Pages/Kids[]/Count 0>>"})
    start = made.rindex(b"xref\n0")
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


def loop_of_forms() -> bytes:
    """Give a page with a form that draws itself."""
    form = stream(
        b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    )
    return one_page(stream(b"/X Do " + _TEXT), resources=b"/XObject<</X 6 0 R>>", more={6: form})


def many_pages(count: int) -> bytes:
    """Give a PDF whose tree names one page so many times."""
    kids = b"3 0 R " * count
    return pdf(
        {
            1: _CATALOG,
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            4: stream(b""),
        }
    )


def jbig2() -> bytes:
    """Give a page with a JBIG2 picture of a size that nobody has, and nonsense in it."""
    picture = stream(
        b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + b"\xff" * 4096,
        b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 1/ColorSpace/DeviceGray"
        b"/Filter/JBIG2Decode",
    )
    return one_page(stream(b"/X Do " + _TEXT), resources=b"/XObject<</X 6 0 R>>", more={6: picture})


def locked() -> bytes:
    made = one_page()
    lock = (
        b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(%s)/U(%s)>>/ID[(0123456789abcdef)(0123456789abcdef)]"
        % (b"o" * 32, b"u" * 32)
    )
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)


def that_acts(port: int) -> bytes:
    """Give a PDF that on opening runs a script, starts a program and calls a page of the web."""
    made = one_page()
    acts = (
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:%d'\\))"
        b"/Next<</S/Launch/F(/bin/true)/Next<</S/URI/URI(http://127.0.0.1:%d)>>>>>>" % (port, port)
    )
    return made.replace(b"/Type/Catalog", b"/Type/Catalog" + acts)


def many_words() -> bytes:
    """Give a page with 300,000 words on one another."""
    return one_page(
        stream(zlib.compress(b"BT /F1 1 Tf " + b"(5) Tj " * 300_000 + b"ET"), b"/Filter/FlateDecode")
    )


def many_lines() -> bytes:
    """Give a page with so many lines that every pair of them cannot be looked at."""
    drawn = b"".join(b"%d %d m %d %d l S " % (n % 595, 0, n % 595, 842) for n in range(100_000))
    return one_page(stream(zlib.compress(drawn + _TEXT), b"/Filter/FlateDecode"))


def deep_arrays() -> bytes:
    return one_page(stream(b"[" * 500_000 + _TEXT))
