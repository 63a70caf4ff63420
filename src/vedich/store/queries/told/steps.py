"""How a judged cell came about, step by step, in the order in which somebody would redo it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from vedich.domain.verdict import Verdict
from vedich.store.queries.cells import MOST_LEAVES, Cell, Said
from vedich.store.queries.told.words import (
    OPERATORS,
    basis_words,
    difference_in,
    goal,
    number,
    of_points,
    pace_words,
    period,
    result,
    rule_words,
    share,
    written,
)

_WAYS = {
    "own": ("số của chính đơn vị", "a figure of its own"),
    "rolled_up": ("cộng từ các đơn vị trực thuộc", "rolled up from the areas below"),
    "derived": ("tính từ chỉ tiêu khác", "worked out from other indicators"),
}


def steps(cell: Cell, lang: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the steps that a cell has, each with its first sentence and the lines that belong to it."""
    there = []
    for step in (_target, _rows, _to_date, _against, _pace):
        told = tuple(step(cell, lang))
        if told:
            there.append((told[0], told[1:]))
    return there


def _target(cell: Cell, lang: str) -> Iterator[str]:
    vi, line = lang == "vi", cell.line
    measure = cell.meaning.printed
    yield f"{'Chỉ tiêu' if vi else 'Target'} ({basis_words(line.basis, lang)}): {cell.goal}"
    told = f"{'Nguồn' if vi else 'Source'}: {cell.set_by}"
    if cell.versions > 1:
        told += (
            f"; bản {line.version} trong {cell.versions}"
            if vi
            else f"; version {line.version} of {cell.versions}"
        )
    yield told
    sign = OPERATORS.get(cell.operator, "")
    if cell.operator in ("decrease_by", "increase_by") and cell.reference is not None:
        yield (
            f"{'Năm gốc' if vi else 'Counted from'}: {number(cell.reference, lang)} {measure} "
            f"{sign} {cell.goal} = {number(line.low, lang)} {measure}"
        )
    if line.low is not None:
        yield f"{'Mức phải đạt' if vi else 'What meets it'}: {goal(line, lang)} {measure}"


def _rows(cell: Cell, lang: str) -> Iterator[str]:
    vi = lang == "vi"
    if not cell.said and not cell.leaves and not cell.parts:
        yield "Số liệu: chưa có số nào trên hồ sơ." if vi else "Figures: none is on record."
        return
    yield "Số liệu trên hồ sơ:" if vi else "Figures on record:"
    for said in cell.said:
        yield _said(said, lang)
    if cell.leaves:
        known = [leaf for leaf in cell.leaves if leaf.value is not None]
        yield (
            f"{len(known)} trên {len(cell.leaves)} đơn vị trực thuộc có số:"
            if vi
            else f"{len(known)} of {len(cell.leaves)} areas below are known:"
        )
        ordered = sorted(known, key=lambda leaf: (-(leaf.value or 0), leaf.title))
        for leaf in ordered[:MOST_LEAVES]:
            yield f"  {leaf.title}: {number(leaf.value, lang)}"
        if len(ordered) > MOST_LEAVES:
            rest = sum((leaf.value or Decimal(0) for leaf in ordered[MOST_LEAVES:]), Decimal(0))
            count = len(ordered) - MOST_LEAVES
            yield f"  … {count} {'đơn vị khác' if vi else 'others'}: {number(rest, lang)}"
        missing = [leaf.title for leaf in cell.leaves if leaf.value is None]
        if missing:
            told = ", ".join(missing[:MOST_LEAVES]) + (" …" if len(missing) > MOST_LEAVES else "")
            yield f"  {'Thiếu' if vi else 'Missing'}: {told}"
    for part in cell.parts:
        value = number(part.value, lang) or ("chưa đủ số" if vi else "not whole")
        yield f"{part.meaning.name_in[lang]} ({part.meaning.code}): {value} {part.meaning.printed}"


def _said(said: Said, lang: str) -> str:
    vintage, figure = said.vintage.wording.say(lang), written(said.figure, lang)
    told = f"{'✓' if said.stood else '·'} {period(said.period, lang)}: {figure} ({vintage}) – {said.source}"
    return f"{told} [{said.why.say(lang)}]" if said.why else told


