"""`vedich db refresh`: boards are judged anew once, or as long as the program runs, also after a kill."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from tests.actions.conftest import NOW, Office, office
from tests.cli.program import environment
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.cli.main import main
from vedich.cli.serving.beside import beside
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.facts.asked import Asked
from vedich.store.judged.evaluating import evaluated
from vedich.store.judged.keeping import board, kept_board
from vedich.store.models import Area, JudgedDue, JudgedMoment

__all__ = ["office"]

ASKED = Asked(date(2026, 9, 30))


@pytest.fixture
def nation(office: Office) -> Area:
    aim = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(60))
    for area in (office.commune, office.province):
        set_targets(
            by=office.lan, at=NOW, area=area, period=Period.year(2026), basis=Basis.ADOPTED, aims=[aim]
        )
    found = Area.objects.get(key="VN")
    board(ASKED, found.pk, NOW)
    return found


def report(office: Office, month: int, value: int) -> None:
    said = Said(
        "BUD-001", "X34:28108", Period.month(2026, month), date(2026, 10, 1), Vintage.ACTUAL, "tỷ đồng",
        value=Decimal(value),
    )  # fmt: skip
    record_observations(by=office.lan, at=datetime.now(UTC), rows=[said])


def place() -> str:
    return str(connection.settings_dict["NAME"])


def judges() -> subprocess.Popen[bytes]:
    words = ["-m", "vedich", "db", "refresh", "--watch", "--record", place()]
    return subprocess.Popen([sys.executable, *words], env=environment())


def wait_until_nothing_is_due() -> None:
    end = time.monotonic() + 240
    while JudgedDue.objects.exists():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.only_on("sqlite")
def test_once_it_says_how_many_boards_were_judged_anew(
    office: Office, nation: Area, capsys: pytest.CaptureFixture[str]
) -> None:
    report(office, 1, 50)
    assert main(["db", "refresh", "--record", place()]) == 0
    assert capsys.readouterr().out == "Đã tính lại 3 bảng đánh giá.\n"
    assert main(["db", "refresh", "--record", place(), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "0 boards were judged anew.\n"


@pytest.mark.only_on("sqlite")
def test_beside_the_pages_a_process_judges_and_is_started_again_when_it_dies(
    office: Office, nation: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{place()}")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "vedich.site.settings")
    monkeypatch.setenv("VEDICH_SECRET_KEY", "for-tests-alone")
    with beside("vedich.cli.serving.judge") as keeper:
        report(office, 1, 50)
        wait_until_nothing_is_due()
        os.kill(keeper.pid, signal.SIGKILL)
        first = keeper.pid
        report(office, 2, 50)
        wait_until_nothing_is_due()
    assert keeper.pid != first
    with pytest.raises(ProcessLookupError):
        os.kill(keeper.pid, 0)


@pytest.mark.only_on("sqlite")
def test_killed_while_it_judges_nothing_stays_stale(office: Office, nation: Area) -> None:
    chance = random.Random(7)
    program = judges()
    try:
        for month in range(1, 9):
            report(office, month, 10 * month)
            if month % 3 == 0:
                time.sleep(chance.random())
                program.send_signal(signal.SIGKILL)
                program.wait()
                # What it had taken is free again when its lease has ended.
                JudgedDue.objects.filter(leased_until__isnull=False).update(leased_until=NOW)
                program = judges()
        wait_until_nothing_is_due()
    finally:
        program.terminate()
        program.wait()
    moment = JudgedMoment.objects.get()
    whole = evaluated(ASKED, nation.pk).boards
    for area in (office.commune, office.province):
        kept = kept_board(moment, area.pk)
        assert kept is not None
        assert kept.lines == whole[area.pk].lines
    assert kept.lines[0].result == Decimal(360)
