"""Write notes into a copy of a workbook: cell notes and a sheet that lists them; all else stays untouched."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from vedich.domain.note import Note
from vedich.reporting.writers.xlsx_boxes import boxes_with
from vedich.reporting.writers.xlsx_order import place_of_drawing
from vedich.reporting.writers.xlsx_parts import Parts, attributes_of, written_words
from vedich.reporting.writers.xlsx_summary import summary_of

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_TYPE = "application/vnd.openxmlformats-officedocument."
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_COMMENT = re.compile(
    r"""<((?:\w+:)?)comment\b[^>]*?\bref=["']([A-Z]+[0-9]+)["'][^>]*>(.*?)</\1comment\s*>""", re.S
)
_MOST_LETTERS = 32_000


def marked_xlsx(data: bytes, notes: Sequence[Note], *, author: str) -> bytes:
    """Give a copy of a workbook with a cell note for each note, and a sheet at the end that lists them.

    The archive is edited by hand: values, formulas, stored results, styles, charts and macros stay letter for
    letter. Notes that a cell already has are kept, ours follow them. A note whose place is no cell of the
    workbook, or a cell with a conversation of people (which a note would break), stands in the list only.
    Without notes the copy is the file itself.

    >>> marked_xlsx(b"any file", [], author="Về Đích")
    b'any file'

    Raises:
        ValueError: it is no workbook, or a part that must be changed is damaged.
    """
    if not notes:
        return data
    parts = Parts(data)
    workbook = next((path for kind, path in parts.relations("").values() if kind == "officeDocument"), "")
    book = _Workbook(parts, workbook or "xl/workbook.xml", author)
    book.write(notes)
    return parts.written()


