"""What holds for every measure, scale word and count noun."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from vedich.catalog.entry import MeasureEntry
from vedich.catalog.folding import folded
from vedich.catalog.load import catalog
from vedich.domain.measure import SCALE_WORDS, Measure

MEASURES = list(catalog().measures.values())
every_measure = pytest.mark.parametrize("entry", MEASURES, ids=[entry.key for entry in MEASURES])


def spelled(*names: str) -> dict[str, Measure]:
    known = {folded(text): e.measure for e in MEASURES for text in (str(e.measure), *e.spellings)}
    return {name: known[folded(name)] for name in names}


def test_every_spelling_means_one_measure() -> None:
    owner: dict[str, str] = {}
    for entry in MEASURES:
        for spelling in {folded(text) for text in (str(entry.measure), *entry.spellings)}:
            assert owner.setdefault(spelling, entry.key) == entry.key, spelling


@every_measure
def test_its_examples_hold_one_of_its_spellings(entry: MeasureEntry) -> None:
    ways = [re.escape(folded(text)) for text in (str(entry.measure), *entry.spellings)]
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)|{'|'.join(way for way in ways if '%' in way) or '$^'}"
    )
    named = [part for way in (str(entry.measure),) for part in way.split(" / ")]
    for example in entry.examples:
        # 'điểm / hạng' is the heading of a column: its sayings give the score and the rank.
        heading = " / " in str(entry.measure) and all(folded(part) in folded(example) for part in named)
        assert pattern.search(folded(example)) or heading or entry.sort == "outcome", example


def test_there_are_more_than_150_count_nouns() -> None:
    assert sum(entry.is_noun for entry in MEASURES) > 150


@pytest.mark.parametrize(
    ("value", "one", "other", "same"),
    [
        ("1.5", "tỉ đồng", "tr.đồng", "1500"),
        ("2", "km²", "ha", "200"),
        ("3", "héc-ta", "m2", "30000"),
        ("4.5", "nghìn tấn", "tấn", "4500"),
        ("6", "‰", "%", "0.6"),
        ("61.8", "tạ/ha", "tấn/ha", "6.18"),
        ("1860", "nghìn con", "con", "1860000"),
        ("1.2", "tỷ kWh", "triệu kWh", "1200"),
        ("3", "năm", "quý", "12"),
        ("73.8", "triệu đồng/năm/người", "triệu đồng/người/năm", "73.8"),
    ],
)
def test_measures_convert_exactly(value: str, one: str, other: str, same: str) -> None:
    known = spelled(one, other)
    assert known[one].convert(Decimal(value), known[other]) == Decimal(same)


@pytest.mark.parametrize(
    ("one", "other"), [("%", "điểm %"), ("tỷ đồng", "triệu USD"), ("hộ", "người"), ("tuổi", "năm")]
)
def test_what_is_not_the_same_never_converts(one: str, other: str) -> None:
    known = spelled(one, other)
    assert not known[one].converts_to(known[other])


def test_scale_words_agree_with_the_domain() -> None:
    ours = {
        word: scale.factor for scale in catalog().scales.values() for word in (scale.vi, *scale.spellings)
    }
    assert SCALE_WORDS.items() <= ours.items()


def test_a_scale_word_alone_is_money() -> None:
    assert catalog().scales["billion"].alone == "tỷ đồng"
    assert catalog().scales["thousand"].alone is None


def test_ages_and_durations_are_told_from_what_an_indicator_may_count() -> None:
    sorts = {str(entry.measure): entry.sort for entry in MEASURES}
    assert (sorts["tuổi"], sorts["ngày"], sorts["hạng"], sorts["hộ"]) == ("age", "duration", "rank", "count")
    counted = {entry.indicator.measure for entry in catalog().indicators.values()}
    assert not {measure for measure in counted if sorts[measure] in ("age", "duration")}
