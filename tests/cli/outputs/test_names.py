"""Names of outputs are safe on every system, and never the same."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from vedich.cli.outputs.names import Names, safe_name


@given(st.text(st.characters(exclude_characters="/\0"), max_size=80))
def test_any_name_becomes_one_that_windows_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', safe)
    assert not safe.endswith((".", " "))
    assert safe.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
    assert len(safe.encode()) <= 201


@given(st.lists(st.sampled_from(["a", "A", "a-2", "á", "a\u0301", "con", "con_", ":", "_", ""]), max_size=12))
def test_no_two_inputs_get_one_name(stems: list[str]) -> None:
    names = Names()
    given_names = [names.give(PurePosixPath(f"{stem}.txt")).casefold() for stem in stems]
    assert len(set(given_names)) == len(given_names)
