"""The record's bench measures real imports, and says when a figure breaks its limit."""

from __future__ import annotations

import pytest

from bench.record.board import Row, as_markdown, broken, line_of, row_of
from bench.record.chain import verification
from bench.record.imports import batches, import_of, slowest_of_twenty
from bench.record.office import Bureau, figures
from vedich.store.models import User


def test_what_is_measured_is_a_whole_import_that_is_verified() -> None:
    staging, publishing = import_of(1_000)
    assert staging.rows == publishing.rows == 1_000
    assert 0 < staging.seconds < 60
    assert len(batches(2)) == 2


def test_every_figure_is_another_one() -> None:
    bureau = Bureau("", User(), (("BUD-001", "tỷ đồng"), ("AGR-001", "tấn")), ("X34:28108", "X34:28066"))
    rows = list(figures(bureau, 480))
    assert len({(row.indicator, row.area, row.period, row.as_of) for row in rows}) == 480
    with pytest.raises(ValueError, match="can be told apart"):
        list(figures(bureau, 481))


def test_the_lone_verifier_sees_every_event_of_a_long_chain() -> None:
    assert verification(1_000).events == 1_000


def test_a_figure_past_its_limit_is_named() -> None:
    slow = Row("import", 40_000, 50_000, "observations/s", more_is_better=True)
    quick = Row("chain", 0.2, 0.5, "s")
    assert broken([slow, quick]) == [slow]
    assert row_of(line_of(slow)) == slow
    assert row_of("Not measured: no server") is None
    page = as_markdown([slow, quick], 1_000, ["Not measured: no server"])
    assert "| import | 40,000 observations/s | ≥ 50,000 | 1.25 |" in page
    assert "Not measured: no server" in page


def test_of_twenty_times_the_slowest_is_left_out() -> None:
    assert slowest_of_twenty([1.0] * 99 + [50.0]) == 1.0
