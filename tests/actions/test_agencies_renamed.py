"""An agency that is called otherwise, or passes into another: what was before keeps its name of then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.actions.conftest import NOW, Office
from tests.actions.test_submissions import said
from vedich.actions.agencies import name_agencies
from vedich.actions.agencies_renamed import merge_agency, rename_agency
from vedich.actions.documents import add_agency, register_document
from vedich.actions.entering import Written, enter_figures
from vedich.actions.periods import remind
from vedich.actions.submissions import open_period
from vedich.actions.targets import Aim, set_targets
from vedich.actions.trouble import ActionError, StaleError
from vedich.catalog.load import catalog
from vedich.domain.agency import AgencyKind
from vedich.domain.period import Period
from vedich.domain.submission import SubmissionState
from vedich.domain.target import Basis, Operator
from vedich.store.facts.asked import Asked
from vedich.store.integrity.checks.submissions.overdue import check as overdue
from vedich.store.integrity.view import View
from vedich.store.models import Agency, Event, Outgoing, Submission, Target, TargetAgency
from vedich.store.queries.agency_names import called_then, reported_by
from vedich.store.queries.boards import shown
from vedich.store.queries.ledger import periods_of
from vedich.store.queries.owing import owed_by
from vedich.store.queries.papers import paper_page
from vedich.store.queries.waiting import reports

NOVEMBER = date(2026, 11, 1)
TODAY = NOW.date()


def department(office: Office, key: str, vi: str) -> Agency:
    kind = AgencyKind.DEPARTMENT
    add_agency(by=office.keeper, at=NOW, key=key, kind=kind, vi=vi, area=office.province)
    return Agency.objects.get(key=key)


def led(office: Office, lead: Agency, *supports: Agency) -> Target:
    aim, year, since = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(70)), 2026, date(2026, 1, 1)
    period = Period.year(year)
    set_targets(by=office.lan, at=NOW, area=office.commune, period=period, basis=Basis.ASSIGNED, aims=[aim])
    target = Target.objects.get()
    name_agencies(by=office.lan, at=NOW, target=target, lead=lead, supports=supports, since=since)
    return target


def leads(office: Office, day: date) -> str:
    (name,) = shown(Asked(day, only_approved=False), office.commune, NOW).leads.values()
    return name


def test_what_was_before_keeps_the_name_of_then(office: Office) -> None:
    one, province = department(office, "so-tai-chinh", "Sở Tài chính"), office.province
    led(office, one)
    number = register_document(
        by=office.lan, at=NOW, area=province, issuer=one, number="9/BC-STC", on=date(2026, 3, 2)
    )["document"]
    regime, bodies = catalog().regimes["statistical"], [(one, office.commune)]
    for month in (9, 11):
        nominal = Period.month(2026, month)
        open_period(by=office.lan, at=NOW, regime=regime, nominal=nominal, agencies=bodies, area=province)
    new = "Sở Tài chính và Kế hoạch"
    how: dict[str, Any] = {"agency": one, "decision": "12/QĐ-UBND"}
    rename_agency(by=office.keeper, at=NOW, seen="Sở Tài chính", vi=new, since=NOVEMBER, **how)
    assert (leads(office, date(2026, 10, 31)), leads(office, date(2026, 11, 30))) == ("Sở Tài chính", new)
    # Renamed again: of several names that which held on the day.
    last: dict[str, Any] = {**how, "seen": new, "vi": "Sở Tài chính tỉnh", "since": date(2026, 12, 1)}
    rename_agency(by=office.keeper, at=NOW, **last)
    assert [called_then([one.pk], date(2026, month, 15)).get(one.pk) for month in (10, 11, 12)] == [
        "Sở Tài chính", new, None,
    ]  # fmt: skip
    told = [reported_by(row).partition(",")[0] for row in Submission.objects.order_by("pk")]
    assert told == ["Sở Tài chính", new]
    owed = [each.agency for kept in periods_of([office.commune.pk], TODAY) for each in kept.owed]
    assert sorted(owed) == sorted(told)
    page = paper_page(province, number, None, TODAY)
    assert page is not None and page.issuer == "Sở Tài chính"
    again: dict[str, Any] = {**last, "seen": "Sở Tài chính tỉnh", "vi": "Sở X", "since": date(2027, 1, 1)}
    for wrong, says in (
        ({"since": NOVEMBER}, "begins later"),
        ({"vi": "Sở Tài chính tỉnh"}, "already"),
        ({"decision": "vừa ký"}, "vừa ký"),
    ):
        with pytest.raises(ActionError, match=says):
            rename_agency(by=office.keeper, at=NOW, **{**again, **wrong})
    with pytest.raises(StaleError):
        rename_agency(by=office.keeper, at=NOW, **last)


def test_an_agency_that_passes_into_another_hands_on_what_it_leads(office: Office) -> None:
    one, heir = department(office, "so-tc", "Sở Tài chính"), department(office, "so-kh", "Sở Kế hoạch")
    target = led(office, one, heir)
    how: dict[str, Any] = {"by": office.keeper, "at": NOW, "decision": "12/QĐ-UBND"}
    assert merge_agency(agency=one, into=heir, on=NOVEMBER, **how) == {
        "agency": one.pk, "passed": 1, "owed": 0,
    }  # fmt: skip
    assert (leads(office, date(2026, 10, 31)), leads(office, date(2026, 11, 30))) == (
        "Sở Tài chính", "Sở Kế hoạch",
    )  # fmt: skip
    # It led what the heir supported: nobody leads and supports at once.
    held = TargetAgency.objects.filter(target=target, until=None).values_list("agency__key", "leads")
    assert list(held) == [("so-kh", True)]
    one.refresh_from_db()
    assert (one.until, one.merged_into) == (date(2026, 10, 31), heir)
    for agency, into in ((one, heir), (heir, heir), (heir, one)):
        with pytest.raises(ActionError):
            merge_agency(agency=agency, into=into, on=date(2026, 12, 1), **how)


def test_what_an_agency_owes_is_owed_by_the_one_that_it_passed_into(office: Office) -> None:
    one, heir = department(office, "so-tc", "Sở Tài chính"), department(office, "so-kh", "Sở Kế hoạch")
    last, regime = department(office, "so-tkh", "Sở Tổng hợp"), catalog().regimes["statistical"]
    for month in (8, 9):
        nominal = Period.month(2026, month)
        owing = [(one, office.commune)]
        open_period(
            by=office.lan, at=NOW, regime=regime, nominal=nominal, agencies=owing, area=office.province
        )
    sent, owed = Submission.objects.order_by("pk")
    Submission.objects.filter(pk=sent.pk).update(state="approved")
    how: dict[str, Any] = {"by": office.keeper, "at": NOW, "decision": "12/QĐ-UBND"}
    assert merge_agency(agency=one, into=heir, on=NOVEMBER, **how)["owed"] == 1
    # And on into a third, from a day on: who owes is asked of a day.
    merge_agency(agency=heir, into=last, on=date(2026, 11, 20), **how)
    for day, name in ((date(2026, 10, 31), ""), (TODAY, "Sở Kế hoạch"), (date(2026, 11, 20), "Sở Tổng hợp")):
        told = {each.id: each.heir for kept in periods_of([office.commune.pk], day) for each in kept.owed}
        assert told == {sent.pk: "", owed.pk: name}, "what was approved stays with who sent it"
        assert [each.heir for each in reports(tuple(SubmissionState), None, day).first] == ["", name]
    assert [owed_by(each, TODAY) for each in (one, heir, last)] == [0, 1, 0]
    # Reminders and whoever enters for it name who owes it.
    remind(by=office.lan, at=NOW, period=owed.report_period, area=office.province)
    assert '"agency":"so-kh"' in Outgoing.objects.get(kind="remind").payload
    figure = replace(said("5"), period=Period.month(2026, 9))
    enter_figures(by=office.lan, at=NOW, submission=owed.pk, cells=[Written(figure, None)])
    assert Event.objects.get(action="enter_figures").on_behalf_of == heir
    view = View(TODAY)
    assert [each.vi.partition(" chưa")[0] for each in overdue.contradictions(view)] == ["Sở Kế hoạch"]
