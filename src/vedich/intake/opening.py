"""Open files from outside as sources: the one door through which they come in."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from vedich.intake import source_form
from vedich.intake.border import BrokenAnswerError
from vedich.intake.confined import run_confined
from vedich.intake.limits import Pages, limits_for
from vedich.intake.pre_scan import pre_scan
from vedich.reading.sources.opening import bytes_of, refuse_size
from vedich.reading.sources.source import Source
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import TrueType, true_type

_OPEN = "vedich.intake.parsing:open_file"
_COUNT = "vedich.intake.parsing:count_pages"
# What opening each kind needs; only libraries that start no thread may be copied by a fork.
_SOURCES = "vedich.reading.sources"
_ALWAYS = (
    f"{_SOURCES}.opening",
    "vedich.intake.source_form",
    "vedich.intake.secrecy",
    "vedich.intake.xml_guard",
)
_WARM: dict[TrueType, tuple[str, ...]] = {
    TrueType.DOCX: (*_ALWAYS, f"{_SOURCES}.docx.opening", "lxml.etree"),
    TrueType.XLSX: (*_ALWAYS, f"{_SOURCES}.sheets.xlsx", "lxml.etree"),
    TrueType.PDF: (*_ALWAYS, f"{_SOURCES}.pdf.opening", "pypdfium2", "pypdfium2.raw"),
}
# What other programs help with.
_CONVERTED = (TrueType.OLE_WORD, TrueType.RTF, TrueType.ODT)
# So little is read within the usual limits, however many pages it is.
_SMALL_PDF = 50_000


def open_confined(file: Path | bytes, name: str, *, member: str = "", way: str = "") -> Source:
    """Give a file from outside, or the `member` of an archive of files, as a source.

    The file is opened by its true type in a child of its own that sees nothing but its bytes. `way` is for
    trying the other ways of starting a child.

    >>> open_confined("Thu đạt 5 tỷ".encode(), "a.txt").text
    'Thu đạt 5 tỷ'

    Raises:
        SourceError: it cannot be read; the sentence says what it is, why, and what to do.
    """
    data = bytes_of(file) if isinstance(file, Path) else file
    if member:
        from vedich.intake.members import unpacked

        data, name = unpacked(data, name, member), f"{name}/{member}"
    if not data:
        raise SourceError(Trouble.EMPTY, name)
    kind = true_type(data, name)
    refuse_size(len(data), name, kind)
    notices = pre_scan(data, kind, name)
    source = _opened(data, kind, name, way)
    return replace(source, notices=(*notices, *source.notices)) if notices else source


def _opened(data: bytes, kind: TrueType, name: str, way: str) -> Source:
    if kind in _CONVERTED:
        from vedich.intake.converting import source_of_converted

        return source_of_converted(data, kind, name, lambda made: _opened(made, TrueType.DOCX, name, way))
    pages = _pages(data, way) if kind is TrueType.PDF and len(data) > _SMALL_PDF else None
    limits = limits_for(kind, len(data), pages)
    answer = run_confined(
        _OPEN, data, {"name": name}, name=name, limits=limits, warm=_WARM.get(kind, _ALWAYS), way=way
    )
    try:
        return source_form.read(answer, name)
    except BrokenAnswerError:
        raise SourceError(Trouble.READER_DIED, name) from None


def _pages(data: bytes, way: str) -> Pages | None:
    """Ask how many pages there are, which decides how long reading may take; None where none can tell."""
    pictures = find_spec("tesserocr") is not None
    try:
        told = json.loads(
            run_confined(_COUNT, data, {"pictures": pictures}, name="", warm=_WARM[TrueType.PDF], way=way)
        )
        return Pages(int(told["count"]), int(told["pictures"]))
    except (SourceError, ValueError, KeyError, TypeError):
        # What is wrong with the file is said when it is opened.
        return None
