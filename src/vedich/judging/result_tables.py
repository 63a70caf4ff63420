"""The tables that come out of the figures, one for each step: what was said, and what it comes to."""

from __future__ import annotations

from vedich.judging.inputs import OBSERVATIONS, TYPES, YEAR_ROWS
from vedich.judging.table import Column, Table, columns


def columns_of(table: Table, *names: str) -> tuple[Column, ...]:
    """Give columns of another table by their names."""
    return tuple(table.column(name) for name in names)


FIGURE_KEY = ("indicator", "category", "area", "year", "first", "last")
CELL_KEY = ("indicator", "category", "area", "year", "first", "until")

_FACT = (
    *columns_of(OBSERVATIONS, "observation", *FIGURE_KEY, "finality"),
    *columns_of(OBSERVATIONS, "value", "value_max", "denominator", "outcome"),
    *columns(
        """
        estimated yes_no a piece of a split area is in it
        missing   whole  how many areas that it should be made of have no figure
        fault     word   why it cannot be used: measure, share; null where nothing is wrong
        """,
        TYPES,
        {"estimated": False, "missing": 0, "fault": None},
    ),
)

ROWED = Table("rowed", "one year row that is used as it lies", YEAR_ROWS.grain, YEAR_ROWS.columns)
SPREAD = Table(
    "spread",
    "one month of a year row whose area passed on or came of others; no row of the record is named",
    ("indicator", "category", "area", "year", "month"),
    (
        *columns_of(OBSERVATIONS, "indicator", "category", "area", "year"),
        *columns("month whole the month", TYPES),
        *columns_of(OBSERVATIONS, "value", "denominator"),
    ),
)
RETOLD = Table(
    "retold", "of a figure said several times, the one that stood on the day asked for", FIGURE_KEY, _FACT
)
STANDING = Table("standing", "one figure that stood on the day asked for", FIGURE_KEY, _FACT)
MOVED = Table(
    "moved", "one figure of areas that passed on, brought to the borders asked for", FIGURE_KEY, _FACT
)
CARRIED = Table("carried", "one figure on the borders asked for", FIGURE_KEY, _FACT)

WINDOWS = Table(
    "windows",
    "one stretch of months that some target, or what it is compared with, needs the figures of",
    ("year", "first", "until"),
    columns(
        """
        year       whole  the year
        first      whole  the first month
        until      whole  the last month that counts
        ahead      yes_no it ends after the day asked for: only estimates of exactly these months are told
        flows_only yes_no needed for the usual pace alone, which only flows have
        """,
        TYPES,
        {"first": 1, "until": 12, "ahead": False, "flows_only": False},
    ),
)

CELL = (
    *columns_of(OBSERVATIONS, "indicator", "category", "area", "year"),
    *columns(
        """
        first       whole  the first month of the window
        until       whole  the last month of the window that counts
        value       figure the result; a sum with something missing is the sum of what is known
        value_max   figure the upper end; equal to the value where the result is no range
        denominator figure what weighs a rate when rates are rolled up; null where nobody said
        outcome     code   a result told in words: exceeded, met, near or missed
        known       whole  months known
        due         whole  months that should be known by now
        areas_known whole  areas below whose figures are whole; 1 for a figure of its own
        areas       whole  areas below that should have a figure; 1 for a figure of its own
        complete    yes_no nothing is missing
        estimated   yes_no a piece of a split area is in it
        is_estimate yes_no an estimate stands in it for a result
        fault       code   why it cannot be used: measure, share, overlap, parts, zero; null where nothing is wrong
        way         code   own, rolled_up or derived
        """,
        TYPES,
        {
            "first": 1,
            "until": 12,
            "value_max": None,
            "denominator": None,
            "outcome": None,
            "known": 12,
            "due": 12,
            "areas_known": 1,
            "areas": 1,
            "complete": True,
            "estimated": False,
            "is_estimate": False,
            "fault": None,
            "way": "own",
        },
    ),
)


def _cells(name: str, meaning: str) -> Table:
    return Table(name, meaning, CELL_KEY, CELL)


_MONTHS = columns(
    """
    months whole the months known, a bit each: 1 is January, 2 February, 4 March ...
    flags  whole 1 estimated, 2 an estimate, 4 an area missing, 8 measure, 16 share, 32 overlap
    """,
    TYPES,
    {"months": 4095, "flags": 0},
)

FLOWS = Table(
    "flows",
    "one sum of the months of a window",
    CELL_KEY,
    (*(column for column in CELL if column.name in {*CELL_KEY, "value", "value_max"}), *_MONTHS),
)
LEVELS = Table(
    "levels",
    "the latest figure of a window",
    CELL_KEY,
    (
        *(
            column
            for column in CELL
            if column.name in {*CELL_KEY, "value", "value_max", "denominator", "outcome"}
        ),
        *_MONTHS,
    ),
)
OF_YEARS = Table(
    "of_years",
    "what the months of a year row come to in a window",
    CELL_KEY,
    (
        *(column for column in CELL if column.name in {*CELL_KEY, "value", "denominator"}),
        *_MONTHS[:1],
        *columns("adds yes_no its months add up; else the latest stands", TYPES),
    ),
)
TO_DATE = _cells("to_date", "one result to date, of an area that has figures of its own")
ROLLED_UP = _cells("rolled_up", "one result of an area that has none of its own, from its leaves")
SUMMED_UP = _cells("summed_up", "all results that were said or rolled up")
DERIVED = _cells("derived", "one result that follows from other indicators")
RESULTS = _cells("results", "all results")

RESULT_TABLES = (
    ROWED,
    SPREAD,
    RETOLD,
    STANDING,
    MOVED,
    CARRIED,
    WINDOWS,
    FLOWS,
    LEVELS,
    OF_YEARS,
    TO_DATE,
    ROLLED_UP,
    SUMMED_UP,
    DERIVED,
    RESULTS,
)
