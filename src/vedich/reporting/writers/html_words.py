"""The words of a marked-up page, in both languages."""

from __future__ import annotations

from vedich.domain.finding import Certainty
from vedich.domain.mark import MarkKind
from vedich.domain.wording import Wording

SOURCE = Wording("Văn bản", "Document")
FINDINGS = Wording("Kết quả soát", "Findings")
NOTHING = Wording("Không thấy chỗ nào mâu thuẫn.", "Nothing was found to contradict.")
LIMITS = Wording(
    "Máy chỉ soát được con số, kỳ, đơn vị và cách tính; người ký vẫn cần đọc lại.",
    "Only figures, periods, measures and arithmetic are checked; whoever signs still has to read it.",
)
TO_DOCUMENT = Wording("Xem trong văn bản", "Show in the document")
TO_FINDING = Wording("Xem kết quả soát số", "Show finding number")
ARITHMETIC = Wording("Cách tính", "Arithmetic")
REPAIRS = Wording("Có thể sửa", "Possible repairs")
RESTS_ON = Wording("Dựa vào", "Rests on")
RULE = Wording("Quy tắc", "Rule")
NOTICES = Wording("Cần biết về tệp này", "About this file")
UNREAD = Wording("Có trong tệp nhưng không đọc", "In the file but not read")
ROWS_LEFT_OUT = Wording(
    "{count} dòng không có gì để báo, không in ở đây", "{count} rows with nothing to report, not shown here"
)
SKIP = Wording("Tới kết quả soát", "Skip to the findings")
LEGEND = Wording("Chú giải", "Legend")
BY = Wording("Về Đích soát · {count}", "Checked by Về Đích · {count}")

MARKS = {
    MarkKind.INSERTED: Wording("chèn thêm, chưa duyệt", "inserted, not yet accepted"),
    MarkKind.HIDDEN: Wording("bị ẩn trong tệp", "hidden in the file"),
    MarkKind.OCR: Wording("nhận dạng từ ảnh, chưa chắc", "recognised in a picture, unsure"),
    MarkKind.TEXT_NUMBER: Wording("số được lưu dạng chữ", "a number stored as text"),
    MarkKind.STALE_FORMULA: Wording("công thức chưa tính lại", "a formula not computed anew"),
    MarkKind.CONVERTED: Wording("chuyển từ bảng mã cũ", "converted from an old encoding"),
}

_COUNTED = {
    Certainty.CERTAIN: (Wording("chỗ chắc chắn sai", "certain"), "certain"),
    Certainty.LIKELY: (Wording("nhiều khả năng sai", "likely"), "likely"),
    Certainty.WORTH_A_LOOK: (Wording("nên xem lại", "worth a look"), "look"),
}


def counted(certainty: Certainty, lang: str) -> str:
    """Give the words behind a number of findings of one certainty."""
    return _COUNTED[certainty][0].say(lang)


def style_of(certainty: Certainty) -> str:
    """Give the name that a certainty has in the style of the page."""
    return _COUNTED[certainty][1]
