"""A run that was forked from the nursery is the run that starts from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import REPORT, started, vedich


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("read", "bao-cao.txt", "--why", "--lang", "en"), 0),
        (("db", "burn"), 2),
        (("read", "nowhere.txt"), 2),
    ],
)
def test_it_prints_and_ends_like_one_started_from_nothing(
    words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    (tmp_path / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    forked = vedich(*words, cwd=tmp_path, COLUMNS="90")
    assert forked == started(*words, cwd=tmp_path, COLUMNS="90")
    assert forked.code == code
