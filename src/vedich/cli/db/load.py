"""`vedich db load FILE`: a filled template, a file or folder of many rows, or an archive, into the record."""

from __future__ import annotations

import argparse
from pathlib import Path

from vedich.cli.new_record import take_replace
from vedich.cli.session import CANNOT, say, take_actor, take_record
from vedich.exchange.cells import Decimals

TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP" if vi else "FILE",
        help="mẫu đã điền (.xlsx), bảng nhiều dòng (.csv, .jsonl, .parquet hoặc thư mục), hoặc bản lưu"
        if vi
        else "a filled template (.xlsx), many rows (.csv, .jsonl, .parquet or a folder), or an archive",
    )
    parser.add_argument(
        "--without-refused",
        action="store_true",
        help="với bảng nhiều dòng: ghi những dòng dùng được, để lại dòng sai trong tệp lỗi"
        if vi
        else "of many rows: write those that can be taken, and leave the others in the report",
    )
    parser.add_argument(
        "--decimal",
        choices=[each.value for each in Decimals if each is not Decimals.UNSAID],
        default=Decimals.UNSAID.value,
        help="với CSV: dấu thập phân là phẩy (1.234,5) hay chấm (1234.5), khi một số hiểu được hai cách"
        if vi
        else "of CSV: whether commas (1.234,5) or dots (1234.5) open decimals, where a figure may mean both",
    )
    take_replace(parser, lang)
    take_actor(parser, lang, required=False)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Load by what the file is; what comes from people needs an account, an archive brings its own."""
    path = options.file
    ending = path.suffix.lower()
    is_table = ending in TABLES or path.is_dir()
    if ending != ".xlsx" and not is_table:
        from vedich.cli.db.archive_in import load_archive

        return load_archive(options)
    if not path.exists():
        say(f"{path}: không có tệp này." if options.lang == "vi" else f"{path}: there is no such file.")
        return CANNOT
    if options.actor is None:
        say(
            "Hãy nêu tài khoản thực hiện: --as TÀI-KHOẢN (xem: vedich user list)."
            if options.lang == "vi"
            else "Name the account that acts: --as ACCOUNT (see: vedich user list)."
        )
        return CANNOT
    if is_table:
        from vedich.cli.db.rows_in import load_rows

        return load_rows(options)
    from vedich.cli.db.workbook_in import load_filled

    return load_filled(options)
