"""The workbooks that go out: targets of an area, indicators, people; each with what stands on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vedich.access.policy import Permission
from vedich.access.scope import scope, under
from vedich.domain.wording import Wording
from vedich.exchange.columns import INDICATORS, PEOPLE, TARGETS, Listed
from vedich.exchange.template.filling import Filling, Line
from vedich.exchange.template.writing import template_bytes
from vedich.store.queries.accounts import accounts
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.template import agencies_listed, areas_listed, filling, indicator_rows
from vedich.web.gate.asked import Asked

KINDS = {
    TARGETS.key: (
        Permission.SET_TARGETS,
        Wording("Chỉ tiêu được giao", "Targets"),
        Wording(
            "mỗi dòng một chỉ tiêu của một địa bàn, một căn cứ; giao xuống bằng cột “Giao từ TT”",
            "a row for each target; assigned down by 'Down from No.'",
        ),
    ),
    INDICATORS.key: (
        Permission.MANAGE_INDICATORS,
        Wording("Chỉ tiêu của hồ sơ", "Indicators"),
        Wording("thêm chỉ tiêu riêng, định nghĩa lại từ một ngày", "add your own, define anew from a day on"),
    ),
    PEOPLE.key: (
        Permission.MANAGE_ACCOUNTS,
        Wording("Tài khoản và vai trò", "Accounts and roles"),
        Wording(
            "mỗi dòng một vai trò của một người, từ ngày đến ngày", "a row for each role, from day to day"
        ),
    ),
}


def workbook_of(request: Asked, kind: str, area: AreaRow | None, year: int) -> bytes:
    """Give a workbook with what stands on record, ready to be filled in."""
    if kind == TARGETS.key:
        assert area is not None
        held = scope(request.user, Permission.SET_TARGETS, request.day)
        reach = {area.pk} | under({area.pk}, request.day)
        areas = sorted(reach if held.everywhere else reach & held.areas)
        made = filling(areas, area.pk, year, request.day, filled=True)
        return template_bytes(replace(made, sheets=(TARGETS.key,)))
    if kind == INDICATORS.key:
        return template_bytes(_of_indicators(year, request.day))
    return template_bytes(_of_people(year, request.day))


def _of_indicators(year: int, day: date) -> Filling:
    rows = indicator_rows()
    lists = {Listed.MEASURES: sorted({str(row["measure"]) for row in rows})}
    return Filling("", "Hồ sơ", year, day, lists, {INDICATORS.key: rows}, sheets=(INDICATORS.key,))


def _of_people(year: int, day: date) -> Filling:
    lists = {Listed.AREAS: areas_listed(), Listed.AGENCIES: agencies_listed()}
    rows: list[Line] = []
    for one in accounts(day):
        rows += [
            {
                "username": one.username,
                "name": one.name,
                "position": one.position,
                "email": one.email,
                "phone": one.phone,
                "role": given.role.wording.vi,
                "area": f"{given.area_key} · {given.area}" if given.area_key else "",
                "agency": given.agency,
                "since": given.since,
                "until": given.until,
                "acting_for": given.acting_for,
            }
            for given in one.held(day)
        ]
    return Filling("", "Hồ sơ", year, day, lists, {PEOPLE.key: rows}, sheets=(PEOPLE.key,))
