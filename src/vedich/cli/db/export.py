"""`vedich db export`: the whole record as one file that any record, on SQLite or PostgreSQL, can take in."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from vedich.cli.db.lost_files import say_lost
from vedich.cli.growing import growing_beside
from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="TỆP" if vi else "FILE",
        help="tệp bản lưu, chưa có sẵn; chương trình kiểm tra độc lập đọc được"
        if vi
        else "file of the archive, not there yet; the verifier that stands alone reads it",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Write the archive whole, or say why not."""
    lang, path = options.lang, options.output
    if path.exists():
        say(
            f"{path}: tệp đã có và không bị ghi đè. Hãy chọn tên khác."
            if lang == "vi"
            else f"{path}: the file is there and is not written over. Choose another name."
        )
        return CANNOT
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    import sqlite3

    from vedich.access.require import NotAllowedError
    from vedich.actions.archiving import export_record
    from vedich.store.archive import lost_files_of, write_archive

    try:
        export_record(by=by, at=now())
        with growing_beside(path) as growing:
            found = write_archive(growing)
            with growing.open("rb") as file:
                os.fsync(file.fileno())
            lost = lost_files_of(growing)
            growing.rename(path)
    except NotAllowedError as error:
        say(error.vi if lang == "vi" else str(error))
        return CANNOT
    except (OSError, sqlite3.Error) as error:
        say(f"{path}: không ghi được ({error})." if lang == "vi" else f"{path}: cannot be written ({error}).")
        return CANNOT
    say_lost(lost, lang)
    rows = sum(count for count, _ in found.values())
    print(
        f"{path}: {rows} dòng của {len(found)} bảng. Nạp lại bằng: vedich db load {path} --record HỒ-SƠ-MỚI"
        if lang == "vi"
        else f"{path}: {rows} rows of {len(found)} tables. Load it: vedich db load {path} --record NEW-RECORD"
    )
    return 0
