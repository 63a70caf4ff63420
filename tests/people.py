"""The same five people in every test, so that a test reads like a story whose characters are known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with targets: what they are called, what they do, and where."""

    name: str
    role: str
    area: str


# A commune clerk types in the month's figures and has three minutes for it.
HOA = Person("Nguyễn Thị Hoa", "clerk", "xã Cần Đước")

# Her chairman approves what she reports, and answers for it.
BINH = Person("Trần Văn Bình", "approver", "xã Cần Đước")

# A specialist of the department of finance gathers a hundred communes and hunts for contradictions.
LAN = Person("Lê Ngọc Lan", "specialist", "tỉnh Tây Ninh")

# A provincial leader reads one page before a meeting.
MINH = Person("Phạm Quang Minh", "leader", "tỉnh Tây Ninh")

# A citizen asks what became of a promise.
SAU = Person("Đặng Thị Sáu", "reader", "xã Cần Đước")

EVERYBODY = (HOA, BINH, LAN, MINH, SAU)
