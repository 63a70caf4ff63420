"""Show what the record would keep of a document, and what not and why."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from vedich.cli.outputs import words
from vedich.domain.document import ClaimKind
from vedich.domain.target import Basis

if TYPE_CHECKING:
    from vedich.actions.keeping import Paper
    from vedich.actions.proposing import Proposal

BASES = {
    Basis.ASSIGNED: ("cấp trên giao", "assigned"),
    Basis.ADOPTED: ("HĐND giao", "adopted"),
    Basis.OWN_PLAN: ("kế hoạch của địa phương", "own plan"),
    Basis.PARTY_RESOLUTION: ("nghị quyết của Đảng", "Party resolution"),
    Basis.TERM: ("cả nhiệm kỳ", "term"),
    Basis.STRETCH: ("phấn đấu", "stretch"),
    Basis.BUDGET_ESTIMATE: ("dự toán", "budget estimate"),
    Basis.SCENARIO: ("kịch bản", "scenario"),
    Basis.UNKNOWN: ("", ""),
}


def print_proposal(found: Proposal, paper: Paper, titles: Mapping[str, str], lang: str) -> None:
    """Print two tables on the screen: kept, and left with the reason; `titles` are those of areas, by key."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from vedich.cli.screen import width

    at = lang == "en"
    console = Console(file=sys.stdout, width=width(), highlight=False)
    console.print(Text(_head(found, paper, titles, lang), style="bold"))
    kept = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    heads = (
        ("Lưu", "Mã", "Số", "Kỳ", "Địa bàn", "Căn cứ", "Vị trí")
        if not at
        else ("Kept", "Code", "Figure", "Period", "Area", "Basis", "Place")
    )
    for head in heads:
        kept.add_column(head, overflow="fold")
    for each in found.kept:
        kept.add_row(
            words.KINDS[each.claim.kind][at],
            each.indicator,
            words.value(each.claim, lang),
            words.period(each.period, lang),
            titles.get(each.area, each.area),
            BASES[each.basis][at] if each.claim.kind is ClaimKind.TARGET else "",
            each.place,
        )
    for counted in found.counted:
        row = ("Counted" if at else "Phép đếm", "", words.tally(counted.tally, lang))
        kept.add_row(
            *row,
            words.period(counted.period, lang),
            titles.get(counted.area, counted.area),
            "",
            counted.place,
        )
    if found.kept or found.counted:
        console.print(kept)
    if found.left:
        left = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for head in ("Left", "Figure", "Why") if at else ("Để lại", "Số", "Vì sao"):
            left.add_column(head, overflow="fold")
        for each_left in found.left:
            told = " ".join(each_left.surface.split())[:60]
            why = each_left.why.say(lang)
            left.add_row(Text(each_left.indicator), Text(told), Text(why))
        console.print(left)
    console.print(Text(_tail(found, lang)))


def _head(found: Proposal, paper: Paper, titles: Mapping[str, str], lang: str) -> str:
    area = f"{titles[found.area]} ({found.area})" if found.area in titles else found.area or "?"
    parts = [paper.number or paper.title, f"{paper.on:%d/%m/%Y}", area]
    return f"{paper.file_name}: {' · '.join(part for part in parts if part)}"


def _tail(found: Proposal, lang: str) -> str:
    kept = len(found.kept) + len(found.counted)
    new = ", ".join(found.placeholders)
    if lang == "vi":
        told = f"Lưu được {kept}, để lại {len(found.left)}; {found.computed} tỷ lệ, mức tăng được tính lại."
        return told + (f" Địa bàn chưa rõ tên sẽ được thêm: {new}." if new else "")
    told = f"{kept} can be kept, {len(found.left)} are left; {found.computed} rates and changes are computed."
    return told + (f" Areas not named that would be added: {new}." if new else "")
