"""What a document says of itself on its first page: number, date, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedich.domain.document import DocumentReference
from vedich.reading.clock import own_date
from vedich.reading.folding import fold
from vedich.reading.grammar.period import periods
from vedich.reading.grammar.reference import references

_FIRST_PAGE = 1500
_LONG_ENOUGH = 20
_HEADINGS = ("báo cáo", "nghị quyết", "quyết định", "kế hoạch", "thông báo", "chương trình", "tờ trình")


@dataclass(frozen=True, slots=True)
class Front:
    """Number, date and title as the document prints them.

    Nulls: an article has neither number nor, perhaps, a date; a title is always there, the first long line.
    """

    number: str
    type: str
    on: date | None
    title: str


def front_of(text: str) -> Front:
    """Give what the first page says.

    >>> front = front_of("UBND XÃ A\\nSố: 214/BC-UBND\\nA, ngày 22 tháng 9 năm 2026\\nBÁO CÁO\\nTình hình tháng 9")
    >>> front.number, front.on, front.title
    ('214/BC-UBND', datetime.date(2026, 9, 22), 'Báo cáo Tình hình tháng 9')
    """
    view = fold(text)
    own = next(
        (reference for _, _, reference in references(fold(text[:_FIRST_PAGE]), None) if _is_own(reference)),
        None,
    )
    return Front(
        (own.number or "") if own else "",
        (own.type or "") if own else "",
        own_date(view.view, list(periods(view.view))),
        _title(text),
    )


def _is_own(reference: DocumentReference) -> bool:
    return reference.number is not None and reference.surface.lstrip().startswith(("Số:", "Số :", "SỐ:"))


def _title(text: str) -> str:
    lines = [" ".join(line.strip("#*_ \t").split()) for line in text[:_FIRST_PAGE].splitlines()]
    lines = [line for line in lines if line]
    for at, line in enumerate(lines):
        if line.casefold() in _HEADINGS:
            return " ".join([line.capitalize(), *lines[at + 1 : at + 2]])
    return next((line for line in lines if len(line) > _LONG_ENOUGH), lines[0] if lines else "")
