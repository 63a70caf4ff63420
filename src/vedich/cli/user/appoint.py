"""`vedich user appoint ACCOUNT --role ROLE --area AREA`: give a person a role from a day to a day."""

from __future__ import annotations

import argparse
from datetime import date

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record
from vedich.domain.role import Role


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "username",
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        help="người được giao" if vi else "the account to appoint",
    )
    parser.add_argument(
        "--role",
        required=True,
        choices=[role.value for role in Role],
        help="vai trò" if vi else "the role",
    )
    parser.add_argument(
        "--area",
        metavar="MÃ" if vi else "KEY",
        help="mã địa bàn, ví dụ X34:28108 (xem bằng vedich area TÊN)"
        if vi
        else "key of the area, such as X34:28108 (see `vedich area NAME`)",
    )
    parser.add_argument(
        "--since",
        type=date.fromisoformat,
        metavar="NGÀY" if vi else "DATE",
        help="từ ngày, ví dụ 2026-01-01 (mặc định: hôm nay)" if vi else "from a day on (default: today)",
    )
    parser.add_argument(
        "--until",
        type=date.fromisoformat,
        metavar="NGÀY" if vi else "DATE",
        help="đến hết ngày" if vi else "until the end of a day",
    )
    parser.add_argument(
        "--acting-for",
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        help="làm thay người này; hai người khi đó không được duyệt số liệu của nhau"
        if vi
        else "acts in this person's place; the two then do not approve each other's figures",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Appoint, or say why not."""
    if not opened(options.record, options.lang) or (by := acting(options.actor, options.lang)) is None:
        return CANNOT
    if (user := acting(options.username, options.lang)) is None:
        return CANNOT
    other = acting(options.acting_for, options.lang) if options.acting_for else None
    if options.acting_for and other is None:
        return CANNOT
    from vedich.access.require import NotAllowedError
    from vedich.actions.accounts import appoint
    from vedich.actions.deed import VIETNAM
    from vedich.actions.trouble import ActionError
    from vedich.store.queries.areas import area_of, titles_of_keys

    area = area_of(options.area) if options.area else None
    if options.area and area is None:
        say(
            f"Không có địa bàn {options.area!r} trong hồ sơ. Tìm mã bằng: vedich area TÊN"
            if options.lang == "vi"
            else f"There is no area {options.area!r} in the record. Find its key: vedich area NAME"
        )
        return CANNOT
    at = now()
    try:
        appoint(
            by=by,
            at=at,
            user=user,
            role=Role(options.role),
            area=area,
            since=options.since or at.astimezone(VIETNAM).date(),
            until=options.until,
            acting_for=other,
        )
    except (ActionError, NotAllowedError) as error:
        say(error.vi if options.lang == "vi" else str(error))
        return CANNOT
    said = Role(options.role).wording.say(options.lang)
    where = titles_of_keys([options.area], at.date())[options.area] if options.area else ""
    print(f"{options.username}: {said}{f', {where} ({options.area})' if where else ''}.")
    return 0
