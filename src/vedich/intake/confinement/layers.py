"""Take away from this process, layer by layer, all that opening a file does not need."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from vedich.intake.confinement import kernel, landlock, seccomp
from vedich.intake.confinement.kernel import KernelRefusedError
from vedich.intake.limits import Limits

_NEW_USER, _NEW_NETWORK, _NEW_IPC = 0x10000000, 0x40000000, 0x08000000
# Where the system keeps the shared libraries of Python's modules, and the letters that OCR knows.
_LIBRARIES = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/dev/urandom",
)
_LETTERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")
_OPEN_FILES, _OPEN_FILES_OF_PROGRAMS = 64, 256


def program_folders() -> list[str]:
    """Give the folders of Python and of this package: all that a child may still see.

    >>> any(folder.endswith("vedich") for folder in program_folders())
    True
    """
    own = [os.path.dirname(os.__file__)]  # noqa: PTH120 - strings all the way, as the kernel takes them
    for prefix in {sys.prefix, sys.base_prefix}:
        own += [f"{prefix}/lib", f"{prefix}/lib64", f"{prefix}/Lib", f"{prefix}/DLLs"]
    own += [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    package = Path(__file__).parents[2]
    return [*dict.fromkeys(own), str(package)]


def readable_folders() -> list[str]:
    """Give all that a child may see on Linux: the program, the system's libraries, the letters of OCR."""
    return [*program_folders(), *_LIBRARIES, *_LETTERS]


def leave_network() -> bool:
    """Give this process a network of its own with nothing in it; say whether the machine lets it."""
    for flags in (_NEW_NETWORK | _NEW_IPC, _NEW_USER | _NEW_NETWORK | _NEW_IPC):
        with contextlib.suppress(KernelRefusedError):
            kernel.leave_namespaces(flags)
            return True
    return False


def set_limits(limits: Limits, *, written: int = 0, open_files: int = _OPEN_FILES) -> None:
    """Bound memory, time and output by the system's own limits, where it has them (not on Windows).

    `written` is how many bytes each file may have that is written: none, but for programs that convert.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError):
        os.nice(limits.nice)
    bounds = [
        (resource.RLIMIT_CPU, limits.processor),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, open_files),
        (resource.RLIMIT_AS, limits.memory),
    ]
    if not kernel.machine() and not written:
        bounds.append((resource.RLIMIT_NPROC, 0))
    for kind, bound in bounds:
        # macOS refuses to bound the address space; the watch of the parent is left.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (bound, bound))


def confine(limits: Limits, rules: int | None) -> None:
    """Shut this process in for ever, as far as the machine can; `rules` are Landlock's, None without."""
    set_limits(limits)
    _shut_in(rules, seccomp.confine_parsing)


def confine_program(limits: Limits, rules: int | None, *, written: int) -> None:
    """Shut this process in, and the program that it is about to become; it may write files of that size."""
    set_limits(limits, written=written, open_files=_OPEN_FILES_OF_PROGRAMS)
    _shut_in(rules, seccomp.confine_program)


def _shut_in(rules: int | None, filter_calls: Callable[[], None]) -> None:
    steps: list[Callable[[], None]] = [
        lambda: kernel.control_process(kernel.PR_SET_NO_NEW_PRIVS, 1),
        lambda: kernel.control_process(kernel.PR_SET_DUMPABLE, 0),
        kernel.drop_capabilities,
        lambda: landlock.restrict_to(rules) if rules is not None else None,
        filter_calls,
    ]
    if not kernel.machine():
        return
    for step in steps:
        with contextlib.suppress(KernelRefusedError):
            step()


def die_with_parent() -> None:
    """Let the kernel end this process when the one that started it ends."""
    if kernel.machine():
        with contextlib.suppress(KernelRefusedError):
            kernel.control_process(kernel.PR_SET_PDEATHSIG, 9)


def close_all_but(kept: Sequence[int]) -> None:
    """Close every descriptor that was inherited, and let the standard ones lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        if standard not in kept:
            os.dup2(nowhere, standard)
    low = 3
    for fd in sorted({*kept} - {0, 1, 2}):
        os.closerange(low, fd)
        low = fd + 1
    os.closerange(low, _highest_descriptor())


def _highest_descriptor() -> int:
    with contextlib.suppress(OSError, ValueError):
        return max(int(name) for name in os.listdir("/proc/self/fd")) + 1  # noqa: PTH208 - names are numbers
    return 4096
