"""The form of a board as a workbook that reads like the printed one."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.intake.making import workbook_bytes
from vedich.reporting.writers.xlsx_form import Cell, Form, Line
from vedich.store.queries.boards import Shown
from vedich.web.parts.figures import day
from vedich.web.parts.question import Question
from vedich.web.parts.words import say, spoken
from vedich.web.targets import table
from vedich.web.targets.table import Figure, Judged, Row


def workbook_of(found: Shown, question: Question, notes: list[str]) -> bytes:
    """Give the workbook of a board, with every basis in columns of its own."""
    lang = spoken()
    told = table.form_of(found, lang)
    as_of = question.moment.as_of
    year = as_of.year
    measure, goals, shares = say("ĐVT", "Measure"), say("Mức giao", "Goal"), say("% mức giao", "% of goal")
    heads = (
        ("STT" if lang == "vi" else "No.", 6),
        (say("Chỉ tiêu", "Target"), 44),
        (measure, 12),
        (say("Thực hiện {year}", "{year}", year=year - 1), 13),
        *((f"{goals} {year} ({words})", 14) for _, words in told.bases),
        (say("Tháng {n}", "Month {n}", n=as_of.month), 12),
        (say("Lũy kế", "To date"), 13),
        *((f"{shares} ({words})", 11) for _, words in told.bases),
        (say("% cùng kỳ", "% of year ago"), 11),
        (say("Đánh giá", "Verdict"), 24),
    )
    below = say("Lũy kế đến hết ngày {day}", "To {day}", day=day(as_of, lang))
    if question.moment.known_on:
        known = day(question.moment.known_on, lang)
        below += say(", theo số đã biết ngày {day}", ", as known on {day}", day=known)
    if told.is_all_illustrated:
        below += say(" – số liệu minh họa, không phải số thật", " – made-up figures for illustration")
    title = say("BIỂU CHỈ TIÊU {area}", "TARGETS OF {area}", area=found.title.upper())
    sheet = say("Biểu chỉ tiêu", "Targets")
    return workbook_bytes(Form(title, below, heads, tuple(_lines(told, len(heads))), tuple(notes), sheet))


def _lines(told: table.Form, width: int) -> Iterator[Line]:
    for group in told.groups:
        yield Line(group.numeral, group.name.say(spoken()).upper())
        for row in group.rows:
            yield Line(
                row.label, f"{row.name} ({row.months})" if row.months else row.name, _cells(row), row.is_part
            )


def _cells(row: Row) -> tuple[Cell | str, ...]:
    return (
        row.measure,
        _cell(row.last_year),
        *(_cell(one) for one in row.goals),
        _cell(row.month),
        _cell(row.result),
        *(_cell(one) for one in row.shares),
        _cell(row.year_ago),
        "; ".join(_judged(one) for one in row.judged),
    )


def _cell(told: Figure | None) -> Cell | str:
    """Give a figure with its sign; one that is no single number (a range) as its text."""
    if told is None or told.value is None:
        return told.text if told else ""
    before, after = "", ""
    text = told.text
    if text.endswith("%"):
        after = "%"
    first = next((place for place, letter in enumerate(text) if letter.isdigit() or letter == "-"), 0)
    before = text[:first]
    return text if " - " in text else Cell(told.value, before, after)


def _judged(one: Judged) -> str:
    parts = [f"{one.basis}: {one.called}" if one.basis else one.called]
    if one.pace:
        parts.append(one.pace)
    if one.declared:
        parts.append(say("văn bản nêu: {word}", "declared: {word}", word=one.declared.wording.say(spoken())))
    if one.office:
        parts.append(say("cơ quan nêu: {word}", "office says: {word}", word=one.office.wording.say(spoken())))
    return ", ".join(parts)
