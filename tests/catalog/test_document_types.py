"""What holds for the types of documents."""

from __future__ import annotations

import re

import pytest

from vedich.catalog.load import catalog

TYPES = catalog().document_types
# Numbers of these carry no mark of their type: 72/2025/QH15, 5425/UBND-KGVX.
WITHOUT_MARK = {"law", "official_letter"}


def test_every_abbreviation_means_one_type() -> None:
    marks = [entry.abbreviation for entry in TYPES.values() if entry.abbreviation]
    assert len(set(marks)) == len(marks)
    assert len(marks) >= 29


@pytest.mark.parametrize("key", [key for key in TYPES if key not in WITHOUT_MARK])
def test_its_examples_are_numbers_that_carry_its_mark(key: str) -> None:
    entry = TYPES[key]
    for number in entry.examples:
        assert {entry.abbreviation, *entry.also} & set(re.split(r"[/-]", number)), number


def test_party_numbers_join_the_type_with_a_hyphen_and_administrative_ones_with_a_slash() -> None:
    for entry in TYPES.values():
        for number in entry.examples:
            if re.match(r"\d+-", number):
                assert "party" in entry.series, number
            elif entry.series == ("party",):
                assert entry.abbreviation is None, number
