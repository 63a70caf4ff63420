"""The parts of a Word file: XML trees by what they are for, out of an archive that nobody vouches for."""

from __future__ import annotations

import posixpath
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from vedich.reading.sources.docx.names import STRICT
from vedich.reading.sources.trouble import SourceError, Trouble

# The text of 2,000 pages is 60 MB of XML; what is larger was made to fill a memory.
MOST_BYTES_A_PART = 128_000_000
MOST_BYTES = 256_000_000
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A Word file's parts and the relations between them; each part is parsed once, with nothing fetched.

    Raises:
        SourceError: the archive or the XML is damaged, encrypted, too large or declares a document type.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MOST_BYTES
        self._trees: dict[str, etree._Element | None] = {}
        self._relations: dict[str, dict[str, tuple[str, str, bool]]] = {}
        try:
            self._archive = ZipFile(BytesIO(data))
            self._names = {posixpath.normpath(found.lstrip("/")): found for found in self._archive.namelist()}
        except (BadZipFile, ValueError, NotImplementedError, EOFError, struct.error, OSError) as error:
            raise self._damaged(str(error)) from None
        self.main = self._main()

    def part(self, path: str) -> etree._Element | None:
        """Give the root of a part, or None where the file has no such part."""
        if path not in self._trees:
            self._trees[path] = self._parsed(path) if path in self._names else None
        return self._trees[path]

    def related(self, kind: str, path: str | None = None) -> str | None:
        """Give the path of the one part that a part (the main one) names as its 'styles', 'numbering' ..."""
        for told, target, outside in self._relations_of(path or self.main).values():
            if told == kind and not outside:
                return target
        return None

    def target(self, identity: str | None, path: str) -> str | None:
        """Give the path of the part that a part means by a relation's id; None for what lies outside."""
        told = self._relations_of(path).get(identity or "")
        return told[1] if told and not told[2] else None

    def _main(self) -> str:
        for kind, target, outside in self._relations_of("").values():
            if kind == "officeDocument" and not outside and target in self._names:
                return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise self._damaged("no word/document.xml")

    def _relations_of(self, path: str) -> dict[str, tuple[str, str, bool]]:
        if path not in self._relations:
            folder, name = posixpath.split(path)
            root = self.part(posixpath.join(folder, "_rels", name + ".rels"))
            found = {}
            for each in root.iter(_RELATIONSHIPS) if root is not None else ():
                target = each.get("Target", "")
                outside = each.get("TargetMode") == "External"
                joined = target if outside else posixpath.normpath(posixpath.join("/", folder, target))[1:]
                found[each.get("Id", "")] = each.get("Type", "").rpartition("/")[2], joined, outside
            self._relations[path] = found
        return self._relations[path]

    def _parsed(self, path: str) -> etree._Element:
        written = self._bytes(path)
        if b"<!DOCTYPE" in written or b"<!\0D\0O\0C\0T\0Y\0P\0E" in written or b"\0<\0!\0D\0O\0C" in written:
            raise SourceError(Trouble.DECLARES_DTD, self.name, part=path)
        if b"purl.oclc.org" in written[:8192]:
            for strict, transitional in STRICT:
                written = written.replace(strict, transitional.strip("{}").encode())
        # Without huge_tree, libxml2 itself refuses trees deeper than 256 and texts longer than 10 MB.
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(written, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(f"{path}: {error.msg}") from None

    def _bytes(self, path: str) -> bytes:
        try:
            told = self._archive.getinfo(self._names[path])
            if told.flag_bits & 1:
                raise SourceError(Trouble.ENCRYPTED, self.name)
            most = min(MOST_BYTES_A_PART, self._left)
            # The directory may lie about the size: what counts is what comes out.
            with self._archive.open(told) as opened:
                written = opened.read(most + 1)
        except (
            BadZipFile,
            zlib.error,
            NotImplementedError,
            EOFError,
            RuntimeError,
            ValueError,
            struct.error,
            OSError,
        ) as error:
            raise self._damaged(f"{path}: {error}") from None
        if len(written) > most:
            raise SourceError(
                Trouble.TOO_LARGE, self.name, size=-(-len(written) // 1_000_000), most=MOST_BYTES // 1_000_000
            )
        self._left -= len(written)
        return written

    def _damaged(self, reason: str) -> SourceError:
        return SourceError(Trouble.DAMAGED, self.name, form="Word (DOCX)", reason=reason[:200])
