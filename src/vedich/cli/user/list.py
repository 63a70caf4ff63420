"""`vedich user list`: everybody who works with the record, and as what."""

from __future__ import annotations

import argparse

from vedich.cli.session import CANNOT, opened, take_record
from vedich.domain.role import Role


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Print the table."""
    if not opened(options.record, options.lang):
        return CANNOT
    from rich.console import Console
    from rich.table import Table

    from vedich.store.queries.people import everybody

    vi = options.lang == "vi"
    heads = (
        ("Tài khoản", "Họ tên", "Vai trò", "Địa bàn", "Từ", "Đến")
        if vi
        else ("Account", "Name", "Role", "Area", "From", "Until")
    )
    table = Table(*heads)
    for each in everybody():
        table.add_row(
            each.username if each.active else f"{each.username} ({'đã khóa' if vi else 'closed'})",
            each.name,
            Role(each.role).wording.say(options.lang) if each.role else "",
            each.area,
            f"{each.since:%d/%m/%Y}" if each.since else "",
            f"{each.until:%d/%m/%Y}" if each.until else "",
        )
    Console().print(table)
    return 0
