"""A proof that was skipped without a good reason fails the run, however green the rest is."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.skipped_proofs import main, unexcused

ABSENT = "SKIPPED [3] tests/bench/test_x.py:81: the real texts are not beside this project"
OPTIONAL = "SKIPPED [1] tests/test_x.py:9: not installed: tesseract"
LAZY = "SKIPPED [1] tests/test_x.py:9: does not work yet"


def test_real_documents_may_be_missing_only_where_they_really_are() -> None:
    assert unexcused(ABSENT, beside_is_there=False) == []
    assert len(unexcused(ABSENT, beside_is_there=True)) == 1


def test_an_optional_program_may_be_missing_and_nothing_else() -> None:
    assert unexcused(OPTIONAL, beside_is_there=True) == []
    assert (
        unexcused("SKIPPED [1] x.py:1: areas 1.0.4 is not installed; not made again", beside_is_there=True)
        == []
    )
    assert unexcused(LAZY, beside_is_there=False) == ["tests/test_x.py:9: does not work yet"]


@pytest.mark.parametrize(
    ("log", "closing", "code"),
    [
        ("5 passed in 1.00s", "5 passed, 0 failed, 0 skipped", 0),
        ("===== 5 passed, 2 skipped in 61.00s (0:01:01) =====", "5 passed, 0 failed, 2 skipped", 0),
        (f"{LAZY}\n5 passed, 1 skipped in 1.00s", "5 passed, 1 failed, 1 skipped", 1),
        ("1 failed, 5 passed in 1.00s", "5 passed, 1 failed, 0 skipped", 1),
        ("no tests ran in 0.01s", "0 passed, 0 failed, 0 skipped", 1),
    ],
)
def test_the_last_line_counts_the_tests(
    log: str, closing: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log"
    path.write_text(log + "\n", encoding="utf-8")
    assert main(str(path)) == code
    assert capsys.readouterr().out.splitlines()[-1] == closing
