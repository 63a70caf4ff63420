"""A report as an Excel form: out with its lines ready, in as what was typed, or back with its faults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from vedich.actions.drafting import keep_draft
from vedich.actions.loading.names import Names
from vedich.actions.observations import measure_trouble
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.wording import Wording
from vedich.exchange import cells as grammar
from vedich.exchange.choices import VINTAGES as VINTAGE_WORDS
from vedich.exchange.choices import meanings
from vedich.exchange.columns import Listed
from vedich.exchange.period_words import words_of
from vedich.exchange.sheets import OBSERVATIONS
from vedich.exchange.template.filling import Filling, Written
from vedich.exchange.template.marking import Fault
from vedich.exchange.template.reading import Filled, Line, TemplateError, shown
from vedich.intake.filled_template import open_template, return_template
from vedich.intake.making import workbook_bytes
from vedich.reading.sources.trouble import SourceError
from vedich.store.queries.breakdowns import Part
from vedich.store.queries.forms import Cell, Form
from vedich.store.queries.meanings import measure_of
from vedich.web.gate.asked import Asked
from vedich.web.gate.headers import SANDBOX
from vedich.web.gate.one_at_a_time import one_at_a_time
from vedich.web.gate.rights import for_everybody_signed_in
from vedich.web.parts.figures import figure
from vedich.web.parts.handing_out import marked_name
from vedich.web.parts.words import say, spoken
from vedich.web.reports.entry import sheet_of
from vedich.web.reports.found import Found, entering
from vedich.web.reports.looking import Sheet
from vedich.web.reports.typed import NOTE, VINTAGES, written

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BETWEEN = " · "
_MOST_BYTES = 20_000_000
# What stands in a draft for a cell that somebody else filled in: no figure has this id, so both are shown.
_UNSEEN = 0
_DRAFT = Wording("Nháp: mới gõ, chưa lưu vào báo cáo", "Draft: typed, not saved in the report yet")


@for_everybody_signed_in
@one_at_a_time
def workbook(request: Asked, report: int) -> HttpResponse:
    """Give the form as a workbook; a filled one that comes back fills the form, or goes back marked."""
    one = entering(request, report)
    if request.method == "POST":
        return _take(request, one)
    data = workbook_bytes(_filling(sheet_of(request, one), one, request.day))
    return _file(data, f"{one.row.area.key.replace(':', '-')} {one.row.report_period.period}.xlsx")


def _filling(sheet: Sheet, one: Found, day: date) -> Filling:
    form, period = sheet.form, one.row.report_period
    area, lang = f"{one.row.area.key}{_BETWEEN}{one.area}", spoken()
    lines: list[dict[str, Written]] = []
    for line in form.lines:
        for cell in line.cells:
            value, words = sheet.figure_of(cell)
            typed = sheet.typing.text_of(cell)
            is_draft = typed != written(cell.shown)
            lines.append(
                {
                    "indicator": f"{line.indicator}{_BETWEEN}{line.whole or line.name}",
                    "part": _listed(line.part) if line.part else "",
                    "area": area,
                    "period": words_of(cell.period, lang),
                    "as_of": min(day, period.covers_end),
                    "vintage": VINTAGE_WORDS[sheet.typing.vintage].say(lang),
                    # What is no figure yet goes out as it was typed: nothing typed is lost on the way.
                    "value": value if value is not None or words else typed,
                    "words": words,
                    "measure": line.measure,
                    "reason": sheet.typing.note_of(line),
                    "remark": _DRAFT.say(lang) if is_draft else "",
                }
            )
    lists = {
        Listed.INDICATORS: [
            f"{line.indicator}{_BETWEEN}{line.name}" for line in form.lines if line.cells and not line.part
        ],
        Listed.PARTS: list(dict.fromkeys(_listed(line.part) for line in form.lines if line.part)),
        Listed.AREAS: [area],
        Listed.PERIODS: list(dict.fromkeys(str(each["period"]) for each in lines)),
        Listed.MEASURES: sorted({line.measure for line in form.lines if line.measure}),
    }
    rows = {OBSERVATIONS.key: lines}
    year, sheets = form.period.end.year, (OBSERVATIONS.key,)
    return Filling(
        one.row.area.key,
        one.area,
        year,
        day,
        lists,
        rows,
        sheets=sheets,
        open_columns=("value", "measure", "words", "vintage", "reason"),
        # What a report does not keep is not asked for.
        hidden=("value_max", "denominator", "place"),
        lang=lang,
    )


def _listed(part: Part) -> str:
    """Give a part as the list of a workbook names it."""
    return f"{part.key}{_BETWEEN}{part.en if spoken() == 'en' else part.vi}"


@dataclass(slots=True)
class _Reading:
    """What a workbook says of a form: the changes of a draft, and what is to be mended."""

    changed: dict[str, Any]
    faults: list[tuple[int, Refusal]]
    vintage: str = ""
    blank: int = 0


def _take(request: Asked, one: Found) -> HttpResponse:
    file = request.FILES.get("workbook")
    if not one.can_enter:
        raise Http404
    if file is None or not file.name:
        messages.error(request, say("Hãy chọn tệp Excel đã điền.", "Choose the workbook that was filled in."))
        return redirect("report", one.row.pk)
    if (file.size or 0) > _MOST_BYTES:
        messages.error(request, say("Tệp lớn hơn 20 MB.", "The file is over 20 MB."))
        return redirect("report", one.row.pk)
    data, name = file.read(), PurePath(file.name).name[:200]
    try:
        filled = open_template(data, name)
    except (SourceError, TemplateError) as error:
        messages.error(request, _not_taken(name, error))
        return redirect("report", one.row.pk)
    read = _read(sheet_of(request, one), filled, request.user.username)
    if read.faults:
        return _back(request, one, data, name, filled=filled, read=read)
    keep_draft(
        by=request.user,
        at=request.at,
        submission=one.row.pk,
        changed=read.changed,
        vintage=read.vintage,
    )
    count = sum(not key.startswith(NOTE) for key in read.changed)
    told = say(
        "Đã đưa {n} ô từ {name} vào biểu. Xem lại rồi lưu.",
        "{n} cells of {name} are in the form. Look, then save.",
        n=count,
        name=name,
    )
    messages.success(request, told)
    if read.blank:
        messages.info(
            request,
            say(
                "{n} ô trong tệp để trống mà biểu đang có số: số trong biểu được giữ. "
                "Muốn bỏ thì xóa trong biểu.",
                "{n} cells are blank in the file and not in the form: the form's figures stay. "
                "Clear them in the form to drop them.",
                n=read.blank,
            ),
        )
    return redirect("report", one.row.pk)


def _not_taken(name: str, error: SourceError | TemplateError) -> str:
    """Say why nothing of a file was taken, and what to do now, to somebody who sits before the page."""
    if isinstance(error, TemplateError) and error.is_another:
        return say(
            "{name} không phải biểu Excel của Về Đích, hoặc là biểu của phiên bản trước. Chưa nhận số nào: "
            "bấm Tải biểu Excel để lấy biểu của kỳ này, chép cột Giá trị sang rồi gửi lại.",
            "{name} is no Excel form of Về Đích, or one of an earlier version. Nothing was taken: press Take "
            "the Excel form, copy the column of values into it and send that.",
            name=name,
        )
    why = error.vi if spoken() == "vi" else error.en
    return say("{name}: {why}. Chưa nhận số nào.", "{name}: {why}. Nothing was taken.", name=name, why=why)


def _back(
    request: Asked, one: Found, data: bytes, name: str, *, filled: Filled, read: _Reading
) -> HttpResponse:
    try:
        marked = return_template(data, name, _marks(read.faults, filled), spoken())
    except SourceError as error:
        messages.error(request, f"{name}: {error.vi if spoken() == 'vi' else error.en}")
        return redirect("report", one.row.pk)
    return _file(marked, marked_name(name))


def _read(sheet: Sheet, filled: Filled, user: str) -> _Reading:
    form, names, read = sheet.form, Names(), _Reading({}, [])
    measures = {line.indicator: line.measure for line in form.lines}
    for line in filled.lines.get(OBSERVATIONS.key, ()):
        try:
            cell, text, note = _line(form, line, names, measures)
        except RefusedError as error:
            read.faults.append((line.row, error.refusal))
            continue
        before = sheet.typing.text_of(cell)
        read.blank += not text and bool(before)
        # What the file says as the form does, saved or not, is no change.
        if text and text not in (before, written(cell.shown), _plain(sheet.figure_of(cell)[0])):
            read.changed[cell.key] = [text, _seen(sheet, cell, user)]
        if note:
            read.changed[f"{NOTE}{cell.key.partition('|')[0]}"] = note
        vintage = line.cells.get("vintage")
        for each in VINTAGES:
            if vintage and meanings(Listed.VINTAGES).get(grammar.text(vintage).casefold()) is each:
                read.vintage = each.value
    return read


def _plain(value: Decimal | None) -> str:
    """Write a figure as it comes back out of a spreadsheet, which keeps no noughts at the end."""
    return "" if value is None else figure(value.normalize(), "vi")


def _seen(sheet: Sheet, cell: Cell, user: str) -> int | None:
    """Give the figure over which somebody filled in a cell of a file, to ask about others' figures."""
    if (typed := sheet.typing.cells.get(cell.key)) is not None:
        return typed.seen
    stands = cell.stands
    if stands is not None and cell.shown is not None and stands.by != user:
        return _UNSEEN
    return stands.id if stands else None


