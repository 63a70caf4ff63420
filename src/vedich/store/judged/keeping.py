"""Boards that are kept: given where they are fresh, judged and kept where they are not.

Several processes may judge one board at once. Whoever begins counts the board's edition up and writes only
where nobody began after; who lost leaves what is due to be judged again, so that no stale board stays.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from vedich.judging.anew import Kept, NotKeptError, results_to_date, windows_of, with_new_results
from vedich.judging.judge import Judgement
from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.facts.bordered import Borders
from vedich.store.judged import files
from vedich.store.judged.board import Board
from vedich.store.judged.evaluating import evaluated
from vedich.store.judged.files import Files, in_lists
from vedich.store.judged.ground import ground_of
from vedich.store.models import JudgedBoard, JudgedDue, JudgedMoment, JudgedTarget

_AT_ONCE = 2000
# What tells a moment from the others.
_NAMES = ("as_of", "boundaries", "borders", "only_approved")
# So many moments are kept, those asked for last: each takes room, and a while of every action.
MOMENTS = 24


def board(asked: Asked, area: int, at: datetime) -> Board:
    """Give the judgement of an area: the kept one where it is fresh, else one made now, which is then kept.

    What is asked as it was known on an earlier day is judged each time; nothing can change it.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    return boards_as_of([asked], area, at)[0]


def boards_as_of(questions: Sequence[Asked], area: int, at: datetime) -> list[Board]:
    """Give the judgement of one area for each of some questions, those that are kept fresh in one query.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    fresh = _fresh({asked.as_of for asked in questions if asked.known_on is None}, area, at)
    found = []
    for asked in questions:
        content = None if asked.known_on else fresh.get(tuple(_names(asked).values()))
        found.append(_read(area, asked.as_of, content) if content else _board(asked, area, at))
    return found


def _fresh(days: Collection[date], area: int, at: datetime) -> dict[tuple[Any, ...], str]:
    """Give the boards of an area as of some days of which nothing is due, by what their moments answer."""
    if not days:
        return {}
    due = JudgedDue.objects.filter(moment=OuterRef("moment"), area=area)
    rows = JudgedBoard.objects.filter(
        ~Exists(due), area=area, moment__as_of__in=days, moment__used_on__gte=at.date()
    ).exclude(content="")
    names = [f"moment__{name}" for name in _NAMES]
    return {tuple(row[:-1]): row[-1] for row in rows.values_list(*names, "content")}


def _board(asked: Asked, area: int, at: datetime) -> Board:
    if asked.known_on is not None:
        return evaluated(asked, area).boards.get(area) or Board(area, asked.as_of, ())
    moment = _moment(asked, at)
    kept = kept_board(moment, area)
    if kept is None:
        borders = ground_of(moment).borders
        return judge_whole(moment, borders.under(area), at, borders)[area]
    due = dict(JudgedDue.objects.filter(moment=moment, area=area).values_list("pk", "indicators"))
    return judge_part(moment, {area: due}, at)[area] if due else kept


def boards(asked: Asked, areas: Collection[int], at: datetime) -> dict[int, Board]:
    """Give the boards of an area and of some below it, the first being the area; all fresh.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    above = next(iter(areas))
    borders = Borders.on(asked.border_day)
    if asked.known_on is not None:
        return dict(evaluated(asked, above, borders).boards)
    board(asked, above, at)
    moment = JudgedMoment.objects.get(**_names(asked))
    kept: dict[int, Board] = {}
    due: dict[int, dict[int, str]] = {}
    for some in in_lists(areas):
        rows = JudgedBoard.objects.filter(moment=moment, area__in=some).exclude(content="")
        for area, content in rows.values_list("area_id", "content"):
            kept[area] = Board.of_json(area, moment.as_of, content)
        waiting = JudgedDue.objects.filter(moment=moment, area__in=some)
        for pk, area, indicators in waiting.values_list("pk", "area_id", "indicators"):
            due.setdefault(area, {})[pk] = indicators
    if set(areas) - set(kept):
        # Areas that came after the board above them was made.
        return judge_whole(moment, borders.under(above), at, borders)
    return kept | judge_part(moment, due, at) if due else kept


