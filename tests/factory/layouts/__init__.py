"""The layouts documents come in: one function from facts to a draft each.

Those named `held_out` are not looked at by whoever builds the readers; their score stands apart.

>>> sorted(OPEN)[:3]
['area_columns', 'area_rows', 'bulleted']
"""

from __future__ import annotations

from collections.abc import Callable

from tests.factory.draft import Draft
from tests.factory.facts import Facts
from tests.factory.layouts import (
    by_area,
    by_month,
    indicators,
    offices_held_out,
    report,
    turned,
    under_wraps_held_out,
)

Layout = Callable[[Facts], Draft]

OPEN: dict[str, Layout] = {
    "classic_appendix": indicators.classic_appendix,
    "two_levels": indicators.two_levels,
    "three_levels": indicators.three_levels,
    "bulleted": indicators.bulleted,
    "measure_above": indicators.measure_above,
    "landscape": indicators.landscape,
    "continued": indicators.continued,
    "by_month": by_month.by_month,
    "area_rows": by_area.area_rows,
    "area_columns": by_area.area_columns,
    "table_per_area": by_area.table_per_area,
    "transposed": turned.transposed,
    "report_with_annex": report.report_with_annex,
    "task_table": report.task_table,
}
HELD_OUT: dict[str, Layout] = {**under_wraps_held_out.LAYOUTS, **offices_held_out.LAYOUTS}
LAYOUTS: dict[str, Layout] = {**OPEN, **HELD_OUT}
