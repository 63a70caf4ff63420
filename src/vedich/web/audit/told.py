"""What an event says, in words: the action, what it was about, and what was changed."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.submission import SubmissionMove
from vedich.domain.target import Basis
from vedich.domain.wording import Wording
from vedich.store.queries.audit import Entry
from vedich.store.queries.reviewing import MOVES
from vedich.web.parts.figures import period
from vedich.web.parts.words import say, spoken

ACTIONS = {
    "add_agencies": Wording("thêm các cơ quan", "added agencies"),
    "add_agency": Wording("thêm cơ quan", "added an agency"),
    "add_area": Wording("thêm địa bàn", "added an area"),
    "add_user": Wording("thêm tài khoản", "added an account"),
    "agree_to_roles": Wording("đồng ý vai trò sau sắp xếp", "agreed to roles of a reorganisation"),
    "appoint": Wording("bổ nhiệm vai trò", "gave a role"),
    "assign_down": Wording("giao chỉ tiêu xuống", "assigned targets down"),
    "attach_evidence": Wording("đính kèm minh chứng", "attached evidence"),
    "change_agency": Wording("sửa cơ quan", "changed an agency"),
    "change_reorganisation": Wording("sửa phương án sắp xếp", "changed a plan of reorganisation"),
    "change_target": Wording("sửa chỉ tiêu", "changed a target"),
    "close_agency": Wording("kết thúc cơ quan", "closed an agency"),
    "close_indicator": Wording("kết thúc định nghĩa chỉ tiêu", "closed an indicator"),
    "confirm_claims": Wording("xác nhận số liệu từ văn bản", "confirmed figures of a document"),
    "confirm_reorganisation": Wording("xác nhận sắp xếp địa bàn", "confirmed a reorganisation"),
    "decide_review": Wording("rà soát văn bản", "reviewed a document"),
    "decide_targets": Wording("xử lý chỉ tiêu sau sắp xếp", "decided on targets after a reorganisation"),
    "declare_counts": Wording("ghi số đếm văn bản tự nêu", "kept counts that a document declares"),
    "declare_verdicts": Wording("ghi đánh giá văn bản tự nêu", "kept verdicts that a document declares"),
    "define_indicator": Wording("định nghĩa chỉ tiêu", "defined an indicator"),
    "define_regime": Wording("lập chế độ báo cáo", "defined a report regime"),
    "define_set": Wording("lập danh mục chỉ tiêu", "defined a list of indicators"),
    "describe_person": Wording("ghi lại thông tin cá nhân", "described a person"),
    "disable_user": Wording("khóa tài khoản", "disabled an account"),
    "end_appointment": Wording("thôi vai trò", "ended a role"),
    "end_regime": Wording("kết thúc chế độ báo cáo", "ended a report regime"),
    "end_target": Wording("kết thúc chỉ tiêu", "ended a target"),
    "enter_figures": Wording("nhập số liệu", "entered figures"),
    "explain_target": Wording("giải trình chỉ tiêu", "explained a target"),
    "explain_violation": Wording("giải trình điểm chưa khớp", "explained a finding"),
    "export_record": Wording("xuất hồ sơ", "exported the record"),
    "hand_in_file": Wording("đưa tệp vào", "handed in a file"),
    "keep_outlines": Wording("nạp địa giới lên bản đồ", "took in borders"),
    "keep_tasks": Wording("ghi nhiệm vụ", "kept tasks"),
    "keep_violations": Wording("ghi điểm chưa khớp", "kept findings"),
    "limit_entry": Wording("đổi hạn nhập", "set the limit of entry"),
    "load_areas": Wording("nạp danh mục địa bàn", "loaded areas"),
    "load_indicators": Wording("nạp danh mục chỉ tiêu", "loaded indicators"),
    "make_checkpoint": Wording("lập điểm kiểm", "made a checkpoint"),
    "merge_areas": Wording("nhập địa bàn", "merged areas"),
    "move_area": Wording("chuyển địa bàn", "moved an area"),
    "move_submission": Wording("chuyển báo cáo", "moved a report"),
    "name_agencies": Wording("phân công chủ trì, phối hợp", "named who leads and supports"),
    "open_period": Wording("mở kỳ báo cáo", "opened a period"),
    "plan_reorganisation": Wording("lập phương án sắp xếp địa bàn", "planned a reorganisation"),
    "publish_import": Wording("nạp số liệu từ tệp", "took figures of a file"),
    "rate_confidence": Wording("đánh giá mức tin cậy", "rated confidence"),
    "record_observations": Wording("ghi số liệu", "recorded figures"),
    "register_document": Wording("đăng ký văn bản", "registered a document"),
    "relate_documents": Wording("nối văn bản", "related documents"),
    "remind": Wording("nhắc gửi báo cáo", "sent reminders"),
    "rename_area": Wording("đổi tên địa bàn", "renamed an area"),
    "reopen_user": Wording("mở lại tài khoản", "opened an account again"),
    "set_levels": Wording("đặt chỉ tiêu", "set a target"),
    "set_password": Wording("đổi mật khẩu", "set a password"),
    "set_scheme": Wording("đặt cách đánh giá", "set how to judge"),
    "set_targets": Wording("giao chỉ tiêu", "set targets"),
    "share_out_target": Wording("giao chỉ tiêu xuống", "assigned a target down"),
    "split_area": Wording("tách địa bàn", "split an area"),
    "take_effect": Wording("sắp xếp địa bàn có hiệu lực", "reorganised areas"),
    "withdraw_reorganisation": Wording("rút phương án sắp xếp", "withdrew a reorganisation"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words."""

    entry: Entry
    what: str
    about: str
    details: list[str]


