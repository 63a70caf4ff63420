"""`vedich check FILE...`: what does not add up in documents, why, and the smallest repair."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedich.cli.findings.forms import FORMS, form_of
from vedich.cli.inputs import cores, refuse_input, take_as_of_and_place, take_files, take_jobs, tasks_of
from vedich.cli.session import DEFAULT_RECORD
from vedich.domain.finding import Certainty

if TYPE_CHECKING:
    from vedich.cli.batch import Task
    from vedich.cli.findings.inspect import Inspected, Wish
    from vedich.cli.mark_up.folder import MarkUpFolder
    from vedich.cli.progress import Progress

CLEAN, FOUND, UNREADABLE = 0, 1, 2
# So many files are also set against one another; of more, the figures would have to be kept in memory.
_MOST_ACROSS = 50


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    take_files(parser, lang)
    parser.add_argument(
        "--format",
        choices=tuple(FORMS),
        help="dạng kết quả: text (mặc định), json, jsonl (mặc định khi -o là thư mục), "
        "sarif (cho trình soạn thảo), xlsx (Excel)"
        if vi
        else "form of the output: text (the default), json, jsonl (the default when -o is a folder), "
        "sarif (for editors), xlsx (Excel)",
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
        "--mark-up",
        metavar="THƯ_MỤC" if vi else "FOLDER",
        type=Path,
        help="tạo bản có ghi chú của từng tệp (Word, Excel, PDF) và một trang .html trong thư mục này; "
        "soát một tệp thì có thể nêu luôn tên tệp, ví dụ ra.docx"
        if vi
        else "make a copy of each file with comments (Word, Excel, PDF) and an .html page in this folder; "
        "where one file is checked, a name such as out.docx will do",
    )
    parser.add_argument(
        "--select",
        metavar="QUY TẮC" if vi else "RULES",
        type=_names,
        default=(),
        help="chỉ dùng các quy tắc này: mã, đầu mã hoặc tên, cách nhau bằng dấu phẩy (VD101,VD2)"
        if vi
        else "use only these rules: codes, beginnings of codes or names, with commas (VD101,VD2)",
    )
    parser.add_argument(
        "--ignore",
        metavar="QUY TẮC" if vi else "RULES",
        type=_names,
        default=(),
        help="không dùng các quy tắc này" if vi else "leave these rules out",
    )
    parser.add_argument(
        "--certainty",
        choices=[certainty.value for certainty in Certainty],
        default=Certainty.WORTH_A_LOOK.value,
        help="mức chắc chắn thấp nhất được báo: certain (chắc chắn), likely (nhiều khả năng), "
        "worth_a_look (nên xem lại, mặc định)"
        if vi
        else "least certainty to report: certain, likely, or worth_a_look (the default)",
    )
    parser.add_argument(
        "--dismissals",
        metavar="TỆP" if vi else "FILE",
        type=Path,
        help="tệp ghi những chỗ đã xem và bỏ qua, kèm lý do; "
        "mặc định là TÊN_VĂN_BẢN.dismissed.toml nằm cạnh văn bản"
        if vi
        else "file of findings dismissed with a reason; "
        "by default DOCUMENT.dismissed.toml beside each document",
    )
    parser.add_argument(
        "--record",
        nargs="?",
        const=os.environ.get("DATABASE_URL", DEFAULT_RECORD),
        default="",
        metavar="HỒ-SƠ" if vi else "RECORD",
        help="đối chiếu cả với số đã lưu trong hồ sơ này: tệp hoặc postgresql:// "
        f"(không ghi gì sau --record: DATABASE_URL, không có thì {DEFAULT_RECORD})"
        if vi
        else "set the figures against this record, too: a file or postgresql:// "
        f"(nothing behind --record: DATABASE_URL, else {DEFAULT_RECORD})",
    )
    parser.add_argument(
        "--as",
        dest="actor",
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        help="với --record: chỉ đối chiếu với số liệu mà tài khoản này được xem"
        if vi
        else "with --record: only what this account may see on record",
    )
    take_as_of_and_place(parser, lang)
    take_jobs(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Check the files; 0 when nothing was found, 1 when something was, 2 when a file could not be read."""
    from vedich.checking.check import UnknownRuleError, chosen
    from vedich.cli.findings.on_record import readable
    from vedich.cli.outputs.whole_file import OutputError

    english = options.lang == "en"
    form = options.format or _form_for(options.output)
    if form == "xlsx" and options.output is None:
        return _refuse(
            "an Excel file cannot be shown on a screen; add -o RESULT.xlsx."
            if english
            else "tệp Excel không in ra màn hình được; hãy thêm -o KẾT_QUẢ.xlsx."
        )
    if options.record and not readable(options.record, options.actor or "", options.lang):
        return UNREADABLE
    try:
        chosen(options.select, options.ignore)
        return _check(options, form)
    except UnknownRuleError as error:
        known = "The rules: vedich rule" if english else "Các quy tắc: vedich rule"
        return _refuse(f"{error if english else error.vi}. {known}")
    except OutputError as error:
        print(error.en if english else error.vi, file=sys.stderr)
        return UNREADABLE


