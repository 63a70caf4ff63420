"""Call the Linux kernel where Python has no function for it."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import lru_cache

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION_3 = 0x20080522


class KernelRefusedError(OSError):
    """Raised when the kernel does not know a layer, or does not let this process have it."""


@lru_cache(maxsize=1)
def machine() -> str:
    """Name the processor as the tables of system calls do; '' where there is none for it.

    >>> machine() in ("x86_64", "aarch64", "")
    True
    """
    if sys.platform != "linux" or sys.byteorder != "little" or sys.maxsize < 2**32:
        return ""
    name = os.uname().machine
    return name if name in _CAPSET else ""


def system_call(number: int, *arguments: object) -> int:
    """Make a system call by its number.

    Raises:
        KernelRefusedError: the kernel answers with an error.
    """
    result: int = _c().syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        _refused(f"system call {number}")
    return result


def control_process(option: int, value: int, more: object = None) -> None:
    """Set an attribute of this process (prctl).

    Raises:
        KernelRefusedError: the kernel answers with an error.
    """
    longs = ctypes.c_ulong
    third = longs(0) if more is None else more
    if _c().prctl(ctypes.c_int(option), longs(value), third, longs(0), longs(0)) != 0:
        _refused(f"prctl {option}")


def leave_namespaces(flags: int) -> None:
    """Give this process namespaces of its own (unshare).

    Raises:
        KernelRefusedError: the kernel, or the rules of the machine, do not let it.
    """
    if _c().unshare(ctypes.c_int(flags)) != 0:
        _refused("unshare")


def drop_capabilities() -> None:
    """Give up every power that root has over other users' files and processes.

    Raises:
        KernelRefusedError: the kernel answers with an error.
    """
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    system_call(_CAPSET[machine()], ctypes.byref(header), ctypes.byref(nothing))


_LOADED: list[ctypes.CDLL] = []


def _c() -> ctypes.CDLL:
    if not _LOADED:
        _LOADED.append(ctypes.CDLL(None, use_errno=True))
        _LOADED[0].syscall.restype = ctypes.c_long
    return _LOADED[0]


def _refused(what: str) -> None:
    number = ctypes.get_errno()
    raise KernelRefusedError(number, f"{what}: {os.strerror(number)}")