def _line(form: Form, line: Line, names: Names, measures: dict[str, str]) -> tuple[Cell, str, str]:
    """Give the cell that a line of a workbook is about, with its text and its note.

    Raises:
        RefusedError: the line is of another area, period or form, or holds no figure.
    """
    indicator = names.indicator(line.cells.get("indicator"))
    if indicator not in measures:
        raise RefusedError(_refusal("indicator", *_OTHER_LINE))
    if names.area(line.cells.get("area")) != form.report.area.key:
        raise RefusedError(_refusal("area", *_OTHER_AREA))
    period = grammar.period(line.cells.get("period"))
    part = names.part(line.cells.get("part"))
    key = f"{indicator}#{part.key}" if part else indicator
    if key not in {one.key for one in form.lines}:
        raise RefusedError(_refusal("part", *_OTHER_PART))
    cell = form.cells.get(f"{key}|{period}")
    if cell is None:
        raise RefusedError(_refusal("period", *_OTHER_PERIOD))
    value = grammar.figure(line.cells.get("value"), "value")
    words = grammar.text(line.cells.get("words"))
    note = grammar.text(line.cells.get("reason"))
    if value is None:
        return cell, words, note
    measure = names.measure(line.cells.get("measure"), indicator)
    if measure != measures[indicator]:
        if (trouble := measure_trouble(measure, measures[indicator])) is not None:
            raise RefusedError(trouble)
        value = measure_of(measure).convert(Decimal(value), measure_of(measures[indicator]))
    return cell, figure(value, "vi"), note