def _to_date(cell: Cell, lang: str) -> Iterator[str]:
    vi, line = lang == "vi", cell.line
    if line.result is None:
        return
    measure = cell.meaning.printed
    way = _WAYS[line.way or "own"][not vi]
    told = f"{result(line, lang)} {measure} ({way}"
    if line.known is not None and line.due and line.known < line.due:
        told += f", {line.known}/{line.due} {'tháng' if vi else 'months'}"
    if line.way == "rolled_up":
        told += f", {line.areas_known}/{line.areas} {'đơn vị' if vi else 'areas'}"
    yield f"{'Kết quả lũy kế' if vi else 'Result to date'}: {told})"
    stood = [said for said in cell.said if said.stood and said.value is not None]
    if len(stood) > 1 and cell.meaning.kind.value == "flow":
        yield " + ".join(number(said.value, lang) for said in stood) + f" = {number(line.result, lang)}"
    if len(cell.parts) == 2 and cell.meaning.aggregation.kind.value == "ratio":
        above, below = cell.parts
        if above.value is not None and below.value:
            told = f"{number(above.value, lang)} : {number(below.value, lang)}"
            yield f"{told} → {number(line.result, lang)} {measure}"
    if line.estimated:
        yield (
            "Có phần của đơn vị bị chia tách nên chỉ là số ước."
            if vi
            else "A piece of a split area is in it, so it is an estimate."
        )


def _against(cell: Cell, lang: str) -> Iterator[str]:
    vi, line = lang == "vi", cell.line
    margins = cell.scheme.margins
    rule = rule_words(line, lang, near_share=margins.near_share, near_points=margins.near_points)
    verdict = cell.scheme.name_of(line.verdict, lang, is_over=line.is_over)
    yield f"{'Quy tắc' if vi else 'Rule'}: {rule} → {verdict}"
    yield from _by_hand(cell, lang)
    if line.verdict in (Verdict.NEAR, Verdict.MISSED):
        own = sorted(set(cell.scheme.sources.values()))
        near = number(margins.near_share, lang)
        points, word = number(margins.near_points, lang), of_points(margins.near_points)
        yield (
            f"Ngưỡng gần đạt: từ {near}% mức giao; tỷ lệ: thiếu không quá {points} điểm "
            f"({'; '.join(own) or 'danh mục chung'})"
            if vi
            else f"Near: from {near}% of the goal; rates: short by no more than {points} {word} "
            f"({'; '.join(own) or 'the catalog'})"
        )


def _by_hand(cell: Cell, lang: str) -> Iterator[str]:
    """Yield the calculation as somebody would do it with a pocket calculator."""
    vi, line = lang == "vi", cell.line
    hand = "Tính tay" if vi else "By hand"
    if line.result is None:
        return
    told = number(line.result, lang)
    if line.share is not None and cell.base:
        yield f"{hand}: {told} : {number(cell.base, lang)} × 100 = {share(line.share, lang)}"
    if line.gap is not None and cell.base is not None:
        better = line.higher_is_better is not False
        first, second = (told, number(cell.base, lang)) if better else (number(cell.base, lang), told)
        measure = difference_in(cell.meaning.printed, lang)
        yield f"{hand}: {first} − {second} = {number(line.gap, lang)} {measure}"
    if line.year_ago is not None and line.of_year_ago is not None:
        ago = number(line.year_ago, lang)
        word = "so cùng kỳ" if vi else "against a year ago"
        yield f"{hand} ({word}): {told} : {ago} × 100 = {share(line.of_year_ago, lang)}"


def _pace(cell: Cell, lang: str) -> Iterator[str]:
    vi, line = lang == "vi", cell.line
    if not line.pace or line.pace_share is None:
        return
    yield f"{'Tiến độ' if vi else 'Pace'}: {pace_words(line.pace, lang)}"
    learnt = (
        (f"bình quân {line.years_known} năm trước" if vi else f"mean of {line.years_known} past years")
        if line.years_known
        else (f"{line.until}/12 tháng" if vi else f"{line.until}/12 months")
    )
    yield (
        f"{share(line.pace_share, lang)} − {share(line.usual, lang)} ({learnt}) = "
        f"{number(line.ahead_by, lang)} {'điểm' if vi else 'points'}"
    )
    if line.years_known:
        simple = number((line.pace_share or Decimal(0)) - (line.straight or Decimal(0)), lang)
        yield (
            f"Cách giản đơn {line.until}/12: {share(line.straight, lang)}, chênh {simple} điểm"
            if vi
            else f"The simple way, {line.until}/12: {share(line.straight, lang)}, off by {simple} points"
        )
    if line.months_left and line.each_month is not None:
        yield (
            f"({number(cell.base, lang)} − {number(line.result, lang)}) : {line.months_left} "
            f"{'tháng' if vi else 'months'} = {number(line.each_month, lang)} {cell.meaning.printed}"
        )
