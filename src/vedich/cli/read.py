"""`vedich read FILE...`: what documents say of targets, with the place of every figure."""

from __future__ import annotations

import argparse
import glob
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.outputs.forms import FORMS, form_of

if TYPE_CHECKING:
    from vedich.cli.batch import Task, Wish
    from vedich.domain.period import Period

CANNOT_WRITE = 1
SOME_UNREADABLE = 2
STANDARD_INPUT = "-"


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "files",
        nargs="+",
        metavar="TỆP" if vi else "FILE",
        help="tệp .txt, .md hoặc .html; dấu - để đọc từ đầu vào chuẩn"
        if vi
        else "a .txt, .md or .html file; - reads standard input",
    )
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
    parser.add_argument(
        "--as-of",
        metavar="NGÀY" if vi else "DATE",
        type=_as_of(lang),
        help="ngày của văn bản nếu văn bản không ghi: 2023, 2023-10, 2023-10-30 hoặc 30/10/2023"
        if vi
        else "date of the document where it states none: 2023, 2023-10, 2023-10-30 or 30/10/2023",
    )
    parser.add_argument(
        "--place",
        metavar="TÊN" if vi else "NAME",
        help="địa bàn của văn bản nếu văn bản không nêu, ví dụ “huyện Cần Đước”"
        if vi
        else "area the document is about where it names none, such as 'huyện Cần Đước'",
    )
    parser.add_argument(
        "--why",
        action="store_true",
        help="cho xem vì sao: câu gốc, quy tắc đã dùng, các cách đọc khác"
        if vi
        else "show why: the sentence, the rules used, the other readings",
    )
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_at_least_one(lang),
        help="số tiến trình chạy song song (mặc định: số nhân của máy)"
        if vi
        else "processes to run side by side (default: the cores of the machine)",
    )


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
    tasks = _tasks(options.files)
    unreadable = False
    # A bar between tables on the same screen would only tear them.
    quiet = options.output is None and is_terminal(sys.stdout)
    total = sum(task.size for task in tasks)
    label = "Đang đọc" if options.lang == "vi" else "Reading"
    outcomes = read_all(tasks, wish, options.jobs or _cores())
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


def _tasks(files: list[str]) -> list[Task]:
    """Give each file named its place in the batch, with a name of its own for what is written of it."""
    from vedich.cli.batch import Task
    from vedich.cli.outputs.names import Names

    names, tasks = Names(), []
    for file in files:
        if file == STANDARD_INPUT:
            given = _standard_input()
            tasks.append(Task(Path("stdin"), "stdin", names.give(Path("stdin")), len(given), given))
            continue
        for found in _named(file):
            path = Path(found)
            tasks.append(Task(path, _shown(found), names.give(path), _size(path)))
    return tasks


def _named(file: str) -> list[str]:
    """Name the files of a pattern such as '*.txt', which a Windows console hands over as it is."""
    if any(sign in file for sign in "*?[") and not os.path.lexists(file):
        return sorted(glob.glob(file)) or [file]  # noqa: PTH207 - keeps the name as it was typed
    return [file]


def _shown(name: str) -> str:
    """Give a name that every output can carry, also where its bytes are no letters."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _standard_input() -> bytes:
    from vedich.reading.sources.opening import MOST_MEGABYTES

    return sys.stdin.buffer.read(MOST_MEGABYTES * 1_000_000 + 1)


def _form_for(output: str | None) -> str:
    """Choose the form that goes with where the output goes."""
    if output is None:
        return "table"
    suffix = Path(output).suffix
    return form_of(suffix) or ("table" if suffix and not Path(output).is_dir() else "jsonl")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _as_of:  # noqa: N801 - argparse prints the name of a type
    """Reads `--as-of`, and says in the person's language when it is no date."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __call__(self, text: str) -> Period:
        from vedich.cli.as_of import as_of
        from vedich.domain.period import PeriodError

        try:
            return as_of(text)
        except PeriodError:
            raise argparse.ArgumentTypeError(
                f"{text!r} không phải là ngày; hãy viết 2023, 2023-10, 2023-10-30 hoặc 30/10/2023"
                if self._lang == "vi"
                else f"{text!r} is not a date; write 2023, 2023-10, 2023-10-30 or 30/10/2023"
            ) from None


class _at_least_one:  # noqa: N801
    """Reads `--jobs`."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __call__(self, text: str) -> int:
        if text.isdecimal() and 1 <= int(text) <= 256:
            return int(text)
        raise argparse.ArgumentTypeError(
            f"{text!r} không phải là số từ 1 đến 256"
            if self._lang == "vi"
            else f"{text!r} is not a number from 1 to 256"
        )
