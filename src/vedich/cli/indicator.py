"""`vedich indicator QUERY`: what an indicator is, its measure, which way is better, and its rivals."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from vedich.catalog.entry import IndicatorEntry
from vedich.catalog.find import Match, find
from vedich.catalog.load import catalog
from vedich.cli.indicator_words import (
    DIRECTIONS,
    FREQUENCIES,
    KINDS,
    adds_up,
    name,
    say_unknown,
    validity,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

# Below this a hit shares only stray words with the query; between it and a hit's equals lie its rivals.
_FOUND, _WORTH_SHOWING = 0.6, 0.4
# Meanings of one wording lie this close together, whatever order the catalog puts them in.
_TIE = 0.05
_CLEAR = 0.9
_SHOWN = 8


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "query",
        metavar="TÊN" if vi else "NAME",
        help="tên gọi như trong văn bản hoặc mã, ví dụ “hộ nghèo”, “BHYT”, “POV-001”"
        if vi
        else "a name as documents write it, or a code: 'hộ nghèo', 'poor households', 'POV-001'",
    )
    parser.add_argument(
        "--measure",
        metavar="ĐVT" if vi else "MEASURE",
        help="đơn vị tính của số liệu, để phân biệt các chỉ tiêu trùng tên, ví dụ %% hoặc hộ"
        if vi
        else "the figure's measure, to tell indicators of one name apart, such as %% or hộ",
    )
    parser.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help="bảng hoặc JSON" if vi else "table or JSON",
    )


def run(options: argparse.Namespace) -> int:
    """Print the indicators a name may mean; 2 when there is none."""
    lang = options.lang
    found = find(options.query, measure=options.measure, limit=_SHOWN)
    if not found or found[0].score < _FOUND:
        return say_unknown(options.query, lang)
    matches = [match for match in found if match.score >= _WORTH_SHOWING]
    if options.format == "json":
        print(json.dumps([_record(match) for match in matches], ensure_ascii=False, indent=2))
        return 0
    from rich.console import Console

    console = Console(highlight=False)
    clear, best = matches[0].score >= _CLEAR, matches[0].score - _TIE
    tied = [match for match in matches if clear and match.score >= best and match.alias == matches[0].alias]
    if len(tied) > 1:
        console.print(_tie(options.query, tied, lang))
        console.print(_list(tied, lang, ""))
    elif not clear:
        console.print(_no_exact_name(options.query, lang))
    console.print(_card(catalog().by_code[matches[0].code], lang))
    rivals = [match for match in matches[1:] if match not in tied[1:]]
    if rivals:
        console.print(_list(rivals, lang, "Gần nghĩa" if lang == "vi" else "Close by"))
    return 0


def _tie(query: str, tied: list[Match], lang: str) -> str:
    vi, count = lang == "vi", len(tied)
    if len({match.indicator.measure for match in tied}) == count:
        how = "đơn vị tính của số liệu cho biết là chỉ tiêu nào" if vi else "the figure's measure tells which"
    else:
        how = "cần tên đầy đủ hơn mới phân biệt được" if vi else "a fuller name tells them apart"
    return (
        f"“{query}” có thể là {count} chỉ tiêu; {how}."
        if vi
        else f"“{query}” may mean {count} indicators; {how}."
    )


def _no_exact_name(query: str, lang: str) -> str:
    if lang == "vi":
        return f"Không có chỉ tiêu nào tên đúng là “{query}”; gần nhất là:"
    return f"No indicator is called exactly “{query}”; the nearest is:"


def _list(matches: list[Match], lang: str, title: str) -> Table:
    from rich import box
    from rich.table import Table

    vi = lang == "vi"
    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    labels = ("Mã", "Chỉ tiêu", "Đơn vị tính", "Độ khớp") if vi else ("Code", "Indicator", "Measure", "Fit")
    for label in labels:
        table.add_column(label, overflow="fold", justify="right" if label == labels[-1] else "left")
    for match in matches:
        fit = f"{match.score:.2f}"
        table.add_row(
            match.code,
            name(match.indicator, lang),
            match.indicator.measure,
            fit.replace(".", ",") if vi else fit,
        )
    return table


def _card(entry: IndicatorEntry, lang: str) -> RenderableType:
    """Lay out everything about one indicator."""
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    indicator, vi = entry.indicator, lang == "vi"
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    lines = [
        ("Mã", "Code", indicator.code),
        ("Tiếng Anh", "Vietnamese", indicator.en if vi else indicator.vi),
        ("Lĩnh vực", "Subject", catalog().subjects[indicator.subject].say(lang)),
        ("Đơn vị tính", "Measure", indicator.measure),
        ("Chiều tốt", "Direction", DIRECTIONS[indicator.direction].say(lang)),
        ("Loại số liệu", "Kind", KINDS[indicator.kind].say(lang)),
        ("Kỳ số liệu", "Frequency", FREQUENCIES[indicator.frequency].say(lang)),
        ("Khi tổng hợp", "Adds up", adds_up(entry, lang)),
        ("Hiệu lực", "Valid", validity(indicator, lang)),
        ("Tên khác", "Also called", "; ".join(indicator.aliases)),
        ("Tên dùng chung", "Shared names", "\n".join(_shared_names(entry))),
        ("Lưu ý", "Note", entry.note.say(lang) if entry.note else ""),
        ("Ví dụ", "Examples", "\n".join(entry.examples)),
        ("Không phải", "Not", "\n".join(entry.examples_bad)),
        ("Nguồn", "Source", "\n".join(source.vi if vi else source.en for source in entry.sources)),
    ]
    for label_vi, label_en, text in lines:
        if text:
            grid.add_row(label_vi if vi else label_en, Text(text))
    return Panel(grid, title=Text(name(indicator, lang), style="bold"), title_align="left", expand=False)


def _shared_names(entry: IndicatorEntry) -> list[str]:
    """Give the names that may mean other indicators too, with the codes of those."""
    codes = {key: known.indicator.code for key, known in catalog().indicators.items()}
    return [
        f"{wording} ({', '.join(codes[key] for key in keys if key != entry.key)})"
        for wording, keys in catalog().ambiguous.items()
        if entry.key in keys
    ]


def _record(match: Match) -> dict[str, Any]:
    entry = catalog().by_code[match.code]
    indicator = entry.indicator
    return {
        "code": indicator.code,
        "key": entry.key,
        "vi": indicator.vi,
        "en": indicator.en,
        "score": match.score,
        "through": match.alias,
        "subject": indicator.subject,
        "measure": indicator.measure,
        "direction": indicator.direction.value,
        "kind": indicator.kind.value,
        "frequency": indicator.frequency.value,
        "adds_up_by": str(indicator.aggregation),
        "from": indicator.since.isoformat() if indicator.since else None,
        "until": indicator.until.isoformat() if indicator.until else None,
        "aliases": list(indicator.aliases),
        "source": [source.vi for source in entry.sources],
        "note": {"vi": entry.note.vi, "en": entry.note.en} if entry.note else None,
        "examples": list(entry.examples),
        "examples_bad": list(entry.examples_bad),
    }
