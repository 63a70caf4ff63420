"""Rows written as Parquet files, figures exact: for other programs, and for years that are closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path

from vedich.judging.engines import DuckDB
from vedich.judging.table import Cell, Row
from vedich.judging.tables import TABLES

_AT_ONCE = 50_000


def write_rows(rows: Sequence[Mapping[str, Cell]], path: Path) -> None:
    """Write records of one shape; a column's type follows from its values, of none of them text.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "a.parquet"
    >>> write_rows([{"code": "BUD-001", "result": Decimal("61.45")}], file)
    >>> read_rows(file)
    [('BUD-001', Decimal('61.450000'))]
    """
    names = list(rows[0]) if rows else ["empty"]
    types = {name: _type([row[name] for row in rows]) for name in names} if rows else {"empty": "VARCHAR"}
    _write(types, ([row[name] for name in names] for row in rows), path)


def write_table(name: str, rows: Iterable[Row], path: Path, order: str = "") -> int:
    """Write rows of a table of the contract, in the order of some of its columns; give their count."""
    types = {column.name: column.type.value for column in TABLES[name].columns}
    return _write(types, rows, path, order)


def read_rows(path: Path) -> list[Row]:
    """Give the rows of a Parquet file."""
    told = str(path).replace("'", "''")
    found: list[Row] = DuckDB(threads=1).connection.execute(f"FROM read_parquet('{told}')").fetchall()
    return found


def _type(values: Sequence[Cell]) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "BOOLEAN"
    if kinds == {int}:
        return "BIGINT"
    return "DECIMAL(18,6)" if kinds == {Decimal} else "VARCHAR"


def _write(types: Mapping[str, str], rows: Iterable[Sequence[Cell]], path: Path, order: str = "") -> int:
    link = DuckDB(threads=1).connection
    listed = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    link.execute(f"CREATE TEMP TABLE written ({listed})")
    taken = ", ".join(
        f"CAST(UNNEST(CAST(${place} AS VARCHAR[])) AS {kind})"
        for place, kind in enumerate(types.values(), start=1)
    )
    left, count = iter(rows), 0
    while chunk := list(islice(left, _AT_ONCE)):
        lists = [[_word(value) for value in column] for column in zip(*chunk, strict=True)]
        link.execute(f"INSERT INTO written SELECT {taken}", lists)
        count += len(chunk)
    told = str(path).replace("'", "''")
    ordered = f"SELECT * FROM written ORDER BY {order}" if order else "FROM written"
    link.execute(f"COPY ({ordered}) TO '{told}' (FORMAT parquet, COMPRESSION zstd)")
    return count


def _word(value: Cell) -> str | None:
    if value is None:
        return None
    return format(value, "f") if isinstance(value, Decimal) else str(value)
