"""How indicators add up: every entry of the catalog is written in words that are read back to itself."""

from __future__ import annotations

import pytest

from vedich.catalog.load import catalog
from vedich.domain.indicator import AggregationError
from vedich.exchange.adding_words import WAYS, adding_of, adding_words


def test_what_is_worked_out_from_codes_is_read_back_to_itself() -> None:
    told = {entry.indicator.aggregation for entry in catalog().by_code.values()}
    for aggregation in told:
        words = adding_words(aggregation)
        assert words.partition(":")[0] == WAYS[aggregation.kind].vi
        if ":" in words or not aggregation.of:
            assert adding_of(words) == aggregation
        assert adding_of(str(aggregation)) == aggregation, "the short form is read as before"


def test_what_is_no_way_of_adding_up_is_refused() -> None:
    for text in ("cộng", "tử số chia mẫu số của từng cấp", "sum: X"):
        with pytest.raises(AggregationError):
            adding_of(text)
