"""A row of a file as a result that somebody said."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from vedich.actions.imports import Unread
from vedich.actions.loading.names import Names
from vedich.actions.observations import Said
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.wording import Wording
from vedich.exchange import cells
from vedich.exchange.cells import Cell, Decimals, Percent
from vedich.exchange.columns import Listed, Sheet
from vedich.exchange.sheets import ALL_SHEETS, OBSERVATIONS

_Value = TypeVar("_Value")


def said_of(row: Mapping[str, Cell], names: Names, decimals: Decimals = Decimals.COMMA) -> Said:
    """Give the result that a row states, by the keys of `exchange.columns.OBSERVATIONS`.

    Raises:
        RefusedError: a cell cannot be understood, or one is blank that is needed.
    """
    indicator = names.indicator(row.get("indicator"))
    measure = names.measure(row.get("measure"), indicator)
    part = names.part(row.get("part"))
    vintage = needed(cells.choice(row.get("vintage"), Listed.VINTAGES, "vintage"), "vintage", "loại số")
    return Said(
        indicator,
        names.area(row.get("area")),
        period_needed(row),
        needed(cells.day(row.get("as_of"), "as_of"), "as_of", "ngày chốt số"),
        Vintage(vintage),
        measure,
        value=counted(row, "value", measure, decimals),
        value_max=counted(row, "value_max", measure, decimals),
        denominator=cells.figure(row.get("denominator"), "denominator", decimals),
        words=cells.text(row.get("words")),
        place=cells.text(row.get("place")),
        category=part.id if part else None,
        reason=cells.text(row.get("reason")),
    )


def row_of(row: Mapping[str, Cell], names: Names, decimals: Decimals = Decimals.COMMA) -> Said | Unread:
    """Give the result that a row states, or why it cannot be understood."""
    try:
        required(row, OBSERVATIONS)
        return said_of(row, names, decimals)
    except RefusedError as error:
        return Unread(error.refusal)


def counted(row: Mapping[str, Cell], field: str, measure: str, decimals: Decimals) -> Decimal | None:
    """Give the figure of a cell in its measure.

    Raises:
        RefusedError: it is no figure, or the cell shows a percentage and the measure is none.
    """
    cell = row.get(field)
    if isinstance(cell, Percent) and "%" not in measure:
        raise RefusedError(
            Refusal(
                field,
                Wording(
                    f"ô này hiện {cells.text(cell)} mà đơn vị tính là “{measure}”",
                    f"the cell shows {cells.text(cell)} and the measure is {measure!r}",
                ),
                Wording(
                    "bỏ định dạng phần trăm của ô rồi gõ lại số, hoặc sửa đơn vị tính",
                    "take the percent format off the cell and type the figure again, or mend the measure",
                ),
            )
        )
    return cells.figure(cell, field, decimals)


def needed(value: _Value | None, field: str, called: str) -> _Value:
    """Give a value that a row must have.

    Raises:
        RefusedError: it is blank.
    """
    if value is None or value == "":
        raise RefusedError(
            Refusal(
                field,
                Wording(f"chưa ghi {called}", f"'{field}' is blank"),
                Wording("điền ô này", "fill it in"),
            )
        )
    return value


def required(row: Mapping[str, Cell], sheet: Sheet) -> None:
    """Refuse a row in which a cell is blank that every row of its sheet needs.

    Raises:
        RefusedError: one is.
    """
    for key, called in _NEEDED[sheet.key]:
        needed(row.get(key), key, called)


_NEEDED = {
    sheet.key: tuple((column.key, column.heading.vi.lower()) for column in sheet.columns if column.required)
    for sheet in ALL_SHEETS
}


def period_needed(row: Mapping[str, Cell]) -> Period:
    """Give the period of a row.

    Raises:
        RefusedError: there is none, or it cannot be understood.
    """
    return needed(cells.period(row.get("period")), "period", "kỳ")
