"""What observations point to is there and stays there, on either database, though plain SQL asks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, models, transaction

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.observations import Said, record_observations
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.store.models import (
    Area,
    Breakdown,
    Category,
    Document,
    Event,
    Indicator,
    Observation,
    Regime,
    ReportPeriod,
    Submission,
)
from vedich.store.references import EVENTS, REFERENCES

NOWHERE = 987_654_321
PARENTS = sorted(column for column, table in REFERENCES.items() if table != "store_observation")


@pytest.fixture
def figure(office: Office) -> Observation:  # noqa: F811
    """Give a figure of the commune."""
    day = date(2026, 1, 14)
    said = Said("BUD-001", "X34:28108", Period.month(2026, 1), day, Vintage.ACTUAL, "tỷ đồng", Decimal(7))
    record_observations(by=office.hoa, at=NOW, rows=[said])
    return Observation.objects.get()


def run(command: str) -> None:
    """Run plain SQL in a transaction of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(command)


def said_again(**other: int | str) -> str:
    """Give the SQL that says the figure once more, pointing elsewhere."""
    names = [field.column for field in Observation._meta.fields if field.column != "id"]
    # A correction has a reason, or it would be refused for want of one.
    taken = [str(other.get(name, "'x'" if name == "reason" else name)) for name in names]
    return (
        f"INSERT INTO store_observation ({', '.join(names)}) SELECT {', '.join(taken)} FROM store_observation"
    )


def parent_of(column: str, office: Office, key: str) -> models.Model:  # noqa: F811
    """Make something to point to, which nothing else of the record points to."""
    made: models.Model
    match column:
        case "area_id":
            made = Area(key=key, level="commune")
        case "category_id":
            made = Category(breakdown=Breakdown.objects.create(key=key, vi=key), key=key, vi=key)
        case "document_id":
            made = Document(title=key)
        case "indicator_id":
            made = Indicator(code=key)
        case _:
            regime = Regime.objects.create(key=key, vi=key, clock="x", rules="{}")
            day = date(2026, 1, 1)
            period = ReportPeriod.objects.create(
                regime=regime, period="x", covers_start=day, covers_end=day, opens=day
            )
            made = Submission(report_period=period, agency=office.committee, area=office.commune)
    made.save()
    return made


def test_every_reference_of_an_observation_is_guarded() -> None:
    fields = [field for field in Observation._meta.fields if isinstance(field, models.ForeignKey)]
    pointed = {field.column: field.related_model._meta.db_table for field in fields}
    assert pointed == {**REFERENCES, "event_id": "store_event"}


@pytest.mark.parametrize("column", [*sorted(REFERENCES), "event_id"])
def test_a_row_that_points_nowhere_is_refused_and_told_why(column: str, figure: Observation) -> None:
    with pytest.raises(IntegrityError) as refused:
        run(said_again(**{column: NOWHERE}))
    if connection.vendor == "postgresql":
        wanted = f"{column} {NOWHERE} is not in" if column != "event_id" else f"({column})=({NOWHERE})"
        assert wanted in str(refused.value)
    assert Observation.objects.count() == 1


def test_one_row_that_points_nowhere_spoils_all_of_its_statement(figure: Observation) -> None:
    run(said_again())
    with pytest.raises(IntegrityError):
        run(said_again(area_id=f"CASE id WHEN {figure.pk} THEN area_id ELSE {NOWHERE} END"))
    assert Observation.objects.count() == 2


@pytest.mark.parametrize("column", PARENTS)
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET id = id + 1000000"])
def test_what_a_figure_points_to_stays_and_what_none_points_to_may_go(
    column: str,
    verb: str,
    figure: Observation,
    office: Office,  # noqa: F811
) -> None:
    held, free = (parent_of(column, office, key) for key in ("held", "free"))
    run(said_again(**{column: held.pk}))
    command = f"{verb.format(REFERENCES[column])} WHERE id = "
    with pytest.raises(IntegrityError):
        run(f"{command}{held.pk}")
    run(f"{command}{free.pk}")
    there = set(type(held)._default_manager.filter(pk__in=[held.pk, free.pk]))
    assert there == {held}


def test_the_event_of_a_figure_is_looked_for_when_the_transaction_ends(figure: Observation) -> None:
    event = Event.objects.get(pk=figure.event_id)
    with transaction.atomic():
        run(said_again(event_id=NOWHERE))
        event.pk, event.seq, event.hash = NOWHERE, event.seq + 1, "0" * 64
        event.save(force_insert=True)
    assert Observation.objects.filter(event=NOWHERE).count() == 1


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("command", ["DELETE FROM {}", "UPDATE {} SET event_id = 1", "TRUNCATE {}"])
def test_the_list_of_events_that_are_waited_for_cannot_be_cleared(command: str, figure: Observation) -> None:
    with pytest.raises(DatabaseError, match="what rows point to stays"):
        run(command.format(EVENTS))


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("table", sorted(REFERENCES[column] for column in PARENTS))
def test_a_table_that_figures_point_to_cannot_be_emptied_at_a_stroke(table: str, figure: Observation) -> None:
    with pytest.raises(DatabaseError, match=r"point to its rows|what was said is not changed or deleted"):
        run(f"TRUNCATE {table} CASCADE")
    assert Observation.objects.count() == 1


@pytest.mark.only_on("postgresql")
def test_what_a_figure_points_to_is_held_until_its_transaction_ends(figure: Observation) -> None:
    free = Area.objects.create(key="X34:00000", level="commune")
    other = connection.copy()
    try:
        with transaction.atomic():
            run(said_again(area_id=free.pk))
            with pytest.raises(OperationalError, match="lock timeout"), other.cursor() as cursor:
                cursor.execute("SET lock_timeout = '100ms'")
                cursor.execute("DELETE FROM store_area WHERE id = %s", [free.pk])
    finally:
        other.close()
    assert Observation.objects.filter(area=free).count() == 1


@pytest.mark.only_on("postgresql")
def test_rows_are_not_taken_away_where_the_look_could_miss_a_figure(figure: Observation) -> None:
    free = Area.objects.create(key="X34:00000", level="commune")
    command = f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; DELETE FROM store_area WHERE id = {free.pk}"
    with pytest.raises(DatabaseError, match="READ COMMITTED alone"):
        run(command)
