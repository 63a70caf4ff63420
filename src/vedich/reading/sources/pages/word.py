"""A word at its place on a page, and the page as it is read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]


class Sight(StrEnum):
    """How far the letters of a word can be seen."""

    SEEN = "seen"
    HIDDEN = "hidden"  # white on white, outside the page, or drawn without ink
    RECOGNISED = "recognised"  # letters that recognition put over or beside a picture


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, upright in the frame of their page.

    Units: points from the top left corner of the frame; `size` is that of the type, `baseline` where the
    letters stand. `after_blank` says that the letters before it in the file are of the same line of writing.
    `turned` words run up or down the page and may hold blanks. `certainty` is 1 unless recognised; `font`
    names a font from before Unicode, "" any other.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    after_blank: bool = False
    turned: bool = False
    sight: Sight = Sight.SEEN
    certainty: float = 1.0
    note: str = ""
    font: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line drawn on a page, upright or level: `at` across, from `start` to `end` along; points."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table found on a page, with the words in it line by line."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[tuple[Word, ...], ...] = ()

    @property
    def text(self) -> str:
        """Give the words of the cell in one line."""
        return " ".join(word.text for line in self.lines for word in line)


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page: its box, the places of its upright lines, and its cells row by row."""

    box: Box
    edges: tuple[float, ...]
    cells: tuple[TableCell, ...]
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be read: words and tables in an upright frame.

    `number` counts from 1; `width` and `height` are of the frame in points; `turn` says by how many degrees
    clockwise the page as a person sees it was turned to stand upright (0, 90, 180, 270), `tilt` by how many
    more a scan was turned about its middle to stand straight.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[Table, ...] = ()
    turn: int = 0
    tilt: float = 0.0

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Give a box of the frame as a box of the page as a person sees it, rounded to a tenth of a point.

        >>> Page(1, 200.0, 100.0, (), turn=90).box(10.0, 20.0, 30.0, 24.0)
        (20.0, 170.0, 24.0, 190.0)
        """
        if self.tilt:
            # The box keeps its size; its middle goes back to where the page was scanned.
            x, y = (left + right) / 2 - self.width / 2, (top + bottom) / 2 - self.height / 2
            sine, cosine = math.sin(math.radians(self.tilt)), math.cos(math.radians(self.tilt))
            across, down = x * cosine + y * sine - x, y * cosine - x * sine - y
            left, top, right, bottom = left + across, top + down, right + across, bottom + down
        if self.turn == 90:
            left, top, right, bottom = top, self.width - right, bottom, self.width - left
        elif self.turn == 180:
            left, top, right, bottom = (
                self.width - right,
                self.height - bottom,
                self.width - left,
                self.height - top,
            )
        elif self.turn == 270:
            left, top, right, bottom = self.height - bottom, left, self.height - top, right
        return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
