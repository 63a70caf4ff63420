"""The pages of help as they are written: Markdown in both languages, with what a browser shows of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from vedich.domain.wording import Wording

_PAGES = Path(__file__).parent / "pages"

# In the order of a month's work.
TOPICS = {
    "entry": Wording("Nhập báo cáo", "Fill in a report"),
    "approve": Wording("Xem và duyệt báo cáo", "Look at a report and approve it"),
    "ledger": Wording("Mở kỳ, nhắc và khóa kỳ", "Open, remind of and close a period"),
    "documents": Wording("Rà soát số liệu đọc từ văn bản", "Review what was read of a document"),
    "check": Wording("Soát một dự thảo", "Check a draft"),
}


@cache
def told(topic: str, lang: str) -> SafeString:
    """Give a page of help as HTML; what stands in it as HTML is shown as text.

    >>> told("entry", "en").startswith("<")
    True
    """
    text = (_PAGES / f"{topic}.{lang}.md").read_text(encoding="utf-8")
    return SafeString(MarkdownIt("commonmark", {"html": False}).render(text))
