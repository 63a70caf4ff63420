"""Work and messages that wait in the same database, and rows of an import before they are published."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """Work to be done, claimed by a lease; `effect` is unique, so that doing it twice has one effect."""

    kind = models.CharField(max_length=60)
    effect = models.CharField(max_length=160, unique=True)
    payload = models.TextField()
    due = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    done = models.BooleanField(default=False)
    dead = models.BooleanField(default=False)
    trouble = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["done", "dead", "due"])]


class Outgoing(models.Model):
    """A message that must leave once, written in the transaction of the action that caused it."""

    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    payload = models.TextField()
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)


class ImportRun(models.Model):
    """An import under way: rows are staged in chunks, then published in one transaction.

    Staged rows are not the record: they count for nothing, and carry no event, until they are published.
    """

    key = models.CharField(max_length=120, unique=True)
    source_hash = models.CharField(max_length=64)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    event = models.ForeignKey("store.Event", models.PROTECT, null=True, related_name="+")


class StagedChunk(models.Model):
    """Some rows of an import in their order: the ready ones, and why others are refused.

    `troubles` also tells of which areas the ready ones are, and how many the record holds already.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    first_row = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    content = models.TextField()
    troubles = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="one_chunk_once")]
