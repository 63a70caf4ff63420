"""What tests leave behind when a signal ends them is cleared by the next ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.records import sweep


def test_folders_of_tests_that_are_gone_are_removed_and_no_others(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = [tmp_path / f"vedich-test-{gone.pid}-abc", tmp_path / f"vedich-pg-{gone.pid}-abc/data"]
    kept = [tmp_path / f"vedich-test-{os.getpid()}-abc", tmp_path / f"somebody-{gone.pid}-abc"]
    for folder in (*left, *kept):
        folder.mkdir(parents=True)
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)
