"""A measure that is printed means what its catalog entry means, whichever way it is spelled."""

from __future__ import annotations

from vedich.catalog.load import catalog
from vedich.store.queries.meanings import measure_of


def test_every_spelling_of_a_measure_means_the_same_measure() -> None:
    for entry in catalog().measures.values():
        wanted = measure_of(str(entry.measure))
        for spelling in entry.spellings:
            found = measure_of(spelling)
            assert (found.base, found.per) == (wanted.base, wanted.per), spelling


def test_every_indicator_is_in_a_measure_that_its_own_spellings_convert_to() -> None:
    for entry in catalog().by_code.values():
        measure = measure_of(entry.indicator.measure)
        assert measure.per == entry.measure.per, entry.indicator.code
