"""Choices of a list: what people see in a workbook and what it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from vedich.domain.agency import AgencyKind
from vedich.domain.area import AreaType
from vedich.domain.indicator import Direction, Frequency, IndicatorKind
from vedich.domain.observation import Vintage
from vedich.domain.role import Role
from vedich.domain.target import Basis, Operator
from vedich.domain.wording import Wording
from vedich.exchange.columns import Listed

VINTAGES: Mapping[Vintage, Wording] = {each: each.wording for each in Vintage}
BASES: Mapping[Basis, Wording] = {each: each.wording for each in Basis if each is not Basis.UNKNOWN}
OPERATORS: Mapping[Operator, Wording] = {each: each.wording for each in Operator}
AREA_TYPES: Mapping[AreaType, Wording] = {
    each: each.wording for each in AreaType if each not in (AreaType.COUNTRY, AreaType.PROVINCIAL_CITY)
}
KINDS: Mapping[IndicatorKind, Wording] = {
    IndicatorKind.FLOW: Wording("cộng dồn theo thời gian", "flow"),
    IndicatorKind.STOCK: Wording("tại một thời điểm", "stock"),
    IndicatorKind.RATE: Wording("tỷ lệ", "rate"),
    IndicatorKind.SHARE: Wording("cơ cấu", "share"),
    IndicatorKind.GROWTH: Wording("tốc độ tăng", "growth"),
    IndicatorKind.INDEX: Wording("chỉ số", "index"),
    IndicatorKind.COUNT: Wording("số đếm", "count"),
    IndicatorKind.MILESTONE: Wording("mốc hoàn thành", "milestone"),
    IndicatorKind.RANK: Wording("thứ hạng", "rank"),
}
DIRECTIONS: Mapping[Direction, Wording] = {
    Direction.UP: Wording("càng cao càng tốt", "higher is better"),
    Direction.DOWN: Wording("càng thấp càng tốt", "lower is better"),
    Direction.NEUTRAL: Wording("không xét chiều", "neither"),
}
FREQUENCIES: Mapping[Frequency, Wording] = {
    Frequency.DAY: Wording("ngày", "daily"),
    Frequency.WEEK: Wording("tuần", "weekly"),
    Frequency.MONTH: Wording("tháng", "monthly"),
    Frequency.QUARTER: Wording("quý", "quarterly"),
    Frequency.HALF: Wording("6 tháng", "half-yearly"),
    Frequency.YEAR: Wording("năm", "yearly"),
    Frequency.SEASON: Wording("vụ", "by season"),
}
AGENCY_KINDS: Mapping[AgencyKind, Wording] = {
    AgencyKind.PEOPLES_COMMITTEE: Wording("Ủy ban nhân dân", "people's committee"),
    AgencyKind.COUNCIL: Wording("Hội đồng nhân dân", "people's council"),
    AgencyKind.PARTY_COMMITTEE: Wording("cấp ủy Đảng", "Party committee"),
    AgencyKind.PARTY_BOARD: Wording("ban của Đảng", "Party board"),
    AgencyKind.DEPARTMENT: Wording("sở, phòng chuyên môn", "department"),
    AgencyKind.STATISTICS_OFFICE: Wording("cơ quan thống kê", "statistics office"),
    AgencyKind.POLICE: Wording("công an", "police"),
    AgencyKind.MILITARY: Wording("quân sự, biên phòng", "military"),
    AgencyKind.COURT_OR_PROCURACY: Wording("tòa án, viện kiểm sát", "court or procuracy"),
    AgencyKind.FRONT_OR_UNION: Wording("Mặt trận, đoàn thể", "front or union"),
    AgencyKind.PROJECT_BOARD: Wording("ban quản lý dự án", "project board"),
    AgencyKind.ENTERPRISE: Wording("doanh nghiệp", "enterprise"),
    AgencyKind.GOVERNMENT: Wording("Chính phủ", "Government"),
    AgencyKind.NATIONAL_ASSEMBLY: Wording("Quốc hội", "National Assembly"),
    AgencyKind.MINISTRY: Wording("bộ, ngành trung ương", "ministry"),
    AgencyKind.OTHER: Wording("cơ quan khác", "other"),
}
ROLES: Mapping[Role, Wording] = {each: each.wording for each in Role}
# What is chosen from lists that are the same in every record.
FIXED: Mapping[Listed, Mapping[Any, Wording]] = {
    Listed.VINTAGES: dict(VINTAGES),
    Listed.BASES: dict(BASES),
    Listed.OPERATORS: dict(OPERATORS),
    Listed.AREA_TYPES: dict(AREA_TYPES),
    Listed.KINDS: dict(KINDS),
    Listed.DIRECTIONS: dict(DIRECTIONS),
    Listed.FREQUENCIES: dict(FREQUENCIES),
    Listed.ROLES: dict(ROLES),
    Listed.AGENCY_KINDS: dict(AGENCY_KINDS),
}


@cache
def meanings(listed: Listed) -> Mapping[str, StrEnum]:
    """Give what each spelling of a list stands for: code, Vietnamese and English words, in small letters.

    >>> meanings(Listed.VINTAGES)["ước lần 1"].value, meanings(Listed.BASES)["adopted"].value
    ('estimate_1', 'adopted')
    """
    found: dict[str, StrEnum] = {}
    for choice, wording in FIXED[listed].items():
        for word in (choice.value, wording.vi, wording.en):
            found[word.casefold()] = choice
            # 'từ … trở lên (≥)' is known by its sign as well.
            if "(" in word:
                found[word.partition("(")[2].rstrip(")").casefold()] = choice
    return found
