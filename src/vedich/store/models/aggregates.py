"""Aggregate reports of areas over the reports below them, and what was said of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from vedich.domain.aggregate import AggregateMove, AggregateState
from vedich.store.models.areas import Area
from vedich.store.models.submissions import ReportPeriod


class Aggregate(models.Model):
    """What the reports below an area come to in a period, and where that report stands.

    `content` is what was submitted, as JSON, and `content_hash` its hash; '' before. `edition` counts moves.
    Nulls: `set` None where reports are asked for without a set.
    """

    report_period = models.ForeignKey(ReportPeriod, models.PROTECT, related_name="aggregates")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    set = models.ForeignKey("store.IndicatorSet", models.PROTECT, null=True, related_name="+")
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.value) for state in AggregateState],
        default=AggregateState.DRAFT.value,
    )
    edition = models.PositiveIntegerField(default=1)
    content = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    submitted_by = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report_period", "area", "set"],
                condition=Q(set__isnull=False),
                name="one_aggregate_of_a_set",
            ),
            models.UniqueConstraint(
                fields=["report_period", "area"],
                condition=Q(set__isnull=True),
                name="one_aggregate_without_set",
            ),
        ]


class AggregateStep(models.Model):
    """A move of an aggregate report, with the sums that were seen by it. Never changed."""

    aggregate = models.ForeignKey(Aggregate, models.PROTECT, related_name="steps")
    move = models.CharField(max_length=12, choices=[(move.value, move.value) for move in AggregateMove])
    content = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")