def judge_whole(
    moment: JudgedMoment, areas: frozenset[int], at: datetime, borders: Borders
) -> dict[int, Board]:
    """Judge areas that make a whole (an area with all below it) and keep their boards."""
    with transaction.atomic():
        begun = _begun(moment, areas)
        groups = files.begin(moment, files.whole_groups(borders, areas))
    rows = JudgedDue.objects.filter(moment=moment).values_list("pk", "area_id")
    due = {pk: area for pk, area in rows if area in areas}
    made = evaluated(replace(asked_of(moment), areas=areas), borders=borders)
    found = {area: Board(area, moment.as_of, ()) for area in areas}
    found |= {area: one for area, one in made.boards.items() if area in areas}
    contents = results_to_date(made.judgement, {area: one.lowest for area, one in groups.items()})
    windows = windows_of(made.judgement)
    with transaction.atomic():
        lost = {
            area
            for each in groups.values()
            if not files.write_whole(moment, each, contents[each.area], windows)
            for area in each.lowest
        }
        _write(moment, found, begun, at, due=due, lost=lost)
    return found


def judge_part(moment: JudgedMoment, due: Mapping[int, Mapping[int, str]], at: datetime) -> dict[int, Board]:
    """Judge what is due of kept boards anew, and give them; `due` leads from areas to their due rows.

    Only the indicators that were touched are judged, with those that follow from them. What the areas that
    nothing touched came to is taken from the files of the moment; where one is missing, from their facts.
    Areas with a target for months that the files do not have are judged whole, once.
    """
    ground = ground_of(moment)
    borders, meanings = ground.borders, ground.meanings
    with transaction.atomic():
        begun = _begun(moment, due, only_kept=True)
        left = [pk for area, rows in due.items() if area not in begun for pk in rows]
        # Still being made by somebody who may not have seen this: it stays due.
        JudgedDue.objects.filter(pk__in=left).update(leased_until=None)
        due = {area: rows for area, rows in due.items() if area in begun}
        if not due:
            return {}
        touched = {each for rows in due.values() for listed in rows.values() for each in json.loads(listed)}
        # What is due of the lowest areas below, whoever has taken it, is not in the files yet.
        below = {each for area in due for each in borders.under(area)}
        rows = JudgedDue.objects.filter(moment=moment).values_list("area_id", "indicators")
        waiting = {area: listed for area, listed in rows if area in below}
        touched |= {each for listed in waiting.values() for each in json.loads(listed)}
        fresh = {area for area in (*due, *waiting) if area not in borders.below}
        aimed = meanings.following_from(touched)
        indicators = meanings.parts_of(aimed)
        groups = files.begin_anew(moment, files.groups(borders, fresh), indicators)
    part = replace(
        asked_of(moment),
        areas=frozenset({*due, *fresh, *(area for area in below if area not in borders.below)}),
        judged=frozenset({*due, *(above for area in due for above, _ in borders.ways_up(area))}),
        aimed=aimed,
        indicators=indicators,
    )
    try:
        made = files.judged_from_files(moment, part, ground, fresh, groups.values())
    except NotKeptError:
        # The first target for such months: nobody has made results of them yet.
        return _judged_whole(moment, due, at, borders)
    found: dict[int, Board] = {}
    for area in due:
        content = begun[area][1]
        kept = _read(area, moment.as_of, content) if content else Board(area, moment.as_of, ())
        stay = [line for line in kept.lines if line.indicator not in aimed]
        lines = (*stay, *(made.boards[area].lines if area in made.boards else ()))
        found[area] = replace(kept, lines=tuple(sorted(lines, key=lambda line: line.target)))
    contents = _contents(made.judgement, list(groups.values()), touched)
    mine = {pk: area for area, listed in due.items() for pk in listed}
    with transaction.atomic():
        lost = files.write_some(moment, contents, touched)
        _write(moment, found, begun, at, due=mine, lost=lost)
    return found


def _judged_whole(
    moment: JudgedMoment, areas: Collection[int], at: datetime, borders: Borders
) -> dict[int, Board]:
    """Judge areas with all below them, and give the boards of the areas."""
    found: dict[int, Board] = {}
    for area in areas:
        if not any(above in areas for above, _ in borders.ways_up(area)):
            found |= judge_whole(moment, borders.under(area), at, borders)
    return {area: found[area] for area in areas}


def _contents(
    judgement: Judgement, groups: Sequence[Files], indicators: Collection[int]
) -> list[tuple[Files, dict[int, Kept]]]:
    """Give the files of some indicators with new results of those lowest areas of groups that were judged.

    A window that was not judged anew may hold an old result, and is not in the file any more.
    """
    there = windows_of(judgement)
    kept = [({pk: one.content for pk, one in each.kept.items()}, each.lowest) for each in groups]
    return [
        (each, {pk: Kept(content, each.windows_of(pk) & there) for pk, content in contents.items()})
        for each, contents in zip(groups, with_new_results(judgement, kept, indicators), strict=True)
    ]


