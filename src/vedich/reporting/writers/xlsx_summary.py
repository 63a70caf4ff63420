"""The sheet at the end of a marked-up workbook that lists every note, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from vedich.domain.note import Note
from vedich.domain.place import Place
from vedich.reporting.writers.xlsx_parts import written_words

_HEADS = ("TT", "Trang tính", "Ô", "Nội dung")
_WIDTHS = (5, 24, 10, 110)


def summary_of(notes: Sequence[Note], sheets: Sequence[str], author: str, namespace: str) -> str:
    """Give the XML of the sheet. All is words, never a formula; links lead inside the workbook only.

    A note whose place the workbook does not have stands without a link.
    """
    listing = _Listing(set(sheets))
    listing.row([(1, f"{author}: {len(notes)} điểm cần xem lại", "b")])
    listing.row([])
    listing.row([(at, head, "b") for at, head in enumerate(_HEADS, start=1)])
    for number, note in enumerate(notes, start=1):
        listing.note(number, note)
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, start=1)
    )
    links = f"<hyperlinks>{''.join(listing.links)}</hyperlinks>" if listing.links else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"<cols>{columns}</cols><sheetData>{''.join(listing.rows)}</sheetData>{links}"
        '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


class _Listing:
    def __init__(self, sheets: set[str]) -> None:
        self.sheets = sheets
        self.rows: list[str] = []
        self.links: list[str] = []

    def note(self, number: int, note: Note) -> None:
        self._line(note.place, [(1, str(number), ""), (4, note.heading, "b")])
        for line in note.lines:
            self.row([(4, line, "")])
        for place in note.related:
            self._line(place, [(4, "↑ cũng liên quan", "i")])

    def _line(self, place: Place, cells: list[tuple[int, str, str]]) -> None:
        linked = place.sheet in self.sheets and place.cell
        if place.sheet:
            cells.append((2, place.sheet, ""))
            cells.append((3, place.cell, "u" if linked else ""))
        else:
            cells.append((2, str(place), ""))
        self.row(sorted(cells))
        if linked:
            quoted = place.sheet.replace("'", "''")
            where = quoteattr(f"'{quoted}'!{place.cell}")
            self.links.append(f'<hyperlink ref="C{len(self.rows)}" location={where}/>')

    def row(self, cells: Sequence[tuple[int, str, str]]) -> None:
        """Add a row of words, each plain, bold, slanted or underlined."""
        number = len(self.rows) + 1
        told = ""
        for column, words, manner in cells:
            colour = '<color rgb="FF0563C1"/>' if manner == "u" else ""
            properties = f'<rPr>{f"<{manner}/>" if manner else ""}<sz val="11"/>{colour}</rPr>'
            told += (
                f'<c r="{"ABCD"[column - 1]}{number}" t="inlineStr"><is><r>{properties}'
                f'<t xml:space="preserve">{written_words(words)}</t></r></is></c>'
            )
        self.rows.append(f'<row r="{number}">{told}</row>')
