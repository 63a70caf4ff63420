"""`vedich db project`: results of whole years laid out as Parquet files beside the record."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from vedich.cli.session import CANNOT, opened, say, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "--years",
        metavar="2020..2026",
        help="những năm cần xếp, kể cả năm nay, ví dụ 2020..2026 hoặc 2024; không ghi thì xếp lại những năm "
        "đã xếp mà hồ sơ có thay đổi từ đó"
        if vi
        else "the years to lay out, this one too, such as 2020..2026 or 2024; left out, those that were laid "
        "out and of which something changed since",
    )
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Lay the years out, and say how many results each holds; 2 where they are no years of a record."""
    lang = options.lang
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    years = None if options.years is None else _years(options.years, today)
    if options.years is not None and years is None:
        say(
            f"--years {options.years}: hãy ghi các năm từ 1990 đến {today.year}, ví dụ "
            f"{today.year - 3}..{today.year}."
            if lang == "vi"
            else f"--years {options.years}: write years from 1990 to {today.year}, such as "
            f"{today.year - 3}..{today.year}."
        )
        return CANNOT
    if not opened(options.record, lang):
        return CANNOT
    from vedich.store.facts.projected import beside_the_record

    folder = beside_the_record()
    if years is None:
        return _again(folder, today, lang)
    _lay_out(folder, years, today, lang)
    return 0


def _years(told: str, today: date) -> list[int] | None:
    first, _, last = told.partition("..")
    last = last or first
    if not (first.isdigit() and last.isdigit() and 1990 <= int(first) <= int(last) <= today.year):
        return None
    return list(range(int(first), int(last) + 1))


def _again(folder: Path, today: date, lang: str) -> int:
    """Lay out again what changed; years that nothing was said of are left as they lie."""
    from vedich.store.facts.laid_out import behind

    found = behind(folder, today)
    if not found:
        say(
            f"Chưa có năm nào được xếp. Hãy ghi --years, ví dụ --years {today.year - 3}..{today.year}."
            if lang == "vi"
            else f"No year was laid out yet. Write --years, such as --years {today.year - 3}..{today.year}."
        )
        return CANNOT
    _lay_out(folder, [year for year, share in found.items() if share], today, lang)
    if same := [str(year) for year, share in found.items() if not share]:
        print(f"Không có gì thay đổi: {', '.join(same)}" if lang == "vi" else f"Unchanged: {', '.join(same)}")
    return 0


def _lay_out(folder: Path, years: list[int], today: date, lang: str) -> None:
    from vedich.store.facts.projected import project

    for year in years:
        (one,) = project(folder, [year], today)
        left = f", {one.left_out} để lại" if lang == "vi" else f", {one.left_out} left out"
        in_rows = one.rows - one.left_over
        told = (
            f"{one.rows} kết quả, {in_rows} nằm trong {one.laid} dòng năm"
            if lang == "vi"
            else f"{one.rows} results, {in_rows} of them in {one.laid} year rows"
        )
        print(f"{one.year}: {told}{left if one.left_out else ''} – {folder / f'{one.year}.parquet'}")
