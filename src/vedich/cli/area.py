"""`vedich area QUERY`: which area a name means, its code and validity, what it became, and its rivals."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from vedich.catalog.areas import (
    Match,
    became,
    chain,
    inside,
    made_of,
    open_questions,
    resolve,
    spot,
)
from vedich.cli.area_words import (
    UnreadableDayError,
    above,
    best,
    count,
    heading,
    is_district,
    later,
    read_day,
    reason,
    say_unknown,
    say_unreadable_day,
    title,
    validity,
)
from vedich.domain.area import Area

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

# More cards than this no longer answer a question; the rest goes into the list of rivals.
_CARDS = 4
_RIVALS = 12


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "query",
        metavar="TÊN" if vi else "NAME",
        help="tên như trong văn bản, ví dụ “TX. Cai Lậy” hoặc “Phường 3, TP. Sa Đéc”"
        if vi
        else "a name as a document writes it, such as 'TX. Cai Lậy' or 'Phường 3, TP. Sa Đéc'",
    )
    parser.add_argument(
        "--on",
        metavar="NGÀY" if vi else "DATE",
        help="ngày của văn bản; quyết định tên thuộc thời kỳ nào (trước hay từ 01/7/2025)"
        if vi
        else "date of the document; decides the era (before or from 1 July 2025)",
    )
    parser.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="bảng hoặc JSON" if vi else "table or JSON",
    )


def run(options: argparse.Namespace) -> int:
    """Print the areas a name may mean; 2 when there is none."""
    lang = options.lang
    try:
        on = read_day(options.on)
    except UnreadableDayError:
        return say_unreadable_day(options.on, lang)
    matches = resolve(options.query, on=on)
    if not matches:
        return say_unknown(options.query, on, lang)
    if options.format == "json":
        print(json.dumps([_record(match) for match in matches], ensure_ascii=False, indent=2))
        return 0
    from rich.console import Console

    console = Console(highlight=False)
    top, rivals = best(matches)
    if len(top) > 1:
        console.print(_tie(options.query, top, lang))
    for match in top[:_CARDS]:
        console.print(_card(match, lang))
    rivals = top[_CARDS:] + rivals
    if rivals:
        console.print(_rivals(rivals, lang))
    return 0


def _tie(query: str, top: list[Match], lang: str) -> str:
    if lang == "vi":
        return (
            f"“{query}” có thể là {len(top)} đơn vị; nêu thêm loại, huyện, tỉnh hoặc --on NGÀY để phân biệt."
        )
    return (
        f"“{query}” may be {len(top)} areas; tell them apart by a type, a district, a province or --on DATE."
    )


def _card(match: Match, lang: str) -> RenderableType:
    """Lay out everything about one area."""
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    place, vi = match.area, lang == "vi"
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    lines = [
        ("Loại", "Type", place.type.wording.say(lang)),
        ("Mã số", "Code", f"{place.code} (id {place.id})"),
        ("Hiệu lực", "Valid", validity(place, lang)),
        ("Sau này", "Later", later(place, lang)),
        ("Trực thuộc", "Part of", above(place, lang)),
        ("Gồm", "Holds", _holds(place, lang)),
        ("Diện tích", "Area", _size(place, lang)),
        ("Lập từ", "Made of", _made_of(place, lang)),
        ("Nay là", "Became", _became(place, lang)),
        ("Chưa chắc", "Unsure", "\n".join(d.vi if vi else d.en for d in open_questions(place))),
        ("Vì sao", "Why", reason(match, lang)),
    ]
    for label_vi, label_en, text in lines:
        if text:
            grid.add_row(label_vi if vi else label_en, Text(text))
    return Panel(grid, title=Text(heading(place, lang), style="bold"), title_align="left", expand=False)


def _holds(place: Area, lang: str) -> str:
    below = inside(place)
    return count(below, lang) if below else ""


def _size(place: Area, lang: str) -> str:
    size = spot(place).km2
    if size is None:
        return ""
    number = f"{size.normalize():f}"
    return f"{number.replace('.', ',') if lang == 'vi' else number} km²"


def _made_of(place: Area, lang: str) -> str:
    passages = made_of(place)
    # Where all came from one district, it is named once at the end.
    districts = {larger.id for passage in passages for larger in chain(passage.area)[:1]}
    names = []
    for passage in passages:
        name = title(passage.area, lang)
        if len(districts) > 1 and passage.area.parent:
            name += f" ({title(chain(passage.area)[0], lang)})"
        if passage.estimated:
            name = f"một phần {name}" if lang == "vi" else f"part of {name}"
        names.append(name)
    text = ", ".join(names)
    if len(districts) == 1:
        text += f" – {above(passages[0].area, lang)}"
    return text


def _became(place: Area, lang: str) -> str:
    passages = became(place)
    if not passages:
        return ""
    ends = [passage.area for passage in passages]
    names = ", ".join(title(end, lang) for end in ends)
    provinces = {larger.id: larger for end in ends for larger in chain(end)}
    where = ", ".join(title(province, lang) for province in provinces.values())
    if is_district(place):
        names = f"{count(ends, lang)}: {names}"
    elif passages[0].estimated:
        names = f"chia cho {names}" if lang == "vi" else f"split among {names}"
    return f"{names} ({where})" if where else names


def _rivals(rivals: list[Match], lang: str) -> Table:
    from rich import box
    from rich.table import Table

    vi = lang == "vi"
    table = Table(
        title="Cũng có thể là" if vi else "May also be",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        caption=_more(len(rivals) - _RIVALS, lang),
        caption_justify="left",
    )
    for label in (
        ("Đơn vị", "Mã", "Hiệu lực", "Trực thuộc", "Vì sao")
        if vi
        else ("Area", "Code", "Valid", "Part of", "Why")
    ):
        table.add_column(label, overflow="fold")
    for match in rivals[:_RIVALS]:
        place = match.area
        table.add_row(
            title(place, lang), place.code, validity(place, lang), above(place, lang), reason(match, lang)
        )
    return table


def _more(count_left: int, lang: str) -> str | None:
    if count_left <= 0:
        return None
    return f"và {count_left} đơn vị nữa" if lang == "vi" else f"and {count_left} more"


def _record(match: Match) -> dict[str, object]:
    """Give one match as plain values for JSON."""
    place, point = match.area, spot(match.area)
    return {
        "id": place.id,
        "title": place.title,
        "name": place.name,
        "type": place.type.value,
        "level": place.level.value,
        "code": place.code,
        "since": place.since.isoformat() if place.since else None,
        "until": place.until.isoformat() if place.until else None,
        "part_of": [{"id": larger.id, "title": larger.title} for larger in chain(place)],
        "latitude": None if point.latitude is None else str(point.latitude),
        "longitude": None if point.longitude is None else str(point.longitude),
        "km2": None if point.km2 is None else str(point.km2),
        "became": [{"id": p.area.id, "title": p.area.title, "estimated": p.estimated} for p in became(place)],
        "made_of": [
            {"id": p.area.id, "title": p.area.title, "estimated": p.estimated} for p in made_of(place)
        ],
        "unsure": [doubt.vi for doubt in open_questions(place)],
        "score": match.score,
        "why": match.reason.value,
        "clues": list(match.clues),
    }
