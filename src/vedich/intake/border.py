"""What crosses the border between a child and its parent: lengths and bytes, JSON, and nothing that runs."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from vedich.reading.sources.trouble import SENTENCES, SourceError, Trouble

# The first byte of an answer.
DONE, REFUSED, FAULT = b"D", b"R", b"F"
_LENGTH = 8
_CHUNK = 1 << 20
_LONGEST_DETAIL = 200


class BrokenAnswerError(Exception):
    """Raised when what a child sent is not an answer: cut off, or no JSON, or of the wrong shape."""


class Stream(Protocol):
    """The parent's end of the line to a child."""

    def send(self, data: memoryview, deadline: float) -> int:
        """Send some of the bytes and give how many."""

    def receive(self, most: int, deadline: float) -> bytes:
        """Give some bytes, none when the child has closed its end."""


def parcels(*contents: bytes) -> list[bytes]:
    """Give contents each behind its length, as `read_parcel` takes them."""
    return [part for content in contents for part in (len(content).to_bytes(_LENGTH, "big"), content)]


def read_parcel(read: Callable[[int], bytes]) -> bytes:
    """Read one content behind its length from a function that gives at most so many bytes.

    >>> import io
    >>> read_parcel(io.BytesIO(b"".join(parcels(b"abc", b""))).read)
    b'abc'
    """
    return _exactly(read, int.from_bytes(_exactly(read, _LENGTH), "big"))


def _exactly(read: Callable[[int], bytes], wanted: int) -> bytes:
    parts: list[bytes] = []
    got = 0
    while got < wanted:
        part = read(min(_CHUNK, wanted - got))
        if not part:
            raise EOFError
        parts.append(part)
        got += len(part)
    return b"".join(parts)


def joined(contents: Iterable[bytes]) -> list[bytes]:
    """Give contents in as few pieces as can be had without copying what is large.

    >>> joined([b"D", b"abc"])
    [b'Dabc']
    """
    parts = list(contents)
    return [b"".join(parts)] if sum(map(len, parts)) <= _CHUNK else parts


def send_all(stream: Stream, contents: list[bytes], deadline: float) -> None:
    """Send contents to a child; one that has gone shows it when its answer is read."""
    for content in joined(contents):
        rest = memoryview(content)
        while rest:
            try:
                rest = rest[stream.send(rest[:_CHUNK], deadline) :]
            except (BrokenPipeError, ConnectionError):
                return


def receive_answer(stream: Stream, most: int, deadline: float) -> bytes:
    """Read all that a child says until it closes its end.

    Raises:
        OverflowError: more than `most` bytes.
        TimeoutError: not done by the deadline (of `time.monotonic`).
    """
    parts: list[bytes] = []
    got = 0
    while True:
        if time.monotonic() > deadline:
            raise TimeoutError
        try:
            part = stream.receive(_CHUNK, deadline)
        except ConnectionError:
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)
        got += len(part)
        if got > most:
            raise OverflowError


def answer_of(work: Callable[[], bytes]) -> tuple[bytes, bytes]:
    """Do the work of a child and give its answer: the sign, and what goes with it."""
    try:
        return DONE, work()
    except SourceError as error:
        return REFUSED, json.dumps({"trouble": error.trouble.value, "details": error.details}).encode()
    except MemoryError:
        return REFUSED, json.dumps({"trouble": Trouble.TOO_MUCH_MEMORY.value, "details": {}}).encode()
    except Exception as error:  # noqa: BLE001 - whatever a parser stumbles over is an answer about its file
        return FAULT, json.dumps({"reason": _reason(error)}).encode()


def payload_of(answer: bytes, name: str) -> bytes:
    """Give what a child's work came to.

    Raises:
        SourceError: the child refused the file, or stumbled over it.
        BrokenAnswerError: the child did not get to answer, or lied about the shape of it.
    """
    sign, payload = answer[:1], answer[1:]
    if sign == DONE:
        return payload
    told = _told(payload) if sign in (REFUSED, FAULT) else {}
    if sign == FAULT and isinstance(told.get("reason"), str):
        raise SourceError(Trouble.UNOPENED, name, reason=_plain(told["reason"]))
    if sign == REFUSED and told.get("trouble") in {trouble.value for trouble in SENTENCES}:
        details = told.get("details")
        if isinstance(details, dict):
            plain = {
                str(key): _plain(value) if isinstance(value, str) else value
                for key, value in details.items()
                if type(value) in (str, int)
            }
            try:
                raise SourceError(Trouble(told["trouble"]), name, **plain)
            except (KeyError, IndexError, TypeError, ValueError):
                pass
    raise BrokenAnswerError


def _told(payload: bytes) -> dict[str, Any]:
    try:
        told = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _plain(text: str) -> str:
    """Let no letter through that steers a screen, and no more than a line of any."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST_DETAIL])


def _reason(error: Exception) -> str:
    """Name an error and where in our own files it came up, for a report to the makers."""
    where, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace(os.sep, "/")
        if "/vedich/" in file and "/intake/border" not in file:
            where = f", {file.rsplit('/vedich/', 1)[1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}: {error}"[:_LONGEST_DETAIL] + where
