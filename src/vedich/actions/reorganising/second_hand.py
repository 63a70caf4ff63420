"""Who planned a reorganisation does not confirm it, where the office has somebody else."""

from __future__ import annotations

from datetime import date

from vedich.access.policy import Permission
from vedich.access.second_person import SecondPerson, second_person
from vedich.actions.deed import Deed
from vedich.actions.trouble import ActionError
from vedich.store.models import Reorganisation, User

_WRITING = ("plan_reorganisation", "change_reorganisation")


def who_confirms(reorganisation: Reorganisation, by: User, on: date) -> SecondPerson:
    """Say whether somebody may confirm a plan, and who else may.

    Whoever planned or changed it wrote it; an administrator who only agreed that roles go on did not.
    """
    rows = reorganisation.versions.filter(event__action__in=_WRITING).order_by("edition")
    writers = list(rows.values_list("by_id", flat=True))
    return second_person(by.pk, writers, Permission.MANAGE_AREAS, on)


def refuse_one_hand(deed: Deed, reorganisation: Reorganisation) -> None:
    """Let pass or refuse to confirm; whether one person did both stands in the event.

    Raises:
        ActionError: the person planned it, and somebody else may confirm it.
    """
    found = who_confirms(reorganisation, deed.by, deed.day)
    if not found.may:
        others = User.objects.filter(pk__in=found.others[:5]).order_by("username")
        names = ", ".join(others.values_list("username", flat=True))
        raise ActionError(
            f"Người lập phương án không tự xác nhận. Hãy nhờ người khác có quyền: {names}. "
            "Phương án vẫn giữ nguyên.",
            f"Whoever planned it does not confirm it. Ask somebody else who may: {names}. "
            "The plan stays as it is.",
        )
    deed.change(one_person=found.is_alone)
