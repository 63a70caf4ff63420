"""Where setting up begins: the rooms that a person has a right to."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.domain.wording import Wording
from vedich.web.gate.asked import Asked
from vedich.web.gate.rights import for_everybody_signed_in


@dataclass(frozen=True, slots=True)
class Room:
    """A subject that is set up: its address by name, and the right that opens it."""

    name: str
    title: Wording
    about: Wording
    permission: Permission


ROOMS = (
    Room(
        "setup_targets",
        Wording("Đặt và giao chỉ tiêu", "Set and assign targets"),
        Wording("mức theo từng căn cứ, điều chỉnh, giao xuống", "levels by basis, changes, assigning down"),
        Permission.SET_TARGETS,
    ),
    Room(
        "setup_indicators",
        Wording("Chỉ tiêu và danh mục", "Indicators and lists"),
        Wording(
            "định nghĩa, cách đo, cách cộng, các bản theo ngày", "definitions, measures, versions by day"
        ),
        Permission.MANAGE_INDICATORS,
    ),
    Room(
        "setup_agencies",
        Wording("Cơ quan", "Agencies"),
        Wording("ai giao, ai báo cáo, ai chủ trì", "who sets, reports and leads"),
        Permission.MANAGE_AREAS,
    ),
    Room(
        "setup_regimes",
        Wording("Chế độ báo cáo", "Report regimes"),
        Wording("bốn đồng hồ: chốt số ngày nào, gửi ngày nào", "four clocks: which days, and when it is due"),
        Permission.OPEN_PERIODS,
    ),
    Room(
        "setup_schemes",
        Wording("Thang đánh giá", "How to judge"),
        Wording("ngưỡng và tên gọi, thử trước khi đặt", "margins and names, tried before they are set"),
        Permission.MANAGE_INDICATORS,
    ),
    Room(
        "reorganisations",
        Wording("Sắp xếp đơn vị hành chính", "Reorganise areas"),
        Wording("sáp nhập, chia tách, chuyển, đổi tên theo quyết định", "merge, divide, move, rename"),
        Permission.MANAGE_AREAS,
    ),
    Room(
        "setup_borders",
        Wording("Địa giới trên bản đồ", "Borders on the map"),
        Wording("nạp địa giới chính thức của cơ quan (GeoJSON)", "an office's own borders (GeoJSON)"),
        Permission.MANAGE_AREAS,
    ),
    Room(
        "setup_people",
        Wording("Tài khoản và vai trò", "Accounts and roles"),
        Wording(
            "ai làm gì, cho địa bàn nào, từ ngày nào đến ngày nào", "who does what, where, from when to when"
        ),
        Permission.MANAGE_ACCOUNTS,
    ),
)


@for_everybody_signed_in
def hub(request: Asked) -> HttpResponse:
    """Show the rooms that I may enter."""
    mine = [room for room in ROOMS if _may(request, room)]
    return render(request, "setup/hub.html", {"rooms": mine})


def _may(request: Asked, room: Room) -> bool:
    """Say whether a room opens: targets to whoever sets some somewhere, the others to who keeps all of it."""
    held = scope(request.user, room.permission, request.day)
    return held.everywhere or (room.permission is Permission.SET_TARGETS and bool(held.areas))
