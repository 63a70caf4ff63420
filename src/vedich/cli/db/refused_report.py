"""The report of refused rows: each as it was, with what is wrong and what to do; it can be sent back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.db.workbook_in import RETURNED
from vedich.cli.outputs.whole_file import WholeFile
from vedich.cli.session import say
from vedich.exchange.cells import Cell, text
from vedich.exchange.columns import Sheet
from vedich.exchange.tables import written_csv

if TYPE_CHECKING:
    from vedich.cli.db.table_files import TableFiles
    from vedich.domain.refusal import Refusal


def write_report(
    files: TableFiles, refused: Iterator[tuple[int, Refusal]], lang: str, *, show: int = 0
) -> Path:
    """Write the report beside the file and give its path; none that is there is written over.

    The first `show` of them are said on the screen, too.

    Raises:
        OutputError: it cannot be written.
    """
    sheet = files.header.sheet
    names = ["tệp", "dòng", "cột", "đang ghi", "vì sao", "cần làm"]
    keys = [key for key in files.header.keys if key and key not in ("number", "remark")]
    target = _free(files.path)
    with WholeFile(target) as file:
        rows = _rows(files, refused, sheet, lang, show)
        written_csv([*names, *keys], rows, file.stream)
    return target


def _rows(
    files: TableFiles, refused: Iterator[tuple[int, Refusal]], sheet: Sheet, lang: str, show: int
) -> Iterator[Mapping[str, str]]:
    """Go through the file once more, and give the rows that were refused, in its order."""
    waiting = next(refused, None)
    left = show
    for at, (file, number, cells) in enumerate(files.rows(), start=1):
        while waiting is not None and waiting[0] == at:
            refusal = waiting[1]
            if left > 0:
                end = "" if refusal.say(lang).endswith("?") else "."
                say(f"{file.name}, {'dòng' if lang == 'vi' else 'row'} {number}: {refusal.say(lang)}{end}")
            elif left == 0 and show:
                say("...")
            left -= 1
            yield _row((file, number), cells, refusal, sheet, lang)
            waiting = next(refused, None)
        if waiting is None:
            break


def _row(
    place: tuple[Path, int], cells: Mapping[str, Cell], refusal: Refusal, sheet: Sheet, lang: str
) -> dict[str, str]:
    file, number = place
    headings = {column.key: column.heading.say(lang) for column in sheet.columns}
    return {
        "tệp": file.name,
        "dòng": str(number),
        "cột": headings.get(refusal.field, refusal.field),
        "đang ghi": text(cells.get(refusal.field)),
        "vì sao": refusal.why.say(lang),
        "cần làm": refusal.remedy.say(lang),
        **{key: text(cell) for key, cell in cells.items()},
    }


def _free(path: Path) -> Path:
    stem = RETURNED.sub("", path.name if path.is_dir() else path.stem)
    target, number = path.with_name(f"{stem}-lỗi.csv"), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{stem}-lỗi-{number}.csv")
    return target
