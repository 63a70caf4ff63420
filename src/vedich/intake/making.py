"""Make a workbook in a child beside the page that asks for it, which gives way to everybody else's pages.

What goes in is our own, not a file from outside; the child is shut in all the same, as all of them are.
"""

from __future__ import annotations

import pickle
from typing import Any

from vedich.exchange.template.filling import Filling
from vedich.exchange.template.writing import template_bytes
from vedich.intake.confined import FORKED, run_confined, usual_way
from vedich.intake.limits import GIVING_WAY, MEGABYTE, Limits
from vedich.reporting.writers.xlsx_form import Form, form_bytes

_MAKE = "vedich.intake.making:make_child"
_WARM = ("xlsxwriter", "vedich.exchange.template.writing", "vedich.reporting.writers.xlsx_form")
_MAKING = Limits(processor=120, wall=480.0, output=64 * MEGABYTE, nice=GIVING_WAY)


def workbook_bytes(told: Filling | Form) -> bytes:
    """Give the workbook of a filling or of a form.

    Where no warm process is there to fork a child from it is made here: a fresh one takes longer.

    Raises:
        SourceError: the child came to its limits and was ended.
    """
    if usual_way() != FORKED:
        return _made(told)
    # Plain values of ours to a child of ours: nothing else is ever unpacked there.
    return run_confined(_MAKE, pickle.dumps(told), name="xlsx", limits=_MAKING, warm=_WARM)


def make_child(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Make the workbook, in the child."""
    return _made(pickle.loads(data))


def _made(told: Filling | Form) -> bytes:
    return template_bytes(told) if isinstance(told, Filling) else form_bytes(told)
