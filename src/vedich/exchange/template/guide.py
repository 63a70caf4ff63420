"""The first sheet of the template: how it is filled in, in a few sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from vedich.domain.period import Period
from vedich.domain.period_wording import said
from vedich.domain.wording import Wording
from vedich.exchange.columns import TEMPLATE_VERSION
from vedich.exchange.sheets import AGENCIES, ALL_SHEETS, INDICATORS, OBSERVATIONS, PEOPLE, TARGETS
from vedich.exchange.template import looks
from vedich.exchange.template.filling import Filling

GUIDE = Wording("Hướng dẫn", "Guide")
_WHERE, _BLANK_IS = "where", "blank"
# Each step under a key: what it is called, and what is to be done.
STEPS: tuple[tuple[str, Wording, Wording], ...] = (
    (_WHERE, Wording("Điền vào đâu", "Where"), Wording(
        "Trang Số liệu: kết quả đã đạt. Trang Mục tiêu: chỉ tiêu được giao. Hai trang Chỉ tiêu và Đơn vị để tra cứu và để thêm cái riêng của đơn vị.",
        "Sheet Results: what was reached. Sheet Targets: what is asked for. Sheets Indicators and Areas: to look up, and to add your own.")),
    ("choose", Wording("Chọn, không gõ", "Choose, do not type"), Wording(
        "Ô có mũi tên: chọn trong danh sách. Chọn một ô sẽ hiện lời nhắc về cột đó.",
        "A cell with an arrow has a list. A chosen cell says what its column wants.")),
    (_BLANK_IS, Wording("Ô trống khác số 0", "A blank is not 0"), Wording(
        "Bằng không thì ghi 0. Chưa có số thì bỏ cả dòng; máy không tự điền 0.",
        "Write 0 where it is nought. Where nothing is known leave the row out; no 0 is filled in for you.")),
    ("measure", Wording("Số và đơn vị tính", "Figures and measures"), Wording(
        "Ghi số, không ghi chữ trong ô số. Đơn vị tính để trống thì hiểu là đơn vị tính của chỉ tiêu.",
        "Numbers, no words in a cell for figures. A blank measure is that of the indicator.")),
    ("part", Wording("Chỉ tiêu thành phần", "Parts"), Wording(
        "Trang Mục tiêu, cột “Phần của TT”: ghi số thứ tự của chỉ tiêu chung, đứng ở dòng trên. Mức của riêng nữ, thành thị ...: chọn ở cột “Phân tổ”.",
        "Sheet Targets, column “Part of No.”: the number of the whole, which stands in a row above. A goal of women, of towns ... alone: choose it in the column “Part”.")),
    ("down", Wording("Giao xuống", "Assigned down"), Wording(
        "Cột “Giao từ TT”: ghi số thứ tự của dòng cấp trên. Tổng các dòng giao xuống phải bằng dòng cấp trên; nếu cố ý khác thì ghi lý do ở dòng cấp trên.",
        "Column “Down from No.”: the number of the row above. What is assigned down must come to that row; where it is meant to differ, give the reason there.")),
    ("send", Wording("Gửi", "Send"), Wording(
        "Trên trang Thiết lập › Excel, hoặc chạy: vedich db load TỆP.xlsx --as TÀI-KHOẢN. Mọi dòng đều đúng thì tất cả được ghi một lần; có dòng sai thì chưa ghi gì.",
        "On the page Set up › Excel, or run: vedich db load FILE.xlsx --as ACCOUNT. All rows are taken at once where all are right; where one is wrong, none is.")),
    ("mend", Wording("Sửa và gửi lại", "Mend and send again"), Wording(
        "Máy trả tệp có đuôi -lỗi.xlsx: ô cần sửa được tô màu và có ghi chú. Sửa ngay trong tệp đó rồi gửi lại. Gửi hai lần không ghi hai lần.",
        "The file comes back with cells to mend coloured and explained. Mend it there and send that. Sent twice, it is taken once.")),
)  # fmt: skip
# Which of the steps a workbook of one sheet needs; the first is that sheet's own.
_OF_TARGETS = {"part", "down"}
_OF_FIGURES = {_BLANK_IS, "measure"}
_SEND_REPORT = Wording(
    "Ở trang của báo cáo, mục Điền bằng Excel, gửi lại chính tệp này. Số vào biểu trên trang để xem lại rồi mới lưu.",
    "On the page of the report, under Fill in with Excel, send this very file. Its figures are shown in the form before they are saved.",
)  # fmt: skip
_BLANK = Wording(
    "Bằng không thì ghi 0. Chưa có số thì để trống ô Giá trị; máy không tự điền 0.",
    "Write 0 where it is nought. Leave Value blank where nothing is known; no 0 is filled in for you.",
)
_FEW = {
    OBSERVATIONS.key: Wording(
        "Trang Số liệu: mỗi dòng là một ô của biểu. Điền cột Giá trị; dòng chưa có số thì để trống.",
        "Sheet Results: each row is a cell of the form. Fill in Value; leave what is not known blank."),
    TARGETS.key: Wording(
        "Trang Mục tiêu: mỗi dòng một chỉ tiêu giao cho một địa bàn. Thêm ở cuối bảng; dòng đã có thì sửa giá trị và ghi lý do.",
        "Sheet Targets: each row is a target of an area. Add at the end; change the value of one that is there and give the reason."),
    INDICATORS.key: Wording(
        "Trang Chỉ tiêu: thêm chỉ tiêu riêng ở cuối bảng, hoặc sửa dòng đã có và ghi ngày hiệu lực.",
        "Sheet Indicators: add your own at the end, or change one that is there and give the day it holds from."),
    PEOPLE.key: Wording(
        "Trang Tài khoản: mỗi dòng một vai trò của một người. Thêm ở cuối bảng; dòng đã có thì để nguyên.",
        "Sheet People: each row is a role of a person. Add at the end; leave what is there."),
    AGENCIES.key: Wording(
        "Trang Cơ quan: thêm ở cuối bảng. Đổi tên, sáp nhập: sửa dòng đã có, ghi ngày và quyết định.",
        "Sheet Agencies: add at the end. To rename or merge change the row, and give the day and the decision."),
}  # fmt: skip
_COLOURS = Wording("Màu của ô", "Colours")
_TO_FILL_IN, _REQUIRED = Wording("ô cần điền", "to be filled in"), Wording("bắt buộc điền", "required")
_WHEN_KNOWN = Wording("điền khi có", "where there is something to say")
_THERE = Wording("đã có sẵn, không sửa", "there already, not to be changed")
_EXAMPLE = Wording("dòng ví dụ: máy bỏ qua, không cần xóa", "an example: passed over, it need not be deleted")
_FAULT = Wording(
    "máy trả lại: ô cần sửa, di chuột vào ô để xem vì sao", "came back: to be mended, point at it to see why"
)


def _steps(filling: Filling) -> list[tuple[str, str]]:
    """Give the steps for the sheets of a workbook."""
    lang = filling.lang
    few = [_FEW[key].say(lang) for key in filling.sheets if key in _FEW]
    if not few:
        return [(name.say(lang), words.say(lang)) for _, name, words in STEPS]
    left_out = set() if TARGETS.key in filling.sheets else set(_OF_TARGETS)
    if not {TARGETS.key, OBSERVATIONS.key} & set(filling.sheets):
        left_out |= _OF_FIGURES
    own = {_WHERE: " ".join(few)}
    if OBSERVATIONS.key in filling.sheets:
        own |= {_BLANK_IS: _BLANK.say(lang), "send": _SEND_REPORT.say(lang)}
    return [
        (name.say(lang), own.get(key, words.say(lang))) for key, name, words in STEPS if key not in left_out
    ]


def _title(filling: Filling) -> str:
    """Give what a workbook is called by the sheets that it has."""
    lang = filling.lang
    names = [
        sheet.title.say(lang) for sheet in ALL_SHEETS if sheet.key in filling.sheets and sheet.key in _FEW
    ]
    name = ", ".join(names) or Wording("SỐ LIỆU VÀ CHỈ TIÊU", "RESULTS AND TARGETS").say(lang)
    called = Wording(f"MẪU {name}", f"WORKBOOK: {name}").say(lang)
    year = Wording(f" NĂM {filling.year}", f", {filling.year}").say(lang)
    return f"{called}{year}" if filling.area else called


def write_guide(book: Any, formats: Callable[[Any], Any], filling: Filling) -> None:
    lang = filling.lang
    page = book.add_worksheet(GUIDE.say(lang))
    page.hide_gridlines(2)
    page.set_column(0, 0, 3)
    page.set_column(1, 1, 24)
    page.set_column(2, 2, 92)
    page.set_row(0, 30)
    page.write_string(0, 1, _title(filling), formats(looks.TITLE))
    of = f"{filling.title[:1].upper()}{filling.title[1:]} · " if filling.area else ""
    made = Wording("lập ngày", "made on").say(lang)
    made = made if of else f"{made[:1].upper()}{made[1:]}"
    page.write_string(1, 1, f"{of}{made} {said(Period.day(filling.made_on)).say(lang)}", formats(looks.GUIDE))
    row = 3
    for name, words in _steps(filling):
        page.write_string(row, 1, name, formats(looks.STEP_NAME))
        page.write_string(row, 2, words, formats(looks.STEP))
        page.set_row(row, 20 * (1 + len(words) // 118))
        row += 1
    row += 1
    page.write_string(row, 1, _COLOURS.say(lang), formats(looks.STEP_NAME))
    row += 1
    for colour, meaning in (
        (looks.REQUIRED, _TO_FILL_IN if filling.open_columns else _REQUIRED),
        (looks.PAPER, _WHEN_KNOWN),
        (looks.OURS, _THERE) if filling.open_columns else (looks.EXAMPLE, _EXAMPLE),
        (looks.FAULT, _FAULT),
    ):
        page.write_blank(row, 1, None, formats({**looks.SWATCH, "bg_color": colour}))
        page.write_string(row, 2, meaning.say(lang), formats({**looks.STEP, "align": "left", "indent": 1}))
        row += 1
    page.write_string(
        row + 1,
        1,
        f"{Wording('Mẫu phiên bản', 'Template version').say(lang)} {TEMPLATE_VERSION}",
        formats(looks.GUIDE),
    )
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.protect()
