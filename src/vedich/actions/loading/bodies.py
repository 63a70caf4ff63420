"""The lines of a workbook about agencies: new ones are added, others renamed or merged by a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from vedich.access.require import NotAllowedError
from vedich.actions.agencies_renamed import merge_agency, rename_agency
from vedich.actions.documents import add_agency
from vedich.actions.loading.faults import Faults
from vedich.actions.loading.names import Names
from vedich.actions.loading.results import needed, required
from vedich.actions.trouble import ActionError
from vedich.domain.agency import AgencyKind
from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.wording import Wording
from vedich.exchange import cells
from vedich.exchange.columns import Listed
from vedich.exchange.sheets import AGENCIES
from vedich.exchange.template.reading import Line
from vedich.store.models import Agency, Area, User

_KEY = re.compile(r"[a-z0-9][a-z0-9_.:-]{1,79}")


def take_agencies(
    lines: Sequence[Line], faults: Faults, names: Names, *, by: User, at: datetime
) -> tuple[int, int]:
    """Add, rename and merge agencies; give how many lines were taken, and how many are on record just so."""
    done = there = 0
    for line in lines:
        try:
            if _taken(line, names, by, at):
                done += 1
            else:
                there += 1
        except RefusedError as error:
            faults.add(AGENCIES.key, line.row, error.refusal)
        except (ActionError, NotAllowedError) as error:
            faults.add_error(AGENCIES.key, [line.row], error, "name")
    return done, there


def _taken(line: Line, names: Names, by: User, at: datetime) -> bool:
    row = line.cells
    required(row, AGENCIES)
    key, vi = cells.text(row.get("key")), cells.text(row.get("name"))[:300]
    found = Agency.objects.filter(key=key).first()
    if found is None:
        _add(row, key, vi, names, by, at)
        return True
    into = cells.text(row.get("into"))
    merged = found.merged_into is not None and into != "" and names.agency(into) == found.merged_into.key
    if found.vi == vi and (not into or merged):
        return False
    since: date = needed(cells.day(row.get("since"), "since"), "since", "ngày")
    decision = cells.text(row.get("decision"))
    if not decision:
        raise _refused(
            "decision",
            Wording("đổi tên, sáp nhập cần quyết định", "another name or a merger needs its decision"),
            Wording("ghi số hiệu như 12/QĐ-UBND", "write its number, like 12/QĐ-UBND"),
        )
    if found.vi != vi:
        rename_agency(by=by, at=at, agency=found, seen=found.vi, vi=vi, since=since, decision=decision)
    if into:
        heir = Agency.objects.filter(key=names.agency(into)).first()
        if heir is None:
            raise _refused(
                "into",
                Wording(f"không có cơ quan “{into[:60]}”", f"there is no agency {into[:60]!r}"),
                Wording("chọn trong danh sách", "choose from the list"),
            )
        merge_agency(by=by, at=at, agency=found, into=heir, on=since, decision=decision)
    return True


def _add(row: Any, key: str, vi: str, names: Names, by: User, at: datetime) -> None:
    if not _KEY.fullmatch(key):
        raise _refused(
            "key",
            Wording(f"“{key[:40]}” không dùng làm mã được", f"{key[:40]!r} is no key"),
            Wording("dùng chữ thường không dấu, số, gạch", "use small letters, digits, dashes"),
        )
    kind = AgencyKind(needed(cells.choice(row.get("kind"), Listed.AGENCY_KINDS, "kind"), "kind", "loại"))
    said = cells.text(row.get("area"))
    area = Area.objects.filter(key=names.area(said, "area")).first() if said else None
    if said and area is None:
        raise _refused(
            "area",
            Wording(f"không có địa bàn “{said[:60]}”", f"there is no area {said[:60]!r}"),
            Wording("chọn địa bàn trong danh sách", "choose the area from the list"),
        )
    add_agency(by=by, at=at, key=key, kind=kind, vi=vi, area=area)


def _refused(column: str, why: Wording, remedy: Wording) -> RefusedError:
    return RefusedError(Refusal(column, why, remedy))
