"""Names of provinces, then and now, which texts print without the word 'tỉnh'."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def province_names() -> re.Pattern[str]:
    """Give a pattern of province names as printed, on composed and cased text."""
    names: set[str] = set()
    for table in ("provinces.csv", "former_provinces.csv"):
        with (files("vedich.catalog.areas") / table).open(encoding="utf-8", newline="") as lines:
            names.update(re.sub(r"^(?:Thành phố|Tỉnh) ", "", row["name"]) for row in csv.DictReader(lines))
    words = sorted(names, key=len, reverse=True)
    joined = "|".join(re.sub(r"\\?\s*-\\?\s*", r"\\s?[-–]\\s?", re.escape(word)).replace(r"\ ", r"\s") for word in words)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
