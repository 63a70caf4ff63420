"""A reorganisation as plain JSON: how a plan is kept, and how a file of many mergers is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from vedich.domain.area import AreaType
from vedich.domain.reorganisation import (
    Division,
    Fate,
    Merging,
    Moving,
    NewArea,
    Part,
    PieceMoved,
    Renaming,
    Reorganisation,
    ReorganisationError,
    WeightBasis,
    Weights,
)

_MOST_LETTERS = 200


def written(plan: Reorganisation) -> dict[str, Any]:
    """Give a plan as plain data; `plan_of` gives the same plan back."""
    return {
        "on": plan.on.isoformat(),
        "fate": plan.fate.value,
        "parts": [_part_written(part) for part in plan.parts],
    }


def plan_of(told: Any) -> Reorganisation:
    """Read a plan; a new area without a key gets one of its name and the day.

    >>> plan = plan_of({"on": "2027-01-01", "parts": [
    ...     {"kind": "merging", "olds": ["a", "b"],
    ...      "into": {"type": "commune", "name": "Tân Lập", "parent": "T34:80"}}]})
    >>> plan.opened[0].key, plan_of(written(plan)) == plan
    ('L:xa-tan-lap-20270101', True)

    Raises:
        ReorganisationError: something is missing, unknown or contradicts itself; the sentence names it.
    """
    if not isinstance(told, Mapping):
        raise _wrong("phương án", "the plan", told)
    on = _day(told.get("on"))
    parts = told.get("parts", ())
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        raise _wrong("danh sách việc (parts)", "the list of parts", parts)
    try:
        fate = Fate(told.get("fate") or Fate.CARRIED_OVER)
    except ValueError:
        raise _wrong("cách xử lý chỉ tiêu (fate)", "the fate of targets", told.get("fate")) from None
    return Reorganisation(on, tuple(_part(part, on) for part in parts), fate)


def key_for(kind: AreaType, name: str, on: date) -> str:
    """Give the key of a new area: its title without marks, and the day it begins.

    >>> key_for(AreaType.WARD, "Đức Hòa", date(2027, 1, 1))
    'L:phuong-duc-hoa-20270101'
    """
    plain = unicodedata.normalize("NFD", f"{kind.wording.vi} {name}".lower().replace("đ", "d"))
    bare = "".join(sign if sign.isalnum() else "-" for sign in plain if not unicodedata.combining(sign))
    return f"L:{'-'.join(filter(None, bare.split('-')))[:46]}-{on:%Y%m%d}"


def _part(told: Any, on: date) -> Part:
    if not isinstance(told, Mapping):
        raise _wrong("một việc", "a part of the plan", told)
    kind = told.get("kind")
    match kind:
        case "merging":
            olds = told.get("olds", ())
            if not isinstance(olds, Sequence) or isinstance(olds, str):
                raise _wrong("các địa bàn cũ (olds)", "the old areas", olds)
            return Merging(
                tuple(_text(each, "olds") for each in olds), _new(told.get("into"), on), *_by(told)
            )
        case "division":
            pieces = told.get("pieces", ())
            if not isinstance(pieces, Sequence) or isinstance(pieces, str):
                raise _wrong("các phần (pieces)", "the pieces", pieces)
            return Division(
                _text(told.get("old"), "old"), tuple(_new(each, on) for each in pieces), *_by(told)
            )
        case "piece_moved":
            old, to = _text(told.get("old"), "old"), _text(told.get("to"), "to")
            return PieceMoved(old, to, _new(told.get("rest"), on), _new(told.get("heir"), on), *_by(told))
        case "renaming":
            return Renaming(
                _text(told.get("area"), "area"), _type(told.get("type")), _text(told.get("name"), "name")
            )
        case "moving":
            return Moving(_text(told.get("area"), "area"), _text(told.get("parent"), "parent"))
    raise _wrong("loại việc (kind)", "the kind of a part", kind)


def _new(told: Any, on: date) -> NewArea:
    if not isinstance(told, Mapping):
        raise _wrong("địa bàn mới", "a new area", told)
    kind, name = _type(told.get("type")), _text(told.get("name"), "name")
    key = str(told.get("key") or "") or key_for(kind, name, on)
    return NewArea(key, kind, name, _text(told.get("parent"), "parent"), str(told.get("code") or "")[:40])


def _by(told: Mapping[str, Any]) -> tuple[WeightBasis | None, Weights]:
    basis = _basis(told["basis"]) if told.get("basis") else None
    weights = told.get("weights") or {}
    if not isinstance(weights, Mapping):
        raise _wrong("trọng số (weights)", "the weights", weights)
    found = []
    for name, figures in weights.items():
        if not isinstance(figures, Sequence) or isinstance(figures, str):
            raise _wrong("trọng số (weights)", "the weights", figures)
        found.append((_basis(name), tuple(_weight(each) for each in figures)))
    return basis, tuple(sorted(found))


def _basis(told: Any) -> WeightBasis:
    try:
        return WeightBasis(told)
    except ValueError:
        raise _wrong("căn cứ chia (basis)", "the basis of weights", told) from None


def _weight(told: Any) -> Decimal | None:
    if told is None or told == "":
        return None
    try:
        figure = Decimal(str(told))
    except InvalidOperation:
        raise _wrong("trọng số", "a weight", told) from None
    if not figure.is_finite():
        raise _wrong("trọng số", "a weight", told)
    return figure


def _type(told: Any) -> AreaType:
    try:
        return AreaType(told)
    except ValueError:
        raise _wrong("loại địa bàn (type)", "the type of an area", told) from None


def _text(told: Any, field: str) -> str:
    if not isinstance(told, str) or not told.strip() or len(told) > _MOST_LETTERS:
        raise _wrong(f"trường {field}", f"the field {field}", told)
    return " ".join(told.split())


def _day(told: Any) -> date:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        raise _wrong("ngày hiệu lực (on, dạng 2027-01-01)", "the day (on, like 2027-01-01)", told) from None


def _wrong(vi: str, en: str, told: Any) -> ReorganisationError:
    shown = repr(told)[:60]
    return ReorganisationError(
        f"Không hiểu {vi}: {shown}. Hãy sửa rồi làm lại.", f"{en} is not understood: {shown}. Mend it."
    )


def _part_written(part: Part) -> dict[str, Any]:
    match part:
        case Merging():
            into = _new_written(part.into)
            return {"kind": "merging", "olds": list(part.olds), "into": into, **_by_written(part)}
        case Division():
            pieces = [_new_written(each) for each in part.pieces]
            return {"kind": "division", "old": part.old, "pieces": pieces, **_by_written(part)}
        case PieceMoved():
            return {
                "kind": "piece_moved", "old": part.old, "to": part.to, "rest": _new_written(part.rest),
                "heir": _new_written(part.heir), **_by_written(part),
            }  # fmt: skip
        case Renaming():
            return {"kind": "renaming", "area": part.area, "type": part.type.value, "name": part.name}
        case Moving():
            return {"kind": "moving", "area": part.area, "parent": part.parent}


def _new_written(area: NewArea) -> dict[str, str]:
    return {
        "key": area.key, "type": area.type.value, "name": area.name, "parent": area.parent, "code": area.code
    }  # fmt: skip


def _by_written(part: Merging | Division | PieceMoved) -> dict[str, Any]:
    return {
        "basis": part.basis.value if part.basis else None,
        "weights": {
            basis.value: [None if each is None else str(each) for each in figures]
            for basis, figures in part.weights
        },
    }
