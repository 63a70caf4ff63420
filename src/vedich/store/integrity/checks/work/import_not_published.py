"""DB706: import not published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import ImportRun

check = Check(
    "DB706",
    "Đợt nhập {key} bắt đầu ngày {at:%d/%m/%Y} mà chưa công bố.",
    "The import {key} began on {at} and was never published.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give imports that have been under way for more than a week: their rows count for nothing."""
    for key, at in ImportRun.objects.filter(published_at=None).values_list("key", "started_at"):
        if at.date() < view.day - timedelta(days=7):
            yield hit(f"import:{key}", key=key, at=at)
