"""The words people see have both languages and say what was meant."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.cli.outputs.readings import document
from vedich.cli.outputs import words
from vedich.domain.document import ClaimKind, ClaimStatus, Comparator, Relation, Span, Tally


def test_every_kind_relation_and_status_has_words() -> None:
    assert set(words.KINDS) == set(ClaimKind)
    assert set(words.RELATIONS) == set(Relation)
    assert set(words.STATUSES) == set(ClaimStatus)


@pytest.mark.parametrize(
    ("change", "vi", "en"),
    [
        ({}, "526,8 tỷ đồng", "526.8 tỷ đồng"),
        ({"comparator": Comparator.GT}, "trên 526,8 tỷ đồng", "> 526.8 tỷ đồng"),
        ({"comparator": Comparator.LE}, "tối đa 526,8 tỷ đồng", "≤ 526.8 tỷ đồng"),
        (
            {
                "value": Decimal("7.2"),
                "value_max": Decimal("7.5"),
                "measure": "%",
                "comparator": Comparator.RANGE,
            },
            "7,2 – 7,5%",
            "7.2 – 7.5%",
        ),
        (
            {"value": Decimal(5), "denominator": Decimal(9), "measure": "tiêu chí"},
            "5/9 tiêu chí",
            "5/9 tiêu chí",
        ),
        ({"value": Decimal(6), "measure": "%", "form": "excess"}, "vượt 6%", "over by 6%"),
        ({"value": Decimal("41800"), "measure": "ha"}, "41.800 ha", "41,800 ha"),
        (
            {"value": Decimal(-6), "measure": "ca", "kind": ClaimKind.COMPARISON},
            "giảm 6 ca",
            "down 6 ca",
        ),
        (
            {"value": Decimal("112.6"), "measure": "%", "relation": Relation.YOY_RATIO},
            "bằng 112,6%",
            "112.6%",
        ),
    ],
)
def test_a_figure_is_written_as_it_was_understood(change: dict[str, object], vi: str, en: str) -> None:
    claim = replace(document().reading.claims[0], **change)  # type: ignore[arg-type]
    assert (words.value(claim, "vi"), words.value(claim, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("count", "vi"),
    [
        (
            Tally(Span(0, 1), "", total=19, met=15, exceeded=10, no_data=1),
            "15/19 chỉ tiêu đạt và vượt, trong đó 10 vượt; 1 chưa có kết quả",
        ),
        (Tally(Span(0, 1), "", met=9), "9 chỉ tiêu đạt"),
        (Tally(Span(0, 1), "", exceeded=3), "3 chỉ tiêu vượt"),
        (Tally(Span(0, 1), "", total=27), "27 chỉ tiêu"),
        (Tally(Span(0, 1), "cả thảy"), "cả thảy"),
        (Tally(Span(0, 1), "", total=20, met=0, not_met=20), "0/20 chỉ tiêu đạt; 20 không đạt"),
    ],
)
def test_a_count_is_a_sentence(count: Tally, vi: str) -> None:
    assert words.tally(count, "vi") == vi


@pytest.mark.parametrize(
    ("text", "vi"), [(None, ""), ("2019-06", "06/2019"), ("sớm", "sớm"), ("R/W-1", "R/W-1")]
)
def test_a_deadline_is_written_as_officials_do(text: str | None, vi: str) -> None:
    assert words.deadline(text, "vi") == vi
