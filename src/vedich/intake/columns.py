"""Many values of one kind as columns: what is the same for all is written once, and all of it is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from vedich.intake.border import BrokenAnswerError

_LARGEST = 1 << 53


def column(values: Sequence[Any]) -> list[Any]:
    """Write one field of many values: once where all are the same.

    >>> column(["S", "S"]), column([1, 2])
    (['same', 'S'], ['each', [1, 2]])
    """
    first = values[0] if values else None
    if values.count(first) == len(values):
        return ["same", first]
    return ["each", list(values)]


def read_column(written: Any, length: int, *types: type) -> Iterator[Any]:
    """Give the values of one field, each of one of these types.

    >>> list(read_column(["same", 3], 2, int))
    [3, 3]

    Raises:
        BrokenAnswerError: another number of values, or one of another type.
    """
    match written:
        case ["same", value]:
            _check((value,) if length else (), types)
            return repeat(value, length)
        case ["each", [*values]] if len(values) == length:
            _check(values, types)
            return iter(values)
    raise BrokenAnswerError


def read_numbers(written: Any, length: int, most: int = _LARGEST) -> list[int]:
    """Give the whole numbers of one field, none below 0 or above `most`.

    Raises:
        BrokenAnswerError: one is no such number.
    """
    numbers = list(read_column(written, length, int))
    if numbers and (min(numbers) < 0 or max(numbers) > most):
        raise BrokenAnswerError
    return numbers


def _check(values: Iterable[Any], types: tuple[type, ...]) -> None:
    # type() and not isinstance: True is no number here.
    if not set(map(type, values)) <= set(types):
        raise BrokenAnswerError
