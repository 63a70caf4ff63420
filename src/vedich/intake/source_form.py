"""A source as plain data that crosses the border: JSON, each field of many values as a column.

The child may have been taken over by its file. So nothing of what it sends is trusted: every type, every
bound and every order is checked, and what comes out is a source that the reader can work on, true or not.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice, repeat
from operator import gt
from typing import Any

from vedich.domain.document import Notice
from vedich.domain.grid import Grid, GridCell
from vedich.domain.mark import Mark, MarkKind, Unread
from vedich.domain.place import Piece, Place
from vedich.intake.border import BrokenAnswerError
from vedich.intake.columns import column, read_column, read_numbers
from vedich.reading.sources.source import Run, Source, SourceKind

_NONE = type(None)
_PLACE: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("part", (str,)),
    ("paragraph", (int, _NONE)),
    ("start", (int, _NONE)),
    ("end", (int, _NONE)),
    ("table", (int, _NONE)),
    ("row", (int, _NONE)),
    ("column", (int, _NONE)),
    ("sheet", (str,)),
    ("cell", (str,)),
    ("page", (int, _NONE)),
)
_SURROGATES = "surrogatepass"


def written(source: Source) -> bytes:
    """Write a source down.

    >>> source = Source("a.txt", SourceKind.TEXT, "Thu 5 tỷ", "Thu 5 tỷ")
    >>> read(written(source), "a.txt") == source
    True
    """
    places = [piece.place for piece in source.pieces]
    cells = list(chain.from_iterable(grid.cells for grid in source.grids))
    told = {
        "kind": source.kind.value,
        "original": source.original,
        "text": None if source.text == source.original else source.text,
        "runs": {
            "count": len(source.runs),
            "start": column([run.start for run in source.runs]),
            "original_start": column([run.original_start for run in source.runs]),
            "original_end": column([run.original_end for run in source.runs]),
            "copied": column([run.copied for run in source.runs]),
        },
        "pieces": {
            "count": len(places),
            "from": column([piece.start for piece in source.pieces]),
            "to": column([piece.end for piece in source.pieces]),
            "box": column([list(place.box) if place.box else None for place in places]),
            **{field: column([getattr(place, field) for place in places]) for field, _ in _PLACE},
        },
        "cells": {
            "count": len(cells),
            **{
                field: column([getattr(cell, field) for cell in cells])
                for field in ("row", "column", "start", "end", "rows", "columns")
            },
        },
        "grids": [
            [grid.number, grid.start, grid.end, len(grid.cells), grid.name, grid.continues]
            for grid in source.grids
        ],
        "marks": {
            "count": len(source.marks),
            "start": column([mark.start for mark in source.marks]),
            "end": column([mark.end for mark in source.marks]),
            "kind": column([mark.kind.value for mark in source.marks]),
            "certainty": column([mark.certainty for mark in source.marks]),
            "note": column([mark.note for mark in source.marks]),
        },
        "unread": [[one.what, one.count, one.vi, one.en, one.sample] for one in source.unread],
        "notices": [[notice.code, notice.vi, notice.en] for notice in source.notices],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False).encode("utf-8", _SURROGATES)


def read(data: bytes, name: str) -> Source:
    """Give the source that was written down, under the name the person gave.

    Raises:
        BrokenAnswerError: it is no source, or one whose offsets lead out of its text.
    """
    with _no_collection():
        try:
            return _read(json.loads(data.decode("utf-8", _SURROGATES), parse_constant=_no_constant), name)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            raise BrokenAnswerError from None


def _read(told: Any, name: str) -> Source:
    original = _text(told["original"])
    text = original if told["text"] is None else _text(told["text"])
    return Source(
        name,
        SourceKind(told["kind"]),
        original,
        text,
        _runs(told["runs"], len(text), len(original)),
        tuple(Notice(*_texts(one, 3)) for one in told["notices"]),
        _pieces(told["pieces"], len(original)),
        _grids(told["grids"], told["cells"], len(text)),
        _marks(told["marks"], len(text)),
        tuple(_unread(*one) for one in told["unread"]),
    )


def _runs(told: Any, length: int, of_original: int) -> tuple[Run, ...]:
    count = _count(told)
    starts = read_numbers(told["start"], count, length)
    first = read_numbers(told["original_start"], count, of_original)
    last = read_numbers(told["original_end"], count, of_original)
    _stretches(first, last)
    _sorted(starts)
    return tuple(map(Run, starts, first, last, read_column(told["copied"], count, bool)))


def _pieces(told: Any, length: int) -> tuple[Piece, ...]:
    count = _count(told)
    starts, ends = read_numbers(told["from"], count, length), read_numbers(told["to"], count, length)
    _stretches(starts, ends)
    _sorted(starts)
    fields = [read_column(told[field], count, *types) for field, types in _PLACE]
    boxes = (
        repeat(None)
        if told["box"] == ["same", None]
        else map(_box, read_column(told["box"], count, list, _NONE))
    )
    return tuple(map(Piece, starts, ends, map(Place, *fields, boxes)))


def _grids(told: Any, of_cells: Any, length: int) -> tuple[Grid, ...]:
    count = _count(of_cells)
    starts, ends = (
        read_numbers(of_cells["start"], count, length),
        read_numbers(of_cells["end"], count, length),
    )
    _stretches(starts, ends)
    numbers = [read_numbers(of_cells[field], count) for field in ("row", "column", "rows", "columns")]
    if any(column and min(column) < 1 for column in numbers):
        raise BrokenAnswerError
    rows, columns, over_rows, over_columns = numbers
    cells = iter(tuple(map(GridCell, rows, columns, starts, ends, over_rows, over_columns)))
    grids, left = [], count
    for number, start, end, size, name, continues in told:
        if any(type(one) is not int for one in (number, start, end, size)) or not 0 <= size <= left:
            raise BrokenAnswerError
        if not 0 <= start <= end <= length or type(name) is not str or type(continues) not in (int, _NONE):
            raise BrokenAnswerError
        left -= size
        grids.append(Grid(number, start, end, tuple(islice(cells, size)), name, continues))
    if left:
        raise BrokenAnswerError
    return tuple(grids)


def _marks(told: Any, length: int) -> tuple[Mark, ...]:
    count = _count(told)
    starts, ends = read_numbers(told["start"], count, length), read_numbers(told["end"], count, length)
    _stretches(starts, ends)
    sure = list(read_column(told["certainty"], count, float, int))
    if sure and not 0 <= min(sure) <= max(sure) <= 1:
        raise BrokenAnswerError
    kinds = map(MarkKind, read_column(told["kind"], count, str))
    return tuple(map(Mark, starts, ends, kinds, map(float, sure), read_column(told["note"], count, str)))


def _unread(what: Any, count: Any, vi: Any, en: Any, sample: Any) -> Unread:
    if type(count) is not int or count < 0:
        raise BrokenAnswerError
    _texts([what, vi, en, sample], 4)
    return Unread(what, count, vi, en, sample)


def _count(told: Any) -> int:
    count = told["count"]
    if type(count) is not int or not 0 <= count < 1 << 26:
        raise BrokenAnswerError
    return count


def _stretches(starts: list[int], ends: list[int]) -> None:
    if any(map(gt, starts, ends)):
        raise BrokenAnswerError


def _sorted(starts: list[int]) -> None:
    if starts != sorted(starts):
        raise BrokenAnswerError


def _box(told: list[Any] | None) -> tuple[float, float, float, float] | None:
    if told is None:
        return None
    left, top, right, bottom = told
    if not {type(left), type(top), type(right), type(bottom)} <= {int, float}:
        raise BrokenAnswerError
    return left, top, right, bottom


def _text(told: Any) -> str:
    if type(told) is not str:
        raise BrokenAnswerError
    return told


def _texts(told: list[Any], count: int) -> list[str]:
    if len(told) != count:
        raise BrokenAnswerError
    return [_text(one) for one in told]


def _no_constant(name: str) -> float:
    raise ValueError(name)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Make a hundred thousand values without the collector looking through them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
