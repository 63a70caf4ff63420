"""Areas merge, split, move and change names: no circle, no two parents, targets decided, totals kept."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.actions.conftest import NOW, Office
from vedich.access.scope import in_force
from vedich.actions.areas import add_area, move_area, rename_area
from vedich.actions.documents import register_document
from vedich.actions.inheriting import Fate
from vedich.actions.observations import Said, record_observations
from vedich.actions.successions import Heir, merge_areas, split_area
from vedich.actions.targets import Aim, set_targets
from vedich.actions.trouble import ActionError
from vedich.domain.area import AreaType
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.store.models import Area, AreaName, AreaParent, Document, TargetVersion
from vedich.store.models.areas import Hierarchy
from vedich.store.queries.succession import NotAdditiveError, as_now, as_then

MAY = Period.month(2026, 5)
START = date(2026, 1, 1)
DAY = date(2026, 6, 1)


@pytest.fixture
def place(office: Office) -> Callable[..., Area]:
    """Give a call that adds a commune of the province's own."""

    def made(name: str, *, since: date = START, parent: Area | None = None) -> Area:
        add_area(
            by=office.keeper,
            at=NOW,
            key=f"L:{name}",
            type=AreaType.COMMUNE,
            name=name,
            parent=parent or office.province,
            since=since,
        )
        return Area.objects.get(key=f"L:{name}")

    return made


def aims(office: Office, area: Area, *asked: Aim) -> None:
    """Set targets of the year for an area."""
    set_targets(
        by=office.lan, at=NOW, area=area, period=Period.year(2026), basis=Basis.ASSIGNED, aims=list(asked)
    )


def revenue(value: str) -> Aim:
    return Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal(value))


def poverty(value: str) -> Aim:
    return Aim("POV-001", Operator.AT_MOST, "%", Decimal(value))


def stands(area: Area) -> list[tuple[str, str, Decimal | None, bool]]:
    """Give indicator, standing, value and estimated of the newest version of each target of an area."""
    newest = {
        row.target_id: row
        for row in TargetVersion.objects.filter(target__area=area)
        .order_by("version")
        .select_related("target")
    }
    return sorted(
        (row.target.indicator.code, row.standing, row.value, row.estimated) for row in newest.values()
    )


def tell(office: Office, area: str, value: str) -> None:
    record_observations(
        by=office.lan,
        at=NOW,
        rows=[Said("BUD-001", area, MAY, MAY.end, Vintage.ACTUAL, "tỷ đồng", Decimal(value))],
    )


def test_merged_areas_pass_their_targets_on_in_sum_and_nothing_is_estimated(
    office: Office, place: Callable[..., Area]
) -> None:
    one, other, new = place("A"), place("B"), place("C", since=DAY)
    aims(office, one, revenue("61.45"), poverty("2.5"))
    aims(office, other, revenue("8.55"), poverty("1.5"))
    told = merge_areas(
        by=office.keeper,
        at=NOW,
        areas=[one, other],
        into=new,
        on=DAY,
        targets=Fate.CARRIED_OVER,
        weights=[Decimal(300), Decimal(100)],
    )
    assert told["carried"] == 4
    assert stands(new) == [
        ("BUD-001", "carried_over", Decimal(70), False),
        ("POV-001", "carried_over", Decimal("2.25"), False),
    ]
    assert stands(one)[0] == ("BUD-001", "replaced", Decimal("61.45"), False)


def test_what_only_one_of_two_merged_areas_was_asked_for_is_ended_not_carried(
    office: Office, place: Callable[..., Area]
) -> None:
    one, other, new = place("A"), place("B"), place("C", since=DAY)
    aims(office, one, revenue("61.45"), poverty("2.5"))
    aims(office, other, poverty("1.5"))
    told = merge_areas(
        by=office.keeper, at=NOW, areas=[one, other], into=new, on=DAY, targets=Fate.CARRIED_OVER
    )
    assert (told["carried"], told["ended"]) == (0, 3)
    assert not stands(new)
    assert {standing for _, standing, _, _ in stands(one)} == {"ended"}


