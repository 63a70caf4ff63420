"""A workbook that is made beside is the one that would be made here, by a child that gives way."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from vedich.exchange.columns import Listed
from vedich.exchange.sheets import OBSERVATIONS
from vedich.exchange.template.filling import Filling
from vedich.exchange.template.writing import template_bytes
from vedich.intake.limits import GIVING_WAY
from vedich.intake.making import workbook_bytes
from vedich.reporting.writers.xlsx_form import Cell, Form, Line, form_bytes

FILLING = Filling(
    "X34:28108",
    "xã Cần Đước",
    2026,
    date(2026, 11, 2),
    {Listed.MEASURES: ["tỷ đồng", "hộ"]},
    {OBSERVATIONS.key: [{"indicator": "BUD-001", "value": Decimal("61.45"), "reason": "=1+1"}]},
)
FORM = Form("Biểu", "Kỳ 10/2026", (("STT", 5), ("Số", 9)), (Line("1", "Thu", (Cell(Decimal("5.1"), "≥ "),)),))


def cells(data: bytes) -> dict[str, list[list[object]]]:
    book = load_workbook(BytesIO(data))
    return {page.title: [[one.value for one in row] for row in page.iter_rows()] for page in book.worksheets}


@pytest.mark.parametrize(
    ("told", "made_here"), [(FILLING, template_bytes(FILLING)), (FORM, form_bytes(FORM))]
)
def test_a_workbook_made_beside_is_the_one_made_here(told: Filling | Form, made_here: bytes) -> None:
    assert cells(workbook_bytes(told)) == cells(made_here)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no niceness")
def test_a_child_stands_back_by_as_much_as_its_limits_say() -> None:
    program = (
        "import os; from vedich.intake import Limits; "
        "from vedich.intake.confinement.layers import set_limits; "
        "before = os.nice(0); set_limits(Limits()); same = os.nice(0); "
        f"set_limits(Limits(nice={GIVING_WAY})); print(same - before, os.nice(0) - before)"
    )
    told = subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.PIPE, text=True)
    assert told.stdout.split() == ["0", str(GIVING_WAY)]
