"""Run a function on the bytes of a file from outside, in a child that is shut in and can be ended."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Sequence
from typing import Any

from vedich.intake import border
from vedich.intake.ended import Ended
from vedich.intake.forked import ForkedChild, ForkServer
from vedich.intake.fresh import FreshChild
from vedich.intake.limits import Limits
from vedich.reading.sources.trouble import SourceError, Trouble

_OVER_TIME = getattr(signal, "SIGXCPU", 24)
_ENDED = getattr(signal, "SIGKILL", 9)
_SERVER: list[ForkServer] = []
# Tests and `doctor` try the other way of starting a child by it.
FORKED, FRESH, PORTABLE = "forked", "fresh", "portable"


def usual_way() -> str:
    """Name the way in which children are started on this system.

    >>> usual_way() in (FORKED, FRESH)
    True
    """
    return FORKED if sys.platform == "linux" else FRESH


def make_ready() -> None:
    """Start the process that starts children, where there is one; it warms up while the caller goes on."""
    if usual_way() == FORKED:
        _server()


def run_confined(
    function: str,
    data: bytes,
    arguments: dict[str, Any] | None = None,
    *,
    name: str,
    limits: Limits | None = None,
    warm: Sequence[str] = (),
    way: str = "",
) -> bytes:
    """Give what `function` ('module:function' of our own) makes of bytes and plain arguments, in a child.

    The function takes the bytes and the arguments, which cross as JSON, and gives bytes; it may import,
    and do nothing else outside itself. `name` is that of the file in the sentences of errors; `warm`
    are modules that the children of this function need, imported once for all of them.

    >>> run_confined("vedich.intake.parsing:echo", b"abc", name="a.txt")
    b'abc'

    Raises:
        SourceError: the function refused the file or stumbled, or the child came to its limits and was ended.
    """
    bounds = limits or Limits()
    told = json.dumps(arguments or {}).encode()
    child = _started(function, bounds, warm, way or usual_way())
    deadline = time.monotonic() + bounds.wall
    trouble: Trouble | None = None
    answer = b""
    try:
        border.send_all(child, border.parcels(told, data), deadline)
        child.no_more()
        answer = border.receive_answer(child, bounds.output, deadline)
    except OverflowError:
        trouble = Trouble.TOO_MUCH_OUTPUT
    except TimeoutError:
        trouble = Trouble.TOO_SLOW
    finally:
        ended = child.end()
    if trouble is not None:
        raise _error(trouble, name, bounds)
    try:
        return border.payload_of(answer, name)
    except border.BrokenAnswerError:
        raise _error(_trouble_of(ended, bounds), name, bounds) from None


def _started(function: str, limits: Limits, warm: Sequence[str], way: str) -> ForkedChild | FreshChild:
    if way != FORKED:
        return FreshChild(function, limits, portable=way == PORTABLE)
    for attempt in (1, 2):
        try:
            return _server().start(function, limits, warm)
        except (ConnectionError, TimeoutError):
            # Somebody ended the warm process; another takes its place.
            _SERVER.clear()
            if attempt == 2:
                break
    return FreshChild(function, limits)


def _server() -> ForkServer:
    if not _SERVER or not _SERVER[0].is_mine:
        _SERVER[:] = [ForkServer()]
    return _SERVER[0]


def _trouble_of(ended: Ended, limits: Limits) -> Trouble:
    """Say why a child that gave no answer ended."""
    worn_out = ended.processor > 0.9 * limits.processor
    # On a busy machine the kernel counts a little more than the child was told it used when it ends it.
    worn_out = worn_out or (-ended.status == _ENDED and ended.processor > 0.5 * limits.processor)
    return Trouble.TOO_SLOW if worn_out or -ended.status == _OVER_TIME else Trouble.READER_DIED


def _error(trouble: Trouble, name: str, limits: Limits) -> SourceError:
    if trouble is Trouble.TOO_SLOW:
        return SourceError(trouble, name, seconds=limits.processor)
    if trouble is Trouble.TOO_MUCH_OUTPUT:
        return SourceError(trouble, name, most=limits.output // 1_000_000)
    return SourceError(trouble, name)
