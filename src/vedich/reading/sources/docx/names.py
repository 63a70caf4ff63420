"""The names of WordprocessingML that are read, as lxml spells them."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  the prefix that the format itself uses
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"

# What the strict form of the format calls the same things.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", C),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", DGM),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", PIC),
)

VAL = W + "val"
ID = W + "id"
TYPE = W + "type"

_OFF = frozenset(("0", "false", "off"))


def is_on(value: str | None) -> bool:
    """Say whether a switch of the format is on; it is when it stands there without a value.

    >>> is_on(None), is_on("0"), is_on("true")
    (True, False, True)
    """
    return value is None or value not in _OFF


def whole(value: str | None, default: int = 0) -> int:
    """Give a whole number of the format, or the default where there is none or nonsense.

    >>> whole("3"), whole("x", 1), whole(None)
    (3, 1, 0)
    """
    try:
        return int(value) if value is not None and len(value) < 10 else default
    except ValueError:
        return default
