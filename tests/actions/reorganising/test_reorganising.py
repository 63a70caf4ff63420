"""A plan changes nothing before its day, then everything at once, and never again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from tests.actions.conftest import NOW, Office
from tests.actions.reorganising.plans import (
    DAY,
    THEN,
    ask_reports,
    commune,
    decided,
    division,
    furnish,
    merger,
    newest,
)
from vedich.access.policy import Permission
from vedich.access.require import NotAllowedError, may
from vedich.actions.accounts import end_appointment
from vedich.actions.reorganising.deciding import (
    confirm_reorganisation,
    take_effect,
    withdraw_reorganisation,
)
from vedich.actions.reorganising.planning import change_reorganisation, plan_reorganisation
from vedich.actions.reorganising.roles import agree_to_roles
from vedich.actions.trouble import ActionError, MissingReasonError, StaleError
from vedich.domain.carrying import Carried, CarryingWay, LeftBehind, NotCarried
from vedich.domain.consequences import Consequences, ReportFate, SeriesFate, consequences
from vedich.exchange.reorganisation import plan_of
from vedich.jobs.working import work_once
from vedich.store.models import (
    Area,
    AreaSuccession,
    Document,
    Job,
    ReorganisationVersion,
    Submission,
    TargetVersion,
    User,
)
from vedich.store.queries.plans import plan_kept
from vedich.store.queries.reorganising import ground_of
from vedich.store.queries.succession import as_now, as_then
from vedich.store.verification import verify_record

# What only says that something was planned and by whom, and work that waits.
PLANNING = {
    "store_reorganisation", "store_reorganisationversion", "store_event", "store_chainhead",
    "store_keptreply", "store_job", "store_outgoing",
}  # fmt: skip


def everything() -> dict[str, list[Any]]:
    """Give all rows of the record but those of planning itself."""
    return {
        model._meta.db_table: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_app_config("store").get_models()
        if model._meta.db_table not in PLANNING
    }


def told(plan: dict[str, Any]) -> Consequences:
    made = plan_of(plan)
    return consequences(made, ground_of(made))


def plan(office: Office, what: dict[str, Any], **more: Any) -> dict[str, Any]:
    return plan_reorganisation(by=office.keeper, at=NOW, plan=what, **{**decided(), **more})


def confirmed(office: Office, what: dict[str, Any], *, at: Any = NOW) -> dict[str, Any]:
    edition = plan(office, what)["edition"]
    return confirm_reorganisation(by=office.keeper, at=at, reorganisation=newest(), edition=edition)


def newest_figures(area: str) -> list[tuple[str, str, Decimal | None, bool]]:
    rows = TargetVersion.objects.filter(target__area__key=area).order_by("version").select_related("target")
    last = {row.target_id: row for row in rows}
    return sorted(
        (row.target.indicator.code, row.standing, row.value, row.estimated) for row in last.values()
    )


@pytest.fixture
def two(office: Office) -> tuple[Area, Area]:
    one, other = commune(office, "A"), commune(office, "B")
    furnish(office, one, revenue="61.45", poverty="2.5")
    furnish(office, other, revenue="8.55", poverty="1.5")
    ask_reports(office, one, other)
    return one, other


def test_before_its_day_nothing_moves_and_withdrawn_it_never_will(
    office: Office, two: tuple[Area, Area]
) -> None:
    before = everything()
    done = confirmed(office, merger("L:A", "L:B"))
    assert (done["state"], done["edition"]) == ("confirmed", 2)
    assert not work_once(lambda: NOW), "its day has not come"
    with pytest.raises(ActionError, match="takes effect on"):
        take_effect(by=office.keeper, at=NOW, reorganisation=newest(), edition=2)
    with pytest.raises(MissingReasonError):
        withdraw_reorganisation(by=office.keeper, at=NOW, reorganisation=newest(), edition=2)
    for _ in range(2):
        gone = withdraw_reorganisation(
            by=office.keeper, at=NOW, reorganisation=newest(), edition=2, reason="Chờ ý kiến tỉnh"
        )
        assert (gone["state"], gone["edition"]) == ("withdrawn", 3)
    while work_once(lambda: THEN):
        pass
    assert everything() == before
    assert not Job.objects.filter(dead=True).exists()
    with pytest.raises(ActionError, match="changes no more"):
        change_reorganisation(
            by=office.keeper, at=NOW, reorganisation=newest(), edition=3, plan=merger("L:A", "L:B", name="D")
        )


def test_on_its_day_everything_that_was_told_is_done_in_one_event(
    office: Office, two: tuple[Area, Area]
) -> None:
    what = merger("L:A", "L:B", basis="population", weights={"population": [300, 100]})
    foretold = told(what)
    assert {one.fate for one in foretold.reports} == {ReportFate.EXCLUDED}
    assert [type(one) for one in foretold.targets] == [Carried, Carried]
    confirmed(office, what)
    agree_to_roles(by=office.administrator, at=NOW, reorganisation=newest(), edition=2)
    assert work_once(lambda: THEN)
    kept = plan_kept(newest().pk, DAY)
    assert kept is not None and kept.state.value == "effective"
    assert kept.did == {
        "closed": 2, "opened": 1, "carried": 4, "ended": 0, "replaced": 0, "reports_excluded": 2,
        "reports_asked": 1, "tasks_moved": 0, "roles_ended": 2, "roles_moved": 2,
    }  # fmt: skip
    new = Area.objects.get(key="L:xa-c-20261109")
    assert newest_figures(new.key) == [
        ("BUD-001", "carried_over", Decimal(70), False),
        ("POV-001", "carried_over", Decimal("2.25"), False),
    ]
    assert newest_figures(new.key) == sorted(
        (one.of[0].indicator, "carried_over", one.value, one.estimated)
        for one in foretold.targets
        if isinstance(one, Carried)
    )
    assert newest_figures("L:A")[0][1] == "replaced"
    assert set(Submission.objects.filter(area__key__in=("L:A", "L:B")).values_list("state", flat=True)) == {
        "excluded"
    }
    assert Submission.objects.get(area=new).agency.vi == "UBND xã C"
    paper = Document.objects.get(number="12/NQ-HĐND")
    assert set(AreaSuccession.objects.filter(new=new).values_list("document", flat=True)) == {paper.pk}
    clerk = User.objects.get(username="clerk-a")
    old = Area.objects.get(key="L:A")
    assert may(clerk, Permission.ENTER, old, DAY - timedelta(days=1))
    assert not may(clerk, Permission.ENTER, old, DAY)
    assert may(clerk, Permission.ENTER, new, DAY)
    assert may(clerk, Permission.READ, old, DAY), "its history goes with it"
    assert not verify_record().faults
    last = ReorganisationVersion.objects.order_by("-edition")[0]
    with pytest.raises(Exception, match="what was said is not changed"), transaction.atomic():
        ReorganisationVersion.objects.filter(pk=last.pk).update(state="planned")
    for again in (confirm_reorganisation, withdraw_reorganisation):
        with pytest.raises(ActionError):
            again(by=office.keeper, at=THEN, reorganisation=newest(), edition=last.edition, reason="Nhầm")


def test_merged_by_a_plan_then_rolled_up_is_rolled_up_then_merged(
    office: Office, two: tuple[Area, Area]
) -> None:
    from vedich.domain.period import Period

    october = Period.month(2026, 10)
    before = as_then("BUD-001", october)
    confirmed(office, merger("L:A", "L:B"), at=THEN)
    now = as_now("BUD-001", october)
    assert as_then("BUD-001", october) == before
    assert now["L:xa-c-20261109"].value == Decimal("70.00")
    assert not now["L:xa-c-20261109"].estimated
    assert sum(one.value or 0 for one in now.values()) == sum(one.value or 0 for one in before.values())


def test_a_plan_whose_day_has_passed_takes_effect_when_it_is_confirmed(
    office: Office, two: tuple[Area, Area]
) -> None:
    done = confirmed(office, merger("L:A", "L:B"), at=THEN)
    assert done["state"] == "effective"
    assert Area.objects.get(key="L:A").until == DAY - timedelta(days=1)
    assert not Job.objects.filter(kind="take_effect").exists()


def test_roles_end_on_the_day_and_go_on_only_when_an_administrator_agrees(
    office: Office, two: tuple[Area, Area]
) -> None:
    edition = confirmed(office, merger("L:A", "L:B"), at=THEN)["edition"]
    clerk, new = User.objects.get(username="clerk-a"), Area.objects.get(key="L:xa-c-20261109")
    assert not may(clerk, Permission.ENTER, new, DAY)
    with pytest.raises(NotAllowedError):
        agree_to_roles(by=office.keeper, at=THEN, reorganisation=newest(), edition=edition)
    for moved in (2, 0):
        done = agree_to_roles(by=office.administrator, at=THEN, reorganisation=newest(), edition=edition)
        assert done["roles_moved"] == moved
    assert may(clerk, Permission.ENTER, new, DAY)
    assert plan_kept(newest().pk, DAY).roles_agreed_by == "admin"  # type: ignore[union-attr]


def test_a_role_that_ends_later_goes_on_no_longer_than_it_was_given(
    office: Office, two: tuple[Area, Area]
) -> None:
    clerk, last = User.objects.get(username="clerk-a"), DAY + timedelta(days=20)
    held = clerk.appointments.get()
    end_appointment(by=office.administrator, at=NOW, appointment=held, until=last, reason="Nghỉ hưu")
    confirmed(office, merger("L:A", "L:B"))
    agree_to_roles(by=office.administrator, at=NOW, reorganisation=newest(), edition=2)
    assert work_once(lambda: THEN)
    new = Area.objects.get(key="L:xa-c-20261109")
    assert may(clerk, Permission.ENTER, new, last)
    assert not may(clerk, Permission.ENTER, new, last + timedelta(days=1))


def test_who_does_not_keep_areas_neither_plans_nor_confirms(office: Office, two: tuple[Area, Area]) -> None:
    with pytest.raises(NotAllowedError):
        plan_reorganisation(by=office.minh, at=NOW, plan=merger("L:A", "L:B"))
    edition = plan(office, merger("L:A", "L:B"))["edition"]
    for act in (confirm_reorganisation, withdraw_reorganisation, take_effect):
        with pytest.raises(NotAllowedError):
            act(by=office.minh, at=NOW, reorganisation=newest(), edition=edition, reason="x")


def test_two_people_one_plan_and_a_double_click(office: Office, two: tuple[Area, Area]) -> None:
    for _ in range(2):
        plan_reorganisation(by=office.keeper, at=NOW, once="click", plan=merger("L:A", "L:B"), **decided())
    assert ReorganisationVersion.objects.count() == 1
    change_reorganisation(
        by=office.keeper, at=NOW, reorganisation=newest(), edition=1, plan=merger("L:A", "L:B", name="D")
    )
    for act in (confirm_reorganisation, withdraw_reorganisation):
        with pytest.raises(StaleError, match="edition 2, you saw 1"):
            act(by=office.keeper, at=NOW, reorganisation=newest(), edition=1, reason="x")
    for _ in range(2):
        confirm_reorganisation(by=office.keeper, at=NOW, once="yes", reorganisation=newest(), edition=2)
    assert ReorganisationVersion.objects.count() == 3
    with pytest.raises(ActionError, match="confirmed already"):
        confirm_reorganisation(by=office.keeper, at=NOW, reorganisation=newest(), edition=3)
    # A confirmed plan that is changed must be confirmed again; the day of the old one does nothing.
    change_reorganisation(
        by=office.keeper, at=NOW, reorganisation=newest(), edition=3, plan=merger("L:A", "L:B", name="E")
    )
    while work_once(lambda: THEN):
        pass
    assert Area.objects.get(key="L:A").until is None


def test_two_plans_for_one_area_cannot_both_take_effect(office: Office, two: tuple[Area, Area]) -> None:
    first = plan(office, merger("L:A", "L:B"))
    one = newest()
    plan(office, merger("L:A", "L:B", name="D"))
    confirm_reorganisation(by=office.keeper, at=THEN, reorganisation=one, edition=first["edition"])
    before = everything()
    with pytest.raises(ActionError, match="ceased on 2026-11-08"):
        confirm_reorganisation(by=office.keeper, at=THEN, reorganisation=newest(), edition=1)
    assert everything() == before


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (merger("L:A", "L:none"), "no area L:none"),
        (merger("L:A", "L:A"), "two parts"),
        (division("L:A", "X"), "at least two heirs"),
        (division("L:A", "X", "Y", basis="area", weights={"area": [1, -1]}), "figures above 0"),
        ({"on": "soon", "parts": []}, "the day"),
        ({"on": "2026-11-09", "parts": []}, "no part"),
        ({"on": "2026-11-09", "parts": [{"kind": "dissolving"}]}, "kind of a part"),
        ([], "the plan"),
    ],
)
def test_a_plan_that_is_none_is_refused_with_what_is_wrong(
    what: Any, says: str, office: Office, two: tuple[Area, Area]
) -> None:
    with pytest.raises(ActionError, match=says):
        plan_reorganisation(by=office.keeper, at=NOW, plan=what)


def test_a_decision_is_needed_and_must_be_a_number(office: Office, two: tuple[Area, Area]) -> None:
    with pytest.raises(ActionError, match="document number"):
        plan(office, merger("L:A", "L:B"), decision="quyết định mới")
    edition = plan(office, merger("L:A", "L:B"), decision="")["edition"]
    with pytest.raises(ActionError, match="number and the date"):
        confirm_reorganisation(by=office.keeper, at=NOW, reorganisation=newest(), edition=edition)


def test_a_division_by_weights_keeps_totals_and_without_weights_leaves_blank(
    office: Office, two: tuple[Area, Area]
) -> None:
    blank = told(division("L:A", "X", "Y"))
    assert {one.why for one in blank.targets if isinstance(one, LeftBehind)} == {NotCarried.NO_SHARE}
    assert {one.fate for one in blank.series if one.indicator == "BUD-001"} == {SeriesFate.UNKNOWN}
    assert any("not known" in one.en for one in blank.warnings)
    assert [one.to for one in blank.roles] == [None]
    by = division("L:A", "X", "Y", basis="population", weights={"population": [2, 1], "area": [1, 1]})
    foretold = told(by)
    assert [(one.value, one.way) for one in foretold.targets if isinstance(one, Carried)][:2] == [
        (Decimal("40.97"), CarryingWay.DIVIDED),
        (Decimal("20.48"), CarryingWay.DIVIDED),
    ]
    assert {one.fate for one in foretold.series if one.indicator == "POV-001"} == {SeriesFate.CANNOT}
    confirmed(office, by, at=THEN)
    assert newest_figures("L:xa-x-20261109")[0] == ("BUD-001", "carried_over", Decimal("40.97"), True)
    steps = AreaSuccession.objects.filter(old__key="L:A").order_by("share")
    assert [(one.share, one.weight_basis) for one in steps] == [
        (Decimal("0.333333333333"), "population"),
        (Decimal("0.666666666667"), "population"),
    ]


def test_a_piece_moved_makes_both_begin_anew_under_their_names_and_codes(
    office: Office, two: tuple[Area, Area]
) -> None:
    new = {"type": "commune", "parent": "T34:80"}
    part = {
        "kind": "piece_moved", "old": "L:A", "to": "L:B", "rest": {**new, "name": "A"},
        "heir": {**new, "name": "B"}, "basis": "population", "weights": {"population": [3, 1, 5]},
    }  # fmt: skip
    what = {"on": DAY.isoformat(), "parts": [part]}
    foretold = told(what)
    assert not [one for one in foretold.warnings if "Same name" in one.en]
    confirmed(office, what, at=THEN)
    rest, heir = newest_figures("L:xa-a-20261109"), newest_figures("L:xa-b-20261109")
    assert rest[0] == ("BUD-001", "carried_over", Decimal("46.09"), True)
    assert heir[0] == ("BUD-001", "carried_over", Decimal("23.91"), True)
    assert heir[1] == ("POV-001", "carried_over", Decimal("1.667"), True)


def test_what_stands_below_moves_along_or_is_asked_for(office: Office, two: tuple[Area, Area]) -> None:
    village = commune(office, "thôn 1", parent=two[0])
    assert any("move each first" in one.en for one in told(division("L:A", "X", "Y")).refusals)
    what = division("L:A", "X", "Y")
    what["parts"].append({"kind": "moving", "area": village.key, "parent": "L:xa-x-20261109"})
    what["parts"].append({"kind": "renaming", "area": "L:B", "type": "ward", "name": "Bình"})
    assert not told(what).refusals
    confirmed(office, what, at=THEN)
    links = village.parents.order_by("since").values_list("parent__key", "until")
    assert list(links) == [("L:A", DAY - timedelta(days=1)), ("L:xa-x-20261109", None)]
    name = two[1].names.get(until=None)
    assert (name.type, name.name, name.since) == ("ward", "Bình", DAY)


def test_names_used_again_late_reports_and_lists_apart_are_told(
    office: Office, two: tuple[Area, Area]
) -> None:
    ask_reports(office, two[0], month=9)
    name = office.commune.names.order_by("-since")[0].name
    foretold = told(merger("L:A", "L:B", name=name))
    assert any("Same name" in one.en for one in foretold.warnings)
    assert [one.fate for one in foretold.reports].count(ReportFate.STAYS_LATE) == 1
    from vedich.actions.targets import Aim, set_targets
    from vedich.domain.period import Period
    from vedich.domain.target import Basis, Operator

    more = [Aim("AGR-001", Operator.AT_LEAST, "tấn", Decimal(5))]
    set_targets(by=office.lan, at=NOW, area=two[0], period=Period.year(2026), basis=Basis.ASSIGNED, aims=more)
    apart = told(merger("L:A", "L:B")).lists
    assert [(len(one.lists), one.in_all) for one in apart] == [(2, 2)]
    assert {len(one.lines) for one in apart[0].lists} == {3, 2}
    left = [one for one in told(merger("L:A", "L:B")).targets if isinstance(one, LeftBehind)]
    assert {one.of[0].indicator: one.why for one in left} == {
        "POV-001": NotCarried.NO_PARTS,
        "AGR-001": NotCarried.NOT_ASKED_OF_ALL,
    }
