"""Files handed in for an area: kept by their hash, and put before the reader."""

from __future__ import annotations

from datetime import datetime
from mimetypes import guess_type
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.store import kept_files
from vedich.store.chain import canonical_json
from vedich.store.models import Area, Job, StoredFile, Upload, User

READ = "read_upload"
_LONGEST_NAME = 300


@action("hand_in_file")
def hand_in_file(deed: Deed, *, area: Area, sha256: str, size: int, name: str) -> dict[str, Any]:
    """Hand in a file whose bytes are kept already, to be read; the same file again leads to the first.

    Raises:
        NotAllowedError: the person may not confirm figures here.
        ActionError: the file is empty.
    """
    deed.require(Permission.CONFIRM, area)
    if not size:
        raise ActionError(
            f"{name}: tệp rỗng, không có gì để đọc. Hãy kiểm tra lại tệp gốc.",
            f"{name}: the file is empty, there is nothing to read. Check the file it was made from.",
        )
    name = name[-_LONGEST_NAME:]
    file, _ = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={
            "size": size,
            "name": name,
            "media_type": (guess_type(name)[0] or "application/octet-stream")[:100],
        },
    )
    first = Upload.objects.filter(area=area, file=file).first()
    event = deed.about(f"upload:{first.pk}" if first else f"upload:{sha256[:12]}", area=area)
    if first is None:
        # The head of the chain is locked from here on; somebody may have been quicker until then.
        first, made = Upload.objects.get_or_create(
            area=area, file=file, defaults={"name": name, "by": deed.by, "at": deed.at, "event": event}
        )
    else:
        made = False
    if made:
        Job.objects.create(
            kind=READ,
            effect=f"{READ}:{first.pk}",
            payload=canonical_json({"upload": first.pk, "by": deed.by.pk}),
            due=deed.at,
        )
    deed.change(upload=first.pk, file=sha256, size=size, name=name, again=not made)
    return {"upload": first.pk, "again": not made}


def hand_in(
    *, by: User, at: datetime, area: Area, data: bytes, name: str, once: str | None = None
) -> dict[str, Any]:
    """Keep the bytes of a file and hand it in.

    The bytes are on the disk before the record speaks of them; bytes without a record are harmless.
    """
    return hand_in_file(
        by=by, at=at, once=once, area=area, sha256=kept_files.keep(data), size=len(data), name=name
    )
