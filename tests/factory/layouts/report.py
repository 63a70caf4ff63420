"""Whole papers: a report of some pages with its annex, the same figures in both; and a table of tasks."""

from __future__ import annotations

from tests.factory.draft import Block, Draft, DraftCell, DraftTable, Words
from tests.factory.facts import Facts, Line, Role, Truth, truth_of
from tests.factory.frame import national_title, signature
from tests.factory.heading import Head, heads
from tests.factory.layouts.indicators import classic_appendix
from tests.factory.printed import months_so_far, number

# What an office writes between its figures: no number, no claim.
_FILLING = (
    "Ủy ban nhân dân tỉnh đã tập trung lãnh đạo, chỉ đạo các sở, ngành và địa phương triển khai đồng bộ các nhiệm "
    "vụ, giải pháp đã đề ra; kịp thời tháo gỡ khó khăn, vướng mắc cho người dân và doanh nghiệp.",
    "Công tác kiểm tra, đôn đốc được thực hiện thường xuyên; trách nhiệm của người đứng đầu được phát huy, kỷ luật, "
    "kỷ cương hành chính có chuyển biến rõ nét so với trước.",
    "Tuy vậy, việc phối hợp giữa một số đơn vị còn chậm, chất lượng tham mưu có mặt còn hạn chế, cần được khắc phục "
    "trong thời gian tới.",
    "Thời tiết diễn biến phức tạp, giá vật tư đầu vào còn ở mức cao, ảnh hưởng đến sản xuất và đời sống của nhân dân.",
)
_PAGE = 2_600  # letters on a typed page
_PAGES_OF_ANNEX = 3


class _Writing:
    """A paragraph while it is written: words, and figures with their truth."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.text = ""
        self.figures: list[tuple[int, int, Truth]] = []

    def say(self, words: str) -> None:
        self.text += words

    def tell(self, line: Line, role: Role, sign: str = "") -> None:
        """Print a figure of the line with its measure, and keep what it states."""
        value = line.figure(role)
        truth = truth_of(line, role, self.facts)
        if value is None or truth is None:
            raise ValueError(f"{line.wording} has no {role}")
        start = len(self.text)
        self.text += number(
            abs(value), line.digits if role in (Role.PLAN, Role.CUMULATIVE, Role.LAST_YEAR) else 1
        )
        measure = "%" if truth.measure == "%" else f" {line.measure}"
        self.text += measure
        self.figures.append((start, len(self.text), truth))

    @property
    def words(self) -> Words:
        return Words(self.text, "body", tuple(self.figures))


def sentence(facts: Facts, line: Line) -> Words:
    """Say a line's figures in a sentence of a report.

    >>> from tests.factory.figures import facts_of
    >>> sentence(facts_of(7), facts_of(7).lines[0]).text.startswith('Sản lượng lúa 9 tháng đạt ')
    True
    """
    told = _Writing(facts)
    told.say(f"{line.wording} {months_so_far(facts.month)} đạt ")
    told.tell(line, Role.CUMULATIVE)
    if not line.rate:
        told.say(", bằng ")
        told.tell(line, Role.OF_PLAN)
        told.say(" kế hoạch năm")
        growth = line.figure(Role.GROWTH)
        if growth:
            told.say(f", {'tăng' if growth > 0 else 'giảm'} ")
            told.tell(line, Role.GROWTH)
            told.say(" so với cùng kỳ")
    told.say(".")
    return told.words


def report_with_annex(facts: Facts, *, pages: int = 6) -> Draft:
    """A report in the form of decree 30/2020: sentences with the figures of the annex at its end."""
    so_far = months_so_far(facts.month)
    blocks: list[Block] = [
        *national_title(facts),
        Words("BÁO CÁO", "title"),
        Words(f"Tình hình kinh tế - xã hội {so_far} năm {facts.year} của {facts.area}", "centred"),
    ]
    roman = ("I", "II", "III")
    most = max(1, pages - _PAGES_OF_ANNEX) * _PAGE
    sentences = [(group, [sentence(facts, line) for line in group.lines]) for group in facts.groups]
    told = sum(len(each.text) for _, several in sentences for each in several)
    count = sum(len(several) for _, several in sentences)
    padding = max(0, (most - told) // max(1, count))
    at = 0
    for (group, several), mark in zip(sentences, roman, strict=False):
        blocks.append(Words(f"{mark}. {group.title}", "heading"))
        for each in several:
            blocks.append(each)
            written = 0
            while written < padding:
                text = _FILLING[at % len(_FILLING)]
                blocks.append(Words(text))
                written, at = written + len(text), at + 1
    blocks += signature(facts)
    annex = classic_appendix(facts)
    return Draft("report_with_annex", facts, (*blocks, *annex.blocks))


_TASKS = (
    ("Trình Ủy ban nhân dân tỉnh phương án điều chỉnh quy hoạch sử dụng đất", "Sở Nông nghiệp và Môi trường"),
    ("Rà soát, tháo gỡ vướng mắc các dự án đầu tư công chậm tiến độ", "Sở Tài chính"),
    ("Xây dựng kế hoạch đào tạo nghề cho lao động nông thôn", "Sở Nội vụ"),
    ("Hoàn thành số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "Văn phòng UBND tỉnh"),
    ("Kiểm tra công tác phòng cháy, chữa cháy tại các khu dân cư", "Công an tỉnh"),
)


def task_table(facts: Facts) -> Draft:
    """STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn: orders, not figures."""
    boxes = (
        Head("STT", "ordinal"),
        Head("Nhiệm vụ", "name", width=6),
        Head("Cơ quan chủ trì", "note", width=3),
        Head("Cơ quan phối hợp", "note", width=3),
        Head("Thời hạn hoàn thành", "note", width=2),
    )
    cells = heads(boxes)
    for at, (task, lead) in enumerate(_TASKS, start=1):
        years, month = divmod(facts.month + at % 2, 12)
        due = f"{10 + at:02d}/{month + 1}/{facts.year + years}"
        texts = (str(at), task, lead, "UBND các xã, phường", f"Trước {due}")
        cells += [DraftCell(at + 1, column, text) for column, text in enumerate(texts, start=1)]
    table = DraftTable(tuple(cells), 1, "Nhiệm vụ", widths=tuple(box.width for box in boxes))
    title = Words(f"DANH MỤC NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM {facts.year}", "title")
    return Draft("task_table", facts, (*national_title(facts, "KH"), title, table))
