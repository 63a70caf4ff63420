"""How the cells of the template look: one place for colours, letters and number forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vedich.exchange.columns import Column, Holds

FONT = "Times New Roman"
INK, PAPER, LINE = "#1F3864", "#FFFFFF", "#BFC8D6"
HEAD, REQUIRED, EXAMPLE, OURS = "#1F4E79", "#FFF9E0", "#EEF1F5", "#F5F5F5"
# Of a cell that is to be mended; the marker finds its own marks by it.
FAULT = "#F8CBAD"
FIGURES = "#,##0.##########"
WHOLE_FIGURES = "#,##0"
DAYS = "dd/mm/yyyy"

_PLAIN: Mapping[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
_BOXED: Mapping[str, Any] = {"border": 1, "border_color": LINE}

TITLE = {**_PLAIN, "bold": True, "font_size": 15, "font_color": INK}
GUIDE = {**_PLAIN, "italic": True, "font_color": "#5A6675"}
STEP = {**_PLAIN, "text_wrap": True, "valign": "top"}
STEP_NAME = {**STEP, "bold": True, "font_color": INK}
HEADING = {
    **_PLAIN,
    **_BOXED,
    "bold": True,
    "font_color": PAPER,
    "bg_color": HEAD,
    "align": "center",
    "text_wrap": True,
}
SWATCH = {**_PLAIN, **_BOXED}


def of_column(
    column: Column, *, example: bool = False, fixed: bool = False, asked: bool | None = None
) -> dict[str, Any]:
    """Give how the cells of a column look.

    All but examples and what a form has `fixed` may be typed into; `asked` is what a form
    wants, None what the column always wants.
    """
    looks: dict[str, Any] = {**_PLAIN, **_BOXED, "locked": False}
    if column.holds is Holds.FIGURE:
        looks |= {"num_format": FIGURES, "align": "right"}
    elif column.holds is Holds.DAY:
        looks |= {"num_format": DAYS, "align": "center"}
    elif column.holds is Holds.NUMBER:
        looks |= {"num_format": "0", "align": "center"}
    else:
        # As text: Excel would make a date of '9/2026' and a number of '001'.
        looks |= {"num_format": "@", "text_wrap": True, "indent": 1}
    if example:
        return looks | {"italic": True, "font_color": "#7A8594", "bg_color": EXAMPLE, "locked": True}
    if fixed:
        return looks | {"bg_color": OURS, "locked": True}
    if column.key == "remark":
        return looks | {"bg_color": OURS, "font_color": "#C00000"}
    return looks | ({"bg_color": REQUIRED} if (column.required if asked is None else asked) else {})
