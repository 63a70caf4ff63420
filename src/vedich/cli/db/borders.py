"""`vedich db borders FILE.geojson`: an office's own official borders, to be drawn on maps."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP.geojson" if vi else "FILE.geojson",
        help="GeoJSON (RFC 7946): mỗi vùng có mã hoặc tên địa bàn"
        if vi
        else "GeoJSON (RFC 7946): each feature with the code or name of its area",
    )
    parser.add_argument(
        "--source",
        required=True,
        metavar="NGUỒN" if vi else "SOURCE",
        help="quyết định hoặc cơ quan ban hành địa giới" if vi else "decision or body the borders come from",
    )
    parser.add_argument(
        "--on",
        required=True,
        metavar="NGÀY" if vi else "DAY",
        help="ngày của quyết định, như 2025-07-01" if vi else "day of the decision, such as 2025-07-01",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Keep the borders that fit an area and name the others, or say why nothing was kept."""
    lang, vi = options.lang, options.lang == "vi"
    try:
        since, data = date.fromisoformat(options.on), options.file.read_bytes()
    except ValueError:
        say(f"--on {options.on}: hãy ghi như 2025-07-01." if vi else f"--on {options.on}: write 2025-07-01.")
        return CANNOT
    except OSError as error:
        say(f"{options.file}: {error.strerror}")
        return CANNOT
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.access.require import NotAllowedError
    from vedich.actions.outlines import Bordered, keep_outlines
    from vedich.actions.trouble import ActionError
    from vedich.exchange.outlines import OutlineError
    from vedich.intake.outlines import read_outlines
    from vedich.reading.sources.trouble import SourceError
    from vedich.store.kept_files import hash_of
    from vedich.store.queries.outlines import matched

    try:
        found = matched(read_outlines(data, options.file.name), since)
        bordered = [Bordered(key, one) for key, one in found.areas.items()]
        keep_outlines(
            by=by, at=now(), bordered=bordered, source=options.source, since=since, sha256=hash_of(data)
        )
    except OutlineError as error:
        say(f"{options.file.name}: {error.why.say(lang)}")
        return CANNOT
    except (ActionError, NotAllowedError, SourceError) as error:
        say(error.vi if vi else str(error))
        return CANNOT
    for called, why in found.unmatched:
        say(f"{called}: {why.say(lang)}")
    count, left = len(bordered), len(found.unmatched)
    print(
        f"Đã nạp địa giới của {count} địa bàn; {left} vùng chưa khớp."
        if vi
        else f"Borders of {count} areas are kept; {left} features fit no area."
    )
    return 0
