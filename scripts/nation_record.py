"""A nation by its provinces, before and after July 2025: made-up figures on documents that say so.

Small enough to be made in seconds: the sixty-three provinces report the first half of 2025, the thirty-four
the whole year. Targets stand for the nation and for every province of both eras; the nation reports nothing
itself, its results are the sums of its provinces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedich.domain.period import Period
    from vedich.store.models import Area, Document, User

# Plans, first half, reform, end of the year: areas that have ceased are nobody's any more.
PLANS, HALF, ANEW, END = (
    datetime(year, month, day, 3, tzinfo=UTC)
    for year, month, day in ((2024, 12, 10), (2025, 6, 30), (2025, 7, 2), (2026, 1, 5))
)
STARTED, REFORM = date(2024, 1, 1), date(2025, 7, 1)
# What a province of middling size was given for the year, and which way is better.
LINES = {
    "BUD-001": (12_000, True), "INV-001": (30_000, True), "INV-005": (6_000, True), "INV-009": (300, True),
    "TRA-001": (70_000, True), "TRA-003": (4_000, True), "TRA-006": (3_000, True), "IND-002": (90_000, True),
    "AGR-001": (600_000, True), "ENT-001": (1_800, True), "LAB-001": (22_000, True), "LAB-003": (2_000, True),
    "POV-006": (3_500, True), "POV-007": (1_500, True), "SEC-005": (300, False),
}  # fmt: skip
MADE_UP = "(minh họa)"


def keep() -> str:
    """Make the record in the database that is open; give the key of the nation."""
    from vedich.actions.accounts import add_user, appoint
    from vedich.actions.areas import load_areas
    from vedich.actions.indicators import load_indicators
    from vedich.actions.inheriting import Fate
    from vedich.actions.successions import decide_targets
    from vedich.domain.period import Period
    from vedich.domain.role import Role
    from vedich.store.models import Area, User

    admin = User()
    add_user(by=admin, at=PLANS, username="admin", name=f"Quản trị {MADE_UP}")
    admin = User.objects.get(username="admin")
    appoint(by=admin, at=PLANS, user=admin, role=Role.ADMINISTRATOR, since=STARTED)
    for name in ("keeper", "lan"):
        add_user(by=admin, at=PLANS, username=name, name=f"{name} {MADE_UP}")
    keeper, lan = (User.objects.get(username=name) for name in ("keeper", "lan"))
    appoint(by=admin, at=PLANS, user=keeper, role=Role.INDICATOR_MANAGER, since=STARTED)
    heirs = _heirs()
    present = list(dict.fromkeys(heirs.values()))
    load_areas(by=keeper, at=PLANS, keys=(*heirs, *present), alone=True)
    load_indicators(by=keeper, at=PLANS)
    areas = {area.key: area for area in Area.objects.all()}
    appoint(by=admin, at=PLANS, user=lan, role=Role.SPECIALIST, area=areas["VN"], since=STARTED)
    sizes = {
        old: {code: goal * _chance(old, code, 40, 160) // 100 for code, (goal, _) in LINES.items()}
        for old in heirs
    }
    for new in present:
        sizes[new] = _together([sizes[old] for old, heir in heirs.items() if heir == new])
    sizes["VN"] = _together([sizes[old] for old in heirs])
    writer = Writer(lan, _measures())
    writer.aim(PLANS, areas["VN"], sizes["VN"], "Nghị quyết của Quốc hội năm 2025")
    for old in heirs:
        writer.aim(PLANS, areas[old], sizes[old], "Nghị quyết HĐND tỉnh năm 2025")
    half, year = Period.first_months(2025, 6), Period.year(2025)
    for old in heirs:
        told = {code: size * _chance(old, code, 38, 62) // 100 for code, size in sizes[old].items()}
        writer.report(HALF, areas[old], told, half)
    decide_targets(
        by=keeper, at=ANEW, areas=[areas[old] for old in heirs], on=REFORM, targets=Fate.ENDED,
        reason=f"Kết thúc cùng địa bàn {MADE_UP}",
    )  # fmt: skip
    for new in present:
        writer.aim(ANEW, areas[new], sizes[new], "Nghị quyết HĐND tỉnh mới năm 2025")
    for new in present:
        told = {code: size * _chance(new, code, 86, 116) // 100 for code, size in sizes[new].items()}
        writer.report(END, areas[new], told, year)
    return "VN"


def _heirs() -> dict[str, str]:
    """Give the province of today in which each former one lies."""
    from vedich.catalog.areas.lineage import lineage
    from vedich.catalog.areas.load import area, chain

    found: dict[str, str] = {}
    for commune, steps in lineage().forwards.items():
        former, now = chain(area(commune)), chain(area(steps[0].new))
        if former and now:
            found.setdefault(former[-1].id, now[-1].id)
    return dict(sorted(found.items()))


def _chance(area: str, code: str, low: int, high: int) -> int:
    """Give a whole number between two that follows from an area and an indicator."""
    from vedich.demonstration.chance import mixed, number_of

    return low + mixed(number_of(area), number_of(code), low) % (high - low + 1)


def _together(sizes: list[dict[str, int]]) -> dict[str, int]:
    return {code: sum(one[code] for one in sizes) for code in LINES}


def _measures() -> dict[str, str]:
    from vedich.store.queries.meanings import known_indicators

    return {code: one.measure for code, one in known_indicators().items()}


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes targets and reports down, each on a document that says it is an illustration."""

    by: User
    measures: Mapping[str, str]

    def aim(self, at: datetime, area: Area, sizes: Mapping[str, int], title: str) -> None:
        """Set a target on every line for an area."""
        from vedich.actions.targets import Aim, set_targets
        from vedich.domain.period import Period
        from vedich.domain.target import Basis, Operator

        aims = [
            Aim(
                code, Operator.AT_LEAST if up else Operator.AT_MOST, self.measures[code], Decimal(sizes[code])
            )
            for code, (_, up) in LINES.items()
        ]  # fmt: skip
        set_targets(
            by=self.by, at=at, area=area, period=Period.year(2025), basis=Basis.ADOPTED, aims=aims,
            name=f"{title} {MADE_UP}", document=self._paper(at, area, title), declared_count=len(aims),
        )  # fmt: skip

    def report(self, at: datetime, area: Area, told: Mapping[str, int], period: Period) -> None:
        """Record what an area came to."""
        from vedich.actions.observations import Said, record_observations
        from vedich.domain.observation import Vintage

        rows = [
            Said(code, area.key, period, at.date(), Vintage.ACTUAL, self.measures[code], Decimal(figure))
            for code, figure in told.items()
        ]
        document = self._paper(at, area, f"Báo cáo {period}")
        record_observations(by=self.by, at=at, rows=rows, document=document)

    def _paper(self, at: datetime, area: Area, title: str) -> Document:
        from vedich.actions.documents import register_document
        from vedich.store.models import Document

        made = register_document(
            by=self.by, at=at, area=area, issued_by=None, on=at.date(), title=f"{title} {MADE_UP}",
            illustration=True,
        )  # fmt: skip
        return Document.objects.get(pk=made["document"])
