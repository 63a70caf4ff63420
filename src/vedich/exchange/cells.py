"""What a cell says: a figure, a day, a period, a choice; what is not plain is refused, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from vedich.domain.figure import Figure, FigureError
from vedich.domain.period import Period, PeriodError
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.wording import Wording
from vedich.exchange.choices import FIXED, meanings
from vedich.exchange.columns import Listed
from vedich.exchange.period_words import period_of


@dataclass(frozen=True, slots=True)
class Percent:
    """A number in a cell that a spreadsheet shows as a percentage: 84.2 for what it holds as 0.842."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that a spreadsheet could not compute, by the sign it shows ('#N/A')."""

    sign: str


# What a cell holds, as its file says: a blank is None.
Cell: TypeAlias = str | Decimal | Percent | date | Broken | None

_MACHINE = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
# A dot before exactly three digits: thousands to a Vietnamese reader, decimals to a machine.
_EITHER = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_DAY = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Decimals(StrEnum):
    """How figures in text are written: as people here do, as machines do, or not said."""

    COMMA = "comma"
    DOT = "dot"
    UNSAID = "unsaid"


def text(cell: Cell) -> str:
    """Give what a cell says as text without blanks around it; a blank cell is the empty text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    if isinstance(cell, Percent):
        return f"{cell.value.normalize():f}%"
    return cell.sign if isinstance(cell, Broken) else cell.isoformat()


def figure(cell: Cell, field: str, decimals: Decimals = Decimals.COMMA) -> Decimal | None:
    """Give the figure of a cell; None for a blank one.

    >>> figure("1.234,5", "value"), figure(Decimal("61.45"), "value"), figure(" ", "value")
    (Decimal('1234.5'), Decimal('61.45'), None)
    >>> figure("61.450", "value", Decimals.DOT)
    Decimal('61.450')

    Raises:
        RefusedError: it is text, broken, or means one thing to people and another to machines.
    """
    if cell is None or cell == "":
        return None
    if isinstance(cell, Decimal):
        return cell
    if isinstance(cell, Percent):
        return cell.value
    if not isinstance(cell, str):
        raise RefusedError(_no_figure(field, text(cell)))
    said = cell.strip().replace("\u00a0", "").replace("\u2212", "-")
    if not said:
        return None
    if decimals is not Decimals.COMMA and _MACHINE.fullmatch(said):
        if decimals is Decimals.UNSAID and _EITHER.fullmatch(said):
            raise RefusedError(_two_meanings(field, said, option=True))
        return Decimal(said)
    try:
        read = Figure(said)
    except (FigureError, InvalidOperation):
        raise RefusedError(_no_figure(field, said)) from None
    if read.doubtful:
        raise RefusedError(_two_meanings(field, said))
    return read.value


@lru_cache(maxsize=4096)
def _day_of(said: str, field: str) -> date:
    try:
        if _ISO.fullmatch(said):
            return date.fromisoformat(said)
        found = _DAY.fullmatch(said)
        if found is not None:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        pass
    raise RefusedError(
        Refusal(
            field,
            Wording(f"{_short(said)} không phải là ngày", f"{_short(said)} is no day"),
            Wording("ghi như 25/9/2026", "write it as 25/9/2026 or 2026-09-25"),
        )
    )


def day(cell: Cell, field: str) -> date | None:
    """Give the day of a cell; None for a blank one.

    >>> day("25/9/2026", "as_of"), day("2026-09-25", "as_of") == day("25.9.2026", "as_of")
    (datetime.date(2026, 9, 25), True)

    Raises:
        RefusedError: it is no day.
    """
    if isinstance(cell, date):
        return cell
    said = text(cell)
    return _day_of(said, field) if said else None


@lru_cache(maxsize=4096)
def _period_of(said: str, field: str) -> Period:
    try:
        return period_of(said)
    except PeriodError:
        raise RefusedError(
            Refusal(
                field,
                Wording(f"{_short(said)} không phải là một kỳ", f"{_short(said)} is no period"),
                Wording(
                    "ghi như: tháng 9/2026, quý III/2026, 9 tháng 2026, năm 2026",
                    "write it as 2026-09, 2026-Q3, 2026-9M or 2026",
                ),
            )
        ) from None


def period(cell: Cell, field: str = "period") -> Period | None:
    """Give the period of a cell; None for a blank one.

    Raises:
        RefusedError: it is no period, or a date that a spreadsheet made of one.
    """
    if isinstance(cell, date):
        raise RefusedError(
            Refusal(
                field,
                Wording(
                    f"ô này đã bị bảng tính đổi thành ngày {cell:%d/%m/%Y}",
                    f"the spreadsheet made a date of this cell, {cell}",
                ),
                Wording(
                    f"gõ lại thành chữ, ví dụ: tháng {cell.month}/{cell.year}",
                    f"write it as text, such as {cell:%Y-%m}",
                ),
            )
        )
    said = text(cell)
    return _period_of(said, field) if said else None


@lru_cache(maxsize=4096)
def _choice_of(said: str, listed: Listed, field: str) -> StrEnum:
    known = meanings(listed)
    found = known.get(said.casefold())
    if found is None:
        told, named = ", ".join(_vietnamese(listed)), ", ".join(FIXED[listed])
        raise RefusedError(
            Refusal(
                field,
                Wording(f"{_short(said)} không có trong danh sách", f"{_short(said)} is not in the list"),
                Wording(f"chọn một trong: {told}", f"choose one of: {named}"),
            )
        )
    return found


def choice(cell: Cell, listed: Listed, field: str) -> StrEnum | None:
    """Give what a cell chooses from a list that is the same in every record; None for a blank one.

    >>> choice("Thực hiện", Listed.VINTAGES, "vintage")
    <Vintage.ACTUAL: 'actual'>

    Raises:
        RefusedError: the list has no such choice.
    """
    said = text(cell)
    return _choice_of(said, listed, field) if said else None


def whole_number(cell: Cell, field: str) -> int | None:
    """Give the number of a row that a cell names; None for a blank one.

    Raises:
        RefusedError: it is no whole number.
    """
    said = text(cell)
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or len(said) > 9:
        raise RefusedError(
            Refusal(
                field,
                Wording(f"{_short(said)} không phải là số thứ tự", f"{_short(said)} is no row number"),
                Wording(
                    "ghi số ở cột TT của dòng được dẫn tới", "write the number that stands in column No."
                ),
            )
        )
    return int(said)


def _vietnamese(listed: Listed) -> list[str]:
    return [wording.vi for wording in FIXED[listed].values()]


def _short(said: str) -> str:
    return f"“{said if len(said) <= 40 else said[:37] + '...'}”"


def _no_figure(field: str, said: str) -> Refusal:
    return Refusal(
        field,
        Wording(f"{_short(said)} không phải là số", f"{_short(said)} is no figure"),
        Wording(
            "chỉ ghi số, ví dụ 61,45; lời giải thích ghi ở cột khác",
            "write the figure alone, such as 61.45; words belong into another column",
        ),
    )


def _two_meanings(field: str, said: str, *, option: bool = False) -> Refusal:
    # The option is one of commands that read text files: nobody who fills in a form has it.
    vi, en = (", hoặc thêm --decimal comma|dot cho cả tệp", ", or add --decimal comma|dot for the whole file")
    return Refusal(
        field,
        Wording(
            f"{_short(said)} có thể hiểu hai cách: dấu chấm là phần nghìn hay phần thập phân",
            f"{_short(said)} may be read in two ways: the dot may part thousands or decimals",
        ),
        Wording(
            f"ghi lại cho rõ: 61450 hoặc 61,45{vi if option else ''}",
            f"write it plainly: 61450 or 61.45{en if option else ''}",
        ),
    )
