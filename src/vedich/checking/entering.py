"""Look at figures while they are typed: what cannot be, falls, jumps or does not add up is told.

The same questions as of the record as a whole (DB401 to DB419), asked of one form before it is sent. A remark
that `asks` wants a reason in writing; the figure may be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from vedich.domain.indicator import IndicatorKind
from vedich.domain.wording import Wording

_RATES = frozenset({IndicatorKind.RATE, IndicatorKind.SHARE})
_NEVER_BELOW_ZERO = frozenset({IndicatorKind.COUNT, IndicatorKind.STOCK, IndicatorKind.RANK})
_ENOUGH = 8
_FAR = Decimal("5")


@dataclass(frozen=True, slots=True)
class Below:
    """What the areas below say of a cell: their figures added up, of how many there are one, and of how many.

    Units: `total` in the measure of the line. A figure that is not known is no nought: it is missing.
    """

    total: Decimal
    known: int
    asked: int

    @property
    def is_whole(self) -> bool:
        """Say whether every area below has its figure."""
        return self.known == self.asked


@dataclass(frozen=True, slots=True)
class Division:
    """The way of dividing its whole that a line is a part of; not every one leaves nothing out."""

    key: str
    name: Wording
    is_whole: bool
    count: int


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it stands while it is typed, with what was known before.

    Units: every figure in `measure`; `is_counted` says that it counts people or things one by one, which
    nobody rounds. `months` are earlier figures of like periods, the newest last.
    Nulls: `now` and `to_date` None are blank, which is no figure; `before` None: nothing known this year;
    `below` and `below_to_date` None: there is nothing below that adds up to it; `of` None: no part of a
    breakdown, though it may be a part in a list ("trong đó").
    """

    indicator: str
    name: str
    measure: str
    kind: IndicatorKind
    now: Decimal | None
    to_date: Decimal | None
    before: Decimal | None = None
    months: Sequence[Decimal] = ()
    part_of: str = ""
    begins_year: bool = False
    below: Below | None = None
    below_to_date: Below | None = None
    of: Division | None = None
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What is noticed about a cell; `asks` wants a reason for it."""

    code: str
    indicator: str
    is_to_date: bool
    words: Wording
    asks: bool = True


def remarks(lines: Sequence[Typed], shown: Callable[[Decimal], Wording]) -> list[Remark]:
    """Give what is noticed about the lines of a form; `shown` writes a figure in both languages."""
    found: list[Remark] = []
    for line in lines:
        for look in (_possible, _falls, _adds_up, _agrees_below, _jumps, _outlies, _nought):
            found += look(line, shown)
    return found + list(_parts(lines, shown)) + list(_divided(lines, shown))


Shown = Callable[[Decimal], Wording]


def _possible(line: Typed, shown: Shown) -> Iterator[Remark]:
    for to_date, value in ((False, line.now), (True, line.to_date)):
        if value is None:
            continue
        if line.kind in _RATES and line.measure == "%" and not 0 <= value <= 100:
            yield _said(line, "impossible", to_date, "Tỷ lệ nằm ngoài khoảng 0–100 %.", "Outside 0–100 %.")
        elif line.kind in _NEVER_BELOW_ZERO and value < 0:
            yield _said(line, "impossible", to_date, "Số này không thể âm.", "This cannot be below zero.")


def _falls(line: Typed, shown: Shown) -> Iterator[Remark]:
    """A sum since January that falls."""
    if line.to_date is None or line.before is None or not 0 <= line.to_date < line.before:
        return
    was = shown(line.before)
    yield _said(
        line,
        "falls",
        True,
        f"Lũy kế thấp hơn kỳ trước ({was.vi}).",
        f"The sum to date is below the one before ({was.en}).",
    )


def _adds_up(line: Typed, shown: Shown) -> Iterator[Remark]:
    """The period and the sum before it against the sum to date."""
    if line.now is None or line.to_date is None or (line.before is None and not line.begins_year):
        return
    before = line.before or Decimal(0)
    steps = sum((_step(value) for value in (line.now, before, line.to_date)), Decimal(0)) / 2
    wanted = before + line.now
    if abs(wanted - line.to_date) > steps:
        told = shown(wanted)
        yield _said(
            line,
            "does_not_add_up",
            True,
            f"Lũy kế kỳ trước cộng kỳ này là {told.vi}, khác số đã gõ.",
            f"The sum before and this period make {told.en}, not what was typed.",
        )


def _agrees_below(line: Typed, shown: Shown) -> Iterator[Remark]:
    """The figure of an area against those of the areas in it that were approved."""
    for to_date, below in ((False, line.below), (True, line.below_to_date)):
        value = _value(line, to_date)
        if value is None or below is None or not below.known:
            continue
        gap = value - below.total
        # Each area rounds for itself: half a step of the figure, and half of one for each of them.
        slack = _step(value) / 2 + _step(below.total) * below.known / 2
        if abs(gap) <= slack:
            continue
        told = shown(below.total)
        if below.is_whole:
            yield _said(
                line,
                "areas_do_not_add_up",
                to_date,
                f"{below.known} nơi trực thuộc cộng lại là {told.vi}, khác số đã gõ.",
                f"The {below.known} areas below make {told.en}, not what was typed.",
            )
        elif gap < 0 and line.kind in _NEVER_BELOW_ZERO | {IndicatorKind.FLOW}:
            yield _said(
                line,
                "areas_exceed_whole",
                to_date,
                f"Mới {below.known} trên {below.asked} nơi trực thuộc đã là {told.vi}, hơn số chung.",
                f"{below.known} of {below.asked} areas below make {told.en} already, more than the whole.",
            )


def _jumps(line: Typed, shown: Shown) -> Iterator[Remark]:
    """Ten times the one before, or a tenth of it: often a measure mistaken."""
    pairs = [(False, line.months[-1] if line.months else None, line.now), (True, line.before, line.to_date)]
    for to_date, before, now in pairs:
        if not before or not now or (before < 0) != (now < 0):
            continue
        if to_date and line.months and line.now is not None:
            continue
        if line.begins_year and line.kind in _RATES:
            continue
        times = now / before
        if times >= 10 or times <= Decimal("0.1"):
            was = shown(before)
            yield _said(
                line,
                "jump",
                to_date,
                f"Kỳ trước là {was.vi}: lệch từ 10 lần. Có nhầm đơn vị tính ({line.measure}) không?",
                f"It was {was.en}: ten times apart or more. Is the measure ({line.measure}) mistaken?",
            )


def _outlies(line: Typed, shown: Shown) -> Iterator[Remark]:
    """Far from what it was, by the modified z of at least eight figures."""
    if line.now is None or len(line.months) < _ENOUGH:
        return
    middle = median(line.months)
    spread = median([abs(each - middle) for each in line.months])
    if spread and Decimal("0.6745") * abs(line.now - middle) / spread > _FAR:
        told = shown(middle)
        yield _said(
            line,
            "outlier",
            False,
            f"Khác hẳn các kỳ trước (thường quanh {told.vi}).",
            f"Far from what it was (about {told.en}).",
        )


def _nought(line: Typed, shown: Shown) -> Iterator[Remark]:
    if line.now == 0 and line.months and all(line.months[-3:]) and line.kind not in _RATES:
        yield _said(
            line,
            "nought",
            False,
            "Bằng 0 thật, hay chưa có số? Chưa có thì xóa ô.",
            "Truly nought, or not known yet? Clear the cell if it is not known.",
            asks=False,
        )


def _parts(lines: Sequence[Typed], shown: Shown) -> Iterator[Remark]:
    """Parts of a flow, stock or count that come to more than their whole."""
    wholes: Mapping[str, Typed] = {line.indicator: line for line in lines}
    below: dict[str, list[Typed]] = defaultdict(list)
    for line in lines:
        whole = wholes.get(line.part_of)
        if whole is None or line.of is not None:
            continue
        if whole.measure == line.measure and line.kind not in _RATES:
            below[line.part_of].append(line)
    for code, parts in below.items():
        for to_date in (False, True):
            whole_value = _value(wholes[code], to_date)
            values = [value for part in parts if (value := _value(part, to_date)) is not None]
            if whole_value is None or not values:
                continue
            total = sum(values, Decimal(0))
            slack = sum((_step(value) for value in (*values, whole_value)), Decimal(0)) / 2
            if total - whole_value > slack:
                told = shown(total)
                yield _said(
                    wholes[code],
                    "parts_exceed_whole",
                    to_date,
                    f"Các thành phần cộng lại là {told.vi}, hơn số chung.",
                    f"Its parts come to {told.en}, more than the whole.",
                )


def _divided(lines: Sequence[Typed], shown: Shown) -> Iterator[Remark]:
    """The parts of each breakdown against their whole; a blank part is not known, and no nought."""
    wholes: Mapping[str, Typed] = {line.indicator: line for line in lines if line.of is None}
    divided: dict[tuple[str, str], list[Typed]] = defaultdict(list)
    for line in lines:
        if line.of is not None and line.part_of in wholes:
            divided[line.part_of, line.of.key].append(line)
    for (code, _), parts in divided.items():
        for to_date in (False, True):
            values = [value for part in parts if (value := _value(part, to_date)) is not None]
            of = parts[0].of
            if values and of is not None:
                yield from _against(wholes[code], of, values, to_date, shown)


def _against(
    whole: Typed, of: Division, values: Sequence[Decimal], to_date: bool, shown: Shown
) -> Iterator[Remark]:
    value, is_all = _value(whole, to_date), of.is_whole and len(values) == of.count
    if not whole.kind.adds_up:
        # A rate of the whole lies between those of its parts, whatever their weights are.
        if is_all and value is not None and not min(values) <= value <= max(values):
            low, high = shown(min(values)), shown(max(values))
            yield _said(
                whole,
                "outside_its_parts",
                to_date,
                f"Các phần theo {of.name.vi} từ {low.vi} đến {high.vi}, số chung nằm ngoài khoảng đó.",
                f"The parts by {of.name.en} go from {low.en} to {high.en}; the whole lies outside.",
            )
        return
    total = sum(values, Decimal(0))
    told = shown(total)
    if value is None:
        if is_all:
            yield _said(
                whole,
                "whole_is_blank",
                to_date,
                f"Các phần theo {of.name.vi} cộng lại là {told.vi}; số chung còn trống.",
                f"The parts by {of.name.en} make {told.en}; the whole is blank.",
                asks=False,
            )
        return
    slack = sum((_step(each) for each in (*values, value)), Decimal(0)) / 2
    if whole.is_counted:
        slack = Decimal(0)
    if is_all and abs(total - value) > slack:
        yield _said(
            whole,
            "parts_are_not_whole",
            to_date,
            f"Các phần theo {of.name.vi} cộng lại là {told.vi}, khác số chung.",
            f"The parts by {of.name.en} make {told.en}, not the whole.",
        )
    elif not is_all and total - value > slack and min(values) >= 0:
        yield _said(
            whole,
            "parts_exceed_whole",
            to_date,
            f"Các phần theo {of.name.vi} đã là {told.vi}, hơn số chung.",
            f"The parts by {of.name.en} make {told.en} already, more than the whole.",
        )


def _value(line: Typed, to_date: bool) -> Decimal | None:
    return line.to_date if to_date else line.now


def _step(value: Decimal) -> Decimal:
    """Give the last digit that a figure is written to."""
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))


def _said(line: Typed, code: str, to_date: bool, vi: str, en: str, *, asks: bool = True) -> Remark:
    return Remark(code, line.indicator, to_date, Wording(vi, en), asks)
