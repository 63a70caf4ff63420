"""`vedich db backup`: the whole record as one file, read back before it is called a backup."""

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
        "output",
        type=Path,
        metavar="TỆP" if vi else "FILE",
        help="tệp sao lưu, chưa có sẵn; nên để ở ổ đĩa khác"
        if vi
        else "file of the backup, not there yet; better on another disk",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Write the backup whole and read it back, or say why not."""
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
    from vedich.cli.database_words import database_trouble
    from vedich.cli.progress import Progress
    from vedich.store.archive import ArchiveError, looked_at, lost_files_of, rows_in_record, write_archive

    label = "Sao lưu" if lang == "vi" else "Backing up"
    try:
        export_record(by=by, at=now())
        # Each row is written once and read once.
        with (
            growing_beside(path) as growing,
            Progress(2 * rows_in_record(), label=label, wanted=True) as progress,
        ):
            found = write_archive(growing, progress.advance)
            with growing.open("rb") as file:
                os.fsync(file.fileno())
            looked_at(growing, progress.advance)
            lost = lost_files_of(growing)
            growing.rename(path)
    except NotAllowedError as error:
        say(error.vi if lang == "vi" else str(error))
        return CANNOT
    except ArchiveError as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    except (OSError, sqlite3.Error) as error:
        told = database_trouble(error, lang) or str(error)
        say(
            f"{path}: không sao lưu được. {told}"
            if lang == "vi"
            else f"{path}: the backup was not made. {told}"
        )
        return CANNOT
    say_lost(lost, lang)
    rows = sum(count for count, _ in found.values())
    print(
        f"{path}: đã sao lưu {rows} dòng và đọc lại đúng. Dựng lại bằng: vedich db restore {path}"
        if lang == "vi"
        else f"{path}: {rows} rows backed up and read back. Restore by: vedich db restore {path}"
    )
    return 0
