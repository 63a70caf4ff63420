"""Write a file whole or not at all: a reader never meets half of one, and an old one stays until then."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import IO, Any


class OutputError(Exception):
    """Raised when an output cannot be written; `vi` and `en` are the sentences for people."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi, self.en = vi, en
        super().__init__(en)


class WholeFile:
    """A file that appears under its name only when everything is in it.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with WholeFile(folder / "a.txt") as file:
    ...     _ = file.stream.write("Thu đạt 5 tỷ")
    ...     [path.name for path in folder.glob("a.txt")]
    []
    >>> (folder / "a.txt").read_text(encoding="utf-8")
    'Thu đạt 5 tỷ'

    Raises:
        OutputError: the folder may not be written to, or the old file is held open by another program.
    """

    def __init__(self, path: Path, *, binary: bool = False) -> None:
        self.path = path
        # In the same folder, so that the last step is a rename and no copy; hidden while it grows.
        self.growing = path.with_name(f".{secrets.token_hex(6)}.part")
        self._binary = binary
        self._stream: IO[Any] | None = None

    @property
    def stream(self) -> IO[Any]:
        """Give the stream to write to; the file begins to grow when it is first asked for.

        Not sooner: between making a file and entering the `with` that clears it away, Ctrl-C could come.
        """
        if self._stream is None:
            try:
                if self._binary:
                    self._stream = self.growing.open("xb")
                else:
                    self._stream = self.growing.open(
                        "x", encoding="utf-8", errors="backslashreplace", newline=""
                    )
            except OSError as error:
                raise cannot_write(self.path, error) from None
        return self._stream

    def __enter__(self) -> WholeFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None and self._stream is not None:
                self._finish(self._stream)
        finally:
            try:
                if self._stream is not None:
                    with contextlib.suppress(OSError):
                        self._stream.close()
            finally:
                self.growing.unlink(missing_ok=True)

    def _finish(self, stream: IO[Any]) -> None:
        try:
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            self.growing.replace(self.path)
        except OSError as error:
            raise cannot_write(self.path, error) from None


def cannot_write(path: Path, error: OSError) -> OutputError:
    """Say why a file could not be written and what to do."""
    reason = error.strerror or str(error)
    if isinstance(error, PermissionError):
        return OutputError(
            f"{path}: không được phép ghi. Hãy đóng tệp nếu đang mở (ví dụ trong Excel), "
            "hoặc chọn chỗ khác với -o.",
            f"{path}: may not be written. Close the file if it is open (in Excel, say), "
            "or choose another place with -o.",
        )
    return OutputError(
        f"{path}: không ghi được ({reason}). Hãy kiểm tra ổ đĩa và thư mục, hoặc chọn chỗ khác với -o.",
        f"{path}: cannot be written ({reason}). Check the disk and the folder, "
        "or choose another place with -o.",
    )