def _refusal(column: str, why: Wording, remedy: Wording) -> Refusal:
    return Refusal(column, why, remedy)


_OTHER_LINE = (
    Wording("biểu này không có chỉ tiêu đó", "this form has no such line"),
    Wording("xóa dòng này, hoặc tải lại biểu Excel của kỳ này", "delete the row, or take this form anew"),
)
_OTHER_PART = (
    Wording("biểu này không hỏi phần đó của chỉ tiêu", "this form does not ask for that part"),
    Wording(
        "để trống cột Phân tổ nếu là số chung, hoặc xóa dòng này",
        "clear the part where it is the whole, or delete the row",
    ),
)
_OTHER_AREA = (
    Wording("dòng này của địa bàn khác", "this row is of another area"),
    Wording("mỗi báo cáo chỉ nhận số của địa bàn mình", "a report takes figures of its own area alone"),
)
_OTHER_PERIOD = (
    Wording("biểu này không nhận số của kỳ đó", "this form takes no figure of that period"),
    Wording(
        "có thể đây là tệp của kỳ khác; tải lại biểu Excel của kỳ này",
        "this may be the file of another period; take the form of this one",
    ),
)


def _marks(faults: list[tuple[int, Refusal]], filled: Filled) -> list[Fault]:
    """Give what is to be marked in the workbook that goes back, row by row."""
    places = filled.places.get(OBSERVATIONS.key, {})
    lines = {line.row: line for line in filled.lines.get(OBSERVATIONS.key, ())}
    found, lang = [], spoken()
    for row, refusal in faults:
        key = refusal.field if refusal.field in places else "indicator"
        found.append(
            Fault(
                OBSERVATIONS.key,
                row,
                places[key],
                places["remark"],
                OBSERVATIONS.column(key).heading.say(lang),
                shown(lines[row], key),
                refusal.why.say(lang),
                refusal.remedy.say(lang),
            )
        )
    return found


def _file(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Content-Security-Policy"] = SANDBOX
    return answer
