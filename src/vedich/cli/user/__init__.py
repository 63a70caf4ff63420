"""`vedich user ACT`: who works with the record, as what; one file an act."""

from __future__ import annotations

from vedich.cli.main import Command

ACTS = {
    "add": Command("thêm một tài khoản", "add an account"),
    "appoint": Command("giao một vai trò cho một người", "appoint a person to a role"),
    "password": Command(
        "đặt mật khẩu mới cho một tài khoản để vào các trang",
        "give an account a new password for the pages",
    ),
    "list": Command("xem mọi người và vai trò của họ", "show everybody and their roles"),
}
