"""Weights come out the same each time, keep their bounds, and reliability counts what came true."""

from __future__ import annotations

import pytest

from bench.reading.author import CORPUS, documents
from bench.reading.calibrate import confusions, fitted, shares
from bench.reading.cases import Case, cases, reading_of
from bench.reading.regression import correction, descend
from bench.reading.reliability import answers, area_under_curve, bins, calibration_error, others
from bench.reading.run import judged
from vedich.reading.evidence import Part


@pytest.fixture(scope="module")
def given() -> list[Case]:
    corpus = documents(CORPUS / "open")[:4]
    return [case for document in corpus for case in cases(document, reading_of(document))]


def test_the_same_cases_give_the_same_weights(given: list[Case]) -> None:
    assert fitted(Part.NAME, given) == fitted(Part.NAME, given)


def test_a_claim_is_right_as_a_whole_only_where_its_parts_are(given: list[Case]) -> None:
    for case in given:
        assert not case.whole or all(case.right.values())


def test_rivals_and_confusions_are_counted_where_the_reading_was_wrong(given: list[Case]) -> None:
    assert all(0 < share < 1 for share in shares(given).values())
    assert all(read != true for read, true in confusions(given).items())


def test_bounds_hold_against_the_evidence() -> None:
    rows = [([("bad", 1.0)], True)] * 8 + [([], False)] * 8
    _, weights = descend(rows, penalty=0.1, rounds=50, rising=frozenset(), falling=frozenset({"bad"}))
    assert weights["bad"] == 0


def test_the_correction_finds_what_was_too_bold() -> None:
    shift, stretch = correction(
        [(0.9, True), (0.9, False), (0.1, True), (0.1, False)], penalty=0.1, rounds=20
    )
    assert shift == pytest.approx(0, abs=1e-6)
    assert stretch < 0.5


def test_reliability_counts_each_claim_once() -> None:
    outcomes = [judged(document) for document in documents(CORPUS / "open")[:3]]
    found = answers(outcomes)
    assert sum(each.claims for each in bins(found)) == len(found)
    assert 0 <= calibration_error(found) <= 1
    assert 0 <= area_under_curve(found) <= 1
    assert all(0 <= right <= 1 for _, _, _, right in others(outcomes))


def test_nothing_read_is_neither_sure_nor_unsure() -> None:
    assert calibration_error([]) == area_under_curve([]) == 0
    assert list(bins([])) == []
