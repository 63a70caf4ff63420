"""Who sets targets, reports results, leads tasks and supports them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AgencyKind(StrEnum):
    """Which branch an agency belongs to; it decides what its word is worth (`Basis`)."""

    PARTY_COMMITTEE = "party_committee"
    PARTY_BOARD = "party_board"
    COUNCIL = "council"
    PEOPLES_COMMITTEE = "peoples_committee"
    GOVERNMENT = "government"
    NATIONAL_ASSEMBLY = "national_assembly"
    MINISTRY = "ministry"
    DEPARTMENT = "department"
    STATISTICS_OFFICE = "statistics_office"
    POLICE = "police"
    MILITARY = "military"
    COURT_OR_PROCURACY = "court_or_procuracy"
    FRONT_OR_UNION = "front_or_union"
    PROJECT_BOARD = "project_board"
    ENTERPRISE = "enterprise"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that can be written to: a council, a department, a Party committee.

    `area` is the area it serves (its id), None for the centre; `aliases` are the loose names documents use
    ('Tỉnh ủy' and 'Ban Chấp hành Đảng bộ tỉnh' are one).

    >>> office = Agency("finance", AgencyKind.DEPARTMENT, "Sở Tài chính", aliases=("STC",))
    >>> office.is_called("sở tài chính"), office.is_called("Sở Y tế")
    (True, False)
    """

    id: str
    kind: AgencyKind
    vi: str
    en: str = ""
    area: str | None = None
    aliases: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Say whether a name is one of the agency's own, letter case aside."""
        return name.casefold() in {known.casefold() for known in (self.vi, *self.aliases)}
