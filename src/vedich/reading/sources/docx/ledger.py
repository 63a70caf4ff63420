"""Keep account of what a Word file shows and the reader leaves out, so that nothing is lost in silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedich.domain.mark import Unread

_LONGEST_SAMPLE = 80

# What it is, in Vietnamese and English; the letters in it are told where it has any.
_NAMES = {
    "deleted_text": ("chỗ đã xóa khi theo dõi thay đổi", "tracked deletions"),
    "moved_text": ("chỗ đã chuyển đi nơi khác khi theo dõi thay đổi", "passages moved away while tracked"),
    "struck_text": ("chỗ bị gạch ngang", "passages struck out"),
    "comment": ("bình luận bên lề", "comments in the margin"),
    "picture": ("hình ảnh", "pictures"),
    "embedded_object": (
        "đối tượng nhúng (bảng tính, tệp đính kèm)",
        "embedded objects (sheets, attachments)",
    ),
    "chart": ("biểu đồ", "charts"),
    "diagram": ("sơ đồ SmartArt", "SmartArt diagrams"),
    "drawing_text": ("chữ trong hình vẽ", "words in drawings"),
    "word_art": ("chữ nghệ thuật hoặc chữ chìm", "word art or watermarks"),
    "raised_digits": ("dấu chú thích viết nâng sau con số", "raised note marks after figures"),
    "field_code": ("mã trường bị ẩn", "field codes, not shown"),
    "covered_text": ("chữ trong ô đã bị gộp che", "words in cells covered by a merged one"),
    "note_without_mark": ("chú thích không còn dấu trong bài", "notes without a mark in the text"),
    "attached_document": ("tài liệu chèn nguyên khối", "documents attached as a block"),
    "drop_down": ("danh sách chọn", "drop-down lists"),
    "stray_text": ("chữ ngoài mọi đoạn văn", "words outside every paragraph"),
}


@dataclass(slots=True)
class Ledger:
    """What was left out, by kind: how many, how many letters (blanks aside), the first words.

    >>> ledger = Ledger()
    >>> ledger.leave_out("deleted_text", "526,8 tỷ"); ledger.leave_out("picture")
    >>> [(each.what, each.count, each.en) for each in ledger.unread()]
    [('deleted_text', 1, 'tracked deletions (7 letters)'), ('picture', 1, 'pictures')]
    """

    counts: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)

    def leave_out(self, what: str, words: str = "", *, goes_on: bool = False) -> None:
        """Count one thing left out, or, where it `goes_on`, more letters of the one before."""
        if goes_on and what in self.counts:
            pass
        else:
            self.counts[what] = self.counts.get(what, 0) + 1
        self.letters[what] = self.letters.get(what, 0) + len("".join(words.split()))
        if len(self.samples.setdefault(what, "")) < _LONGEST_SAMPLE and (
            goes_on or not self.samples[what].strip()
        ):
            self.samples[what] += words[:_LONGEST_SAMPLE]

    def unread(self) -> tuple[Unread, ...]:
        """Give the counted list, in the order in which the kinds were first met."""
        return tuple(self._told(what) for what in self.counts)

    def _told(self, what: str) -> Unread:
        vi, en = _NAMES[what]
        letters = self.letters[what]
        if letters:
            vi, en = f"{vi} ({letters} ký tự)", f"{en} ({letters} letters)"
        return Unread(what, self.counts[what], vi, en, " ".join(self.samples[what].split())[:_LONGEST_SAMPLE])
