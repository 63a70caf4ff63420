"""Take a stream out of a compound file, the container of the Excel of before 2007."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA  # this and all above it are no sectors
_ENTRY = 128


class CompoundError(ValueError):
    """Raised when a container is broken."""


def stream_of(data: bytes, names: tuple[str, ...]) -> bytes:
    """Give the first stream of one of these names, or no bytes where there is none.

    Raises:
        CompoundError: the container is cut short or its chains run in circles.
    """
    try:
        return _Container(data).stream(names)
    except (struct.error, IndexError, OverflowError) as error:
        raise CompoundError(str(error)) from None


class _Container:
    def __init__(self, data: bytes) -> None:
        self.data = data
        sector, mini = struct.unpack_from("<HH", data, 30)
        if not 7 <= sector <= 16 or not 4 <= mini <= 12:
            raise CompoundError("sector size")
        self.size, self.mini_size = 1 << sector, 1 << mini
        _, self.directory, _, self.cutoff, mini_table, _, more, _ = struct.unpack_from("<8I", data, 44)
        tables = list(struct.unpack_from("<109I", data, 76))
        seen: set[int] = set()
        while more < _END and more not in seen:
            seen.add(more)
            block = self._numbers(self._sector(more))
            tables += block[:-1]
            more = block[-1]
        self.table = [number for at in tables if at < _END for number in self._numbers(self._sector(at))]
        self.mini_table = self._numbers(self._chained(mini_table)) if mini_table < _END else []

    def stream(self, names: tuple[str, ...]) -> bytes:
        directory = self._chained(self.directory)
        found: dict[str, tuple[int, int]] = {}
        root = _END
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length = min(struct.unpack_from("<H", directory, at + 64)[0], 64)
            name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, at + 116)
            if directory[at + 66] == 5:
                root = start
            elif directory[at + 66] == 2:
                found.setdefault(name.lower(), (start, size))
        for name in names:
            if (told := found.get(name.lower())) is not None:
                start, size = told
                if size >= self.cutoff:
                    return self._chained(start)[:size]
                small = self._chained(root)
                step = self.mini_size
                return b"".join(
                    small[at * step : (at + 1) * step] for at in self._chain(start, self.mini_table)
                )[:size]
        return b""

    def _chained(self, start: int) -> bytes:
        return b"".join(self._sector(at) for at in self._chain(start, self.table))

    def _chain(self, start: int, table: list[int]) -> list[int]:
        chain: list[int] = []
        while start < _END:
            if len(chain) > len(table):
                raise CompoundError("a chain without an end")
            chain.append(start)
            start = table[start]
        return chain

    def _sector(self, at: int) -> bytes:
        begin = (at + 1) * self.size
        if begin >= len(self.data):
            raise CompoundError("cut short")
        return self.data[begin : begin + self.size]

    def _numbers(self, block: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))
