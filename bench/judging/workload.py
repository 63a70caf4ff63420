"""One workload of any size: areas, indicators, monthly facts of ten years, targets on two bases; as Parquet.

Everything comes of the hash of its keys, so a size is the same on every machine and in any order of writing.
Of a hundred monthly reports four are missing, of a hundred series two have no figure at all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

YEARS = range(2016, 2026)
PROVINCES = 34
FIRST_COMMUNE = PROVINCES + 2  # area 1 is the nation, 2..35 are the provinces
BASES = (1, 2)
KINDS = ("flow", "stock", "rate")


class Size(NamedTuple):
    """How large a workload is: its communes and indicators; every tenfold of facts has a name."""

    communes: int
    indicators: int

    @property
    def facts(self) -> int:
        """Return about how many monthly figures it holds."""
        return round(self.communes * self.indicators * 12 * len(YEARS) * 0.96 * 0.98)


SIZES = {
    "s01": Size(98, 9),
    "s1": Size(98, 85),  # a province
    "s12": Size(3_321, 30),
    "s120": Size(3_321, 300),  # the nation
}

AREAS = f"""
SELECT 1 AS area, 0 AS parent
UNION ALL SELECT CAST(p + 2 AS INTEGER), 1 FROM range({PROVINCES}) AS r(p)
UNION ALL SELECT CAST(c + {FIRST_COMMUNE} AS INTEGER), CAST(c % {PROVINCES} + 2 AS INTEGER) FROM range($communes) AS r(c)
"""

INDICATORS = """
SELECT CAST(i AS INTEGER) AS indicator, CASE i % 3 WHEN 0 THEN 'flow' WHEN 1 THEN 'stock' ELSE 'rate' END AS kind,
       CASE i % 7 WHEN 3 THEN 'le' WHEN 5 THEN 'gt' ELSE 'ge' END AS operator
FROM range(1, $indicators + 1) AS r(i)
"""

# num: of a flow what the month brought, of a stock what stood at its end, of a rate the part; den: its whole.
FACTS = f"""
SELECT area, indicator, month, num, CASE WHEN kind = 'rate' THEN whole ELSE 0 END AS den
FROM (
  SELECT a.area, i.indicator, CAST(m.month AS TINYINT) AS month, i.kind,
         CAST(500 + hash(a.area, i.indicator) % 9500 AS BIGINT) AS whole,
         CAST(CASE i.kind
           WHEN 'flow' THEN hash(a.area, i.indicator, 1) % 9000000 + m.month * 70000
                     + hash(a.area, i.indicator, $year, m.month) % 6000000
           WHEN 'stock' THEN 1000 + hash(a.area, i.indicator, 2) % 80000000 + ($year - 2016) * 120000 + m.month * 10000
                        + hash(a.area, i.indicator, $year, m.month, 6) % 4000000
           ELSE (500 + hash(a.area, i.indicator) % 9500) * (3000 + hash(a.area, i.indicator, $year, m.month, 3) % 6500) // 10000
         END AS BIGINT) AS num
  FROM areas AS a, indicators AS i, (SELECT range + 1 AS month FROM range(12)) AS m
  WHERE a.area >= {FIRST_COMMUNE} AND hash(a.area, i.indicator, 4) % 100 >= 2
    AND hash(a.area, i.indicator, $year, m.month, 5) % 100 >= 4
)
ORDER BY indicator, area, month
"""

# What the year brought, moved by up to a sixth either way: some targets are passed, some met, some missed.
TARGETS = """
SELECT area, indicator, CAST(b.basis AS TINYINT) AS basis,
       GREATEST(1, CASE WHEN kind = 'rate' THEN 10000 * num // den ELSE num END
                   * CAST(85 + hash(area, indicator, $year, b.basis) % 31 AS BIGINT) // 100) AS target
FROM (
  SELECT COALESCE(u.area, a.area) AS area, i.indicator, i.kind,
         CAST(COALESCE(SUM(CASE WHEN i.kind = 'flow' THEN s.total ELSE s.latest END), 100) AS BIGINT) AS num,
         CAST(GREATEST(1, COALESCE(SUM(s.den), 1)) AS BIGINT) AS den
  FROM areas AS a JOIN indicators AS i ON TRUE
  LEFT JOIN (SELECT area, indicator, CAST(SUM(num) AS BIGINT) AS total, ARG_MAX(num, month) AS latest,
                    ARG_MAX(den, month) AS den FROM facts GROUP BY area, indicator) AS s
    ON s.area = a.area AND s.indicator = i.indicator
  JOIN (SELECT area, area AS leaf FROM areas UNION ALL SELECT parent, area FROM areas WHERE parent > 1
        UNION ALL SELECT 1, area FROM areas WHERE parent > 1) AS u ON u.leaf = a.area
  GROUP BY 1, 2, 3
) AS y, (SELECT UNNEST([1, 2]) AS basis) AS b
ORDER BY indicator, area, basis
"""

# One row for each series and year, its months side by side: what grouping would have to bring together.
# As in the product's own, what has no denominator has none: not nought.
YEAR_ROWS = "SELECT area, indicator, {} FROM facts GROUP BY area, indicator ORDER BY indicator, area".format(
    ", ".join(
        f"MAX(CASE WHEN month = {month} THEN {said} END) AS {column}{month}"
        for column, said in (("n", "num"), ("d", "NULLIF(den, 0)"))
        for month in range(1, 13)
    )
)

# As the product packs its own: differences of near figures are as short, and need no decompressing.
PACKED = {"year_rows": "PARQUET_VERSION v2, COMPRESSION uncompressed"}


def make(folder: Path, size: Size, years: range = YEARS) -> Path:
    """Write the workload under `folder` where it does not lie there already; return `folder`."""
    for year, done in _unmade(folder, years):
        connection = duckdb.connect()
        connection.execute("SET preserve_insertion_order = false; SET memory_limit = '3GB'")
        connection.execute(f"SET temp_directory = '{folder}'")
        for name, text in (("areas", AREAS), ("indicators", INDICATORS)):
            sized = text.replace("$communes", str(size.communes)).replace("$indicators", str(size.indicators))
            connection.execute(f"CREATE TABLE {name} AS {sized}")
            connection.execute(f"COPY {name} TO '{folder}/{name}.parquet' (COMPRESSION zstd)")
        steps = (("facts", FACTS), ("year_rows", YEAR_ROWS), ("targets", TARGETS))
        for name, text in steps:
            of_year = text.replace("$year", str(year))
            place = folder / name / f"year={year}"
            place.mkdir(parents=True, exist_ok=True)
            if name == "facts":
                connection.execute(f"CREATE TABLE facts AS {of_year}")
                of_year = "SELECT * FROM facts ORDER BY indicator, area, month"
            connection.execute(
                f"COPY ({of_year}) TO '{place}/0.parquet' ({PACKED.get(name, 'COMPRESSION zstd')})"
            )
        connection.close()
        done.touch()
    return folder


def _unmade(folder: Path, years: range) -> Iterator[tuple[int, Path]]:
    folder.mkdir(parents=True, exist_ok=True)
    for year in years:
        done = folder / f"{year}.done"
        if not done.exists():
            yield year, done


if __name__ == "__main__":
    make(Path(sys.argv[2]), SIZES[sys.argv[1]])
