"""Say which files an archive lacks, since their bytes were gone when it was made."""

from __future__ import annotations

from collections.abc import Iterable

from vedich.cli.session import say


def say_lost(names: Iterable[str], lang: str) -> None:
    """Name each file, and where its bytes were looked for."""
    for name in names:
        say(
            f"“{name}”: bản này thiếu nội dung tệp, vì không còn nguyên trong thư mục tệp cạnh hồ sơ. "
            "Nếu tệp ở thư mục khác, hãy đặt VEDICH_FILES rồi làm lại."
            if lang == "vi"
            else f"“{name}”: the bytes of this file are not in here, as they are not whole in the folder "
            "beside the record. If files lie elsewhere, set VEDICH_FILES and repeat."
        )
