"""`vedich db refresh`: judge anew what became due, once or as long as the program runs."""

from __future__ import annotations

import argparse
import threading

from vedich.cli.session import CANNOT, now, opened, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "--watch",
        action="store_true",
        help="không dừng: tính lại ngay sau mỗi lần duyệt (vedich serve tự làm việc này); dừng bằng Ctrl-C"
        if lang == "vi"
        else "stay, and judge anew after each approval, as `vedich serve` does by itself; end: Ctrl-C",
    )
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Judge what is due and say how many boards that were, or stay and judge what becomes due."""
    lang = options.lang
    if not opened(options.record, lang):
        return CANNOT
    from vedich.store.judged.refreshing import refresh_due, watch

    if options.watch:
        # Nobody sets it: Ctrl-C ends the wait.
        watch(now, threading.Event().wait)
        return 0
    done = 0
    while more := refresh_due(now()):
        done += more
    print(f"Đã tính lại {done} bảng đánh giá." if lang == "vi" else f"{done} boards were judged anew.")
    return 0
