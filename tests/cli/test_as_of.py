"""A date on the command line may be written as either language does."""

from __future__ import annotations

import pytest

from vedich.cli.as_of import as_of
from vedich.domain.period import PeriodError


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2023", "2023"),
        ("2023-10", "2023-10"),
        ("10/2023", "2023-10"),
        ("2023-10-30", "2023-10-30"),
        ("30/10/2023", "2023-10-30"),
        (" 5/9/2023 ", "2023-09-05"),
        ("2023-Q3", "2023-Q3"),
    ],
)
def test_each_way_to_write_a_date_is_read(text: str, printed: str) -> None:
    assert str(as_of(text)) == printed


@pytest.mark.parametrize("text", ["", "hôm nay", "31/2/2023", "13/2023", "30/10/23", "2023-13", "٢٠٢٣"])
def test_what_is_no_date_is_refused_with_its_own_words(text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        as_of(text)
    assert refused.value.text == text
