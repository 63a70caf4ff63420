"""The areas of Vietnam in two eras: 34 provinces and their communes, and the 63 provinces before July 2025.

Neither a name nor an official code says which area is meant: nearly every code of a commune of today was the
code of another commune before, and so were most names. Only our own id does. It is made of the level
(T province, H district, X commune), the number of provinces of its era, and the code it was filed under:

    T34:80  tỉnh Tây Ninh of today            T63:80  tỉnh Long An, until 30 June 2025
    X34:28439  phường Cai Lậy of today        X63:28439  Phường 4 of thị xã Cai Lậy, until 30 June 2025

Here lives: the lists (CSV), their loader, the reading of names (`naming`, `resolve`) and what became of what
(`lineage`). Not here: agencies, indicators, targets; finding names in running text (that is `reading`).

>>> from datetime import date
>>> [match.area.title for match in resolve("TX. Cai Lậy", on=date(2024, 1, 31))]
['thị xã Cai Lậy']
>>> [passage.area.title for passage in became(area("X63:28439"))]
['phường Cai Lậy']

To correct a row: add it to `corrections.csv` with the reason, run `scripts/make_areas.py`. To name an area in
one more way: add it to `aliases.csv`. A change after the reform: `later_changes.csv`.
"""

from vedich.catalog.areas.lineage import Passage, became, former_districts, made_of, open_questions
from vedich.catalog.areas.load import (
    REFORM,
    Doubt,
    LaterChange,
    Spot,
    UnknownAreaError,
    area,
    areas,
    chain,
    inside,
    later_changes,
    resolutions,
    spot,
    tiles,
)
from vedich.catalog.areas.naming import fold, short_name
from vedich.catalog.areas.resolve import Match, Reason, is_area_name, nearest_names, resolve

__all__ = [
    "REFORM",
    "Doubt",
    "LaterChange",
    "Match",
    "Passage",
    "Reason",
    "Spot",
    "UnknownAreaError",
    "area",
    "areas",
    "became",
    "chain",
    "fold",
    "former_districts",
    "inside",
    "is_area_name",
    "later_changes",
    "made_of",
    "nearest_names",
    "open_questions",
    "resolutions",
    "resolve",
    "short_name",
    "spot",
    "tiles",
]
