"""`vedich lineage AREA`: what an area became on 1 July 2025, what it was made of, what stays unsure."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from vedich.catalog.areas import (
    Passage,
    became,
    chain,
    former_districts,
    made_of,
    open_questions,
    resolutions,
    resolve,
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
    say_unknown,
    say_unreadable_day,
    title,
    validity,
)
from vedich.domain.area import Area, AreaLevel
from vedich.domain.lineage import SuccessionKind

if TYPE_CHECKING:
    from rich.table import Table

_SHOWN = 4


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "area",
        metavar="TÊN" if vi else "AREA",
        help="tên một đơn vị cũ hoặc mới, ví dụ “TX Cai Lậy”, “xã Cần Đước”"
        if vi
        else "a former or present area, such as 'TX Cai Lậy' or 'xã Cần Đước'",
    )
    parser.add_argument(
        "--on",
        metavar="NGÀY" if vi else "DATE",
        help="ngày mà tên ấy có hiệu lực" if vi else "a day on which the name was in force",
    )
    parser.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="bảng hoặc JSON" if vi else "table or JSON",
    )


def run(options: argparse.Namespace) -> int:
    """Print the lineage of each area that a name means equally well; 2 when there is none."""
    lang = options.lang
    try:
        on = read_day(options.on)
    except UnreadableDayError:
        return say_unreadable_day(options.on, lang)
    matches = resolve(options.area, on=on)
    if not matches:
        return say_unknown(options.area, on, lang)
    top, rivals = best(matches)
    if options.format == "json":
        print(json.dumps([_record(match.area) for match in top], ensure_ascii=False, indent=2))
        return 0
    from rich.console import Console

    console = Console(highlight=False)
    for match in top[:_SHOWN]:
        _tell(match.area, lang)
    others = [title(match.area, lang) + f" ({above(match.area, lang)})" for match in top[_SHOWN:] + rivals]
    if others:
        word = "Cũng mang tên này" if lang == "vi" else "Others of this name"
        more = ", ..." if len(others) > 6 else ""
        console.print(f"{word}: {', '.join(others[:6])}{more}", style="dim")
    return 0


def _tell(place: Area, lang: str) -> None:
    """Print the lineage of one area."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    passages = became(place) or made_of(place)
    console.print(Text(heading(place, lang), style="bold"), end="")
    larger = f" · {above(place, lang)}" if place.parent else ""
    console.print(f"{larger} · {validity(place, lang)}")
    console.print(_summary(place, passages, lang))
    console.print(
        _became_table(place, passages, lang) if place.until else _made_of_table(place, passages, lang)
    )
    notes = [doubt.vi if lang == "vi" else doubt.en for doubt in open_questions(place)]
    for note in notes:
        console.print(("Chưa chắc: " if lang == "vi" else "Unsure: ") + note)
    if any(passage.estimated for passage in passages):
        console.print(_estimate_note(lang), style="dim")
    change = later(place, lang)
    if change:
        console.print(("Sau này: " if lang == "vi" else "Later: ") + change)


def _summary(place: Area, passages: tuple[Passage, ...], lang: str) -> str:
    """Say in one sentence what happened."""
    vi = lang == "vi"
    ends = [passage.area for passage in passages]
    provinces = list({larger.id: larger for end in ends for larger in chain(end)[-1:]}.values())
    where = ", ".join(title(province, lang) for province in provinces)
    if place.until is None:
        if len(passages) == 1 and not passages[0].estimated:
            text = "Nguyên trạng một đơn vị cũ" if vi else "One former area, undivided"
        else:
            text = (
                f"Lập ngày 01/7/2025 từ {count(ends, lang)}"
                if vi
                else f"Made on 1 July 2025 from {count(ends, lang)}"
            )
        districts = former_districts(place) if place.level is AreaLevel.COMMUNE else ()
        if len(districts) > 1:
            names = ", ".join(title(district, lang) for district in districts)
            text += (
                f", thuộc {len(districts)} huyện cũ ({names})"
                if vi
                else f", of {len(districts)} former districts ({names})"
            )
        number = resolutions().get((chain(place) or (place,))[-1].id)
        if number and place.level is AreaLevel.COMMUNE:
            text += f" · Nghị quyết {number}" if vi else f" · Resolution {number}"
        return text + "."
    if is_district(place):
        return (
            f"Thôi cấp huyện từ 01/7/2025; địa bàn nay nằm trong {count(ends, lang)} của {where}."
            if vi
            else f"Ceased on 1 July 2025; its land now lies in {count(ends, lang)} of {where}."
        )
    if len(ends) > 1:
        return (
            f"Từ 01/7/2025 chia cho {len(ends)} đơn vị của {where}."
            if vi
            else f"Split among {len(ends)} areas of {where} on 1 July 2025."
        )
    return _moved_whole(passages[0], f" ({where})" if where else "", lang)


