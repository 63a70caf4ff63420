"""Start the program as a person would, and see what it prints and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.cli.nursery import nursery

SOURCE = Path(__file__).parents[2] / "src"

# A report of our own wording: every form of output has something to show of it.
REPORT = """BÁO CÁO
Tình hình kinh tế - xã hội năm 2023 của huyện Cần Đước

Trong 20 chỉ tiêu của năm, có 17 chỉ tiêu đạt, trong đó 6 chỉ tiêu vượt; 3 chỉ tiêu không đạt.
Năm 2023, thu ngân sách đạt 526,8 tỷ đồng, đạt 104,2% kế hoạch, tăng 6,5% so với cùng kỳ.
Tỷ lệ hộ nghèo giảm còn 0,63%.
Thực hiện Nghị quyết số 25-NQ/TU ngày 04/11/2021 của Tỉnh ủy.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Give a plain environment: no colours, no width, nothing that Python would be told by a developer."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("COLUMNS", "NO_COLOR", "PYTHONUTF8", "PYTHONIOENCODING", "LANG", "LC_ALL")
    }
    return {**kept, "PYTHONPATH": str(SOURCE), **more}


def vedich(*words: str | Path, cwd: Path | None = None, **env: str) -> Run:
    """Run `vedich` with these words in a process of its own, forked from one that has imported much of it.

    `VEDICH_COLD=1` starts every one from nothing, as `started` does.
    """
    if os.environ.get("VEDICH_COLD") or not hasattr(os, "fork"):
        return started(*words, cwd=cwd, **env)
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        Path(os.devnull).open("rb") as none,
    ):
        code = nursery().run(
            [*map(str, words)], str(cwd or Path.cwd()), environment(**env), [none, out, err], patience=120
        )
        out.seek(0)
        err.seek(0)
        return Run(code, out.read().decode(), err.read().decode().replace("\r\n", "\n"))


def started(*words: str | Path, stdin: bytes = b"", cwd: Path | None = None, **env: str) -> Run:
    """Start `vedich` from nothing, as a person would."""
    done = subprocess.run(
        [sys.executable, "-m", "vedich", *map(str, words)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**env),
        timeout=120,
        check=False,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode().replace("\r\n", "\n"))


def copied(record: Path, there: Path) -> str:
    """Copy a record that was made once for all tests of a file, and give the path of the copy."""
    for ending in ("", "-wal", "-shm"):
        if Path(f"{record}{ending}").exists():
            shutil.copyfile(f"{record}{ending}", f"{there}{ending}")
    return str(there)
