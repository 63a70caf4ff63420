"""What sqlglot makes of each step for Spark is what was proved there, word by word.

A new sqlglot may carry a step over otherwise without a word. Then read the difference, run `make scale`, and
write the files anew with `python scripts/carry_steps.py --all`. After a step was changed, `make docs` does it.
"""

from __future__ import annotations

import pytest

from scripts.carry_steps import HELD, NAMES, mark, text


def test_no_file_is_held_of_a_step_that_is_not_there() -> None:
    assert sorted(path.stem for path in HELD.glob("*.sql")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_step_is_carried_over_as_it_was_proved(name: str) -> None:
    held = (HELD / f"{name}.sql").read_text(encoding="utf-8")
    assert held.startswith(mark(name)), "the step was changed; run: make docs"
    assert text(name) == held, "the step is carried over otherwise than before; see the head of this file"
