"""Read what the rows of a table are about: the indicator with its parent, the measure, the area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vedich.domain.document import Comparator
from vedich.reading.folding import fold, fold_words
from vedich.reading.grammar.area import areas
from vedich.reading.grammar.column import Role, is_total, measure_named
from vedich.reading.grammar.measure import Measured, measured_at
from vedich.reading.grammar.tail import peel
from vedich.reading.lexicon.load import alternatives, lexicon
from vedich.reading.tables import Cell, Table

_HEADED = re.compile(rf"(?:{alternatives(lexicon('names')['heads'])})(?!\w)")
_MARK = re.compile(
    r"\s*(?P<mark>[-–+*•▪○]|\(?(?:\d{1,2}\.)*\d{1,2}[.)]|\(?[a-zđ][.)]|[IVX]{1,5}[.)]|[A-H][.)])\s*(?=\S)"
)
_PART = re.compile(r"\s*(?:trong đó|trong số đó|bao gồm|gồm|chia ra|riêng)(?!\w)\s*(?::|,|-)?\s*(?:có\s+)?")
# A measure in brackets or behind the last comma: 'Thu ngân sách (tỷ đồng)', 'Sản lượng lúa, tấn'.
_MEASURE = re.compile(
    r"\s*(?:[(\[]\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?P<bracket>[^()\[\]]{1,40})[)\]]|[,;]\s*(?P<behind>[^,;()]{1,20})$)"
)
_FOOTNOTE = re.compile(r"\s*(?:\*+|[(\[]\d{1,2}[)\]])$")
# 'Tỷ lệ hộ nghèo giảm còn', 'Tỷ lệ dân số dùng nước sạch đạt trên': the tail says how the figure is meant.
_TAIL = re.compile(
    r"[\s,:(]+(?:(?:giảm\s+(?:xuống\s+)?còn|còn|hạ còn|đạt|đạt được|ước đạt|là|lũy kế|duy trì|chiếm|từ|ở mức|đạt từ|phấn đấu|phấn đấu đạt)\s*)*(?:trên|dưới|ít nhất|tối thiểu|không quá|tối đa|khoảng|hơn)?[\s:,(≥≤<>]*$"
)
_CHAPTER = re.compile(
    r"(?:(?:các |một số |nhóm |về |lĩnh vực |phần )?(?:chỉ tiêu|lĩnh vực|nhóm|nhiệm vụ)|về)(?!\w)"
    r"|(?:phát triển )?(?:kinh tế|văn hóa|xã hội|môi trường|tài nguyên|quốc phòng|an ninh|cải cách|xây dựng đảng|xây dựng chính quyền)(?!\w)[^\d]*$"
)
_LETTERED = re.compile(r"[ivx]{1,5}|[a-h]")


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What one row says before its figures.

    `name` is whole ('Cơ cấu GRDP: Dịch vụ'), `place` is that of the row's own words. `bound` is what the row's own words say of its goals ('giảm còn dưới').
    """

    cells: tuple[Cell, ...]
    name: str
    place: tuple[int, int] | None
    measured: Measured | None
    area: str | None
    total: bool = False
    bound: Comparator | None = None


@dataclass(slots=True)
class _Parent:
    depth: int
    name: str
    measured: Measured | None
    figures: bool


@dataclass(slots=True)
class _Reader:
    table: Table
    parents: list[_Parent] = field(default_factory=list)
    ordinal: str = ""
    area: str | None = None
    part: bool = False

    def read(self) -> Iterator[RowSaid]:
        roles = {role: self.table.first(role) for role in Role}
        for cells in self.table.rows:
            filled = [cell for cell in cells if cell.words]
            if not filled:
                continue
            name_at, areas_at = roles[Role.NAME], roles[Role.AREAS]
            if areas_at is not None and cells[areas_at].words:
                self.area = area_named(cells[areas_at].words, self.table.heads[areas_at].words)
            measure_at = roles[Role.MEASURE]
            measured = (
                measure_named(cells[measure_at].words, any_noun=True)
                if measure_at is not None and cells[measure_at].words
                else None
            )
            figures = any(
                cells[at].words for at, each in enumerate(self.table.columns) if each.role == Role.FIGURE
            )
            if name_at is None:
                area_cell = cells[areas_at] if areas_at is not None else filled[0]
                yield RowSaid(cells, "", None, measured, self.area, total=is_total(area_cell.words))
                continue
            ordinal_at = roles[Role.ORDINAL]
            ordinal = fold_words(cells[ordinal_at].words).strip(".() ") if ordinal_at is not None else ""
            cell = cells[name_at] if cells[name_at].words else filled[0]
            if cell is not cells[name_at] and (figures or len(filled) > 1):
                # A second line of figures under one name, or figures without any.
                last = self.parents[-1] if self.parents else None
                yield RowSaid(
                    cells, last.name if last else "", None, measured or (last and last.measured), self.area
                )
                continue
            yield from self._named(cells, cell, ordinal, ordinal_at is not None, measured, figures)

    def _named(
        self,
        cells: tuple[Cell, ...],
        cell: Cell,
        ordinal: str,
        numbered: bool,
        measured: Measured | None,
        figures: bool,
    ) -> Iterator[RowSaid]:
        mark, part, words, place = _opened(cell)
        if part and not words:  # 'Trong đó:' on a row of its own
            self.part = True
            return
        said, inner, bound = _plain(words)
        measured = measured or inner
        depth = _depth(mark or ordinal, part or self.part)
        if numbered and not ordinal and not mark and self.parents and self.ordinal:
            depth = max(depth, 1)
        self.part = self.part and (bool(mark) or (numbered and not ordinal))
        self.ordinal = ordinal or self.ordinal
        while self.parents and self.parents[-1].depth >= depth:
            self.parents.pop()
        parent = self.parents[-1] if self.parents else None
        chapter = not figures and (
            depth < 0 or said.isupper() or _CHAPTER.match(fold_words(said)) is not None
        )
        if chapter:
            self.parents.clear()
            return
        measured = measured or (parent.measured if parent else None)
        name = _whole(said, parent)
        self.parents.append(_Parent(depth, name, measured, figures))
        if figures:
            yield RowSaid(cells, name, place, measured, self.area, is_total(said), bound)


