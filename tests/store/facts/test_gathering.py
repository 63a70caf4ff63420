"""Every row of the record is handed over exactly, or counted with the reason why it is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.observations import Said, record_observations
from vedich.actions.schemes import set_scheme
from vedich.actions.targets import Aim, change_target, set_targets
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.domain.verdict import Verdict
from vedich.judging.tables import TABLES
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.facts.bordered import Borders, BordersUnknownError, passages
from vedich.store.facts.gathering import Facts, facts_of
from vedich.store.facts.measured import NotExactError, carried, fits
from vedich.store.facts.schemed import scheme_on
from vedich.store.models import Area, Target
from vedich.store.queries.meanings import measure_of

DAY = date(2026, 10, 31)


def said(value: str | None, **others: object) -> Said:
    told: dict[str, object] = {
        "indicator": "BUD-001",
        "area": "X34:28108",
        "period": Period.first_months(2026, 9),
        "as_of": date(2026, 9, 22),
        "vintage": Vintage.ACTUAL,
        "measure": "tỷ đồng",
        "value": None if value is None else Decimal(value),
    }
    return Said(**{**told, **others})  # type: ignore[arg-type]


def rows(facts: Facts, table: str) -> list[dict[str, Any]]:
    names = TABLES[table].names
    return [dict(zip(names, row, strict=True)) for row in facts.tables[table]]


def test_a_figure_is_handed_over_in_the_measure_of_its_indicator_to_the_last_digit(office: Office) -> None:  # noqa: F811
    told = [
        said("61450.123456", measure="triệu đồng", period=Period.month(2026, 1)),
        said("61.450123456", period=Period.month(2026, 2)),
        said("61450123456789", measure="đồng", period=Period.month(2026, 3)),
    ]
    record_observations(by=office.hoa, at=NOW, rows=told)
    facts = facts_of(Asked(DAY))
    found = {row["first"]: row for row in rows(facts, "observations")}
    # Nine digits behind the point are more than judging keeps: the figure is told as there, and not used.
    assert [found[month]["mismatch"] for month in (1, 2, 3)] == [True, True, True]
    assert {reason.vi: count for reason, count in facts.left_out.counts.items()} == {
        "nhiều chữ số hơn mức tính được": 3
    }
    record_observations(
        by=office.hoa,
        at=NOW,
        rows=[said("61450.5", measure="triệu đồng", period=Period.month(2026, 4)), said("61.45")],
    )
    found = {row["last"]: row for row in rows(facts_of(Asked(DAY)), "observations")}
    assert Decimal(found[4]["value"]) == Decimal("61.4505")
    assert (found[9]["first"], Decimal(found[9]["value"]), found[9]["counts"]) == (1, Decimal("61.45"), True)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**13), max_value=10**13),
    st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "nghìn tỷ đồng"]),
    st.sampled_from(["đồng", "triệu đồng", "tỷ đồng"]),
)
def test_a_figure_is_carried_exactly_or_refused_never_rounded(value: Decimal, one: str, other: str) -> None:
    said_in, kept_in = measure_of(one), measure_of(other)
    exact = said_in.convert(value, kept_in)
    try:
        found = carried(value, said_in, kept_in)
    except NotExactError:
        assert not fits(exact)
    else:
        assert found == exact
        assert abs(found) < 10**12
        assert found.quantize(Decimal("0.000001")) == found


def test_figures_of_other_days_than_months_are_counted_with_their_reason(office: Office) -> None:  # noqa: F811
    spans = ["2026-01-01..2026-10-05", "2026-03-08..2026-03-20"]
    told = [said("1", period=Period.parse(span)) for span in spans]
    record_observations(by=office.hoa, at=NOW, rows=[*told, said("61.45")])
    facts = facts_of(Asked(DAY))
    assert len(rows(facts, "observations")) == 1
    assert [(reason.vi, count) for reason, count in facts.left_out.counts.items()] == [
        ("kỳ cắt ngang một tháng", 2)
    ]


def test_every_version_of_a_target_is_handed_over_and_what_was_not_known_is_not(office: Office) -> None:  # noqa: F811
    aims = [
        Aim("BUD-001", Operator.AT_LEAST, "triệu đồng", Decimal("73000")),
        Aim("BUD-001", Operator.INCREASE_BY, "%", Decimal("5")),
        Aim("POV-001", Operator.DECREASE_BY, "điểm %", Decimal("0.5"), reference="2025"),
        Aim("POV-001", Operator.AT_MOST, "ha", Decimal("3")),
    ]
    set_targets(
        by=office.lan, at=NOW, area=office.commune, period=Period.year(2026), basis=Basis.ADOPTED, aims=aims
    )
    first = Target.objects.order_by("pk").first()
    assert first is not None
    newer = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("75"))
    change_target(
        by=office.lan, at=NOW, reason="điều chỉnh", target=first, version=1, aim=newer, since=date(2026, 8, 1)
    )
    found = rows(facts_of(Asked(DAY)), "targets")
    told = [(row["version"], row["goal"], row["goal_is_percent"], row["mismatch"]) for row in found]
    assert told == [
        (1, Decimal(73), False, False),
        (2, Decimal(75), False, False),
        (1, Decimal(5), True, False),
        (1, Decimal("0.5"), False, False),
        (1, None, False, True),
    ]
    assert [row["reference_year"] for row in found] == [None, None, None, 2025, None]
    assert {row["basis"] for row in found} == {"adopted"}
    then = rows(facts_of(Asked(DAY, known_on=date(2026, 3, 1))), "targets")
    assert [row["version"] for row in then] == [1, 1, 1, 1]


def test_what_was_said_later_is_not_known_earlier(office: Office) -> None:  # noqa: F811
    told = [said("60", as_of=date(2026, 9, 20)), said("61.45", as_of=date(2026, 10, 5))]
    for row in told:
        record_observations(by=office.hoa, at=NOW, rows=[row])
    known = rows(facts_of(Asked(DAY, known_on=date(2026, 9, 30))), "observations")
    assert [Decimal(row["value"]) for row in known] == [Decimal(60)]


def test_the_tree_is_that_of_the_day_and_a_place_without_a_name_is_under_nobody(office: Office) -> None:  # noqa: F811
    nation = Area.objects.get(key="VN")
    nameless = Area.objects.create(key="L:x", level="district", placeholder=True)
    nameless.parents.create(parent=nation)
    now, before = Borders.on(DAY), Borders.on(date(2024, 1, 31))
    assert dict(now.ways_up(office.commune.pk)) == {office.province.pk: 1, nation.pk: 2}
    district = Area.objects.get(key="H63:806")
    assert office.commune.pk not in before.above
    assert district.pk in before.above and district.pk not in now.above
    for borders in (now, before):
        assert nameless.pk not in borders.above
    leaves = {area for area, _, _, is_leaf in before.tree() if is_leaf}
    assert district.pk not in leaves
    with pytest.raises(BordersUnknownError) as refusal:
        Borders.on(date(1999, 1, 1))
    assert "01/08/2008" in refusal.value.vi


def test_shares_of_what_passed_on_come_to_exactly_one_or_are_unknown(office: Office) -> None:  # noqa: F811
    found: dict[int, list[Decimal | None]] = {}
    for old, _, share, estimated in passages(DAY):
        found.setdefault(old, []).append(share)
        assert share is None or 0 < share <= 1
        assert estimated or share == 1
    assert found
    for shares in found.values():
        known = [share for share in shares if share is not None]
        assert not known or (len(known) == len(shares) and sum(known) == 1)
    assert list(passages(date(2025, 6, 30))) == []


def test_within_the_borders_of_now_what_an_area_was_made_of_comes_along(office: Office) -> None:  # noqa: F811
    asked = Asked(
        date(2025, 12, 31),
        boundaries=Boundaries.NOW,
        borders=DAY,
        areas=frozenset({office.commune.pk}),
    )
    old = Area.objects.filter(became__new=office.commune).values_list("key", flat=True)
    assert old
    facts = facts_of(asked)
    assert {row["becomes"] for row in rows(facts, "passages")} >= {office.commune.pk}


def test_the_scheme_of_an_office_lies_over_the_catalog_from_its_day_on(office: Office) -> None:  # noqa: F811
    set_scheme(
        by=office.keeper,
        at=NOW,
        since=date(2026, 1, 1),
        source="Quy định 12/QĐ-UBND",
        near_share=Decimal(95),
        names={Verdict.MET: "hoàn thành"},
    )
    before, now = scheme_on(date(2025, 12, 31)), scheme_on(DAY)
    assert (before.margins.near_share, before.own) == (Decimal(90), ())
    assert (now.margins.near_share, now.margins.near_points) == (Decimal(95), before.margins.near_points)
    assert now.sources["near_share"] == "Quy định 12/QĐ-UBND"
    assert now.name_of(Verdict.MET) == "hoàn thành"
    assert (now.name_of(Verdict.MET, "en"), now.name_of(Verdict.MISSED)) == ("met", "không đạt")
    # What the office said on 2 November was not known in October.
    assert scheme_on(DAY, known_on=date(2026, 10, 1)).own == ()


def test_a_report_that_says_reached_or_not_in_one_word_is_an_outcome_and_other_words_are_not(
    office: Office,  # noqa: F811
) -> None:
    told = [
        said(None, words="Đạt", period=Period.month(2026, 8)),
        said(None, words="Xuất siêu", period=Period.month(2026, 9)),
        said("1", words="trên", period=Period.month(2026, 7)),
    ]
    record_observations(by=office.hoa, at=NOW, rows=told)
    found = {row["last"]: row["outcome"] for row in rows(facts_of(Asked(DAY)), "observations")}
    assert found == {7: None, 8: "met", 9: None}
