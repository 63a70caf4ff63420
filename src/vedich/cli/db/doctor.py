"""`vedich db doctor`: what contradicts itself in the record, and who explains it by when."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.session import CANNOT, acting, now, opened, say, take_record

if TYPE_CHECKING:
    from vedich.store.queries.integrity import Case

FOUND = 1
_HEADS = {
    "vi": ("Mã", "Nội dung", "Đối tượng", "Thấy từ ngày", "Nơi giải trình", "Hạn", "Giải trình", "Số"),
    "en": ("Code", "What", "Subject", "Found on", "Explained by", "Due", "Explanations", "Number"),
}


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    take_record(parser, lang)
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="MÃ" if vi else "CODE",
        help="chỉ kiểm tra các mã bắt đầu như vậy, ví dụ DB4 (dùng nhiều lần được)"
        if vi
        else "only checks whose code begins so, such as DB4; may be given several times",
    )
    parser.add_argument(
        "--as",
        dest="actor",
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        help="ghi kết quả thành danh sách phải giải trình, dưới tên tài khoản này; không có thì chỉ xem"
        if vi
        else "keep what is found as a list to be explained, under this account; without it, only look",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "xlsx"),
        default="text",
        help="dạng kết quả: text (mặc định), json hoặc xlsx"
        if vi
        else "form of the output: text (the default), json or xlsx",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="TỆP" if vi else "FILE",
        help="tệp .xlsx để ghi" if vi else "the .xlsx file to write",
    )


def run(options: argparse.Namespace) -> int:
    """Look, keep where asked to, and show; 1 when something was found."""
    lang = options.lang
    if options.format == "xlsx" and options.output is None:
        say("Hãy nêu tệp để ghi: --output TỆP.xlsx" if lang == "vi" else "Name a file: --output FILE.xlsx")
        return CANNOT
    if not opened(options.record, lang):
        return CANNOT
    from vedich.actions.deed import VIETNAM
    from vedich.store.integrity.catalogue import selected
    from vedich.store.queries.integrity import cases

    checks = selected(options.select)
    if not checks:
        told = ", ".join(options.select)
        say(f"Không có phép kiểm tra {told}." if lang == "vi" else f"There is no check {told}.")
        return CANNOT
    at = now()
    if options.actor and not _kept(options, lang):
        return CANNOT
    found = list(cases(at.astimezone(VIETNAM).date(), options.select, lang=lang))
    if options.format == "json":
        print(json.dumps([_plain(case) for case in found], ensure_ascii=False, indent=1, default=str))
    elif options.format == "xlsx":
        if not _written(found, options.output, lang):
            return CANNOT
    else:
        _show(found, len(checks), lang)
    return FOUND if found else 0


def _kept(options: argparse.Namespace, lang: str) -> bool:
    by = acting(options.actor, lang)
    if by is None:
        return False
    from vedich.access.require import NotAllowedError
    from vedich.actions.integrity import keep_violations
    from vedich.actions.trouble import ActionError

    try:
        keep_violations(by=by, at=now(), select=options.select)
    except (ActionError, NotAllowedError) as error:
        say(error.vi if lang == "vi" else str(error))
        return False
    return True


def _plain(case: Case) -> dict[str, object]:
    return {
        "number": case.id,
        "code": case.code,
        "subject": case.subject,
        "words": case.words,
        "found_on": case.found_on,
        "explained_by": case.agency,
        "due": case.due,
        "explanations": list(case.explained),
    }


def _show(found: list[Case], checks: int, lang: str) -> None:
    vi = lang == "vi"
    for case in found:
        print(f"{case.code} {case.words}")
        if case.id is not None:
            who = case.agency or ("chưa rõ nơi giải trình" if vi else "nobody to explain it yet")
            due = f"{case.due:%d/%m/%Y}" if case.due else "-"
            print(f"   [{case.id}] {who}, {'hạn' if vi else 'due'} {due}")
        for text in case.explained:
            print(f"   → {text}")
    print(
        f"{checks} phép kiểm tra, {len(found)} vấn đề."
        if vi
        else f"{checks} checks, {len(found)} contradictions."
    )


def _written(found: list[Case], path: Path, lang: str) -> bool:
    import xlsxwriter  # type: ignore[import-untyped]

    try:
        # What people wrote never becomes a formula or a link.
        with xlsxwriter.Workbook(
            str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        ) as book:
            sheet = book.add_worksheet("Kiểm tra" if lang == "vi" else "Checks")
            day = book.add_format({"num_format": "dd/mm/yyyy"})
            sheet.write_row(0, 0, _HEADS[lang], book.add_format({"bold": True}))
            for number, case in enumerate(found, start=1):
                sheet.write_row(number, 0, (case.code, case.words, case.subject))
                for column, when in ((3, case.found_on), (5, case.due)):
                    if when is not None:
                        sheet.write_datetime(number, column, when, day)
                sheet.write_string(number, 4, case.agency)
                sheet.write_string(number, 6, "\n".join(case.explained))
                if case.id is not None:
                    sheet.write_number(number, 7, case.id)
            sheet.set_column(1, 1, 80)
            sheet.autofilter(0, 0, max(len(found), 1), len(_HEADS[lang]) - 1)
            sheet.freeze_panes(1, 0)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        say(f"{path}: {error}")
        return False
    return True
