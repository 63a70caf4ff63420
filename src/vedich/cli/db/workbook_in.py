"""A filled template for `vedich db load`: all of it into the record, or the file back, marked."""

from __future__ import annotations

import argparse
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.busy import busy
from vedich.cli.session import CANNOT, acting, now, opened, say

if TYPE_CHECKING:
    from vedich.actions.loading.workbook import Taken
    from vedich.exchange.template.marking import Fault
    from vedich.exchange.template.reading import Filled

REFUSED = 1
_SHOWN = 10
RETURNED = re.compile(r"-lỗi(?:-\d+)?$")


def load_filled(options: argparse.Namespace) -> int:
    """Load the workbook, or give it back marked."""
    lang, path = options.lang, options.file
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.actions.loading.faults import WorkbookRefusedError
    from vedich.actions.loading.workbook import load_workbook
    from vedich.actions.trouble import ActionError
    from vedich.exchange.template.reading import TemplateError
    from vedich.intake.filled_template import open_template
    from vedich.reading.sources.trouble import SourceError

    try:
        data = path.read_bytes()
        with busy(f"Đang đọc {path.name}" if lang == "vi" else f"Reading {path.name}"):
            filled = open_template(data, path.name)
    except SourceError as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    except TemplateError as error:
        say(f"{path.name}: {error.vi if lang == 'vi' else error.en}.")
        return CANNOT
    except OSError as error:
        say(f"{path}: {error.strerror or error}")
        return CANNOT
    try:
        with busy("Đang kiểm tra và ghi" if lang == "vi" else "Checking and writing"):
            taken = load_workbook(
                by=by, at=now(), filled=filled, source_hash=hashlib.sha256(data).hexdigest()
            )
    except WorkbookRefusedError as error:
        return _give_back(data, path, filled, error, options)
    except ActionError as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    print(summary(taken, lang))
    return 0


def summary(taken: dict[str, Taken], lang: str) -> str:
    """Say in a sentence what was written and what the record had."""
    names = {
        "observations": ("số liệu", "results"),
        "targets": ("mục tiêu", "targets"),
        "indicators": ("chỉ tiêu", "indicators"),
        "areas": ("địa bàn", "areas"),
        "people": ("vai trò", "roles"),
    }
    vi = lang == "vi"
    done = [
        f"{taken[key].done} {words[not vi]}"
        for key, words in names.items()
        if key in taken and taken[key].done
    ]
    there = sum(each.there for each in taken.values())
    if vi:
        first = f"Đã ghi {', '.join(done)}." if done else "Không có gì mới để ghi."
        return f"{first} {there} dòng đã có sẵn trong hồ sơ, giữ nguyên." if there else first
    first = f"Written: {', '.join(done)}." if done else "There is nothing new to write."
    return f"{first} {there} rows are on record already and stay." if there else first


def _give_back(data: bytes, path: Path, filled: Filled, error: object, options: argparse.Namespace) -> int:
    from vedich.actions.loading.faults import WorkbookRefusedError
    from vedich.actions.loading.marks import marks
    from vedich.cli.outputs.whole_file import OutputError, WholeFile
    from vedich.intake.filled_template import return_template
    from vedich.reading.sources.trouble import SourceError

    assert isinstance(error, WorkbookRefusedError)
    lang = options.lang
    faults = marks(error.faults, filled, lang)
    for fault in faults[:_SHOWN]:
        say(_line(fault, lang))
    if len(faults) > _SHOWN:
        left = len(faults) - _SHOWN
        say(f"... và {left} chỗ khác." if lang == "vi" else f"... and {left} more.")
    say(error.vi if lang == "vi" else error.en)
    target = returned(path)
    try:
        with busy(f"Đang ghi {target.name}" if lang == "vi" else f"Writing {target.name}"):
            marked = return_template(data, path.name, faults, lang)
        with WholeFile(target, binary=True) as file:
            file.stream.write(marked)
    except (OutputError, SourceError) as trouble:
        say(trouble.vi if lang == "vi" else trouble.en)
        return REFUSED
    say(
        f"Sửa các ô được tô màu trong {target} rồi gửi lại: vedich db load {target} --as {options.actor}"
        if lang == "vi"
        else f"Mend the coloured cells of {target} and send it again: vedich db load {target} "
        f"--as {options.actor}"
    )
    return REFUSED


def _line(fault: Fault, lang: str) -> str:
    row = "dòng" if lang == "vi" else "row"
    end = "" if fault.remedy.endswith("?") else "."
    from vedich.exchange.sheets import ALL_SHEETS

    sheet = next(each.name.say(lang) for each in ALL_SHEETS if each.key == fault.sheet)
    return f"{sheet}, {row} {fault.row}, {fault.heading}: {fault.why}; {fault.remedy}{end}"


def returned(path: Path) -> Path:
    """Give the name under which a workbook goes back; none that is there is written over.

    >>> returned(Path("thang-9.xlsx")).name, returned(Path("thang-9-lỗi.xlsx")).name
    ('thang-9-lỗi.xlsx', 'thang-9-lỗi.xlsx')
    """
    stem = RETURNED.sub("", path.stem)
    target, number = path.with_name(f"{stem}-lỗi{path.suffix}"), 1
    while target.exists():
        number += 1
        target = path.with_name(f"{stem}-lỗi-{number}{path.suffix}")
    return target
