"""Count what a workbook holds and a reader of cells leaves out."""

from __future__ import annotations

from vedich.domain.mark import Unread

COMMENT = ("comment", "ghi chú của ô không được đọc", "cell comments were not read")
DRAWN_TEXT = ("drawn_text", "hộp chữ vẽ trên trang tính không được đọc", "text boxes were not read")
CHART = ("chart", "biểu đồ không được đọc", "charts were not read")
PICTURE = ("picture", "hình ảnh không được đọc", "pictures were not read")
RUNNING_HEAD = (
    "running_head",
    "đầu trang hoặc chân trang khi in không được đọc",
    "printed headers and footers were not read",
)
COVERED = (
    "covered_cell",
    "ô bị ô trộn che khuất không được đọc",
    "cells covered by merged cells were not read",
)
WITHOUT_RESULT = (
    "formula_without_result",
    "công thức không có kết quả lưu trong tệp và không tính lại được; hãy mở bằng Excel rồi lưu lại",
    "formulas without a stored result that could not be computed; open the file in Excel and save it",
)


class Left:
    """A tally of what was left out, by kind, with the first words of each.

    >>> left = Left()
    >>> left.count(*COMMENT, "xem lại số này")
    >>> [(unread.what, unread.count, unread.sample) for unread in left.told()]
    [('comment', 1, 'xem lại số này')]
    """

    def __init__(self) -> None:
        self._kinds: dict[str, tuple[int, str, str, str]] = {}

    def count(self, what: str, vi: str, en: str, sample: str = "") -> None:
        """Count one thing left out."""
        number, _, _, first = self._kinds.get(what, (0, vi, en, ""))
        self._kinds[what] = (number + 1, vi, en, first or " ".join(sample.split())[:120])

    def told(self) -> tuple[Unread, ...]:
        """Give the tally in the order in which kinds were met."""
        return tuple(
            Unread(what, number, vi, en, sample) for what, (number, vi, en, sample) in self._kinds.items()
        )
