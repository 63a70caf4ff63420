"""What holds for every indicator of the catalog."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

import pytest

from vedich.catalog.entry import IndicatorEntry
from vedich.catalog.folding import folded
from vedich.catalog.load import catalog
from vedich.domain.indicator import Aggregation, AggregationKind, Direction, IndicatorKind

ENTRIES = list(catalog().indicators.values())
CODE = re.compile(r"[A-Z]{3}-\d{3}")
every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=[entry.indicator.code for entry in ENTRIES])


def test_there_are_229() -> None:
    assert len(catalog().by_code) == 229


def test_every_name_means_one_indicator_or_is_listed_as_ambiguous() -> None:
    means = defaultdict(set)
    for entry in ENTRIES:
        for name in (entry.indicator.vi, entry.indicator.en, *entry.indicator.aliases):
            means[folded(name)].add(entry.key)
    assert {name: keys for name, keys in means.items() if len(keys) > 1} == {}
    assert {wording for wording in catalog().ambiguous if folded(wording) in means} == set()


def test_an_ambiguous_wording_has_at_least_two_meanings_and_stands_once() -> None:
    wordings = catalog().ambiguous
    assert all(len(set(keys)) == len(keys) >= 2 for keys in wordings.values())
    assert len({folded(wording) for wording in wordings}) == len(wordings)


@every_entry
def test_names_are_written_out_with_marks(entry: IndicatorEntry) -> None:
    known = set(catalog().abbreviations) - {"BHYT"}
    for alias in entry.indicator.aliases:
        assert "|" not in alias
        if alias not in known:
            assert not known & set(re.findall(r"[\w-]+", alias)), f"{alias!r}: write the abbreviation out"


@every_entry
def test_it_has_two_sayings_and_at_least_one_holds_a_figure(entry: IndicatorEntry) -> None:
    assert len(entry.examples) >= 2
    assert any(re.search(r"\d", saying) for saying in entry.examples)
    assert all(
        saying[0].isupper() and saying.endswith(".") for saying in (*entry.examples, *entry.examples_bad)
    )
    assert not set(entry.examples) & set(entry.examples_bad)


def test_no_saying_stands_under_two_indicators() -> None:
    sayings = [saying for entry in ENTRIES for saying in entry.examples]
    assert len(set(sayings)) == len(sayings)


@every_entry
def test_how_it_adds_up_names_what_it_needs(entry: IndicatorEntry) -> None:
    way = entry.indicator.aggregation
    assert Aggregation.parse(str(way)) == way
    for part, of in zip(entry.parts, way.of, strict=True):
        if CODE.fullmatch(of):
            assert of in catalog().by_code
            assert of != entry.indicator.code
        else:
            assert part.vi != part.en
    if way.kind is AggregationKind.RATIO:
        assert len(way.of) == 2


@every_entry
def test_a_rate_is_never_added_and_a_reduction_never_lower_is_better(entry: IndicatorEntry) -> None:
    indicator = entry.indicator
    if indicator.measure in ("%", "điểm %"):
        assert not indicator.aggregation.adds_up
    if indicator.kind is IndicatorKind.GROWTH and "giảm" in indicator.vi:
        assert indicator.direction is Direction.UP


def test_only_the_levels_that_the_reform_touched_are_dated() -> None:
    dated = {
        entry.indicator.code: (entry.indicator.since, entry.indicator.until)
        for entry in ENTRIES
        if entry.indicator.since or entry.indicator.until
    }
    assert dated == {"NRU-005": (date(2026, 1, 1), None), "NRU-008": (None, date(2025, 6, 30))}


def test_every_subject_has_a_name_and_a_file() -> None:
    assert {entry.indicator.subject for entry in ENTRIES} == set(catalog().subjects)


def test_no_source_tag_of_a_draft_is_left() -> None:
    assert not [e.key for e in ENTRIES if re.search(r"seed|IOC|XA2", e.indicator.source)]
