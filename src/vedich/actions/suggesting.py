"""What is meant by what the record does not have: the nearest names and codes, and heirs of areas."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from django.db import connection

from vedich.catalog.areas.naming import read_name
from vedich.catalog.areas.resolve import nearest_names as nearest_areas
from vedich.catalog.find import nearest_names as nearest_indicators
from vedich.domain.refusal import Refusal
from vedich.domain.wording import Wording
from vedich.store.models import Area, AreaName, AreaSuccession
from vedich.store.queries.areas import titles_by_key
from vedich.store.queries.meanings import KnownArea, known_indicators

_MOST = 3
# What is written like a code is near to codes alone.
_CODE = re.compile(r"([A-Za-z]{2,4})-?(\d{1,6})")


def unknown_indicator(said: str) -> Refusal:
    """Refuse an indicator that the record does not have, with the codes and names nearest to it."""
    return _unknown("indicator", "chỉ tiêu", "indicator", said, _indicators_like(_record(), said))


def unknown_area(said: str) -> Refusal:
    """Refuse an area that the record does not have, with the keys and names nearest to it."""
    return _unknown("area", "địa bàn", "area", said, _areas_like(_record(), said))


def dissolved_area(area: KnownArea, on: date) -> Refusal:
    """Refuse an area that has ceased before a day, and name what took its place."""
    assert area.until is not None
    heirs = _heirs(_record(), area.id, on)
    told = named = ", ".join(heirs[:_MOST])
    if (left := len(heirs) - _MOST) > 0:
        told, named = f"{told} và {left} địa bàn khác", f"{named} and {left} more"
    return Refusal(
        "area",
        Wording(
            f"địa bàn {area.key} đã kết thúc ngày {area.until:%d/%m/%Y}",
            f"the area {area.key} ceased on {area.until}",
        ),
        Wording(
            f"ghi địa bàn kế tục: {told}" if heirs else "ghi địa bàn kế tục (xem: vedich lineage TÊN)",
            f"name its heir: {named}" if heirs else "name its heir (see: vedich lineage NAME)",
        ),
    )


def _unknown(field: str, vi: str, en: str, said: str, near: tuple[str, ...]) -> Refusal:
    shown = said if len(said) <= 60 else said[:57] + "..."
    told = "; ".join(near)
    word = "indicator" if field == "indicator" else "area"
    if not said:
        return Refusal(
            field,
            Wording(f"chưa ghi {vi}", f"no {en} is named"),
            Wording(f"chọn {vi} trong danh sách", f"choose the {en} from the list"),
        )
    return Refusal(
        field,
        Wording(f"không có {vi} “{shown}” trong hồ sơ", f"there is no {en} “{shown}” in the record"),
        Wording(
            f"có phải là: {told}?" if near else f"tìm mã bằng: vedich {word} TÊN",
            f"did you mean: {told}?" if near else f"find its code: vedich {word} NAME",
        ),
    )


def _record() -> str:
    """Name the record, so that what is remembered of one is not said of another."""
    return str(connection.settings_dict["NAME"])


# A file may be wrong in the same way a million times over.
@lru_cache(maxsize=512)
def _indicators_like(record: str, said: str) -> tuple[str, ...]:
    codes = {code: known.vi for code, known in known_indicators().items()}
    near = get_close_matches(said.upper(), list(codes), n=_MOST, cutoff=0.8)
    if (written := _CODE.fullmatch(said)) is not None:
        # 'BUD-01' and 'BUD1' are short for 'BUD-001'.
        meant = f"{written[1].upper()}-{int(written[2]):03}"
        near = [meant, *near] if meant in codes else near
    else:
        near += [found.code for found in nearest_indicators(said, limit=_MOST) if found.code in codes]
    return tuple(f"{code} · {codes[code]}" for code in list(dict.fromkeys(near))[:_MOST])


@lru_cache(maxsize=512)
def _areas_like(record: str, said: str) -> tuple[str, ...]:
    if ":" in said:
        keys = list(Area.objects.filter(until=None).values_list("key", flat=True))
        near = get_close_matches(said, keys, n=_MOST, cutoff=0.7)
    else:
        titles = nearest_areas(said, _MOST)
        named = {said.strip(), *(read_name(title).name for title in (said, *titles))}
        standing = AreaName.objects.filter(name__in=named, area__until=None).order_by("area__key")
        near = list(standing.values_list("area__key", flat=True)[:_MOST])
    return tuple(f"{key} · {title}" for key, title in titles_by_key(near).items())


@lru_cache(maxsize=512)
def _heirs(record: str, area: int, on: date) -> tuple[str, ...]:
    """Give the areas that stand on a day and hold what an area was, through steps of any number."""
    found: dict[str, None] = {}
    layer, seen = {area}, {area}
    while layer:
        rows = AreaSuccession.objects.filter(old__in=layer, on__lte=on).select_related("new").order_by("pk")
        layer = set()
        for row in rows:
            if row.new.until is not None and row.new.until < on:
                layer.add(row.new_id)
            else:
                found.setdefault(row.new.key)
        layer -= seen
        seen |= layer
    return tuple(f"{key} · {title}" for key, title in titles_by_key(list(found)).items())
