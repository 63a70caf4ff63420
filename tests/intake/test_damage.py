"""Damaged files never bring the reader down: each is read, or refused with a sentence, within its limits."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.intake.attacks.mutations import mutated
from tests.intake.attacks.seeds import seeds
from vedich.intake import open_confined
from vedich.reading.sources import SourceError, Trouble

NAMES = sorted(seeds())
SHORT, LONG = 2_000, 10_000


def outcomes(name: str, numbers: range) -> Counter[str]:
    """Open a file damaged in so many ways and count what came of it."""
    found: Counter[str] = Counter()
    for number in numbers:
        data = mutated(seeds()[name], number)
        try:
            source = open_confined(data, name)
        except SourceError as error:
            assert error.vi.startswith(f"{name}: "), number
            found[error.trouble.value] += 1
        else:
            assert all(
                0 <= cell.start <= cell.end <= len(source.text)
                for grid in source.grids
                for cell in grid.cells
            )
            found["read"] += 1
    return found


@pytest.mark.parametrize("name", NAMES)
def test_sound_seeds_are_read_or_refused_for_their_form_alone(name: str) -> None:
    try:
        assert open_confined(seeds()[name], name).text
    except SourceError as error:
        assert error.trouble is Trouble.OTHER_FORM


@pytest.mark.parametrize("name", NAMES)
def test_damaged_files_are_read_or_refused(name: str) -> None:
    share = SHORT // len(NAMES) + 1
    found = outcomes(name, range(share))
    assert found.total() == share
    # A reader that always dies would pass for one that always refuses.
    assert found[Trouble.READER_DIED.value] + found[Trouble.TOO_SLOW.value] <= share // 20, found


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_ten_thousand_damaged_files_are_read_or_refused(name: str) -> None:
    share = LONG // len(NAMES) + 1
    found = outcomes(name, range(SHORT, SHORT + share))
    print(name, dict(found))
    assert found.total() == share
