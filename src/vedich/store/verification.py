"""Verify the record from within: its chains, its seals, and the checkpoints it made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from vedich.store.archived_files import lost_files
from vedich.store.chain import BEGINNING, digest, linked
from vedich.store.models import ChainHead, Checkpoint, Event
from vedich.store.seals import broken_seals


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written: where, and what."""

    where: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and every fault that was found."""

    events: int
    chains: int
    checkpoints: int
    faults: tuple[Fault, ...]
    files: int = 0


def verify_record() -> Verified:
    """Look at every event, every sealed row, every checkpoint and every file that was handed in."""
    faults: list[Fault] = []
    events = 0
    ends: dict[str, tuple[int, str]] = {}
    for chain, seq, content, previous, hashed in (
        Event.objects.order_by("chain", "seq")
        .values_list("chain", "seq", "content", "previous", "hash")
        .iterator(chunk_size=5000)
    ):
        events += 1
        before = ends.get(chain, (0, BEGINNING))
        if seq != before[0] + 1:
            faults.append(_gap(chain, before[0] + 1, seq))
        if previous != before[1] or linked(previous, content) != hashed:
            faults.append(_changed(chain, seq))
        ends[chain] = (seq, hashed)
    faults += _events_beside_their_content()
    heads = dict(ChainHead.objects.values_list("chain", "hash"))
    for chain, head in heads.items():
        if ends.get(chain, (0, BEGINNING))[1] != head:
            faults.append(_cut(chain, ends.get(chain, (0, ""))[0]))
    checkpoints = list(Checkpoint.objects.order_by("on"))
    for checkpoint in checkpoints:
        faults += _against(checkpoint)
    for table, event, fault in broken_seals():
        where = f"{table}:{event}"
        faults.append(
            Fault(where, f"Dòng của bảng {table} không còn đúng như sự kiện {event} đã ghi: {fault}.", fault)
        )
    files, lost = lost_files()
    faults += (_lost(sha256, name, gone=gone) for sha256, name, gone in lost)
    return Verified(events, len(ends), len(checkpoints), tuple(faults), files)


def _events_beside_their_content() -> Iterator[Fault]:
    """Yield events whose columns say other than the content that was hashed."""
    rows = Event.objects.values_list("chain", "seq", "action", "by_id", "at", "subject", "content")
    for chain, seq, action, by, at, subject, content in rows.iterator(chunk_size=5000):
        told = json.loads(content)
        same = (told["chain"], told["seq"], told["action"], told["by"], told["subject"])
        if same != (chain, seq, action, by, subject) or not told["at"].startswith(
            at.strftime("%Y-%m-%dT%H:%M:%S.%f")
        ):
            yield _changed(chain, seq)


def _against(checkpoint: Checkpoint) -> Iterator[Fault]:
    heads = json.loads(checkpoint.heads)
    if digest(heads) != checkpoint.root:
        yield Fault(
            f"checkpoint:{checkpoint.on}",
            f"Điểm kiểm {checkpoint.on} đã bị sửa.",
            f"The checkpoint of {checkpoint.on} was changed.",
        )
    for chain, (seq, hashed) in heads.items():
        if seq and not Event.objects.filter(chain=chain, seq=seq, hash=hashed).exists():
            yield Fault(
                f"{chain}:{seq}",
                f"Chuỗi {chain} không còn sự kiện {seq} mà điểm kiểm {checkpoint.on} đã ghi.",
                f"The chain {chain} no longer has event {seq}, which the checkpoint of {checkpoint.on} saw.",
            )


def _lost(sha256: str, name: str, *, gone: bool) -> Fault:
    return Fault(
        f"file:{sha256}",
        f"Tệp “{name}” (mã {sha256[:12]}) "
        + ("không còn trong thư mục tệp cạnh hồ sơ." if gone else "không còn như khi được gửi."),
        f"The file “{name}” ({sha256[:12]}) "
        + ("is gone from the folder beside the record." if gone else "is not as it was handed in."),
    )


def _gap(chain: str, wanted: int, got: int) -> Fault:
    return Fault(
        f"{chain}:{wanted}",
        f"Chuỗi {chain} thiếu sự kiện {wanted} (gặp {got}).",
        f"The chain {chain} lacks event {wanted} (met {got}).",
    )


def _changed(chain: str, seq: int) -> Fault:
    return Fault(
        f"{chain}:{seq}",
        f"Sự kiện {seq} của chuỗi {chain} không còn như khi được ghi.",
        f"Event {seq} of the chain {chain} is not as it was written.",
    )


def _cut(chain: str, seq: int) -> Fault:
    return Fault(
        f"{chain}:{seq}",
        f"Chuỗi {chain} kết thúc ở sự kiện {seq}, không phải ở nơi đã ghi: phần cuối bị cắt hoặc bị sửa.",
        f"The chain {chain} ends at event {seq}, not where it was left: its end was cut or changed.",
    )
