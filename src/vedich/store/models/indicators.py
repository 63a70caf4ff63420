"""Indicators in their dated versions, the sets that list them, and the breakdowns they are reported by."""

from __future__ import annotations

from django.db import models


class Indicator(models.Model):
    """What is measured; what may change about it stands in its versions."""

    code = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.code


class IndicatorVersion(models.Model):
    """The definition of an indicator from a day to a day. A new definition is a new version.

    `breakdowns` are the keys of the ways in which it is divided, with blanks between.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    vi = models.CharField(max_length=400)
    en = models.CharField(max_length=400, blank=True)
    measure = models.CharField(max_length=80)
    kind = models.CharField(max_length=12)
    direction = models.CharField(max_length=8)
    frequency = models.CharField(max_length=10)
    aggregation = models.CharField(max_length=120)
    subject = models.CharField(max_length=40, blank=True)
    breakdowns = models.CharField(max_length=400, blank=True)
    definition = models.TextField(blank=True)
    source = models.TextField(blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "version"], name="one_version_once")]


class IndicatorSet(models.Model):
    """A list of indicators that a document prescribes or an office uses."""

    key = models.CharField(max_length=60, unique=True)
    vi = models.CharField(max_length=300)
    en = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey("store.Document", models.PROTECT, null=True, related_name="+")
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class SetItem(models.Model):
    """A line of a set: a group's heading, or an indicator, under the line above it."""

    set = models.ForeignKey(IndicatorSet, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=400, blank=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="+")
    above = models.ForeignKey("self", models.PROTECT, null=True, related_name="below")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["set", "position"], name="one_line_at_a_position")]


class Breakdown(models.Model):
    """A way to divide an indicator (phân tổ): by sex, by sector, by kind of revenue."""

    key = models.CharField(max_length=60, unique=True)
    vi = models.CharField(max_length=200)
    en = models.CharField(max_length=200, blank=True)
    is_whole = models.BooleanField(default=True)


class Category(models.Model):
    """One part of a breakdown."""

    breakdown = models.ForeignKey(Breakdown, models.PROTECT, related_name="categories")
    key = models.CharField(max_length=60)
    vi = models.CharField(max_length=200)
    en = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["breakdown", "key"], name="one_category_once")]