def _check(options: argparse.Namespace, form: str) -> int:
    from vedich.cli.findings.inspect import inspect_across, inspect_all
    from vedich.cli.progress import Progress

    tasks = tasks_of(options.files, options.lang)
    wish = replace(_wish(options, form), across=1 < len(tasks) <= _MOST_ACROSS)
    folder = _folder(options.mark_up, tasks)
    inspected: list[Inspected] = []
    label = "Đang soát" if options.lang == "vi" else "Checking"
    outcomes = inspect_all(tasks, wish, options.jobs or cores())
    try:
        with Progress(sum(task.size for task in tasks), label=label, wanted=True) as progress:
            for outcome in outcomes:
                for line in (
                    [outcome.trouble]
                    if outcome.trouble
                    else [f"{outcome.task.name}: {n}" for n in outcome.notices]
                ):
                    progress.say(line)
                inspected.append(outcome if wish.across else _kept(outcome, folder, progress))
                progress.advance(outcome.task.size)
            for number, outcome in inspect_across(inspected, wish) if wish.across else ():
                inspected[number] = outcome
            if wish.across:
                inspected = [_kept(outcome, folder, progress) for outcome in inspected]
    finally:
        outcomes.close()
    _write([one for one in inspected if not one.trouble], wish, options.output, tasks)
    print(summary(inspected, options.lang), file=sys.stderr)
    if any(one.trouble for one in inspected):
        return UNREADABLE
    return FOUND if any(sum(one.counts) for one in inspected) else CLEAN


def _kept(outcome: Inspected, folder: MarkUpFolder | None, progress: Progress) -> Inspected:
    """Write the marked-up copy of a file, and keep the rest."""
    if folder is not None and outcome.marked is not None:
        folder.add(outcome.task, outcome.marked)
        if outcome.marked.said:
            progress.say(outcome.marked.said)
    return replace(outcome, marked=None, told=())


def summary(inspected: Sequence[Inspected], lang: str) -> str:
    """Count in one line what was found, by certainty.

    >>> summary([], "en")
    '0 documents: nothing found.'
    """
    read = [one for one in inspected if not one.trouble]
    totals = [sum(one.counts[rank] for one in read) for rank in range(3)]
    answered = sum(one.answered for one in read)
    vi = lang == "vi"
    parts = [f"{total} {c.wording.say(lang)}" for total, c in zip(totals, Certainty, strict=True) if total]
    if answered:
        parts.append(f"{answered} đã bỏ qua" if vi else f"{answered} dismissed")
    found = ", ".join(parts) or ("không thấy lỗi" if vi else "nothing found")
    unread = len(inspected) - len(read)
    files = f"{len(read)} văn bản" if vi else f"{len(read)} document{'s' * (len(read) != 1)}"
    if unread:
        files += f", {unread} không đọc được" if vi else f", {unread} unreadable"
    return f"{files}: {found}."


def _folder(path: Path | None, tasks: list[Task]) -> MarkUpFolder | None:
    from vedich.cli.mark_up.folder import MarkUpFolder

    return None if path is None else MarkUpFolder(path, tasks)


def _write(inspected: list[Inspected], wish: Wish, output: str | None, tasks: list[Task]) -> None:
    from vedich.cli.findings.forms import renderer

    join, form = renderer(wish.form).join, FORMS[wish.form]
    if output is None:
        sys.stdout.write(str(join([one.rendered for one in inspected], wish.manner)))
        sys.stdout.flush()
        return
    path = Path(output)
    if path.is_dir() or output.endswith(("/", "\\")) or not path.suffix:
        for one in inspected:
            _save(path / f"{one.task.id}{form.suffix}", join([one.rendered], wish.manner), form.binary)
        return
    refuse_input(path, tasks)
    _save(path, join([one.rendered for one in inspected], wish.manner), form.binary)


def _save(path: Path, content: Any, binary: bool) -> None:
    from vedich.cli.outputs.whole_file import WholeFile, cannot_write

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from None
    with WholeFile(path, binary=binary) as file:
        file.stream.write(content)


def _wish(options: argparse.Namespace, form: str) -> Wish:
    from vedich.cli.findings.inspect import Wish
    from vedich.cli.outputs.manner import Manner
    from vedich.cli.screen import shows_colours, width

    colours = options.output is None and form == "text" and shows_colours(sys.stdout)
    return Wish(
        form,
        Manner(options.lang, False, width(), colours),
        options.select,
        options.ignore,
        Certainty(options.certainty),
        options.as_of,
        options.place,
        options.dismissals,
        mark_up=options.mark_up is not None,
        record=options.record,
        actor=options.actor or "",
    )


def _form_for(output: str | None) -> str:
    """Choose the form that goes with where the output goes."""
    if output is None:
        return "text"
    suffix = os.path.splitext(output)[1]  # noqa: PTH122 - the name may not be a path of this system
    return form_of(suffix) or ("text" if suffix and not Path(output).is_dir() else "jsonl")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _refuse(sentence: str) -> int:
    print(f"vedich check: {sentence}", file=sys.stderr)
    return UNREADABLE
