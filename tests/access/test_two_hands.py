"""Two people approve: not one alone, not one through whoever acts for them, by chains of any length."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from tests.actions.test_submissions import entered, move
from vedich.access.acting import answers_for, same_hand
from vedich.actions.accounts import add_user, appoint
from vedich.actions.trouble import ActionError, SelfApprovalError
from vedich.domain.role import Role
from vedich.domain.submission import SubmissionMove
from vedich.store.models import User


def closed(size: int, links: dict[int, set[int]]) -> list[set[int]]:
    """Give whom each answers for, by Warshall's rule instead of a walk."""
    reach = [[one == other or other in links.get(one, ()) for other in range(size)] for one in range(size)]
    for via, one, other in product(range(size), repeat=3):
        reach[one][other] = reach[one][other] or (reach[one][via] and reach[via][other])
    return [{other for other in range(size) if reach[one][other]} for one in range(size)]


def agrees(size: int, links: dict[int, set[int]]) -> bool:
    reach = closed(size, links)
    return all(answers_for(one, links) == reach[one] for one in range(size)) and all(
        same_hand(one, other, links) == bool(reach[one] & reach[other])
        for one, other in combinations(range(size), 2)
    )


def test_all_graphs_of_four_people() -> None:
    pairs = [(one, other) for one in range(4) for other in range(4) if one != other]
    for chosen in product((False, True), repeat=len(pairs)):
        links: dict[int, set[int]] = {}
        for (one, other), there in zip(pairs, chosen, strict=True):
            if there:
                links.setdefault(one, set()).add(other)
        assert agrees(4, links), links


@pytest.mark.parametrize("size", [5, 6])
def test_all_chains_of_up_to_six_people_who_each_act_for_one(size: int) -> None:
    others = [[None, *(other for other in range(size) if other != one)] for one in range(size)]
    for number, chosen in enumerate(product(*others)):
        if size == 6 and number % 7:  # every seventh of 46,656; the walk of each is the same
            continue
        links = {one: {other} for one, other in enumerate(chosen) if other is not None}
        assert agrees(size, links), links


@pytest.mark.parametrize("length", [1, 2, 5])
def test_whoever_acts_for_the_author_does_not_approve(length: int, office: Office) -> None:  # noqa: F811
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    before = office.hoa
    for number in range(length):
        add_user(by=office.administrator, at=NOW, username=f"thay{number}", name="Người thay")
        deputy = User.objects.get(username=f"thay{number}")
        appoint(
            by=office.administrator,
            at=NOW,
            user=deputy,
            role=Role.APPROVER,
            area=office.commune,
            since=date(2026, 1, 1),
            acting_for=before,
        )
        before = deputy
    with pytest.raises(SelfApprovalError):
        move(before, report, SubmissionMove.SEND_UP)
    move(office.binh, report, SubmissionMove.SEND_UP)


def test_whom_the_author_acts_for_does_not_approve_until_that_ends(office: Office) -> None:  # noqa: F811
    appoint(
        by=office.administrator,
        at=NOW,
        user=office.hoa,
        role=Role.APPROVER,
        area=office.commune,
        since=date(2026, 11, 1),
        until=date(2026, 11, 2),
        acting_for=office.binh,
    )
    report = entered(office)
    move(office.hoa, report, SubmissionMove.SUBMIT)
    for user in (office.hoa, office.binh):
        with pytest.raises(SelfApprovalError):
            move(user, report, SubmissionMove.SEND_UP)


def test_nobody_acts_for_themselves(office: Office) -> None:  # noqa: F811
    with pytest.raises(ActionError, match="own place"):
        appoint(
            by=office.administrator,
            at=NOW,
            user=office.hoa,
            role=Role.APPROVER,
            area=office.commune,
            since=date(2026, 1, 1),
            acting_for=office.hoa,
        )
