"""How much work the text of one file may make: no file keeps those behind it waiting for good."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from vedich.reading.sources.trouble import SourceError, Trouble

# Again and again, should the first one have been lost in what is just being tidied up.
_AGAIN = 0.25


class _Enough(BaseException):
    """Raised in what takes too long; nothing on the way takes it for a fault of its own."""


@contextmanager
def within(seconds: float, name: str) -> Iterator[None]:
    """Give up what is done inside once it has taken so many seconds of the processor.

    A pattern that goes through a text again and again is stopped, too. Signals reach the main thread alone:
    in another thread, and on Windows, which counts no processor time for signals, nothing is stopped.

    >>> with within(60, "a.txt"):
    ...     1 + 1
    2

    Raises:
        SourceError: it took longer.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    is_over = False

    def enough(*_: object) -> None:
        if not is_over:
            raise _Enough

    before = signal.signal(signal.SIGPROF, enough)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    except _Enough:
        raise SourceError(Trouble.TOO_SLOW, name, seconds=round(seconds)) from None
    finally:
        is_over = True
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
