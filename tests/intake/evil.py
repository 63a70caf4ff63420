"""Parsers taken over by their files: each tries one thing that none may do, and tells whether it got through.

Each function is what `run_confined` runs in the child: bytes and arguments in, bytes out. `b"1"` and more
means that it got through.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

REFUSED = b"refused"


def _tried(attempt: object) -> bytes:
    assert callable(attempt)
    try:
        return b"1 " + repr(attempt()).encode()[:200]
    except (OSError, ValueError, RuntimeError, subprocess.SubprocessError):
        return REFUSED


def connect_to_a_listener(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: socket.create_connection(("127.0.0.1", arguments["port"]), 2).send(b"x"))


def connect_to_a_name(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: socket.getaddrinfo("example.org", 80))


def send_a_datagram(data: bytes, arguments: dict[str, Any]) -> bytes:
    def send() -> int:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            return line.sendto(b"x", ("127.0.0.1", arguments["port"]))

    return _tried(send)


def connect_to_a_local_socket(data: bytes, arguments: dict[str, Any]) -> bytes:
    def connect() -> None:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(arguments["socket"])

    return _tried(connect)


def read_the_passwords(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path("/etc/passwd").read_bytes())


def read_another_upload(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path(arguments["upload"]).read_bytes())


def read_it_past_python(data: bytes, arguments: dict[str, Any]) -> bytes:
    def read() -> int:
        c = ctypes.CDLL(None, use_errno=True)
        there = c.open(arguments["upload"].encode(), os.O_RDONLY)
        if there < 0:
            raise OSError(ctypes.get_errno())
        return int(there)

    return _tried(read)


def list_a_folder(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: list(Path(arguments["folder"]).iterdir()))


def look_at_the_parent(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path(f"/proc/{arguments['parent']}/environ").read_bytes())


def see_the_environment(data: bytes, arguments: dict[str, Any]) -> bytes:
    found = [name for name in os.environ if name == "SECRET_SETTING"]
    return b"1" if found else REFUSED


def write_a_file(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path(arguments["folder"], "written").write_bytes(b"x"))


def write_a_file_for_a_while(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path("/tmp/vedich-evil").write_bytes(b"x"))


def remove_a_file(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path(arguments["upload"]).unlink())


def change_a_file(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: os.truncate(arguments["upload"], 0))


def make_a_link(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path(arguments["folder"], "link").symlink_to("/etc/passwd"))


def fork_once(data: bytes, arguments: dict[str, Any]) -> bytes:
    def fork() -> int:
        child = os.fork()
        if child == 0:
            os._exit(0)
        return child

    return _tried(fork)


def fork_for_ever(data: bytes, arguments: dict[str, Any]) -> bytes:
    made = 0
    for _ in range(1000):
        with contextlib.suppress(OSError):
            if os.fork() == 0:
                time.sleep(60)
                os._exit(0)
            made += 1
    return b"1" if made else REFUSED


def start_a_program(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))


def become_a_program(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: os.execv("/bin/true", ["true"]))


def signal_the_parent(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: os.kill(arguments["parent"], signal.SIGUSR1))


def signal_the_server(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: os.kill(os.getppid(), signal.SIGTERM))


def signal_everybody(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: os.kill(-1, signal.SIGCONT))


def trace_the_parent(data: bytes, arguments: dict[str, Any]) -> bytes:
    def trace() -> None:
        c = ctypes.CDLL(None, use_errno=True)
        if c.ptrace(16, arguments["parent"], 0, 0) != 0:
            raise OSError(ctypes.get_errno())

    return _tried(trace)


def read_the_parents_memory(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: Path(f"/proc/{arguments['parent']}/mem").open("rb"))


def slow_the_parent(data: bytes, arguments: dict[str, Any]) -> bytes:
    return _tried(lambda: os.setpriority(os.PRIO_PROCESS, arguments["parent"], 19))


def limit_the_parent(data: bytes, arguments: dict[str, Any]) -> bytes:
    def limit() -> None:
        import resource

        resource.prlimit(arguments["parent"], resource.RLIMIT_CPU, (1, 1))

    return _tried(limit)


def widen_the_limits(data: bytes, arguments: dict[str, Any]) -> bytes:
    def widen() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))

    return _tried(widen)


def mount_something(data: bytes, arguments: dict[str, Any]) -> bytes:
    def mount() -> None:
        c = ctypes.CDLL(None, use_errno=True)
        if c.mount(b"none", arguments["folder"].encode(), b"tmpfs", 0, None) != 0:
            raise OSError(ctypes.get_errno())

    return _tried(mount)


def leave_the_namespaces(data: bytes, arguments: dict[str, Any]) -> bytes:
    def unshare() -> None:
        c = ctypes.CDLL(None, use_errno=True)
        if c.unshare(0x10000000) != 0:
            raise OSError(ctypes.get_errno())

    return _tried(unshare)


def find_an_open_file(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Look through the descriptors for one that leads to a file with something in it."""
    found = []
    for number in range(3, 64):
        with contextlib.suppress(OSError):
            if os.pread(number, 1, 0):
                found.append(number)
    return b"1 " + repr(found).encode() if found else REFUSED


def take_ten_gibibytes(data: bytes, arguments: dict[str, Any]) -> bytes:
    held = []
    for _ in range(10):
        held.append(bytearray(1 << 30))
    return b"1"


def take_it_in_small_pieces(data: bytes, arguments: dict[str, Any]) -> bytes:
    held = []
    for _ in range(10_000):
        held.append(b"x" * (1 << 20))
    return b"1"


def never_end(data: bytes, arguments: dict[str, Any]) -> bytes:
    while True:
        pass


def sleep_for_ever(data: bytes, arguments: dict[str, Any]) -> bytes:
    while True:
        time.sleep(60)


def ignore_the_end(data: bytes, arguments: dict[str, Any]) -> bytes:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass


def answer_too_much(data: bytes, arguments: dict[str, Any]) -> bytes:
    return b"x" * 200_000_000


def answer_for_ever(data: bytes, arguments: dict[str, Any]) -> bytes:
    for line in range(3, 16):
        with contextlib.suppress(OSError):
            while True:
                os.write(line, b"x" * 65536)
    return b"1"


def die(data: bytes, arguments: dict[str, Any]) -> bytes:
    os._exit(0)


def fall_over(data: bytes, arguments: dict[str, Any]) -> bytes:
    ctypes.string_at(0)
    return b"1"


def answer_nonsense(data: bytes, arguments: dict[str, Any]) -> bytes:
    for line in range(3, 16):
        with contextlib.suppress(OSError):
            os.write(line, b"\x80\x04cos\nsystem\n(S'true'\ntR.")
    os._exit(0)
