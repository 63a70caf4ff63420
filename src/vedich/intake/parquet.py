"""Read Parquet files with DuckDB, in a process of its own that sees one folder with one file in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from vedich.intake.confinement.layers import program_folders
from vedich.intake.fresh import bootstrap
from vedich.intake.limits import MEGABYTE, Limits
from vedich.intake.outside_program import Work, worked
from vedich.reading.sources.trouble import SourceError, Trouble

# A million rows are written anew in some five seconds.
_LIMITS = Limits(memory=4_000 * MEGABYTE, processor=120, wall=480.0, output=1_000 * MEGABYTE)
_MAGIC = b"PAR1"


def csv_of_parquet(data: bytes, name: str) -> bytes:
    """Give the rows of a Parquet file as CSV for machines: figures with a dot, days as 2026-09-25.

    Raises:
        SourceError: it is no Parquet file, or is damaged or too large.
    """
    if data[:4] != _MAGIC or data[-4:] != _MAGIC:
        raise SourceError(Trouble.DAMAGED, name, form="Parquet", reason="PAR1")
    line = "from vedich.intake.parquet import write; write(*sys.argv[1:])"
    python = os.path.realpath(sys.executable)
    work = Work(
        python,
        ("-I", "-c", bootstrap(line), "{folder}/in.parquet", "{folder}/out.csv"),
        "in.parquet",
        _LIMITS,
        makes="out.csv",
        reads=tuple(folder for folder in _reads() if Path(folder).exists()),
    )
    made = worked(work, data)
    if made is None:
        raise SourceError(Trouble.DAMAGED, name, form="Parquet", reason="DuckDB")
    return made


def _reads() -> list[str]:
    # DuckDB asks how much of the machine it may use.
    return [*program_folders(), str(Path(__file__).parents[2]), "/proc/self", "/sys/fs/cgroup"]


def write(source: str, target: str) -> None:
    """Write a Parquet file as CSV; what each cell holds as text, so that no digit is lost."""
    import duckdb

    link = duckdb.connect(config={"threads": 1, "memory_limit": "1GB"})
    rows = link.execute("SELECT * FROM read_parquet(?)", [source])
    names = [column[0].replace('"', '""') for column in rows.description]
    told = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in names)
    link.execute(
        f"COPY (SELECT {told} FROM read_parquet($source)) TO '{target}' (FORMAT csv, HEADER)",
        {"source": source},
    )
