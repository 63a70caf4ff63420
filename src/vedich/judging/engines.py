"""What runs the steps: DuckDB, embedded. Only this file and `spark.py` know an engine.

DuckDB runs a step as it stands. Spark has the same four verbs, and `portable.py` carries the SQL over to it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import duckdb

from vedich.judging.codes import CODES
from vedich.judging.functions import FUNCTIONS
from vedich.judging.step import AS_WRITTEN, Literal, Step
from vedich.judging.table import Column, Row, Table, Type
from vedich.judging.tables import TABLES

# Rows of a table (tuples in the order of its columns), a Parquet file or folder, or an Arrow table.
Source = Iterable[Row] | Path | Any
# Years from one to another.
Span = tuple[int, int]
_AT_ONCE = 50_000
# From so many targets of a year on, opening their files again costs less than joining all years at once.
MANY_TARGETS = 500_000
_NULL = "\\N"


class SourceError(ValueError):
    """Raised when what is handed in is not the table that the contract describes."""

    def __init__(self, table: str, problem: str) -> None:
        super().__init__(
            f"Table {table!r}: {problem}. The contract stands in vedich.judging.tables.TABLES[{table!r}]; "
            "judged from another table every verdict would be a guess."
        )


class StepError(ArithmeticError):
    """Raised when a step cannot be worked out; nothing that was judged before it is given away."""

    def __init__(self, step: str, problem: str) -> None:
        super().__init__(
            f"The step {step!r} stopped: {problem}. Figures hold twelve digits before the point and six "
            "behind: look for one in a measure that is far too small. A word that is not known is none of "
            "`vedich.judging.codes.CODES`. Nothing was judged."
        )


class ArrowMissingError(ImportError):
    """Raised when Arrow is asked for and pyarrow is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Arrow tables need the package pyarrow, which Về Đích itself does without: "
            "run `pip install pyarrow`, or take `rows(name)`."
        )


class Engine(Protocol):
    """What a judgement asks of an engine."""

    def register(self, name: str, source: Source) -> None:
        """Take a table of the contract in."""

    def spans(self, first: int, last: int) -> list[Span]:
        """Give the years from one to another as the spans that their targets are best judged in."""

    def run(self, step: Step, literals: dict[str, Literal], *, part: int | None = None) -> None:
        """Run a step; its table then has its name. Parts, counted from 0, lie beside one another in it."""

    def rows(self, name: str, where: str = "") -> list[Row]:
        """Give the rows of a table in the order of the contract's columns."""

    def arrow(self, name: str) -> Any:
        """Give a table as an Arrow table."""


