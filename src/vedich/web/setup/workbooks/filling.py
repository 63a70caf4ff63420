"""The workbooks that go out: targets of an area, indicators, people; each with what stands on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vedich.access.policy import Permission
from vedich.access.scope import scope, under
from vedich.domain.wording import Wording
from vedich.exchange.columns import Listed
from vedich.exchange.sheets import AGENCIES, INDICATORS, PEOPLE, TARGETS
from vedich.exchange.template.filling import Filling
from vedich.intake.making import workbook_bytes
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.office_templates import of_agencies, of_people
from vedich.store.queries.template import filling, indicator_rows
from vedich.web.gate.asked import Asked
from vedich.web.parts.words import spoken

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
    AGENCIES.key: (
        Permission.MANAGE_AREAS,
        Wording("Cơ quan", "Agencies"),
        Wording(
            "thêm cơ quan; đổi tên, sáp nhập theo quyết định từ một ngày",
            "add agencies; rename and merge them by a decision from a day on",
        ),
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
        made = filling(areas, area.pk, year, request.day, filled=True, lang=spoken())
        return workbook_bytes(replace(made, sheets=(TARGETS.key,)))
    if kind == INDICATORS.key:
        return workbook_bytes(_of_indicators(year, request.day))
    if kind == AGENCIES.key:
        return workbook_bytes(of_agencies(year, request.day, spoken()))
    return workbook_bytes(of_people(year, request.day, spoken()))


def _of_indicators(year: int, day: date) -> Filling:
    rows = indicator_rows(spoken())
    lists = {Listed.MEASURES: sorted({str(row["measure"]) for row in rows})}
    return Filling(
        "", "Hồ sơ", year, day, lists, {INDICATORS.key: rows}, sheets=(INDICATORS.key,), lang=spoken()
    )
