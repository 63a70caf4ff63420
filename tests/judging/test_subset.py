"""Every step keeps to what DuckDB and Apache Spark answer alike, and each rule of that refuses a bad example."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.judging.subset import RULES, faults
from vedich.judging import steps
from vedich.judging.ask import Ask
from vedich.judging.portable import carried, to_spark
from vedich.judging.step import Step

NAMES = sorted(path.stem for path in Path(*steps.__path__).glob("*.sql"))
ASK = Ask(date(2025, 9, 30))

REFUSED = [
    ("SELECT MEDIAN(f.value) AS value FROM facts AS f", "MEDIAN is none of the functions"),
    ("SELECT STRFTIME(f.day, '%Y') AS year FROM facts AS f", "is none of the functions"),
    ("SELECT f.area, f.year AS year FROM facts AS f", "f.area has no name of its own"),
    ("SELECT f.* FROM facts AS f", "a star hides"),
    ("SELECT value AS value FROM facts AS f", "value does not say which table"),
    ("SELECT SUM(CAST(f.value AS DOUBLE)) AS value FROM facts AS f", "DOUBLE is floating"),
    ("SELECT f.value * 1e-2 AS value FROM facts AS f", "is floating"),
    ("SELECT f.value / 3 AS value FROM facts AS f", "divides"),
    ("SELECT CAST(f.value * 0.5 AS INTEGER) AS value FROM facts AS f", "2.5 is 3 in DuckDB, 2 in Spark"),
    ("SELECT ARG_MAX(f.value, f.month) AS value FROM facts AS f GROUP BY f.area", "may meet a null"),
    (
        "WITH RECURSIVE up AS (SELECT 1 AS n UNION ALL SELECT u.n + 1 AS n FROM up AS u) SELECT u.n AS n FROM up AS u",
        "RECURSIVE",
    ),
    ("SELECT ROW_NUMBER() OVER (PARTITION BY f.area) AS place FROM facts AS f", "has no order"),
    ("SELECT f.area AS area FROM facts AS f LIMIT 3", "which rows are kept is chance"),
    ("SELECT f.area AS area FROM facts AS f JOIN areas AS a USING (area)", "write ON"),
    ("DELETE FROM facts", "a step is one SELECT"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_step_keeps_to_the_subset(name: str) -> None:
    assert faults(Step.named(name).with_literals(ASK.literals)) == []


@pytest.mark.parametrize(("sql", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_what_engines_answer_differently_is_refused(sql: str, says: str) -> None:
    assert any(says in fault for fault in faults(sql)), faults(sql)


def test_every_rule_refuses_something() -> None:
    import sqlglot

    trees = [sqlglot.parse_one(sql, read="duckdb") for sql, _ in REFUSED]
    assert [rule.__name__ for rule in RULES if not any(list(rule(tree)) for tree in trees)] == []


def test_a_null_that_was_left_out_or_filled_does_not_matter() -> None:
    filtered = (
        "SELECT ARG_MAX(f.value, f.month) AS value FROM facts AS f WHERE f.value IS NOT NULL GROUP BY f.area"
    )
    filled = "SELECT ARG_MAX(COALESCE(f.value, 0), f.month) AS value FROM facts AS f GROUP BY f.area"
    assert faults(filtered) == faults(filled) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_step_is_carried_over_whole(name: str) -> None:
    sql = to_spark(Step.named(name), ASK.literals)
    for only_duckdb in ("INT128", "HUGEINT", "QUOTIENT(", "PERCENT_OF(", "ARG_MAX", " // ", "<<", "$"):
        assert only_duckdb not in sql


def test_wide_whole_numbers_are_not_divided_in_sixty_four_bits() -> None:
    assert " DIV " not in carried("SELECT QUOTIENT(t.a, t.b) AS q FROM t AS t")
    assert carried("SELECT t.a // 3 AS q FROM t AS t") == "SELECT t.a DIV 3 AS q FROM t AS t"
