"""Apache Spark as an engine of the steps: the same SELECTs, carried over, on as many machines as there are.

Loaded only by who asks for Spark; needs the extra `scale` and a Java from 17 on.
"""

from __future__ import annotations

import contextlib
import importlib
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedich.judging.engines import Source, SourceError, Span, StepError
from vedich.judging.portable import to_spark
from vedich.judging.step import Literal, Step
from vedich.judging.table import Row, Table, Type
from vedich.judging.tables import TABLES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# What makes Spark answer as DuckDB does.
SETTINGS = {
    "spark.sql.ansi.enabled": "true",  # what does not fit is an error, not a null
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",  # a product keeps all its decimals
    "spark.sql.caseSensitive": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


class SparkMissingError(ImportError):
    """Raised when Spark is asked for and is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Judging on a cluster needs Apache Spark and a Java from 17 on, which Về Đích itself does "
            "without: run `pip install 'vedich[scale]'`, or judge with DuckDB."
        )


@contextlib.contextmanager
def session(master: str, *, host: str = "127.0.0.1", **settings: str) -> Iterator[SparkSession]:
    """Give a session on a cluster (`spark://machine:7077`) or in this process (`local[2]`); end it after.

    `host` is this machine as the cluster sees it. `settings` are Spark's own, dots written as `__`.

    Raises:
        SparkMissingError: Spark is not installed.
    """
    try:
        sql = importlib.import_module("pyspark.sql")
    except ImportError:
        raise SparkMissingError from None
    builder = sql.SparkSession.builder.master(master).appName("vedich")
    told = {"spark.driver.host": host, "spark.driver.bindAddress": host}
    told |= SETTINGS | {name.replace("__", "."): value for name, value in settings.items()}
    for name, value in told.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    try:
        yield made
    finally:
        made.stop()


class Spark:
    """The engine of many machines; its tables live as long as the session.

    What a step gives is written to `folder`, which every machine sees, and read from there: Spark keeps no
    tables between queries, and a plan that holds all steps before it grows past what it can weigh.
    """

    def __init__(self, session: SparkSession, folder: Path) -> None:
        self.session = session
        self._folder = folder

    def register(self, name: str, source: Source) -> None:
        """Take a table in; columns that the source leaves out mean their default.

        A path must be one that every worker sees.

        Raises:
            SourceError: the table is none of the contract, or lacks a column.
        """
        if name not in TABLES:
            raise SourceError(name, "the contract knows no such table")
        table = TABLES[name]
        if isinstance(source, Path):
            self._view(table, self.session.read.parquet(str(source)))
        elif isinstance(source, Iterable) and not hasattr(source, "__arrow_c_stream__"):
            self._view(table, self.session.createDataFrame(_columns(table, source)))
        else:
            self._view(table, self.session.createDataFrame(source))

    def spans(self, first: int, last: int) -> list[Span]:
        """Give all years at once: the machines share them out among themselves."""
        return [(first, last)]

    def run(self, step: Step, literals: dict[str, Literal], *, part: int | None = None) -> None:
        """Run a step and write what it gives to a place of its own, beside what an earlier run gave.

        There is one part at most, since years are not judged one by one.

        Raises:
            StepError: a figure grew longer than a figure can be, or a machine failed.
        """
        place = str(self._folder / f"{step.name}-{secrets.token_hex(6)}")
        try:
            frame = self.session.sql(to_spark(step, literals))
            frame.write.parquet(place)
        except importlib.import_module("pyspark.errors").PySparkException as error:
            raise StepError(step.name, str(error).split("\n", maxsplit=1)[0]) from error
        self.session.read.schema(frame.schema).parquet(place).createOrReplaceTempView(step.name)

    def rows(self, name: str, where: str = "") -> list[Row]:
        """Give the rows of a table, those alone that a condition names."""
        frame = self.session.table(name).select(*TABLES[name].names)
        return [tuple(row) for row in (frame.where(where) if where else frame).collect()]

    def arrow(self, name: str) -> Any:
        """Give a table as an Arrow table."""
        return self.session.table(name).toArrow()

    def _view(self, table: Table, frame: DataFrame) -> None:
        """Lay the contract over a source: its columns in their types, defaults for those left out."""
        lacking = [each.name for each in table.columns if each.is_needed and each.name not in frame.columns]
        if lacking:
            raise SourceError(table.name, f"the columns {', '.join(lacking)} are missing")
        told = [each.name if each.name in frame.columns else _written(each.default) for each in table.columns]
        chosen = [
            f"CAST({value} AS {_type(each.type)}) AS {each.name}"
            for value, each in zip(told, table.columns, strict=True)
        ]
        frame.selectExpr(*chosen).createOrReplaceTempView(table.name)


def _type(kind: Type) -> str:
    return "STRING" if kind in {Type.WORD, Type.CODE} else kind.value


def _columns(table: Table, rows: Iterable[Row]) -> Any:
    """Give rows as an Arrow table: Spark takes them in without a Python process on each machine."""
    arrow = importlib.import_module("pyarrow")
    types = {
        Type.ID: arrow.int64(),
        Type.WHOLE: arrow.int32(),
        Type.FIGURE: arrow.decimal128(18, 6),
        Type.PERCENT: arrow.decimal128(18, 2),
        Type.SHARE: arrow.decimal128(9, 8),
        Type.DAY: arrow.date32(),
        Type.YES_NO: arrow.bool_(),
        Type.WORD: arrow.string(),
        Type.CODE: arrow.string(),
    }
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    made = [arrow.array(cells, types[each.type]) for cells, each in zip(columns, table.columns, strict=True)]
    return arrow.table(made, names=list(table.names))


def _written(value: object) -> str:
    if value is None:
        return "NULL"
    return f"'{value}'" if isinstance(value, str) else str(value).upper()
