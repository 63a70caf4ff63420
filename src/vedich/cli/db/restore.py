"""`vedich db restore`: make the record anew from a backup; nothing is replaced before all is verified."""

from __future__ import annotations

import argparse
from pathlib import Path

from vedich.cli.new_record import made_whole
from vedich.cli.session import CANNOT, opened, say, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "backup",
        type=Path,
        metavar="TỆP" if vi else "FILE",
        help="tệp do vedich db backup hoặc vedich db export ghi"
        if vi
        else "a file that vedich db backup or vedich db export wrote",
    )
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Restore into a record beside the old one, verify it, and only then change their places."""
    lang = options.lang
    if not options.backup.is_file():
        say(
            f"{options.backup}: không có tệp này."
            if lang == "vi"
            else f"{options.backup}: there is no such file."
        )
        return CANNOT
    options.replace = True
    return made_whole(options, lambda where: _restored(where, options))


def _restored(where: str, options: argparse.Namespace) -> int:
    lang = options.lang
    if not opened(where, lang, create=True):
        return CANNOT
    import sqlite3

    from django.db import DatabaseError

    from vedich.cli.database_words import database_trouble
    from vedich.cli.progress import Progress
    from vedich.store.archive import ArchiveError, read_archive, rows_in_archive, settle

    label = "Dựng lại" if lang == "vi" else "Restoring"
    try:
        # Each row is looked at, taken in, and looked at again.
        with Progress(3 * rows_in_archive(options.backup), label=label, wanted=True) as progress:
            found = read_archive(options.backup, progress.advance, verified=True)
        settle()
    except ArchiveError as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    except (OSError, sqlite3.Error, DatabaseError) as error:
        told = database_trouble(error, lang) or str(error)
        say(f"{told} Hồ sơ cũ vẫn nguyên." if lang == "vi" else f"{told} The old record is as it was.")
        return CANNOT
    rows = sum(count for count, _ in found.values())
    where = options.record.rsplit("@", maxsplit=1)[-1]
    print(
        f"Hồ sơ {where}: đã dựng lại {rows} dòng, giống hệt bản sao lưu, chuỗi sự kiện nguyên vẹn."
        if lang == "vi"
        else f"Record {where}: {rows} rows restored, identical to the backup, chains whole."
    )
    return 0
