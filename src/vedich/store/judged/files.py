"""What the lowest areas came to, kept as files of a moment, so that sums above are made of them again.

The lowest areas are kept together by the area just below the top: a province with its communes. Each
indicator has a file of its own, so that one figure makes few of them be read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import F

from vedich.judging.anew import Kept, Window, judge_anew
from vedich.store.facts.asked import Asked
from vedich.store.facts.bordered import Borders
from vedich.store.facts.gathering import facts_of
from vedich.store.judged.evaluating import Evaluated, ask_of, boards_of, evaluated
from vedich.store.judged.ground import Ground
from vedich.store.models import JudgedLeaves, JudgedMoment, JudgedResults

_IN_A_LIST = 500


@dataclass(slots=True)
class Files:
    """The kept results of the lowest areas under one, begun to be written as an edition.

    `kept` leads from indicators to their files, those that were asked for; one without a file has no results.
    """

    area: int
    lowest: frozenset[int]
    edition: int
    windows: frozenset[Window]
    kept: dict[int, Kept] = field(default_factory=dict)

    def windows_of(self, indicator: int) -> frozenset[Window]:
        """Give the stretches of months that results of an indicator are kept of."""
        return self.kept[indicator].windows if indicator in self.kept else self.windows


def groups(borders: Borders, areas: Iterable[int]) -> dict[int, frozenset[int]]:
    """Give those of some areas under which nothing lies, by the area below the top in which they lie."""
    found: dict[int, set[int]] = defaultdict(set)
    above: dict[int, int] = {}
    for area in areas:
        if area in borders.below or (parent := borders.above.get(area)) is None:
            continue
        if parent not in above:
            ways = [each for each, _ in borders.ways_up(area)]
            above[parent] = ways[-2] if len(ways) > 1 else ways[0]
        found[above[parent]].add(area)
    return {area: frozenset(lowest) for area, lowest in found.items()}


def whole_groups(borders: Borders, areas: Collection[int]) -> dict[int, frozenset[int]]:
    """Give the groups of some areas of which no lowest area is missing."""
    found = groups(borders, areas)
    return {
        area: lowest
        for area, lowest in found.items()
        if lowest >= groups(borders, borders.under(area)).get(area, frozenset())
    }


def begin(moment: JudgedMoment, lowest: Mapping[int, frozenset[int]]) -> dict[int, Files]:
    """Say that files are being made for these groups: each gets a new edition."""
    there = set(JudgedLeaves.objects.filter(moment=moment).values_list("area_id", flat=True))
    JudgedLeaves.objects.bulk_create(
        (JudgedLeaves(moment=moment, area_id=area) for area in sorted(set(lowest) - there)),
        ignore_conflicts=True,
    )
    return _begun(moment, lowest, only_kept=False)


def begin_anew(
    moment: JudgedMoment, lowest: Mapping[int, frozenset[int]], indicators: Collection[int]
) -> dict[int, Files]:
    """Say that files of some indicators are being made anew, and give them; those that lack are left."""
    found = _begun(moment, lowest, only_kept=True)
    _fill(moment, found, indicators)
    return found


def _begun(
    moment: JudgedMoment, lowest: Mapping[int, frozenset[int]], *, only_kept: bool
) -> dict[int, Files]:
    found = {}
    for some in in_lists(lowest):
        rows = JudgedLeaves.objects.filter(moment=moment, area__in=some)
        if only_kept:
            rows = rows.filter(is_kept=True)
        rows.update(edition=F("edition") + 1)
        for row in rows.all():
            found[row.area_id] = Files(row.area_id, lowest[row.area_id], row.edition, _windows(row.windows))
    return found


def kept_files(moment: JudgedMoment, areas: Collection[int], indicators: Collection[int]) -> dict[int, Files]:
    """Give the kept results of some groups and indicators; a group that is not kept is left out."""
    found = {}
    for some in in_lists(areas):
        for row in JudgedLeaves.objects.filter(moment=moment, area__in=some, is_kept=True):
            found[row.area_id] = Files(row.area_id, frozenset(), row.edition, _windows(row.windows))
    _fill(moment, found, indicators)
    return found


def _fill(moment: JudgedMoment, found: Mapping[int, Files], indicators: Collection[int]) -> None:
    rows = JudgedResults.objects.filter(leaves__moment=moment, indicator__in=indicators)
    if len(found) <= _IN_A_LIST:
        rows = rows.filter(leaves__area__in=list(found))
    for area, indicator, content, windows in rows.values_list(
        "leaves__area", "indicator_id", "content", "windows"
    ):
        if area in found:
            found[area].kept[indicator] = Kept(bytes(content), _windows(windows))


def write_whole(
    moment: JudgedMoment, files: Files, contents: Mapping[int, bytes], windows: frozenset[Window]
) -> bool:
    """Keep the files of a group, of all indicators, unless somebody began to make them later; say whether."""
    rows = JudgedLeaves.objects.filter(moment=moment, area=files.area, edition=files.edition)
    if not rows.update(is_kept=True, windows=_told(windows)):
        return False
    leaves = rows.get()
    JudgedResults.objects.filter(leaves=leaves).delete()
    JudgedResults.objects.bulk_create(
        _rows(leaves, {indicator: Kept(content, windows) for indicator, content in contents.items()})
    )
    return True


def write_some(
    moment: JudgedMoment,
    written: Iterable[tuple[Files, Mapping[int, Kept]]],
    indicators: Collection[int],
) -> set[int]:
    """Keep the files of some indicators of groups; give the areas of those that somebody makes later."""
    made = {files.area: (files, contents) for files, contents in written}
    mine: dict[int, JudgedLeaves] = {}
    for some in in_lists(made):
        rows = JudgedLeaves.objects.select_for_update().filter(moment=moment, area__in=some)
        mine |= {row.area_id: row for row in rows.order_by("area")}
    kept = {area for area, row in mine.items() if row.edition == made[area][0].edition}
    for some in in_lists(indicators):
        JudgedResults.objects.filter(leaves__in=[mine[area] for area in kept], indicator__in=some).delete()
    JudgedResults.objects.bulk_create(row for area in kept for row in _rows(mine[area], made[area][1]))
    return {each for area, (files, _) in made.items() if area not in kept for each in files.lowest}


def _rows(leaves: JudgedLeaves, contents: Mapping[int, Kept]) -> Iterator[JudgedResults]:
    for pk, one in contents.items():
        yield JudgedResults(leaves=leaves, indicator_id=pk, content=one.content, windows=_told(one.windows))


def judged_from_files(
    moment: JudgedMoment,
    part: Asked,
    ground: Ground,
    fresh: Collection[int],
    also: Iterable[Files] = (),
) -> Evaluated:
    """Judge a part with what the files hold of the lowest areas but the `fresh` ones; else from all facts.

    Results of the `fresh` areas are made for the windows of the files in `also` too.

    Raises:
        NotKeptError: a target needs a stretch of months that the files do not have.
    """
    assert part.areas is not None and part.indicators is not None and part.judged is not None
    borders = ground.borders
    needed = groups(borders, (area for area in part.areas if area not in fresh))
    files = kept_files(moment, needed, part.indicators)
    if set(needed) - set(files):
        every = frozenset(each for area in part.areas for each in borders.under(area))
        return evaluated(replace(part, areas=every), borders=borders)
    given = frozenset({*fresh, *(area for area in part.judged if area in borders.below)})
    facts = facts_of(replace(part, read=given), borders, ground.meanings, ground.scheme)
    tables = {name: list(rows) for name, rows in facts.tables.items()}
    from_files = [one for each in files.values() for one in each.kept.values()]
    # Of what has no file nothing was said, in the windows of its group.
    from_files += [Kept(b"", each.windows) for each in files.values() if part.indicators - each.kept.keys()]
    beside = [each for one in also for each in (one.windows, *(kept.windows for kept in one.kept.values()))]
    judgement = judge_anew(
        tables,
        ask_of(part),
        scheme=facts.scheme.margins,
        kept=from_files,
        given=given,
        indicators=part.indicators,
        also=frozenset().union(*beside),
    )
    return Evaluated(facts, judgement, boards_of(facts, judgement))


def _windows(told: str) -> frozenset[Window]:
    return frozenset((row[0], row[1], row[2], row[3], row[4]) for row in json.loads(told or "[]"))


def _told(windows: Iterable[Window]) -> str:
    return json.dumps(sorted(windows), separators=(",", ":"))


def in_lists(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers in lists that a database takes as parameters."""
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _IN_A_LIST):
        yield wanted[start : start + _IN_A_LIST]
