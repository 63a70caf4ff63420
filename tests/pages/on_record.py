"""What a page puts on record above an example: a small record made of the rows of its table.

| Đã lưu | Mã | Địa bàn | Kỳ | Số | Loại | Văn bản |

`Đã lưu` says what the row is: 'kết quả' (`Loại` is a vintage), 'chỉ tiêu' (a basis), 'cấp dưới' (the sum of
the areas below; `Loại` is '2/3'), 'địa bàn đã kết thúc' (`Kỳ` is its last day). `Số` is a figure as printed,
'trên 1.640 tấn'.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vedich.domain.document import Comparator
from vedich.domain.figure import Figure
from vedich.domain.known import KnownResult, KnownSum, KnownTarget, Source
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator

KINDS = {"kết quả", "chỉ tiêu", "cấp dưới", "địa bàn đã kết thúc"}


class Shelf:
    """A `Known` of a few rows."""

    def __init__(self, rows: Iterable[dict[str, str]]) -> None:
        self.rows = list(rows)
        unknown = {row["Đã lưu"] for row in self.rows} - KINDS
        assert not unknown, f"a row on record is one of {sorted(KINDS)}, not {unknown}"

    def results(self, indicator: str, area: str, period: Period) -> tuple[KnownResult, ...]:
        """Give the results of these days."""
        return tuple(known for known in self._results(indicator, area) if known.period.same_dates(period))

    def series(self, indicator: str, area: str, year: int) -> tuple[KnownResult, ...]:
        """Give the results of the year so far."""
        first = date(year, 1, 1)
        found = [known for known in self._results(indicator, area) if known.period.start == first]
        return tuple(sorted(found, key=lambda known: known.period.end))

    def targets(self, indicator: str, area: str, period: Period) -> tuple[KnownTarget, ...]:
        """Give the targets of these days."""
        found = []
        for row in self._of("chỉ tiêu", indicator, area):
            digits, _, measure = row["Số"].partition(" ")
            figure = Figure(digits)
            if Period.parse(row["Kỳ"]).same_dates(period):
                found.append(
                    KnownTarget(
                        period,
                        figure.value,
                        measure,
                        Basis(row["Loại"]),
                        Operator.EQUAL,
                        _source(row),
                        digits,
                    )
                )
        return tuple(found)

    def below(self, indicator: str, area: str, period: Period) -> KnownSum | None:
        """Give the sum of the areas below."""
        for row in self._of("cấp dưới", indicator, area):
            if Period.parse(row["Kỳ"]).same_dates(period):
                digits, _, measure = row["Số"].partition(" ")
                count, _, out_of = row["Loại"].partition("/")
                return KnownSum(Figure(digits).value, measure, int(count), int(out_of))
        return None

    def ended(self, area: str) -> date | None:
        """Give the last day of an area that is no more."""
        for row in self.rows:
            if row["Đã lưu"] == "địa bàn đã kết thúc" and row["Địa bàn"] == area:
                return date.fromisoformat(row["Kỳ"])
        return None

    def _results(self, indicator: str, area: str) -> list[KnownResult]:
        found = []
        for row in self._of("kết quả", indicator, area):
            words, digits, measure = _taken_apart(row["Số"])
            found.append(
                KnownResult(
                    Period.parse(row["Kỳ"]),
                    Figure(digits).value,
                    measure,
                    Vintage(row["Loại"]),
                    _source(row),
                    digits,
                    comparator=Comparator.said(words),
                )
            )
        return found

    def _of(self, kind: str, indicator: str, area: str) -> list[dict[str, str]]:
        return [
            row for row in self.rows if (row["Đã lưu"], row["Mã"], row["Địa bàn"]) == (kind, indicator, area)
        ]


def _taken_apart(printed: str) -> tuple[str, str, str]:
    """Take '‘trên’ 1.640 tấn' apart: the word before, the digits, the measure."""
    words = printed.split(" ")
    at = next(number for number, word in enumerate(words) if word[0].isdigit())
    return " ".join(words[:at]), words[at], " ".join(words[at + 1 :])


def _source(row: dict[str, str]) -> Source:
    return Source(row.get("Văn bản", ""))
