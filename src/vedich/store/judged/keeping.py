"""Boards that are kept: given where they are fresh, judged and kept where they are not.

Several processes may judge one board at once. Whoever begins counts the board's edition up and writes only
where nobody began after; who lost leaves what is due to be judged again, so that no stale board stays.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from vedich.store.facts.asked import Asked, Boundaries
from vedich.store.facts.bordered import Borders
from vedich.store.facts.measured import Meanings
from vedich.store.judged.board import Board
from vedich.store.judged.evaluating import evaluated
from vedich.store.models import JudgedBoard, JudgedDue, JudgedMoment, JudgedTarget

_AT_ONCE = 2000
_IN_A_LIST = 500


def board(asked: Asked, area: int, at: datetime) -> Board:
    """Give the judgement of an area: the kept one where it is fresh, else one made now, which is then kept.

    What is asked as it was known on an earlier day is judged each time; nothing can change it.

    Raises:
        BordersUnknownError: the day of the borders lies before the records.
    """
    if asked.known_on is not None:
        return evaluated(asked, area).boards.get(area) or Board(area, asked.as_of, ())
    borders = Borders.on(asked.border_day)
    moment, _ = JudgedMoment.objects.get_or_create(**_names(asked))
    kept = kept_board(moment, area)
    if kept is None:
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
    for some in _in_lists(areas):
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
    begun = _begun(moment, areas)
    rows = JudgedDue.objects.filter(moment=moment).values_list("pk", "area_id")
    due = {pk: area for pk, area in rows if area in areas}
    found = {area: Board(area, moment.as_of, ()) for area in areas}
    found |= {
        area: made
        for area, made in evaluated(replace(asked_of(moment), areas=areas), borders=borders).boards.items()
        if area in areas
    }
    _write(moment, found, {area: edition for area, (edition, _) in begun.items()}, at, due)
    return found


def judge_part(moment: JudgedMoment, due: Mapping[int, Mapping[int, str]], at: datetime) -> dict[int, Board]:
    """Judge what is due of kept boards anew, and give them; `due` leads from areas to their due rows.

    Only the indicators that were touched are judged, with those that follow from them, on what lies below.
    """
    begun = _begun(moment, due, only_kept=True)
    left = [pk for area, rows in due.items() if area not in begun for pk in rows]
    # Still being made by somebody who may not have seen this: it stays due.
    JudgedDue.objects.filter(pk__in=left).update(leased_until=None)
    due = {area: rows for area, rows in due.items() if area in begun}
    borders = Borders.on(moment.borders)
    touched = {each for rows in due.values() for listed in rows.values() for each in json.loads(listed)}
    meanings = Meanings.on(moment.as_of)
    aimed = meanings.following_from(touched)
    below: set[int] = set()
    for area in due:
        below |= borders.under(area)
    part = replace(
        asked_of(moment),
        areas=frozenset(below),
        judged=frozenset(due),
        aimed=aimed,
        indicators=meanings.parts_of(aimed),
    )
    made = evaluated(part, borders=borders).boards
    found: dict[int, Board] = {}
    for area in due:
        kept = _read(area, moment.as_of, begun[area][1]) or Board(area, moment.as_of, ())
        stay = [line for line in kept.lines if line.indicator not in aimed]
        fresh = made[area].lines if area in made else ()
        lines = tuple(sorted((*stay, *fresh), key=lambda line: line.target))
        found[area] = replace(kept, lines=lines)
    rows = {pk: area for area, listed in due.items() for pk in listed}
    _write(moment, found, {area: edition for area, (edition, _) in begun.items()}, at, rows)
    return found


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
    return _read(area, moment.as_of, row or "")


def _read(area: int, as_of: date, content: str) -> Board | None:
    return Board.of_json(area, as_of, content) if content else None


def _begun(
    moment: JudgedMoment, areas: Collection[int], *, only_kept: bool = False
) -> dict[int, tuple[int, str]]:
    """Say that these boards are being judged: each has a row, and a new edition, which is given.

    `only_kept` leaves alone those that are being made for the first time.
    """
    found: dict[int, tuple[int, str]] = {}
    with transaction.atomic():
        if not only_kept:
            there = set(JudgedBoard.objects.filter(moment=moment).values_list("area_id", flat=True))
            JudgedBoard.objects.bulk_create(
                (JudgedBoard(moment=moment, area_id=area) for area in sorted(set(areas) - there)),
                batch_size=_AT_ONCE,
                ignore_conflicts=True,
            )
        for some in _in_lists(areas):
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
    editions: Mapping[int, int],
    at: datetime,
    due: Mapping[int, int],
) -> None:
    """Keep boards that nobody began to judge since, and take off what was due of them; one transaction."""
    with transaction.atomic():
        mine: list[JudgedBoard] = []
        for some in _in_lists(found):
            rows = JudgedBoard.objects.select_for_update().filter(moment=moment, area__in=some)
            mine += [row for row in rows.order_by("area") if row.edition == editions[row.area_id]]
        for row in mine:
            row.content, row.judged_at = found[row.area_id].to_json(), at
        JudgedBoard.objects.bulk_update(mine, ["content", "judged_at"], batch_size=_IN_A_LIST // 4)
        areas = {row.area_id for row in mine}
        for some in _in_lists(areas):
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
        for some in _in_lists(pk for pk, area in due.items() if area in areas):
            JudgedDue.objects.filter(pk__in=some).delete()
        for some in _in_lists(pk for pk, area in due.items() if area not in areas):
            JudgedDue.objects.filter(pk__in=some).update(leased_until=None)


def _in_lists(numbers: Any) -> Iterator[list[int]]:
    """Yield numbers in lists that a database takes as parameters."""
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _IN_A_LIST):
        yield wanted[start : start + _IN_A_LIST]


def _names(asked: Asked) -> dict[str, Any]:
    return {
        "as_of": asked.as_of,
        "boundaries": asked.boundaries.value,
        "borders": asked.border_day,
        "only_approved": asked.only_approved,
    }
