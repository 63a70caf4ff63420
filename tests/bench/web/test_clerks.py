"""The tool that lets clerks of a commune work at once: what it sends and what it counts as lost."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from bench.web import clerks, ready
from bench.web.clerks import Counts, Told
from bench.web.commune import desks
from bench.web.loop import Answer
from bench.web.mix import Request
from tests.actions.conftest import Office
from vedich.store.models import Draft


def posted(request: Request) -> int:
    name, _, cookie = request.cookie.partition("=")
    client = Client()
    client.cookies[name] = cookie
    return client.post(request.path, request.form).status_code


def test_what_a_clerk_keeps_and_submits_is_counted_and_what_is_gone_is_lost(office: Office) -> None:
    (desk,) = desks(1, lines=3, months=2)
    first, second = desk.reports
    told = Told()
    for report in desk.reports:
        request, typed = clerks.keeping(report, 0)
        assert posted(request) == 200
        told.drafts[report.id, desk.user] = typed
    assert posted(ready.sending(first)) == 302
    told.submitted.append(first.id)
    del told.drafts[first.id, desk.user]
    counts = clerks.counted([desk], told, "")
    assert counts == Counts(whole=1, lost=0, doubled=0, drafts=1, drafts_lost=0, locked=0)

    told.submitted.append(second.id)  # which it is not
    told.drafts[second.id, desk.user] = {f"{second.lines[0]}|{second.period}": "9999"}
    counts = clerks.counted([desk], told, "OperationalError: database is locked\n")
    assert (counts.lost, counts.drafts_lost, counts.locked) == (1, 1, 1)
    assert "9999" not in Draft.objects.get().content


def test_each_keeping_holds_more_lines_than_the_one_before() -> None:
    report = ready.Report(7, "", tuple("ABCDEFGHI"), "2026-01M")
    some = [json.loads(clerks.keeping(report, step)[0].form["typed"]) for step in range(3)]
    assert [len(each) for each in some] == [3, 6, 9]


@pytest.mark.parametrize(
    ("status", "counts", "kept"),
    [
        (200, Counts(1, 0, 0, 1, 0, 0), True),
        (500, Counts(1, 0, 0, 1, 0, 0), False),
        (200, Counts(0, 1, 0, 1, 0, 0), False),
        (200, Counts(1, 0, 1, 1, 0, 0), False),
        (200, Counts(1, 0, 0, 1, 1, 0), False),
        (200, Counts(1, 0, 0, 1, 0, 1), False),
    ],
)
def test_the_limit_is_kept_only_when_nothing_is_locked_lost_or_doubled(
    status: int, counts: Counts, kept: bool
) -> None:
    answers = [Answer("draft", "/report/1/draft/", status, 0.1, 100)]
    assert clerks.is_met(answers, counts) is kept
    assert ("NOT kept" in clerks.board(answers, counts, "one clerk", 1.0)) is not kept
