"""What a record holds of the areas that a plan changes: all that its consequences are worked out from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from vedich.domain.agency import AgencyKind
from vedich.domain.area import AreaLevel, AreaType
from vedich.domain.carrying import Asked
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionState


@dataclass(frozen=True, slots=True)
class StandingArea:
    """An area of the record as it is called last.

    Nulls: `since` and `until` None are open; `later` is the first day after which something about it is
    decided already, None without any; `parent` None stands under nothing.
    """

    key: str
    type: AreaType
    name: str
    level: AreaLevel
    code: str = ""
    since: date | None = None
    until: date | None = None
    parent: str | None = None
    parent_title: str = ""
    children: tuple[tuple[str, str], ...] = ()
    has_heir: bool = False
    later: date | None = None

    @property
    def title(self) -> str:
        """Give the name with its type in front."""
        return f"{self.type.wording.vi} {self.name}"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that somebody holds for an area, or is to hold later; `id` is the appointment's."""

    id: int
    username: str
    name: str
    role: Role
    area: str
    agency: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that an area owes and that is not approved yet."""

    id: int
    area: str
    agency: str
    agency_name: str
    period_id: int
    period: str
    covers_end: date
    due: date | None
    state: SubmissionState
    set: int | None = None
    set_name: str = ""
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class KeptSeries:
    """The results that an area has of an indicator. `ratio_of` names numerator and denominator of a rate."""

    area: str
    indicator: str
    vi: str
    en: str
    adds_up: bool
    ratio_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServingAgency:
    """A body that serves an area."""

    key: str
    kind: AgencyKind
    vi: str
    area: str


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that a document orders of an area.

    Nulls: `deadline` is in the form of records, '' where none is told; `document_area` '' is of no area.
    """

    id: int
    area: str
    action: str
    lead: str
    deadline: str
    document: int
    document_area: str


@dataclass(frozen=True, slots=True)
class UnreviewedPaper:
    """A file of an area that was read and is not decided yet."""

    id: int
    area: str
    name: str


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A roll of lines that an area keeps: its targets on one basis, or the form of its reports.

    `lines` tell one line from another; two lists are one only where they are the same.
    """

    area: str
    kind: str
    name: str
    lines: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReorganisedGround:
    """The part of a record that a plan touches. `namesakes` are areas called or numbered like a new one."""

    areas: dict[str, StandingArea]
    namesakes: tuple[StandingArea, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    reports: tuple[OwedReport, ...] = ()
    asked: tuple[Asked, ...] = ()
    series: tuple[KeptSeries, ...] = ()
    agencies: tuple[ServingAgency, ...] = ()
    tasks: tuple[OpenTask, ...] = ()
    papers: tuple[UnreviewedPaper, ...] = ()
    lists: tuple[NumberedList, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