def told(entry: Entry) -> Told:
    """Say what an event was, to people."""
    lang = spoken()
    what = ACTIONS[entry.action].say(lang) if entry.action in ACTIONS else entry.action
    changed = entry.changed
    if entry.action == "move_submission" and changed.get("move") in {each.value for each in SubmissionMove}:
        what = MOVES.get(str(changed["move"]), ACTIONS[entry.action]).say(lang)
    details = []
    if isinstance(rows := changed.get("rows"), int):
        details.append(say("{n} dòng", "{n} rows", n=rows))
    if isinstance(cells := changed.get("cells"), dict):
        details += [f"{key}: {why}" for key, why in cells.items()]
    about = _about(entry.about)
    if entry.report is not None:
        named, area, version = entry.about.split("|")
        about = say(
            "báo cáo {period}, {area}", "report {period}, {area}", period=period(named, lang), area=area
        )
        if version != "1":
            about += say(" (bản {n})", " (version {n})", n=version)
    return Told(entry, what, about, details)


_THINGS = {
    "observations": Wording("số liệu", "figures"),
    "target": Wording("chỉ tiêu", "target"),
    "document": Wording("văn bản", "document"),
    "violation": Wording("điểm chưa khớp", "finding"),
    "area": Wording("địa bàn", "area"),
    "import": Wording("tệp số liệu", "file of figures"),
    "period": Wording("kỳ báo cáo", "report period"),
}


def _about(subject: str) -> str:
    """Say what an event was about; what a person cannot read is left to its number."""
    kind, _, rest = subject.partition(":")
    lang = spoken()
    if kind == "targets" and rest.count(":") >= 2:
        _, named, basis = rest.rsplit(":", 2)
        words = Basis(basis).wording.say(lang) if basis in set(Basis) else basis
        of = period(named, lang)
        return say("chỉ tiêu {period}, {basis}", "targets of {period}, {basis}", period=of, basis=words)
    if kind not in _THINGS:
        return subject
    number = f" {rest}" if rest.isdecimal() else ""
    return _THINGS[kind].say(lang) + number
