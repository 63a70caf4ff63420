"""A document with a reading made by hand, so that the outputs are tested without the reader."""

from __future__ import annotations

from decimal import Decimal

from vedich.cli.outputs.read_document import ReadDocument
from vedich.domain.document import (
    Claim,
    ClaimKind,
    ClaimStatus,
    Comparator,
    Directive,
    DocumentReference,
    Link,
    Notice,
    Reading,
    Relation,
    Rival,
    Span,
    Tally,
)
from vedich.domain.figure import Figure
from vedich.domain.period import Period
from vedich.reading.sources import source_of

TEXT = (
    "Năm 2023, thu ngân sách ước đạt 526,8 tỷ đồng; tội phạm giảm 12,5% so với cùng kỳ.\n"
    "Có 17/20 chỉ tiêu đạt. Giao Sở Tài chính theo dõi trước ngày 31/10/2023, theo Kế hoạch số 15/KH-UBND.\n"
)


def span(words: str) -> Span:
    """Give the place of some words in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def document(name: str = "a.txt") -> ReadDocument:
    """Give a document that has one of everything, and a text that looks like a formula."""
    reading = Reading(
        text=TEXT,
        claims=(
            Claim(
                span=span("526,8 tỷ đồng"),
                surface="526,8 tỷ đồng",
                kind=ClaimKind.RESULT,
                figure=Figure("526,8"),
                value=Decimal("526.8"),
                measure="tỷ đồng",
                indicator="=thu ngân sách",
                period=Period.parse("2023"),
                area="huyện Cần Đước",
                status=ClaimStatus.ESTIMATED,
                link=Link("budget_revenue", 0.9),
                certainty=0.85,
                rules=("level",),
                rivals=(Rival("kind", "target", 0.12, "goal_assumed"),),
            ),
            Claim(
                span=span("12,5%"),
                surface="12,5%",
                kind=ClaimKind.COMPARISON,
                figure=Figure("12,5"),
                value=Decimal("-12.5"),
                measure="%",
                indicator="tội phạm",
                relation=Relation.YOY_GROWTH,
                comparator=Comparator.GE,
                certainty=0.4,
            ),
            Claim(
                span=span("2023"),
                surface="2023",
                kind=ClaimKind.OTHER_NUMBER,
                figure=Figure("2023"),
                value=Decimal(2023),
                measure="",
            ),
        ),
        tallies=(Tally(span("17/20 chỉ tiêu"), "17/20 chỉ tiêu", total=20, met=17),),
        directives=(
            Directive(
                span("Giao Sở Tài chính theo dõi"),
                "Giao Sở Tài chính theo dõi",
                action="theo dõi",
                lead="Sở Tài chính",
                supports=("UBND huyện",),
                deadline="2023-10-31",
            ),
        ),
        references=(
            DocumentReference(span("15/KH-UBND"), "15/KH-UBND", number="15/KH-UBND", type="Kế hoạch"),
        ),
        dated=Period.parse("2023-10-30"),
        area="huyện Cần Đước",
        notices=(Notice("n", "Thiếu ngày.", "No date."),),
    )
    return ReadDocument("a", name, source_of(TEXT.encode(), name), reading)
