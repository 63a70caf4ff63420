"""Take the text out of an HTML page, as a browser shows it, with the place of every letter."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from vedich.domain.document import Notice
from vedich.domain.grid import Grid
from vedich.reading.sources.html_tables import Tables
from vedich.reading.sources.tags import Tag, tags_of
from vedich.reading.sources.weaving import Weave

_PARAGRAPH_TAGS = """
    address article aside blockquote body caption center details dialog div dl fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre section summary table ul
"""
_UNSEEN_TAGS = "canvas iframe noscript object script select style svg template textarea"
_HEAD_TAGS = "base head link meta noscript script style template title"
_PARAGRAPHS = frozenset(_PARAGRAPH_TAGS.split())
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_IN_HEAD = frozenset(_HEAD_TAGS.split())
_LINES = frozenset(("dd", "dt", "li", "option", "tr"))
_CELLS = frozenset(("td", "th"))
_STRUCK = frozenset(("del", "s", "strike"))

_TOKEN = re.compile(r"(?P<blank>[ \t\n\r\f]+)|&|[^& \t\n\r\f]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAISED = re.compile(
    r"(?:\s|<[^<>]{0,300}>)*[\[(]?[0-9*]{1,4}[\])]?(?:\s|</?[a-rt-z][^<>]{0,300}>)*</sup", re.I
)
_OPENING = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])",
    re.I | re.S,
)

RAISED_DIGITS = Notice(
    "raised_digits",
    "Chữ số viết nâng sau con số (như 526,8¹) được coi là số chú thích và không đọc.",
    "Raised digits after a figure (such as 526,8¹) were taken for a footnote mark and not read.",
)


def looks_like_html(text: str) -> bool:
    """Say whether a text begins as an HTML page does, whatever its file is called.

    >>> looks_like_html("<!DOCTYPE html><p>"), looks_like_html("Đạt < 5%")
    (True, False)
    """
    return _OPENING.match(text, 0, 4096) is not None


def weave_html(original: str) -> tuple[Weave, tuple[Notice, ...]]:
    """Give the text of a page: the title first, a line for each block, a tab between the cells of a row.

    Scripts, styles, the rest of the head, struck-out words and what only old browsers show are left out.

    >>> weave_html("<p>Thu <b>5&nbsp;ha</b></p><table><tr><td>1<td>2</table>")[0].text
    'Thu 5\\xa0ha\\n\\n1\\t2'
    """
    weave, notices, _ = read_page(original)
    return weave, notices


def read_page(original: str) -> tuple[Weave, tuple[Notice, ...], tuple[Grid, ...]]:
    """Give the text of a page with what to know about it and its tables of figures.

    >>> weave, _, grids = read_page(
    ...     "<table><tr><th>Tên<th colspan=2>Vốn<tr><td>Cầu<td>5<td>7</table>")
    >>> [(cell.row, cell.column, cell.columns, weave.text[cell.start : cell.end]) for cell in grids[0].cells]
    [(1, 1, 1, 'Tên'), (1, 2, 2, 'Vốn'), (2, 1, 1, 'Cầu'), (2, 2, 1, '5'), (2, 3, 1, '7')]
    """
    page = _Page(original)
    for tag in tags_of(original):
        page.words(tag.start)
        page.tag(tag)
    page.words(len(original))
    return page.weave, tuple(page.notices), page.tables.grids(page.weave.text)


class _Page:
    """Where the reading of a page stands: what is hidden, and which break comes before the next word."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.weave = Weave(original)
        self.notices: list[Notice] = []
        self.unclosed: set[str] = set()
        # A byte order mark is no word.
        self.at = 1 if original.startswith("\ufeff") else 0
        self.hidden = ""
        self.depth = 0
        self.in_head = False
        self.in_pre = False
        self.blank: tuple[int, int] | None = None
        self.line_ends = 0
        self.tabs = 0
        self.cells = 0
        self.row_begins = False
        self.cell_begins = False
        self.tables = Tables()

    def words(self, until: int) -> None:
        """Weave in the words before the next tag, unless they are hidden."""
        start, self.at = self.at, until
        if start >= until or self.hidden:
            return
        if self.in_head:
            if self.original[start:until].isspace():
                return
            self.in_head = False
        position = start
        while position < until:
            token = _TOKEN.match(self.original, position, until)
            assert token is not None
            if token["blank"]:
                self._leave_blank(token.start(), token.end())
                position = token.end()
            elif token[0] == "&":
                position = self._entity(position, until)
            else:
                self._break(position)
                self.weave.copy(position, token.end())
                position = token.end()

    def tag(self, tag: Tag) -> None:
        """Let a tag hide, show or divide what follows it."""
        self.at = tag.end
        if tag.cut:
            self.notices.append(_page_cut(tag.name))
            return
        if self.hidden:
            self._hidden_tag(tag)
            if self.hidden:
                return
        name = tag.name
        if self.in_head and name not in _IN_HEAD:
            self.in_head = False
        if name == "head":
            self.in_head = not tag.closing
        elif name == "title":
            self._divide(2)
            self._title(tag)
        elif not tag.closing and self._hides(tag):
            self.hidden, self.depth = name, 1
        elif name == "br":
            self.line_ends = min(2, self.line_ends + 1)
        elif name in _CELLS:
            self.tables.cell(self.original[tag.start : tag.end], self.weave.length, opens=not tag.closing)
            self._cell(tag)
        elif name == "tr":
            self.tables.row(self.weave.length, opens=not tag.closing)
            self.line_ends = max(self.line_ends, 1)
            self.tabs, self.cells, self.row_begins, self.cell_begins = 0, 0, True, False
        elif name in _PARAGRAPHS or name in _LINES:
            self._divide(2 if name in _PARAGRAPHS else 1)
            if name == "pre":
                self.in_pre = not tag.closing
            if name == "table":
                self.tables.table(
                    self.original[tag.start : tag.end], self.weave.length, opens=not tag.closing
                )
                self.tabs, self.cells, self.cell_begins = 0, 0, False

    def _title(self, tag: Tag) -> None:
        if tag.closing or not self._closes(tag):
            return
        end = self.original.find("</", tag.end)
        if not _headed_by(self.original, self.original[tag.end : end]):
            # The words of a title are not hidden as the rest of the head is.
            in_head, self.in_head = self.in_head, False
            self.words(end)
            self.in_head = in_head
        self.at = end

    def _hides(self, tag: Tag) -> bool:
        if tag.name in _STRUCK:
            return True
        if tag.name == "sup":
            if not self.weave.last.isdigit() or self.blank or self.line_ends or self.tabs:
                return False
            if _RAISED.match(self.original, tag.end) is None:
                return False
            if RAISED_DIGITS not in self.notices:
                self.notices.append(RAISED_DIGITS)
            return True
        if tag.name == "nav":
            # Links to other pages are no part of what this one says, least of all its title.
            return self._closes(tag)
        if tag.name not in _UNSEEN or self.original.startswith("/>", tag.end - 2):
            return False
        # A page that never closes the element would otherwise lose all the rest.
        return tag.name in ("script", "style") or self._closes(tag)

    def _closes(self, tag: Tag) -> bool:
        if tag.name in self.unclosed:
            return False
        if re.compile(f"</{tag.name}", re.I).search(self.original, tag.end):
            return True
        self.unclosed.add(tag.name)
        return False

    def _hidden_tag(self, tag: Tag) -> None:
        if tag.name == self.hidden:
            self.depth += -1 if tag.closing else 1
            if self.depth == 0:
                self.hidden = ""
        elif self.hidden in _STRUCK and (tag.name in _PARAGRAPHS or tag.name in _LINES or tag.name in _CELLS):
            # Struck-out words end with their block, closed or not.
            self.hidden = ""

    def _divide(self, line_ends: int) -> None:
        if not self.cell_begins:
            self.line_ends = max(self.line_ends, line_ends)

    def _cell(self, tag: Tag) -> None:
        if not self.row_begins:
            self.line_ends = 0
        if tag.closing:
            return
        if self.cells:
            self.tabs += 1
        self.cells += 1
        self.cell_begins = True

    def _leave_blank(self, start: int, end: int) -> None:
        if self.in_pre:
            self._break(start)
            self.weave.copy(start, end)
        else:
            self.blank = (self.blank[0] if self.blank else start, end)

    def _entity(self, position: int, until: int) -> int:
        found = _ENTITY.match(self.original, position, until)
        saying, length = _meaning(found[0]) if found else ("&", 1)
        end = position + length
        if saying == "\u00a0" and (self.line_ends or not self.weave.last):
            return end
        if saying.isspace() and saying != "\u00a0":
            self._leave_blank(position, end)
        elif length == len(saying) == 1:
            self._break(position)
            self.weave.copy(position, end)
        else:
            self._break(position)
            self.weave.replace(saying, position, end)
        return end

    def _break(self, position: int) -> None:
        """Set the break that stands before the word at `position`: line ends, tabs or a blank."""
        if not self.weave.last:
            pass
        elif self.line_ends or self.tabs:
            self.weave.replace("\n" * self.line_ends + "\t" * self.tabs, position, position)
        elif self.blank is not None:
            start, end = self.blank
            if self.original[start:end] == " ":
                self.weave.copy(start, end)
            else:
                self.weave.replace(" ", start, end)
        self.blank = None
        self.line_ends = self.tabs = 0
        self.row_begins = self.cell_begins = False
        self.tables.word(self.weave.length)


def _meaning(entity: str) -> tuple[str, int]:
    """Give what an entity stands for and how many of its letters belong to it ('&nbsp5' is a blank and 5)."""
    if entity.startswith("&#"):
        return unescape(entity), len(entity)
    for length in range(len(entity), 2, -1):
        meaning = html5.get(entity[1:length])
        if meaning is not None:
            return meaning, length
    return "&", 1


def _headed_by(original: str, title: str) -> bool:
    """Say whether the page's own heading already says the title, so that no figure is read twice."""
    start = re.search(r"<h1[\s>]", original, re.I)
    if start is None:
        return False
    end = original.find("</", start.end())
    heading = original[original.find(">", start.start()) + 1 : end]
    heading = " ".join(unescape(re.sub(r"<[^<>]*>", "", heading)).split())
    return bool(heading) and heading in " ".join(unescape(title).split())


def _page_cut(name: str) -> Notice:
    return Notice(
        "page_cut",
        f"Trang HTML không đóng <{name}>; phần sau không hiện trên trình duyệt nên không được đọc. "
        "Hãy lưu lại trang.",
        f"The page never closes <{name}>; what follows is not shown by a browser and was not read. "
        "Save the page again.",
    )
