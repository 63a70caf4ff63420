"""Count what an XLSX workbook holds beside its cells: comments, drawings, charts, running heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedich.domain.mark import Unread
from vedich.reading.sources.sheets.package import Package
from vedich.reading.sources.sheets.stored import Stored
from vedich.reading.sources.sheets.unread import COMMENT, DRAWN_TEXT, RUNNING_HEAD, Left

# Fonts, sizes, colours and fields (page, date) of a printed header; what is left of it are its words.
_CODES = re.compile(r'&(?:"[^"]*"|[0-9]{1,3}|K[0-9A-Fa-f]{6}|.)')

_COUNTED = {
    "chart": ("chart", "biểu đồ không được đọc", "charts were not read"),
    "chartEx": ("chart", "biểu đồ không được đọc", "charts were not read"),
    "image": ("picture", "hình ảnh không được đọc", "pictures were not read"),
    "pivotTable": ("pivot_table", "bảng tổng hợp (pivot): chỉ đọc các ô đang hiện",
                   "pivot tables: only the cells they show were read"),
    "externalLink": ("external_link", "liên kết tới tệp khác không được mở",
                     "links to other files were not followed"),
    "vbaProject": ("macro", "macro không được chạy và không được đọc", "macros were neither run nor read"),
    "oleObject": ("embedded_object", "đối tượng nhúng không được đọc", "embedded objects were not read"),
    "package": ("embedded_object", "đối tượng nhúng không được đọc", "embedded objects were not read"),
    "chartsheet": ("chart", "biểu đồ không được đọc", "charts were not read"),
    "dialogsheet": ("embedded_object", "đối tượng nhúng không được đọc", "embedded objects were not read"),
}  # fmt: skip


def unread_of(
    package: Package, parts: dict[str, tuple[str, str]], sheets: Sequence[Stored]
) -> tuple[Unread, ...]:
    """Give what is counted and not read, each kind once with its first words."""
    left = Left()
    seen: set[str] = set()
    for kind, part in parts.values():
        if kind in _COUNTED and part not in seen and kind != "worksheet":
            seen.add(part)
            left.count(*_COUNTED[kind])
    for sheet in sheets:
        _of_part(package, sheet.part, left, seen)
        for head in sheet.running_heads:
            if words := _CODES.sub(" ", head).strip():
                left.count(*RUNNING_HEAD, words)
    return left.told()


def _of_part(package: Package, part: str, left: Left, seen: set[str]) -> None:
    for kind, target in package.relations(part).values():
        if target in seen or not package.has(target):
            continue
        seen.add(target)
        if kind in _COUNTED:
            left.count(*_COUNTED[kind])
        elif kind == "comments":
            for comment in package.elements(target, ("comment",)):
                left.count(*COMMENT, "".join(text.text or "" for text in comment.iter("{*}t")))
        elif kind == "threadedComment":
            for comment in package.elements(target, ("threadedComment",)):
                left.count(*COMMENT, "".join(text.text or "" for text in comment.iter("{*}text")))
        elif kind == "drawing":
            for shape in package.elements(target, ("sp",)):
                words = "".join(text.text or "" for text in shape.iter("{*}t"))
                if words.strip():
                    left.count(*DRAWN_TEXT, words)
            _of_part(package, target, left, seen)
