"""DB106: shares do not make one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaSuccession

check = Check(
    "DB106",
    "Các phần chia của {name} cộng lại là {total}, không phải 1.",
    "The shares of {name} come to {total}, not 1.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give split areas whose shares are all known and do not make one, or exceed it."""
    shares: dict[int, list[Decimal | None]] = defaultdict(list)
    for old, share in AreaSuccession.objects.filter(kind="split_from").values_list("old_id", "share"):
        shares[old].append(share)
    for old, parts in shares.items():
        known = [part for part in parts if part is not None]
        total = sum(known, Decimal(0))
        if total > 1 or (len(known) == len(parts) and total != 1):
            yield hit(f"area:{view.areas[old].key}", old, name=view.titles[old], total=total)
