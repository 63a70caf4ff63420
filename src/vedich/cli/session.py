"""Open a record for a command: where it is, who acts, and what time it is."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedich.store.queries.people import Actor

CANNOT = 2
DEFAULT_RECORD = "vedich.db"


def take_record(parser: argparse.ArgumentParser, lang: str) -> None:
    """Let a command take the record it works on."""
    vi = lang == "vi"
    parser.add_argument(
        "--record",
        metavar="HỒ-SƠ" if vi else "RECORD",
        default=os.environ.get("DATABASE_URL", DEFAULT_RECORD),
        help=f"tệp hồ sơ hoặc địa chỉ postgresql:// (mặc định: DATABASE_URL, không có thì {DEFAULT_RECORD})"
        if vi
        else f"file of the record, or a postgresql:// address (default: DATABASE_URL, else {DEFAULT_RECORD})",
    )


def take_actor(parser: argparse.ArgumentParser, lang: str, *, required: bool = True) -> None:
    """Let a command take who acts."""
    vi = lang == "vi"
    parser.add_argument(
        "--as",
        dest="actor",
        required=required,
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        help="tài khoản thực hiện; mọi thay đổi ghi tên người làm"
        if vi
        else "the account that acts; every change carries its name",
    )


def now() -> datetime:
    """Give the time of the change: the clock is read here, at the door, and handed on."""
    return datetime.now(UTC)


def opened(where: str, lang: str, *, create: bool = False) -> bool:
    """Open a record; where it cannot be, say why in one line and give False."""
    from vedich.store.configuration import DatabaseUrlError
    from vedich.store.durability import DurabilityError
    from vedich.store.opening import RecordError, open_record

    try:
        open_record(where, create=create, files=os.environ.get("VEDICH_FILES", ""))
    except (RecordError, DurabilityError, DatabaseUrlError) as error:
        say(error.vi if lang == "vi" else str(error))
        return False
    except Exception as error:
        # A server that is away, a folder without permission: the driver's own words say which.
        from django.db import DatabaseError

        if not isinstance(error, DatabaseError | OSError):
            raise
        from vedich.cli.database_words import database_trouble

        shown = where.rsplit("@", maxsplit=1)[-1]
        if told := database_trouble(error, lang):
            say(f"{shown}: {told}")
            return False
        told = " ".join(str(error).split())
        say(
            f"{shown}: không mở được hồ sơ ({told}). Hãy kiểm tra đường dẫn, quyền ghi hoặc máy chủ."
            if lang == "vi"
            else f"{shown}: the record cannot be opened ({told}). Check the path, permission or server."
        )
        return False
    return True


def acting(username: str, lang: str) -> Actor | None:
    """Give the account of a name; where there is none, say so and give None."""
    from vedich.store.queries.people import account

    found = account(username)
    if found is None:
        say(
            f"Không có tài khoản {username!r}. Xem danh sách: vedich user list"
            if lang == "vi"
            else f"There is no account {username!r}. See: vedich user list"
        )
    return found


def say(line: str) -> None:
    """Say a line for the person on the error channel."""
    print(line, file=sys.stderr)
