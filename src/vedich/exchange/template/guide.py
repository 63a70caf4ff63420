"""The first sheet of the template: how it is filled in, in a few sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from vedich.exchange.columns import TEMPLATE_VERSION
from vedich.exchange.sheets import AGENCIES, ALL_SHEETS, INDICATORS, OBSERVATIONS, PEOPLE, TARGETS
from vedich.exchange.template import looks
from vedich.exchange.template.filling import Filling

GUIDE = "Hướng dẫn"
STEPS = (
    ("Điền vào đâu", "Trang Số liệu: kết quả đã đạt. Trang Mục tiêu: chỉ tiêu được giao. Hai trang Chỉ tiêu và Đơn vị để tra cứu và để thêm cái riêng của đơn vị."),
    ("Chọn, không gõ", "Ô có mũi tên: chọn trong danh sách. Chọn một ô sẽ hiện lời nhắc về cột đó."),
    ("Ô trống khác số 0", "Bằng không thì ghi 0. Chưa có số thì bỏ cả dòng; máy không tự điền 0."),
    ("Số và đơn vị tính", "Ghi số, không ghi chữ trong ô số. Đơn vị tính để trống thì hiểu là đơn vị tính của chỉ tiêu."),
    ("Chỉ tiêu thành phần", "Trang Mục tiêu, cột “Phần của TT”: ghi số thứ tự của chỉ tiêu chung, đứng ở dòng trên."),
    ("Giao xuống", "Cột “Giao từ TT”: ghi số thứ tự của dòng cấp trên. Tổng các dòng giao xuống phải bằng dòng cấp trên; nếu cố ý khác thì ghi lý do ở dòng cấp trên."),
    ("Gửi", "Trên trang Thiết lập › Excel, hoặc chạy: vedich db load TỆP.xlsx --as TÀI-KHOẢN. Mọi dòng đều đúng thì tất cả được ghi một lần; có dòng sai thì chưa ghi gì."),
    ("Sửa và gửi lại", "Máy trả tệp có đuôi -lỗi.xlsx: ô cần sửa được tô màu và có ghi chú. Sửa ngay trong tệp đó rồi gửi lại. Gửi hai lần không ghi hai lần."),
)  # fmt: skip
# Which of the steps a workbook of one sheet needs; the first is that sheet's own.
_OF_TARGETS = {"Chỉ tiêu thành phần", "Giao xuống"}
_OF_FIGURES = {"Ô trống khác số 0", "Số và đơn vị tính"}
_SEND_REPORT = "Ở trang của báo cáo, mục Điền bằng Excel, gửi lại chính tệp này. Số vào biểu trên trang để xem lại rồi mới lưu."
_BLANK = "Bằng không thì ghi 0. Chưa có số thì để trống ô Giá trị; máy không tự điền 0."
_FEW = {
    OBSERVATIONS.key: "Trang Số liệu: mỗi dòng là một ô của biểu. Điền cột Giá trị; dòng chưa có số thì để trống.",
    TARGETS.key: "Trang Mục tiêu: mỗi dòng một chỉ tiêu giao cho một địa bàn. Thêm ở cuối bảng; dòng đã có thì sửa giá trị và ghi lý do.",
    INDICATORS.key: "Trang Chỉ tiêu: thêm chỉ tiêu riêng ở cuối bảng, hoặc sửa dòng đã có và ghi ngày hiệu lực.",
    PEOPLE.key: "Trang Tài khoản: mỗi dòng một vai trò của một người. Thêm ở cuối bảng; dòng đã có thì để nguyên.",
    AGENCIES.key: "Trang Cơ quan: thêm ở cuối bảng. Đổi tên, sáp nhập: sửa dòng đã có, ghi ngày và quyết định.",
}


def _steps(filling: Filling) -> list[tuple[str, str]]:
    """Give the steps for the sheets of a workbook."""
    few = [_FEW[key] for key in filling.sheets if key in _FEW]
    if not few:
        return list(STEPS)
    left_out = set() if TARGETS.key in filling.sheets else set(_OF_TARGETS)
    if not {TARGETS.key, OBSERVATIONS.key} & set(filling.sheets):
        left_out |= _OF_FIGURES
    told = {**dict(STEPS), "Điền vào đâu": " ".join(few)}
    if OBSERVATIONS.key in filling.sheets:
        told |= {"Ô trống khác số 0": _BLANK, "Gửi": _SEND_REPORT}
    return [(name, words) for name, words in told.items() if name not in left_out]


def _title(filling: Filling) -> str:
    """Give what a workbook is called by the sheets that it has."""
    names = [sheet.title for sheet in ALL_SHEETS if sheet.key in filling.sheets and sheet.key in _FEW]
    name = ", ".join(names) if names else "SỐ LIỆU VÀ CHỈ TIÊU"
    return f"MẪU {name} NĂM {filling.year}" if filling.area else f"MẪU {name}"


def write_guide(book: Any, formats: Callable[[Any], Any], filling: Filling) -> None:
    page = book.add_worksheet(GUIDE)
    page.hide_gridlines(2)
    page.set_column(0, 0, 3)
    page.set_column(1, 1, 24)
    page.set_column(2, 2, 92)
    page.set_row(0, 30)
    page.write_string(0, 1, _title(filling), formats(looks.TITLE))
    of = f"{filling.title[:1].upper()}{filling.title[1:]} · lập" if filling.area else "Lập"
    page.write_string(1, 1, f"{of} ngày {filling.made_on:%d/%m/%Y}", formats(looks.GUIDE))
    row = 3
    for name, words in _steps(filling):
        page.write_string(row, 1, name, formats(looks.STEP_NAME))
        page.write_string(row, 2, words, formats(looks.STEP))
        page.set_row(row, 20 * (1 + len(words) // 118))
        row += 1
    row += 1
    page.write_string(row, 1, "Màu của ô", formats(looks.STEP_NAME))
    row += 1
    for colour, words in (
        (looks.REQUIRED, "ô cần điền" if filling.open_columns else "bắt buộc điền"),
        (looks.PAPER, "điền khi có"),
        (looks.OURS, "đã có sẵn, không sửa")
        if filling.open_columns
        else (looks.EXAMPLE, "dòng ví dụ: máy bỏ qua, không cần xóa"),
        (looks.FAULT, "máy trả lại: ô cần sửa, di chuột vào ô để xem vì sao"),
    ):
        page.write_blank(row, 1, None, formats({**looks.SWATCH, "bg_color": colour}))
        page.write_string(row, 2, words, formats({**looks.STEP, "align": "left", "indent": 1}))
        row += 1
    page.write_string(row + 1, 1, f"Mẫu phiên bản {TEMPLATE_VERSION}", formats(looks.GUIDE))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.protect()
