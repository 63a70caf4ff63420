"""`vedich demo`: a record to try things in, full of figures that nobody reported and that say so."""

from __future__ import annotations

import argparse

from vedich.cli.new_record import made_whole, take_replace
from vedich.cli.progress import Progress
from vedich.cli.session import CANNOT, opened, say, take_record


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "--scale",
        choices=["commune", "province", "nation"],
        default="commune",
        metavar="commune|province|nation",
        help="cỡ: một xã (vài giây), một tỉnh với các xã (khoảng một phút), cả nước; mặc định: commune"
        if vi
        else "how large: a commune (seconds), a province with its communes (about a minute), the nation; "
        "default: commune",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="SỐ" if vi else "NUMBER",
        help="số gieo: cùng số thì cùng số liệu (mặc định: 1)"
        if vi
        else "the same number gives the same figures (default: 1)",
    )
    parser.add_argument(
        "--months",
        type=int,
        default=24,
        metavar="SỐ" if vi else "NUMBER",
        help="số tháng, tính lùi từ 12/2025 (mặc định: 24)"
        if vi
        else "how many months, back from December 2025 (default: 24)",
    )
    parser.add_argument(
        "--facts",
        type=int,
        default=1_000_000,
        metavar="SỐ" if vi else "NUMBER",
        help="khoảng bao nhiêu số liệu cho cỡ nation (mặc định: 1000000, nhiều nhất: 10000000)"
        if vi
        else "about how many figures for the nation (default: 1000000, at most: 10000000)",
    )
    take_replace(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Make the record, or say why not; a record that is there is not touched."""
    from vedich.demonstration.scale import MOST_FACTS, MOST_MONTHS

    lang = options.lang
    if not 1 <= options.months <= MOST_MONTHS:
        say(
            f"--months {options.months}: hãy chọn từ 1 đến {MOST_MONTHS}."
            if lang == "vi"
            else f"--months {options.months}: choose from 1 to {MOST_MONTHS}."
        )
        return CANNOT
    if not 1 <= options.facts <= MOST_FACTS:
        say(
            f"--facts {options.facts}: hãy chọn từ 1 đến {MOST_FACTS}."
            if lang == "vi"
            else f"--facts {options.facts}: choose from 1 to {MOST_FACTS}."
        )
        return CANNOT
    return made_whole(options, lambda where: _made(where, options))


def _made(where: str, options: argparse.Namespace) -> int:
    lang = options.lang
    if not opened(where, lang, create=True):
        return CANNOT
    from vedich.actions.demonstrating.build import demonstrate
    from vedich.demonstration.scale import Scale
    from vedich.jobs.working import work_once
    from vedich.store.queries.people import everybody

    if everybody():
        say(
            "Hồ sơ này đã có người dùng; số liệu minh họa không được trộn vào. Hãy chọn hồ sơ khác."
            if lang == "vi"
            else "This record has accounts; made-up figures are not mixed into it. Choose another record."
        )
        return CANNOT
    label = "Đang tạo số liệu minh họa" if lang == "vi" else "Making the illustration"
    steps = demonstrate(
        scale=Scale(options.scale),
        seed=options.seed,
        months=options.months,
        facts=options.facts,
        worker=work_once,
    )
    first = next(steps)
    last = first
    with Progress(first.total, label=label, wanted=True) as bar:
        bar.advance(first.done)
        for step in steps:
            bar.advance(step.done - last.done)
            last = step
    _tell(options, last.facts)
    return 0


def _tell(options: argparse.Namespace, facts: int) -> None:
    from vedich.demonstration.scale import COMMUNE, PROVINCE
    from vedich.store.queries.people import everybody

    vi = options.lang == "vi"
    name = options.record.rsplit("@", maxsplit=1)[-1]
    # The first province with its people, and those of its first commune.
    people = sorted(
        (each for each in everybody() if each.area in (PROVINCE, COMMUNE)), key=lambda each: each.area
    )
    shown = f"{facts:,}".replace(",", ".") if vi else f"{facts:,}"
    print(
        f"Hồ sơ {name}: {shown} số liệu minh họa, không ai báo cáo; {options.months} tháng đến 12/2025."
        if vi
        else f"Record {name}: {shown} figures that nobody reported; {options.months} months to December 2025."
    )
    print(
        "Bên cạnh là số thật mà năm bài báo đã đăng nêu ra (Cần Đước, Cai Lậy, một huyện chưa rõ tên ...)."
        if vi
        else "Beside them: the real figures that five published articles state (Cần Đước, Cai Lậy ...)."
    )
    print("Tài khoản:" if vi else "Accounts:", ", ".join(each.username for each in people[:8]))
    area = COMMUNE if options.scale == "commune" else PROVINCE
    print("Xem:" if vi else "See:", f"vedich judge --area {area} --as-of 2025-12 --record {name}")
