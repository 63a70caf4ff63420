"""Which role may do what, and how far: the whole table. Reviewed by people, read aloud by a test."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from vedich.domain.role import Role


class Permission(StrEnum):
    """What can be done to the record; every action names one."""

    READ = "read"
    ENTER = "enter"
    CONFIRM = "confirm"
    IMPORT = "import"
    SUBMIT = "submit"
    REVIEW = "review"
    GIVE_BACK = "give_back"
    APPROVE = "approve"
    CORRECT = "correct"
    EXCLUDE = "exclude"
    SET_TARGETS = "set_targets"
    EXPLAIN = "explain"
    REMARK = "remark"
    OPEN_PERIODS = "open_periods"
    PUBLISH = "publish"
    MANAGE_AREAS = "manage_areas"
    MANAGE_INDICATORS = "manage_indicators"
    MANAGE_ACCOUNTS = "manage_accounts"
    READ_LOG = "read_log"
    KEEP = "keep"


class Reach(StrEnum):
    """How far a right goes from the area of the appointment."""

    OWN = "own"  # that area
    BELOW = "below"  # the areas under it
    TREE = "tree"  # both
    RECORD = "record"  # everything; the appointment names no area


_P, _R = Permission, Reach

_READS = {_P.READ: _R.TREE}
_CLERK = {
    **_READS,
    _P.ENTER: _R.OWN,
    _P.CONFIRM: _R.OWN,
    _P.IMPORT: _R.OWN,
    _P.SUBMIT: _R.OWN,
    _P.CORRECT: _R.OWN,
    _P.EXPLAIN: _R.OWN,
}
_APPROVER = {
    **_READS,
    _P.REVIEW: _R.OWN,
    _P.GIVE_BACK: _R.TREE,
    _P.APPROVE: _R.TREE,
    _P.EXCLUDE: _R.BELOW,
    _P.EXPLAIN: _R.TREE,
}

POLICY: Mapping[Role, Mapping[Permission, Reach]] = {
    Role.CLERK: _CLERK,
    Role.SPECIALIST: {
        **_CLERK,
        # On behalf of an area below; it is recorded and shown to that area.
        _P.ENTER: _R.TREE,
        _P.CONFIRM: _R.TREE,
        _P.IMPORT: _R.TREE,
        _P.EXPLAIN: _R.TREE,
        # Looks at what came up first, and gives back what is wrong; says yes to nothing.
        _P.GIVE_BACK: _R.BELOW,
        _P.SET_TARGETS: _R.TREE,
        _P.OPEN_PERIODS: _R.TREE,
    },
    Role.APPROVER: _APPROVER,
    Role.LEADER: {
        **_APPROVER,
        _P.SET_TARGETS: _R.TREE,
        _P.PUBLISH: _R.TREE,
    },
    Role.VERIFIER: {**_READS, _P.REMARK: _R.TREE},
    Role.INDICATOR_MANAGER: {
        _P.MANAGE_INDICATORS: _R.RECORD,
        _P.MANAGE_AREAS: _R.RECORD,
        _P.OPEN_PERIODS: _R.RECORD,
    },
    # Accounts, and no figure: whoever gives rights must not have them.
    Role.ADMINISTRATOR: {_P.MANAGE_ACCOUNTS: _R.RECORD, _P.KEEP: _R.RECORD},
    Role.SECURITY_OFFICER: {_P.READ_LOG: _R.RECORD},
    Role.READER: _READS,
}
