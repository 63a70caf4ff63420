"""Refuse an archive with a document type in any XML part, before a parser of XML sees one.

No office file needs a document type; entities that read other files or grow without bound begin with one.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from vedich.reading.sources.trouble import SourceError, Trouble

_XML = (".xml", ".rels", ".vml", ".rdf", ".svg", ".xhtml", ".html")
# A document type can only stand before the first element; nothing honest writes more than this before it.
_MOST_BEFORE_ROOT = 65_536
_ROOT = re.compile(r"<[A-Za-z_:\u0080-\uffff]")
_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(r"""^\ufeff?<\?xml[^>]{0,100}?encoding\s*=\s*["']([^"']{1,40})["']""")
_KNOWN = frozenset(
    ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "windows-1252")
)
_MARKS = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


def refuse_document_types(data: bytes, name: str) -> None:
    """Look at the beginning of every XML part of an archive.

    Raises:
        SourceError: one declares a document type, hides what it begins with, or is in a strange encoding.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.filename.lower().endswith(_XML):
                    with archive.open(member) as part:
                        head = part.read(_MOST_BEFORE_ROOT)
                    if has_document_type(head):
                        raise SourceError(Trouble.DECLARES_DTD, name, part=member.filename[-80:])
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise SourceError(Trouble.DAMAGED, name, form="ZIP", reason=str(error)[:120]) from None


def has_document_type(head: bytes) -> bool:
    """Say whether XML begins with a document type, or so that nobody can tell.

    >>> has_document_type(b"<?xml version='1.0'?><!DOCTYPE a><a/>"), has_document_type(b"<a/>")
    (True, False)
    """
    codec = next((codec for mark, codec in _MARKS if head.startswith(mark)), "utf-8")
    text = head.decode(codec, "replace")
    told = _ENCODING.match(text)
    if told and told[1].lower() not in _KNOWN:
        return True
    if not text.strip("\ufeff \t\r\n\0"):
        return False
    # A comment may hold anything that looks like an element.
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    root = _ROOT.search(text)
    return root is None or _TYPE.search(text, 0, root.start()) is not None
