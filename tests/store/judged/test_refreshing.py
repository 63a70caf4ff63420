"""However figures come in, and whoever judges them: what is kept is what would be judged from all facts."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.crowd import at_once
from vedich.actions.areas import load_areas
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.judging.engines import StepError
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.judged.board import Board
from vedich.store.judged.evaluating import evaluated
from vedich.store.judged.keeping import MOMENTS, board
from vedich.store.judged.refreshing import LEASE, TRIES, refresh_due, watch
from vedich.store.models import Area, JudgedDue, JudgedLeaves, JudgedMoment

COMMUNES = ("X34:28108", "X34:28114", "X34:28126")
MEASURES = {"BUD-001": "tỷ đồng", "POV-003": "hộ", "POP-003": "hộ", "POV-001": "%"}
NOW_ASKED = Asked(date(2026, 9, 30))
BORDERS_OF_NOW = Asked(date(2026, 9, 30), boundaries=Boundaries.NOW, borders=date(2026, 11, 2))


@pytest.fixture
def nation(office: Office) -> Area:  # noqa: F811
    """Set targets on three communes, their province and the nation, one of them on a ratio of two others."""
    load_areas(by=office.keeper, at=NOW, keys=COMMUNES)
    areas = [Area.objects.get(key=key) for key in (*COMMUNES, "T34:80")]
    for area in areas:
        aims = [
            Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(60)),
            Aim("POV-001", Operator.AT_MOST, "%", Decimal(3)),
        ]
        set_targets(
            by=office.lan, at=NOW, area=area, period=Period.year(2026), basis=Basis.ADOPTED, aims=aims
        )
    return Area.objects.get(key="VN")


def told(chance: random.Random) -> Said:
    code = chance.choice(["BUD-001", "BUD-001", "POV-003", "POP-003"])
    year = chance.choice([2025, 2026, 2026, 2026])
    month = chance.randrange(7, 13) if year == 2025 else chance.randrange(1, 10)
    return Said(
        code, chance.choice(COMMUNES), Period.month(year, month),
        date(2026, 10, 1) + timedelta(days=chance.randrange(20)), Vintage.ACTUAL, MEASURES[code],
        value=Decimal(chance.randrange(1, 2000)) / 4,
    )  # fmt: skip


def kept(asked: Asked, nation: Area) -> dict[int, Board]:
    areas = [nation.pk, *Area.objects.filter(key__in=[*COMMUNES, "T34:80"]).values_list("pk", flat=True)]
    return {area: board(asked, area, NOW) for area in areas}


@pytest.mark.parametrize("asked", [NOW_ASKED, BORDERS_OF_NOW], ids=["then", "now"])
def test_boards_that_are_refreshed_are_those_that_are_judged_whole(
    asked: Asked,
    office: Office,  # noqa: F811
    nation: Area,
) -> None:
    chance = random.Random(2026)
    kept(asked, nation)
    assert JudgedLeaves.objects.filter(is_kept=True).exists()
    for turn in range(12):
        record_observations(by=office.lan, at=NOW, rows=[told(chance)])
        if turn % 3 == 0:
            refresh_due(NOW)
        if turn % 4 == 0:
            # Somebody looks at one commune, and its board alone is judged.
            board(asked, Area.objects.get(key=chance.choice(COMMUNES)).pk, NOW)
    found = kept(asked, nation)
    whole = evaluated(asked, nation.pk).boards
    for area, one in found.items():
        assert one.lines == (whole[area].lines if area in whole else ())
    assert sum(line.result is not None for one in found.values() for line in one.lines) >= 4


def test_a_target_for_months_that_nobody_needed_before_is_judged_of_all_areas(
    office: Office,  # noqa: F811
    nation: Area,
) -> None:
    rows = [
        replace(
            told(random.Random(month)), indicator="BUD-001", measure="tỷ đồng", area=key,
            period=Period.month(2026, month),
        )
        for key in COMMUNES
        for month in range(1, 10)
    ]  # fmt: skip
    record_observations(by=office.lan, at=NOW, rows=rows)
    kept(NOW_ASKED, nation)
    province, quarter = Area.objects.get(key="T34:80"), Period.parse("2026-Q3")
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(5))
    set_targets(by=office.lan, at=NOW, area=province, period=quarter, basis=Basis.STRETCH, aims=[aim])
    # A commune is judged anew in between, and its new results must have those months too.
    record_observations(by=office.lan, at=NOW, rows=[replace(rows[6], value=Decimal(77), as_of=NOW.date())])
    refresh_due(NOW)
    record_observations(by=office.lan, at=NOW, rows=[replace(rows[17], value=Decimal(99), as_of=NOW.date())])
    refresh_due(NOW)
    (line,) = (line for line in kept(NOW_ASKED, nation)[province.pk].lines if line.basis == "stretch")
    whole = evaluated(NOW_ASKED, nation.pk).boards[province.pk]
    assert (line.known, line.areas_known, line.areas) == (3, 3, 3)
    assert line in whole.lines


def test_two_processes_take_every_board_once(office: Office, nation: Area) -> None:  # noqa: F811
    kept(NOW_ASKED, nation)
    for seed in range(4):
        record_observations(by=office.lan, at=NOW, rows=[told(random.Random(seed))])
    due = set(JudgedDue.objects.values_list("area", flat=True))
    done = at_once([partial(refresh_due, NOW) for _ in range(4)])
    assert sum(done) >= len(due)
    assert not JudgedDue.objects.exclude(attempts=1).exists()
    refresh_due(NOW + LEASE * 2)
    assert not JudgedDue.objects.exists()
    whole = evaluated(NOW_ASKED, nation.pk).boards
    for area, one in kept(NOW_ASKED, nation).items():
        assert one.lines == (whole[area].lines if area in whole else ())


def test_a_board_that_cannot_be_judged_keeps_no_other_from_it(
    office: Office,  # noqa: F811
    nation: Area,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from vedich.store.judged import refreshing

    kept(NOW_ASKED, nation)
    record_observations(by=office.lan, at=NOW, rows=[told(random.Random(1))])
    many, real = JudgedDue.objects.count(), refreshing.judge_part

    def cannot(moment: JudgedMoment, due: dict[int, dict[int, str]], at: datetime) -> object:
        if nation.pk in due:
            raise StepError("flows", "a figure is too long")
        return real(moment, due, at)

    monkeypatch.setattr(refreshing, "judge_part", cannot)
    assert refresh_due(NOW) == 0
    assert refresh_due(NOW) == many - 1
    assert list(JudgedDue.objects.values_list("area", flat=True)) == [nation.pk]


def test_a_figure_is_in_the_total_soon_after_it_was_recorded(office: Office, nation: Area) -> None:  # noqa: F811
    kept(NOW_ASKED, nation)
    stop = threading.Event()
    waited: list[float] = []

    def pause(seconds: float) -> bool:
        waited.append(seconds)
        return stop.wait(seconds)

    def watched() -> None:
        watch(lambda: NOW, pause)

    def reported() -> float:
        record_observations(by=office.lan, at=NOW, rows=[told(random.Random(1))])
        before, start = len(waited), time.monotonic()
        while JudgedDue.objects.exists() and time.monotonic() - start < 240:
            time.sleep(0.02)
        stop.set()
        return sum(waited[before:])

    # What the watcher idles is counted; how long judging takes is the machine's business.
    _, idle = at_once([watched, reported])
    assert not JudgedDue.objects.exists()
    assert idle < 2


def test_moments_that_nobody_asks_for_any_more_are_not_kept(office: Office, nation: Area) -> None:  # noqa: F811
    days = [date(2026, 9, 30) - timedelta(days=back) for back in range(MOMENTS)]
    for number, day in enumerate(days):
        JudgedMoment.objects.create(
            as_of=day, boundaries="then", borders=day, used_on=NOW.date() - timedelta(days=90 - number)
        )
    first = JudgedMoment.objects.get(as_of=days[0])
    # Somebody still asks for the oldest one; a new one is asked for too.
    board(Asked(days[0]), nation.pk, NOW)
    board(Asked(date(2026, 8, 1)), nation.pk, NOW)
    assert JudgedMoment.objects.count() == MOMENTS
    assert JudgedMoment.objects.filter(pk=first.pk, used_on=NOW.date()).exists()
    assert not JudgedMoment.objects.filter(as_of=days[1]).exists()


def test_what_another_process_has_taken_is_left_to_it_until_its_lease_ends(
    office: Office,  # noqa: F811
    nation: Area,
) -> None:
    kept(NOW_ASKED, nation)
    record_observations(by=office.lan, at=NOW, rows=[told(random.Random(1))])
    JudgedDue.objects.update(leased_until=NOW + LEASE)
    assert refresh_due(NOW) == 0
    assert refresh_due(NOW + LEASE * 2) == JudgedDue.objects.count() + 3
    assert not JudgedDue.objects.exists()


def test_what_fails_again_and_again_waits_for_somebody_to_ask(office: Office, nation: Area) -> None:  # noqa: F811
    kept(NOW_ASKED, nation)
    record_observations(by=office.lan, at=NOW, rows=[told(random.Random(1))])
    JudgedDue.objects.update(attempts=TRIES)
    assert refresh_due(NOW) == 0
    kept(NOW_ASKED, nation)
    assert not JudgedDue.objects.exists()


def test_a_kept_board_is_read_in_a_handful_of_queries(
    office: Office,  # noqa: F811
    nation: Area,
) -> None:
    from django.test.utils import CaptureQueriesContext

    board(NOW_ASKED, nation.pk, NOW)
    with CaptureQueriesContext(connection) as seen:
        board(NOW_ASKED, nation.pk, NOW)
    assert len(seen) <= 3


def test_an_earlier_knowledge_is_never_kept(office: Office, nation: Area) -> None:  # noqa: F811
    board(replace(NOW_ASKED, known_on=date(2026, 9, 1)), nation.pk, NOW)
    assert not JudgedLeaves.objects.exists()
