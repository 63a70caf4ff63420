"""Find the tags of an HTML page and where each begins and ends, however broken the page is.

An own scanner rather than `html.parser`, which gives lines and columns instead of offsets, raises on some
broken declarations and needs quadratic time on others; this one passes over the page once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Inside these a tag is no tag.
_RAW = {
    name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
_NAME = re.compile(r"/?([A-Za-z][^\s/><]*)")
# A quoted value may hold '>'; a new tag before the end means that the '>' was forgotten.
_STOP = re.compile(r">|=\s*[\"']|<(?=[/!]?[A-Za-z-])")


class Tag(NamedTuple):
    """One piece of markup; comments and declarations have no name. `cut`: its end never comes."""

    start: int
    end: int
    name: str = ""
    closing: bool = False
    cut: bool = False


def tags_of(page: str) -> Iterator[Tag]:
    """Give the tags of a page in order; a '<' that opens none is text.

    >>> [(tag.name, tag.closing) for tag in tags_of("<p class='a>b'>5 < 6</p><!-- <b> -->")]
    [('p', False), ('p', True), ('', False)]
    """
    return _Scan(page).tags()


class _Scan:
    def __init__(self, page: str) -> None:
        self.page = page
        self._gone: set[str] = set()

    def tags(self) -> Iterator[Tag]:
        at = 0
        while (at := self._find("<", at)) >= 0:
            tag = self._tag(at)
            if tag is None:
                at += 1
                continue
            yield tag
            at = tag.end
            raw = None if tag.closing else _RAW.get(tag.name)
            if raw is not None:
                close = None if tag.name in self._gone else raw.search(self.page, at)
                if close is not None:
                    at = close.start()
                elif tag.name in ("script", "style"):
                    yield Tag(at, len(self.page), tag.name, cut=True)
                    return
                else:
                    self._gone.add(tag.name)

    def _tag(self, at: int) -> Tag | None:
        page = self.page
        if page.startswith("<!--", at):
            end = self._find("-->", at + 2)
            return Tag(at, end + 3) if end >= 0 else Tag(at, len(page), "!--", cut=True)
        if page.startswith(("<!", "<?"), at):
            end = self._find(">", at)
            return Tag(at, end + 1) if end >= 0 else None
        name = _NAME.match(page, at + 1)
        if name is None:
            return Tag(at, at + 3) if page.startswith("</>", at) else None
        end = self._end(name.end())
        if end < 0:
            return None
        return Tag(at, end, name[1].lower(), name[0].startswith("/"))

    def _end(self, at: int) -> int:
        while stop := _STOP.search(self.page, at):
            if stop[0] == ">":
                return stop.end()
            if stop[0] == "<":
                return stop.start()
            close = self._find(stop[0][-1], stop.end())
            # A quote that never closes is no quote.
            at = close + 1 if close >= 0 else stop.end()
        return -1

    def _find(self, needle: str, at: int) -> int:
        """Search ahead, never twice for what is not there: that keeps a broken page linear."""
        if needle in self._gone:
            return -1
        found = self.page.find(needle, at)
        if found < 0:
            self._gone.add(needle)
        return found
