"""`vedich serve`: the pages of a record, for browsers on this machine or, over TLS, on a network."""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
from pathlib import Path

from vedich.cli.session import CANNOT, opened, say, take_record

LOOPBACK = ("127.0.0.1", "localhost", "::1")
DEMONSTRATION = "vedich-demo.db"


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    take_record(parser, lang)
    parser.add_argument(
        "--area",
        metavar="ĐỊA-BÀN" if vi else "AREA",
        help="khi tạo hồ sơ mới: địa bàn của hồ sơ, ví dụ “xã Cần Đước”; để trống thì nạp cả nước"
        if vi
        else "for a record made now: its area, such as 'xã Cần Đước'; without it the whole nation is loaded",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ĐỊA-CHỈ" if vi else "ADDRESS",
        help="địa chỉ lắng nghe (mặc định: 127.0.0.1, chỉ máy này)"
        if vi
        else "address to listen on (default: 127.0.0.1, this machine alone)",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar="CỔNG" if vi else "PORT",
        help="cổng (mặc định: 8000)" if vi else "port (default: 8000)",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=0,
        metavar="SỐ" if vi else "NUMBER",
        help="số tiến trình phục vụ (mặc định: số lõi + 1)" if vi else "processes (default: cores + 1)",
    )
    parser.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="TÊN-MÁY" if vi else "HOST-NAME",
        help="tên mà trình duyệt gọi máy chủ, ví dụ chitieu.tayninh.gov.vn; dùng được nhiều lần"
        if vi
        else "name by which browsers call this server, such as targets.example.vn; may be repeated",
    )
    parser.add_argument(
        "--behind-proxy",
        action="store_true",
        help="có máy chủ trung gian phía trước lo TLS và gửi X-Forwarded-Proto"
        if vi
        else "a reverse proxy in front does TLS and sends X-Forwarded-Proto",
    )
    parser.add_argument("--certificate", metavar="PEM", help="chứng thư TLS" if vi else "certificate for TLS")
    parser.add_argument("--key", metavar="PEM", help="khóa của chứng thư" if vi else "key of the certificate")
    parser.add_argument(
        "--plain",
        action="store_true",
        help="chấp nhận không mã hóa trên mạng (mật khẩu đi không được che)"
        if vi
        else "accept a network without encryption (passwords travel in the open)",
    )
    parser.add_argument(
        "--server",
        choices=["auto", "gunicorn", "waitress"],
        default="auto",
        metavar="auto|gunicorn|waitress",
        help="chương trình phục vụ (mặc định: gunicorn, trên Windows: waitress)"
        if vi
        else "what serves (default: gunicorn, on Windows waitress)",
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help=f"số liệu minh họa của một tỉnh trong {DEMONSTRATION} (lần đầu khoảng một phút), đủ vai trò, "
        "mật khẩu in ra màn hình"
        if vi
        else f"made-up figures of a province in {DEMONSTRATION} (about a minute the first time), every role, "
        "passwords printed",
    )
    parser.add_argument(
        "--open",
        action="store_true",
        help="mở trình duyệt của máy này khi trang đã chạy"
        if vi
        else "open this machine's browser once the pages are there",
    )


def run(options: argparse.Namespace) -> int:
    """Make what is missing, say where the pages are, and serve until stopped."""
    from vedich.cli.serving import making, programs
    from vedich.cli.serving.beside import beside

    lang = options.lang
    if (trouble := _trouble(options)) is not None:
        say(trouble[lang != "vi"])
        return CANNOT
    if options.demo and "DATABASE_URL" not in os.environ and options.record == "vedich.db":
        options.record = DEMONSTRATION
    if not making.made(options):
        return CANNOT
    _tell_the_site(options)
    if not opened(options.record, lang):
        return CANNOT
    making.finish()
    making.tell_accounts(options)
    if options.demo:
        making.lay_out_resolution(options)
    address = _address(options)

    def ready() -> None:
        # An address that is printed answers whoever presses it.
        print(
            f"Về Đích chạy tại {address}\nDừng: Ctrl-C."
            if lang == "vi"
            else f"Về Đích is at {address}\nStop it with Ctrl-C.",
            flush=True,
        )
        if options.open:
            making.open_browser(address)

    print("Đang mở các trang …" if lang == "vi" else "Opening the pages …", flush=True)
    # The months of a demonstration are judged ahead, so that its pages are full.
    ahead = beside("vedich.cli.serving.filling") if options.demo else contextlib.nullcontext()
    reader = beside("vedich.cli.serving.reader") if (os.cpu_count() or 1) > 1 else contextlib.nullcontext()
    with beside("vedich.cli.serving.worker"), reader, beside("vedich.cli.serving.judge"), ahead:
        programs.serve(options, ready)
    return 0


def _trouble(options: argparse.Namespace) -> tuple[str, str] | None:
    """Say what forbids to serve like this, in both languages."""
    if bool(options.certificate) != bool(options.key):
        return (
            "--certificate và --key đi cùng nhau: thiếu một trong hai.",
            "--certificate and --key belong together: one is missing.",
        )
    encrypted = options.behind_proxy or options.certificate or options.plain
    if options.host not in LOOPBACK and not encrypted:
        return (
            f"{options.host}: phục vụ trên mạng cần mã hóa. Hãy đặt một máy chủ trung gian phía trước "
            "(--behind-proxy), đưa chứng thư (--certificate, --key), hoặc tự chịu rủi ro (--plain).",
            f"{options.host}: serving a network needs encryption. Put a reverse proxy in front "
            "(--behind-proxy), give a certificate (--certificate, --key), or bear the risk (--plain).",
        )
    try:
        with socket.socket(socket.AF_INET6 if ":" in options.host else socket.AF_INET) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((options.host, options.port))
    except (OSError, OverflowError) as error:
        told = getattr(error, "strerror", None) or str(error)
        return (
            f"Không mở được {options.host}:{options.port} ({told}). Hãy chọn cổng khác: --port 8080.",
            f"{options.host}:{options.port} cannot be opened ({told}). Choose another port: --port 8080.",
        )
    return None


def _address(options: argparse.Namespace) -> str:
    scheme = "https" if options.certificate or options.behind_proxy else "http"
    name = options.name[0] if options.name else options.host
    if options.behind_proxy and options.name:
        return f"{scheme}://{name}/"
    return f"{scheme}://{f'[{name}]' if ':' in name else name}:{options.port}/"


def _tell_the_site(options: argparse.Namespace) -> None:
    """Hand the site its settings: they are read from the environment in every process that serves."""
    from vedich.cli.serving.making import site_key
    from vedich.store.opening import address_of

    names = {*LOOPBACK[:2], "[::1]", socket.gethostname(), options.host, *options.name} - {"0.0.0.0", "::"}
    where = options.record if "://" in options.record else str(Path(options.record).resolve())
    given = {
        "DATABASE_URL": address_of(where),
        "DJANGO_SETTINGS_MODULE": "vedich.site.settings",
        "VEDICH_HOSTS": ",".join(sorted(names)),
        "VEDICH_TLS": "1" if options.certificate or options.behind_proxy else "0",
        "VEDICH_BEHIND_PROXY": "1" if options.behind_proxy else "",
        "VEDICH_DEMONSTRATION": "1" if options.demo else "",
    }
    os.environ.update(given)
    os.environ.setdefault("VEDICH_SECRET_KEY", site_key(options.record))
    import django

    django.setup()
