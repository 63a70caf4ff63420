"""Say in one line what went wrong inside the program, for a report to its makers."""

from __future__ import annotations


def fault(error: Exception, lang: str) -> str:
    """Name an error and the place in our own files where it came up.

    >>> fault(ValueError("no"), "en")
    'something is wrong inside the program (ValueError: no). Send this line to its makers.'
    """
    where, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/vedich/" in file:
            where = f", {file.rsplit('/vedich/', 1)[1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    what = " ".join(f"{type(error).__name__}: {error}{where}".split())[:500]
    if lang == "vi":
        return f"lỗi bên trong chương trình ({what}). Hãy gửi dòng này cho nhóm phát triển."
    return f"something is wrong inside the program ({what}). Send this line to its makers."
