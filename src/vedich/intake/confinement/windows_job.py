"""Bound a child on Windows with a job object: memory, work, no other processes, and an end with its parent.

No machine of the makers runs Windows: this follows the documentation of the system and is proved nowhere.
"""

from __future__ import annotations

import ctypes
from typing import Any

from vedich.intake.limits import Limits

_EXTENDED_LIMITS = 9
_PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY, _DIE_ON_FAULT, _END_WITH_JOB = (
    0x2,
    0x8,
    0x100,
    0x400,
    0x2000,
)
_TICKS_A_SECOND = 10_000_000


class _Counters(ctypes.Structure):
    _fields_ = tuple((f"counter{number}", ctypes.c_uint64) for number in range(6))


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", _Counters),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def put_in_job(process: int, limits: Limits) -> Any:
    """Put a process, by its handle, into a job under limits; the job holds as long as what is given is kept.

    Nulls: None where Windows refuses.
    """
    windows: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there on other systems
    windows.CreateJobObjectW.restype = ctypes.c_void_p
    job = windows.CreateJobObjectW(None, None)
    if not job:
        return None
    bounds = _Extended()
    bounds.basic.flags = _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIE_ON_FAULT | _END_WITH_JOB
    bounds.basic.process_time = limits.processor * _TICKS_A_SECOND
    bounds.basic.processes = 1
    bounds.process_memory = limits.memory
    handle = ctypes.c_void_p(job)
    told = windows.SetInformationJobObject(
        handle, _EXTENDED_LIMITS, ctypes.byref(bounds), ctypes.sizeof(bounds)
    )
    if not told or not windows.AssignProcessToJobObject(handle, ctypes.c_void_p(process)):
        return None
    return handle
