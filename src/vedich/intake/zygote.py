"""A small process that forks a confined child for each file: warm, so that a child costs milliseconds.

It is started before any file is read, so that its memory holds nothing of a file, and reads nothing itself.
A child is its copy, shut in before the first byte of a file reaches it; when the caller ends, so do all.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from vedich.intake import border
from vedich.intake.confinement import layers
from vedich.intake.confinement.kernel import KernelRefusedError
from vedich.intake.confinement.landlock import build_ruleset
from vedich.intake.limits import Limits

Work = Callable[[bytes, dict[str, Any]], bytes]
_MOST_ORDER = 65_536
# Libraries that start threads of their own would be copied half-way by a fork.
ONE_THREAD = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def serve(control: int) -> NoReturn:
    """Fork children as the caller orders them over the socket `control`, until it closes its end."""
    code = 1
    try:
        _become_servant(control)
        line = socket.socket(fileno=control)
        _serve(line, ruleset())
        code = 0
    finally:
        os._exit(code)


def _become_servant(control: int) -> None:
    with contextlib.suppress(OSError):
        os.setsid()
    layers.close_all_but([control])
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    os.chdir("/")
    os.environ.clear()
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    sys.path[:] = [path for path in sys.path if path and os.path.isabs(path)]  # noqa: PTH117 - as it stands
    layers.leave_network()


def ruleset() -> int | None:
    """Give the rules under which a child sees only the program; None where the kernel has no such rules."""
    with contextlib.suppress(KernelRefusedError):
        return build_ruleset(layers.readable_folders())
    return None


def _serve(line: socket.socket, rules: int | None) -> None:
    children: set[int] = set()
    try:
        while True:
            order, descriptors, _, _ = socket.recv_fds(line, _MOST_ORDER, 1)
            if not order:
                return
            told = json.loads(order)
            if "end" in told:
                reply = _end(told["end"], children)
            else:
                reply = {"child": _fork(told, descriptors[0], line, rules)}
                children.add(reply["child"])
            line.sendall(json.dumps({"order": told["order"], **reply}).encode())
    finally:
        for child in list(children):
            _end(child, children)


def _end(child: int, children: set[int]) -> dict[str, Any]:
    """End a child, whatever it is doing, and say how it ended and what it used."""
    if child not in children:
        return {"status": 0, "processor": 0, "memory": 0}
    children.discard(child)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    processor = used.ru_utime + used.ru_stime
    return {"status": code, "processor": processor, "memory": used.ru_maxrss * 1024}


def _fork(told: dict[str, Any], line: int, control: socket.socket, rules: int | None) -> int:
    module, _, name = told["function"].partition(":")
    # Our own code, imported once for all children; its libraries are imported on use.
    work: Work = getattr(importlib.import_module(module), name)
    for library in told["warm"]:
        _warm_up(library)
    gc.freeze()
    child = os.fork()
    if child == 0:
        # A short life with much to make: the collector looks less often, and not at what was copied.
        gc.set_threshold(50_000)
        _be_child(work, line, control, Limits(**told["limits"]), rules)
    os.close(line)
    return child


def _warm_up(library: str) -> None:
    """Import a library before the fork, once; one that is not there is missed by the child that needs it."""
    if library not in sys.modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(library)


def _be_child(work: Work, line: int, control: socket.socket, limits: Limits, rules: int | None) -> NoReturn:
    code = 1
    try:
        layers.die_with_parent()
        with contextlib.suppress(OSError):
            os.setsid()
        # This process has closed what it was started with; only the line to its orders is left.
        control.close()
        layers.confine(limits, rules)
        if rules is not None:
            os.close(rules)
        work_on(work, lambda most: os.read(line, most), lambda rest: os.write(line, rest))
        code = 0
    finally:
        os._exit(code)


def work_on(work: Work, read: Callable[[int], bytes], write: Callable[[memoryview], int]) -> None:
    """Take arguments and bytes from the line, work on them, and write the answer."""

    def done() -> bytes:
        arguments = json.loads(border.read_parcel(read))
        return work(border.read_parcel(read), arguments)

    for part in border.joined(border.answer_of(done)):
        rest = memoryview(part)
        while rest:
            rest = rest[write(rest) :]
