"""Take files that a browser sends: each becomes an upload, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.files.uploadedfile import UploadedFile

from vedich.access.policy import Permission
from vedich.access.scope import scope
from vedich.actions.trouble import ActionError
from vedich.actions.uploads import hand_in
from vedich.domain.wording import Wording
from vedich.intake.members import members, unpacked
from vedich.reading.sources.opening import MOST_MEGABYTES_WITH_PICTURES
from vedich.reading.sources.trouble import SourceError
from vedich.store.kept_files import hash_of
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.uploads import first_of
from vedich.web.gate.asked import Asked
from vedich.web.parts.words import spoken

MOST_FILES = 200
MOST_BYTES = MOST_MEGABYTES_WITH_PICTURES * 1_000_000
# What systems put into folders beside the files of people.
_BESIDE = (".", "~$", "Thumbs.db", "desktop.ini")
_LONGEST_NAME = 240


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: an upload and the key of its area, or the sentence of its refusal.

    `again` says that the same file was handed in before, perhaps under another name.
    """

    name: str
    upload: int = 0
    area: str = ""
    again: bool = False
    why: str = ""


def taken(request: Asked, area: AreaRow) -> Iterator[Taken]:
    """Take each file of a request; those of an archive one by one."""
    files = [file for file in request.FILES.getlist("files") if file.name]
    if not files:
        yield Taken("", why=_say(_NONE))
        return
    if len(files) > MOST_FILES:
        yield Taken("", why=_say(_TOO_MANY).format(count=len(files), most=MOST_FILES))
        return
    # A browser sends the bare name; a script sends the way from the folder that was dropped.
    paths = request.POST.getlist("path")
    for number, file in enumerate(files):
        name = _clean(paths[number] if number < len(paths) and paths[number] else str(file.name))
        if not PurePosixPath(name).name.startswith(_BESIDE):
            yield from _one(request, area, file, name)


def _one(request: Asked, area: AreaRow, file: UploadedFile, name: str) -> Iterator[Taken]:
    size = file.size or 0
    if size > MOST_BYTES:
        megabytes = -(-size // 1_000_000)
        yield Taken(name, why=_say(_TOO_LARGE).format(size=megabytes, most=MOST_MEGABYTES_WITH_PICTURES))
        return
    data = file.read()
    try:
        inside = members(data, name) if data else None
        if inside is None:
            yield _handed(request, area, data, name)
            return
        if len(inside) > MOST_FILES:
            yield Taken(name, why=_say(_TOO_MANY).format(count=len(inside), most=MOST_FILES))
            return
    except SourceError as error:
        yield Taken(name, why=_without(name, error))
        return
    for member in inside:
        inner = _clean(f"{name}/{member}")
        try:
            yield _handed(request, area, unpacked(data, name, member), inner)
        except SourceError as error:
            yield Taken(inner, why=_without(error.name, error))


def _handed(request: Asked, area: AreaRow, data: bytes, name: str) -> Taken:
    seen = scope(request.user, Permission.READ, request.day)
    if data and (first := first_of(hash_of(data), None if seen.everywhere else seen.areas)):
        return Taken(name, *first, again=True)
    try:
        made = hand_in(by=request.user, at=request.at, area=area, data=data, name=name)
    except ActionError as error:
        vi, en = error.why
        return Taken(name, why=_bare(name, en if spoken() == "en" else vi))
    return Taken(name, made["upload"], area.key, again=made["again"])


def _without(name: str, error: SourceError) -> str:
    return _bare(name, error.en if spoken() == "en" else error.vi)


def _bare(name: str, sentence: str) -> str:
    """Give a sentence without the name before it: the page tells the name itself."""
    rest = sentence.removeprefix(f"{name}: ")
    return rest[:1].upper() + rest[1:]


def _clean(name: str) -> str:
    """Give a name without letters that steer a screen; of a long one its end."""
    plain = "".join(letter if letter.isprintable() else " " for letter in name.replace("\\", "/"))
    return " ".join(plain.split())[-_LONGEST_NAME:]


def _say(words: Wording) -> str:
    return words.say(spoken())


_NONE = Wording(
    "Chưa có tệp nào được gửi. Hãy chọn tệp hoặc thả tệp vào khung.",
    "No file was sent. Choose one, or drop it on the frame.",
)
_TOO_MANY = Wording(
    "Có {count} tệp; mỗi lần nhận tối đa {most} tệp. Hãy chia thành nhiều lần.",
    "There are {count} files; at most {most} are taken at once. Divide them.",
)
_TOO_LARGE = Wording(
    "Tệp quá lớn ({size} MB; tối đa {most} MB). Hãy chia thành nhiều tệp nhỏ hơn.",
    "The file is too large ({size} MB; at most {most} MB). Divide it into smaller files.",
)
