"""A person is asked for a date or an area only where figures need one."""

from __future__ import annotations

from dataclasses import replace

from tests.cli.outputs.readings import document
from vedich.cli.missing import NO_AREA, NO_DATE, missing


def test_nothing_is_asked_of_a_document_that_says_both() -> None:
    assert missing(document().reading) == ()


def test_a_date_is_asked_for_when_a_figure_has_no_period() -> None:
    assert missing(replace(document().reading, dated=None)) == (NO_DATE,)


def test_no_date_is_asked_for_when_every_figure_has_its_period() -> None:
    reading = document().reading
    assert missing(replace(reading, dated=None, claims=reading.claims[:1])) == ()


def test_an_area_is_asked_for_when_a_figure_has_none() -> None:
    assert missing(replace(document().reading, area=None)) == (NO_AREA,)


def test_numbers_that_are_no_claim_need_nothing() -> None:
    reading = document().reading
    assert missing(replace(reading, dated=None, area=None, claims=reading.claims[2:])) == ()
