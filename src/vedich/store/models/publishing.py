"""Reports as they were published: frozen, so that they can be rebuilt to the last digit."""

from __future__ import annotations

from django.db import models


class Snapshot(models.Model):
    """A published report: what it showed, and as of which event of its chain. Never changed."""

    key = models.CharField(max_length=80, unique=True)
    area = models.ForeignKey("store.Area", models.PROTECT, related_name="snapshots")
    kind = models.CharField(max_length=40)
    period = models.CharField(max_length=40)
    chain = models.CharField(max_length=60)
    as_of_seq = models.BigIntegerField()
    content = models.TextField()
    content_hash = models.CharField(max_length=64)
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")
