"""`vedich db checkpoint`: sign the ends of all chains and write them to a file to keep elsewhere."""

from __future__ import annotations

import argparse
import json
import os
import secrets
from pathlib import Path

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "--key",
        type=Path,
        required=True,
        metavar="TỆP-KHÓA" if vi else "KEY-FILE",
        help="tệp khóa ký, để ngoài hồ sơ; chưa có thì được tạo"
        if vi
        else "file of the signing key, kept outside the record; made where there is none",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="TỆP" if vi else "FILE",
        help="nơi ghi điểm kiểm (.json); hãy gửi một bản cho cấp trên"
        if vi
        else "where the checkpoint goes (.json); send a copy to your superior",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Make the checkpoint of the day and write it."""
    lang = options.lang
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.access.require import NotAllowedError
    from vedich.actions.checkpoints import make_checkpoint
    from vedich.cli.outputs.whole_file import OutputError, WholeFile

    try:
        made = make_checkpoint(by=by, at=now(), signer=_key(options.key))
        with WholeFile(options.output) as file:
            file.stream.write(json.dumps(made, ensure_ascii=False, indent=1) + "\n")
    except (NotAllowedError, OutputError) as error:
        say(error.vi if lang == "vi" else str(error))
        return CANNOT
    except (OSError, ValueError) as error:
        say(f"{options.key}: {error}")
        return CANNOT
    print(
        f"Điểm kiểm {made['on']}: {made['root'][:16]}. Hãy giữ {options.output} ở nơi khác."
        if lang == "vi"
        else f"Checkpoint {made['on']}: {made['root'][:16]}. Keep {options.output} elsewhere."
    )
    return 0


def _key(path: Path) -> str:
    """Give the signing key of a file; make one, readable by its owner alone, where there is none."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
    return path.read_text(encoding="ascii").strip()
