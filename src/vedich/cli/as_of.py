"""The date a person hands in for a document that does not carry its own."""

from __future__ import annotations

import re

from vedich.domain.period import Period, PeriodError

_VIETNAMESE = re.compile(r"(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-](?P<year>\d{4})")


def as_of(text: str) -> Period:
    """Read a year, a month or a day, as either language writes them.

    >>> [str(as_of(text)) for text in ("2023", "2023-10", "2023-10-30", "30/10/2023", "1/2/2024", "10/2023")]
    ['2023', '2023-10', '2023-10-30', '2023-10-30', '2024-02-01', '2023-10']

    Raises:
        PeriodError: the text is no date.
    """
    found = _VIETNAMESE.fullmatch(text.strip())
    if found is None:
        return Period.parse(text)
    day = f"-{int(found['day']):02}" if found["day"] else ""
    try:
        return Period.parse(f"{found['year']}-{int(found['month']):02}{day}")
    except PeriodError:
        raise PeriodError(text) from None
