"""The archive of a workbook, of which a few parts are changed as text and all others kept byte for byte.

Parts are edited as text, not as trees: what stands in a sheet beside the one line put in stays letter for
letter, whatever namespaces and extensions its program wrote.
"""

from __future__ import annotations

import posixpath
import re
from copy import copy
from io import BytesIO
from xml.sax.saxutils import escape, unescape
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

_MOST_BYTES_A_PART = 400_000_000
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_QUOTES = {"&quot;": '"', "&apos;": "'"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
TYPES = "[Content_Types].xml"


class Parts:
    """A workbook whose parts can be changed; `written` gives the copy.

    Raises:
        ValueError: it is no workbook, or a part of it is damaged, too large or declares a document type.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise ValueError(f"This is not an Excel file: {error}.") from error
        self._infos = {info.filename: info for info in self._archive.infolist()}
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._infos}
        self._changed: dict[str, str] = {}
        self._added: dict[str, str] = {}

    def has(self, path: str) -> bool:
        """Say whether there is such a part."""
        return path.lower() in self._names or path in self._added

    def text(self, path: str) -> str:
        """Give a part as it now stands."""
        if path in self._added:
            return self._added[path]
        name = self._names.get(path.lower(), path)
        if name in self._changed:
            return self._changed[name]
        try:
            with self._archive.open(self._infos[name]) as opened:
                content = opened.read(_MOST_BYTES_A_PART + 1)
            text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except (
            KeyError,
            BadZipFile,
            NotImplementedError,
            EOFError,
            RuntimeError,
            OSError,
            ValueError,
        ) as error:
            raise ValueError(f"{path} cannot be taken out of the file: {error}.") from error
        if len(content) > _MOST_BYTES_A_PART or "<!DOCTYPE" in text:
            raise ValueError(f"{path} is too large or declares a document type; no Excel file does.")
        return re.sub(r"""(<\?xml[^>]*encoding=)(["'])[^"']*\2""", r"\1\2UTF-8\2", text, count=1)

    def change(self, path: str, text: str) -> None:
        """Let a part be written with another text."""
        if path in self._added:
            self._added[path] = text
        else:
            self._changed[self._names[path.lower()]] = text

    def add(self, folder: str, stem: str, suffix: str, text: str, content_type: str) -> str:
        """Add a part under a free name, with its content type, and give its path."""
        number, path = 1, posixpath.join(folder, f"{stem}{suffix}")
        while self.has(path):
            number += 1
            path = posixpath.join(folder, f"{stem}{number}{suffix}")
        self._added[path] = text
        types = self.text(TYPES)
        at = re.search(r"</(\w+:)?Types\s*>", types)
        if at is None:
            raise ValueError(f"This is not an Excel file: its {TYPES} is damaged.")
        override = f'<{at[1] or ""}Override PartName="/{path}" ContentType="{content_type}"/>'
        self.change(TYPES, types[: at.start()] + override + types[at.start() :])
        return path

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """Give the parts that a part names: id to the last word of the type and the part's path."""
        named = _relations_path(path)
        if not self.has(named):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in _RELATION.finditer(self.text(named)):
            told = attributes_of(relation[1])
            if told.get("TargetMode") != "External":
                target = told.get("Target", "").replace("\\", "/")
                where = posixpath.join("/", posixpath.dirname(path), target)
                found[told.get("Id", "")] = (
                    told.get("Type", "").rpartition("/")[2],
                    posixpath.normpath(where).lstrip("/"),
                )
        return found

    def relate(self, path: str, kind: str, target: str) -> str:
        """Let a part name another; `kind` is the whole name of the relation. Gives its id."""
        named = _relations_path(path)
        if not self.has(named):
            self._added[named] = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<Relationships xmlns="{_PACKAGE}relationships"></Relationships>'
            )
        text = re.sub(r"<((?:\w+:)?Relationships)\b([^>]*)/>", r"<\1\2></\1>", self.text(named))
        number = 1
        while f'"rIdVd{number}"' in text or f"'rIdVd{number}'" in text:
            number += 1
        at = re.search(r"</(\w+:)?Relationships\s*>", text)
        if at is None:
            raise ValueError(f"{named} is damaged.")
        told = f'<{at[1] or ""}Relationship Id="rIdVd{number}" Type="{kind}" Target="/{escape(target)}"/>'
        self.change(named, text[: at.start()] + told + text[at.start() :])
        return f"rIdVd{number}"

    def written(self) -> bytes:
        """Give the file with its changed parts; order, times and all other parts stay as they are."""
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            made_at = (1980, 1, 1, 0, 0, 0)
            for name, info in self._infos.items():
                made_at = info.date_time
                changed = self._changed.get(name)
                try:
                    content = self._archive.read(info) if changed is None else changed.encode()
                except (BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError) as error:
                    raise ValueError(f"{name} cannot be taken out of the file: {error}.") from error
                archive.writestr(copy(info), content)
            for path, text in self._added.items():
                # The time is that of another part: a copy made twice is the same copy.
                made = ZipInfo(path, made_at)
                made.compress_type = ZIP_DEFLATED
                archive.writestr(made, text.encode())
            archive.comment = self._archive.comment
        return out.getvalue()


def attributes_of(said: str) -> dict[str, str]:
    """Give the attributes of a tag.

    >>> attributes_of(' name="Biểu &amp; số" r:id="rId1"')
    {'name': 'Biểu & số', 'r:id': 'rId1'}
    """
    return {
        found[1]: unescape(found[2] if found[2] is not None else found[3], _QUOTES)
        for found in _ATTRIBUTE.finditer(said)
    }


def written_words(words: str) -> str:
    """Give words as a sheet's XML keeps them: escaped, letters that XML cannot hold left out.

    >>> written_words("a < b_x000D_")
    'a &lt; b_x005F_x000D_'
    """
    return escape(_ESCAPE.sub("_x005F_", _UNWRITABLE.sub("", words)), {'"': "&quot;"})


def _relations_path(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")
