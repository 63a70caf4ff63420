"""Target sets by document and basis, targets with versions, parts and agencies, and what people say."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from vedich.domain.target import Basis, Operator
from vedich.domain.verdict import Verdict
from vedich.store.exact import ExactDecimalField


class TargetSet(models.Model):
    """The targets that one document sets for one area and period on one basis."""

    document = models.ForeignKey("store.Document", models.PROTECT, null=True, related_name="target_sets")
    basis = models.CharField(max_length=20, choices=[(basis.value, basis.value) for basis in Basis])
    area = models.ForeignKey("store.Area", models.PROTECT, related_name="target_sets")
    period_start = models.DateField()
    period_end = models.DateField()
    period = models.CharField(max_length=40)
    vi = models.CharField(max_length=300, blank=True)
    declared_count = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "basis", "area", "period"], name="one_set_of_a_document_and_basis"
            )
        ]


class Target(models.Model):
    """A line of a set; its figures stand in versions. A part (`whole`) is judged but not counted.

    `assigned_from` is the target of the area above that this one was assigned down from.
    """

    set = models.ForeignKey(TargetSet, models.PROTECT, related_name="targets")
    indicator = models.ForeignKey("store.Indicator", models.PROTECT, related_name="targets")
    area = models.ForeignKey("store.Area", models.PROTECT, related_name="targets")
    category = models.ForeignKey("store.Category", models.PROTECT, null=True, related_name="+")
    whole = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    assigned_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="assigned_down")
    position = models.PositiveIntegerField(default=0)
    label = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area", "indicator"])]


class TargetVersion(models.Model):
    """What a target asks for from a day on. Never changed: a later document adds a version.

    Units: `value` and `value_max` in `measure`; changes without sign, as in `domain.target.Target`.
    """

    class Standing(models.TextChoices):
        """What this version does to its target."""

        SET = "set"
        CHANGED = "changed"
        CARRIED_OVER = "carried_over"
        ENDED = "ended"
        REPLACED = "replaced"

    target = models.ForeignKey(Target, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.SET)
    since = models.DateField(null=True)
    operator = models.CharField(max_length=14, choices=[(each.value, each.value) for each in Operator])
    measure = models.CharField(max_length=80)
    value = ExactDecimalField(null=True)
    value_max = ExactDecimalField(null=True)
    tolerance = ExactDecimalField(null=True)
    words = models.TextField(blank=True)
    printed = models.CharField(max_length=80, blank=True)
    higher_is_better = models.BooleanField(null=True)
    reference = models.CharField(max_length=40, blank=True)
    document = models.ForeignKey("store.Document", models.PROTECT, null=True, related_name="+")
    place = models.TextField(blank=True)
    span_start = models.IntegerField(null=True)
    span_end = models.IntegerField(null=True)
    estimated = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "version"], name="one_target_version_once"),
            models.CheckConstraint(
                condition=Q(span_start=None) | Q(span_end__gte=models.F("span_start")),
                name="target_span_is_a_span",
            ),
        ]


class TargetAgency(models.Model):
    """Who leads a target and who supports it, from a day to a day."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="agencies")
    agency = models.ForeignKey("store.Agency", models.PROTECT, related_name="+")
    leads = models.BooleanField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class TargetExplanation(models.Model):
    """Why a target lags: the gap, its causes, the remedy and the level promised. Append-only."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="explanations")
    as_of = models.DateField()
    gap = models.TextField()
    external_causes = models.TextField(blank=True)
    internal_causes = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    commitment = models.TextField(blank=True)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")


class Confidence(models.Model):
    """How sure a person is that a target will be met, 1 (no) to 5 (yes). Append-only."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="confidences")
    as_of = models.DateField()
    rating = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rating__gte=1, rating__lte=5), name="rating_from_1_to_5")
        ]


class OfficeVerdict(models.Model):
    """What an office calls a target, without a document, and why; the computed verdict stays beside it.

    Append-only; of several the last stands. `verdict` is "" where the office takes back what it said.
    """

    target = models.ForeignKey(Target, models.PROTECT, related_name="office_verdicts")
    as_of = models.DateField()
    verdict = models.CharField(
        max_length=20, blank=True, choices=[(verdict.value, verdict.value) for verdict in Verdict]
    )
    reason = models.TextField()
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="an_office_says_why")]
