"""The tasks of a document as rules look at them: who leads, who supports, and whether a time is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vedich.checking.view import View
from vedich.domain.document import Span

_AGENCY = (
    r"(?:các (?:sở|phòng|ban|cơ quan|đơn vị|địa phương|xã|huyện|ngành)|sở|ủy ban (?:nhân dân"
    r"|mttq)|uỷ ban (?:nhân dân|mttq)"
    r"|ubnd|hđnd|văn phòng|ban|công an|bộ chỉ huy|cục|chi cục|kho bạc|phòng|đảng ủy|đảng uỷ"
    r"|thanh tra|trung tâm"
    r"|bảo hiểm xã hội|bhxh|đài|hội|đoàn|trường|bệnh viện|chủ tịch|giám đốc|trưởng|thủ trưởng"
    r"|ngành|hạt|đội|mặt trận"
    r"|liên đoàn|ngân hàng|chi nhánh|công ty|huyện|thị xã|thành phố|chủ đầu tư|bộ phận"
    # 'Tổ chức thực hiện' opens a section; 'tổ chức đảng' is somebody.
    r"|tổ(?! chức(?! (?:đảng|đoàn|chính trị|cơ sở)))|trạm"
    r"|đồn|công chức|cán bộ|các)"
)
_VERBS = (
    r"(?:chủ trì|phối hợp|tham mưu|khẩn trương|tập trung|rà soát|hoàn thành|hoàn thiện|hoàn tất"
    r"|tổ chức|báo cáo|theo dõi"
    r"|kiểm tra|đôn đốc|thực hiện|triển khai|tổng hợp|(?<!sở )(?<!phòng )(?<!ngành )xây dựng"
    r"|chỉ đạo|gửi|nghiên cứu|hướng dẫn|thông báo để"
    r"|bố trí|công khai|đẩy nhanh"
    r"|phân bổ|vận động|xác nhận|thông báo|đối chiếu|lập|trình|ban hành|cung cấp|chuẩn bị"
    r"|tiếp tục|chủ động|giải ngân"
    r"|thẩm định|bàn giao|khắc phục|cập nhật|niêm yết|giám sát|tăng cường|giải quyết|nghiệm thu"
    r"|quyết toán|chi trả|xử lý"
    r"|khảo sát|lắp đặt|di dời|xác minh|thẩm tra|lấy ý kiến|thành lập|quan trắc|đo đạc|kê khai|tập huấn"
    r"|tháo gỡ|bổ sung|cắm mốc|kiểm kê|vận hành|tuyển dụng|tổng kết|sơ kết|đánh giá|số hóa|đấu giá|phân công"
    r"|giải phóng|chỉnh trang|trồng|mua sắm|ký kết|duy tu|khơi thông|thanh tra|xây lắp|chuyển giao|bố cáo"
    r"|tuyên truyền|thống kê|điều tra|kiện toàn|mở|sửa chữa|nạo vét|thu|nộp|đăng ký|ký|cấp"
    r"|phê duyệt|hỗ trợ|(?<!ban )(?<!phòng )(?<!sở )(?<!cục )(?<!tâm )(?<!đội )quản lý|nhân rộng|điều chỉnh)"
)
_BULLET = re.compile(r"\s*(?:[-+*•]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|điều \d+\.)?\s*")
_NEXT_AGENCY = re.compile(r";\s+(?=" + _AGENCY + r"(?![^\W_]))")
_LED = re.compile(
    r"(?:(?:giao|yêu cầu|đề nghị)(?: cho)?\s+)?(?P<who>" + _AGENCY + r"(?![^\W_])[^.;:\d]{0,90}?)"
    r"(?P<verb>(?<=\s)" + _VERBS + r")(?![^\W_])"
)
# 'Thu', 'mở', 'cấp' open tales as often as orders.
_BARE = re.compile(r"(?:giao\s+)?(?P<verb>(?!(?:thu|mở|ký|cấp|lập|nộp|các)\b)" + _VERBS + r")(?![^\W_])")
# 'Thực hiện Quyết định số ..., Ban Chỉ huy bàn giao hồ sơ': the order stands behind the comma.
_PREAMBLE = re.compile(
    r"(?:thực hiện|căn cứ|theo|triển khai)\s+(?:nghị (?:quyết|định)|quyết định|kế hoạch|công điện"
    r"|công văn|kết luận|thông báo"
    r"|chỉ (?:thị|đạo)|văn bản|chương trình|luật|thông tư)[^,;.]*,\s*(?:ngày [^,]*,\s*)?"
)
_LEADS = re.compile(
    r"(?P<who>" + _AGENCY + r"(?![^\W_])[^,;.\n]{0,60}?)\s+(?:là cơ quan |làm |là đơn vị )?chủ trì(?![^\W_])"
)
_SUPPORTS = re.compile(r"phối hợp(?: chặt chẽ)?(?: với| cùng)?\s+(?P<who>[^;.\n]{2,160})")
# A day or a month by which the work is to be done.
_BY = re.compile(
    r"trước (?:ngày|tháng|hết|\d)|chậm nhất|muộn nhất|hạn (?:chót|cuối)|thời hạn"
    r"|thời gian hoàn thành|xong trong|xong trước"
    r"|hoàn thành (?:trong|trước|vào) (?:ngày|tháng|quý|năm|tuần|\d{1,2}/)|trong (?:tháng|quý|năm"
    r"|tuần) |trong thời hạn"
)
# Anything that says when: such an order is not without a time.
_WHEN = re.compile(
    r"hàng (?:ngày|tháng|quý|tuần|năm)|hằng (?:ngày|tháng|quý|tuần|năm)|định kỳ|thường xuyên|ngay"
    r"|kịp thời|trong (?:\d|vòng|suốt)"
    r"|đến (?:ngày|hết|cuối|năm)|vào (?:ngày|tháng|quý|cuối)|từ ngày|ngày \d|quý [iv1-4]|tháng \d"
    r"|năm (?:19|20)\d\d|cuối năm|đầu năm"
    r"|giai đoạn|vụ (?:đông|hè|mùa|xuân|thu|sản xuất)|dịp|mùa|liên tục|đúng (?:hạn"
    r"|tiến độ|thời gian)|\d{1,2}/\d{1,2}"
)
# Watching over a plan has no end, nor has what follows a rule: the verb that opens the order tells.
_STANDING_VERB = re.compile(
    r"(?:theo dõi|đôn đốc|giám sát|chịu trách nhiệm|căn cứ|tăng cường|tiếp tục|tuyên truyền|quản lý|chủ động"
    r"|phối hợp|hướng dẫn)(?![^\W_])"
)
_STANDING = re.compile(
    r"theo quy định|chịu trách nhiệm|thông báo để|thường kỳ|nhiệm vụ được giao"
    r"|(?:thông báo|kế hoạch|chỉ thị|quyết định|công văn|nghị quyết|chương trình) này"
)
# 'Đôn đốc nhà thầu hoàn thành mặt đường, thông xe': what is to be finished has an end.
_ENDS = re.compile(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|hoàn tất|xong|thông xe|nghiệm thu|bàn giao|gửi"
    r"|trình|đăng ký|tổng kết)(?!\w)"
)
# 'Quyết định đã có hiệu lực', 'nhiệm vụ được giao' tell of what is ordered, not that it is done.
_TOLD = re.compile(
    r"(?<!\w)(?:đã(?! (?:có hiệu lực|ban hành|ký|đề ra|phê duyệt|được (?:duyệt|phê duyệt|giao)))"
    r"|(?<!đã )được(?! (?:giao|duyệt|phê duyệt|phân công))|đang|vừa|cho biết|đạt)(?!\w)"
)
_NUMBERS = re.compile(r"\d[\d.,/]*")
_FORMAL = re.compile(
    r"(?m)^\s*(?:số\s*:|thông báo\s*$|kế hoạch\s*$|chỉ thị\s*$|quyết định\s*$|công điện\s*$|v/v )"
)
_REPORT = re.compile(r"(?m)^\s*báo cáo\s*$")


@dataclass(frozen=True, slots=True)
class Order:
    """One task as ordered: its words, the agencies that lead and support, and whether a time is set.

    `is_formal` says that the document is one that orders; `is_standing` that the task has no end of its own.
    """

    span: Span
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    has_deadline: bool
    has_time: bool
    is_formal: bool
    is_standing: bool


def orders_of(view: View) -> tuple[Order, ...]:
    """Give the orders of a document in the order of the text; appeals and tales in an article are none."""
    text = view.text
    if not _BY.search(text) and "chủ trì" not in text:
        return ()
    head = text[:900]
    formal = _FORMAL.search(head) is not None and _REPORT.search(head) is None
    return tuple(_orders(view, formal))


def _orders(view: View, formal: bool) -> Iterator[Order]:
    start, led_above = 0, False
    for end in [*view.sentences, len(view.text)]:
        begin = _BULLET.match(view.text, start, end)
        at = begin.end() if begin else start
        preamble = _PREAMBLE.match(view.text, at, end)
        at = preamble.end() if preamble else at
        words = view.text[at:end].rstrip(" \n\t.;")
        start = end
        if not words or len(words) > 1500:
            continue
        if words.endswith(":"):
            # 'Giao Sở Tài chính:' leads every line of the list below it.
            led_above = re.search(r"(?:giao|yêu cầu|đề nghị)\s+" + _AGENCY, words) is not None or bool(
                re.match(_AGENCY + r"(?![^\W_])", words) and "yêu cầu" not in words
            )
            continue
        for begin_at, each in _clauses(at, words):
            order = _order(view, begin_at, each, formal, led_above)
            if order is not None:
                yield order


def _clauses(at: int, words: str) -> Iterator[tuple[int, str]]:
    """Divide 'Sở A ... trước ngày 15/6; UBND xã B ...' where a new agency takes over."""
    start = 0
    for found in _NEXT_AGENCY.finditer(words):
        yield at + start, words[start : found.start()]
        start = found.end()
    yield at + start, words[start:]


def _order(view: View, at: int, words: str, formal: bool, led_above: bool) -> Order | None:
    opening = words[:260]
    led, bare = _LED.match(opening), _BARE.match(opening)
    has_deadline = _BY.search(words) is not None
    if _TOLD.search(opening[: led.end("verb") if led else 160]) or (led is None and bare is None):
        return None
    # 'Kiểm lâm kiểm tra 214 lượt, phát hiện 19 vụ' reports what was done; an order counts nothing yet.
    if not formal and not has_deadline and len(_NUMBERS.findall(words)) > 1:
        return None
    leads = tuple(dict.fromkeys(_name(found["who"]) for found in _LEADS.finditer(words)))
    if led is None and not leads:
        if led_above or not has_deadline:
            return None
    if led is not None and not leads:
        leads = (_name(led["who"]),)
    supports: list[str] = []
    for found in _SUPPORTS.finditer(words):
        names = re.split(r",| và ", found["who"])
        supports += [_name(name) for name in names if re.match(r"\s*" + _AGENCY + r"(?![^\W_])", name)]
    return Order(
        view.span(at, at + len(words)),
        leads,
        tuple(supports),
        has_deadline,
        has_deadline or _WHEN.search(words) is not None,
        formal,
        _is_standing(words, led or bare),
    )


def _is_standing(words: str, opens: re.Match[str] | None) -> bool:
    if _STANDING.search(words):
        return True
    verb = words[opens.start("verb") :] if opens is not None else words
    watches = _STANDING_VERB.match(verb)
    return watches is not None and _ENDS.search(verb, watches.end()) is None


@lru_cache(maxsize=256)
def _name(words: str) -> str:
    words = re.sub(r"^\s*(?:giao|yêu cầu|đề nghị)?\s*(?:cho\s+)?", "", " ".join(words.split()))
    return re.sub(r"\s+(?:" + _VERBS + r"|để|trong)(?![^\W_]).*$", "", words).strip(" ,")