class DuckDB:
    """The embedded engine; nothing it holds outlives it.

    >>> engine = DuckDB()
    >>> engine.register("calendar", [(2023, 10)])
    >>> engine.rows("calendar")
    [(2023, 10)]
    """

    def __init__(
        self,
        *,
        threads: int | None = None,
        memory: str | None = None,
        few: bool = False,
        many_targets: int = MANY_TARGETS,
    ) -> None:
        self.connection = duckdb.connect()
        self._many_targets = many_targets
        # Of few rows the plans cost more than the work: each step is kept, so that no plan holds another, and
        # none is looked at twice.
        self._few = few
        self._kinds: dict[str, str] = {}
        if few:
            self.connection.execute("PRAGMA disable_optimizer")
            threads = 1
        if threads is not None:
            self.connection.execute(f"SET threads = {int(threads)}")
        if memory is not None:
            self.connection.execute("SET memory_limit = ?", [memory])
        # The order of rows means nothing here; keeping it would cost memory.
        self.connection.execute("SET preserve_insertion_order = FALSE")
        self.connection.execute(f"CREATE TEMP TYPE code AS ENUM ({', '.join(map(repr, CODES))})")
        for function in FUNCTIONS:
            self.connection.execute(
                f"CREATE TEMP MACRO {function.name}({', '.join(function.takes)}) AS {function.macro}"
            )

    def register(self, name: str, source: Source) -> None:
        """Take a table in; columns that the source leaves out mean their default.

        Raises:
            SourceError: the contract knows no such table, a column is missing, or a value is not of its type.
        """
        if name not in TABLES:
            raise SourceError(name, "the contract knows no such table")
        table = TABLES[name]
        try:
            if isinstance(source, Path):
                self._view(table, _parquet(source))
            elif isinstance(source, Iterable) and not hasattr(source, "__arrow_c_stream__"):
                self._fill(table, source)
            else:
                self.connection.register(f"{name}_arrow", source)
                self._view(table, f"{name}_arrow")
        except duckdb.Error as error:
            raise SourceError(name, str(error).split("\n", maxsplit=1)[0]) from error

    def spans(self, first: int, last: int) -> list[Span]:
        """Give years one by one where they have many targets: what these are joined with has room then."""
        years = range(first, last + 1)
        targets = self.connection.execute("SELECT COUNT(*) FROM targets").fetchall()[0][0]
        if self._few or targets < self._many_targets * len(years):
            return [(first, last)]
        return [(year, year) for year in years]

    def run(self, step: Step, literals: dict[str, Literal], *, part: int | None = None) -> None:
        """Run a step: kept as a table, or passed through as a view where that is cheaper.

        Raises:
            StepError: a figure grew longer than a figure can be, or memory ran out.
        """
        kind = "TABLE" if step.keeps or self._few else "VIEW"
        begins = f"INSERT INTO {step.name}" if part else f"CREATE TEMP {kind} {step.name} AS"
        if not part:
            self._drop(step.name, kind)
        as_written = step.name in AS_WRITTEN and not self._few
        try:
            if as_written:
                self.connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
            self.connection.execute(f"{begins} {step.with_literals(literals)}")
        except duckdb.Error as error:
            raise StepError(step.name, str(error).split("\n", maxsplit=1)[0]) from error
        finally:
            if as_written:
                self.connection.execute("RESET disabled_optimizers")

    def rows(self, name: str, where: str = "") -> list[Row]:
        """Give the rows of a table, those alone that a condition names."""
        names = ", ".join(TABLES[name].names)
        condition = f" WHERE {where}" if where else ""
        return self.connection.execute(f"SELECT {names} FROM {name}{condition}").fetchall()

    def arrow(self, name: str) -> Any:
        """Give a table as an Arrow table.

        Raises:
            ArrowMissingError: pyarrow is not installed.
        """
        try:
            importlib.import_module("pyarrow")
        except ImportError:
            raise ArrowMissingError from None
        described = self.connection.execute(f"DESCRIBE {name}").fetchall()
        # Codes are words to whoever takes them away.
        told = ", ".join(
            f"CAST({column} AS VARCHAR) AS {column}" if kind.startswith("ENUM") else column
            for column, kind, *_ in described
        )
        return self.connection.sql(f"SELECT {told} FROM {name}").to_arrow_table()

    def _drop(self, name: str, kind: str) -> None:
        """Make room for a table or view."""
        if there := self._kinds.get(name):
            self.connection.execute(f"DROP {there} IF EXISTS {name}")
        self._kinds[name] = kind

    def _view(self, table: Table, source: str) -> None:
        """Lay the contract over a source: its columns in their types, defaults for those left out."""
        there = {row[0] for row in self.connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
        lacking = [column.name for column in table.columns if column.is_needed and column.name not in there]
        if lacking:
            raise SourceError(table.name, f"the columns {', '.join(lacking)} are missing")
        # Whole numbers stay as narrow as they are stored: a cast of every fact is not free.
        chosen = ", ".join(_taken(column, column.name in there) for column in table.columns)
        self._drop(table.name, "VIEW")
        self.connection.execute(f"CREATE TEMP VIEW {table.name} AS SELECT {chosen} FROM {source}")

    def _fill(self, table: Table, rows: Iterable[Row]) -> None:
        self._drop(table.name, "TABLE")
        made = ", ".join(f"{column.name} {column.type}" for column in table.columns)
        self.connection.execute(f"CREATE TEMP TABLE {table.name} ({made})")
        taken = ", ".join(
            f"CAST(NULLIF(cell[{place}], '{_NULL}') AS {column.type})"
            for place, column in enumerate(table.columns, start=1)
        )
        left = iter(rows)
        while chunk := list(islice(left, _AT_ONCE)):
            # One text for many rows: handed over value by value, a hundred thousand rows would take seconds.
            self.connection.execute(
                f"INSERT INTO {table.name} SELECT {taken} FROM (SELECT STRING_SPLIT(line, CHR(9)) AS cell "
                "FROM (SELECT UNNEST(STRING_SPLIT($1, CHR(10))) AS line))",
                ["\n".join(_line(table, row) for row in chunk)],
            )


def _line(table: Table, row: Row) -> str:
    if len(row) != len(table.columns):
        raise SourceError(
            table.name, f"a row has {len(row)} values, the table {len(table.columns)} columns: {row!r}"
        )
    line = "\t".join([_NULL if value is None else _word(table, value) for value in row])
    if line.count("\t") >= len(row) or "\n" in line:
        raise SourceError(table.name, f"a word holds a tab or an end of line: {row!r}")
    return line


def _word(table: Table, value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float):
        raise SourceError(table.name, f"{value!r} is a float, and figures are decimals")
    return str(value)


def _taken(column: Column, there: bool) -> str:
    if there and column.type in {Type.ID, Type.WHOLE}:
        return column.name
    return f"CAST({column.name if there else _literal(column.default)} AS {column.type}) AS {column.name}"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    return f"'{value}'" if isinstance(value, str) else str(value).upper()


def _parquet(place: Path) -> str:
    pattern = str(place / "**" / "*.parquet" if place.is_dir() else place).replace("'", "''")
    # A year as wide as years are: wider keys would be compared and kept by every step.
    narrow = ", hive_types = {'year': INTEGER}" if any(place.glob("year=*")) else ""
    return f"read_parquet('{pattern}', hive_partitioning = {str(place.is_dir()).upper()}{narrow})"
