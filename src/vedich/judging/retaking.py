"""Series that are told as they were said again: something of them changed after their year was laid out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from vedich.judging.engines import DuckDB

# Indicator, category and area.
Series = tuple[Any, ...]
_SAME = "u.indicator = o.indicator AND u.category = o.category AND u.area = o.area"
_NOT_AGAIN = "NOT EXISTS (FROM again AS a WHERE a.observation = o.observation)"


def retake(
    into: Path,
    *,
    said: Path,
    left_over: Path | None,
    again: Collection[int],
    series: Collection[Series],
    corrected: Collection[int],
) -> set[Series]:
    """Write the figures of a year beside its year rows, retaken series among them; give those series.

    `said` has all figures of the year as they were said when it was laid out, `left_over` those that made no
    row: without it no rows are used, and all are written. Figures in `again` are left out, since they are
    handed in anew. `series` are retaken, and so are those of the figures in `corrected`.
    """
    link = DuckDB().connection
    found = set(series) | _series_of(link, said, corrected)
    columns = list(zip(*found, strict=True)) or [(), (), ()]
    link.execute(
        "CREATE TEMP TABLE retaken AS SELECT UNNEST(CAST($1 AS INTEGER[])) AS indicator, "
        "UNNEST(CAST($2 AS INTEGER[])) AS category, UNNEST(CAST($3 AS INTEGER[])) AS area",
        [list(column) for column in columns],
    )
    link.execute(
        "CREATE TEMP TABLE again AS SELECT UNNEST(CAST($1 AS BIGINT[])) AS observation", [list(again)]
    )
    parts = [_beside_rows(said if left_over is None else left_over)]
    if left_over is not None:
        parts.append(_of_rows(said, left_over))
    link.execute(f"COPY ({' UNION ALL '.join(parts)}) TO '{_told(into)}' (FORMAT parquet)")
    return found


def _series_of(link: Any, said: Path, results: Collection[int]) -> set[Series]:
    if not results:
        return set()
    return set(
        link.execute(
            f"SELECT DISTINCT indicator, category, area FROM read_parquet('{_told(said)}') "
            "WHERE observation IN (SELECT UNNEST(CAST($1 AS BIGINT[])))",
            [sorted(results)],
        ).fetchall()
    )


def _beside_rows(file: Path) -> str:
    """Give the figures of a file without those handed in anew; none of a retaken series is alone."""
    return (
        "SELECT o.* REPLACE (o.alone AND u.indicator IS NULL AS alone) "
        f"FROM read_parquet('{_told(file)}') AS o LEFT JOIN retaken AS u ON {_SAME} WHERE {_NOT_AGAIN}"
    )


def _of_rows(said: Path, left_over: Path) -> str:
    """Give the figures of retaken series that made year rows: those that nothing is left over of."""
    return (
        f"SELECT o.* REPLACE (FALSE AS alone) FROM read_parquet('{_told(said)}') AS o "
        f"WHERE EXISTS (FROM retaken AS u WHERE {_SAME}) "
        f"AND NOT EXISTS (FROM read_parquet('{_told(left_over)}') AS u WHERE {_SAME}) AND {_NOT_AGAIN}"
    )


def _told(file: Path) -> str:
    return file.as_posix().replace("'", "''")
