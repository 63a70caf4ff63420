"""The samples make a record that verifies clean, and the draft that contradicts it is found out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.program import environment

ROOT = Path(__file__).parents[2]


def test_the_samples_are_kept_and_the_draft_contradicts_them(tmp_path: Path) -> None:
    home = tmp_path / "project"
    home.mkdir()
    (home / "docs").symlink_to(ROOT / "docs")
    run = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "keep_samples.py"), "out/samples.db"],
        cwd=home,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "The seeds are not here" in run.stdout
    assert "không có gì bị sửa" in run.stdout
    for code in ("VD301", "VD302", "VD303", "VD304", "VD307"):
        assert code in run.stdout
    assert "số liệu minh họa" in run.stdout
    assert "214/BC-UBND (22/9/2026, 16:61)" in run.stdout