def asked_of(moment: JudgedMoment) -> Asked:
    """Give the question that a moment answers."""
    boundaries = Boundaries(moment.boundaries)
    return Asked(
        moment.as_of,
        boundaries=boundaries,
        borders=moment.borders if boundaries is Boundaries.NOW else None,
        only_approved=moment.only_approved,
    )


def kept_board(moment: JudgedMoment, area: int) -> Board | None:
    """Give a board as it is kept, fresh or not; None where none is."""
    row = JudgedBoard.objects.filter(moment=moment, area=area).values_list("content", flat=True).first()
    return _read(area, moment.as_of, row) if row else None


def _read(area: int, as_of: date, content: str) -> Board:
    return Board.of_json(area, as_of, content)


def _begun(
    moment: JudgedMoment, areas: Collection[int], *, only_kept: bool = False
) -> dict[int, tuple[int, str]]:
    """Say that these boards are being judged: each has a row, and a new edition, which is given.

    `only_kept` leaves alone those that are being made for the first time. In the caller's transaction.
    """
    found: dict[int, tuple[int, str]] = {}
    if not only_kept:
        there = set(JudgedBoard.objects.filter(moment=moment).values_list("area_id", flat=True))
        JudgedBoard.objects.bulk_create(
            (JudgedBoard(moment=moment, area_id=area) for area in sorted(set(areas) - there)),
            batch_size=_AT_ONCE,
            ignore_conflicts=True,
        )
    for some in in_lists(areas):
        rows = JudgedBoard.objects.filter(moment=moment, area__in=some)
        if only_kept:
            rows = rows.exclude(content="")
        rows.update(edition=F("edition") + 1)
        for area, edition, content in rows.values_list("area_id", "edition", "content"):
            found[area] = (edition, content)
    return found


def _write(
    moment: JudgedMoment,
    found: Mapping[int, Board],
    begun: Mapping[int, tuple[int, str]],
    at: datetime,
    *,
    due: Mapping[int, int],
    lost: Collection[int],
) -> None:
    """Keep boards that nobody began to judge since, and take off what was due; in the caller's transaction.

    `lost` are areas whose files somebody else makes.
    """
    mine: list[JudgedBoard] = []
    for some in in_lists(found):
        rows = JudgedBoard.objects.select_for_update().filter(moment=moment, area__in=some)
        mine += [row for row in rows.order_by("area") if row.edition == begun[row.area_id][0]]
    for row in mine:
        row.content, row.judged_at = found[row.area_id].to_json(), at
    JudgedBoard.objects.bulk_update(mine, ["content", "judged_at"], batch_size=100)
    areas = {row.area_id for row in mine}
    for some in in_lists(areas):
        JudgedTarget.objects.filter(moment=moment, area__in=some).delete()
    JudgedTarget.objects.bulk_create(
        (
            JudgedTarget(
                moment=moment,
                area_id=area,
                target_id=line.target,
                indicator_id=line.indicator,
                verdict=line.verdict.value,
            )
            for area in sorted(areas)
            for line in found[area].lines
        ),
        batch_size=_AT_ONCE,
    )
    # Whoever lost a board or the file that holds its results leaves what was due of it to the next.
    done = areas - set(lost)
    for some in in_lists(pk for pk, area in due.items() if area in done):
        JudgedDue.objects.filter(pk__in=some).delete()
    for some in in_lists(pk for pk, area in due.items() if area not in done):
        JudgedDue.objects.filter(pk__in=some).update(leased_until=None)


def _moment(asked: Asked, at: datetime) -> JudgedMoment:
    """Give the moment of a question, made where it is not kept; of too many the oldest in use goes."""
    names, today = _names(asked), at.date()
    moment = JudgedMoment.objects.filter(**names).first()
    if moment is None:
        moment, made = JudgedMoment.objects.get_or_create(**names, defaults={"used_on": today})
        if made:
            last = JudgedMoment.objects.order_by("-used_on", "-pk").values_list("pk", flat=True)
            JudgedMoment.objects.exclude(pk__in=list(last[:MOMENTS])).delete()
    elif moment.used_on < today:
        JudgedMoment.objects.filter(pk=moment.pk).update(used_on=today)
    return moment


def _names(asked: Asked) -> dict[str, Any]:
    told = (asked.as_of, asked.boundaries.value, asked.border_day, asked.only_approved)
    return dict(zip(_NAMES, told, strict=True))
