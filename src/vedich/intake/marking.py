"""Write notes into a copy of a file, in confinement: the writer parses the file from outside once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from importlib import import_module
from typing import Any

from vedich.domain.note import Note
from vedich.domain.place import Place
from vedich.intake.confined import run_confined
from vedich.intake.limits import Limits, limits_for
from vedich.reading.sources.true_type import TrueType, true_type

_WRITE = "vedich.intake.marking:write_notes"
# A copy is as large as its file, and the notes come on top.
_MOST_OUTPUT = 96_000_000

# One line a form: the module of the writer, its function, and whether it is told the time.
_WRITERS: dict[TrueType, tuple[str, str, bool]] = {
    TrueType.DOCX: ("docx_comments", "marked_docx", True),
    TrueType.XLSX: ("xlsx_notes", "marked_xlsx", False),
    TrueType.PDF: ("pdf_annotations", "marked_pdf", False),
}


def carries_notes(data: bytes, name: str) -> bool:
    """Say whether the form of a file has a writer.

    >>> carries_notes(b"%PDF-1.7 ...", "a.pdf"), carries_notes(b"Thu", "a.txt")
    (True, False)
    """
    return true_type(data, name) in _WRITERS


def marked_copy(
    data: bytes, name: str, notes: Sequence[Note], *, author: str, at: datetime, way: str = ""
) -> bytes:
    """Give a copy of a file with the notes at their places; without notes, the very bytes of the file.

    >>> marked_copy(b"any", "a.docx", [], author="Về Đích", at=datetime(2025, 9, 3))
    b'any'

    Raises:
        SourceError: the form has no writer, or the copy could not be made of this file.
    """
    if not notes:
        return data
    kind = true_type(data, name)
    usual = limits_for(kind, len(data), None)
    limits = Limits(usual.memory, usual.processor, usual.wall, _MOST_OUTPUT)
    arguments = {
        "kind": kind.value,
        "notes": [asdict(note) for note in notes],
        "author": author,
        "at": at.isoformat(),
    }
    return run_confined(_WRITE, data, arguments, name=name, limits=limits, way=way)


def write_notes(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Write the notes, in the child.

    Raises:
        ValueError: the file is not what its first bytes promised.
    """
    module, function, timed = _WRITERS[TrueType(arguments["kind"])]
    write: Any = getattr(import_module(f"vedich.reporting.writers.{module}"), function)
    notes = [_note(told) for told in arguments["notes"]]
    at = {"at": datetime.fromisoformat(arguments["at"])} if timed else {}
    made: bytes = write(data, notes, author=arguments["author"], **at)
    return made


def _note(told: dict[str, Any]) -> Note:
    return Note(
        _place(told["place"]),
        told["heading"],
        tuple(told["lines"]),
        told["quoted"],
        tuple(_place(each) for each in told["related"]),
    )


def _place(told: dict[str, Any]) -> Place:
    box = told.pop("box")
    return Place(**told, box=(box[0], box[1], box[2], box[3]) if box else None)
