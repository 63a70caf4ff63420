"""Years in files give what the record gives, to the last digit, whatever is said, moved or asked afterwards.

Each guard is shown to be needed: without it the same question is answered wrongly.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.test_submissions import move
from tests.store.facts.conftest import COMMUNE, DAY, Laid, said
from vedich.actions.accounts import appoint
from vedich.actions.observations import Said, record_observations
from vedich.actions.submissions import open_period
from vedich.catalog.load import catalog
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove
from vedich.store.facts import laid_out, projected
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.facts.laid_out import usable
from vedich.store.facts.measured import Meanings
from vedich.store.facts.projected import project
from vedich.store.facts.since import Since
from vedich.store.models import Area, Observation, Submission

YEARS = [2025, 2026]
# When the areas that passed on still had somebody who entered their figures.
THEN = datetime(2025, 6, 20, 8, tzinfo=UTC)


def same_as_the_record(laid: Laid, asked: Asked | None = None) -> bool:
    return laid.judged(asked) == laid.judged(asked, from_files=False)


def later(office: Office, *rows: Said) -> None:  # noqa: F811
    record_observations(by=office.lan, at=NOW, rows=rows)


def of_september() -> int:
    return Observation.objects.get(period="2025-09").pk


def correction(month: int) -> Said:
    """Say of a month of 2026 what was said of September 2025 by mistake."""
    told = {"as_of": date(2026, 9, 29), "supersedes": of_september(), "reason": "ghi nhầm kỳ"}
    return said(2026, month, "9.75", **told)


def report(office: Office) -> Submission:  # noqa: F811
    """Give a report of September that waits for approval, with a figure."""
    open_period(
        by=office.lan, at=NOW, regime=catalog().regimes["administrative"], nominal=Period.month(2026, 9),
        agencies=[(office.committee, office.commune)], area=office.province,
    )  # fmt: skip
    found = Submission.objects.get()
    move(office.hoa, found, SubmissionMove.OPEN)
    record_observations(
        by=office.hoa, at=NOW, rows=[said(2026, 9, "11", as_of=date(2026, 9, 29))], submission=found
    )
    return found


def approve(office: Office, found: Submission) -> None:  # noqa: F811
    move(office.hoa, found, SubmissionMove.SUBMIT)
    move(office.binh, found, SubmissionMove.SEND_UP)
    move(office.minh, found, SubmissionMove.APPROVE)


@dataclass(frozen=True)
class Guard:
    """What happens before and after years are laid out, what is asked then, and how the guard goes."""

    after: Callable[[Laid, Office], None]
    without: Callable[[Laid, pytest.MonkeyPatch], None]
    before: Callable[[Laid, Office], None] = lambda *_: None
    asked: Asked = field(default_factory=lambda: Asked(DAY))


def _forget_newest(laid: Laid, _: pytest.MonkeyPatch) -> None:
    file = laid.folder / "years.json"
    told = [one | {"newest": None} for one in json.loads(file.read_text(encoding="utf-8"))]
    file.write_text(json.dumps(told), encoding="utf-8")


def _no_conditions(_: Laid, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(laid_out._Taking, "_again", lambda *_: {})


def _no_corrections(_: Laid, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Since, "corrected", lambda _: set())


def _no_moves(_: Laid, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(laid_out, "reports_in", lambda _: {})


def _without_event(*_: Any) -> None:
    one = Observation.objects.get(period="2026-08")
    one.pk, one.event_id, one.value, one.as_of = None, None, Decimal("8.5"), date(2026, 9, 20)
    one.save(force_insert=True)


def _with_all_rows(_: Laid, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(laid_out, "has_rows_without_event", lambda: False)


GUARDS = {
    "a figure that came after the layout is told": Guard(
        lambda _, people: later(people, said(2026, 8, "7.5", as_of=date(2026, 9, 20))), _no_conditions
    ),
    "a figure of another year that came after the layout corrects": Guard(
        lambda _, people: later(people, correction(9)), _no_corrections
    ),
    "a report that was approved after the layout counts": Guard(
        lambda _, people: approve(people, Submission.objects.get()),
        _no_moves,
        before=lambda _, people: report(people) and None,
    ),
    "what was not known yet is not": Guard(
        lambda *_: None, _forget_newest, asked=Asked(DAY, known_on=date(2026, 8, 15))
    ),
    "a figure that no event tells of is told": Guard(_without_event, _with_all_rows),
}


@pytest.mark.parametrize("why", GUARDS)
def test_a_year_in_files_stands_only_where_it_is_proved(
    why: str,
    laid: Laid,
    office: Office,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guard = GUARDS[why]
    guard.before(laid, office)
    project(laid.folder, YEARS, DAY)
    guard.after(laid, office)
    right = laid.judged(guard.asked, from_files=False)
    assert laid.judged(guard.asked) == right
    with monkeypatch.context() as patch:
        guard.without(laid, patch)
        assert laid.judged(guard.asked) != right


def test_a_correction_from_another_year_is_seen_while_a_year_is_laid_out(
    laid: Laid,
    office: Office,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later(office, correction(9))
    project(laid.folder, YEARS, DAY)
    assert same_as_the_record(laid)
    # Of a year before the correction's own, it is not there yet.
    assert same_as_the_record(laid, Asked(date(2025, 12, 31)))
    monkeypatch.setattr(projected, "corrected_from_outside", lambda _: set())
    project(laid.folder, YEARS, DAY)
    assert not same_as_the_record(laid)


def test_an_indicator_that_is_defined_anew_and_another_record_make_files_worthless(laid: Laid) -> None:
    project(laid.folder, YEARS, DAY)
    meanings = Meanings.on(DAY)
    assert sorted(usable(laid.folder, meanings)) == YEARS
    (pk,) = (pk for pk, one in meanings.by_id.items() if one.code == "BUD-001")
    billion = meanings.by_id[pk]
    other = next(one for one in meanings.by_id.values() if one.measure.factor != billion.measure.factor)
    anew = {**meanings.by_id, pk: type(billion)(*(getattr(billion, name) for name in _fields(billion)))}
    assert sorted(usable(laid.folder, Meanings(DAY, anew))) == YEARS
    anew[pk] = type(billion)(
        *(other.measure if name == "measure" else getattr(billion, name) for name in _fields(billion))
    )
    assert usable(laid.folder, Meanings(DAY, anew)) == {}
    file = laid.folder / "years.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    for chain, (number, seq, _) in told[0]["heads"].items():
        for end in ((number, seq, "0" * 64), (number, seq + 1, told[0]["heads"][chain][2])):
            elsewhere = [told[0] | {"heads": told[0]["heads"] | {chain: end}}, told[1]]
            file.write_text(json.dumps(elsewhere), encoding="utf-8")
            assert sorted(usable(laid.folder, meanings)) == [2026]


def _fields(value: Any) -> Iterator[str]:
    yield from type(value).__dataclass_fields__


def asked_in_all_ways() -> Iterator[Asked]:
    """Give questions: as known when, within whose borders, of what waits as well, of a year gone by."""
    yield Asked(DAY)
    yield Asked(DAY, known_on=date(2026, 8, 3), only_approved=False)
    yield Asked(date(2025, 12, 31), boundaries=Boundaries.NOW, borders=DAY)
    yield Asked(DAY, known_on=date(2026, 11, 1), boundaries=Boundaries.NOW, borders=DAY, only_approved=False)


class Talk:
    """People who say figures of areas that stayed and areas that passed on, again and again, at random."""

    def __init__(self, office: Office, seed: int) -> None:  # noqa: F811
        self.office, self.chance = office, random.Random(seed)
        nation = Area.objects.get(key="VN")
        appoint(
            by=office.administrator, at=NOW, user=office.lan, role=Role.SPECIALIST, area=nation,
            since=date(2020, 1, 1),
        )  # fmt: skip
        self.gone = sorted(
            Area.objects.filter(became__new=office.commune, level=office.commune.level).values_list(
                "key", flat=True
            )
        )
        assert self.gone

    def say(self, many: int) -> None:
        """Say figures in an order and with vintages of chance; some correct what was said."""
        rows: dict[str, dict[tuple[Any, ...], Said]] = {}
        for _ in range(many):
            row = self._figure()
            root = COMMUNE if row.area == COMMUNE else "then"
            rows.setdefault(root, {})[row.period, row.area, row.as_of, row.vintage, row.indicator] = row
        for root, told in rows.items():
            at = NOW if root == COMMUNE else THEN
            record_observations(by=self.office.lan, at=at, rows=list(told.values()))

    def _figure(self) -> Said:
        chance = self.chance
        year, month = chance.choice([(2025, chance.randint(1, 12)), (2026, chance.randint(1, 9))])
        merged = (year, month) >= (2025, 7)
        area = COMMUNE if merged else chance.choice(self.gone)
        day = chance.choice([date(year, month, 28), date(2026, 8, 1), date(2026, 9, 15), date(2026, 10, 20)])
        vintage = chance.choice([Vintage.ACTUAL] * 5 + [Vintage.FINAL, Vintage.ESTIMATE_2])
        value = Decimal(chance.randint(-50, 900)).scaleb(-2)
        other: dict[str, Any] = {"as_of": max(day, date(year, month, 28)), "vintage": vintage}
        if chance.random() < 0.1:
            other |= {"value_max": value + 1}
        there = list(Observation.objects.filter(area__key=area).values_list("pk", flat=True))
        there = there if chance.random() < 0.15 else []
        if there:
            other |= {"supersedes": chance.choice(there), "reason": "nhầm"}
        row = said(year, month, str(value), area, **other)
        # An area has no figures of months before it began.
        if chance.random() < 0.1 and (year > 2025 or area != COMMUNE):
            return Said(**{**_told(row), "period": Period.first_months(year, month)})
        return row


def _told(row: Said) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _fields(row)}


def check(laid: Laid, office: Office, seed: int) -> None:  # noqa: F811
    """Talk, lay out, talk on; every question is answered alike each time."""
    talk = Talk(office, seed)
    talk.say(60)
    found = report(office)
    project(laid.folder, YEARS, DAY)
    assert same_as_the_record(laid)
    talk.say(4)
    approve(office, found)
    for asked in asked_in_all_ways():
        assert same_as_the_record(laid, asked), asked


def test_a_record_of_chance_is_judged_alike_with_and_without_year_rows(laid: Laid, office: Office) -> None:  # noqa: F811
    check(laid, office, 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 22))
def test_twenty_records_of_chance_are_judged_alike(seed: int, laid: Laid, office: Office) -> None:  # noqa: F811
    check(laid, office, seed)
