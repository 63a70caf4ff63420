"""A claim on a marked stretch is no surer than the mark lets it be, and says so."""

from __future__ import annotations

import pytest

from vedich.cli.outputs.rule_words import RULES
from vedich.domain.mark import Mark, MarkKind
from vedich.reading.read import read_text

TEXT = "Năm 2023, sản lượng tôm đạt 4.610 tấn, sản lượng cá đạt 9.200 tấn."


@pytest.mark.parametrize("kind", MarkKind)
def test_every_kind_of_mark_bounds_the_claims_it_touches_and_has_words(kind: MarkKind) -> None:
    plain = read_text(TEXT).claims
    first, second = read_text(TEXT, marks=(Mark(28, 30, kind, 0.3),)).claims
    assert first.certainty == pytest.approx(min(0.3, plain[0].certainty))
    assert first.rules[-1] == f"mark_{kind.value}"
    assert f"mark_{kind.value}" in RULES
    assert second == plain[1]


def test_a_mark_over_everything_reaches_every_claim() -> None:
    marks = (Mark(0, len(TEXT), MarkKind.HIDDEN), Mark(28, 33, MarkKind.OCR, 0.9))
    first, second = read_text(TEXT, marks=marks).claims
    assert first.rules[-2:] == ("mark_hidden", "mark_ocr")
    assert second.rules[-1] == "mark_hidden"
    assert max(first.certainty, second.certainty) <= 0.6


def test_a_mark_beside_a_claim_changes_nothing() -> None:
    assert read_text(TEXT, marks=(Mark(0, 5, MarkKind.HIDDEN),)).claims == read_text(TEXT).claims
