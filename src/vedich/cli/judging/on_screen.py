"""A board on the screen: the table as forms have it, the counts, what lags, what documents say beside it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vedich.domain.scorecard import Counting
from vedich.domain.verdict import Verdict
from vedich.domain.wording import day
from vedich.store.judged.board import Line
from vedich.store.queries.boards import Change, Item, Shown
from vedich.store.queries.told.lagging import how, unexplained
from vedich.store.queries.told.sentences import (
    called_by_office,
    called_otherwise,
    counts,
    declared,
    left_out,
    scheme,
    why,
)
from vedich.store.queries.told.words import (
    basis_words,
    figure_of,
    goal,
    months,
    pace_words,
    result,
    share,
)

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_COLOURS = {
    Verdict.EXCEEDED: "green",
    Verdict.MET: "green",
    Verdict.NEAR: "yellow",
    Verdict.MISSED: "red",
}
# A name in fewer letters than this is hard to read.
_NAME = 24
# More lines than this of one kind are told by number.
_MOST = 15


def on_screen(found: Shown, lang: str, counting: Counting, *, width: int, colours: bool) -> str:
    """Give a board as a person reads it."""
    from rich.console import Console

    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colours, no_color=not colours, highlight=False, emoji=False,
        markup=False, legacy_windows=False, color_system="standard" if colours else None,
    )  # fmt: skip
    for line in _head(found, lang):
        console.print(line)
    if found.items:
        console.print()
        console.print(_table(found, lang))
    for block in (
        counts(found, lang, counting),
        declared(found, lang, counting),
        called_otherwise(found, lang),
        called_by_office(found, lang),
        _lagging(found, lang),
        _open(found, lang),
        _changes(found, lang),
        left_out(found, lang),
        scheme(found, lang),
    ):
        told = list(block)
        if told:
            console.print()
            for line in told:
                console.print(line, soft_wrap=True)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n")).strip("\n") + "\n"


def _head(found: Shown, lang: str) -> Iterator[str]:
    asked, vi = found.asked, lang == "vi"
    yield f"{found.title[0].upper()}{found.title[1:]} · " + (
        f"đến hết ngày {day(asked.as_of, lang)}" if vi else f"to {day(asked.as_of, lang)}"
    )
    notes = []
    if asked.known_on:
        notes.append(
            f"theo số liệu đã biết ngày {day(asked.known_on, lang)}"
            if vi
            else f"as known on {day(asked.known_on, lang)}"
        )
    if asked.boundaries.value == "now":
        notes.append(
            f"theo ranh giới ngày {day(asked.border_day, lang)}"
            if vi
            else f"within the borders of {day(asked.border_day, lang)}"
        )
    if not asked.only_approved:
        notes.append("cả số chưa duyệt" if vi else "with what is not approved yet")
    if notes:
        yield "; ".join(notes)[0].upper() + "; ".join(notes)[1:] + "."
    if not found.items:
        yield (
            "Chưa có chỉ tiêu nào của năm này trong hồ sơ."
            if vi
            else "There is no target of this year on record."
        )


def _table(found: Shown, lang: str) -> Table:
    from rich import box
    from rich.table import Table

    vi = lang == "vi"
    year = found.asked.as_of.year
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    monthly = any(line.month is not None for item in found.items for line in item.lines)
    heads = [
        ("STT" if vi else "No.", "right"),
        ("Chỉ tiêu" if vi else "Target", "left"),
        ("ĐVT" if vi else "Measure", "left"),
        (f"TH {year - 1}" if vi else f"{year - 1}", "right"),
        (f"KH {year}" if vi else "Goal", "right"),
        ("Căn cứ" if vi else "Basis", "left"),
        *(((f"Tháng {found.asked.as_of.month}" if vi else "Month"), "right") for _ in range(monthly)),
        ("Lũy kế" if vi else "To date", "right"),
        ("% KH" if vi else "% of goal", "right"),
        ("% cùng kỳ" if vi else "% year ago", "right"),
        ("Đánh giá" if vi else "Verdict", "left"),
    ]
    for title, side in heads:
        table.add_column(
            title,
            justify="right" if side == "right" else "left",
            overflow="fold",
            no_wrap=side == "right",
            min_width=_NAME if title in ("Chỉ tiêu", "Target") else None,
        )
    group = ""
    for item in found.items:
        if item.group.say(lang) != group:
            group = item.group.say(lang)
            table.add_row("", _bold(group.upper()), *([""] * (len(heads) - 2)))
        for cells in _rows(item, found, lang, monthly=monthly):
            table.add_row(*cells)
    return table


def _verdict(line: Line, found: Shown, lang: str) -> str:
    """Say a verdict, with the pace; of what no rule can weigh, what a document calls it, as declared."""
    told = found.scheme.name_of(line.verdict, lang, is_over=line.is_over)
    declared = found.declared_verdicts.get(line.target)
    if declared and not line.verdict.is_judged:
        word = Verdict(declared).wording.say(lang)
        return f"{told} (văn bản: {word})" if lang == "vi" else f"{told} (declared: {word})"
    pace = pace_words(line.pace, lang)
    return f"{told}, {pace}" if pace and not line.verdict.reached else told


def _bold(text: str) -> Text:
    from rich.text import Text

    return Text(text, style="bold")


def _rows(item: Item, found: Shown, lang: str, *, monthly: bool) -> Iterator[list[str | Text]]:
    """Yield a row for each target of an item; what they share stands in the first."""
    from rich.text import Text

    told: tuple[object, ...] | None = None
    for place, line in enumerate(item.lines):
        name = item.meaning.name_in[lang] if place == 0 else ""
        if name and item.category:
            name += f" - {item.category}"
        if line.whole is not None:
            name = f"- {name}" if name else ""
        verdict = _verdict(line, found, lang)
        yield [
            item.label if place == 0 else "",
            name,
            item.meaning.printed if place == 0 else "",
            figure_of(line, line.last_year_whole, lang) if place == 0 else "",
            goal(line, lang),
            _basis(line, lang),
            *([figure_of(line, line.month, lang) if place == 0 else ""] if monthly else []),
            result(line, lang) if told is None or told != _what(line) else "",
            share(line.share, lang),
            share(line.of_year_ago, lang) if told is None or told != _what(line) else "",
            Text(verdict, style=_COLOURS.get(line.verdict, "dim")),
        ]
        told = _what(line)


def _basis(line: Line, lang: str) -> str:
    """Say on whose authority a target stands, and for which months where not for the whole year."""
    of = months(line, lang)
    return f"{basis_words(line.basis, lang)}, {of}" if of else basis_words(line.basis, lang)


def _what(line: Line) -> tuple[object, ...]:
    """Give what a result is of: targets of one indicator may be of different months."""
    return line.first, line.until, line.result, line.result_max


def _lagging(found: Shown, lang: str) -> Iterator[str]:
    vi = lang == "vi"
    lines = [(item, line) for item in found.items for line in item.lines if line.lags]
    if not lines:
        return
    yield (f"Còn chậm ({len(lines)}):" if vi else f"Lagging ({len(lines)}):")
    for item, line in lines[:_MOST]:
        yield f"  {item.meaning.name_in[lang]} ({basis_words(line.basis, lang)}): {how(item, line, lang)}"
        lead = found.leads.get(line.target)
        if lead:
            yield f"    {'Chủ trì' if vi else 'Lead'}: {lead}"
        told = found.explained.get(line.target)
        if told:
            parts = [told.gap, told.causes, told.remedy, told.commitment]
            words = "; ".join(part for part in parts if part)
            yield f"    {'Giải trình' if vi else 'Explained'} ({day(told.as_of, lang)}): {words}"
        elif unexplained(line):
            yield f"    {'Chưa có giải trình.' if vi else 'Not explained yet.'}"
    if len(lines) > _MOST:
        yield f"  … {len(lines) - _MOST}"


def _open(found: Shown, lang: str) -> Iterator[str]:
    """Yield the targets that cannot be judged yet, each with the reason."""
    vi = lang == "vi"
    waiting = (Verdict.NO_RESULT, Verdict.QUALITATIVE_PENDING)
    lines = [(item, line) for item in found.items for line in item.lines if line.verdict in waiting]
    if not lines:
        return
    yield f"Chưa kết luận được ({len(lines)}):" if vi else f"Not judged yet ({len(lines)}):"
    reasons: dict[str, list[str]] = {}
    for item, line in lines:
        name = f"{item.meaning.name_in[lang]} ({basis_words(line.basis, lang)})"
        reasons.setdefault(why(line, found, lang), []).append(name)
    for reason, names in reasons.items():
        more = "; …" if len(names) > _MOST else ""
        yield f"  {reason[0].upper()}{reason[1:]}: {'; '.join(names[:_MOST])}{more}"


def _changes(found: Shown, lang: str) -> Iterator[str]:
    vi = lang == "vi"
    if not found.changes:
        return
    yield ("So với tháng trước:" if vi else "Since the month before:")
    names = {line.target: item for item in found.items for line in item.lines}
    for change in found.changes[:_MOST]:
        yield f"  {_change(change, names[change.line.target], found, lang)}"
    if len(found.changes) > _MOST:
        yield f"  … {len(found.changes) - _MOST}"


def _change(change: Change, item: Item, found: Shown, lang: str) -> str:
    before = _verdict(change.before, found, lang) if change.before else ""
    basis = basis_words(change.line.basis, lang)
    return f"{item.meaning.name_in[lang]} ({basis}): {before} → {_verdict(change.line, found, lang)}"
