"""`vedich db verify`: whether every event, every sealed row and every checkpoint is as it was written."""

from __future__ import annotations

import argparse
import json

from vedich.cli.session import CANNOT, opened, take_record

CHANGED = 1


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    take_record(parser, lang)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="dạng kết quả: text (mặc định) hoặc json"
        if lang == "vi"
        else "form of the output: text (the default) or json",
    )


def run(options: argparse.Namespace) -> int:
    """Verify; 1 when something was changed."""
    vi = options.lang == "vi"
    if not opened(options.record, options.lang):
        return CANNOT
    from vedich.store.verification import verify_record

    found = verify_record()
    if options.format == "json":
        faults = [{"where": fault.where, "fault": fault.vi if vi else fault.en} for fault in found.faults]
        told = {
            "events": found.events,
            "chains": found.chains,
            "checkpoints": found.checkpoints,
            "files": found.files,
            "faults": faults,
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return CHANGED if found.faults else 0
    for fault in found.faults:
        print(fault.vi if vi else fault.en)
    if vi:
        end = "không có gì bị sửa" if not found.faults else f"{len(found.faults)} chỗ không còn như khi ghi"
        files = f", {found.files} tệp đã gửi" if found.files else ""
        print(
            f"{found.events} sự kiện trong {found.chains} chuỗi, {found.checkpoints} điểm kiểm{files}: {end}."
        )
    else:
        end = "nothing was changed" if not found.faults else f"{len(found.faults)} faults"
        files = f", {found.files} files handed in" if found.files else ""
        print(
            f"{found.events} events in {found.chains} chains, {found.checkpoints} checkpoints{files}: {end}."
        )
    return CHANGED if found.faults else 0
