"""The small form that corrects one figure: what of its fields differs from what was read."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.http import QueryDict

from vedich.actions.reviewing.proposals import Review
from vedich.actions.trouble import ActionError
from vedich.catalog.load import catalog
from vedich.domain.figure import Figure, FigureError
from vedich.domain.period import PeriodError
from vedich.exchange.period_words import period_of
from vedich.store.queries.areas import keys_named

_LONGEST = 400


def told(content: str) -> dict[str, str]:
    """Give the correction that a button carries.

    Raises:
        ActionError: it is none.
    """
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(
        isinstance(name, str) and isinstance(value, str) for name, value in found.items()
    ):
        raise ActionError("Phần sửa không hiểu được.", "The correction makes no sense.")
    return found


def asked(form: QueryDict, review: Review, item: str, choice: str) -> dict[str, str] | None:
    """Give what a form says otherwise than the reader; None where the decision corrects nothing.

    Raises:
        ActionError: a field makes no sense; the sentence says what to write.
    """
    if choice != "corrected":
        return None
    base = asdict(review.understanding.of(review.items[item]))
    said = {name: form.get(name, "").strip()[:_LONGEST] for name in base if name in form}
    if "indicator" in said:
        said["indicator"] = _code(said["indicator"])
    if "area" in said:
        said["area"] = _area(said["area"], review)
    if said.get("period"):
        said["period"] = _period(said["period"])
    for end in ("value", "value_max"):
        if said.get(end):
            _look_at_figure(said[end])
    found = {name: value for name, value in said.items() if value != base[name]}
    if base["value_max"] and {"value", "value_max"} & found.keys():
        # Both ends of a range are told together, also the one that stays.
        found |= {end: said.get(end, base[end]) for end in ("value", "value_max")}
    return found


def _code(text: str) -> str:
    """Give the code that a person chose: 'BUD-001 Thu ngân sách', 'BUD-001', or the name alone."""
    known = catalog().by_code
    first = text.split(" ", 1)[0].upper()
    if first in known:
        return first
    for code, entry in known.items():
        if text.casefold() in (entry.indicator.vi.casefold(), entry.indicator.en.casefold()):
            return code
    raise ActionError(
        f"Danh mục không có chỉ tiêu “{text}”. Hãy gõ vài chữ rồi chọn trong danh sách gợi ý.",
        f"The catalog has no indicator {text!r}. Type a few letters and choose from the list.",
    )


def _area(text: str, review: Review) -> str:
    if text == review.upload.area.key:
        return text
    found = keys_named(text)
    if len(found) == 1:
        return found[0]
    if found:
        raise ActionError(
            f"Có {len(found)} địa bàn tên “{text}”. Hãy chọn trong danh sách gợi ý (có mã).",
            f"{len(found)} areas are called {text!r}. Choose from the list, which has their keys.",
        )
    raise ActionError(
        f"Hồ sơ chưa có địa bàn “{text}”. Hãy chọn trong danh sách gợi ý.",
        f"The record has no area {text!r}. Choose from the list.",
    )


def _period(text: str) -> str:
    try:
        return str(period_of(text))
    except (PeriodError, ValueError) as error:
        vi = getattr(error, "vi", f"“{text}” không phải là một kỳ.")
        raise ActionError(vi, str(error)) from None


def _look_at_figure(text: str) -> None:
    try:
        Figure(text)
    except FigureError as error:
        raise ActionError(error.vi, str(error)) from None
