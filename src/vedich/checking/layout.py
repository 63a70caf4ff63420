"""The prescribed layout of an administrative document, as far as its text shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedich.checking.view import View
from vedich.domain.document import Span

_NATION = re.compile(r"cộng (?:hòa|hoà) xã hội chủ nghĩa việt nam")
_MOTTO = re.compile(r"độc\s*lập\W*tự\s*do\W*hạnh\s*phúc")
_MOTTO_RIGHT = "độc lập - tự do - hạnh phúc"
_RECIPIENTS = re.compile(r"(?m)^[^\S\n]*(?P<words>nơi nhận\s*:?)")
_ARCHIVED = re.compile(r"lưu\s*:?")
_BLANK_DATE = re.compile(
    r"ngày(?:[ .…_]{3,}|\s+)tháng(?:[ .…_]{3,}|\s+(?:\d{1,2}\s+)?)năm\s*(?:(?:19|20)\d\d|[.…_]{2,})?"
)
_OWN_NUMBER = re.compile(r"(?m)^\s*số\s*:\s*(?P<number>[1-9])(?=[/-])")
_OWN_DATE = re.compile(
    r"(?m)^[^\n\d]{2,40},\s*ngày\s+(?:(?P<day>[1-9])\s+tháng|\d{2}\s+tháng\s+(?P<month>[12])\s+năm)"
)


def layout_of(view: View) -> Iterator[tuple[str, Span]]:
    """Give what breaks the layout: the name of the fault and its place."""
    text = view.text
    head = text[:1200]
    motto = _MOTTO.search(head) if _NATION.search(head) else None
    if motto is not None and " ".join(motto.group().split()) != _MOTTO_RIGHT:
        yield "motto", view.span(*motto.span())
    recipients = _RECIPIENTS.search(text)
    if recipients is not None and not _ARCHIVED.search(text, recipients.end()):
        yield "archive", view.span(*recipients.span("words"))
    blank = _BLANK_DATE.search(head)
    if blank is not None:
        yield "blank date", view.span(*blank.span())
    number = _OWN_NUMBER.search(head)
    if number is not None:
        yield "leading zero", view.span(*number.span("number"))
    own = _OWN_DATE.search(head)
    if own is not None:
        yield "leading zero", view.span(*own.span("day" if own["day"] else "month"))
