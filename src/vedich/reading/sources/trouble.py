"""Why a file cannot be read: the situation, and a sentence in each language that says what to do now."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """A situation in which nothing of a file is read, because what would be read could be wrong."""

    MISSING = "missing"
    FOLDER = "folder"
    NOT_A_FILE = "not_a_file"
    NO_PERMISSION = "no_permission"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    LINE_TOO_LONG = "line_too_long"
    EMPTY = "empty"
    NO_TEXT = "no_text"
    OTHER_FORM = "other_form"
    BINARY = "binary"
    NUL_BYTE = "nul_byte"
    WRONG_ENCODING = "wrong_encoding"
    OLD_FONT = "old_font"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    DECLARES_DTD = "declares_dtd"
    ONLY_PICTURES = "only_pictures"
    SCAN_UNREAD = "scan_unread"
    TOO_MANY_PAGES = "too_many_pages"
    GARBLED_PDF = "garbled_pdf"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOO_SLOW = "too_slow"
    TOO_MUCH_OUTPUT = "too_much_output"
    READER_DIED = "reader_died"
    UNOPENED = "unopened"
    ARCHIVE_BOMB = "archive_bomb"
    ARCHIVE_CROWDED = "archive_crowded"
    ARCHIVE_PATH = "archive_path"
    ARCHIVE_ODD = "archive_odd"
    ARCHIVE_NESTED = "archive_nested"
    TWO_FORMS = "two_forms"
    CLASSIFIED = "classified"
    NO_MEMBER = "no_member"
    NEEDS_PROGRAM = "needs_program"
    UNCONVERTED = "unconverted"


class SourceError(Exception):
    """Raised when a file cannot be read; `vi` and `en` are the sentences for people.

    >>> print(SourceError(Trouble.EMPTY, "a.txt").vi)
    a.txt: tệp rỗng, không có gì để đọc. Hãy kiểm tra lại tệp gốc.
    >>> "không có mục lục" in SourceError(Trouble.DAMAGED, "a.zip", form="ZIP", reason="no directory").vi
    True
    """

    def __init__(self, trouble: Trouble, name: str, **details: str | int) -> None:
        self.trouble = trouble
        self.name = name
        self.details = details
        vi, en = SENTENCES[trouble]
        self.vi = f"{name}: {vi.format(**{**details, **_reason_in_vietnamese(details)})}"
        self.en = f"{name}: {en.format(**details)}"
        super().__init__(self.en)

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.trouble, self.name, self.details)


# The reasons that our own readers give; what a library says of a file stays in its own words.
_REASONS = {
    "no directory": "không có mục lục của tệp nén",
    "cut off": "bị cắt giữa chừng",
    "no pages": "không có trang nào",
    "no body": "không có phần thân văn bản",
    "no picture recognised": "không nhận ra ảnh",
}


def _reason_in_vietnamese(details: dict[str, str | int]) -> dict[str, str]:
    said = details.get("reason")
    return {"reason": _REASONS[said]} if isinstance(said, str) and said in _REASONS else {}


def _again(trouble: Trouble, name: str, details: dict[str, str | int]) -> SourceError:
    """Make the error anew on the other side of a process border."""
    return SourceError(trouble, name, **details)


SENTENCES: dict[Trouble, tuple[str, str]] = {
    Trouble.MISSING: (
        "không có tệp này. Hãy kiểm tra tên tệp và thư mục.",
        "there is no such file. Check the name and the folder.",
    ),
    Trouble.FOLDER: (
        "là thư mục, không phải tệp. Hãy nêu các tệp trong thư mục, ví dụ {example}.",
        "is a folder, not a file. Name the files in it, for example {example}.",
    ),
    Trouble.NOT_A_FILE: (
        "không phải tệp thường (thiết bị hoặc ống dẫn). Hãy lưu nội dung ra một tệp, hoặc dùng dấu - "
        "để đọc từ đầu vào chuẩn.",
        "is not a regular file (a device or a pipe). Save it to a file, or use - to read standard input.",
    ),
    Trouble.NO_PERMISSION: (
        "không có quyền đọc tệp này. Hãy cấp quyền đọc hoặc chép tệp sang thư mục của bạn.",
        "no permission to read this file. Grant it, or copy the file to a folder of your own.",
    ),
    Trouble.UNREADABLE: (
        "hệ thống không đọc được tệp ({reason}). Hãy kiểm tra ổ đĩa và tên tệp.",
        "the system cannot read the file ({reason}). Check the disk and the name.",
    ),
    Trouble.TOO_LARGE: (
        "tệp quá lớn ({size} MB; tối đa {most} MB). Hãy chia thành nhiều tệp nhỏ hơn.",
        "the file is too large ({size} MB; at most {most} MB). Divide it into smaller files.",
    ),
    Trouble.LINE_TOO_LONG: (
        "dòng {line} dài {length} ký tự (tối đa {most}): đây không giống một văn bản. Hãy xuất lại tệp, "
        "mỗi đoạn một dòng.",
        "line {line} is {length} characters long (at most {most}), which no document is. Export the file "
        "again with one paragraph a line.",
    ),
    Trouble.EMPTY: (
        "tệp rỗng, không có gì để đọc. Hãy kiểm tra lại tệp gốc.",
        "the file is empty, there is nothing to read. Check the file it was made from.",
    ),
    Trouble.NO_TEXT: (
        "tệp không có chữ nào để đọc (chỉ có khoảng trắng, thẻ hoặc mã). Hãy kiểm tra lại tệp gốc.",
        "the file holds no words to read (only blanks, tags or scripts). Check the file it was made from.",
    ),
    Trouble.OTHER_FORM: (
        "là tệp {form}, chưa đọc được. Hãy mở tệp và lưu lại dưới dạng Word (.docx), Excel (.xlsx), PDF hoặc văn "
        "bản thuần (.txt).",
        "is a {form} file, which cannot be read yet. Open it and save it as Word (.docx), Excel (.xlsx), PDF or "
        "plain text (.txt).",
    ),
    Trouble.BINARY: (
        "là tệp nhị phân không nhận ra dạng (byte {byte} ở vị trí {at}); nếu là tệp Word, Excel hoặc PDF thì "
        "tệp đã hỏng. Hãy xin lại bản gốc, hoặc mở bằng phần mềm đã tạo ra tệp rồi lưu lại.",
        "is a binary file of no known form (byte {byte} at position {at}); a Word, Excel or PDF file it is no "
        "longer. Ask for it again, or open it with the program that made it and save it again.",
    ),
    Trouble.NUL_BYTE: (
        "có byte NUL ở dòng {line}, cột {column}: tệp bị hỏng, con số bị cắt có thể đọc sai. Hãy xuất lại "
        "tệp từ bản gốc.",
        "a NUL byte stands in line {line}, column {column}: the file is damaged and a cut figure could be "
        "misread. Export it again.",
    ),
    Trouble.WRONG_ENCODING: (
        "byte {byte} ở dòng {line}, cột {column} không phải UTF-8 (tệp sai hoặc lẫn bảng mã). Hãy mở tệp "
        "bằng phần mềm soạn thảo và lưu lại với bảng mã UTF-8.",
        "byte {byte} in line {line}, column {column} is not UTF-8 (a wrong or mixed encoding). Open the "
        "file in an editor and save it as UTF-8.",
    ),
    Trouble.OLD_FONT: (
        "chữ theo bảng mã cũ (TCVN3, VNI hoặc tương tự), không phải Unicode (byte {byte} ở dòng {line}). "
        "Hãy chuyển sang Unicode UTF-8, ví dụ bằng UniKey (Ctrl+Shift+F6).",
        "the letters are in an old encoding (TCVN3, VNI or the like), not Unicode (byte {byte} in line "
        "{line}). Convert it to Unicode UTF-8, for example with UniKey (Ctrl+Shift+F6).",
    ),
    Trouble.DAMAGED: (
        "tệp {form} bị hỏng hoặc bị cắt ({reason}). Hãy mở bằng phần mềm đã tạo ra tệp, lưu lại, hoặc xin bản khác.",
        "the {form} file is damaged or cut ({reason}). Open it in the program that made it and save it again, or "
        "ask for another copy.",
    ),
    Trouble.ENCRYPTED: (
        "tệp được bảo vệ bằng mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu rồi lưu lại.",
        "the file is protected by a password and cannot be read. Open it, remove the password and save it.",
    ),
    Trouble.DECLARES_DTD: (
        "phần {part} của tệp khai báo DTD, điều tệp văn phòng không bao giờ có; tệp có thể độc hại nên không được "
        "mở. Hãy hỏi lại nơi gửi.",
        "part {part} of the file declares a document type, which no office file does; it may be hostile and was "
        "not opened. Ask whoever sent it.",
    ),
    Trouble.ONLY_PICTURES: (
        "tệp chỉ có {count} hình ảnh, không có chữ (có thể là bản quét dán vào). Hãy lấy bản gốc có chữ, hoặc lưu "
        "thành PDF rồi đọc bằng nhận dạng chữ.",
        "the file holds only {count} pictures and no words (perhaps scans pasted in). Use the original, or save "
        "it as PDF and have its letters recognised.",
    ),
    Trouble.SCAN_UNREAD: (
        "cả {count} trang là ảnh (bản quét), không có chữ để đọc. Hãy đưa vào bản Word hoặc bản PDF gốc, hoặc "
        "cài phần nhận dạng chữ: pip install 'vedich[ocr]' và gói tiếng Việt của Tesseract (Debian, Ubuntu: "
        "apt install tesseract-ocr-vie; Windows: bộ cài Tesseract, chọn Vietnamese).",
        "all {count} pages are pictures (a scan) without letters to read. Hand in the Word file or the original "
        "PDF, or install recognition: pip install 'vedich[ocr]' and the Vietnamese data of Tesseract (Debian, "
        "Ubuntu: apt install tesseract-ocr-vie; Windows: its installer, with Vietnamese chosen).",
    ),
    Trouble.TOO_MANY_PAGES: (
        "tệp có {count} trang (tối đa {most}). Hãy chia thành nhiều tệp nhỏ hơn.",
        "the file has {count} pages (at most {most}). Divide it into smaller files.",
    ),
    Trouble.GARBLED_PDF: (
        "phông chữ trong tệp PDF không kèm bảng mã Unicode nên chữ đọc ra vô nghĩa. Hãy xuất lại tệp PDF từ "
        "bản gốc, hoặc đưa vào bản Word.",
        "the fonts of the PDF do not tell their letters, so what is read means nothing. Export the PDF again "
        "from the original, or hand in the Word file.",
    ),
    Trouble.TOO_MUCH_MEMORY: (
        "cần nhiều bộ nhớ hơn mức cho phép (1 GB); tệp quá lớn hoặc được làm ra để gây hại. Hãy chia thành "
        "nhiều tệp nhỏ hơn, hoặc lưu lại từ phần mềm gốc.",
        "needs more memory than is allowed (1 GB): the file is too large, or made to do harm. Divide it, or "
        "save it again from the program it was made with.",
    ),
    Trouble.TOO_SLOW: (
        "đọc quá {seconds} giây xử lý mà chưa xong nên đã dừng; tệp quá lớn hoặc được làm ra để gây hại. Hãy chia "
        "thành nhiều tệp nhỏ hơn, hoặc lưu lại từ phần mềm gốc.",
        "was not read within {seconds} seconds of work and was stopped: it is too large, or made to do harm. "
        "Divide it, or save it again from the program it was made with.",
    ),
    Trouble.TOO_MUCH_OUTPUT: (
        "chứa nhiều chữ hơn mức đọc được (quá {most} MB). Hãy chia thành nhiều tệp nhỏ hơn.",
        "holds more text than can be read (over {most} MB). Divide it into smaller files.",
    ),
    Trouble.READER_DIED: (
        "chương trình đọc đã dừng đột ngột vì tệp này, rất có thể tệp bị hỏng, được làm ra để gây hại hoặc cần "
        "quá nhiều bộ nhớ; các tệp khác không bị ảnh hưởng. Hãy mở bằng phần mềm gốc và lưu lại.",
        "made the program that reads it end at once: most likely it is damaged, made to do harm, or needs too "
        "much memory; other files are not touched by it. Open it with the program it was made with and save it "
        "again.",
    ),
    Trouble.UNOPENED: (
        "không mở được: tệp hỏng hoặc không đúng chuẩn ({reason}). Hãy mở bằng phần mềm gốc và lưu lại.",
        "cannot be opened: the file is damaged or not as its form demands ({reason}). Open it with the program "
        "it was made with and save it again.",
    ),
    Trouble.ARCHIVE_BOMB: (
        "là tệp nén {size} MB nhưng bung ra tới {unpacked} MB, không giống tệp văn phòng nào, nên không mở. Hãy lưu "
        "lại từ phần mềm gốc.",
        "is an archive of {size} MB that unpacks to {unpacked} MB, which no office file does, so it is not "
        "opened. Save it again from the program it was made with.",
    ),
    Trouble.ARCHIVE_CROWDED: (
        "là tệp nén chứa hơn {most} tệp bên trong nên không mở. Hãy nén lại ít tệp hơn, hoặc lưu lại từ phần mềm gốc.",
        "is an archive of more than {most} files, so it is not opened. Pack fewer files, or save it again from "
        "the program it was made with.",
    ),
    Trouble.ARCHIVE_PATH: (
        "là tệp nén có tên tệp trỏ ra ngoài hoặc liên kết thay cho tệp, điều hay dùng để tấn công, nên không mở. "
        "Hãy nén lại các tệp gốc.",
        "is an archive with names that lead out of it, or links instead of files, which attacks use, so it is not "
        "opened. Pack the files anew.",
    ),
    Trouble.ARCHIVE_ODD: (
        "là tệp nén có mục lục không khớp với nội dung (các phần chồng lên nhau, trùng tên hoặc nén kiểu lạ) nên "
        "không mở. Hãy lưu lại từ phần mềm gốc, hoặc nén lại các tệp gốc.",
        "is an archive whose directory does not fit its contents (members over one another, of one name, or oddly "
        "packed), so it is not opened. Save it again from the program it was made with, or pack the files anew.",
    ),
    Trouble.ARCHIVE_NESTED: (
        "là tệp nén nằm trong tệp nén khác nên không mở. Hãy giải nén trước rồi đưa các tệp bên trong vào.",
        "is an archive inside an archive, so it is not opened. Unpack it first and hand in the files.",
    ),
    Trouble.TWO_FORMS: (
        "vừa là tệp {first}, vừa là tệp {second}: tệp như vậy đọc cách này ra chữ này, cách kia ra chữ khác, nên "
        "không đọc. Hãy xuất lại tệp từ phần mềm gốc.",
        "is a {first} and a {second} file at once: it says one thing to one program and another to the next, so "
        "it is not read. Export it again from the program it was made with.",
    ),
    Trouble.CLASSIFIED: (
        "có dấu chỉ độ mật (Mật, Tối mật hoặc Tuyệt mật) nên không đọc và không giữ lại nội dung. Hãy xử lý văn "
        "bản này theo quy định về bảo vệ bí mật nhà nước.",
        "is stamped as classified (Mật, Tối mật or Tuyệt mật), so it is not read and nothing of it is kept. "
        "Handle it as the rules on state secrets demand.",
    ),
    Trouble.NO_MEMBER: (
        "không có tệp “{member}” trong tệp nén này. Hãy kiểm tra lại tên.",
        "the archive holds no file “{member}”. Check the name.",
    ),
    Trouble.NEEDS_PROGRAM: (
        "là tệp {form}; để đọc tệp này cần có LibreOffice trên máy (Debian, Ubuntu: apt install "
        "libreoffice-writer-nogui; Windows, macOS: bộ cài LibreOffice). Hãy cài rồi đọc lại, hoặc mở tệp bằng Word "
        "và lưu lại dưới dạng .docx.",
        "is a {form} file, which is read with the help of LibreOffice (Debian, Ubuntu: apt install "
        "libreoffice-writer-nogui; Windows, macOS: its installer). Install it and read again, or open the file in "
        "Word and save it as .docx.",
    ),
    Trouble.UNCONVERTED: (
        "là tệp {form} mà LibreOffice không chuyển được (tệp hỏng, có mật khẩu hoặc quá lớn). Hãy mở bằng Word và lưu "
        "lại dưới dạng .docx.",
        "is a {form} file that LibreOffice could not convert (damaged, locked or too large). Open it in Word and "
        "save it as .docx.",
    ),
}
