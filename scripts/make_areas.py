"""Make the area files of the catalog from the data of the package vietnamadminunits (MIT).

Run it with a Python that has the package, or point at its folder:

    python -m venv /tmp/areas && /tmp/areas/bin/pip install vietnamadminunits==1.0.4
    python scripts/make_areas.py --source /tmp/areas/lib/python3.11/site-packages/vietnamadminunits

The output is the same to the byte on every run. `corrections.csv` is applied on the way; a correction whose
`from` no longer stands in the source stops the run, so that a person looks at a new edition of the source.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "src" / "vedich" / "catalog" / "areas"
Row = dict[str, Any]

# The word a name begins with, in the source's own case, and the type it means at each level.
TYPES = {
    "province": {"tỉnh": "province", "thành phố": "central_city"},
    "district": {
        "huyện": "rural_district",
        "quận": "urban_district",
        "thị xã": "district_town",
        "thành phố": "provincial_city",
    },
    "commune": {"xã": "commune", "phường": "ward", "thị trấn": "township", "đặc khu": "special_zone"},
}


class SourceChangedError(Exception):
    """Raised when the source no longer says what a correction expects it to say."""


def split_title(title: str, level: str) -> tuple[str, str]:
    """Give the type and the bare name of 'Thị Xã Việt Yên': ('district_town', 'Việt Yên')."""
    title = re.sub(r"\s+", " ", unicodedata.normalize("NFC", title)).strip()
    for word, kind in TYPES[level].items():
        if title.lower().startswith(word + " "):
            return kind, title[len(word) + 1 :]
    raise ValueError(f"{title!r} begins with no known type of {level}. Add the word to TYPES.")


@dataclass
class Tables:
    """The rows of every output file, by file name without its ending."""

    rows: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))
    seen: set[str] = field(default_factory=set)

    def add(self, table: str, prefix: str, level: str, title: str, code: str, *more: str) -> str:
        """Add an area once and give its id."""
        area = f"{prefix}:{code}"
        if area not in self.seen:
            self.seen.add(area)
            kind, name = split_title(title, level)
            self.rows[table].append([area, kind, name, code, *more])
        return area


def read_source(folder: Path) -> tuple[list[Row], list[Row], dict[str, Any]]:
    """Read former communes, present communes and the old-to-new map."""
    connection = sqlite3.connect(f"file:{folder / 'data' / 'dataset.db'}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    former = [dict(row) for row in connection.execute("SELECT * FROM admin_units_legacy")]
    present = [dict(row) for row in connection.execute("SELECT * FROM admin_units")]
    connection.close()
    return former, present, json.loads((folder / "data" / "converter_2025.json").read_text("utf-8"))


def read_corrections() -> list[dict[str, str]]:
    """Read the corrections that people made and signed with a reason."""
    with (FOLDER / "corrections.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def links(former: list[Row], present: list[Row], source: dict[str, Any]) -> list[tuple[str, str, str, bool]]:
    """Give (old, new, whole|piece, default) for every step of the source."""
    # An island district without communes stands for itself: its row has no ward.
    old = {
        f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": (
            f"X63:{r['wardCode']}" if r["ward"] else f"H63:{r['districtCode']}"
        )
        for r in former
    }
    new = {(r["provinceKey"], r["wardKey"]): f"X34:{r['wardCode']}" for r in present}
    found: list[tuple[str, str, str, bool]] = []
    for province, wards in source["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            found += [(old[key], new[province, ward], "whole", True) for key in olds]
    for province, divided in source["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, pieces in divided.items():
            for piece in pieces:
                target = new[province, piece["newWardKey"]]
                found.append((old[key], target, "piece", bool(piece["isDefaultNewWard"])))
    return found


def corrected(steps: list[tuple[str, str, str, bool]], corrections: list[dict[str, str]]) -> list[list[str]]:
    """Take out the steps that the corrections refuse, and name what kind of step each of the others is."""
    known = {(old, new): kind for old, new, kind, _ in steps}
    refused = set()
    for row in (row for row in corrections if row["what"] == "link"):
        pair = row["area"], row["other"]
        if known.get(pair) != row["from"] or row["to"]:
            raise SourceChangedError(
                f"corrections.csv expects {pair} to be {row['from']!r}, the source says {known.get(pair)!r}."
            )
        refused.add(pair)
    kept = [step for step in steps if step[:2] not in refused]
    pieces = Counter(old for old, *_ in kept)
    sources = Counter(new for _, new, *_ in kept)
    chosen = {old for old, *_, default in kept if default}
    rows = []
    for old, new, _, default in sorted(kept):
        split = pieces[old] > 1
        # Where the refused step was the default one, the first that stays takes its place.
        first = default or not split or old not in chosen
        if first:
            chosen.add(old)
        kind = "split_from" if split else "merged_into" if sources[new] > 1 else "unchanged"
        rows.append([old, new, kind, "", "1" if first else ""])
    return rows


def centres(former: list[Row], present: list[Row], corrections: list[dict[str, str]]) -> list[list[str]]:
    """Give id, latitude, longitude and km² where the source has them."""
    # The geocoder of the source falls back to the district or the province when it does not know a commune:
    # a point that several communes share says nothing about any of them.
    shared = Counter((r["wardLat"], r["wardLon"]) for r in former)
    rows: dict[str, list[str]] = {}
    for r in present:
        rows[f"T34:{r['provinceCode']}"] = [number(r["provinceLat"]), number(r["provinceLon"]), ""]
        rows[f"X34:{r['wardCode']}"] = [
            number(r["wardLat"]),
            number(r["wardLon"]),
            number(r["wardAreaKm2"] or None),
        ]
    for r in former:
        rows[f"T63:{r['provinceCode']}"] = [number(r["provinceLat"]), number(r["provinceLon"]), ""]
        rows[f"H63:{r['districtCode']}"] = [number(r["districtLat"]), number(r["districtLon"]), ""]
        if r["ward"] and shared[r["wardLat"], r["wardLon"]] == 1:
            rows[f"X63:{r['wardCode']}"] = [number(r["wardLat"]), number(r["wardLon"]), ""]
    for row in (row for row in corrections if row["what"] == "centre"):
        if " ".join(rows[row["area"]][:2]) != row["from"]:
            raise SourceChangedError(
                f"corrections.csv expects the centre of {row['area']} at {row['from']}, "
                f"the source says {rows[row['area']][:2]}."
            )
        rows[row["area"]][:2] = row["to"].split()
    return [[area, *rows[area]] for area in sorted(rows)]


def number(value: float | None) -> str:
    """Print a number of the source as it stands there, and nothing for no number."""
    return "" if value is None else repr(value)


def province_steps(source: dict[str, Any], former: list[Row], present: list[Row]) -> list[list[str]]:
    """Give the steps of the provinces: merged, or unchanged in their borders."""
    old = {r["provinceKey"]: f"T63:{r['provinceCode']}" for r in former}
    new = {r["provinceKey"]: f"T34:{r['provinceCode']}" for r in present}
    return sorted(
        [old[key], new[target], "merged_into" if len(keys) > 1 else "unchanged", "", "1"]
        for target, keys in source["DICT_PROVINCE"].items()
        for key in keys
    )


def make(folder: Path, target: Path) -> dict[str, int]:
    """Write all files into `target` and give the number of rows of each."""
    former, present, source = read_source(folder)
    corrections = read_corrections()
    tables = Tables()
    for r in present:
        province = tables.add("provinces", "T34", "province", r["province"], r["provinceCode"], "")
        tables.add("communes", "X34", "commune", r["ward"], r["wardCode"], province)
    for r in former:
        province = tables.add("former_provinces", "T63", "province", r["province"], r["provinceCode"], "")
        district = tables.add(
            "former_districts", "H63", "district", r["district"], r["districtCode"], province
        )
        if r["ward"]:
            tables.add("former_communes", "X63", "commune", r["ward"], r["wardCode"], district)
    written = {}
    head = ["id", "type", "name", "code", "parent"]
    for table in sorted(tables.rows):
        written[table] = write(target / f"{table}.csv", head, sorted(tables.rows[table]))
    steps = province_steps(source, former, present)
    steps += corrected(links(former, present, source), corrections)
    written["lineage"] = write(target / "lineage.csv", ["old", "new", "kind", "share", "default"], steps)
    written["centres"] = write(
        target / "centres.csv",
        ["id", "latitude", "longitude", "km2"],
        centres(former, present, corrections),
    )
    return written


def write(path: Path, head: list[str], rows: list[list[str]]) -> int:
    """Write one file with Unix line ends and give the number of its rows."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
    return len(rows)


def main() -> int:
    """Make the files and say how many rows each has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--source", type=Path, help="folder of the installed package vietnamadminunits")
    parser.add_argument("--target", type=Path, default=FOLDER, help="folder to write into")
    options = parser.parse_args()
    source = options.source
    if source is None:
        found = importlib.util.find_spec("vietnamadminunits")
        if found is None or found.origin is None:
            print("vietnamadminunits is not installed here; name its folder with --source.", file=sys.stderr)
            return 2
        source = Path(found.origin).parent
    for table, count in make(source, options.target).items():
        print(f"{table:18} {count:6,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
