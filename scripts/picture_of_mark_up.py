"""Make the picture of a marked-up Word file that the README shows: `make picture`.

A report of the factory with planted faults is checked with `--mark-up`, the copy is opened in LibreOffice on
a screen of its own, and that screen is photographed. Needs LibreOffice, Xvfb, xdotool and
ImageMagick.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.factory.draft import Draft, DraftTable, Words
from tests.factory.facts import Role
from tests.factory.figures import facts_of
from tests.factory.layouts.report import report_with_annex
from tests.factory.planting import FAULTS
from tests.factory.writers.docx import docx_of

HERE = Path(__file__).resolve().parents[1]
PICTURE = HERE / "docs" / "pictures" / "marked-up-word.png"
_PROGRAMS = ("Xvfb", "soffice", "import", "convert", "xdotool")
_SCREEN = ":97"
_SEED = 104
# To the end of the report, where its annex stands; then the part of the screen that shows the page.
_KEYS = (["ctrl+End"], ["Prior"])
_CUT = "1020x1000+208+100"


def report_with_faults(pages: int = 30) -> Draft:
    """Give a report of so many pages in whose annex and text several figures are wrong."""
    draft = report_with_annex(facts_of(_SEED), pages=pages)
    for kind in ("percent_not_from_its_row", "total_not_the_sum", "comma_slipped"):
        planted = FAULTS[kind](_SEED)
        wrong = planted.drafts[0].blocks[planted.block]
        number = len(draft.blocks) - 1
        table = draft.blocks[number]
        assert isinstance(table, DraftTable)
        assert isinstance(wrong, DraftTable)
        row = {cell.column: cell for cell in wrong.cells if cell.row == planted.row}
        cells = tuple(row.get(c.column, c) if c.row == planted.row else c for c in table.cells)
        draft = draft.put(number, replace(table, cells=cells))
    return _sentence_wrong(draft)


def _sentence_wrong(draft: Draft) -> Draft:
    """Let the second sentence of figures state another level than the annex."""
    at, block = [
        (at, block) for at, block in enumerate(draft.blocks) if isinstance(block, Words) and block.figures
    ][1]
    start, end, _ = next(each for each in block.figures if each[2].role is Role.CUMULATIVE)
    was = block.text[start:end]
    digit = next(place for place, letter in enumerate(was) if letter in "123456")
    now = was[:digit] + str(int(was[digit]) + 3) + was[digit + 1 :]
    return draft.put(at, replace(block, text=block.text[:start] + now + block.text[end:], figures=()))


def photographed(path: Path, picture: Path, folder: Path) -> None:
    """Open a Word file in LibreOffice on a screen of its own and keep what it shows."""
    environment = {**os.environ, "DISPLAY": _SCREEN, "LANG": "C.UTF-8"}
    with subprocess.Popen(
        ["Xvfb", _SCREEN, "-screen", "0", "1500x1150x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    ) as screen:
        time.sleep(2)
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--nologo",
                "--norestore",
                "--nofirststartwizard",
                str(path),
            ],
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(20)
        for keys in _KEYS:
            subprocess.run(["xdotool", "key", *keys], env=environment, check=True)
            time.sleep(2)
        whole = folder / "screen.png"
        subprocess.run(["import", "-window", "root", str(whole)], env=environment, check=True)
        office.terminate()
        office.wait(20)
        screen.terminate()
    subprocess.run(
        ["convert", str(whole), "-crop", _CUT, "+repage", "-colors", "48", "-strip", f"PNG8:{picture}"],
        check=True,
    )


def main() -> int:
    """Make the picture; 0 where a program is missing, said loudly, since the committed picture stays."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if missing:
        print(f"The picture was not made for want of: {', '.join(missing)}", file=sys.stderr)
        return 0
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = folder / "Báo cáo 9 tháng.docx"
        report.write_bytes(docx_of(report_with_faults()))
        out = folder / "soát"
        command = [sys.executable, "-m", "vedich", "check", str(report), "--mark-up", str(out)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        photographed(out / report.name, PICTURE, folder)
    print(f"{PICTURE.relative_to(HERE)}: {PICTURE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
