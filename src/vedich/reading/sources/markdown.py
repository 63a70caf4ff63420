"""Take the text out of Markdown with the place of every letter: a light pass, no full grammar.

Marks go (headings, emphasis, links, tables, quotes, fences), words stay. A mark between two digits stays too:
taking it away would make one figure of two.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from vedich.reading.sources.weaving import Weave

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_RULE = re.compile(r" {0,3}(?:=+|(?:-[ \t]*){2,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})[ \t]*")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*\S.*")
_DIVIDER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*")
# '- ' opens a point of a Vietnamese report as it opens one here: it stays. So does '1. '.
_OPENING = re.compile(
    r"[ \t]*(?:>[ \t]?)*(?:[ \t]*#{1,6}(?=[ \t]|$)[ \t]*|[ \t]*[*+][ \t]+(?:\[[ xX]\][ \t]+)?)?"
)
_CHECKBOX = re.compile(r"(?<=- )\[[ xX]\][ \t]+")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[[^\[\]\n]*\]\([^()\n]*\))"
    r"|\[(?P<linked>[^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])"
    r"|(?P<struck>~~[^~\n]+~~)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<broken><br[ \t]*/?>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>|<!--[^<>\n]*-->)"
    r"|(?P<mark>\*+|_+|`+)"
)
_AUTOMATIC_LINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:|<[^<>@\s]+@")


def weave_markdown(original: str) -> Weave:
    """Give the words of a Markdown text; the cells of a table row are divided by tabs.

    >>> weave_markdown("## Thu **526,8** [tỷ](x)\\n| a | b |\\n|---|--:|\\n| 1 | 2 |").text
    'Thu 526,8 tỷ\\na\\tb\\n1\\t2'
    """
    begin = 1 if original.startswith("\ufeff") else 0  # a byte order mark is no word
    lines = [(match.start(1), match.end(1), match.end()) for match in _LINE.finditer(original, begin)]
    dividers = {index for index, (start, end, _) in enumerate(lines) if _is_divider(original[start:end])}
    pages = _Lines(original)
    in_table, fence = False, ""
    for index, (start, end, after) in enumerate(lines):
        line = original[start:end]
        found = _FENCE.fullmatch(line)
        if found and (not fence or (found[1].startswith(fence) and line.strip() == found[1])):
            fence = "" if fence else found[1]
        elif fence:
            pages.weave.copy(start, after)
        elif index in dividers or _RULE.fullmatch(line) or _DEFINITION.fullmatch(line):
            in_table = in_table or index in dividers
        else:
            in_table = "|" in line and (in_table or index + 1 in dividers)
            if in_table or (
                line.count("|") > 1 and line.strip().startswith("|") and line.strip().endswith("|")
            ):
                pages.row(start, end)
            else:
                pages.words_of_line(start, end)
            pages.weave.copy(end, after)
    return pages.weave


def _is_divider(line: str) -> bool:
    return "|" in line and "-" in line and _DIVIDER.fullmatch(line) is not None


class _Lines:
    def __init__(self, original: str) -> None:
        self.original = original
        self.weave = Weave(original)
        self._left_out: list[tuple[int, int]] = []

    def words_of_line(self, start: int, end: int) -> None:
        opening = _OPENING.match(self.original, start, end)
        if opening is not None and opening[0].strip():
            start = opening.end()
            if "#" in opening[0] and (closing := _CLOSING_HASHES.search(self.original, start, end)):
                end = closing.start()
        self._words(start, end)

    def row(self, start: int, end: int) -> None:
        """Weave in the cells of a table row, a tab in the place of each bar between them."""
        line = self.original[start:end]
        bars = [start + match.start() for match in re.finditer(r"(?<!\\)\|", line)]
        edges = [start - 1, *bars, end]
        if bars and not self.original[start : bars[0]].strip():
            edges = edges[1:]
        if len(edges) > 2 and not self.original[edges[-2] + 1 : end].strip():
            edges = edges[:-1]
        for index, (left, right) in enumerate(pairwise(edges)):
            if index:
                self.weave.replace("\t", left, left + 1)
            cell = self.original[left + 1 : right]
            inner = left + 1 + len(cell) - len(cell.lstrip())
            self._words(inner, max(inner, left + 1 + len(cell.rstrip())))

    def _words(self, start: int, end: int) -> None:
        boxes = _CHECKBOX.search(self.original, start, min(end, start + 20))
        if boxes is not None:
            self._copy(start, boxes.start())
            start = boxes.end()
        at = start
        for mark in _INLINE.finditer(self.original, start, end):
            if mark.start() < at or not self._mark(mark, at, start, end):
                continue
            at = mark.end()
        self._copy(at, end)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._keep_apart(self.original[start])
            self.weave.copy(start, end)

    def _keep_apart(self, letter: str) -> None:
        """Weave in the marks left out before a letter, should it otherwise make one figure of two."""
        if self.weave.last.isdigit() and letter.isdigit():
            for start, end in self._left_out:
                self.weave.copy(start, end)
        self._left_out.clear()

    def _mark(self, mark: re.Match[str], at: int, start: int, end: int) -> bool:
        """Weave in the words up to a mark and what it stands for; say False when it is no mark."""
        where = mark.start()
        if mark["mark"] and not self._is_emphasis(mark, start, end):
            return False
        if mark["tag"] and _AUTOMATIC_LINK.match(mark[0]):
            return False
        self._copy(at, where)
        if mark["mark"]:
            self._left_out.append(mark.span())
        elif mark["escaped"]:
            self._copy(where + 1, mark.end())
        elif mark["linked"]:
            self._words(*mark.span("linked"))
        elif mark["entity"]:
            meaning = unescape(mark[0])
            self._keep_apart(meaning[:1])
            self.weave.replace(meaning, where, mark.end())
        elif mark["broken"]:
            self.weave.replace(" ", where, mark.end())
        return True

    def _is_emphasis(self, mark: re.Match[str], start: int, end: int) -> bool:
        before = self.original[mark.start() - 1] if mark.start() > start else " "
        after = self.original[mark.end()] if mark.end() < end else " "
        if before.isspace() and after.isspace():
            return False
        # tên_tệp is one word: '_' marks only at the edge of words.
        return not (mark[0].startswith("_") and before.isalnum() and after.isalnum())
