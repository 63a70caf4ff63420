"""Work that waits: reports in each state, findings and documents, as many as a test wants."""

from __future__ import annotations

from datetime import date, timedelta

from vedich.domain.submission import SubmissionState
from vedich.intake.reading import read_confined, written
from vedich.store.models import (
    Agency,
    Area,
    Event,
    MachineReading,
    Regime,
    ReportPeriod,
    StoredFile,
    Submission,
    Upload,
    User,
    Violation,
)

STATES = (
    SubmissionState.SENT_UP,
    SubmissionState.SUBMITTED,
    SubmissionState.RETURNED,
    SubmissionState.ASSIGNED,
)
READ = written(read_confined("Năm 2026, thu đạt 5 tỷ đồng, chi 4 tỷ đồng.".encode(), "a.txt"))
FIRST = date(2026, 11, 20)


def pile_up(area: Area, agency: Agency, count: int, *, word: str = "") -> None:
    """Let `count` of each kind wait in an area; `word` stands in what people would read of it."""
    regime, _ = Regime.objects.get_or_create(
        key="administrative",
        defaults={"vi": "Báo cáo tháng kinh tế - xã hội", "clock": "administrative", "rules": "[]"},
    )
    before = ReportPeriod.objects.count()
    numbers = range(before, before + count)
    days = {number: FIRST + timedelta(days=number) for number in numbers}
    periods = ReportPeriod.objects.bulk_create(
        ReportPeriod(
            regime=regime,
            period=f"{2000 + number // 12}-{number % 12 + 1:02}",
            covers_start=day,
            covers_end=day,
            opens=day,
            due=day,
        )
        for number, day in days.items()
    )
    Submission.objects.bulk_create(
        Submission(report_period=period, agency=agency, area=area, state=state.value, version=version)
        for period in periods
        for version, state in enumerate(STATES, start=1)
    )
    Violation.objects.bulk_create(
        Violation(
            check_code="VD301",
            subject=f"{area.key}:{number}",
            words=f"Thu ngân sách tháng {number} thấp hơn tháng trước. {word}",
            area=area,
            found_on=day,
            due=day,
            explained_by=agency,
        )
        for number, day in days.items()
    )
    by, event = User.objects.order_by("pk")[0], Event.objects.order_by("pk")[0]
    first = Upload.objects.count()
    files = StoredFile.objects.bulk_create(
        StoredFile(sha256=f"{first + number:064x}", size=1, name="x", media_type="text/plain")
        for number in range(count)
    )
    uploads = Upload.objects.bulk_create(
        Upload(area=area, file=file, name=f"Báo cáo {file.pk} {word}.docx", by=by, at=event.at, event=event)
        for file in files
    )
    MachineReading.objects.bulk_create(
        MachineReading(upload=upload, began_at=event.at, seconds=1, ended_at=event.at, items=3, content=READ)
        for upload in uploads
    )
