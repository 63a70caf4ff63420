"""Outlines of areas: which feature of a file is which area, and what is drawn on a day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from vedich.catalog.areas.naming import fold
from vedich.domain.wording import Wording
from vedich.exchange.outlines import Outline, Ring
from vedich.store.models import Area, AreaCode, AreaOutline
from vedich.store.queries.areas import titles_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """An outline that counts on a day, and where it comes from."""

    rings: tuple[Ring, ...]
    source: str
    since: date


@dataclass(frozen=True, slots=True)
class Matched:
    """What the features of a file are: outlines by key of area; those without one, each with the reason."""

    areas: dict[str, Outline]
    unmatched: tuple[tuple[str, Wording], ...]


def matched(outlines: Iterable[Outline], day: date) -> Matched:
    """Find the area of each feature: by its key or official code, which its name may settle, else by name.

    Areas are those that stand on the day; a name that several bear is no match.
    """
    standing = dict(Area.objects.exclude(until__lt=day).exclude(since__gt=day).values_list("pk", "key"))
    by_code: dict[str, set[int]] = defaultdict(set)
    for area, code in AreaCode.objects.filter(area__in=standing).values_list("area", "code"):
        by_code[code].add(area)
    for area, key in standing.items():
        by_code[key].add(area)
    titles = titles_of(set(standing), day)
    by_name: dict[str, set[int]] = defaultdict(set)
    for area, title in titles.items():
        by_name[fold(title)].add(area)
        by_name[fold(_bare(title))].add(area)
    found: dict[str, Outline] = {}
    left: list[tuple[str, Wording]] = []
    for one in outlines:
        coded, named = by_code.get(one.code, set()), by_name.get(fold(one.name), set()) if one.name else set()
        fits = (coded & named or coded) if coded else named
        if not one.rings:
            left.append((one.called, _TOO_SMALL))
        elif len(fits) != 1:
            left.append((one.called, _SEVERAL if fits else _NONE))
        elif (key := standing[next(iter(fits))]) in found:
            left.append((one.called, _TWICE))
        else:
            found[key] = one
    return Matched(found, tuple(left))


def drawn_on(keys: Collection[str], day: date) -> dict[str, Drawn]:
    """Give the outlines of some areas that count on a day: of each the newest, and nothing of the others."""
    rows = AreaOutline.objects.filter(area__key__in=keys, since__lte=day).order_by("since", "pk")
    newest = dict(rows.values_list("area__key", "pk"))
    return {
        key: Drawn(tuple(tuple((lon, lat) for lon, lat in ring) for ring in json.loads(rings)), source, since)
        for key, rings, source, since in AreaOutline.objects.filter(pk__in=newest.values()).values_list(
            "area__key", "rings", "source", "since"
        )
    }


def _bare(title: str) -> str:
    """Give a title without its type: 'xã Cần Đước' is written 'Cần Đước' in many files."""
    for kind in ("thành phố ", "đặc khu ", "phường ", "tỉnh ", "xã "):
        if title.startswith(kind):
            return title.removeprefix(kind)
    return title


_NONE = Wording(
    "hồ sơ không có địa bàn nào mang mã hoặc tên này", "no area of the record has this code or name"
)
_SEVERAL = Wording(
    "nhiều địa bàn mang tên này; cần mã đơn vị hành chính", "several areas bear this name; give the code"
)
_TWICE = Wording(
    "địa bàn này đã có một vùng khác trong tệp", "another feature of the file is this area already"
)
_TOO_SMALL = Wording("vùng quá nhỏ để vẽ", "too small to be drawn")
