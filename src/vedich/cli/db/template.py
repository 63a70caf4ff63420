"""`vedich db template FILE.xlsx`: a workbook to fill in: figures and targets; people; or agencies."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record

if TYPE_CHECKING:
    from datetime import date

    from vedich.store.queries.people import Actor


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP.xlsx" if vi else "FILE.xlsx",
        help="tệp mẫu, chưa có sẵn" if vi else "the workbook, not there yet",
    )
    parser.add_argument(
        "--area",
        metavar="MÃ" if vi else "KEY",
        help="địa bàn của mẫu, cùng các địa bàn bên dưới (mặc định: địa bàn của tài khoản)"
        if vi
        else "area of the workbook, with those below it (default: that of the account)",
    )
    parser.add_argument(
        "--year",
        type=int,
        metavar="NĂM" if vi else "YEAR",
        help="năm của mẫu (mặc định: năm nay)" if vi else "year of the workbook (default: this year)",
    )
    parser.add_argument(
        "--filled",
        action="store_true",
        help="điền sẵn chỉ tiêu và số liệu của năm đó đã có trong hồ sơ"
        if vi
        else "fill in the targets and results of that year that are on record",
    )
    parser.add_argument(
        "--about",
        choices=("figures", "people", "agencies"),
        default="figures",
        help="figures: chỉ tiêu, số liệu, địa bàn; people: tài khoản, vai trò; agencies: cơ quan"
        if vi
        else "figures: targets, results, areas; people: accounts and roles; agencies",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Write the workbook, or say why not."""
    lang, path = options.lang, options.file
    if path.suffix.lower() != ".xlsx":
        path = path.with_name(f"{path.name}.xlsx")
    if path.exists():
        say(
            f"{path}: tệp đã có và không bị ghi đè. Hãy chọn tên khác."
            if lang == "vi"
            else f"{path}: the file is there and is not written over. Choose another name."
        )
        return CANNOT
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.actions.deed import VIETNAM
    from vedich.cli.outputs.whole_file import OutputError, WholeFile
    from vedich.exchange.template.writing import template_bytes
    from vedich.store.queries.template import filling

    day = now().astimezone(VIETNAM).date()
    if options.about != "figures":
        return _of_the_office(options, path, by, day)
    found = _areas(by, options.area, day, lang)
    if found is None:
        return CANNOT
    home, areas = found
    year = options.year or day.year
    told = filling(sorted(areas), home, year, day, filled=options.filled, lang=lang)
    try:
        with WholeFile(path, binary=True) as file:
            file.stream.write(template_bytes(told))
    except OutputError as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    rows = sum(len(told.rows[key]) for key in ("observations", "targets"))
    print(
        f"{path}: mẫu của {told.title}, năm {year}, {rows} dòng điền sẵn. Điền xong, gửi bằng: "
        f"vedich db load {path} --as {options.actor}"
        if lang == "vi"
        else f"{path}: template of {told.area}, {year}, with {rows} rows. When filled in, send it: "
        f"vedich db load {path} --as {options.actor}"
    )
    return 0


def _of_the_office(options: argparse.Namespace, path: Path, by: Actor, day: date) -> int:
    """Write the workbook of people or agencies for who manages them, or say why not."""
    from vedich.access.policy import Permission
    from vedich.access.require import NotAllowedError, require
    from vedich.cli.outputs.whole_file import OutputError, WholeFile
    from vedich.exchange.template.writing import template_bytes
    from vedich.store.queries.office_templates import of_agencies, of_people

    vi, people = options.lang == "vi", options.about == "people"
    try:
        require(by, Permission.MANAGE_ACCOUNTS if people else Permission.MANAGE_AREAS, None, day)
        told = (of_people if people else of_agencies)(options.year or day.year, day, options.lang)
        with WholeFile(path, binary=True) as file:
            file.stream.write(template_bytes(told))
    except (NotAllowedError, OutputError) as error:
        say(error.vi if vi else str(getattr(error, "en", error)))
        return CANNOT
    (rows,) = told.rows.values()
    what = ("vai trò" if people else "cơ quan") if vi else ("roles" if people else "agencies")
    print(
        f"{path}: {len(rows)} {what} hiện có. Điền xong, gửi bằng: vedich db load {path} --as {options.actor}"
        if vi
        else f"{path}: {len(rows)} {what} on record. When filled in, send it: "
        f"vedich db load {path} --as {options.actor}"
    )
    return 0


def _areas(by: Actor, key: str | None, day: date, lang: str) -> tuple[int, set[int]] | None:
    """Give the area of the workbook and all that it may name; where none is clear, say so and give None."""
    from vedich.access.policy import Permission
    from vedich.access.scope import scope, under
    from vedich.store.queries.areas import area_of, highest

    allowed = scope(by, Permission.READ, day)
    every = allowed.everywhere or scope(by, Permission.MANAGE_AREAS, day).everywhere
    if key is not None:
        home = area_of(key)
        if home is None or not (every or allowed.holds(home.pk)):
            say(
                f"Không có địa bàn {key!r} trong hồ sơ, hoặc tài khoản không được xem. Tìm mã bằng: "
                "vedich area TÊN"
                if lang == "vi"
                else f"There is no area {key!r} in the record, or this account may not see it. Find its key: "
                "vedich area NAME"
            )
            return None
        return home.pk, {home.pk, *under({home.pk}, day)}
    tops = highest(allowed.areas, day)
    if len(tops) != 1:
        say(
            "Hãy nêu địa bàn của mẫu: --area MÃ (tìm bằng: vedich area TÊN)."
            if lang == "vi"
            else "Name the area of the workbook: --area KEY (find it with: vedich area NAME)."
        )
        return None
    return tops[0], {tops[0], *under({tops[0]}, day)}
