"""The tools that measure pages and the deadline: what they send, and when they call a limit kept."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from bench.web import ready, run, storm
from bench.web.loop import Answer, sent
from bench.web.mix import Request


def answer(status: int = 302, seconds: float = 0.1, page: str = "submission") -> Answer:
    return Answer(page, "/report/1/save/", status, seconds, 100)


def test_a_report_is_sent_with_every_line_a_key_and_the_token_of_its_cookie() -> None:
    report = ready.Report(7, "vedich=abc", ("AGR-001", "BUD-001"), "2026-10")
    told = sent("127.0.0.1", ready.sending(report)).decode()
    head, _, body = told.partition("\r\n\r\n")
    form = parse_qs(body)
    assert head.startswith("POST /report/7/save/ HTTP/1.1")
    assert f"Content-Length: {len(body)}" in head
    token = head.partition("X-CSRFToken: ")[2].partition("\r\n")[0]
    assert f"vedich=abc; vedich-form={token}" in head
    assert "AGR-001|2026-10" in form["typed"][0]
    assert form["once"][0]


def test_a_page_is_asked_for_without_a_body() -> None:
    told = sent("127.0.0.1", Request("home", "/", "vedich=abc")).decode()
    assert told.startswith("GET / HTTP/1.1")
    assert told.endswith("\r\n\r\n")
    assert "vedich-form" not in told


def test_some_forms_are_sent_twice_with_one_key() -> None:
    reports = [ready.Report(number, "", ("A",), "2026-10") for number in range(40)]
    forms = [request.form["once"] for request in ready.sendings(reports, twice=0.5, seed=1)]
    assert len(set(forms)) == 40 < len(forms)


@pytest.mark.parametrize(
    ("answers", "counts", "kept"),
    [
        ([answer()], (1, 0, 0), True),
        ([answer(seconds=1.2)], (1, 0, 0), False),
        ([answer(status=500)], (1, 0, 0), False),
        ([answer()], (0, 1, 0), False),
        ([answer()], (1, 0, 1), False),
    ],
)
def test_the_limit_of_the_storm_is_kept_only_when_all_is_well(
    answers: list[Answer], counts: tuple[int, int, int], kept: bool
) -> None:
    assert storm.is_met(answers, counts) is kept
    assert ("NOT kept" in storm.board(answers, counts, "45 lines", 1.0)) is not kept


def test_pages_are_late_by_their_slowest_and_wrong_by_their_status() -> None:
    good = [answer(200, 0.05, "home") for _ in range(98)]
    assert run.is_met(good)
    assert not run.is_met([*good, answer(200, 0.6, "home"), answer(200, 0.6, "home")])
    assert not run.is_met([*good, answer(500, 0.05, "home")])
