"""Run everything the product does on the sample documents and tell it in a page; then open its pages.

    python scripts/story.py out

What ran is written down command by command in `out/run.txt`. Here stand the lines that matter, each below the
command that gives the rest. Ends with 1 where a command did not do what it should.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLES = sorted(
    str(path)
    for path in Path("docs/samples").iterdir()
    if path.suffix in (".txt", ".md", ".html") and path.name != "README.md"
)
SEEDS = sorted(str(path) for path in Path("../shared/seeds").glob("*.txt"))
# Lines longer than this are cut: a page is read, not scrolled sideways.
WIDTH = 150


@dataclass(frozen=True, slots=True)
class Run:
    """A command that ran, as it is typed, and the lines it printed."""

    command: str
    lines: tuple[str, ...]

    def like(self, *patterns: str, most: int = 99) -> list[str]:
        """Give the first lines that fit one of some patterns."""
        found = [line for line in self.lines if any(re.search(each, line) for each in patterns)]
        return found[:most]


# A heading, what Python runs, how its commands are told, and how it ends.
Part = tuple[str, Sequence[str], Callable[[list[Run]], Iterator[str]], int]


def main(folder: str) -> int:
    """Run the parts one after the other and tell each when it is done."""
    # Beside this file when it runs, and not when a test looks for examples in it.
    import first_pages

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    whole, troubles = place / "run.txt", []
    # The province that the pages show takes as long as the story: it is made beside it.
    made = first_pages.begin(place)
    whole.write_text("", encoding="utf-8")
    scripts = Path(__file__).parent
    documents = [*SAMPLES, *SEEDS]
    parts: tuple[Part, ...] = (
        ("1. Đọc văn bản · Reading", ("-m", "vedich", "read", *documents), _read, 0),
        # 1: something was found, as it must be.
        ("2. Soát lỗi · Checking", ("-m", "vedich", "check", *documents), _checked, 1),
        ("3. Lập hồ sơ · The record", (f"{scripts}/keep_samples.py", f"{folder}/samples.db"), _kept, 0),
        ("4. Đánh giá · Judging", (f"{scripts}/judge_samples.py", folder), _judged, 0),
    )
    for title, words, tell, wanted in parts:
        print(f"\n━━ {title} ━━", flush=True)
        done = subprocess.run(
            [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
            check=False,
        )  # fmt: skip
        told = done.stdout if words[0] != "-m" else f"\n$ vedich {' '.join(words[2:])}\n{done.stdout}"
        with whole.open("a", encoding="utf-8") as file:
            file.write(told)
        if done.returncode != wanted:
            print(done.stdout[-3000:])
            troubles.append(title)
            continue
        for line in tell(list(_runs(told))):
            print(line if len(line) <= WIDTH else f"{line[: WIDTH - 2]} …")
    print(f"\nToàn bộ · the whole: {whole}\n\n━━ 5. Trên trình duyệt · In a browser ━━", flush=True)
    shown = first_pages.serve(place, made)
    return int(bool(troubles or shown))


def _runs(told: str) -> Iterator[Run]:
    """Yield the commands of an output with what each printed."""
    for block in re.split(r"^\$ ", told, flags=re.MULTILINE)[1:]:
        command, _, rest = block.partition("\n")
        yield Run(
            command.removeprefix("vedich "),
            tuple(line.rstrip() for line in rest.split("\n") if line.strip(" \t─")),
        )


def _read(runs: list[Run]) -> Iterator[str]:
    """Say what was found in each document, and show three rows of one."""
    yield "$ vedich read docs/samples/*"
    lines = runs[0].lines
    for place, line in enumerate(lines):
        if line.startswith("Địa bàn:"):
            yield f"  {Path(lines[place - 1]).name}: {line.removeprefix('Địa bàn: ')}"
    start = next((place for place, line in enumerate(lines) if "monthly-report" in line), 0)
    yield "$ vedich read docs/samples/monthly-report.txt"
    yield from (f"  {line}" for line in lines[start + 2 : start + 6])


def _checked(runs: list[Run]) -> Iterator[str]:
    """Show two contradictions with their repairs, and count the rest."""
    lines = runs[0].lines
    yield "$ vedich check docs/samples/draft-report.txt"
    heads = [place for place, line in enumerate(lines) if re.search(r":\d+:\d+: VD\d+", line)]
    for wanted, most in (("draft-report.txt:12:", 4), ("003_", 2)):
        for place in [each for each in heads if wanted in lines[each]][:1]:
            yield f"  {Path(lines[place]).name}"
            yield from (f"  {line}" for line in lines[place + 1 : place + 1 + most])
    codes = sorted({re.search(r"VD\d+", lines[place])[0] for place in heads})  # type: ignore[index]
    yield f"  {lines[-1]} ({', '.join(codes)}; vedich rule VD101)"


def _kept(runs: list[Run]) -> Iterator[str]:
    """Tell what went into the records, that they verify clean, and that the draft contradicts one."""
    for run in runs:
        if run.command.startswith("db confirm") and "samples.db" in run.command:
            name = Path(run.command.split()[2]).name
            yield from (f"  vedich db confirm {name}: {line}" for line in run.like(r"^Đã lưu", most=1))
        elif run.command.startswith(("db verify", "demo")):
            yield f"  vedich {run.command}: {run.lines[0]}"
        elif run.command.startswith("check"):
            yield f"$ vedich {run.command}"
            told = run.like(r"^  (Lũy kế|Văn bản ghi|Chỉ tiêu)", most=3)
            yield from (f"  {line.strip()}" for line in (*told, *run.like(r"^1 văn bản:")))


def _judged(runs: list[Run]) -> Iterator[str]:
    """Tell the count sentences of each area, declared beside computed and why they differ; explain a cell."""
    for run in runs:
        if "verify" in run.command:
            yield f"  vedich {run.command}: {run.lines[0]}"
            continue
        yield f"$ vedich {run.command}"
        if "--explain" in run.command:
            yield from (f"  {line}" for line in run.lines[:10])
        elif "--league" in run.command:
            yield from (f"  {line}" for line in run.lines[1:4])
        else:
            most = 3 if "demo.db" in run.command else 6
            counts = Run(run.command, tuple(map(_plain, run.lines))).like(*_COUNTS, most=most)
            yield from (f"  {line.strip()}" for line in (run.lines[0], *counts))


def _plain(line: str) -> str:
    """Leave out the name of a set, which stands in the whole: on a page the count is what counts."""
    return re.sub(r"^([^(]{3,30}) \(.*\): ((cả )?\d+ chỉ tiêu)", r"\1: \2", line)


_COUNTS = (
    r"\d+ chỉ tiêu.*: \d+ đạt, trong đó", r"^Văn bản tự nêu", r"^Tính được", r"^Cả \d+ chỉ tiêu",
    r"^  (Các nhóm văn bản|Văn bản không liệt kê|Hồ sơ chỉ có|Theo số trên hồ sơ)",
    r"^  .*: văn bản nêu “",
)  # fmt: skip

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else "out"))
