"""The tasks of a document as rules look at them: who leads, who supports, and whether a time is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vedich.checking.view import View
from vedich.domain.document import Reading, Span

_AGENCY = (
    r"(?:(?:các )?sở|ủy ban nhân dân|uỷ ban nhân dân|ubnd|văn phòng|ban quản lý|ban|công an|bộ chỉ huy"
    r"|cục|chi cục|kho bạc"
    r"|phòng|đảng ủy|chi nhánh|thanh tra|trung tâm|bảo hiểm xã hội|bhxh|đài)"
)
# A formal order opens its clause: 'Giao Sở Tài chính ...', '3. Sở Y tế chủ trì ...'.
_OPENS = re.compile(
    r"(?:^|(?<=\n)|(?<=[;.:] ))[ \t]*(?:[-+*•]|\d+[.)]|[a-zđ]\))?[ \t]*(?P<order>(?:giao|yêu cầu|đề nghị)\s+)"
    r"(?P<who>(?!nhiệm vụ|chỉ tiêu|kế hoạch|dự toán|cho\b|trong\b)[^\n;.:]{3,90}?)"
    r"(?=\s+(?:chủ trì|phối hợp|tham mưu|khẩn trương|tập trung|rà soát|hoàn thành|tổ chức|báo cáo"
    r"|theo dõi|kiểm tra"
    r"|đôn đốc|thực hiện|triển khai|tổng hợp|xây dựng|chỉ đạo|gửi|có trách nhiệm|nghiên cứu|hướng dẫn"
    r"|bố trí|công khai|đẩy nhanh)\b)"
)
_UNLED = re.compile(
    r"(?:^|(?<=\n)|(?<=[;.:] ))[ \t]*(?:[-+*•]|\d+[.)]|[a-zđ]\))?[ \t]*giao\s+(?:chủ trì|tham mưu"
    r"|xây dựng|rà soát|tổ chức)\b"
)
_LEADS = re.compile(r"(?P<who>" + _AGENCY + r"[^,;.\n]{0,60}?)\s+(?:là cơ quan |làm |là đơn vị )?chủ trì\b")
_SUPPORTS = re.compile(r"phối hợp(?: chặt chẽ)?(?: với| cùng)?\s+(?P<who>[^;.\n]{2,160})")
_DUE = re.compile(
    r"trước (?:ngày|tháng|\d|hết)|chậm nhất|hạn (?:chót|cuối|hoàn thành)|thời hạn|thời gian hoàn thành"
    r"|trong (?:tháng|quý|năm|tuần|ngày)\b|trong thời hạn"
    r"|trong (?:\d+|vòng) |hàng (?:tháng|quý|tuần|năm)|hằng (?:tháng|quý|tuần|năm)|định kỳ|thường xuyên"
    r"|ngay sau|đến (?:ngày|hết|cuối)|vào (?:ngày|tháng|quý|cuối)"
    r"|xong trong|từ ngày|ngày \d|quý [iv1-4]|tháng \d|năm 20\d\d|20\d\d"
)


@dataclass(frozen=True, slots=True)
class Order:
    """One task as ordered: its words, the agencies that lead and support, and whether a time is set."""

    span: Span
    head: Span
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    has_deadline: bool
    is_unled: bool = False


def orders_of(reading: Reading, view: View) -> tuple[Order, ...]:
    """Give the formal orders of a document; appeals in an article are none."""
    known = [(view.at(d.span.start), view.at(d.span.end), d) for d in reading.directives if d.deadline]
    found = []
    for order, start, end in _orders(view):
        timed = order.has_deadline or any(start <= at < end for at, _, _ in known)
        found.append(order if timed == order.has_deadline else _timed(order))
    return tuple(found)


def _timed(order: Order) -> Order:
    return Order(order.span, order.head, order.leads, order.supports, True, order.is_unled)


def _orders(view: View) -> Iterator[tuple[Order, int, int]]:
    text = view.text
    if "giao" not in text and "chủ trì" not in text and "yêu cầu" not in text and "đề nghị" not in text:
        return
    taken = -1
    opened = sorted(
        [(found, False) for found in _OPENS.finditer(text)]
        + [(found, True) for found in _UNLED.finditer(text)]
        + [(found, False) for found in _LEADS.finditer(text)],
        key=lambda pair: pair[0].start(),
    )
    for found, unled in opened:
        if found.start() < taken:
            continue
        begin = found.start() + len(found.group()) - len(found.group().lstrip())
        _, end = view.sentence_at(begin + 1)
        end = begin + len(text[begin:end].rstrip(" \n\t.;"))
        words = text[begin:end]
        leads = tuple(dict.fromkeys(_name(match["who"]) for match in _LEADS.finditer(words)))
        supports: list[str] = []
        for match in _SUPPORTS.finditer(words):
            supports += [
                _name(name) for name in re.split(r",| và ", match["who"]) if re.match(r"\s*" + _AGENCY, name)
            ]
        if not leads and not unled and "who" in found.groupdict():
            leads = (_name(found["who"]),)
        order = Order(
            view.span(begin, end),
            view.span(begin, min(found.end(), end)),
            leads,
            tuple(supports),
            _DUE.search(words) is not None,
            unled,
        )
        taken = end
        yield order, begin, end


def _name(words: str) -> str:
    words = re.sub(r"^\s*(?:[-+*•]|\d+[.)]|[a-zđ]\))?\s*(?:giao|yêu cầu|đề nghị)?\s*(?:cho\s+)?", "", words)
    return re.sub(
        r"\s+(?:tham mưu|để|trong|thực hiện|tổ chức|xây dựng|rà soát|tổng hợp|kiểm tra|đôn đốc)\b.*$",
        "",
        " ".join(words.split()),
    ).strip(" ,")
