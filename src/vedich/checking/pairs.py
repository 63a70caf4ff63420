"""Counts of things of which there are only so many, printed as n/m: '12/15 xã', '171/171 bản'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vedich.checking.view import View
from vedich.domain.document import Span

# Of these a place has a fixed number; '15/12 ha' or '60/55 đảng viên' is a result over its plan.
_PAIR = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:\.\d{3})*)/(?P<total>\d{1,3}(?:\.\d{3})*)(?![\d.,/]\d)\s+"
    r"(?P<noun>xã|phường|thị trấn|bản|thôn|ấp|làng|buôn|khóm|khu phố|tổ dân phố|huyện|thành phố"
    r"|tỉnh|quận|trường|trạm"
    r"|đơn vị|cơ quan|cơ sở|chi bộ|đảng bộ|chi hội|tiêu chí|chỉ tiêu|thủ tục|sản phẩm|hợp tác xã"
    r"|vụ|sở|phòng|hồ|xóm|trang trại|khu công nghiệp|cụm công nghiệp|chủ đầu tư"
    r"|nguồn thu|khoản thu|chợ|kiến nghị"
    r"|hồ sơ|đơn thư|nhiệm vụ|thành viên|đại biểu|tuyến|điểm trường|bệnh viện|công đoàn|chi cục)(?!\w)"
)
_DATE = re.compile(r"(?:ngày|trước|đến|từ|hết|sáng|chiều|tối|và|\d\s*-)\s*$")
_OVER = re.compile(
    r"(?<![\d,.])(?:1(?:0[1-9]|[1-9]\d)|[2-9]\d\d)(?:,\d+)?\s*%|%\s*(?:kế hoạch"
    r"|kh)(?!\w)|so với kế hoạch|\(kế hoạch"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A count n of m things."""

    span: Span
    number: int
    total: int
    noun: str


def pairs_of(view: View) -> tuple[Pair, ...]:
    """Give the pairs that count things, not results over plans or days of a month."""
    return tuple(_pairs(view))


def _pairs(view: View) -> Iterator[Pair]:
    for found in _PAIR.finditer(view.text):
        before = view.text[max(0, found.start() - 8) : found.start()]
        number = int((found["number"] or found["number2"]).replace(".", ""))
        total = int((found["total"] or found["total2"]).replace(".", ""))
        if number <= total or _DATE.search(before):
            continue
        _, end = view.clause_at(found.start())
        if not _OVER.search(view.text, found.end(), min(end, found.end() + 40)):
            yield Pair(view.span(*found.span()), number, total, found["noun"] or "")
