"""What to make of a stretch of a document: inserted, hidden, read by OCR; and what of a file was not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """Why the words of a stretch are not simply what the document says."""

    INSERTED = "inserted"  # a tracked insertion that nobody has accepted yet
    HIDDEN = "hidden"  # hidden text, row, column or sheet
    OCR = "ocr"  # letters recognised in a picture
    TEXT_NUMBER = "text_number"  # a number that a sheet holds as text
    STALE_FORMULA = "stale_formula"  # a formula whose stored result is not what it computes now
    FAULTY_FORMULA = "faulty_formula"  # a formula that gives an error (#REF!, #DIV/0!)
    CONVERTED = "converted"  # converted from an old encoding (TCVN3, VNI)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text read, and why to be careful with it.

    `certainty` (0..1) is how sure the letters are; `note` is a figure or words that explain the mark, such as
    what a stale formula computes now.
    """

    start: int
    end: int
    kind: MarkKind
    certainty: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something of a file that was seen and left out, counted, with its first words.

    `what` is a code such as 'deleted_text' or 'picture'; `vi` and `en` name it for people.
    """

    what: str
    count: int
    vi: str
    en: str
    sample: str = ""