def rows_said(table: Table) -> Iterator[RowSaid]:
    """Yield what each row with figures says, parents joined to their children.

    >>> from vedich.reading.folding import fold
    >>> from vedich.reading.tables import tables
    >>> said = "| Chỉ tiêu | KH 2023 | TH 2023 |\\n| Cơ cấu (%) | | |\\n| - Dịch vụ | 42 | 43 |"
    >>> [(row.name, row.measured.measure) for row in rows_said(tables(fold(said))[0])]
    [('Cơ cấu: Dịch vụ', '%')]
    """
    yield from _Reader(table).read()


def _opened(cell: Cell) -> tuple[str, bool, str, tuple[int, int]]:
    """Take list mark and 'Trong đó' off a name; give both, the rest, and its place."""
    words, mark = cell.words, ""
    if found := _MARK.match(words):
        mark, words = found["mark"], words[found.end() :]
    part = _PART.match(fold_words(words))
    if part:
        words = words[part.end() :].strip()
        if again := _MARK.match(words):
            words = words[again.end() :]
    return mark, part is not None, words, (max(cell.start, cell.end - len(words)), cell.end)


def _plain(words: str) -> tuple[str, Measured | None, Comparator | None]:
    """Give the name of a row without its measure and its tail, the measure, and the bound its tail sets."""
    words = _FOOTNOTE.sub("", words)
    measured = None
    for found in reversed(list(_MEASURE.finditer(fold(words).view))):
        read = measure_named(found["bracket"] or found["behind"])
        if read is not None and not (found["behind"] and read.sort == "count"):
            measured, words = read, f"{words[: found.start()]} {words[found.end() :]}".strip()
            break
    view = fold(words).view
    bound = None
    if (tail := _TAIL.search(view)) and tail.start() > 3:
        bound = peel(view, tail.start(), len(view)).comparator
        words = words[: tail.start()]
    return " ".join(words.split()).strip(" :;,.") or words, measured, bound


def _depth(mark: str, part: bool) -> int:
    """Say how deep a row lies: -1 a chapter (I, A), 0 an indicator of its own, 1 and 2 its parts."""
    bare = mark.strip("().").lower()
    if part:
        return 1
    if mark and mark in "-–*•▪○":
        return 1
    if mark == "+":
        return 2
    if bare.replace(".", "").isdigit():
        return bare.count(".")
    if mark.endswith((".", ")")) and bare.islower() and mark[0].islower():
        return 1
    return -1 if bare and _LETTERED.fullmatch(bare) else 0


def _whole(said: str, parent: _Parent | None) -> str:
    if parent is None or not parent.name:
        return said
    if is_total(said):
        return parent.name
    if _HEADED.match(fold_words(said)) and not re.match(r"(?:tổng số|số lượng|mức)(?!\w)", fold_words(said)):
        return said
    return f"{parent.name}: {said}"


def area_named(words: str, head: str) -> str | None:
    """Give the area a cell names, its type taken from the head where the cell leaves it out.

    >>> area_named("Đức Hòa", "Huyện"), area_named("TX. Kiến Tường", "Huyện, thị xã"), area_named("Tổng số", "Huyện")
    ('huyện Đức Hòa', 'TX. Kiến Tường', None)
    """
    words = _MARK.sub("", words, count=1) if _MARK.match(words) else words
    if is_total(words):
        return None
    named = list(areas(fold(words)))
    if named and named[0].start == 0 and named[0].level:
        return words
    kind = fold_words(head).removeprefix("tên ")
    return (
        f"{kind} {words}"
        if kind in ("huyện", "xã", "tỉnh", "quận", "phường", "thị trấn", "thị xã")
        else words
    )


def counted_noun(name: str) -> Measured | None:
    """Give the measure that a name counts in: 'Số hộ nghèo' counts hộ.

    >>> counted_noun("Số hộ nghèo").measure
    'hộ'
    """
    view = fold(name).view
    found = re.match(r"(?:tổng\s+)?số\s+(?:lượng\s+)?", view)
    return measured_at(view, found.end()) if found else None