def test_a_split_divides_what_adds_up_to_the_last_digit_and_says_estimated(
    office: Office, place: Callable[..., Area]
) -> None:
    old, x, y = place("A"), place("X", since=DAY), place("Y", since=DAY)
    aims(office, old, revenue("10.01"), poverty("2.5"))
    split_area(
        by=office.keeper,
        at=NOW,
        area=old,
        heirs=[Heir(x, Decimal("0.5"), "population"), Heir(y, Decimal("0.5"), "population")],
        on=DAY,
        targets=Fate.CARRIED_OVER,
    )
    assert stands(x)[0] == ("BUD-001", "carried_over", Decimal("5.01"), True)
    assert stands(y)[0] == ("BUD-001", "carried_over", Decimal("5.00"), True)
    assert stands(y)[1] == ("POV-001", "carried_over", Decimal("2.5"), True)


def test_without_shares_targets_that_add_up_are_ended_rather_than_guessed(
    office: Office, place: Callable[..., Area]
) -> None:
    old, x, y = place("A"), place("X", since=DAY), place("Y", since=DAY)
    aims(office, old, revenue("10"))
    split_area(
        by=office.keeper, at=NOW, area=old, heirs=[Heir(x), Heir(y)], on=DAY, targets=Fate.CARRIED_OVER
    )
    assert stands(old) == [("BUD-001", "ended", Decimal(10), False)]
    assert not stands(x)


def test_a_decision_replaces_targets_and_must_be_named(office: Office, place: Callable[..., Area]) -> None:
    one, new = place("A"), place("C", since=DAY)
    aims(office, one, revenue("61.45"))
    with pytest.raises(ActionError, match="decision"):
        merge_areas(by=office.keeper, at=NOW, areas=[one], into=new, on=DAY, targets=Fate.REPLACED)
    one.refresh_from_db()
    assert one.until is None
    register_document(by=office.lan, at=NOW, number="12/QĐ-UBND", on=DAY, area=office.province)
    paper = Document.objects.get()
    merge_areas(
        by=office.keeper, at=NOW, areas=[one], into=new, on=DAY, targets=Fate.REPLACED, document=paper
    )
    newest = TargetVersion.objects.get(target__area=one, version=2)
    assert (newest.standing, newest.document) == ("replaced", paper)


def test_what_stood_under_a_merged_area_stands_under_its_heir(
    office: Office, place: Callable[..., Area]
) -> None:
    one, new = place("A"), place("C", since=DAY)
    village = place("thôn 1", parent=one)
    merge_areas(by=office.keeper, at=NOW, areas=[one], into=new, on=DAY)
    links = AreaParent.objects.filter(area=village).order_by("since").values_list("parent__key", "until")
    assert list(links) == [("L:A", DAY - timedelta(days=1)), ("L:C", None)]


def test_circles_are_refused_also_those_that_would_close_later(
    office: Office, place: Callable[..., Area]
) -> None:
    one, other = place("A"), place("B")
    later = DAY + timedelta(days=90)
    move_area(by=office.keeper, at=NOW, area=other, parent=one, on=later)
    with pytest.raises(ActionError, match="cannot stand above"):
        move_area(by=office.keeper, at=NOW, area=one, parent=other, on=DAY)


@pytest.mark.parametrize("told", ["again", "dissolved", "old heir", "early"])
def test_what_contradicts_the_record_is_refused(
    told: str, office: Office, place: Callable[..., Area]
) -> None:
    one, new, other = place("A"), place("C", since=DAY), place("D", since=DAY)
    merge_areas(by=office.keeper, at=NOW, areas=[one], into=new, on=DAY)
    with pytest.raises(ActionError):
        if told == "again":
            merge_areas(by=office.keeper, at=NOW, areas=[one], into=other, on=DAY)
        elif told == "dissolved":
            rename_area(by=office.keeper, at=NOW, area=one, name="Z", type=AreaType.COMMUNE, on=DAY)
        elif told == "old heir":
            merge_areas(by=office.keeper, at=NOW, areas=[other], into=new, on=DAY + timedelta(days=5))
        else:
            move_area(by=office.keeper, at=NOW, area=new, parent=other, on=START)


