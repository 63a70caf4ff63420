"""`vedich db init`: make a record with its tables, areas, indicators and first accounts."""

from __future__ import annotations

import argparse

from vedich.cli.session import CANNOT, now, opened, say, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    take_record(parser, lang)
    parser.add_argument(
        "--area",
        metavar="ĐỊA-BÀN" if vi else "AREA",
        help="địa bàn của hồ sơ, ví dụ “xã Cần Đước”; để trống thì nạp cả nước"
        if vi
        else "area of the record, such as 'xã Cần Đước'; without it the whole nation is loaded",
    )
    parser.add_argument(
        "--admin",
        metavar="TÀI-KHOẢN" if vi else "ACCOUNT",
        default="admin",
        help="tên tài khoản quản trị đầu tiên (mặc định: admin)"
        if vi
        else "name of the first administrator's account (default: admin)",
    )
    parser.add_argument(
        "--name",
        metavar="HỌ-TÊN" if vi else "NAME",
        default="",
        help="họ tên người quản trị" if vi else "name of the administrator",
    )


def run(options: argparse.Namespace) -> int:
    """Make the record, or say why not; a record that is there keeps what it has."""
    lang = options.lang
    keys = _keys(options.area, lang) if options.area else ()
    if keys is None or not opened(options.record, lang, create=True):
        return CANNOT
    from vedich.actions.founding import found_record

    made = found_record(at=now(), admin=options.admin, name=options.name or options.admin, keys=keys)
    where = options.record.rsplit("@", maxsplit=1)[-1]
    if lang == "vi":
        print(
            f"Hồ sơ {where}: thêm {made['areas']} địa bàn, {made['indicators']} chỉ tiêu. "
            f"Tài khoản quản trị: {made['admin']}. Tiếp theo: vedich user add, vedich user appoint."
        )
    else:
        print(
            f"Record {where}: {made['areas']} areas and {made['indicators']} indicators added. "
            f"Administrator: {made['admin']}. Next: vedich user add, vedich user appoint."
        )
    return 0


def _keys(name: str, lang: str) -> tuple[str, ...] | None:
    """Give the catalog id of a named area; where it is unknown or several, say so and give None."""
    from vedich.catalog.areas import resolve

    found = resolve(name, on=now().date())
    if len(found) == 1 or (found and found[0].score > found[1].score):
        return (found[0].area.id,)
    if lang == "vi":
        told = ", ".join(match.area.title for match in found[:5])
        say(f"{name!r} có thể là {told}. Hãy ghi rõ hơn." if told else f"Không có địa bàn {name!r}.")
    else:
        told = ", ".join(match.area.title for match in found[:5])
        say(f"{name!r} may be {told}. Say which." if told else f"There is no area {name!r}.")
    return None
