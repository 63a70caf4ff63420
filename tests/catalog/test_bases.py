"""What holds for the wordings that name a basis."""

from __future__ import annotations

import pytest

from vedich.catalog.folding import folded
from vedich.catalog.load import catalog
from vedich.domain.document import Relation
from vedich.domain.target import Basis

BASES = catalog().bases


def meant_by(saying: str) -> str:
    """Give the key of the longest wording in a saying."""
    found = [
        (len(wording), key)
        for key, entry in BASES.items()
        for wording in entry.wordings
        if f" {folded(wording)} " in f" {folded(saying)} "
    ]
    return max(found)[1]


def test_every_wording_means_one_basis() -> None:
    wordings = [folded(wording) for entry in BASES.values() for wording in entry.wordings]
    assert len(set(wordings)) == len(wordings)


def test_every_example_leads_to_its_own_basis() -> None:
    for key, entry in BASES.items():
        for example in entry.examples:
            assert meant_by(example) == key, example


@pytest.mark.parametrize(
    ("saying", "key"),
    [
        ("đạt 112% dự toán tỉnh giao", "assigned_by_province"),
        ("bằng 88% dự toán huyện phấn đấu", "stretch"),
        ("đạt 95% dự toán", "budget_estimate"),
        ("đạt 101% kế hoạch năm", "plan"),
        ("đạt 71% kế hoạch Thủ tướng Chính phủ giao", "assigned_by_centre"),
        ("vượt chỉ tiêu Nghị quyết Đại hội", "congress_resolution"),
        ("bằng 80% so với cùng kỳ", "same_period"),
        ("chậm hơn kịch bản tăng trưởng", "scenario"),
    ],
)
def test_the_longest_wording_decides(saying: str, key: str) -> None:
    assert meant_by(saying) == key


def test_relation_and_basis_agree_as_the_domain_has_it() -> None:
    for entry in BASES.values():
        if entry.relation in (Relation.OF_PROVINCE_PLAN, Relation.OF_CENTRAL_PLAN, Relation.OF_STRETCH):
            assert entry.basis is Basis.of(entry.relation)


def test_a_comparison_with_another_period_has_no_basis() -> None:
    assert {key for key, entry in BASES.items() if entry.basis is None} == {
        "same_period",
        "previous_year",
        "previous_period",
    }
