"""Carry a step to Apache Spark: the same SELECT in Spark's dialect, with the answers DuckDB gives.

sqlglot translates what is only spelled otherwise. What both understand and answer differently is rewritten
here, each rewriting for one difference that was seen.
"""

from __future__ import annotations

from functools import lru_cache

import sqlglot
from sqlglot import exp

from vedich.judging.functions import FUNCTIONS
from vedich.judging.step import Literal, Step


def to_spark(step: Step, literals: dict[str, Literal]) -> str:
    """Give the SELECT of a step in Spark's dialect.

    >>> to_spark(Step("halves", "SELECT t.year // 2 AS half FROM tallies AS t"), {})
    'SELECT t.year DIV 2 AS half FROM tallies AS t'
    """
    return carried(step.with_literals(literals))


def carried(sql: str, *, pretty: bool = False) -> str:
    """Give a SELECT of the subset in Spark's dialect; `pretty` is on many lines, for people."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    tree = tree.transform(_opened)
    tree = tree.transform(_divided)
    return tree.transform(_narrowed).sql(dialect="spark", pretty=pretty)


@lru_cache
def _bodies() -> dict[str, tuple[tuple[str, ...], exp.Expr]]:
    return {
        function.name: (function.takes, sqlglot.parse_one(function.body, read="duckdb"))
        for function in FUNCTIONS
    }


def _opened(node: exp.Expr) -> exp.Expr:
    """Put in the body of a function that the steps share: Spark has no macros."""
    if not isinstance(node, exp.Anonymous) or str(node.this).upper() not in _bodies():
        return node
    takes, body = _bodies()[str(node.this).upper()]
    # What is handed in may call a function itself, and is not looked at again once it stands there.
    given = dict(zip(takes, (each.transform(_opened) for each in node.expressions), strict=True))

    def put_in(inner: exp.Expr) -> exp.Expr:
        if isinstance(inner, exp.Column) and inner.name in given:
            return exp.Paren(this=given[inner.name].copy())
        return inner

    return exp.Paren(this=body.copy().transform(put_in))


def _divided(node: exp.Expr) -> exp.Expr:
    """Divide wide whole numbers as decimals: Spark's DIV of them gives 64 bits and wraps round unsaid.

    What has no room even so is null, as the functions promise.
    """
    if not isinstance(node, exp.IntDiv) or not any(_is_wide(each) for each in node.find_all(exp.DataType)):
        return node
    above, below = node.this, node.expression
    rest = exp.Mod(this=exp.paren(above.copy()), expression=exp.paren(below.copy()))
    whole = exp.Sub(this=exp.paren(above.copy()), expression=rest)
    divided = exp.Anonymous(this="TRY_DIVIDE", expressions=[whole, below.copy()])
    return exp.cast(divided, "DECIMAL(38, 0)")


def _narrowed(node: exp.Expr) -> exp.Expr:
    """Spark's widest whole number is a decimal of 38 digits."""
    return exp.DataType.build("DECIMAL(38, 0)") if _is_wide(node) else node


def _is_wide(node: exp.Expr) -> bool:
    return isinstance(node, exp.DataType) and node.this == exp.DataType.Type.INT128
