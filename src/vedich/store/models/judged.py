"""How an office judges, and what was judged: the scheme is said once, the rest can be computed anew any time.

The judged tables are a cache. They carry no event, stand outside seals, chains and archives, and whoever
loses them loses nothing: the next question fills them again from what is on record.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from vedich.store.exact import ExactDecimalField


class Scheme(models.Model):
    """How an office judges from a day on, where it differs from the catalog. Never changed.

    Units: `near_share` in per cent of the target, the others in points; a pace margin is negative.
    Nulls: what is None stays as the scheme before it, or the catalog, has it.
    `names` is a JSON object from verdicts to what the office calls them.
    """

    since = models.DateField()
    near_share = ExactDecimalField(null=True)
    near_points = ExactDecimalField(null=True)
    pace_safe = ExactDecimalField(null=True)
    pace_watch = ExactDecimalField(null=True)
    pace_risk = ExactDecimalField(null=True)
    names = models.TextField(blank=True)
    source = models.TextField()
    document = models.ForeignKey("store.Document", models.PROTECT, null=True, related_name="+")
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")


def _token() -> str:
    return uuid4().hex


class JudgedMoment(models.Model):
    """A judgement that is kept fresh: as of which day, within whose borders, of which figures.

    Borders, definitions and margins stay what they are while it is there: what changes them deletes it, and
    the `token` of the next one is another. `used_on` is the last day somebody asked for it.
    """

    as_of = models.DateField()
    boundaries = models.CharField(max_length=4)
    borders = models.DateField()
    only_approved = models.BooleanField(default=True)
    token = models.CharField(max_length=32, default=_token)
    used_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["as_of", "boundaries", "borders", "only_approved"], name="one_moment_once"
            )
        ]


class JudgedBoard(models.Model):
    """The judgement of one area at one moment as JSON; empty while it is being made for the first time.

    `edition` counts those who began to judge it: only the last one to begin writes.
    """

    moment = models.ForeignKey(JudgedMoment, models.CASCADE, related_name="boards")
    area = models.ForeignKey("store.Area", models.CASCADE, related_name="+")
    content = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=0)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["moment", "area"], name="one_board_of_a_moment")]


class JudgedTarget(models.Model):
    """A judged target of a board, for lists over areas; the board has the rest."""

    moment = models.ForeignKey(JudgedMoment, models.CASCADE, related_name="targets")
    area = models.ForeignKey("store.Area", models.CASCADE, related_name="+", db_index=False)
    target = models.ForeignKey("store.Target", models.CASCADE, related_name="+", db_index=False)
    indicator = models.ForeignKey("store.Indicator", models.CASCADE, related_name="+", db_index=False)
    verdict = models.CharField(max_length=20)

    class Meta:
        indexes = [
            models.Index(fields=["moment", "area"], name="judged_of_an_area"),
            models.Index(fields=["moment", "indicator"], name="judged_of_an_indicator"),
        ]
        constraints = [models.UniqueConstraint(fields=["moment", "target"], name="one_judgement_of_a_moment")]


class JudgedLeaves(models.Model):
    """The lowest areas below one, whose results are kept, so that sums above are made of them again.

    `edition` as of a board. `is_kept` is false while they are being judged for the first time; `windows` are
    the stretches of months that results are kept of, as a JSON list.
    """

    moment = models.ForeignKey(JudgedMoment, models.CASCADE, related_name="leaves")
    area = models.ForeignKey("store.Area", models.CASCADE, related_name="+")
    edition = models.PositiveIntegerField(default=0)
    is_kept = models.BooleanField(default=False)
    windows = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["moment", "area"], name="leaves_of_a_moment_once")]


class JudgedResults(models.Model):
    """What the lowest areas below one came to on one indicator, as a Parquet file; `windows` as theirs."""

    leaves = models.ForeignKey(JudgedLeaves, models.CASCADE, related_name="results", db_index=False)
    indicator = models.ForeignKey("store.Indicator", models.CASCADE, related_name="+", db_index=False)
    content = models.BinaryField()
    windows = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["leaves", "indicator"], name="results_of_leaves_once")]


class JudgedDue(models.Model):
    """A board that must be judged anew, written in the transaction of what touched it.

    `indicators` are the ids it concerns as a JSON list, empty for all. A process that takes it leases it, so
    that another one takes over when it dies.
    """

    moment = models.ForeignKey(JudgedMoment, models.CASCADE, related_name="due")
    area = models.ForeignKey("store.Area", models.CASCADE, related_name="+")
    indicators = models.TextField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
