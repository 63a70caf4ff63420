"""Read which row of a grid is part of which: A, I, 1, 1.1, a, -, +, 'Trong đó', group rows, totals, areas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from vedich.domain.grid import GridCell
from vedich.reading.folding import fold_words
from vedich.reading.grammar.column import Role, column, is_total, measure_named
from vedich.reading.grammar.measure import Measured
from vedich.reading.heads import area_of
from vedich.reading.rows import (
    Parent,
    PlainName,
    RowSaid,
    area_named,
    is_chapter,
    opened,
    plain_name,
    whole_name,
)
from vedich.reading.table import Cell

# How deep the marks of rows lie, whatever comes first: chapters, then numbers, letters, dashes, plus signs.
_LETTERS, _ROMAN, _NUMBER, _SMALL, _PLAIN, _DASH, _PLUS = 0.0, 1.0, 2.0, 6.0, 7.0, 8.0, 9.0
_CAPITAL = re.compile(r"[A-HĐ]")
_ROMANS = re.compile(r"[IVX]{1,6}")
_DIGITS = re.compile(r"\d{1,6}(?:\.\d{1,3})*")
_CHAPTER_WORD = re.compile(r"(?:phần|chương|mục|biểu|nhóm)\s+(?:thứ\s+)?(?:[ivx]+|\d+|[a-h])(?!\w)")
_AREA_WORD = re.compile(
    r"\s*(?:\(?(?:[-–+*•]|[\dIVXivxa-hA-H]{1,4}[.)])\s*)?(?:xã|phường|huyện|thị|quận|thành phố|tỉnh|đặc khu|tp|tx|tt|p|x|h|q)[ .]",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Open(Parent):
    """A row that others may be part of; `loose` where 'Trong đó' alone made it a part."""

    rank: float = 0.0
    loose: bool = False
    row: int = 0


@dataclass(slots=True)
class Outline:
    """Reads the rows of one table in order and keeps the rows they may be part of.

    `places` are the columns of ordinals, names, areas, measures and periods, None where there is none.
    """

    ordinal: int | None
    name: int | None
    areas: int | None
    measure: int | None
    areas_head: str = ""
    parents: list[_Open] = field(default_factory=list)
    area: str | None = None
    group: str | None = None
    part: bool = False
    numbered: bool = False

    def row(
        self, words: Sequence[str], cells: Sequence[GridCell | None], *, figures: bool, lone: bool
    ) -> RowSaid | None:
        """Read a row by the words of its fixed columns; None where it says nothing for figures.

        `lone` says that one cell is all there is, over the whole width or not.
        """
        total = False
        if self.areas is not None:
            named = words[self.areas]
            total = bool(named) and is_total(named)
            if named and not figures and lone:
                self._head_of_areas(named)
                return None
            if named:
                self.area = self.group if is_total(named) else area_named(named, self.areas_head)
        measured = _measure(words[self.measure]) if self.measure is not None else None
        if self.name is None:
            return RowSaid((), measured=measured, area=self.area or self.group, is_total=total)
        said = words[self.name]
        cell = cells[self.name]
        if not said or cell is None:
            if not figures:
                return None
            last = self.parents[-1] if self.parents else None
            return RowSaid(
                (),
                last.name if last else "",
                None,
                measured or (last.measured if last else None),
                self.area or self.group,
            )
        return self._named(said, cell, words, measured, figures=figures, lone=lone)

    def _head_of_areas(self, named: str) -> None:
        """Keep the area that a row without figures names for the rows below it."""
        bare = re.sub(r"^\s*[(]?(?:[IVX\d]+|[A-Za-z])[.)]\s*", "", named)
        self.group = area_of(bare) or self.group

    def _named(
        self,
        said: str,
        cell: GridCell,
        words: Sequence[str],
        measured: Measured | None,
        *,
        figures: bool,
        lone: bool,
    ) -> RowSaid | None:
        mark, part, bare, place = opened(Cell(said, cell.start, cell.end))
        if part and not bare:  # 'Trong đó:' on a row of its own
            self.part = True
            return None
        ordinal = words[self.ordinal].strip(" .()") if self.ordinal is not None else ""
        if ordinal and not _is_mark(ordinal):
            ordinal = ""
        self.numbered = self.numbered or bool(ordinal)
        plain = _plain(bare)
        if is_total(plain.name):
            self.parents.clear()
            self.part = False
            return RowSaid(
                (),
                plain.name,
                place,
                measured or plain.measured,
                self.area or self.group,
                is_total=True,
            )
        rank, loose = self._rank(mark or ordinal, said, part=part)
        self._close(rank, marked=bool(mark or ordinal))
        named = area_of(plain.name) if _AREA_WORD.match(plain.name) else None
        if named is not None and not figures:
            self.parents.clear()
            self.group, self.part = named, False
            return None
        if not figures and self._opens_chapter(
            plain.name, mark or ordinal, rank, lone=lone, measured=measured
        ):
            self.parents.clear()
            self.part = False
            return None
        parent = self.parents[-1] if self.parents else None
        measured = measured or plain.measured or (parent.measured if parent else None)
        if named is not None:
            self.parents.append(_Open(0, parent.name if parent else "", measured, rank, loose, cell.row))
            return RowSaid(
                (),
                parent.name if parent else "",
                place,
                measured,
                named,
                plain.bound,
                plain.period,
                parent.row if parent else None,
                loose,
            )
        name = whole_name(plain.name, parent, part=bool(mark or ordinal) or loose)
        self.parents.append(_Open(0, name, measured, rank, loose, cell.row))
        return RowSaid(
            (),
            name,
            place,
            measured,
            self.area or self.group,
            plain.bound,
            plain.period,
            parent.row if parent else None,
            loose,
        )

    def _rank(self, mark: str, said: str, *, part: bool) -> tuple[float, bool]:
        """Give how deep a row lies, and whether 'Trong đó' alone says so."""
        top = self.parents[-1] if self.parents else None
        if part and not mark:
            while top is not None and top.loose:
                self.parents.pop()
                top = self.parents[-1] if self.parents else None
            self.part = False
            return (top.rank + 0.01 if top else _PLAIN), True
        if not mark:
            if self.part and top is not None:
                return (top.rank if top.loose else top.rank + 0.01), True
            inner = (len(said) - len(said.lstrip())) * 0.01
            # Where rows are numbered, one without a number is part of the numbered one before it.
            return (_PLAIN if self.numbered else _NUMBER) + inner, False
        return _rank_of(mark), False

    def _close(self, rank: float, *, marked: bool) -> None:
        """Leave the rows that this one cannot be part of."""
        while self.parents and (
            self.parents[-1].rank >= rank
            or (self.parents[-1].loose and (marked or not self.part) and rank != self.parents[-1].rank)
        ):
            self.parents.pop()
        if marked and rank <= _NUMBER:
            self.part = False

    def _opens_chapter(
        self, name: str, mark: str, rank: float, *, lone: bool, measured: Measured | None
    ) -> bool:
        if measured is not None:
            return False
        if is_chapter(name) or _CHAPTER_WORD.match(fold_words(name)):
            return True
        return rank < _NUMBER and bool(mark) and _measure(name) is None and ("(" not in name)


def _is_mark(ordinal: str) -> bool:
    return bool(
        _DIGITS.fullmatch(ordinal)
        or _ROMANS.fullmatch(ordinal)
        or re.fullmatch(
            r"[A-Za-zđĐ]|[ivx]{1,5}|[-–+*•▪○]|[A-Z]?\d*(?:\.\d+)*[a-zđ]?|[IVX]+\.\d+(?:\.\d+)*", ordinal
        )
    )


@lru_cache(maxsize=512)
def _rank_of(mark: str) -> float:
    """Give how deep a mark lies.

    >>> _rank_of("I") < _rank_of("1") < _rank_of("1.1") < _rank_of("a") < _rank_of("-") < _rank_of("+")
    True
    """
    bare = mark.strip("().[] ")
    if bare in ("-", "–", "*", "•", "▪"):
        return _DASH
    if bare in ("+", "○"):
        return _PLUS
    if _ROMANS.fullmatch(bare):
        return _ROMAN
    if _CAPITAL.fullmatch(bare):
        return _LETTERS
    if _DIGITS.fullmatch(bare):
        return _NUMBER + min(bare.count("."), 7) * 0.5
    if found := re.match(r"(?:[IVX]+|[A-Z])\.(\d.*)", bare):
        return _NUMBER + min(found[1].count("."), 7) * 0.5
    if found := re.match(r"(\d+(?:\.\d+)*)\.?[a-zđ]$", bare):
        return _SMALL
    return _SMALL


@lru_cache(maxsize=16_384)
def _plain(words: str) -> PlainName:
    return plain_name(words)


@lru_cache(maxsize=4096)
def _measure(words: str) -> Measured | None:
    return measure_named(words, any_noun=True) if words else None


def tells_columns(names: Sequence[str]) -> bool:
    """Say whether the names of rows are what the heads of columns are: 'Kế hoạch năm 2023', 'TH/KH (%)'.

    >>> tells_columns(["Thực hiện 2022", "Kế hoạch 2023", "TH/KH (%)"]), tells_columns(["Lúa", "Ngô"])
    (True, False)
    """
    told = [column(name) for name in names if name and len(name) < 100]
    pure = [each for each in told if each.role == Role.FIGURE and not each.words and each.area is None]
    return len(told) >= 1 and len(pure) == len(told)