def test_figures_are_shown_as_then_and_as_now(office: Office, place: Callable[..., Area]) -> None:
    for name in ("A", "B", "S"):
        place(name)
    x, y = place("X", since=DAY), place("Y", since=DAY)
    for key, value in (("L:A", "61.45"), ("L:B", "8.55"), ("L:S", "0.03")):
        tell(office, key, value)
    get = Area.objects.get
    merge_areas(by=office.keeper, at=NOW, areas=[get(key="L:A"), get(key="L:B")], into=x, on=DAY)
    half = Decimal("0.5")
    split_area(by=office.keeper, at=NOW, area=get(key="L:S"), heirs=[Heir(x, half), Heir(y, half)], on=DAY)
    then, now = as_then("BUD-001", MAY), as_now("BUD-001", MAY)
    assert {key: one.value for key, one in then.items()} == {
        "L:A": Decimal("61.45"),
        "L:B": Decimal("8.55"),
        "L:S": Decimal("0.03"),
    }
    assert {(key, one.value, one.estimated) for key, one in now.items()} == {
        ("L:X", Decimal("70.02"), True),
        ("L:Y", Decimal("0.01"), True),
    }
    assert as_now("BUD-001", MAY, on=DAY - timedelta(days=1)).keys() == then.keys()
    with pytest.raises(NotAdditiveError):
        as_now("POV-001", MAY)


@pytest.mark.parametrize("seed", range(6))
def test_random_histories_keep_totals_and_one_parent_and_no_circle(
    seed: int, office: Office, place: Callable[..., Area]
) -> None:
    chance = random.Random(seed)
    standing = [place(f"a{number}") for number in range(5)]
    total = Decimal(0)
    for area in standing:
        value = Decimal(chance.randint(0, 10**6)) / 1000
        total += value
        tell(office, area.key, str(value))
    made, day = 0, DAY
    for _ in range(14):
        day += timedelta(days=chance.randint(1, 40))
        what = chance.choice(("merge", "split", "rename", "move"))
        try:
            if what == "merge":
                old = chance.sample(standing, min(len(standing), chance.randint(1, 3)))
                made += 1
                new = place(f"m{made}", since=day)
                merge_areas(by=office.keeper, at=NOW, areas=old, into=new, on=day)
                standing = [area for area in standing if area not in old] + [new]
            elif what == "split":
                area = chance.choice(standing)
                made += 2
                heirs = [place(f"s{made + each}", since=day) for each in (0, 1)]
                share = Decimal(chance.randint(1, 999)) / 1000
                split_area(
                    by=office.keeper,
                    at=NOW,
                    area=area,
                    heirs=[Heir(heirs[0], share), Heir(heirs[1], 1 - share)],
                    on=day,
                )
                standing = [each for each in standing if each != area] + heirs
            elif what == "rename":
                area = chance.choice(standing)
                rename_area(by=office.keeper, at=NOW, area=area, name=what, type=AreaType.WARD, on=day)
            else:
                area, parent = chance.choice(standing), chance.choice(standing)
                move_area(by=office.keeper, at=NOW, area=area, parent=parent, on=day)
        except ActionError:
            continue  # refused: nothing was changed, which is what the end of the test sees
    now = as_now("BUD-001", MAY)
    assert sum(one.value for one in now.values() if one.value is not None) == total
    pieces = set()
    for area in Area.objects.filter(key__startswith="L:"):
        steps = list(area.made_of.values_list("old__key", "estimated"))
        pieces |= {area.key for old, estimated in steps if estimated or old in pieces}
    assert {key for key, one in now.items() if one.estimated} == pieces & set(now)
    for offset in range(0, 700, 35):
        on = START + timedelta(days=offset)
        for area in Area.objects.filter(key__startswith="L:"):
            assert AreaName.objects.filter(in_force(on), area=area).count() <= 1
            way, here = set(), area
            while here is not None:
                links = list(
                    AreaParent.objects.filter(in_force(on), area=here, hierarchy=Hierarchy.GOVERNMENT)
                )
                assert len(links) <= 1
                assert here.pk not in way
                way.add(here.pk)
                here = links[0].parent if links else None  # type: ignore[assignment]
