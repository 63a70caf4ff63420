"""Files to hand in, and a worker that reads what waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from vedich.jobs.working import work_once

REPORT = (
    "UBND XÃ CẦN ĐƯỚC\nSố: 214/BC-UBND\nCần Đước, ngày 22 tháng 9 năm 2026\nBÁO CÁO\n"
    "Tình hình 9 tháng năm 2026\n"
    "9 tháng năm 2026, thu ngân sách nhà nước trên địa bàn xã đạt 61,45 tỷ đồng, đạt 84,2% kế hoạch năm "
    "(73 tỷ đồng). Tỷ lệ hộ nghèo còn 0,63%.\n"
)


def now() -> datetime:
    return datetime.now(UTC)


def read_all(clock: Callable[[], datetime] = now) -> int:
    """Be the worker until nothing waits; give how many jobs were done."""
    done = 0
    while work_once(clock):
        done += 1
    return done


def sent(data: bytes | str, name: str) -> SimpleUploadedFile:
    """Give a file as a browser sends it."""
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
