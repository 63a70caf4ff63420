"""Read what the rows of a table are about: the indicator with its parent, the measure, the area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vedich.domain.document import Comparator
from vedich.domain.period import Period
from vedich.reading.folding import fold, fold_words
from vedich.reading.grammar.area import areas
from vedich.reading.grammar.column import Role, is_total, measure_named
from vedich.reading.grammar.measure import Measured
from vedich.reading.grammar.period import periods
from vedich.reading.grammar.tail import peel
from vedich.reading.lexicon.load import alternatives, lexicon
from vedich.reading.link import links
from vedich.reading.table import Cell, Table

_HEADED = re.compile(rf"(?:{alternatives(lexicon('names')['heads'])})(?!\w)")
_MARK = re.compile(
    r"\s*(?P<mark>[-–+*•▪○]|\(?(?:\d{1,2}\.)*\d{1,2}[.)]|\(?[a-zđ][.)]|[IVX]{1,5}[.)]|[A-H][.)])\s*(?=\S)"
)
_PART = re.compile(r"\s*(?:trong đó|trong số đó|bao gồm|gồm|chia ra|riêng)(?!\w)\s*(?::|,|-)?\s*(?:có\s+)?")
# A measure in brackets or behind the last comma: 'Thu ngân sách (tỷ đồng)', 'Sản lượng lúa, tấn'.
_MEASURE = re.compile(
    r"\s*(?:[(\[]\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?P<bracket>[^()\[\]]{1,40})[)\]]"
    r"|[,;]\s*(?P<behind>[^,;()]{1,20})$)"
)
_FOOTNOTE = re.compile(r"\s*(?:\*+|[(\[]\d{1,2}[)\]])$")
# 'Tỷ lệ hộ nghèo giảm còn', 'Tỷ lệ dân số dùng nước sạch đạt trên': the tail says how the figure is meant.
_TAIL_VERB = (
    r"(?:(?:giảm\s+(?:xuống\s+)?)?còn|hạ còn|(?:phấn đấu\s+|ước\s+)?đạt(?:\s+được)?|phấn đấu|là|lũy kế|duy trì"
    r"|chiếm|từ|ở mức)"
)
_TAIL_BOUND = r"(?:trên|dưới|ít nhất|tối thiểu|không quá|tối đa|khoảng|hơn)"
_TAIL = re.compile(rf"[\s,:(]+(?:{_TAIL_VERB}\s*)*{_TAIL_BOUND}?[\s:,(≥≤<>]*$")
_BEFORE_PERIOD = re.compile(r"[\s,(]*(?:trong|giai đoạn|thời kỳ|cả|của|vào|đến)?\s*$", re.IGNORECASE)
_CHAPTER = re.compile(
    r"(?:(?:các |một số |nhóm |về |lĩnh vực |phần )?(?:chỉ tiêu|lĩnh vực|nhóm|nhiệm vụ)|về)(?!\w)"
    r"|(?:phát triển )?(?:kinh tế|văn hóa|xã hội|môi trường|tài nguyên|quốc phòng|an ninh|cải cách|xây dựng đảng)"
    r"(?!\w)[^\d]*$"
)
_SUMMED = re.compile(r"tổng (?:diện tích|sản lượng|giá trị|đàn|kim ngạch|doanh thu|vốn)(?!\w)")
# How well a name must fit the catalog to stand without that of its parent.
_KNOWN = 0.9
_LETTERED = re.compile(r"[ivx]{1,5}|[a-h]")


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What one row says before its figures.

    `name` is whole ('Cơ cấu GRDP: Dịch vụ'), `place` is that of the row's own words. `bound` and `period` are
    what those words say of the figures ('giảm còn dưới', 'giai đoạn 2021-2025'). In a grid `above` is the
    row this one is a part of, `loose` where 'Trong đó' alone says so; `is_total` marks a sum of rows.
    """

    cells: tuple[Cell, ...]
    name: str = ""
    place: tuple[int, int] | None = None
    measured: Measured | None = None
    area: str | None = None
    bound: Comparator | None = None
    period: Period | None = None
    above: int | None = None
    loose: bool = False
    is_total: bool = False


@dataclass(slots=True)
class Parent:
    """A row that rows below it may be part of."""

    depth: int
    name: str
    measured: Measured | None


