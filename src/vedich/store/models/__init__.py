"""The tables of the record, by subject; constraints stand in the database, logic does not stand here."""

from vedich.store.models.accounts import Appointment, Person, Preference, User
from vedich.store.models.aggregates import Aggregate, AggregateStep
from vedich.store.models.areas import (
    Agency,
    AgencyAlias,
    AgencyName,
    Area,
    AreaCode,
    AreaName,
    AreaOutline,
    AreaParent,
    AreaSuccession,
)
from vedich.store.models.audit import ChainHead, ChainRead, Checkpoint, Event, KeptReply
from vedich.store.models.documents import Document, DocumentRelation, Evidence, StoredFile
from vedich.store.models.findings import Explanation, Violation
from vedich.store.models.indicators import (
    Breakdown,
    Category,
    Indicator,
    IndicatorSet,
    IndicatorVersion,
    SetItem,
)
from vedich.store.models.judged import (
    JudgedBoard,
    JudgedDue,
    JudgedLeaves,
    JudgedMoment,
    JudgedResults,
    JudgedTarget,
    Scheme,
)
from vedich.store.models.observations import DeclaredJudgement, Observation, Reprint
from vedich.store.models.publishing import Snapshot
from vedich.store.models.reorganising import Reorganisation, ReorganisationVersion
from vedich.store.models.reviewing import Decision, MachineReading, TaskOrdered, Upload
from vedich.store.models.submissions import Approval, Draft, Regime, ReportPeriod, Submission
from vedich.store.models.targets import (
    Confidence,
    OfficeVerdict,
    Target,
    TargetAgency,
    TargetExplanation,
    TargetSet,
    TargetVersion,
)
from vedich.store.models.waiting import ImportRun, Job, Outgoing, StagedChunk

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyName",
    "Aggregate",
    "AggregateStep",
    "Appointment",
    "Approval",
    "Area",
    "AreaCode",
    "AreaName",
    "AreaOutline",
    "AreaParent",
    "AreaSuccession",
    "Breakdown",
    "Category",
    "ChainHead",
    "ChainRead",
    "Checkpoint",
    "Confidence",
    "Decision",
    "DeclaredJudgement",
    "Document",
    "DocumentRelation",
    "Draft",
    "Event",
    "Evidence",
    "Explanation",
    "ImportRun",
    "Indicator",
    "IndicatorSet",
    "IndicatorVersion",
    "Job",
    "JudgedBoard",
    "JudgedDue",
    "JudgedLeaves",
    "JudgedMoment",
    "JudgedResults",
    "JudgedTarget",
    "KeptReply",
    "MachineReading",
    "Observation",
    "OfficeVerdict",
    "Outgoing",
    "Person",
    "Preference",
    "Regime",
    "Reorganisation",
    "ReorganisationVersion",
    "ReportPeriod",
    "Reprint",
    "Scheme",
    "SetItem",
    "Snapshot",
    "StagedChunk",
    "StoredFile",
    "Submission",
    "Target",
    "TargetAgency",
    "TargetExplanation",
    "TargetSet",
    "TargetVersion",
    "TaskOrdered",
    "Upload",
    "User",
    "Violation",
]
