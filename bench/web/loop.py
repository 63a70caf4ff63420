"""An open loop: requests leave at their time, and a wait is counted from that time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from bench.web.mix import Request

_LONGEST = 30.0
# A form is taken from whoever can show the token of their own cookie.
_TOKEN = "a" * 32


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request: the status (0 for none), seconds from its time to the last byte, bytes."""

    page: str
    path: str
    status: int
    seconds: float
    size: int


async def loop(
    host: str, port: int, wanted: Iterator[Request], *, rate: float, seconds: float
) -> list[Answer]:
    """Ask at a rate for so long; gives every answer."""
    clock = asyncio.get_running_loop().time
    begun = clock() + 0.1
    running = []
    for number, request in enumerate(islice(wanted, int(rate * seconds))):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - clock()))
        running.append(asyncio.create_task(ask(host, port, request, due)))
    return list(await asyncio.gather(*running))


def sent(host: str, request: Request) -> bytes:
    """Give a request as it goes over the line."""
    body, kind = urlencode(request.form).encode("ascii"), "application/x-www-form-urlencoded"
    if request.file:
        body, kind = _with_file(request.file), f"multipart/form-data; boundary={_TOKEN}"
    cookies = "; ".join(each for each in (request.cookie, f"vedich-form={_TOKEN}" if body else "") if each)
    head = (
        f"{'POST' if body else 'GET'} {request.path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookies}\r\n"
        "Accept-Encoding: gzip\r\nConnection: close\r\n"
    )
    if body:
        head += f"X-CSRFToken: {_TOKEN}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return f"{head}\r\n".encode("ascii") + body


def _with_file(data: bytes) -> bytes:
    head = (
        f'--{_TOKEN}\r\nContent-Disposition: form-data; name="workbook"; filename="form.xlsx"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return head.encode("ascii") + data + f"\r\n--{_TOKEN}--\r\n".encode("ascii")


async def ask(host: str, port: int, request: Request, due: float) -> Answer:
    """Ask once; the wait is counted from when it was due."""
    clock = asyncio.get_running_loop().time
    try:
        status, size = await asyncio.wait_for(_fetched(host, port, request), _LONGEST)
    except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
        status, size = 0, 0
    return Answer(request.page, request.path, status, clock() - due, size)


async def _fetched(host: str, port: int, request: Request) -> tuple[int, int]:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(sent(host, request))
        await writer.drain()
        data = await reader.read()
    finally:
        writer.close()
    return int(data.split(b" ", 2)[1]), len(data)
