"""`vedich db project`: results of closed years as Parquet files beside the record."""

from __future__ import annotations

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from vedich.cli.session import CANNOT, opened, say, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "--years",
        metavar="2020..2024",
        required=True,
        help="những năm đã khép, ví dụ 2020..2024 hoặc 2024"
        if vi
        else "the years that are closed, such as 2020..2024 or 2024",
    )
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Write the years, and say how many results each holds; 2 where they are no closed years."""
    lang = options.lang
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    first, _, last = options.years.partition("..")
    last = last or first
    if not (first.isdigit() and last.isdigit() and 1990 <= int(first) <= int(last) < today.year):
        say(
            f"--years {options.years}: hãy ghi các năm trước {today.year}, ví dụ "
            f"{today.year - 3}..{today.year - 1}."
            if lang == "vi"
            else f"--years {options.years}: write years before {today.year}, such as "
            f"{today.year - 3}..{today.year - 1}."
        )
        return CANNOT
    if not opened(options.record, lang):
        return CANNOT
    from vedich.store.facts.projected import beside_the_record, project

    folder = beside_the_record()
    for one in project(folder, range(int(first), int(last) + 1), today):
        left = f", {one.left_out} để lại" if lang == "vi" else f", {one.left_out} left out"
        print(
            f"{one.year}: {one.rows} {'kết quả' if lang == 'vi' else 'results'}"
            f"{left if one.left_out else ''} – {folder / f'{one.year}.parquet'}"
        )
    return 0
