"""The drawn boxes that cell notes of a sheet open in (VML, the form every Excel reads)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_START = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
)
_KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{identity}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#fff2cc" o:insetmode="auto">'
    '<v:fill color2="#fff2cc"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_IDENTITY = re.compile(r"_x0000_s([0-9]{1,9})")
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
# Columns of about 64 points and rows of 15, as sheets have unless told otherwise.
_WIDE, _LETTERS_A_LINE, _MOST_ROWS = 5, 52, 24


def boxes_with(drawing: str, block: int, notes: Iterable[tuple[int, int, str]]) -> str:
    """Give a sheet's old drawing, or a new one where it is "", with a box for each note.

    Units: `notes` are row and column from 1 and the words; `block` is the sheet's number, which keeps the
    numbers of boxes apart.

    Raises:
        ValueError: the old drawing has no end.
    """
    if not drawing:
        drawing = _START.format(block=block) + _KIND + "</xml>"
    at = drawing.rfind("</xml>")
    if at < 0:
        raise ValueError("A drawing of the workbook is damaged: it has no end.")
    kind = "" if 'id="_x0000_t202"' in drawing or "id='_x0000_t202'" in drawing else _KIND_ALONE
    identity = max([block * 1024, *(int(found) for found in _IDENTITY.findall(drawing))])
    told = kind
    for row, column, words in notes:
        identity += 1
        told += _BOX.format(
            identity=identity, anchor=_anchor(row, column, words), row=row - 1, column=column - 1
        )
    return drawing[:at] + told + drawing[at:]


_KIND_ALONE = _KIND.replace(
    "<v:shapetype ",
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ',
)


def _anchor(row: int, column: int, words: str) -> str:
    """Give where a box stands: beside its cell, wide enough and as high as its words need."""
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in words.split("\n"))
    left = min(column, _LAST_COLUMN - _WIDE)
    top = min(max(row - 2, 0), _LAST_ROW - _MOST_ROWS - 1)
    return f"{left}, 12, {top}, 4, {left + _WIDE}, 12, {top + min(lines + 1, _MOST_ROWS)}, 8"
