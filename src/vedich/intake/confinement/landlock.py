"""Landlock: the child sees no file but the program it runs, opens no connection, signals nobody outside."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable

from vedich.intake.confinement.kernel import KernelRefusedError, machine, system_call

# The numbers are the same on every processor.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_ASKED, _PATH_BENEATH = 1, 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKING_AND_REMOVING = sum(1 << bit for bit in range(4, 13))
_TRUNCATE = 1 << 14
# How many rights over files each version of the kernel's interface knows.
_RIGHTS_BY_VERSION = {1: 13, 2: 14, 3: 15, 4: 15}
_RIGHTS_SINCE_5 = 16
_TCP = 0b11  # bind and connect, since version 4
_SCOPES = 0b11  # abstract sockets and signals of processes outside, since version 6


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def landlock_version() -> int:
    """Give the version of Landlock that the kernel speaks, 0 where it has none.

    >>> landlock_version() >= 0
    True
    """
    if not machine():
        return 0
    try:
        return system_call(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_ASKED))
    except KernelRefusedError:
        return 0


def build_ruleset(
    readable: Iterable[str], *, executable: Iterable[str] = (), writable: Iterable[str] = ()
) -> int:
    """Give a descriptor of rules under which only these folders can be seen; absent ones are passed over.

    `writable` folders may be read, and files in them made, changed and removed, which is never the program.

    Raises:
        KernelRefusedError: the kernel has no Landlock.
    """
    version = landlock_version()
    if version < 1:
        raise KernelRefusedError(0, "Landlock is not in this kernel")
    known = (1 << _RIGHTS_BY_VERSION.get(version, _RIGHTS_SINCE_5)) - 1
    asked = _Ruleset(known, _TCP if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = system_call(_CREATE_RULESET, ctypes.byref(asked), ctypes.c_size_t(size), ctypes.c_uint32(0))
    reading = READ_FILE | READ_DIR
    for path in readable:
        _allow(rules, path, reading)
    for path in executable:
        _allow(rules, path, reading | EXECUTE)
    for path in writable:
        _allow(rules, path, (reading | WRITE_FILE | _MAKING_AND_REMOVING | _TRUNCATE) & known)
    return rules


def restrict_to(rules: int) -> None:
    """Bind this process, and all it may start, to the rules for ever.

    Needs: PR_SET_NO_NEW_PRIVS.

    Raises:
        KernelRefusedError: the kernel answers with an error.
    """
    system_call(_RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint32(0))


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        there = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):  # noqa: PTH112 - a string all the way, no Path is made before each file
            rights &= EXECUTE | WRITE_FILE | READ_FILE | _TRUNCATE
        beneath = _Beneath(rights, there)
        system_call(
            _ADD_RULE,
            ctypes.c_int(rules),
            ctypes.c_int(_PATH_BENEATH),
            ctypes.byref(beneath),
            ctypes.c_uint32(0),
        )
    finally:
        os.close(there)
