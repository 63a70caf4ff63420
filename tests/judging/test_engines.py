"""Tables that are not what the contract says are refused with a sentence, and Arrow is asked for, not needed."""

from __future__ import annotations

import importlib
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from vedich.judging.ask import Ask
from vedich.judging.engines import ArrowMissingError, DuckDB, SourceError, StepError
from vedich.judging.judge import judge
from vedich.judging.rows import rows_of
from vedich.judging.schemes import SchemeError, scheme_on

DAY = date(2023, 12, 31)


def test_a_missing_table_is_named() -> None:
    with pytest.raises(SourceError, match="'targets': it was not handed in"):
        judge({"observations": [], "indicators": []}, Ask(DAY), scheme=scheme_on(DAY))


def test_a_row_of_the_wrong_width_is_quoted() -> None:
    with pytest.raises(SourceError, match=r"a row has 1 values, the table 2 columns: \(2023,\)"):
        DuckDB().register("calendar", [(2023,)])


def test_a_float_is_no_figure() -> None:
    said = {"observation": 1, "indicator": 1, "area": 1, "year": 2023, "as_of": DAY, "value": 526.8}
    with pytest.raises(SourceError, match="is a float, and figures are decimals"):
        DuckDB().register("observations", rows_of("observations", said))


def test_a_word_with_a_tab_cannot_shift_the_columns() -> None:
    with pytest.raises(SourceError, match="a tab or an end of line"):
        DuckDB().register("indicators", rows_of("indicators", {"indicator": 1, "kind": "flow\tstock"}))


def test_a_parquet_file_may_leave_out_what_has_a_default(tmp_path: Path) -> None:
    engine = DuckDB()
    engine.connection.execute(
        f"COPY (SELECT 2023 AS year, 9 AS until, 'more' AS other) TO '{tmp_path / 'years.parquet'}' (FORMAT parquet)"
    )
    engine.register("calendar", tmp_path / "years.parquet")
    assert engine.rows("calendar") == [(2023, 9)]
    with pytest.raises(SourceError, match="the columns target are missing"):
        engine.register("in_force", tmp_path / "years.parquet")


def test_a_sum_too_long_for_a_figure_stops_with_the_step_named() -> None:
    said = {"indicator": 1, "area": 1, "year": 2023, "as_of": DAY, "value": Decimal(999_999_999_999)}
    months = [said | {"observation": month, "first": month, "last": month} for month in (1, 2)]
    tables = {
        "observations": rows_of("observations", *months),
        "indicators": rows_of("indicators", {"indicator": 1}),
        "targets": rows_of("targets", {"target": 1, "year": 2023, "goal": Decimal(1)}),
    }
    with pytest.raises(StepError, match="The step 'flows' stopped"):
        judge(tables, Ask(DAY), scheme=scheme_on(DAY))


def test_a_judgement_is_given_as_arrow() -> None:
    pytest.importorskip("pyarrow")
    tables = {
        "observations": [],
        "indicators": rows_of("indicators", {"indicator": 1}),
        "targets": rows_of("targets", {"target": 7, "year": 2023, "goal": Decimal(1)}),
    }
    table = judge(tables, Ask(DAY), scheme=scheme_on(DAY)).arrow("verdicts")
    assert table.column("target").to_pylist() == [7]
    assert table.column("verdict").to_pylist() == ["no_result"]
    assert "dictionary" not in str(table.schema)


def test_without_pyarrow_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArrowMissingError, match="pip install pyarrow"):
        DuckDB().arrow("calendar")
    monkeypatch.undo()
    assert importlib.util.find_spec("duckdb")


def test_a_day_before_every_threshold_has_no_scheme() -> None:
    with pytest.raises(SchemeError, match="No threshold 'near_met' is in force on 1999-01-01"):
        scheme_on(date(1999, 1, 1))
