"""Borders of areas that an office hands in: kept with the decision they come from, to be drawn on maps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.exchange.outlines import Outline
from vedich.store.models import Area, AreaOutline

_SHORTEST_SOURCE = 5


@dataclass(frozen=True, slots=True)
class Bordered:
    """An area of the record, by its key, with the outline of a file that is its."""

    area: str
    outline: Outline


@action("keep_outlines")
def keep_outlines(
    deed: Deed, *, bordered: Sequence[Bordered], source: str, since: date, sha256: str
) -> dict[str, Any]:
    """Keep outlines of areas; `source` is the decision or body they come from, `since` the day it is of.

    Raises:
        NotAllowedError: the person may not manage areas.
        ActionError: no source, a day to come, no outline, an area twice or one that is not in the record.
    """
    deed.require(Permission.MANAGE_AREAS, None)
    source = " ".join(source.split())
    if len(source) < _SHORTEST_SOURCE:
        raise ActionError(
            "Hãy ghi địa giới theo quyết định hoặc nguồn nào, ví dụ “Quyết định 12/QĐ-UBND”.",
            "Say which decision or source the borders come from, such as “Quyết định 12/QĐ-UBND”.",
        )
    if since > deed.day:
        raise ActionError(
            "Ngày của địa giới ở sau hôm nay. Hãy ghi ngày của quyết định.",
            "The day of the borders is one to come. Write the day of the decision.",
        )
    keys = [one.area for one in bordered]
    ids = dict(Area.objects.filter(key__in=keys).values_list("key", "pk"))
    if not keys or len(ids) != len(keys) or not all(one.outline.rings for one in bordered):
        raise ActionError(
            "Không có vùng nào khớp với một địa bàn của hồ sơ, hoặc một địa bàn có hai vùng.",
            "No feature fits an area of the record, or one area has two of them.",
        )
    event = deed.about("outlines")
    AreaOutline.objects.bulk_create(
        (
            AreaOutline(
                area_id=ids[one.area],
                since=since,
                source=source[:300],
                sha256=sha256,
                rings=json.dumps(one.outline.rings, separators=(",", ":")),
                event_id=event.pk,
            )
            for one in bordered
        ),
        batch_size=500,
    )
    deed.change(outlines=len(keys), source=source, since=since.isoformat(), file=sha256)
    return {"outlines": len(keys)}
