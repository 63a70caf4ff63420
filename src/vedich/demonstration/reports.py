"""What was reported when: in time or late, wrong and set right, estimated and made final, or never."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from vedich.catalog.areas.load import LAST_DAY_BEFORE, REFORM, is_present
from vedich.demonstration.behaviour import Behaviour, behaviours
from vedich.demonstration.chance import bell, mixed, number_of
from vedich.demonstration.scale import Month
from vedich.demonstration.telling import LETTERS, Teller, Told
from vedich.domain.area import Area, AreaLevel
from vedich.domain.observation import Vintage
from vedich.domain.period import Period

_REFORM_MONTH = Month(REFORM.year, REFORM.month)
_LAST_FORMER = Month(LAST_DAY_BEFORE.year, LAST_DAY_BEFORE.month)
# Of a hundred reports, or a thousand figures, of districts and communes.
_LATE, _NEVER, _LEFT_OUT, _MISTYPED = 4, 1, 4, 5


class Reading(NamedTuple):
    """A figure as it stands in a report."""

    indicator: str
    area: str
    period: Period
    as_of: date
    vintage: Vintage
    measure: str
    value: Decimal | None
    whole: Decimal | None
    words: str


class Correction(NamedTuple):
    """A figure that was reported wrong before, set right."""

    right: Reading
    reason: str


@dataclass(slots=True)
class Batch:
    """What one province's areas reported on a day."""

    root: str
    on: date
    title: str
    readings: list[Reading] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


