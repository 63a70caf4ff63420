"""Values of the domain as plain data and back: what was read is kept, and read again by another process.

Works for frozen dataclasses of figures, dates, periods, words of the trade and tuples of them: the fields say
of themselves what they hold. Fields that hold their default are left out.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from vedich.domain.figure import Figure
from vedich.domain.period import Period, PeriodKind

_T = TypeVar("_T")


def plain(value: Any) -> Any:
    """Give a value as plain data: dictionaries, lists, texts and numbers.

    >>> from vedich.domain.document import Rival, Span
    >>> plain((Span(3, 7), Rival("basis", "rate", 0.1, "rate")))
    [{'start': 3, 'end': 7}, {'field': 'basis', 'value': 'rate', 'certainty': 0.1, 'rule': 'rate'}]
    """
    if isinstance(value, Figure):
        return value.text
    if isinstance(value, Period):
        return [value.start.isoformat(), value.end.isoformat(), value.kind.value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_dataclass(value):
        return {
            each.name: plain(held)
            for each in fields(value)
            if (held := getattr(value, each.name)) != _default(each)
        }
    return value


def valued(kind: type[_T], told: Any) -> _T:
    """Give the value of a kind that plain data tells: the way back of `plain`.

    >>> from vedich.domain.document import Span
    >>> valued(Span, {"start": 3, "end": 7})
    Span(start=3, end=7)

    Raises:
        ValueError, TypeError, KeyError: the data tells no such value.
    """
    asked: Any = kind
    return cast(_T, _reader(asked)(told))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Give the function that makes a value of a kind."""
    if get_origin(kind) in (Union, types.UnionType):
        inner = _reader(next(each for each in get_args(kind) if each is not types.NoneType))
        return lambda told: None if told is None else inner(told)
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        if len(parts) == 2 and parts[1] is Ellipsis:
            each = _reader(parts[0])
            return lambda told: tuple(map(each, told))
        several = [_reader(part) for part in parts]
        return lambda told: tuple(read(one) for read, one in zip(several, told, strict=True))
    if kind is Period:
        return lambda told: Period(
            date.fromisoformat(told[0]), date.fromisoformat(told[1]), PeriodKind(told[2])
        )
    if kind is date:
        return date.fromisoformat
    if is_dataclass(kind) and kind is not Figure:
        hints = get_type_hints(kind)
        readers = {each.name: _reader(hints[each.name]) for each in fields(kind)}
        made = cast(Callable[..., Any], kind)
        return lambda told: made(**{name: readers[name](one) for name, one in told.items()})
    if kind in (str, int, bool, float):
        return _checked(kind)
    return cast(Callable[[Any], Any], kind)


def _checked(kind: type) -> Callable[[Any], Any]:
    allowed = (int, float) if kind is float else (kind,)

    def same(told: Any) -> Any:
        if type(told) not in allowed:
            raise TypeError(f"{told!r} is no {kind.__name__}")
        return told

    return same


def _default(each: Field[Any]) -> Any:
    return each.default if each.default_factory is MISSING else each.default_factory()
