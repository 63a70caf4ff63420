"""What a storm needs in a record: a clerk in each commune, a report of some lines asked of each, all open."""

from __future__ import annotations

import json
import random
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bench.web.mix import Request
from bench.web.people import signed_in

PASSWORD = "mot cau that dai de nho"
_SET = "bench-form"
_PREFIX = "bench."


@dataclass(frozen=True, slots=True)
class Report:
    """A report that waits for its clerk: who is signed in, and the cells of its form."""

    id: int
    cookie: str
    lines: tuple[str, ...]
    period: str


def reports(month: str, *, communes: int, lines: int, seed: int) -> list[Report]:
    """Ask communes for a month's report and sign their clerks in; a month is asked for once in a record."""
    from vedich.store.models import Submission

    keys = _communes(communes, seed)
    _staff(keys)
    _ask(month, keys, _lines(lines))
    found = []
    rows = Submission.objects.filter(
        set__key=_set_key(lines), report_period__period=month, state="assigned", area__key__in=keys
    )
    codes = tuple(_codes(lines))
    clerks = _clerks()
    for pk, key in rows.order_by("pk").values_list("pk", "area__key"):
        found.append(Report(pk, signed_in(clerks[key]), codes, month))
    random.Random(seed).shuffle(found)
    return found


def sendings(found: list[Report], *, twice: float, seed: int) -> Iterator[Request]:
    """Yield the submission of each report; of some a second one with the same key: a double click."""
    chance = random.Random(seed)
    for report in found:
        request = sending(report)
        yield request
        if chance.random() < twice:
            yield request


def sending(report: Report) -> Request:
    """Give the sending of a whole form: every line with a figure and a word about it."""
    typed: dict[str, Any] = {}
    for number, code in enumerate(report.lines, start=1):
        typed[f"{code}|{report.period}"] = [f"{1000 + number},5", None]
        typed[f"note:{code}"] = "Theo báo cáo của các ngành"
    fields = {"act": "submit", "vintage": "actual", "once": secrets.token_hex(16), "typed": json.dumps(typed)}
    return Request("submission", f"/report/{report.id}/save/", report.cookie, fields)


def sign_ins(count: int) -> list[Request]:
    """Give sign-ins of clerks with their password; each account signs in again after all others did."""
    from vedich.store.models import User

    names = []
    for user in User.objects.filter(username__startswith=_PREFIX).order_by("pk")[:30]:
        if not user.check_password(PASSWORD):
            user.set_password(PASSWORD)
            user.save(update_fields=["password"])
        names.append(user.username)
    made = [Request("sign-in", "/sign-in/", "", {"login": name, "password": PASSWORD}) for name in names]
    return [made[number % len(made)] for number in range(count)]


def kept(found: list[Report], answered: Collection[int]) -> tuple[int, int, int]:
    """Give how many reports are submitted whole, how many were lost, how many doubled.

    Lost is a report that is not whole on record though somebody was told that it is submitted.
    """
    from django.db.models import Count

    from vedich.store.models import Event, Observation, Submission

    ids = [report.id for report in found]
    states = dict(Submission.objects.filter(pk__in=ids).values_list("pk", "state"))
    rows = Observation.objects.filter(submission__in=ids).values("submission").annotate(count=Count("pk"))
    cells = {row["submission"]: row["count"] for row in rows}
    entered: dict[str, int] = defaultdict(int)
    for subject in Event.objects.filter(
        action="enter_figures", subject__in=[f"submission:{pk}" for pk in ids]
    ).values_list("subject", flat=True):
        entered[subject] += 1
    lines = {report.id: len(report.lines) for report in found}
    whole = {pk for pk in ids if states.get(pk) == "submitted" and cells.get(pk) == lines[pk]}
    doubled = sum(cells.get(pk, 0) > lines[pk] or entered[f"submission:{pk}"] > 1 for pk in ids)
    return len(whole), len(set(answered) - whole), doubled


def _communes(count: int, seed: int) -> list[str]:
    from vedich.store.models import Area

    rows = Area.objects.filter(level="commune", until=None, key__startswith="X34:").order_by("key")
    keys = list(rows.values_list("key", flat=True))
    random.Random(seed).shuffle(keys)
    return sorted(keys[:count])


def _clerks() -> dict[str, int]:
    from vedich.store.models import Appointment

    rows = Appointment.objects.filter(role="clerk", until=None, user__username__startswith=_PREFIX)
    return dict(rows.values_list("area__key", "user"))


def _staff(keys: list[str]) -> None:
    from vedich.actions.accounts import add_user, appoint
    from vedich.domain.role import Role
    from vedich.store.models import Area, User
    from vedich.store.queries.people import administrators

    at = datetime.now(UTC)
    there, areas = _clerks(), {area.key: area for area in Area.objects.filter(key__in=keys)}
    admin = administrators(at.date())[0]
    for key in keys:
        if key not in there:
            name = f"{_PREFIX}{key.partition(':')[2]}"
            made = add_user(by=admin, at=at, username=name, name="Người nhập (minh họa)")
            user = User.objects.get(pk=made["user"])
            appoint(by=admin, at=at, user=user, role=Role.CLERK, area=areas[key], since=date(2025, 7, 1))


# A form of a commune in this order: what stands at the end of the month, what is counted, what adds up.
_KINDS = ("stock", "count", "flow")


def _codes(lines: int) -> list[str]:
    from vedich.store.models import IndicatorVersion

    rows = IndicatorVersion.objects.filter(kind__in=_KINDS).order_by("indicator", "version")
    kinds = dict(rows.values_list("indicator__code", "kind"))
    found = sorted(kinds, key=lambda code: (_KINDS.index(kinds[code]), code))[:lines]
    if len(found) < lines:
        raise SystemExit(f"The record has {len(found)} indicators for a form of {lines} lines.")
    return found


def _set_key(lines: int) -> str:
    return f"{_SET}-{lines}"


def _lines(lines: int) -> Any:
    from vedich.actions.indicators import SetLine, define_set
    from vedich.store.models import Appointment, IndicatorSet

    key = _set_key(lines)
    if not IndicatorSet.objects.filter(key=key).exists():
        keeper = Appointment.objects.get(role="indicator_manager").user
        told = [SetLine(str(number), "", code) for number, code in enumerate(_codes(lines), start=1)]
        define_set(by=keeper, at=datetime.now(UTC), key=key, vi="Biểu đo tải (minh họa)", lines=told)
    return IndicatorSet.objects.get(key=key)


def _ask(month: str, keys: list[str], form: Any) -> None:
    from vedich.actions.submissions import open_period
    from vedich.catalog.load import catalog
    from vedich.domain.period import Period
    from vedich.store.models import Agency, Appointment, Area
    from vedich.store.queries.roots import roots_of

    at = datetime.now(UTC)
    committees = {
        row.area.key: (row, row.area)
        for row in Agency.objects.filter(kind="peoples_committee", area__key__in=keys).select_related("area")
        if row.area is not None
    }
    ids = {area.pk: key for key, (_, area) in committees.items()}
    by_root: dict[str, list[Any]] = defaultdict(list)
    for pk, root in roots_of(list(ids), at.date()).items():
        by_root[root].append(committees[ids[pk]])
    for root, some in sorted(by_root.items()):
        specialist = Appointment.objects.filter(role="specialist", area__key=root, until=None).first()
        if specialist is not None:
            open_period(
                by=specialist.user, at=at, regime=catalog().regimes["statistical"],
                nominal=Period.parse(month), agencies=some, area=Area.objects.get(key=root), set=form,
            )  # fmt: skip
