"""The subset of SQL that the steps may use: what DuckDB and Apache Spark answer alike, to the last digit.

Each rule stands for a difference that was seen. `faults` names every place where a SELECT leaves the subset.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sqlglot
from sqlglot import exp

from vedich.judging.functions import FUNCTIONS

# What both engines understand alike; others may do so too, and are let in when a step needs and a page shows them.
ALLOWED = (
    exp.Abs, exp.ArgMax, exp.BitwiseOrAgg, exp.Case, exp.Cast, exp.Coalesce, exp.Count, exp.Greatest, exp.If, exp.Least,
    exp.Max, exp.Min, exp.RowNumber, exp.Sum, exp.And, exp.Or,
)  # fmt: skip
OWN = {"BIT_COUNT", *(function.name for function in FUNCTIONS)}
FLOATING = {exp.DataType.Type.DOUBLE, exp.DataType.Type.FLOAT}
WHOLE = {
    exp.DataType.Type.INT,
    exp.DataType.Type.BIGINT,
    exp.DataType.Type.SMALLINT,
    exp.DataType.Type.TINYINT,
}
# What is a whole number before it is narrowed to INTEGER: counts, sums of ones, bits.
COUNTS = (
    exp.Count,
    exp.Sum,
    exp.Max,
    exp.Min,
    exp.Sub,
    exp.Add,
    exp.Column,
    exp.Literal,
    exp.Anonymous,
    exp.Null,
)


def faults(sql: str) -> list[str]:
    """Return what leaves the subset, one sentence each; none is a step that may be carried over."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    if not isinstance(tree, exp.Query):
        return ["a step is one SELECT"]
    return [sentence for rule in RULES for sentence in rule(tree)]


def _only_known_functions(tree: exp.Expression) -> Iterator[str]:
    for each in tree.find_all(exp.Func):
        name = each.name.upper() if isinstance(each, exp.Anonymous) else each.sql_name()
        if not isinstance(each, ALLOWED) and name not in OWN:
            yield f"{name} is none of the functions that both engines answer alike"


def _every_output_named(tree: exp.Expression) -> Iterator[str]:
    for select in tree.find_all(exp.Select):
        for each in select.expressions:
            if not isinstance(each, exp.Alias) and not isinstance(each, exp.Star):
                yield f"{each.sql()} has no name of its own: write AS"
            if each.is_star:
                yield "a star hides which columns come out"


def _every_column_says_where_from(tree: exp.Expression) -> Iterator[str]:
    for each in tree.find_all(exp.Column):
        if not each.table and not each.find_ancestor(exp.Order):
            yield f"{each.name} does not say which table it is of"


def _nothing_floating(tree: exp.Expression) -> Iterator[str]:
    for kind in tree.find_all(exp.DataType):
        if kind.this in FLOATING:
            yield f"{kind.sql()} is floating: sums differ from run to run"
    for each in tree.find_all(exp.Div):
        yield f"{each.sql()} divides: DuckDB gives a floating number, Spark a decimal; use QUOTIENT or //"
    for number in tree.find_all(exp.Literal):
        if not number.is_string and "e" in number.name.lower():
            yield f"{number.name} is floating"


def _no_fraction_becomes_whole(tree: exp.Expression) -> Iterator[str]:
    for cast in tree.find_all(exp.Cast):
        if cast.to.this in WHOLE and not isinstance(cast.this, COUNTS):
            yield f"{cast.sql()} makes a whole number of what may be a fraction: 2.5 is 3 in DuckDB, 2 in Spark"


def _nothing_null_before_the_latest(tree: exp.Expression) -> Iterator[str]:
    for latest in tree.find_all(exp.ArgMax):
        taken = latest.this
        if isinstance(taken, exp.Coalesce):
            continue
        select = latest.find_ancestor(exp.Select)
        if select is None or not _is_filled(taken, select, tree):
            yield f"{latest.sql()} may meet a null, which DuckDB skips and Spark takes: COALESCE or filter it before"


def _is_filled(column: exp.Expression, select: exp.Select, tree: exp.Expression) -> bool:
    """Say whether the column was filled in the query that it comes from, or nulls were left out right here."""
    where = select.args.get("where")
    if where is not None and any(
        isinstance(each.parent, exp.Not) and each.this == column and isinstance(each.expression, exp.Null)
        for each in where.find_all(exp.Is)
    ):
        return True
    source = select.args.get("from_")
    if not isinstance(column, exp.Column) or source is None:
        return False
    for common in tree.find_all(exp.CTE):
        if common.alias == source.this.name:
            made = {each.alias: each.this for each in common.this.selects}
            return isinstance(made.get(column.name), exp.Coalesce)
    return False


def _nothing_calls_itself(tree: exp.Expression) -> Iterator[str]:
    for clause in tree.find_all(exp.With):
        if clause.args.get("recursive"):
            yield "RECURSIVE: engines disagree on it; walk the tree in `domain` before the steps"


def _windows_are_ordered(tree: exp.Expression) -> Iterator[str]:
    for window in tree.find_all(exp.Window):
        if window.args.get("order") is None:
            yield f"{window.sql()} has no order: which row comes first is then chance"
    for each in tree.find_all(exp.Limit):
        yield f"{each.sql().strip()}: which rows are kept is chance"


def _no_name_hides_a_source(tree: exp.Expression) -> Iterator[str]:
    for join in tree.find_all(exp.Join):
        if join.args.get("using") or join.args.get("method"):
            yield "USING and NATURAL give columns without a table: write ON"


Rule = Callable[[exp.Expression], Iterator[str]]
RULES: tuple[Rule, ...] = (
    _only_known_functions,
    _every_output_named,
    _every_column_says_where_from,
    _nothing_floating,
    _no_fraction_becomes_whole,
    _nothing_null_before_the_latest,
    _nothing_calls_itself,
    _windows_are_ordered,
    _no_name_hides_a_source,
)
