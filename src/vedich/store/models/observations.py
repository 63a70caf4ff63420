"""What was reported, never overwritten, and what documents say of themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from vedich.domain.observation import Vintage
from vedich.domain.verdict import Verdict
from vedich.store.exact import ExactDecimalField


class Observation(models.Model):
    """A result as somebody reported it. Never changed: a correction is a new row that names the old one.

    Grain: one row for each time a figure of (indicator, category, area, period) was said.
    Units: `value` in `measure`; `printed` is the figure as written, with its precision.
    Nulls: no value with `words` is a result told without a figure; no value and no words is refused.
    `denominator` is the whole that a rate or a count was taken of. `submission` None means that the figure
    came from a document; it then counts once a person confirmed it, which is when the row was made.
    """

    # Written a hundred thousand at a time: each column has the one index it needs, in Meta.
    indicator = models.ForeignKey(
        "store.Indicator", models.PROTECT, related_name="observations", db_index=False
    )
    category = models.ForeignKey(
        "store.Category", models.PROTECT, null=True, related_name="+", db_index=False
    )
    area = models.ForeignKey("store.Area", models.PROTECT, related_name="observations", db_index=False)
    period_start = models.DateField()
    period_end = models.DateField()
    period = models.CharField(max_length=40)
    as_of = models.DateField()
    vintage = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Vintage])
    measure = models.CharField(max_length=80)
    value = ExactDecimalField(null=True)
    value_max = ExactDecimalField(null=True)
    denominator = ExactDecimalField(null=True)
    words = models.TextField(blank=True)
    printed = models.CharField(max_length=80, blank=True)
    document = models.ForeignKey(
        "store.Document", models.PROTECT, null=True, related_name="observations", db_index=False
    )
    place = models.TextField(blank=True)
    span_start = models.IntegerField(null=True)
    span_end = models.IntegerField(null=True)
    submission = models.ForeignKey(
        "store.Submission", models.PROTECT, null=True, related_name="observations", db_index=False
    )
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="superseded_by", db_index=False
    )
    estimated = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="observations")

    class Meta:
        indexes = [
            models.Index(fields=["area", "indicator", "period_end"], name="observation_of_an_area"),
            models.Index(fields=["indicator", "period_end"], name="observation_of_an_indicator"),
            models.Index(
                fields=["document"], name="observation_of_a_document", condition=Q(document__isnull=False)
            ),
            models.Index(
                fields=["submission"], name="observation_of_a_report", condition=Q(submission__isnull=False)
            ),
            models.Index(
                fields=["supersedes"], name="observation_superseded", condition=Q(supersedes__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(words=""), name="a_blank_is_no_result"
            ),
            models.CheckConstraint(
                condition=Q(period_end__gte=models.F("period_start")), name="observed_period_is_a_period"
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None) | ~Q(reason=""), name="a_correction_has_a_reason"
            ),
        ]


class Reprint(models.Model):
    """A figure on record as a later document prints it for an earlier period. Append-only.

    `way` says what became of the print: nothing stood there and the figure rests on it alone; it says again
    what stood there; or a person put it in the place of what stood there. `printed` is in `measure`.
    """

    class Way(models.TextChoices):
        """What a print became."""

        ALONE = "alone"
        AGAIN = "again"
        INSTEAD = "instead"

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="reprints")
    document = models.ForeignKey("store.Document", models.PROTECT, related_name="reprints")
    way = models.CharField(max_length=10, choices=Way.choices)
    printed = models.CharField(max_length=80)
    measure = models.CharField(max_length=80)
    place = models.TextField(blank=True)
    span_start = models.IntegerField()
    span_end = models.IntegerField()
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")


class DeclaredJudgement(models.Model):
    """What a document says of itself: a count of targets, or a verdict on one. Kept as declared.

    Nulls: a number that the document does not state stays None.
    """

    document = models.ForeignKey("store.Document", models.PROTECT, related_name="declared")
    area = models.ForeignKey("store.Area", models.PROTECT, related_name="+")
    period = models.CharField(max_length=40)
    period_start = models.DateField()
    period_end = models.DateField()
    target = models.ForeignKey("store.Target", models.PROTECT, null=True, related_name="declared")
    verdict = models.CharField(
        max_length=20, blank=True, choices=[(verdict.value, verdict.value) for verdict in Verdict]
    )
    total = models.PositiveIntegerField(null=True)
    met = models.PositiveIntegerField(null=True)
    exceeded = models.PositiveIntegerField(null=True)
    near = models.PositiveIntegerField(null=True)
    missed = models.PositiveIntegerField(null=True)
    no_result = models.PositiveIntegerField(null=True)
    wording = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=12, blank=True)
    place = models.TextField(blank=True)
    surface = models.TextField(blank=True)
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")
