"""`vedich db ACT`: the record of targets, from its making to its verification; one file an act."""

from __future__ import annotations

from vedich.cli.main import Command

ACTS = {
    "init": Command(
        "tạo hồ sơ mới (hoặc nâng hồ sơ cũ lên phiên bản này) với địa bàn và bộ chỉ tiêu",
        "make a record, or bring an older one up to date, with its areas and indicators",
    ),
    "confirm": Command(
        "đọc văn bản, xem số liệu nào lưu được, và xác nhận vào hồ sơ",
        "read a document, see what the record can keep of it, and confirm that",
    ),
    "project": Command(
        "ghi kết quả các năm đã khép thành tệp Parquet bên cạnh hồ sơ, để đánh giá cả nước nhanh hơn",
        "write the results of closed years as Parquet files beside the record, to judge a nation faster",
    ),
    "refresh": Command(
        "tính lại các bảng đánh giá có số liệu vừa thay đổi, một lần hoặc liên tục",
        "judge anew the boards of which something changed, once or all the time",
    ),
    "verify": Command(
        "kiểm tra mọi sự kiện và số liệu còn đúng như khi ghi",
        "verify that every event and figure is as it was written",
    ),
    "checkpoint": Command(
        "ký điểm kiểm của ngày, để giữ ở nơi khác",
        "sign the checkpoint of the day, to be kept elsewhere",
    ),
    "doctor": Command(
        "tìm những chỗ hồ sơ tự mâu thuẫn, ai giải trình, hạn nào",
        "find what contradicts itself in the record, who explains it and by when",
    ),
    "explain": Command(
        "giải trình một vấn đề mà doctor nêu",
        "explain something that doctor found",
    ),
    "export": Command(
        "ghi cả hồ sơ thành một tệp bản lưu, nạp được vào SQLite và PostgreSQL",
        "write the whole record as one archive, which SQLite and PostgreSQL take in",
    ),
    "template": Command(
        "ghi mẫu Excel để điền số liệu, chỉ tiêu, địa bàn; điền sẵn từ hồ sơ nếu muốn",
        "write an Excel template for figures, targets and areas, filled from the record if asked",
    ),
    "load": Command(
        "nạp mẫu Excel đã điền, bảng nhiều dòng (CSV, JSON, Parquet), hoặc tạo hồ sơ từ bản lưu",
        "load a filled template, many rows (CSV, JSON, Parquet), or make a record from an archive",
    ),
    "borders": Command(
        "nạp địa giới chính thức của cơ quan (GeoJSON) để vẽ trên bản đồ",
        "take in an office's own official borders (GeoJSON), to be drawn on maps",
    ),
    "reorganise": Command(
        "sáp nhập, chia tách, đổi tên địa bàn từ bảng hoặc JSON: xem trước, lưu, xác nhận",
        "merge, divide, rename areas out of a table or JSON: preview, keep, confirm",
    ),
    "backup": Command(
        "sao lưu cả hồ sơ ra một tệp rồi đọc lại để kiểm tra; người khác vẫn làm việc được",
        "back the whole record up into a file and read it back; others may work on meanwhile",
    ),
    "restore": Command(
        "dựng lại hồ sơ từ tệp sao lưu; hồ sơ đang có được giữ bên cạnh",
        "make the record anew from a backup; the record that is there is kept beside it",
    ),
}
