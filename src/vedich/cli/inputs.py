"""What the commands that look into documents are handed: files, their date and place, how many at once."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedich.cli.batch import Task
    from vedich.domain.period import Period

STANDARD_INPUT = "-"
_MOST_JOBS = 256


def take_files(parser: argparse.ArgumentParser, lang: str) -> None:
    """Let a command take the files to look into; `tasks_of` makes work of them."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="TỆP" if lang == "vi" else "FILE",
        help="tệp Word, Excel, PDF, HTML, CSV hoặc văn bản; thư mục (đọc cả thư mục con) hoặc tệp ZIP; "
        "dấu - để đọc từ đầu vào chuẩn"
        if lang == "vi"
        else "a Word, Excel, PDF, HTML, CSV or text file; a folder (with all below it) or a ZIP; - reads "
        "standard input",
    )


def take_as_of_and_place(parser: argparse.ArgumentParser, lang: str) -> None:
    """Let a command take what a document may leave unsaid: its date and its area."""
    vi = lang == "vi"
    parser.add_argument(
        "--as-of",
        metavar="NGÀY" if vi else "DATE",
        type=_date(lang),
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


def take_jobs(parser: argparse.ArgumentParser, lang: str) -> None:
    """Let a command take the number of processes; `cores` is meant where none is given."""
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_number_of_jobs(lang),
        help="số tiến trình chạy song song (mặc định: số nhân của máy)"
        if lang == "vi"
        else "processes to run side by side (default: the cores of the machine)",
    )


def tasks_of(files: Sequence[str], lang: str = "vi") -> list[Task]:
    """Give each file named its place in the batch, with a name of its own for what is written of it.

    A folder stands for the files of known kinds in it and below, a ZIP for the files in it; what was passed
    over is counted on the error stream.

    >>> [(task.name, task.id) for task in tasks_of(["2023/report.txt", "2024/report.txt"])]
    [('2023/report.txt', 'report'), ('2024/report.txt', 'report-2')]
    """
    from vedich.cli.batch import Task
    from vedich.cli.collecting import found_by, in_words
    from vedich.cli.outputs.names import Names

    names, given = Names(), []
    passed_over: Counter[str] = Counter()
    for file in files:
        if file == STANDARD_INPUT:
            piped = _standard_input()
            given.append(Task(Path("stdin"), "stdin", names.give(Path("stdin")), len(piped), piped))
            continue
        for found in found_by(file, passed_over):
            path, called = Path(found.path), PurePath(found.member or found.path)
            size = 0 if found.member else _size(path)
            shown = _shown(f"{found.path}/{found.member}" if found.member else found.path)
            given.append(Task(path, shown, names.give(called), size, member=found.member))
    if passed_over:
        print(f"vedich: {in_words(passed_over, lang)}.", file=sys.stderr)
    return _weighed(given)


def refuse_input(path: Path, tasks: Sequence[Task], option: str = "-o") -> None:
    """Raise when what is to be written would lie over one of the files read; `option` named the place.

    Raises:
        OutputError: the path is an input.
    """
    from vedich.cli.outputs.whole_file import OutputError

    for task in tasks if path.exists() else ():
        with contextlib.suppress(OSError, ValueError):
            if task.given is None and path.samefile(task.path):
                raise OutputError(
                    f"{path}: là tệp đầu vào, không ghi đè. Hãy chọn tên hoặc thư mục khác với {option}.",
                    f"{path}: is an input and is not written over. Choose another place with {option}.",
                )


def cores() -> int:
    """Give how many processes this machine lets us run at once.

    >>> cores() >= 1
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _weighed(tasks: list[Task]) -> list[Task]:
    """Give each member of an archive its share of the archive's size, for the bar that shows the progress."""
    shares = Counter(task.path for task in tasks if task.member)
    return [
        replace(task, size=_size(task.path) // shares[task.path]) if task.member else task for task in tasks
    ]


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


def _date(lang: str) -> Callable[[str], Period]:
    def date(text: str) -> Period:
        from vedich.cli.as_of import as_of
        from vedich.domain.period import PeriodError

        try:
            return as_of(text)
        except PeriodError:
            raise argparse.ArgumentTypeError(
                f"{text!r} không phải là ngày; hãy viết 2023, 2023-10, 2023-10-30 hoặc 30/10/2023"
                if lang == "vi"
                else f"{text!r} is not a date; write 2023, 2023-10, 2023-10-30 or 30/10/2023"
            ) from None

    return date


def _number_of_jobs(lang: str) -> Callable[[str], int]:
    def number_of_jobs(text: str) -> int:
        if text.isdecimal() and 1 <= int(text) <= _MOST_JOBS:
            return int(text)
        raise argparse.ArgumentTypeError(
            f"{text!r} không phải là số từ 1 đến {_MOST_JOBS}"
            if lang == "vi"
            else f"{text!r} is not a number from 1 to {_MOST_JOBS}"
        )

    return number_of_jobs
