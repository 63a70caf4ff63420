"""A league table on the screen: places shared by equals, and everybody who has none, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.wording import day
from vedich.store.queries.leagues import League, Unplaced
from vedich.store.queries.told.words import basis_words, figure_of, number, result, share


def league_table(found: League, lang: str, *, width: int, colours: bool) -> str:
    """Give a league table as a person reads it."""
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table

    vi = lang == "vi"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    heads = (
        ("Hạng", "Đơn vị", "Kế hoạch", "Lũy kế", "% KH", "Chênh lệch", "Phần trong số thiếu", "Đánh giá")
        if vi
        else ("Rank", "Area", "Goal", "To date", "% of goal", "Gap", "Of what lacks", "Verdict")
    )
    for place, head in enumerate(heads):
        table.add_column(head, justify="left" if place in (1, 7) else "right", overflow="fold")
    for each in found.places:
        line = each.line
        table.add_row(
            f"{'=' if each.tied else ''}{each.rank}",
            each.title,
            number(line.low, lang),
            result(line, lang),
            share(line.share, lang),
            figure_of(line, line.gap, lang),
            share(each.of_the_gap, lang),
            line.verdict.wording.say(lang),
        )
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colours, no_color=not colours, highlight=False, emoji=False,
        markup=False, legacy_windows=False,
    )  # fmt: skip
    basis = f" · {basis_words(found.basis, lang)}" if found.basis else ""
    console.print(f"{found.meaning.name_in[lang]} ({found.meaning.printed}) · {found.title}{basis}")
    console.print(
        f"{'Đến hết ngày' if vi else 'To'} {day(found.day, lang)}"
        + (f"; {'toàn địa bàn' if vi else 'all together'}: {_whole(found, lang)}" if found.whole else "")
    )
    if found.places:
        console.print(table)
    for line_ in _notes(found, lang):
        console.print(line_)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")).strip("\n") + "\n"


def _whole(found: League, lang: str) -> str:
    line = found.whole
    assert line is not None  # asked only where there is one
    told = result(line, lang) or ("chưa có kết quả" if lang == "vi" else "no result")
    return f"{told} / {number(line.low, lang)} ({line.verdict.wording.say(lang)})"


def _notes(found: League, lang: str) -> Iterator[str]:
    vi = lang == "vi"
    if any(each.tied for each in found.places):
        yield (
            "Dấu = là đồng hạng; hạng ngay sau để trống."
            if vi
            else "= marks ties; the next rank is left out."
        )
    without = [each for each in found.unplaced if each.has_target]
    if without:
        told = _names(without)
        yield (
            f"Không xếp hạng {len(without)} đơn vị chưa đủ số liệu: {told}."
            if vi
            else f"Not ranked, since their figures are not whole ({len(without)}): {told}."
        )
    aimless = [each for each in found.unplaced if not each.has_target]
    if aimless:
        told = _names(aimless)
        yield (
            f"{len(aimless)} đơn vị không được giao chỉ tiêu này: {told}."
            if vi
            else f"{len(aimless)} areas have no such target: {told}."
        )


def _names(areas: list[Unplaced], most: int = 8) -> str:
    told = ", ".join(each.title for each in areas[:most])
    return f"{told} …" if len(areas) > most else told
