"""Why the count that a document declares is not the one that is computed."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.domain.scorecard import Counting, Scorecard
from vedich.domain.wording import day
from vedich.store.queries.boards import Declared, Shown


def differences(found: Shown, lang: str, counting: Counting) -> Iterator[str]:
    """Yield, for each declared count, the computed one beside it as 'k of n', and why they differ."""
    for declared in found.declared:
        card = _closest(found, declared)
        n = declared.total or declared.groups
        if n is None:
            continue
        running = any(not line.is_over for line in found.board.lines)
        until = day(found.asked.as_of, lang) if running else ""
        told = card.say(counting, lang, declared_total=n, to_date=until)
        if not card.total:
            told = f"{told.partition(':')[0]}."
        yield told[0].upper() + told[1:]
        yield from (f"  {why}" for why in _why(found, declared, card, n, lang))


def _closest(found: Shown, declared: Declared) -> Scorecard:
    """Give the count of the sets that the declared one may speak of: one of just its size, else of all."""
    for each in found.counted:
        if declared.total and each.declared_count == declared.total:
            return each.scorecard
    return found.board.scorecard()


def _why(found: Shown, declared: Declared, card: Scorecard, n: int, lang: str) -> Iterator[str]:
    vi = lang == "vi"
    groups = declared.groups
    if declared.total and groups is not None and groups > declared.total:
        yield (
            f"Các nhóm văn bản nêu cộng lại {groups}, nhiều hơn tổng {declared.total}."
            if vi
            else f"The groups it states come to {groups}, more than its total of {declared.total}."
        )
    if not card.total:
        yield (
            f"Văn bản không liệt kê chỉ tiêu nào trong {n} chỉ tiêu ấy, và hồ sơ không tự đặt ra chỉ tiêu."
            if vi
            else f"The document lists none of its {n} targets, and none is invented."
        )
    elif card.total < n:
        yield (
            f"Hồ sơ chỉ có {card.total} trong {n} chỉ tiêu: văn bản không liệt kê {n - card.total} chỉ tiêu "
            "còn lại, và hồ sơ không đặt ra chỉ tiêu không được liệt kê."
            if vi
            else f"Only {card.total} of {n} targets are on record: the document does not list the other "
            f"{n - card.total}, and none is invented."
        )
    waiting = card.no_result + card.not_due + card.qualitative_pending
    if waiting:
        yield (
            f"{waiting} chỉ tiêu trên hồ sơ chưa có số để đánh giá."
            if vi
            else f"{waiting} targets on record have no figure to judge by."
        )
    reached = declared.met  # with the exceeded, as documents are read
    if reached is not None and card.reached > reached:
        yield (
            f"Theo số trên hồ sơ có {card.reached} chỉ tiêu đạt và vượt, nhiều hơn {reached} mà văn bản nêu."
            if vi
            else f"By what is on record {card.reached} are met or exceeded, more than the {reached} declared."
        )
