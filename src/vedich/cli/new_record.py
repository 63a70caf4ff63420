"""Make a record in a file of its own and put it in its place when it is whole, or leave what was there."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from vedich.cli.growing import BESIDE, growing_beside
from vedich.cli.session import CANNOT, say


def take_replace(parser: argparse.ArgumentParser, lang: str) -> None:
    """Let a command take whether a record that is there may be put aside."""
    parser.add_argument(
        "--replace",
        action="store_true",
        help="thay hồ sơ SQLite đang có; hồ sơ cũ được giữ với đuôi .old"
        if lang == "vi"
        else "take the place of a SQLite record that is there; the old one is kept as .old",
    )


def made_whole(options: argparse.Namespace, make: Callable[[str], int]) -> int:
    """Let `make` write a new record at the path it is given, and put it in place if it gives 0.

    A server's record is made where it is. A file that is there is refused, or kept as .old with --replace.
    """
    from vedich.store.opening import address_of

    lang = options.lang
    url = address_of(options.record)
    if not url.startswith("sqlite:///"):
        return make(options.record)
    path = Path(url.removeprefix("sqlite:///"))
    if path.exists() and not options.replace:
        say(
            f"{path}: đã có hồ sơ ở đây và không bị ghi đè. Hãy chọn tên khác, hoặc thêm --replace."
            if lang == "vi"
            else f"{path}: there is a record here, and it is not written over. Choose another name, or add "
            "--replace."
        )
        return CANNOT
    with growing_beside(path) as growing:
        code = make(str(growing))
        if code == 0:
            from vedich.store.archive import settle

            # What still stands in the log beside the file would be left behind.
            settle()
            _put_in_place(growing, path)
        return code


def _put_in_place(growing: Path, path: Path) -> None:
    from django.db import connections

    # What was written last still lies beside the file (-wal) until the last connection is closed.
    connections.close_all()
    aside = _free(path)
    for ending in BESIDE:
        old = Path(f"{path}{ending}")
        if old.exists():
            old.replace(f"{aside}{ending}")
    files = Path(f"{growing}.files")
    if files.exists():
        files.replace(f"{path}.files")
    growing.replace(path)


def _free(path: Path) -> Path:
    """Give a name for the record that is put aside, which no earlier one has."""
    aside, number = Path(f"{path}.old"), 1
    while aside.exists():
        number += 1
        aside = Path(f"{path}.old{number}")
    return aside
