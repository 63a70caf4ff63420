"""What an address asks of a judged page: month, basis, set, borders, known on which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict

from vedich.domain.period import Period, PeriodError
from vedich.domain.target import Basis
from vedich.store.facts.asked import Asked as Moment
from vedich.store.facts.asked import Boundaries
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.months import borders_since, last_month_of
from vedich.web.gate.asked import Asked
from vedich.web.parts.words import say


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the table; `faults` say what of the address could not be used, and was left aside."""

    moment: Moment
    basis: str = ""
    set: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def month(self) -> str:
        """Give the month as the address writes it."""
        return f"{self.moment.as_of:%Y-%m}"

    @property
    def is_within_present_borders(self) -> bool:
        """Say whether figures are carried over to the borders of today."""
        return self.moment.boundaries is Boundaries.NOW

    def query(self, **others: str) -> str:
        """Give the same question as the tail of an address, with some of it changed."""
        asked = {
            "as_of": self.month,
            "known_on": self.moment.known_on.isoformat() if self.moment.known_on else "",
            "boundaries": "now" if self.is_within_present_borders else "",
            "basis": self.basis,
            "set": self.set,
            **others,
        }
        return urlencode({name: value for name, value in asked.items() if value})

    @property
    def month_before(self) -> str:
        """Give the tail of the address of the month before."""
        return self.query(as_of=f"{self.moment.as_of.replace(day=1) - timedelta(days=1):%Y-%m}")

    @property
    def month_after(self) -> str:
        """Give the tail of the address of the month after."""
        return self.query(as_of=f"{self.moment.as_of + timedelta(days=1):%Y-%m}")


def question_of(request: Asked, area: AreaRow) -> Question:
    """Read the question of a page about an area; without a month it is the last one that has targets."""
    ended = request.day.replace(day=1) - timedelta(days=1)
    usual = ended if "as_of" in request.GET else last_month_of(area, ended)
    return asked_by(request.GET, request.day, usual)


def asked_by(address: QueryDict, today: date, usual: date) -> Question:
    """Read a question; what cannot be read is left aside and told. `usual` is the day without a month."""
    faults: list[str] = []
    as_of = _last_day(address.get("as_of", ""), today, faults) or usual
    known_on = _day(address.get("known_on", ""), faults)
    within = address.get("boundaries", "") == "now"
    basis = address.get("basis", "")
    if basis and basis not in {each.value for each in Basis}:
        faults.append(
            say(
                "Không có căn cứ “{basis}”; đang xem mọi căn cứ.",
                "There is no basis “{basis}”; showing all.",
                basis=basis[:40],
            )
        )
        basis = ""
    moment = Moment(
        as_of,
        known_on,
        Boundaries.NOW if within else Boundaries.THEN,
        borders_since(today) if within else None,
    )
    return Question(moment, basis, address.get("set", "")[:60], faults)


def _last_day(text: str, today: date, faults: list[str]) -> date | None:
    """Give the last day of the month, quarter or year that was asked for; no later year than this one."""
    if not text:
        return None
    try:
        # A day stands for the month it lies in: the table is one of months.
        period = Period.parse(text[:7] if text.count("-") == 2 else text[:40])
        end = period.end
        if period.start.year == end.year and 2000 <= end.year <= today.year:
            return (end.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    except (PeriodError, ValueError, OverflowError):
        pass
    faults.append(
        say(
            "Không đọc được kỳ “{text}”. Hãy viết năm-tháng, không quá năm nay, ví dụ 2025-10.",
            "“{text}” is no month up to this year. Write year-month, such as 2025-10.",
            text=text[:40],
        )
    )
    return None


def _day(text: str, faults: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        faults.append(
            say(
                "Không đọc được ngày “{text}”. Hãy viết năm-tháng-ngày, ví dụ 2025-11-15.",
                "“{text}” is no day. Write year-month-day, such as 2025-11-15.",
                text=text[:40],
            )
        )
        return None
