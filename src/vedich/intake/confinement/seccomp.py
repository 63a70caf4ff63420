"""Seccomp: the child may ask the kernel only for what reading needs; nothing else of it can be attacked."""

from __future__ import annotations

import ctypes
import errno
import os

from vedich.intake.confinement import system_calls as calls
from vedich.intake.confinement.kernel import PR_SET_SECCOMP, KernelRefusedError, control_process, machine

_FILTER_MODE = 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# On x86_64 the same numbers with this bit are another table of calls.
_X32 = 0x40000000

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_A_THREAD = 0x00010000  # CLONE_THREAD: a thread of this process, never a process of its own
_NEW_NAMESPACES = 0x7E020000
_HARMLESS_FCNTL = (1, 2, 3, 1030)  # descriptor flags, status flags read, a copy that closes on exec
_HARMLESS_IOCTL = (0x5401, 0x541B, 0x5450, 0x5451)  # is it a terminal, bytes waiting, close on exec
_INTERNET = (2, 10, 16, 17)  # IPv4, IPv6, netlink, packets

Step = tuple[int, int, int, int]


def confine_parsing() -> None:
    """Let this process ask the kernel only what `system_calls` lists; each refusal is an error to it.

    Needs: PR_SET_NO_NEW_PRIVS.

    Raises:
        KernelRefusedError: the kernel has no seccomp, or there is no table for this processor.
    """
    _load(_for_parsing(_column(), os.getpid()))


def confine_program() -> None:
    """Keep this process, and the program it is about to become, from lines outside and other processes.

    Needs: PR_SET_NO_NEW_PRIVS.

    Raises:
        KernelRefusedError: the kernel has no seccomp, or there is no table for this processor.
    """
    _load(_for_programs(_column(), os.getpid()))


def _column() -> int:
    if not machine():
        raise KernelRefusedError(0, "there is no table of system calls for this processor")
    return 0 if machine() == "x86_64" else 1


def _for_parsing(column: int, me: int) -> list[Step]:
    steps = _preamble()
    for numbers in calls.ALLOWED.values():
        number = numbers[column]
        if number is not None:
            steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    # Files are opened for reading only; which ones is Landlock's business.
    steps += _only_if_no_bit(calls.OPENAT[column], 2, _WRITING, errno.EACCES)
    steps += _only_threads(calls.CLONE[column])
    # The arguments of clone3 lie in memory where no filter sees them; without it the C library uses clone.
    steps += [(_EQUAL, 0, 1, calls.CLONE3[column]), (_RETURN, 0, 0, _ERROR | errno.ENOSYS)]
    steps += _only_values(calls.TGKILL[column], 0, (me,))
    steps += _only_values(calls.PRLIMIT[column], 0, (0,))
    steps += _only_values(calls.FCNTL[column], 1, _HARMLESS_FCNTL)
    steps += _only_values(calls.IOCTL[column], 1, _HARMLESS_IOCTL)
    return [*steps, (_RETURN, 0, 0, _ERROR | errno.EPERM)]


def _for_programs(column: int, me: int) -> list[Step]:
    steps = _preamble()
    for numbers in calls.REFUSED_TO_PROGRAMS.values():
        number = numbers[column]
        if number is not None:
            steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERROR | errno.EPERM)]
    for there in calls.PRETENDED_TO_PROGRAMS.values():
        steps += [(_EQUAL, 0, 1, there[column]), (_RETURN, 0, 0, _ERROR)]
    steps += _only_threads(calls.CLONE[column])
    # The arguments of clone3 lie in memory where no filter sees them; without it the C library uses clone.
    steps += [(_EQUAL, 0, 1, calls.CLONE3[column]), (_RETURN, 0, 0, _ERROR | errno.ENOSYS)]
    steps += _only_values(calls.TGKILL[column], 0, (me,))
    steps += _only_values(calls.PRLIMIT[column], 0, (0, me))
    families = [step for family in _INTERNET for step in _refuse_value(family)]
    steps += [
        (_EQUAL, 0, 2 + len(families), calls.SOCKET[column]),
        (_LOAD, 0, 0, _ARGUMENTS),
        *families,
        (_RETURN, 0, 0, _ALLOW),
    ]
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def _preamble() -> list[Step]:
    """Kill what speaks another table of calls, then look at the number."""
    steps: list[Step] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _ARCHITECTURES[machine()]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine() == "x86_64":
        steps += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL)]
    return steps


def _refuse_value(value: int) -> list[Step]:
    return [(_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ERROR | errno.EPERM)]


def _only_values(number: int, argument: int, values: tuple[int, ...]) -> list[Step]:
    allowed = [step for value in values for step in ((_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW))]
    return [
        (_EQUAL, 0, 2 + len(allowed), number),
        (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        *allowed,
        (_RETURN, 0, 0, _ERROR | errno.EPERM),
    ]


def _only_if_no_bit(number: int, argument: int, bits: int, error: int) -> list[Step]:
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        (_ANY_BIT, 0, 1, bits),
        (_RETURN, 0, 0, _ERROR | error),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _only_threads(number: int) -> list[Step]:
    return [
        (_EQUAL, 0, 5, number),
        (_LOAD, 0, 0, _ARGUMENTS),
        (_ANY_BIT, 2, 0, _NEW_NAMESPACES),
        (_ANY_BIT, 0, 1, _A_THREAD),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _ERROR | errno.EPERM),
    ]


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def _load(steps: list[Step]) -> None:
    program = (_Step * len(steps))(*(_Step(*step) for step in steps))
    control_process(PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(_Program(len(steps), program)))
