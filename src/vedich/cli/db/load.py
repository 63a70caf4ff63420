"""`vedich db load`: make a record from an archive, with its ids, chains and seals."""

from __future__ import annotations

import argparse
import secrets
from pathlib import Path

from vedich.cli.session import CANNOT, opened, say, take_record

_BESIDE = ("", "-wal", "-shm")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "archive",
        type=Path,
        metavar="TỆP" if vi else "FILE",
        help="bản lưu do vedich db export ghi" if vi else "an archive that vedich db export wrote",
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="thay hồ sơ SQLite đang có; hồ sơ cũ được giữ với đuôi .old"
        if vi
        else "take the place of a SQLite record that is there; the old one is kept as .old",
    )
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Load the archive into a new record, or say why not; an old record stays until the new one is whole."""
    from vedich.store.opening import address_of

    lang = options.lang
    if not options.archive.is_file():
        say(
            f"{options.archive}: không có tệp này."
            if lang == "vi"
            else f"{options.archive}: there is no such file."
        )
        return CANNOT
    url = address_of(options.record)
    if not url.startswith("sqlite:///"):
        return _loaded(options.record, options)
    path = Path(url.removeprefix("sqlite:///"))
    if path.exists() and not options.replace:
        say(
            f"{path}: đã có hồ sơ ở đây và không bị ghi đè. Hãy chọn tên khác, hoặc thêm --replace."
            if lang == "vi"
            else f"{path}: there is a record here, and it is not written over. Choose another name, or add "
            "--replace."
        )
        return CANNOT
    growing = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        code = _loaded(str(growing), options)
        if code == 0:
            _put_in_place(growing, path)
        return code
    finally:
        for ending in _BESIDE:
            Path(f"{growing}{ending}").unlink(missing_ok=True)


def _loaded(where: str, options: argparse.Namespace) -> int:
    lang = options.lang
    if not opened(where, lang, create=True):
        return CANNOT
    from vedich.store.archive import ArchiveError, read_archive, settle

    try:
        found = read_archive(options.archive)
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


def _put_in_place(growing: Path, path: Path) -> None:
    for ending in _BESIDE:
        old = Path(f"{path}{ending}")
        if old.exists():
            old.replace(f"{path}.old{ending}")
    growing.replace(path)
