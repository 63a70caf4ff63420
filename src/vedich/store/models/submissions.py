"""Report regimes, the ledger of periods, reports on their way, and approvals of what was seen."""

from __future__ import annotations

from django.db import models

from vedich.domain.submission import SubmissionState


class Regime(models.Model):
    """A regime of reporting: its clock and rules, as data of the catalog or of the office's own.

    `source` is the document that orders it, as it was written; "" where nobody wrote one.
    """

    key = models.CharField(max_length=60, unique=True)
    vi = models.CharField(max_length=300)
    en = models.CharField(max_length=300, blank=True)
    clock = models.CharField(max_length=16)
    rules = models.TextField()
    source = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class ReportPeriod(models.Model):
    """A period of a regime in the ledger: which days it covers, when it opens, is due and locks."""

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="periods")
    period = models.CharField(max_length=40)
    covers_start = models.DateField()
    covers_end = models.DateField()
    opens = models.DateField()
    due = models.DateField(null=True)
    locks = models.DateField(null=True)
    closed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["regime", "period"], name="one_period_of_a_regime")]


class Submission(models.Model):
    """A report that an agency owes for an area and a period, in one version.

    `edition` counts its changes and guards against blind writes.

    `content_hash` is that of the figures as they stood when the state was last moved; `replaces` is the
    version that this one corrects. `entered_by` set with `on_behalf` says that another agency typed it.
    Nulls: `open_until` None sets no day after which nothing may be entered or submitted.
    """

    report_period = models.ForeignKey(ReportPeriod, models.PROTECT, related_name="submissions")
    agency = models.ForeignKey("store.Agency", models.PROTECT, related_name="submissions")
    area = models.ForeignKey("store.Area", models.PROTECT, related_name="submissions")
    set = models.ForeignKey("store.IndicatorSet", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(
        max_length=24,
        choices=[(state.value, state.value) for state in SubmissionState],
        default=SubmissionState.ASSIGNED.value,
    )
    edition = models.PositiveIntegerField(default=1)
    content_hash = models.CharField(max_length=64, blank=True)
    entered_by = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    submitted_by = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    open_until = models.DateField(null=True)
    reason = models.TextField(blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report_period", "agency", "area", "set", "version"],
                condition=models.Q(set__isnull=False),
                name="one_report_of_a_version",
            ),
            # NULL is not equal to NULL in a database: reports without a set need a rule of their own.
            models.UniqueConstraint(
                fields=["report_period", "agency", "area", "version"],
                condition=models.Q(set__isnull=True),
                name="one_report_of_a_version_without_set",
            ),
        ]


class Approval(models.Model):
    """Someone's yes or no to a report, bound to the hash of what was seen. Never changed."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="approvals")
    move = models.CharField(max_length=24)
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")


class Draft(models.Model):
    """What somebody typed into a report and did not save yet, as JSON: no part of the record, and no secret.

    `edition` counts how often it was kept, so that an older window does not write over a newer one.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="drafts")
    user = models.ForeignKey("store.User", models.CASCADE, related_name="+")
    content = models.TextField()
    edition = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "user"], name="one_draft_of_a_person")]
