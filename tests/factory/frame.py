"""What stands round the tables of an office paper: national title, number and date, name, annex line, names."""

from __future__ import annotations

from tests.factory.draft import Block, DraftCell, DraftTable, Words
from tests.factory.facts import Facts


def national_title(facts: Facts, kind: str = "BC") -> tuple[Block, ...]:
    """Give the two-column head of an administrative paper (decree 30/2020) as the borderless table it is."""
    body = facts.issuer.removeprefix("UBND ").upper()
    told = f"Số: {facts.number}/{kind}-UBND"
    place = facts.area.removeprefix("tỉnh ")
    dated = f"{place}, ngày {facts.day:02d} tháng {facts.month:02d} năm {facts.year}"
    if facts.month >= 3:
        dated = dated.replace(f"tháng {facts.month:02d}", f"tháng {facts.month}")
    cells = (
        DraftCell(1, 1, f"ỦY BAN NHÂN DÂN {body}", bold=True, align="center"),
        DraftCell(
            1, 2, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", bold=True, align="center"
        ),
        DraftCell(2, 1, told, align="center"),
        DraftCell(2, 2, dated, align="center"),
    )
    return (DraftTable(cells, 0, bordered=False, widths=(3, 4)),)


def annex_line(facts: Facts, title: str, *, number: str = "", kind: str = "Báo cáo") -> tuple[Block, ...]:
    """Give the lines over an annex: its number, its name, and the paper it belongs to."""
    head = (Words(f"PHỤ LỤC {number}".strip(), "title"),) if number else ()
    code = "BC" if kind == "Báo cáo" else "KH"
    return (
        *head,
        Words(title, "title"),
        Words(
            f"(Kèm theo {kind} số {facts.number}/{code}-UBND ngày {facts.day}/{facts.month}/{facts.year} "
            f"của Ủy ban nhân dân {facts.area})",
            "centred",
        ),
    )


def signature(facts: Facts) -> tuple[Block, ...]:
    """Give recipients and signature, a borderless table as well."""
    cells = (
        DraftCell(1, 1, "Nơi nhận: - Như trên; - Lưu: VT, TH."),
        DraftCell(1, 2, "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", bold=True, align="center"),
    )
    return (DraftTable(cells, 0, bordered=False, widths=(1, 1)),)
