"""The archive of a Word file, of which a few parts are changed and all others kept byte for byte."""

from __future__ import annotations

import posixpath
import struct
import zlib
from copy import copy
from io import BytesIO
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

MOST_BYTES_A_PART = 128_000_000
# What the standard library raises over an archive that is cut, encrypted or garbled.
_BROKEN = (
    BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    ValueError,
    struct.error,
    OSError,
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONSHIP = f"{{{_PACKAGE}relationships}}Relationship"
_OVERRIDE = f"{{{_PACKAGE}content-types}}Override"
_TYPES = "[Content_Types].xml"


class Parts:
    """A Word file whose parts can be changed; `written` gives the copy.

    Raises:
        ValueError: it is no Word file, or a part of it is damaged, too large or declares a document type.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise ValueError(f"This is not a Word file: {error}.") from error
        self._infos = {info.filename: info for info in self._archive.infolist()}
        self._trees: dict[str, etree._ElementTree] = {}
        self._added: list[str] = []
        self._changed: set[str] = set()
        self.main = self.related("officeDocument", "") or "word/document.xml"

    def tree(self, path: str) -> etree._ElementTree | None:
        """Give a part as a tree; it is written anew only when it is said to be changed."""
        if path not in self._trees and path in self._infos:
            self._trees[path] = self._parsed(path)
        return self._trees.get(path)

    def change(self, path: str) -> None:
        """Let a part be written as its tree now stands."""
        self._changed.add(path)

    def related(self, kind: str, path: str) -> str | None:
        """Give the path of the part that a part names as its 'comments', 'footnotes' ..., if there is one."""
        tree = self.tree(_relations_path(path))
        for each in () if tree is None else tree.getroot().iter(_RELATIONSHIP):
            if each.get("Type", "").rpartition("/")[2] == kind and each.get("TargetMode") != "External":
                folder = posixpath.dirname(path)
                return posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
        return None

    def add(self, name: str, root: etree._Element, kind: str, content_type: str) -> str:
        """Add a part beside the main one, with its relation and its content type, and give its path."""
        folder = posixpath.dirname(self.main)
        taken = {path.casefold() for path in self._infos}
        stem, suffix = posixpath.splitext(name)
        number, path = 1, posixpath.join(folder, name)
        while path.casefold() in taken:
            number += 1
            path = posixpath.join(folder, f"{stem}{number}{suffix}")
        self._trees[path] = root.getroottree()
        self._added.append(path)
        relations = self._relations()
        names = {each.get("Id", "") for each in relations.iter(_RELATIONSHIP)}
        identity = next(each for at in range(1, len(names) + 2) if (each := f"rIdVd{at}") not in names)
        told = {"Id": identity, "Type": kind, "Target": posixpath.basename(path)}
        etree.SubElement(relations, _RELATIONSHIP, told)
        types = self.tree(_TYPES)
        if types is None:
            raise ValueError(f"This is not a Word file: it has no {_TYPES}.")
        etree.SubElement(types.getroot(), _OVERRIDE, {"PartName": f"/{path}", "ContentType": content_type})
        self.change(_TYPES)
        return path

    def written(self) -> bytes:
        """Give the file with its changed parts; order, times and all other parts stay as they are."""
        try:
            return self._copied()
        except _BROKEN as error:
            raise ValueError(f"The file cannot be copied, for a part of it is damaged: {error}.") from error

    def _copied(self) -> bytes:
        out = BytesIO()
        main = self._infos[self.main]
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for path, info in self._infos.items():
                kept = copy(info)
                if path in self._changed:
                    archive.writestr(kept, _serialised(self._trees[path]))
                    continue
                with self._archive.open(info) as source, archive.open(kept, "w") as target:
                    copyfileobj(source, target)
            for path in self._added:
                # The time is that of the main part: a copy made twice is the same copy.
                made = ZipInfo(path, main.date_time)
                made.compress_type = ZIP_DEFLATED
                made.external_attr = main.external_attr
                archive.writestr(made, _serialised(self._trees[path]))
            archive.comment = self._archive.comment
        return out.getvalue()

    def _relations(self) -> etree._Element:
        path = _relations_path(self.main)
        tree = self.tree(path)
        if tree is None:
            root = etree.fromstring(f'<Relationships xmlns="{_PACKAGE}relationships"/>')
            self._trees[path] = root.getroottree()
            self._added.append(path)
            return root
        self.change(path)
        return tree.getroot()

    def _parsed(self, path: str) -> etree._ElementTree:
        try:
            with self._archive.open(self._infos[path]) as opened:
                content = opened.read(MOST_BYTES_A_PART + 1)
        except _BROKEN as error:
            raise ValueError(f"{path} cannot be taken out of the file: {error}.") from error
        if len(content) > MOST_BYTES_A_PART or b"<!DOCTYPE" in content:
            raise ValueError(f"{path} is too large or declares a document type; no Word file does.")
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(content, parser).getroottree()
        except etree.XMLSyntaxError as error:
            raise ValueError(f"{path} is damaged: {error.msg}.") from error


def _relations_path(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _serialised(tree: etree._ElementTree) -> bytes:
    standalone = tree.docinfo.standalone
    return etree.tostring(
        tree, xml_declaration=True, encoding="UTF-8", standalone=True if standalone is None else standalone
    )