class _Workbook:
    def __init__(self, parts: Parts, path: str, author: str) -> None:
        self.parts, self.path, self.author = parts, path, author
        self.text = parts.text(path)
        strict = _STRICT in self.text
        self.namespace = _STRICT + "spreadsheetml/main" if strict else _OPEN + "spreadsheetml/2006/main"
        self.relation = (
            _STRICT + "officeDocument/relationships"
            if strict
            else _OPEN + "officeDocument/2006/relationships"
        )
        named = parts.relations(path)
        self.sheets: dict[str, str] = {}
        self.numbers: list[int] = []
        for found in _SHEET.finditer(self.text):
            told = attributes_of(found[1])
            identity = next((value for key, value in told.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets[told.get("name", "")] = named.get(identity, ("", ""))[1]
            number = told.get("sheetId", "")
            self.numbers.append(int(number) if number.isdecimal() else 0)
        if not self.sheets:
            raise ValueError("This is not an Excel file: its workbook names no sheets.")

    def write(self, notes: Sequence[Note]) -> None:
        by_sheet: dict[str, dict[str, list[Note]]] = {}
        for note in notes:
            if self.sheets.get(note.place.sheet) and _CELL.match(note.place.cell):
                by_sheet.setdefault(note.place.sheet, {}).setdefault(note.place.cell, []).append(note)
        for block, (name, path) in enumerate(self.sheets.items(), start=1):
            if name in by_sheet and self.parts.has(path):
                self._sheet(path, by_sheet[name], block)
        self._summary(notes)

    def _sheet(self, path: str, cells: dict[str, list[Note]], block: int) -> None:
        """Put the notes of one sheet into its comments, and boxes for them into its drawing."""
        named = self.parts.relations(path)
        by_kind = {kind: target for kind, target in named.values() if self.parts.has(target)}
        talks = self.parts.text(by_kind["threadedComment"]) if "threadedComment" in by_kind else ""
        cells = {cell: told for cell, told in cells.items() if f'ref="{cell}"' not in talks}
        if not cells:
            return
        existing = by_kind.get("comments", "")
        text = self.parts.text(existing) if existing else self._no_comments()
        text, fresh = self._with_comments(text, cells)
        if existing:
            self.parts.change(existing, text)
        else:
            where = posixpath.dirname(self.path)
            target = self.parts.add(where, "commentsVd", ".xml", text, _TYPE + "spreadsheetml.comments+xml")
            self.parts.relate(path, f"{self.relation}/comments", target)
        if fresh:
            self._boxes(path, named, fresh, block)

    def _no_comments(self) -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<comments xmlns="{self.namespace}"><authors></authors><commentList></commentList></comments>'
        )

    def _with_comments(
        self, text: str, cells: dict[str, list[Note]]
    ) -> tuple[str, list[tuple[int, int, str]]]:
        """Give the comments with ours, and row, column and words of those that are new to their cell."""
        text = re.sub(r"<((?:\w+:)?(?:authors|commentList))\s*/>", r"<\1></\1>", text)
        end = re.search(r"</(\w+:)?authors\s*>", text)
        if end is None:
            raise ValueError("The comments of the workbook are damaged: they name no authors.")
        prefix = end[1] or ""
        authors = len(re.findall(rf"<{prefix}author\b", text[: end.start()]))
        named = f"<{prefix}author>{written_words(self.author)}</{prefix}author>"
        text = text[: end.start()] + named + text[end.start() :]
        there = {found[2]: found for found in _COMMENT.finditer(text)}
        fresh: list[tuple[int, int, str]] = []
        added: list[tuple[int, str]] = []
        last = re.search(rf"</{prefix}commentList\s*>", text)
        if last is None:
            raise ValueError("The comments of the workbook are damaged: their list has no end.")
        for cell, notes in cells.items():
            runs = self._runs(notes, prefix, follows=cell in there)
            if cell in there:
                inside = there[cell][3]
                at = there[cell].start(3) + inside.rfind(f"</{prefix}text")
                if f"</{prefix}text" in inside:
                    added.append((at, runs))
                continue
            found = _CELL.match(cell)
            assert found is not None
            column = sum((ord(letter) - 64) * 26**at for at, letter in enumerate(reversed(found[1])))
            fresh.append((int(found[2]), column, "\n".join(note.text for note in notes)))
            comment = f'<{prefix}comment ref="{cell}" authorId="{authors}"><{prefix}text>{runs}'
            added.append((last.start(), f"{comment}</{prefix}text></{prefix}comment>"))
        for at, told in sorted(added, key=lambda each: each[0], reverse=True):
            text = text[:at] + told + text[at:]
        return text, fresh

    def _runs(self, notes: Sequence[Note], prefix: str, *, follows: bool) -> str:
        told: list[tuple[str, bool]] = [("\n", False)] if follows else []
        for at, note in enumerate(notes):
            told.append((("\n\n" if at else "") + note.heading, True))
            if note.lines:
                told.append(("\n" + "\n".join(note.lines), False))
        runs, left = "", _MOST_LETTERS
        for said, bold in told:
            words = said[: max(left, 0)]
            left -= len(words)
            if words:
                mark = f"<{prefix}b/>" if bold else ""
                looks = f'{mark}<{prefix}sz val="9"/><{prefix}rFont val="Tahoma"/>'
                runs += (
                    f"<{prefix}r><{prefix}rPr>{looks}</{prefix}rPr>"
                    f'<{prefix}t xml:space="preserve">{written_words(words)}</{prefix}t></{prefix}r>'
                )
        return runs

    def _boxes(
        self,
        path: str,
        named: dict[str, tuple[str, str]],
        fresh: Sequence[tuple[int, int, str]],
        block: int,
    ) -> None:
        sheet = self.parts.text(path)
        used = re.search(r"""<(?:\w+:)?legacyDrawing\b[^>]*?:id=["']([^"']+)["']""", sheet)
        if used and used[1] in named and self.parts.has(named[used[1]][1]):
            drawing = named[used[1]][1]
            self.parts.change(drawing, boxes_with(self.parts.text(drawing), block, fresh))
            return
        where = posixpath.join(posixpath.dirname(self.path), "drawings")
        target = self.parts.add(
            where, "vmlDrawingVd", ".vml", boxes_with("", block, fresh), _TYPE + "vmlDrawing"
        )
        identity = self.parts.relate(path, f"{self.relation}/vmlDrawing", target)
        before, behind, prefix = place_of_drawing(sheet)
        line = f'<{prefix}legacyDrawing xmlns:vd="{self.relation}" vd:id="{identity}"/>'
        self.parts.change(path, before + line + behind)

    def _summary(self, notes: Sequence[Note]) -> None:
        """Add the sheet that lists the notes, behind all others: no number that the workbook holds shifts."""
        taken = {name.casefold() for name in self.sheets}
        title, number = self.author[:28], 1
        title = re.sub(r"[\[\]:*?/\\']", " ", title).strip() or "Về Đích"
        name = title
        while name.casefold() in taken:
            number += 1
            name = f"{title} {number}"
        content = summary_of(notes, list(self.sheets), self.author, self.namespace)
        where = posixpath.join(posixpath.dirname(self.path), "worksheets")
        target = self.parts.add(where, "sheetVd", ".xml", content, _TYPE + "spreadsheetml.worksheet+xml")
        identity = self.parts.relate(self.path, f"{self.relation}/worksheet", target)
        end = re.search(r"</(\w+:)?sheets\s*>", self.text)
        if end is None:
            raise ValueError("The workbook is damaged: its list of sheets has no end.")
        line = (
            f'<{end[1] or ""}sheet xmlns:vd="{self.relation}" name="{written_words(name)}" '
            f'sheetId="{max(self.numbers) + 1}" vd:id="{identity}"/>'
        )
        self.parts.change(self.path, self.text[: end.start()] + line + self.text[end.start() :])
