"""The monthly form whose columns change with the month it tells of."""

from __future__ import annotations

from tests.factory.draft import Draft
from tests.factory.facts import Facts, Role
from tests.factory.frame import annex_line
from tests.factory.heading import Head
from tests.factory.layouts.indicators import MEASURE, NAME, ORDINAL, title_of
from tests.factory.printed import month_named, months_so_far
from tests.factory.rows import Numbering, rows_of, table_of


def columns_of(facts: Facts) -> tuple[Head, ...]:
    """Give the columns of figures that the form has in a month.

    >>> from tests.factory.figures import facts_of
    >>> [len(columns_of(facts_of(1, month=month))) for month in (1, 3, 5, 9, 10, 12)]
    [2, 5, 6, 7, 8, 5]
    """
    year, month, so_far = facts.year, facts.month, months_so_far(facts.month)
    one = Head(f"Thực hiện {month_named(month)}/{year}", Role.MONTH, width=2)
    ago = Head(f"{month_named(month).capitalize()}/{year - 1}", Role.MONTH_YEAR_AGO, width=2)
    if month == 1:
        return (one, Head(f"Cùng kỳ {month_named(1)}/{year - 1}", Role.MONTH_YEAR_AGO, width=2))
    total = Head(f"Lũy kế {so_far} năm {year}", Role.CUMULATIVE, width=2)
    before = Head(f"Lũy kế cùng kỳ năm {year - 1}", Role.SAME_PERIOD, width=2)
    plan = Head(f"Kế hoạch năm {year}", Role.PLAN, width=2)
    last = Head(f"Thực hiện năm {year - 1}", Role.LAST_YEAR, width=2)
    of_plan = Head("Lũy kế so với kế hoạch năm (%)", Role.OF_PLAN, width=2)
    of_same = Head("Lũy kế so với cùng kỳ (%)", Role.OF_SAME_PERIOD, width=2)
    whole = Head(f"Ước thực hiện cả năm {year}", Role.ESTIMATE, width=2)
    after = Head(f"Kế hoạch năm {year + 1}", Role.NEXT_PLAN, width=2)
    ago = Head(f"Cùng kỳ {month_named(month)}/{year - 1}", Role.MONTH_YEAR_AGO, width=2)
    if month <= 4:
        return (plan, one, total, before, of_same)
    if month == 5:
        return (plan, one, total, before, of_same, of_plan)
    if month == 12:
        return (last, plan, one, Head(f"Thực hiện năm {year}", Role.CUMULATIVE, width=2), after)
    if month == 10:
        return (last, plan, one, total, of_plan, of_same, whole, after)
    return (plan, one, ago, total, before, of_plan, of_same)


def by_month(facts: Facts) -> Draft:
    """Month 1 without months so far, 5 with a percentage of the plan, 10 with the estimate of the year."""
    boxes = (ORDINAL, NAME, MEASURE, *columns_of(facts))
    table = table_of(boxes, rows_of(facts.groups, Numbering()), facts, sheet=f"Tháng {facts.month}")
    title = title_of(facts).replace("CẢ NĂM NĂM", "NĂM")
    return Draft("by_month", facts, (*annex_line(facts, title), table), landscape=True)
