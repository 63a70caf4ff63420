"""Hand out a file: never as a page of ours, whatever it holds."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from vedich.web.gate.headers import SANDBOX
from vedich.web.parts.words import say


def attachment(data: bytes, name: str, media_type: str = "") -> HttpResponse:
    """Give bytes as a download, which no browser shows or runs.

    >>> attachment(b"x", "báo cáo.html")["Content-Security-Policy"]
    "default-src 'none'; sandbox"
    """
    response = HttpResponse(data, content_type=_plain(media_type))
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    response["Content-Disposition"] = content_disposition_header(True, bare) or "attachment"
    response["Content-Security-Policy"] = SANDBOX
    return response


def _plain(media_type: str) -> str:
    """Give the type of a file; what a browser could run is called bytes."""
    harmless = ("application/pdf", "application/vnd.", "application/msword")
    return media_type if media_type.startswith(harmless) else "application/octet-stream"


def marked_name(name: str) -> str:
    """Give the name of a workbook that goes back with what is to be mended in it.

    >>> marked_name("biểu.xlsx"), marked_name("biểu-lỗi.xlsx")
    ('biểu-lỗi.xlsx', 'biểu-lỗi.xlsx')
    """
    stem = name.removesuffix(".xlsx").removesuffix("-lỗi").removesuffix("-to-mend")
    return f"{stem}{say('-lỗi', '-to-mend')}.xlsx"
