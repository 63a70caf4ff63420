"""Write target sets of a demonstration: each under its document, assigned down where they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from vedich.actions.assigning_down import assign_down
from vedich.actions.demonstrating.office import Office
from vedich.actions.documents import register_document
from vedich.actions.inheriting import Fate
from vedich.actions.successions import decide_targets
from vedich.actions.targets import Aim, set_targets
from vedich.catalog.areas.lineage import lineage
from vedich.catalog.areas.load import REFORM, is_present
from vedich.demonstration.behaviour import behaviours
from vedich.demonstration.bodies import MARK, lead_of
from vedich.demonstration.ground import Ground
from vedich.demonstration.planning import Line, Planner
from vedich.demonstration.sets import AssignedDown, Decided
from vedich.domain.agency import AgencyKind
from vedich.domain.area import Area as AreaWord
from vedich.domain.area import AreaLevel
from vedich.domain.role import Role
from vedich.domain.target import Basis
from vedich.store.models import Area, Document, Target, TargetVersion, User

# Districts whose communes handed their targets on; elsewhere they were closed.
_HANDED_ON = ("H63:806", "H63:807")


class SetWriter:
    """Writes decided sets into the record, as the specialist of the province."""

    def __init__(self, office: Office, planner: Planner, *, fields: bool) -> None:
        self.office, self.planner, self.fields = office, planner, fields
        self._targets: dict[tuple[str, str, Basis], dict[str, int]] = {}
        self._documents: dict[tuple[str, str, Basis], Document] = {}

    def write(self, root: str, one: Decided | AssignedDown, at: datetime) -> None:
        """Write one set, or assign targets down."""
        by = self.office.people[root, Role.SPECIALIST]
        if isinstance(one, AssignedDown):
            self._assign(root, one, by, at)
        elif one.lines:
            self._set(one, by, at)

    def hand_on(self, ground: Ground, at: datetime) -> None:
        """Decide what becomes of the targets of areas that ceased: handed on, closed, and later replaced."""
        keeper, steps = self.office.keeper, lineage()
        handed: set[str] = set()
        for cell in ground.cells:
            olds = [step.old for step in steps.backwards[cell.commune]]
            whole = all(not step.estimated for step in steps.backwards[cell.commune])
            if cell.district in _HANDED_ON and whole and not handed & set(olds):
                handed.update(olds)
                decide_targets(
                    by=keeper,
                    at=at,
                    areas=[self.office.areas[old] for old in olds],
                    on=REFORM,
                    targets=Fate.CARRIED_OVER,
                    reason=f"Chuyển tiếp khi sáp nhập {MARK}",
                )
        for root in ground.roots[:-1]:
            rest = [
                self.office.areas[place.id]
                for place in ground.under(root)
                if place.id not in handed and place.level is not AreaLevel.PROVINCE
            ]
            if rest:
                decide_targets(
                    by=keeper,
                    at=at,
                    areas=rest,
                    on=REFORM,
                    targets=Fate.ENDED,
                    reason=f"Kết thúc cùng địa bàn {MARK}",
                )

    def replace(self, ground: Ground, at: datetime) -> None:
        """Let the council of the merged province put its own targets in the place of the former ones."""
        document = self._documents.get((ground.root, str(REFORM.year), Basis.ADOPTED))
        if document is None:
            return
        olds = [self.office.areas[root] for root in ground.roots[:-1] if root in self.office.areas]
        decide_targets(
            by=self.office.keeper,
            at=at,
            areas=olds,
            on=REFORM,
            targets=Fate.REPLACED,
            document=document,
            reason=f"HĐND tỉnh sau sáp nhập giao lại {MARK}",
        )

    def _set(self, one: Decided, by: User, at: datetime) -> None:
        area = self.office.areas[one.area.id]
        document = paper(by, at, area, one.title, one.on, issued_by=one.body)
        made = set_targets(
            by=by,
            at=at,
            area=area,
            period=one.period,
            basis=one.basis,
            aims=[self._aim(one.area, line) for line in one.lines],
            document=document,
            name=f"{one.title} {MARK}",
            declared_count=sum(line.whole is None for line in one.lines),
        )
        key = (one.area.id, str(one.period), one.basis)
        self._targets[key] = dict(zip((line.code for line in one.lines), made["targets"], strict=True))
        self._documents[key] = document

    def _assign(self, root: str, one: AssignedDown, by: User, at: datetime) -> None:
        targets = self._targets.get((one.area.id, str(one.period), one.basis), {})
        below = [place for place in self.planner.teller.ground.under(root) if place.parent == one.area.id]
        if not below:
            return
        document = paper(
            by, at, self.office.areas[one.area.id], one.title, one.on, issued_by=AgencyKind.PEOPLES_COMMITTEE
        )
        for code in one.codes:
            if code not in targets:
                continue
            target = Target.objects.get(pk=targets[code])
            value = TargetVersion.objects.get(target=target, version=1).value
            if value is None:
                continue
            shares = self.planner.shares(behaviours()[code], below, value, one.period)
            if shares:
                assign_down(
                    by=by,
                    at=at,
                    target=target,
                    document=document,
                    shares=[(self.office.areas[place.id], share) for place, share in shares],
                )

    def _aim(self, area: AreaWord, line: Line) -> Aim:
        role = line.lead if self.fields or area.level is AreaLevel.PROVINCE else ""
        lead = lead_of(area, role) if role else f"{AgencyKind.PEOPLES_COMMITTEE.value}:{area.id}"
        return Aim(
            line.code,
            line.operator,
            line.measure,
            line.value,
            line.value_max,
            words=line.words,
            reference=line.reference,
            label=line.label,
            whole=line.whole,
            lead=lead,
        )


def paper(
    by: User, at: datetime, area: Area, title: str, on: date, *, issued_by: AgencyKind | None = None
) -> Document:
    """Register a document that nobody issued: without a number, and marked."""
    made: dict[str, Any] = register_document(
        by=by, at=at, area=area, issued_by=issued_by, on=on, title=f"{title} {MARK}", illustration=True
    )
    return Document.objects.get(pk=made["document"])


def roots_present(roots: Sequence[str]) -> list[str]:
    """Give those of some provinces that stand today."""
    return [root for root in roots if is_present(root)]