def _moved_whole(passage: Passage, where: str, lang: str) -> str:
    name = title(passage.area, lang) + where
    if passage.kind is SuccessionKind.UNCHANGED:
        return (
            f"Từ 01/7/2025 là {name}, giữ nguyên địa bàn."
            if lang == "vi"
            else f"Since 1 July 2025 it is {name}, undivided and alone."
        )
    return (
        f"Từ 01/7/2025 nhập toàn bộ vào {name}."
        if lang == "vi"
        else f"Merged whole into {name} on 1 July 2025."
    )


def _became_table(place: Area, passages: tuple[Passage, ...], lang: str) -> Table:
    vi = lang == "vi"
    table = _table(("Nay là", "Mã", "Gồm", "Ghi chú") if vi else ("Now", "Code", "Takes in", "Notes"))
    for passage in passages:
        if is_district(place):
            parts = [title(old, lang) for old in passage.whole]
            parts += [_in_part(title(old, lang), lang) for old in passage.pieces]
        else:
            parts = [_extent(passage, lang)]
        notes = _notes(place, passage, lang)
        table.add_row(title(passage.area, lang), passage.area.code, ", ".join(parts), notes)
    return table


def _in_part(name: str, lang: str) -> str:
    return f"một phần {name}" if lang == "vi" else f"part of {name}"


def _extent(passage: Passage, lang: str) -> str:
    if passage.estimated:
        return "một phần" if lang == "vi" else "a part"
    return "toàn bộ" if lang == "vi" else "all of it"


def _made_of_table(place: Area, passages: tuple[Passage, ...], lang: str) -> Table:
    vi = lang == "vi"
    table = _table(
        ("Đơn vị cũ", "Mã", "Trực thuộc", "Phần nhập", "Ghi chú")
        if vi
        else ("Former area", "Code", "Part of", "Took in", "Notes")
    )
    for passage in passages:
        old = passage.area
        notes = []
        rest = ", ".join(title(other.area, lang) for other in became(old) if other.area.id != place.id)
        if rest:
            notes.append(f"phần khác: {rest}" if vi else f"other parts: {rest}")
        if passage.doubts:
            notes.append("chưa chắc" if vi else "unsure")
        larger = above(old, lang) if old.parent else ""
        table.add_row(title(old, lang), old.code, larger, _extent(passage, lang), "; ".join(notes))
    return table


def _notes(place: Area, passage: Passage, lang: str) -> str:
    """Say what else lies in the area of today, and whether the step is doubted."""
    vi = lang == "vi"
    notes = []
    if is_district(place):
        others = [title(d, lang) for d in former_districts(passage.area) if d.id != place.id]
        if others:
            notes.append(f"cùng với {', '.join(others)}" if vi else f"together with {', '.join(others)}")
    if passage.default and place.level is AreaLevel.COMMUNE and passage.estimated:
        notes.append("phần chính (theo nguồn)" if vi else "main part (by the source)")
    if passage.doubts:
        notes.append("chưa chắc" if vi else "unsure")
    return "; ".join(notes)


def _estimate_note(lang: str) -> str:
    if lang == "vi":
        return "“Một phần”: đơn vị cũ bị chia; tỷ lệ chia chưa công bố, số liệu quy đổi chỉ là ước tính."
    return (
        "'Part': the former area was split; the shares are not published, figures carried over are estimates."
    )


def _table(heads: tuple[str, ...]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _record(place: Area) -> dict[str, object]:
    """Give the lineage of one area as plain values for JSON."""

    def plain(passage: Passage) -> dict[str, object]:
        return {
            "id": passage.area.id,
            "title": passage.area.title,
            "part_of": [larger.title for larger in chain(passage.area)],
            "kind": passage.kind.value,
            "share": None if passage.share is None else str(passage.share),
            "estimated": passage.estimated,
            "whole": [old.id for old in passage.whole],
            "pieces": [old.id for old in passage.pieces],
            "unsure": [doubt.vi for doubt in passage.doubts],
        }

    return {
        "id": place.id,
        "title": place.title,
        "since": place.since.isoformat() if place.since else None,
        "until": place.until.isoformat() if place.until else None,
        "became": [plain(passage) for passage in became(place)],
        "made_of": [plain(passage) for passage in made_of(place)],
        "unsure": [doubt.vi for doubt in open_questions(place)],
    }
