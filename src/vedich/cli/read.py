"""`vedich read FILE...`: what documents say of targets, with the place of every figure."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.inputs import cores, take_as_of_and_place, take_files, take_jobs, tasks_of
from vedich.cli.outputs.forms import FORMS, form_of

if TYPE_CHECKING:
    from vedich.cli.batch import Wish

CANNOT_WRITE = 1
SOME_UNREADABLE = 2


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    take_files(parser, lang)
    parser.add_argument(
        "--format",
        choices=tuple(FORMS),
        help="dạng kết quả: table (bảng, mặc định trên màn hình), json, jsonl (mặc định khi -o là thư mục), "
        "csv (chỉ số liệu), xlsx (Excel)"
        if vi
        else "form of the output: table (the default on a screen), json, jsonl (the default when -o is a "
        "folder), csv (figures only), xlsx (Excel)",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="NƠI" if vi else "PATH",
        help="ghi vào một tệp (đuôi tệp quyết định dạng), hoặc vào thư mục, mỗi văn bản một tệp"
        if vi
        else "write one file (its ending decides the form), or into a folder, one file for each document",
    )
    take_as_of_and_place(parser, lang)
    parser.add_argument(
        "--why",
        action="store_true",
        help="cho xem vì sao: câu gốc, quy tắc đã dùng, các cách đọc khác"
        if vi
        else "show why: the sentence, the rules used, the other readings",
    )
    take_jobs(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Read the files; 0 when all were read, 2 when any could not be, 1 when nothing could be written."""
    from vedich.cli.outputs.whole_file import OutputError

    form = options.format or _form_for(options.output)
    if form == "xlsx" and options.output is None:
        print(
            "vedich read: tệp Excel không in ra màn hình được; hãy thêm -o KẾT_QUẢ.xlsx."
            if options.lang == "vi"
            else "vedich read: an Excel file cannot be shown on a screen; add -o RESULT.xlsx.",
            file=sys.stderr,
        )
        return SOME_UNREADABLE
    try:
        return _read(options, form)
    except OutputError as error:
        print(error.vi if options.lang == "vi" else error.en, file=sys.stderr)
        return CANNOT_WRITE


def _read(options: argparse.Namespace, form: str) -> int:
    from vedich.cli.batch import read_all
    from vedich.cli.destination import destination
    from vedich.cli.progress import Progress
    from vedich.cli.screen import is_terminal

    wish = _wish(options, form)
    tasks = tasks_of(options.files, options.lang)
    unreadable = False
    # A bar between tables on the same screen would only tear them.
    quiet = options.output is None and is_terminal(sys.stdout)
    total = sum(task.size for task in tasks)
    label = "Đang đọc" if options.lang == "vi" else "Reading"
    outcomes = read_all(tasks, wish, options.jobs or cores())
    try:
        with (
            destination(options.output, form, wish.manner, tasks) as output,
            Progress(total, label=label, wanted=not quiet) as progress,
        ):
            for outcome in outcomes:
                if outcome.trouble:
                    unreadable = True
                    progress.say(outcome.trouble)
                else:
                    output.add(outcome.task, outcome.payload)
                    for notice in outcome.notices:
                        progress.say(f"{outcome.task.name}: {notice}")
                progress.advance(outcome.task.size)
    finally:
        outcomes.close()
    return SOME_UNREADABLE if unreadable else 0


def _wish(options: argparse.Namespace, form: str) -> Wish:
    from vedich.cli.batch import Wish
    from vedich.cli.outputs.manner import Manner
    from vedich.cli.screen import shows_colours, width

    colours = options.output is None and shows_colours(sys.stdout)
    manner = Manner(options.lang, options.why, width(), colours)
    return Wish(form, manner, options.as_of, options.place)


def _form_for(output: str | None) -> str:
    """Choose the form that goes with where the output goes."""
    if output is None:
        return "table"
    suffix = Path(output).suffix
    return form_of(suffix) or ("table" if suffix and not Path(output).is_dir() else "jsonl")
