"""Judging: how every result stands against its target. Tables in, tables out.

What lives here:

    tables.py       the contract: every table that goes in or comes out, column by column
    judge.py        `judge(tables, ask, scheme=...)` gives a `Judgement`: the list of steps, read aloud
    steps/          one SELECT each, with the page beside it that says and tests what it does
    year_rows.py    lays a year out with its months side by side, so that nothing needs adding up anew;
                    `retaking.py` tells series of it again of which something changed since
    ask.py          which day, what was known by then, which years
    schemes.py      the dated thresholds that decide the classes
    functions.py    exact division, the same on every engine
    engines.py      what runs the steps: DuckDB; `spark.py` for a cluster, `portable.py` carries the SQL over

Figures are decimals, a blank is not a zero, and no step depends on the order of rows. What does not live
here: where rows come from (`store/facts.py`), where the answer is kept, what a page says of it.

>>> from datetime import date
>>> from decimal import Decimal
>>> from vedich.judging.ask import Ask
>>> from vedich.judging.judge import judge
>>> from vedich.judging.rows import rows_of
>>> from vedich.judging.schemes import scheme_on
>>> day = date(2023, 10, 31)
>>> said = {"observation": 1, "indicator": 1, "area": 1, "year": 2023, "last": 10, "as_of": day}
>>> tables = {
...     "indicators": rows_of("indicators", {"indicator": 1}),
...     "observations": rows_of("observations", said | {"value": Decimal("526.8")}),
...     "targets": rows_of("targets", {"target": 7, "year": 2023, "goal": Decimal(510)}),
... }
>>> judgement = judge(tables, Ask(day), scheme=scheme_on(day))
>>> [(row["verdict"], row["rule"], str(row["share"])) for row in judgement.records("verdicts")]
[('exceeded', 'better', '103.29')]

To add a step: its page first, with tables that go in and the table that must come out; see it red; then the
`.sql` with its head (Grain, Needs, Adds, Nulls); its table in `outputs.py`; one line in `judge.py`.
"""
