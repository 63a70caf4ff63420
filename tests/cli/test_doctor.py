"""`vedich doctor` tells what this machine really does, in both languages and for programs."""

from __future__ import annotations

import json

from tests.cli.program import vedich
from vedich.cli.doctor import report
from vedich.intake.probe import Layer


def test_what_is_told_for_programs_and_the_exit_code_agree() -> None:
    run = vedich("doctor", "--format", "json")
    told = json.loads(run.out)
    assert run.code == (0 if told["strong"] else 1)
    assert told["strong"] == (told["way"] == "forked" and all(told["confinement"].values()))
    assert told["confinement"]["memory"]
    assert told["confinement"]["time"]


def test_people_see_vietnamese_first() -> None:
    assert "Tệp từ bên ngoài được mở trong một tiến trình cách ly" in vedich("doctor").out
    assert "Files from outside are opened in a confined process" in vedich("doctor", "--lang", "en").out


def test_a_layer_that_does_not_hold_is_said_loudly() -> None:
    told = report((Layer("network", "không nối được mạng", "reaches no network", False),), (), False, "vi")
    assert "KHÔNG  không nối được mạng" in told
    assert "cách ly yếu hơn" in told
