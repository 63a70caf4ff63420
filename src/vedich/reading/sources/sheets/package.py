"""The parts of a workbook that is an archive of XML: found by name, parsed without entities or outside files."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from vedich.reading.sources.trouble import SourceError, Trouble

# More than the XML of any honest sheet; what is larger was refused before it came here.
_MOST_BYTES = 400_000_000

# What broken archives raise while they are read.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class Package:
    """A workbook's archive. Names are told apart without regard to case or the way slashes lean.

    Raises:
        SourceError: the archive is broken, or one of its parts is.
    """

    def __init__(self, data: bytes, name: str, form: str) -> None:
        self.name, self.form = name, form
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            self.members = {_plain(part): part for part in self.archive.namelist()}
        except BROKEN as error:
            raise self.damaged(error) from None

    def damaged(self, error: BaseException | str) -> SourceError:
        """Give the error for a part that cannot be read."""
        return SourceError(Trouble.DAMAGED, self.name, form=self.form, reason=str(error)[:200])

    def has(self, part: str) -> bool:
        """Say whether the archive has a part."""
        return _plain(part) in self.members

    def read(self, part: str) -> bytes:
        """Give the bytes of a part, or none where there is no such part."""
        member = self.members.get(_plain(part))
        if member is None:
            return b""
        try:
            if self.archive.getinfo(member).file_size > _MOST_BYTES:
                raise self.damaged(f"{part}: {self.archive.getinfo(member).file_size} bytes")
            return self.archive.read(member)
        except BROKEN as error:
            raise self.damaged(error) from None

    def elements(self, part: str, tags: Sequence[str]) -> Iterator[Any]:
        """Give the elements of a part with one of the local names, each whole, and forget them after use.

        Raises:
            SourceError: the part declares a document type, or is not well formed.
        """
        from lxml import etree

        content = self.read(part)
        if not content:
            return
        self._refuse_doctype(content, part)
        try:
            for _, element in etree.iterparse(
                io.BytesIO(content),
                events=("end",),
                tag=[f"{{*}}{tag}" for tag in tags],
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=True,
            ):
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise self.damaged(error) from None

    def tree(self, part: str) -> Any:
        """Give the root element of a part, or None where there is no such part."""
        from lxml import etree

        content = self.read(part)
        if not content:
            return None
        self._refuse_doctype(content, part)
        try:
            return etree.fromstring(
                content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            )
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(error) from None

    def _refuse_doctype(self, content: bytes, part: str) -> None:
        if b"<!DOCTYPE" in content or "<!DOCTYPE".encode("utf-16-le") in content[:4096]:
            raise SourceError(Trouble.DECLARES_DTD, self.name, part=part)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Give the parts that a part names: id to the last word of the type and the part's name.

        What lies outside the archive is left out.
        """
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root.iter("{*}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = (relation.get("Target") or "").replace("\\", "/")
            kind = (relation.get("Type") or "").rpartition("/")[2]
            where = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            found[relation.get("Id") or ""] = (kind, posixpath.normpath(where))
        return found


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


@lru_cache(maxsize=4_096)
def local(tag: object) -> str:
    """Give the name of an element without its namespace.

    >>> local("{urn:x}row")
    'row'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
