"""`vedich user password NAME`: a new password for an account, typed or made up and printed once."""

from __future__ import annotations

import argparse
import getpass
import secrets

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record

SHORTEST = 8


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "username",
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        help="tài khoản nhận mật khẩu" if vi else "account that gets the password",
    )
    parser.add_argument(
        "--make",
        action="store_true",
        help="tự nghĩ một mật khẩu và in ra một lần" if vi else "make one up and print it once",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Set the password, or say why not."""
    lang = options.lang
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    if (user := acting(options.username, lang)) is None:
        return CANNOT
    from vedich.access.require import NotAllowedError
    from vedich.actions.accounts import set_password

    password = secrets.token_urlsafe(15) if options.make else _typed(lang)
    if password is None:
        return CANNOT
    try:
        set_password(by=by, at=now(), user=user, password=password)
    except NotAllowedError as error:
        say(error.vi if lang == "vi" else str(error))
        return CANNOT
    told = f": {password}" if options.make else "."
    print(
        f"Đã đặt mật khẩu cho {user.username}{told}"
        if lang == "vi"
        else f"The password of {user.username} is set{told}"
    )
    return 0


def _typed(lang: str) -> str | None:
    """Ask twice; where the two differ or are short, say so and give None."""
    vi = lang == "vi"
    first = getpass.getpass("Mật khẩu mới: " if vi else "New password: ")
    again = getpass.getpass("Nhập lại: " if vi else "Again: ")
    if first != again or len(first) < SHORTEST:
        say(
            f"Hai lần nhập khác nhau, hoặc ngắn hơn {SHORTEST} ký tự. Chưa có gì thay đổi."
            if vi
            else f"The two differ, or are shorter than {SHORTEST} characters. Nothing was changed."
        )
        return None
    return first
