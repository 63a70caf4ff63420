"""Workbooks about who works in an office: people with their roles, and agencies, as they stand on record."""

from __future__ import annotations

from datetime import date

from vedich.domain.agency import AgencyKind
from vedich.exchange.choices import AGENCY_KINDS
from vedich.exchange.columns import Listed
from vedich.exchange.sheets import AGENCIES, PEOPLE
from vedich.exchange.template.filling import Filling, Line
from vedich.store.models import Agency
from vedich.store.queries.accounts import accounts
from vedich.store.queries.areas import titles_by_key
from vedich.store.queries.template import agencies_listed, areas_listed


def of_agencies(year: int, day: date, lang: str = "vi") -> Filling:
    """Give the workbook of the agencies that stand on a day, each as it is called now."""
    lists = {Listed.AREAS: areas_listed(), Listed.AGENCIES: agencies_listed()}
    standing = Agency.objects.exclude(until__lt=day).select_related("area").order_by("key")
    titles = titles_by_key(sorted({row.area.key for row in standing if row.area}))
    rows: list[Line] = [
        {
            "key": row.key,
            "name": row.vi,
            "kind": AGENCY_KINDS[AgencyKind(row.kind)].say(lang),
            "area": f"{row.area.key} · {titles.get(row.area.key, '')}" if row.area else "",
        }
        for row in standing
    ]
    return Filling("", "Hồ sơ", year, day, lists, {AGENCIES.key: rows}, sheets=(AGENCIES.key,), lang=lang)


def of_people(year: int, day: date, lang: str = "vi") -> Filling:
    """Give the workbook of the accounts, a row for each role that is held on a day."""
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
                "role": given.role.wording.say(lang),
                "area": f"{given.area_key} · {given.area}" if given.area_key else "",
                "agency": given.agency,
                "since": given.since,
                "until": given.until,
                "acting_for": given.acting_for,
            }
            for given in one.held(day)
        ]
    return Filling("", "Hồ sơ", year, day, lists, {PEOPLE.key: rows}, sheets=(PEOPLE.key,), lang=lang)
