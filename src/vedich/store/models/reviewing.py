"""Files handed in to be read, what the reader made of them, and what people decided about each figure."""

from __future__ import annotations

from django.db import models


class Upload(models.Model):
    """A file that somebody handed in for an area: once, however often it is handed in again."""

    area = models.ForeignKey("store.Area", models.PROTECT, related_name="uploads")
    file = models.ForeignKey("store.StoredFile", models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=300)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "file"], name="one_upload_of_a_file")]

    def __str__(self) -> str:
        return self.name


class MachineReading(models.Model):
    """What the reader made of an upload, or why it could not; it says nothing until a person confirms it.

    Kept and not made anew: decisions point to its figures by number, and a later reader counts otherwise.
    Units: `seconds` is how long reading was expected to take when it began.
    Nulls: `ended_at` None is still being read; `content` None was refused, and `vi` and `en` say why.
    """

    upload = models.OneToOneField(Upload, models.PROTECT, related_name="reading")
    began_at = models.DateTimeField()
    seconds = models.PositiveIntegerField()
    ended_at = models.DateTimeField(null=True)
    vi = models.TextField(blank=True)
    en = models.TextField(blank=True)
    items = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    content = models.BinaryField(null=True)


class Decision(models.Model):
    """What a person decided about one thing that was read. Append-only: the last row of an item stands.

    `item` is a letter and a number: c3 a claim, t0 a count, d2 a task, or 'paper' for what the document says
    of itself; `content` is a correction as JSON, '' where none was made.
    """

    class Choice(models.TextChoices):
        """What was decided."""

        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"
        UNDONE = "undone"
        COMMITTED = "committed"

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="decisions")
    item = models.CharField(max_length=12)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    content = models.TextField(blank=True)
    by = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["upload", "item"])]


class TaskOrdered(models.Model):
    """A task as a document orders it, confirmed by a person; work on it is told elsewhere. Append-only.

    Nulls: what the document does not say is "".
    """

    document = models.ForeignKey("store.Document", models.PROTECT, related_name="tasks")
    area = models.ForeignKey("store.Area", models.PROTECT, related_name="+")
    action = models.TextField()
    lead = models.TextField(blank=True)
    supports = models.TextField(blank=True)
    deadline = models.CharField(max_length=60, blank=True)
    assigner = models.TextField(blank=True)
    place = models.TextField(blank=True)
    span_start = models.IntegerField(null=True)
    span_end = models.IntegerField(null=True)
    event = models.ForeignKey("store.Event", models.PROTECT, related_name="+")
