"""Read the letters of a PDF page as words at their places, in the order of the file."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from dataclasses import dataclass
from typing import Any

from vedich.reading.sources.pages.word import Box, Ruling, Sight, Word
from vedich.reading.sources.pdf.shapes import Shapes
from vedich.reading.sources.pdf.style import Style, style_of

# Letters further apart than this share of their size are two words, blank or not.
_GAP = 0.22
# A blank of the file counts where it can be seen at all: an accent set on its own brings blanks without width.
_SEEN_BLANK = 0.05
# Letters that jump back further than this share begin anew.
_BACK = 0.6
_BLANKS = frozenset((0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000))
_UNSEEN = frozenset((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_HYPHEN_AT_END = 0x02
_SOFT_HYPHEN = _OLD_U = 0xAD


@dataclass(slots=True)
class PageLetters:
    """The words of a page, how many letters it has, and how many of them say nothing in their font."""

    words: list[Word]
    letters: int = 0
    unmapped: int = 0


def letters_of(
    raw: Any, number: int, styles: list[Style | None], drawn: Shapes, divided: tuple[Ruling, ...]
) -> PageLetters:
    """Give the words of page `number`; `divided` are upright lines of tables, at which words end.

    A letter without a meaning in its font counts as unmapped and is left out.
    """
    import pypdfium2.raw as pdfium

    found = PageLetters([])
    frame = drawn.frame
    hand = _Hand(found, number, drawn, divided)
    box = pdfium.FS_RECTF()
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index, style in enumerate(styles):
        code = unicode_of(raw, index)
        if code in _BLANKS:
            hand.blank = True
            continue
        if style is None:
            continue
        if style.old and code in (_SOFT_HYPHEN, _HYPHEN_AT_END):
            code = _OLD_U  # the letter 'ư' of TCVN3
        elif code in _UNSEEN:
            continue
        found.letters += 1
        letter = (
            chr(code)
            if (style.old and 0x20 < code < 0x200) or 0x20 < code < 0x7F or 0xA0 < code < 0xD800
            else _letter(code)
        )
        if not letter:
            found.unmapped += 1
            continue
        box_of(raw, index, box)
        hand.write(letter, style, frame.box(box.left, box.bottom, box.right, box.top))
    hand.close()
    return found


def _letter(code: int) -> str:
    """Give the letter of a code, "" where the font does not tell it."""
    if code == _HYPHEN_AT_END:
        return "-"
    if 0xFB00 <= code <= 0xFB06:
        return _LIGATURES[code]
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code < 0xF8FF or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return _SYMBOLS.get(code, "")
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    return chr(code)


# Bullets and signs of the Symbol and Wingdings fonts, which stand in the private area.
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0A8: "◻", 0xF06F: "□", 0xF0FE: "☑", 0xF071: "❑",
    0xF02D: "-", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×", 0xF0D7: "·", 0xF0E0: "→", 0xF0AE: "→",
}  # fmt: skip


def styles_of(raw: Any) -> tuple[list[Style | None], list[Style]]:
    """Give the style of each letter (None for a letter that the library made up), and each style once."""
    import pypdfium2.raw as pdfium

    count = max(0, pdfium.FPDFText_CountChars(raw))
    address_of, object_of = ctypes.addressof, pdfium.FPDFText_GetTextObject
    known: dict[int, Style] = {}
    styles: list[Style | None] = []
    for index in range(count):
        pointer = object_of(raw, index)
        if not pointer:
            styles.append(None)
            continue
        address = address_of(pointer.contents)
        style = known.get(address)
        if style is None:
            style = known[address] = style_of(raw, index, pointer)
        style.letters += 1
        styles.append(style)
    return styles, list(known.values())


class _Hand:
    """Puts letters together into words, one after the other."""

    def __init__(self, found: PageLetters, number: int, drawn: Shapes, divided: tuple[Ruling, ...]) -> None:
        self.found = found
        self.number = number
        self.frame = drawn.frame
        self.shapes = drawn
        self.divided = divided
        self.blank = False
        self.style: Style | None = None
        self.text: list[str] = []
        self.left = self.top = self.right = self.bottom = 0.0
        self.along = self.baseline = 0.0  # the end of the last letter along the writing; where it stands
        self.direction = (1.0, 0.0)
        self.after_blank = False

    def write(self, letter: str, style: Style, box: Box) -> None:
        """Add a letter with its box in the frame."""
        left, top, right, bottom = box
        if style is not self.style:
            self.direction = self.frame.direction(style.angle)
            baseline = self.frame.baseline(style, self.direction)
            if self.text and (
                self.style is None
                or abs(baseline - self.baseline) > 0.12 * style.size
                or abs(style.angle - self.style.angle) > 0.02
                or style.sight is not self.style.sight
            ):
                self._end(follows=abs(baseline - self.baseline) < 0.5 * style.size)
            self.baseline = baseline
            self.style = style
        turned = self.direction[0] < 0.97
        if turned:
            start, end = _along(self.direction, left, top, right, bottom)
        else:
            start, end = left, right
        if self.text:
            gap = start - self.along
            if unicodedata.combining(letter[0]):
                self.text.append(letter)
                return
            size = style.size
            if turned:
                if gap > 2.5 * size or gap < -_BACK * size:
                    self._end(follows=False)
                elif gap > _GAP * size or (self.blank and gap > _SEEN_BLANK * size):
                    self.text.append(" ")
            elif (
                gap > _GAP * size
                or gap < -_BACK * size
                or (self.blank and gap > _SEEN_BLANK * size)
                or (self.divided and self._crosses(left, right, top, bottom))
            ):
                self._end(follows=self.blank and -_BACK * size < gap < 3 * size)
        self.blank = False
        if not self.text:
            self.left, self.top, self.right, self.bottom = left, top, right, bottom
        else:
            self.left, self.top = min(self.left, left), min(self.top, top)
            self.right, self.bottom = max(self.right, right), max(self.bottom, bottom)
        self.text.append(letter)
        self.along = end

    def close(self) -> None:
        """End the last word."""
        self._end(follows=False)

    def _crosses(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Say whether an upright line of a table stands between the last letter and this one."""
        before, here, height = (self.left + self.along) / 2, (left + right) / 2, (top + bottom) / 2
        return any(
            before < line.at < here and self.along - 2 < line.at and line.start < height < line.end
            for line in self.divided
        )

    def _end(self, *, follows: bool) -> None:
        style = self.style
        if self.text and style is not None:
            text = unicodedata.normalize("NFC", "".join(self.text))
            turned = self.direction[0] < 0.97
            sight = style.sight
            box = self.left, self.top, self.right, self.bottom
            if self.frame.outside(*box) or (style.white and not self.shapes.shaded(box)):
                sight = Sight.HIDDEN
            self.found.words.append(
                Word(
                    text,
                    self.left,
                    self.top,
                    self.right,
                    self.bottom,
                    self.bottom if turned else self.baseline,
                    style.size,
                    style.bold,
                    self.after_blank,
                    turned,
                    sight,
                    font=style.font if style.old else "",
                    page=self.number,
                )
            )
        self.text = []
        self.after_blank = follows


def _along(
    direction: tuple[float, float], left: float, top: float, right: float, bottom: float
) -> tuple[float, float]:
    """Give where a letter begins and ends along the direction of its writing."""
    x, y = direction
    if abs(y) > 0.97:
        return (top, bottom) if y > 0 else (-bottom, -top)
    middle = x * (left + right) / 2 + y * (top + bottom) / 2
    half = math.hypot(right - left, bottom - top) / 3
    return middle - half, middle + half
