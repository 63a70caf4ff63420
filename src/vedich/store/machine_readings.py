"""Keep what the reader made of an upload; it counts for nothing until a person confirms it."""

from __future__ import annotations

from datetime import datetime

from vedich.store.models import MachineReading


def is_done(upload: int) -> bool:
    """Say whether an upload was read, or refused."""
    return MachineReading.objects.filter(upload=upload, ended_at__isnull=False).exists()


def begin(upload: int, at: datetime, seconds: int) -> None:
    """Say that reading an upload begins (or begins again), and how many seconds it should take."""
    MachineReading.objects.update_or_create(
        upload_id=upload, defaults={"began_at": at, "seconds": seconds, "ended_at": None}
    )


def refuse(upload: int, at: datetime, vi: str, en: str) -> None:
    """Say why an upload is not read."""
    MachineReading.objects.update_or_create(
        upload_id=upload,
        defaults={"ended_at": at, "vi": vi, "en": en, "content": None},
        create_defaults={"began_at": at, "seconds": 0, "ended_at": at, "vi": vi, "en": en},
    )


def keep(upload: int, at: datetime, content: bytes, items: int, findings: int) -> None:
    """Keep what was read of an upload."""
    MachineReading.objects.filter(upload=upload).update(
        ended_at=at, content=content, items=items, findings=findings, vi="", en=""
    )
