"""An archive for `vedich db load`: make a record of it, with its ids, chains and seals."""

from __future__ import annotations

import argparse

from vedich.cli.new_record import made_whole
from vedich.cli.session import CANNOT, opened, say


def load_archive(options: argparse.Namespace) -> int:
    """Load the archive into a new record, or say why not; an old record stays until the new one is whole."""
    lang = options.lang
    if not options.file.is_file():
        say(
            f"{options.file}: không có tệp này."
            if lang == "vi"
            else f"{options.file}: there is no such file."
        )
        return CANNOT
    return made_whole(options, lambda where: _loaded(where, options))


def _loaded(where: str, options: argparse.Namespace) -> int:
    lang = options.lang
    if not opened(where, lang, create=True):
        return CANNOT
    from vedich.cli.progress import Progress
    from vedich.store.archive import ArchiveError, read_archive, rows_in_archive, settle

    label = "Nạp bản lưu" if lang == "vi" else "Loading"
    try:
        # Each row is looked at, taken in, and looked at again.
        with Progress(3 * rows_in_archive(options.file), label=label, wanted=True) as progress:
            found = read_archive(options.file, progress.advance)
        settle()
    except ArchiveError as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    rows = sum(count for count, _ in found.values())
    where = options.record.rsplit("@", maxsplit=1)[-1]
    print(
        f"Hồ sơ {where}: đã nạp {rows} dòng, giống hệt bản lưu. Kiểm tra thêm: vedich db verify"
        if lang == "vi"
        else f"Record {where}: {rows} rows loaded, identical to the archive. Verify: vedich db verify"
    )
    return 0
