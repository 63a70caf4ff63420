"""What the integrity checks found in the record, and who explains it by when."""

from __future__ import annotations

from django.db import models


class Violation(models.Model):
    """A contradiction in the record, open until it is gone; `subject` says about what.

    `words` are the Vietnamese sentence, `words_en` the English one as it was when the finding was made.
    Nulls: `area` None is about the record as a whole; without `explained_by` no agency serves the area.
    """

    check_code = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    words = models.TextField()
    words_en = models.TextField(default="")
    area = models.ForeignKey("store.Area", models.PROTECT, null=True, related_name="+")
    found_on = models.DateField()
    gone_on = models.DateField(null=True)
    explained_by = models.ForeignKey("store.Agency", models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["check_code", "subject"],
                condition=models.Q(gone_on__isnull=True),
                name="one_open_violation_once",
            )
        ]


class Explanation(models.Model):
    """What somebody says about a violation. Append-only."""

    violation = models.ForeignKey(Violation, models.PROTECT, related_name="explanations")
    text = models.TextField()
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")
