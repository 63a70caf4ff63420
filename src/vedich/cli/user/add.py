"""`vedich user add NAME`: make an account; it has no right until it is appointed."""

from __future__ import annotations

import argparse

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "username",
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        help="tên tài khoản mới" if vi else "name of the new account",
    )
    parser.add_argument(
        "--name",
        required=True,
        metavar="HỌ-TÊN" if vi else "NAME",
        help="họ tên của người dùng" if vi else "the person's name",
    )
    parser.add_argument("--email", default="", help="thư điện tử" if vi else "e-mail")
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Add the account, or say why not."""
    if not opened(options.record, options.lang) or (by := acting(options.actor, options.lang)) is None:
        return CANNOT
    from vedich.access.require import NotAllowedError
    from vedich.actions.accounts import add_user
    from vedich.actions.trouble import ActionError

    try:
        add_user(by=by, at=now(), username=options.username, name=options.name, email=options.email)
    except (ActionError, NotAllowedError) as error:
        say(error.vi if options.lang == "vi" else str(error))
        return CANNOT
    print(
        f"Đã thêm {options.username}. Giao vai trò: vedich user appoint {options.username} --role ..."
        if options.lang == "vi"
        else f"Added {options.username}. Give it a role: vedich user appoint {options.username} --role ..."
    )
    return 0
