"""Parquet is read by a program of its own, to the last digit; what is damaged is refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from vedich.intake.parquet import csv_of_parquet
from vedich.reading.sources.trouble import SourceError, Trouble


def test_every_digit_and_letter_comes_through(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    duckdb.execute(
        "COPY (SELECT 12345678901234.567::DECIMAL(18,3) AS value, 0.1::DOUBLE AS part, "
        f"DATE '2026-09-25' AS day, 'Cần, \"Đước\"' AS name, NULL AS nothing) TO '{path}' (FORMAT parquet)"
    )
    told = csv_of_parquet(path.read_bytes(), "rows.parquet").decode()
    assert told == 'value,part,day,name,nothing\n12345678901234.567,0.1,2026-09-25,"Cần, ""Đước""",\n'


@pytest.mark.parametrize("data", [b"", b"PAR1", b"indicator,area", b"PAR1" + b"\xff" * 200 + b"PAR1"])
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        csv_of_parquet(data, "rows.parquet")
    assert refused.value.trouble is Trouble.DAMAGED
