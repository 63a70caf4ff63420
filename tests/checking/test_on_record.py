"""Only figures whose indicator, area and period are known for sure are looked up on record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.pages.on_record import Shelf
from vedich.checking.check import check
from vedich.checking.facts import Facts
from vedich.checking.on_record import allowed, shown
from vedich.domain.document import Comparator
from vedich.domain.known import KnownResult, Source
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis
from vedich.reading.read import read_text

YEAR = Period.year(2026)
NOTHING = Shelf([])


def known(value: Decimal, printed: str = "", comparator: Comparator = Comparator.EQ) -> KnownResult:
    """Give a result on record in billions."""
    source = Source("214/BC-UBND", date(2026, 9, 22), "16:61")
    return KnownResult(YEAR, value, "tỷ đồng", Vintage.ACTUAL, source, printed, comparator=comparator)


def test_a_plan_stands_on_the_basis_of_the_percentage_beside_it() -> None:
    text = "Xã Cần Đước: năm 2026, thu ngân sách đạt 65,7 tỷ đồng, đạt 90% dự toán tỉnh giao (73 tỷ đồng)."
    looked_up = Facts(read_text(text), NOTHING).recorded
    assert [(one.fact.shown, one.code, one.area, one.basis) for one in looked_up] == [
        ("65,7 tỷ đồng", "BUD-001", "X34:28108", Basis.UNKNOWN),
        ("90%", "BUD-001", "X34:28108", Basis.ASSIGNED),
        ("73 tỷ đồng", "BUD-001", "X34:28108", Basis.ASSIGNED),
    ]


def test_a_figure_without_an_area_that_can_be_named_is_not_looked_up() -> None:
    text = "Trong 10 tháng đầu năm 2026, huyện thu ngân sách đạt 65,7 tỷ đồng."
    assert Facts(read_text(text), NOTHING).recorded == ()


def test_without_a_record_no_figure_is_looked_up() -> None:
    text = "Xã Cần Đước: năm 2026, thu ngân sách đạt 65,7 tỷ đồng."
    assert Facts(read_text(text)).recorded == ()
    assert check(read_text(text), known=NOTHING) == ()


@given(st.decimals(0, 10**9, places=3), st.integers(0, 3))
def test_a_figure_on_record_allows_itself_however_it_was_rounded(value: Decimal, places: int) -> None:
    rounded = round(value, places)
    values, base = allowed(known(rounded, f"{rounded:f}".replace(".", ",")))
    assert base == "đồng"
    assert values.holds(rounded * 10**9)


def test_words_before_a_figure_on_record_open_what_it_allows() -> None:
    values, _ = allowed(known(Decimal(1640), "1.640", Comparator.GT))
    assert values.high is None
    assert shown(known(Decimal(1640), "1.640", Comparator.GT)) == "trên 1.640 tỷ đồng"


def test_an_amount_in_two_parts_is_shown_and_compared_whole() -> None:
    two_parts = known(Decimal("61.45"), "61")
    assert shown(two_parts) == "61,45 tỷ đồng"
    values, _ = allowed(two_parts)
    assert not values.holds(Decimal(61) * 10**9)
