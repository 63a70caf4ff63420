"""A figure comes back from the record as it went in, to the last digit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from vedich.store.exact import ExactDecimalField, canonical
from vedich.store.models import Area, Indicator, Observation

figures = st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**24), max_value=10**24)


@given(figures)
def test_the_canonical_form_is_one_and_loses_nothing(value: Decimal) -> None:
    text = canonical(value)
    assert Decimal(text) == value
    assert canonical(Decimal(text)) == text
    assert "e" not in text.lower()


def test_a_figure_comes_back_whole(record: str) -> None:
    area = Area.objects.create(key="X34:28066", level="commune")
    indicator = Indicator.objects.create(code="BUD-001")
    for value in ("0.1", "123456789012345678901234.567890123", "-0.000000001", "1103.3"):
        made = Observation.objects.create(
            indicator=indicator,
            area=area,
            period="2023",
            period_start=date(2023, 1, 1),
            period_end=date(2023, 12, 31),
            as_of=date(2023, 12, 20),
            vintage="actual",
            measure="tỷ đồng",
            value=Decimal(value),
        )
        assert Observation.objects.get(pk=made.pk).value == Decimal(value)


def test_a_float_is_refused_since_it_has_lost_digits_already() -> None:
    with pytest.raises(ValidationError):
        ExactDecimalField().to_python(0.1)
