"""What a document does not say and a person can: its date and its area, where figures need them."""

from __future__ import annotations

from vedich.domain.document import ClaimKind, Notice, Reading

NO_DATE = Notice(
    "no_date",
    "văn bản không ghi ngày, một số số liệu chưa rõ kỳ. Hãy thêm --as-of NGÀY, ví dụ --as-of 30/10/2023.",
    "the document states no date, so the period of some figures is not known. "
    "Add --as-of DATE, for example --as-of 2023-10-30.",
)
NO_AREA = Notice(
    "no_area",
    "văn bản không nêu địa bàn, một số số liệu chưa rõ của nơi nào. "
    "Hãy thêm --place TÊN, ví dụ --place “huyện Cần Đước”.",
    "the document names no area, so it is not known whose some figures are. "
    "Add --place NAME, for example --place 'huyện Cần Đước'.",
)


def missing(reading: Reading) -> tuple[Notice, ...]:
    """Give a notice for each thing that the figures of a document need and it does not say.

    >>> missing(Reading("không có số"))
    ()
    """
    claims = [claim for claim in reading.claims if claim.kind is not ClaimKind.OTHER_NUMBER]
    asked = []
    if reading.dated is None and any(claim.period is None for claim in claims):
        asked.append(NO_DATE)
    if reading.area is None and any(claim.area is None for claim in claims):
        asked.append(NO_AREA)
    return tuple(asked)
