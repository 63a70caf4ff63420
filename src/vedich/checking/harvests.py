"""Equations of crops: area times yield is output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vedich.checking.derivations import to_harvest
from vedich.checking.equation import Equation, EquationKind
from vedich.checking.fact import Fact, Role


def harvests(figures: Sequence[Fact]) -> Iterator[Equation]:
    """'Diện tích 12.500 ha, năng suất 62 tạ/ha, sản lượng 77.500 tấn'."""
    if not any(fact.base.endswith("/ha") for fact in figures):
        return
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        # 'Hồ tiêu cho thu hoạch 4.860 ha, năng suất 21,5 tạ/ha, sản lượng 10.449 tấn': what else is the area?
        if _subject(second) == "năng suất":
            area, crop, output = first, second, third
        else:
            three = {_subject(fact): fact for fact in (first, second, third)}
            if three.keys() != {"diện tích", "năng suất", "sản lượng"}:
                continue
            area, crop, output = three["diện tích"], three["năng suất"], three["sản lượng"]
        if _subject(output) != "sản lượng" or first.sentence != third.sentence or area.base != "m2":
            continue
        if not crop.base.endswith("/ha") or {f.role for f in (area, crop, output)} != {Role.LEVEL}:
            continue
        yield Equation(EquationKind.PRODUCT, (area, crop, output), to_harvest, "×", is_tight=False)


def _subject(fact: Fact) -> str:
    return " ".join(fact.key.split()[:2])