class Reporter:
    """Writes the reports of a ground, month by month.

    `most` is how many indicators a commune reports; the first ones of `behaviours`. None: all.
    """

    def __init__(
        self, teller: Teller, seed: int, *, most: int | None = None, former_most: int | None = None
    ) -> None:
        self.teller, self.seed = teller, seed
        known = list(behaviours().values())
        self._known = {
            (letter, present): _first(
                [one for one in known if letter in one.levels], limit if letter == "C" else None
            )
            for letter in "PDC"
            for present, limit in ((True, most), (False, former_most))
        }
        self._late: dict[str, list[Reading]] = {}
        self._wrong: dict[str, list[Reading]] = {}

    def batches(self, now: Month, months: tuple[Month, ...]) -> Iterator[Batch]:
        """Give the batches that fall into a calendar month, by day; `months` are those that are told of."""
        before = now.before
        for root in self.teller.ground.roots:
            if (
                before in months
                and _stands(root, before)
                and not (before == _LAST_FORMER and not is_present(root))
            ):
                yield self._month(root, before, now.on(6))
            if now.month == 12 and now in months and _stands(root, now):
                yield self._year(root, now, now.on(20), Vintage.ESTIMATE_2)
            last = Month(now.year - 1, 12)
            if now.month == 3 and last in months and _stands(root, last) and _stands(root, now):
                yield self._year(root, last, now.on(20), Vintage.FINAL)
            if now in months and _stands(root, now):
                if now == _LAST_FORMER and not is_present(root):
                    yield self._month(root, now, LAST_DAY_BEFORE)
                else:
                    yield self._estimate(root, now, now.on(25))

    def known(self, area: Area) -> list[Behaviour]:
        """Give the indicators that an area reports."""
        return self._known[LETTERS[area.level], is_present(area.id)]

    def _month(self, root: str, when: Month, on: date) -> Batch:
        batch = Batch(root, on, f"Báo cáo tình hình kinh tế - xã hội tháng {when.month}/{when.year}")
        batch.readings += [late._replace(as_of=on) for late in self._late.pop(root, [])]
        batch.corrections = [
            Correction(
                right._replace(as_of=on, vintage=Vintage.CORRECTED), "Nhập nhầm số, sửa theo báo cáo gốc"
            )
            for right in self._wrong.pop(root, [])
        ]
        closing = on == LAST_DAY_BEFORE
        for area in self.teller.ground.under(root):
            fate = self._fate(area, when)
            late = fate == "late" and not closing
            for one in self.known(area):
                if one.told == "year" and not one.late:
                    continue
                for told in self.teller.told(one, area, when):
                    reading = self._reading(one, area, told, on, Vintage.ACTUAL)
                    if fate == "never" or self._is_left_out(one, area, when):
                        continue
                    if late:
                        self._late.setdefault(root, []).append(reading)
                    elif not closing and self._is_mistyped(one, area, when, told):
                        batch.readings.append(reading._replace(value=_mistyped(reading.value)))
                        self._wrong.setdefault(root, []).append(reading)
                    else:
                        batch.readings.append(reading)
        return batch

    def _year(self, root: str, when: Month, on: date, vintage: Vintage) -> Batch:
        name = "Ước thực hiện năm" if vintage is Vintage.ESTIMATE_2 else "Số liệu chính thức năm"
        batch = Batch(root, on, f"{name} {when.year}")
        for area in self.teller.ground.under(root):
            if self._fate(area, when.next) == "never":
                continue
            for one in self.known(area):
                if one.told != "year" or one.late:
                    continue
                for told in self.teller.told(one, area, when):
                    reading = self._reading(one, area, told, on, vintage)
                    if vintage is Vintage.ESTIMATE_2:
                        reading = self._estimated(reading, one)
                    batch.readings.append(reading)
        return batch

    def _estimate(self, root: str, when: Month, on: date) -> Batch:
        """Give what the province itself expects of a month that is not over."""
        batch = Batch(root, on, f"Ước thực hiện tháng {when.month}/{when.year}")
        area = self.teller.ground.under(root)[0]
        if area.level is AreaLevel.PROVINCE:
            for one in self.known(area):
                if one.told == "month" and one.way == "flow":
                    for told in self.teller.told(one, area, when):
                        reading = self._reading(one, area, told, on, Vintage.ESTIMATE_1)
                        batch.readings.append(self._estimated(reading, one))
        return batch

    def _reading(self, one: Behaviour, area: Area, told: Told, on: date, vintage: Vintage) -> Reading:
        return Reading(
            one.code, area.id, told.period, on, vintage, one.measure, told.value, told.whole, told.words
        )

    def _estimated(self, reading: Reading, one: Behaviour) -> Reading:
        """Give a figure as it is guessed before the period is over: rounded, and off by a little."""
        if reading.value is None or one.way not in ("flow", "yield"):
            return reading
        draw = mixed(self.seed, number_of(one.code), number_of(reading.area), reading.period.end.toordinal())
        off = reading.value * (1_000_000 + bell(draw) * 25) / 1_000_000
        return reading._replace(value=off.quantize(Decimal(1).scaleb(-max(one.decimals - 1, 0))))

    def _draw(self, area: Area, when: Month, salt: int) -> int:
        return mixed(self.seed, salt, number_of(area.id), 12 * when.year + when.month)

    def _fate(self, area: Area, when: Month) -> str:
        if area.level is AreaLevel.PROVINCE:
            return "in time"
        lot = self._draw(area, when, 11) % 100
        return "never" if lot < _NEVER else "late" if lot < _NEVER + _LATE else "in time"

    def _is_left_out(self, one: Behaviour, area: Area, when: Month) -> bool:
        if area.level is AreaLevel.PROVINCE:
            return False
        return self._draw(area, when, number_of(one.code)) % 1000 < _LEFT_OUT

    def _is_mistyped(self, one: Behaviour, area: Area, when: Month, told: Told) -> bool:
        if area.level is AreaLevel.PROVINCE or not told.value or one.way != "flow":
            return False
        return self._draw(area, when, number_of(one.code) ^ 7) % 1000 < _MISTYPED


def _stands(root: str, when: Month) -> bool:
    return is_present(root) == (when >= _REFORM_MONTH)


def _mistyped(value: Decimal | None) -> Decimal | None:
    """Give a figure as fingers get it wrong: two digits swapped, or else a tenth too much."""
    if value is None:
        return None
    digits = list(value.as_tuple().digits)
    for place in range(1, len(digits) - 1):
        if digits[place] != digits[place + 1]:
            digits[place], digits[place + 1] = digits[place + 1], digits[place]
            return Decimal(int("".join(map(str, digits)))).scaleb(int(value.as_tuple().exponent))
    return value + max(value / 10, Decimal(1)).quantize(value)


def _first(known: list[Behaviour], most: int | None) -> list[Behaviour]:
    return known[:most]
