"""A reorganisation as a table, a row for each merger, division, renaming or move: as offices write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from vedich.domain.area import AreaType
from vedich.domain.refusal import RefusedError
from vedich.domain.reorganisation import ReorganisationError, WeightBasis
from vedich.domain.reorganised_ground import StandingArea
from vedich.exchange import cells

# Heads of columns, as people write them in either language.
_HEADS = {
    "kind": ("việc", "kind"),
    "olds": ("địa bàn cũ", "old areas"),
    "name": ("tên mới", "new name"),
    "type": ("loại", "type"),
    "code": ("mã", "code"),
    "parent": ("trực thuộc", "under"),
    "basis": ("căn cứ", "basis"),
    "weights": ("trọng số", "weights"),
}
_KINDS = {
    "sáp nhập": "merging", "merge": "merging", "chia tách": "division", "divide": "division",
    "chuyển một phần": "piece_moved", "move a piece": "piece_moved", "đổi tên": "renaming",
    "rename": "renaming", "đổi cấp trên": "moving", "move": "moving",
}  # fmt: skip
# Several areas, names or weights in a cell stand between these.
_BETWEEN = ";"

Row = Mapping[str, str]
Find = Callable[[str], StandingArea | None]


def table_rows(lines: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """Give the rows of a table under the keys of its columns; blank rows are left out.

    >>> table_rows([["Việc", "Địa bàn cũ", "Tên mới"], ["Sáp nhập", "xã A; xã B", "C"]])
    [{'kind': 'Sáp nhập', 'olds': 'xã A; xã B', 'name': 'C'}]

    Raises:
        ReorganisationError: no line has the heads of the columns that every row needs.
    """
    by_head = {word: key for key, words in _HEADS.items() for word in words}
    for at, line in enumerate(lines):
        keys = [by_head.get(" ".join(cell.replace("*", " ").split()).casefold(), "") for cell in line]
        if {"kind", "olds"} <= set(keys):
            found = [
                {key: " ".join(cell.split()) for key, cell in zip(keys, row, strict=False) if key}
                for row in lines[at + 1 :]
            ]
            return [row for row in found if any(row.values())]
    heads = ", ".join(words[0] for words in _HEADS.values())
    raise ReorganisationError(
        f"Bảng cần dòng tiêu đề với các cột: {heads} (bắt buộc: việc, địa bàn cũ).",
        f"The table needs a row of heads: {', '.join(words[1] for words in _HEADS.values())}.",
    )


def plan_of_rows(rows: Sequence[Row], on: date, find: Find) -> dict[str, Any]:
    """Give the plan of a table as plain data; `find` gives the area of the record that a cell names.

    A new area without a type or parent gets those of the first old one.

    Raises:
        ReorganisationError: a row is not understood; the sentence names its number.
    """
    parts = []
    for number, row in enumerate(rows, 1):
        try:
            parts.append(_part(row, find))
        except ReorganisationError as error:
            raise ReorganisationError(f"Dòng {number}: {error.vi}", f"Row {number}: {error.en}") from None
        except RefusedError as error:
            told = error.refusal
            raise ReorganisationError(
                f"Dòng {number}: {told.say('vi')}.", f"Row {number}: {told.say('en')}."
            ) from None
    return {"on": on.isoformat(), "parts": parts}


def _part(row: Row, find: Find) -> dict[str, Any]:
    kind = _KINDS.get(row.get("kind", "").casefold())
    if kind is None:
        raise ReorganisationError(
            f"không hiểu việc {row.get('kind', '')!r}; ghi sáp nhập, chia tách, chuyển một phần, đổi tên "
            "hoặc đổi cấp trên.",
            f"{row.get('kind', '')!r} is no kind: merge, divide, move a piece, rename or move.",
        )
    olds = [_found(name, find) for name in _several(row.get("olds", ""))]
    if not olds:
        raise ReorganisationError("chưa ghi địa bàn cũ.", "the old areas are missing.")
    first, names, codes = olds[0], _several(row.get("name", "")), _several(row.get("code", ""))
    new = {"type": _type(row.get("type", ""), first), "parent": _parent(row, first, find)}
    if kind in ("merging", "division") and not names:
        raise ReorganisationError("chưa ghi tên mới.", "the new name is missing.")
    match kind:
        case "merging":
            into = {**new, "name": names[0], "code": codes[0] if codes else ""}
            return {"kind": kind, "olds": [area.key for area in olds], "into": into, **_weights(row)}
        case "division":
            padded = [*codes, *[""] * len(names)]
            pieces = [{**new, "name": name, "code": code} for name, code in zip(names, padded, strict=False)]
            return {"kind": kind, "old": first.key, "pieces": pieces, **_weights(row)}
        case "piece_moved":
            if len(olds) != 2:
                raise ReorganisationError(
                    "chuyển một phần cần hai địa bàn: nơi bị tách; nơi nhận.",
                    "a piece moves between two areas: the one that gives; the one that takes.",
                )
            rest, heir = (
                {"type": a.type.value, "name": a.name, "code": a.code, "parent": a.parent or ""} for a in olds
            )
            told = {"old": first.key, "to": olds[1].key, "rest": rest, "heir": heir}
            return {"kind": kind, **told, **_weights(row)}
        case "renaming":
            name = names[0] if names else first.name
            return {"kind": kind, "area": first.key, "type": new["type"], "name": name}
    return {"kind": kind, "area": first.key, "parent": new["parent"]}


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(_BETWEEN) if part.strip()]


def _found(name: str, find: Find) -> StandingArea:
    area = find(name)
    if area is None:
        raise ReorganisationError(f"hồ sơ không có {name!r}.", f"the record has no {name!r}.")
    return area


def _type(word: str, first: StandingArea) -> str:
    if not word:
        return first.type.value
    for kind in AreaType:
        fits = word.casefold() in (kind.wording.vi, kind.wording.en, kind.value)
        if fits and kind.level is first.level:
            return kind.value
    raise ReorganisationError(f"không hiểu loại {word!r}.", f"{word!r} is no type of such an area.")


def _parent(row: Row, first: StandingArea, find: Find) -> str:
    said = row.get("parent", "")
    return _found(said, find).key if said else first.parent or ""


def _weights(row: Row) -> dict[str, Any]:
    said = row.get("basis", "").casefold()
    figures = [cells.figure(each, "weights") for each in _several(row.get("weights", ""))]
    if not said and not figures:
        return {}
    for basis in WeightBasis:
        if said in (basis.wording.vi, basis.wording.en, basis.value):
            weights = {basis.value: [None if each is None else str(each) for each in figures]}
            return {"basis": basis.value, "weights": weights if figures else {}}
    raise ReorganisationError(
        f"không hiểu căn cứ {row.get('basis', '')!r}; ghi dân số, diện tích hoặc số hộ.",
        f"{row.get('basis', '')!r} is no basis: population, area of land or households.",
    )
