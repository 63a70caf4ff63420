"""DB704: job dead."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Job

check = Check(
    "DB704",
    "Việc chạy nền “{kind}” đã bỏ cuộc sau {attempts} lần: {trouble}.",
    "The job '{kind}' gave up after {attempts} attempts: {trouble}.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give jobs that were given up."""
    rows = Job.objects.filter(dead=True).values_list("effect", "kind", "attempts", "trouble")
    for effect, kind, attempts, trouble in rows:
        yield hit(f"job:{effect}", kind=kind, attempts=attempts, trouble=trouble or "-")
