"""Tables as text: what their heads mean, what is passed over, and what never becomes a formula."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedich.exchange.sheets import OBSERVATIONS, TARGETS
from vedich.exchange.tables import Header, TableError, csv_rows, header_of, inert, json_rows, written_csv

HEADS = "indicator,area,period,as_of,vintage,value,place"


def test_a_table_is_read_by_keys_or_by_the_heads_of_the_workbook() -> None:
    told = (
        "Chỉ tiêu *;Địa bàn *;Kỳ *;Ngày chốt số *;Loại số *;Giá trị\nBUD-001;X;2026;1/2/2026;thực hiện;6,5\n"
    )
    header, row = csv_rows(StringIO(told))
    assert isinstance(header, Header)
    assert header.sheet is OBSERVATIONS
    assert row == (2, {
        "indicator": "BUD-001",
        "area": "X",
        "period": "2026",
        "as_of": "1/2/2026",
        "vintage": "thực hiện",
        "value": "6,5",
    })  # fmt: skip


def test_rows_go_by_the_numbers_a_spreadsheet_shows_and_blank_ones_are_passed_over() -> None:
    rows = list(csv_rows(StringIO(f"{HEADS}\n\nBUD-001,X,2026,2026-02-01,actual,1,\n,,,,,,\nBUD-002,X\n")))
    assert [row[0] for row in rows if not isinstance(row, Header)] == [3, 5]


def test_a_table_with_a_basis_is_one_of_targets() -> None:
    assert header_of(["indicator", "area", "period", "Căn cứ", "operator", "value"]).sheet is TARGETS


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ("indicator,area,period,as_of,value", "thiếu cột vintage"),
        (f"{HEADS},giá", "không hiểu cột 'giá'"),
        (f"{HEADS},Giá trị", "có hai cột value"),
        ("", "không có dòng tên cột"),
    ],
)
def test_heads_that_are_not_understood_are_named(heads: str, said: str) -> None:
    with pytest.raises(TableError) as refused:
        list(csv_rows(StringIO(f"{heads}\n")))
    assert said in refused.value.vi


def test_json_keeps_every_digit() -> None:
    cells = '"indicator":"BUD-001","area":"X","period":"2026","as_of":"2026-02-01"'
    line = f'{{{cells},"vintage":"actual","value":0.1}}'
    _, row = json_rows(StringIO(f"{line}\n"))
    assert not isinstance(row, Header)
    assert row[1]["value"] == Decimal("0.1")
    with pytest.raises(TableError, match="line 2 is no JSON object"):
        list(json_rows(StringIO(f"{line}\n[1]\n")))


@given(st.text(st.characters(exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=20))
def test_what_is_written_opens_as_text_and_comes_back_as_it_was(said: str) -> None:
    stream = StringIO()
    written_csv(HEADS.split(","), iter([{"indicator": "A", "place": said}]), stream)
    shown = list(csv.reader(StringIO(stream.getvalue().removeprefix("\ufeff"))))[1][6]
    assert not shown.startswith(("=", "@", "\t"))
    if shown.startswith(("+", "-")):
        assert all(sign in "+-0123456789.,eE" for sign in shown)
    back = [
        row for row in csv_rows(StringIO(stream.getvalue().removeprefix("\ufeff"))) if isinstance(row, tuple)
    ]
    if said.startswith("'") and said[1:].startswith(("=", "+", "-", "@", "\t", "\r")):
        return  # what was made inert before stays so
    assert back[0][1].get("place", "") == said


def test_figures_below_nought_stay_figures() -> None:
    assert inert("-5,25") == "-5,25"
    assert inert("-5+cmd") == "'-5+cmd"