@dataclass(slots=True)
class _Reader:
    table: Table
    parents: list[Parent] = field(default_factory=list)
    ordinal: str = ""
    area: str | None = None
    part: bool = False

    def read(self) -> Iterator[RowSaid]:
        for cells in self.table.rows:
            filled = [cell for cell in cells if cell.words]
            if not filled:
                continue
            areas_at = self.table.first(Role.AREAS)
            if areas_at is not None and cells[areas_at].words:
                self.area = area_named(cells[areas_at].words, self.table.heads[areas_at].words)
            said = self._row(cells, filled)
            if said is not None and self._figures(cells):
                yield said

    def _row(self, cells: tuple[Cell, ...], filled: list[Cell]) -> RowSaid | None:
        measure = self._at(cells, Role.MEASURE)
        measured = measure_named(measure, any_noun=True)
        name_at = self.table.first(Role.NAME)
        if name_at is None:
            return RowSaid(cells, measured=measured, area=self.area)
        if cells[name_at].words:
            return self._named(cells, cells[name_at], measured)
        if len(filled) == 1 and not self._figures(cells):  # a chapter over the whole width
            return self._named(cells, filled[0], measured)
        # A second line of figures under one name, or figures without any.
        last = self.parents[-1] if self.parents else Parent(0, "", None)
        return RowSaid(cells, last.name, None, measured or last.measured, self.area)

    def _named(self, cells: tuple[Cell, ...], cell: Cell, measured: Measured | None) -> RowSaid | None:
        """Read a row with a name, and keep it as a parent for the rows under it."""
        numbered = self.table.first(Role.ORDINAL) is not None
        ordinal = fold_words(self._at(cells, Role.ORDINAL)).strip(".() ")
        mark, part, words, place = opened(cell)
        if part and not words:  # 'Trong đó:' on a row of its own
            self.part = True
            return None
        plain = plain_name(words)
        depth = _depth(mark or ordinal, part or self.part)
        if numbered and not ordinal and not mark and self.parents and self.ordinal:
            depth = max(depth, 1)  # parts of a numbered row often go without a number
        self.part = self.part and (bool(mark) or (numbered and not ordinal))
        self.ordinal = ordinal or self.ordinal
        while self.parents and self.parents[-1].depth >= depth:
            self.parents.pop()
        if not self._figures(cells) and (depth < 0 or is_chapter(plain.name)):
            self.parents.clear()
            return None
        parent = self.parents[-1] if self.parents else None
        measured = measured or plain.measured or (parent.measured if parent else None)
        name = whole_name(plain.name, parent)
        self.parents.append(Parent(depth, name, measured))
        return RowSaid(cells, name, place, measured, self.area, plain.bound, plain.period)

    def _at(self, cells: tuple[Cell, ...], role: Role) -> str:
        at = self.table.first(role)
        return cells[at].words if at is not None else ""

    def _figures(self, cells: tuple[Cell, ...]) -> bool:
        told = zip(cells, self.table.columns, strict=True)
        return any(cell.words and each.role == Role.FIGURE for cell, each in told)


def rows_said(table: Table) -> Iterator[RowSaid]:
    """Yield what each row with figures says, parents joined to their children.

    >>> from vedich.reading.folding import fold
    >>> from vedich.reading.tables import tables
    >>> said = "| Chỉ tiêu | KH 2023 | TH 2023 |\\n| Cơ cấu (%) | | |\\n| - Dịch vụ | 42 | 43 |"
    >>> [(row.name, row.measured.measure) for row in rows_said(tables(fold(said))[0])]
    [('Cơ cấu: Dịch vụ', '%')]
    """
    yield from _Reader(table).read()


def opened(cell: Cell) -> tuple[str, bool, str, tuple[int, int]]:
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


@dataclass(frozen=True, slots=True)
class PlainName:
    """The name of a row, and what was taken off it: measure, bound and period."""

    name: str
    measured: Measured | None
    bound: Comparator | None
    period: Period | None


def plain_name(words: str) -> PlainName:
    """Take measure, period and tail off the name of a row."""
    words = _FOOTNOTE.sub("", words)
    measured = None
    for found in reversed(list(_MEASURE.finditer(fold(words).view))):
        read = measure_named(found["bracket"] or found["behind"])
        if read is not None and not (found["behind"] and read.sort == "count"):
            measured, words = read, f"{words[: found.start()]} {words[found.end() :]}".strip()
            break
    period = None
    for mention in reversed(list(periods(fold(words).view))):
        if mention.has_year and mention.role in ("main", "goal", "plan"):
            period = mention.resolve(0)
            before = _BEFORE_PERIOD.sub("", words[: mention.start])
            words = f"{before} {words[mention.end :]}".strip()
    view = fold(words).view
    bound = None
    if (tail := _TAIL.search(view)) and tail.start() > 3:
        bound = peel(view, tail.start(), len(view)).comparator
        words = words[: tail.start()]
    return PlainName(" ".join(words.split()).strip(" :;,.") or words, measured, bound, period)


def is_chapter(name: str) -> bool:
    """Say whether a row without figures only opens a part of the table, and is no parent."""
    return (name.isupper() and " " in name) or _CHAPTER.match(fold_words(name)) is not None


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


def whole_name(said: str, parent: Parent | None, *, part: bool = False) -> str:
    """Give the whole name of a row, that of its parent before it where its own does not stand alone.

    With `part` the table itself says that the row is a part: only a name of the catalog then stands alone.
    """
    if parent is None or not parent.name:
        return said
    if is_total(said):
        return parent.name
    if _HEADED.match(fold_words(said)) and not re.match(r"(?:tổng số|số lượng|mức)(?!\w)", fold_words(said)):
        if not part or _stands(said):
            return said
    over = parent.name
    if _SUMMED.match(fold_words(over)):  # 'Tổng diện tích gieo trồng' over 'Lúa': the part is no sum
        over = over[5:6].upper() + over[6:]
    return f"{over}: {said}"


def _stands(name: str) -> bool:
    """Say whether the catalog knows a name as it is."""
    found = links(name, None)
    return bool(found) and found[0].score >= _KNOWN


def area_named(words: str, head: str) -> str | None:
    """Give the area a cell names, its type taken from the head where the cell leaves it out.

    >>> area_named("Đức Hòa", "Huyện"), area_named("TX. Kiến Tường", "Huyện, thị xã")
    ('huyện Đức Hòa', 'TX. Kiến Tường')
    >>> area_named("Tổng số", "Huyện") is None
    True
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
