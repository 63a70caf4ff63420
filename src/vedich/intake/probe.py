"""Try each layer of the confinement for real, in a child, and tell which of them hold on this machine."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vedich.intake.confined import FORKED, run_confined, usual_way
from vedich.intake.limits import Limits
from vedich.reading.sources.trouble import SourceError, Trouble

_TRY = "vedich.intake.probe:try_all"
_GREED = "vedich.intake.probe:take_memory"
_LOOP = "vedich.intake.probe:work_for_ever"
_SHORT = Limits(processor=1, wall=6.0)


@dataclass(frozen=True, slots=True)
class Layer:
    """One thing a child may not do, and whether this machine really keeps it from doing it."""

    code: str
    vi: str
    en: str
    holds: bool


_WORDS = {
    "files": ("không đọc được tệp nào khác", "sees no other file"),
    "writing": ("không ghi được gì", "writes nothing"),
    "network": ("không nối được mạng", "reaches no network"),
    "processes": ("không chạy được chương trình khác", "starts no other program"),
    "signals": ("không đụng được tiến trình khác", "touches no other process"),
    "memory": ("bị giới hạn bộ nhớ (1 GB)", "is bounded in memory (1 GB)"),
    "time": ("bị giới hạn thời gian xử lý", "is bounded in work"),
    "kernel": (
        "do chính hệ điều hành ngăn, không chỉ Python",
        "kept by the system itself, not by Python alone",
    ),
}


def layers() -> tuple[Layer, ...]:
    """Give each layer, tried just now in a child started as every file's is.

    >>> [layer.code for layer in layers()][:2]
    ['files', 'writing']
    """
    held = dict.fromkeys(_WORDS, False)
    with contextlib.suppress(SourceError, ValueError):
        told = json.loads(run_confined(_TRY, b"", {"parent": os.getpid()}, name="", limits=_SHORT))
        held.update({name: bool(value) for name, value in told.items() if name in held})
    held["memory"] = _trouble_of(_GREED) in (Trouble.TOO_MUCH_MEMORY, Trouble.READER_DIED)
    held["time"] = _trouble_of(_LOOP) is Trouble.TOO_SLOW
    return tuple(Layer(code, *_WORDS[code], holds) for code, holds in held.items())


def way() -> str:
    """Name the way in which children are started here."""
    return usual_way()


def is_strong(found: tuple[Layer, ...]) -> bool:
    """Say whether all that is promised for untrusted files holds on this machine."""
    return usual_way() == FORKED and all(layer.holds for layer in found)


def try_all(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Be the child: try what no reader of a file may do, and tell what was refused."""
    own = sys.executable if os.path.isabs(sys.executable) else os.devnull  # noqa: PTH117 - tried as it stands
    held = {
        "files": _refused(lambda: os.listdir(os.path.expanduser("~")))  # noqa: PTH111, PTH208 - tried as attacks do
        and _refused(lambda: os.listdir("/" if os.name == "posix" else "C:\\")),  # noqa: PTH208
        "writing": _refused(
            lambda: os.close(os.open(f"{_temporary()}/vedich-tried", os.O_CREAT | os.O_WRONLY))
        ),
        "network": _refused(lambda: socket.socket().close()),
        "processes": _refused(lambda: os.spawnv(os.P_WAIT, own, [own, "-c", "pass"])),
        "signals": _refused(lambda: os.kill(arguments["parent"], 0)),
        "kernel": _kept_by_the_kernel(),
    }
    return json.dumps(held).encode()


def take_memory(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Be the child: take more memory than is allowed."""
    return str(len(bytearray(3 << 30))).encode()


def work_for_ever(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Be the child: never end."""
    while True:
        pass


def _trouble_of(function: str) -> Trouble | None:
    try:
        run_confined(function, b"", name="", limits=_SHORT)
    except SourceError as error:
        return error.trouble
    return None


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, ValueError, RuntimeError):
        return True
    return False


def _temporary() -> str:
    return "/tmp" if os.name == "posix" else "C:\\Windows\\Temp"


def _kept_by_the_kernel() -> bool:
    """Go round Python: what refuses now is the system."""
    if sys.platform != "linux":
        return False
    import ctypes

    c = ctypes.CDLL(None)
    return bool(c.open(b"/etc/passwd", 0) < 0 and c.socket(2, 1, 0) < 0 and c.open(b"/tmp", 0) < 0)
