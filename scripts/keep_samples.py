"""Make a record of the sample documents as a person would: confirm each, verify, set a draft against it.

    python scripts/keep_samples.py out/samples.db

Every step is a command that is printed before it runs. The seeds get a record of their own beside it where
they lie beside the project; nothing of them stays in the project. A third one is a demonstration. The records
are made anew each time.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SAMPLES = Path("docs/samples")
SEEDS = Path("../shared/seeds")
DRAFT = SAMPLES / "october-report.txt"
ACCOUNT = "lan"

# What the person who confirms knows beside the text: on whose authority the targets stand.
DOCUMENTS: dict[Path, tuple[str, ...]] = {
    SAMPLES / "resolution.md": (),
    SAMPLES / "monthly-report.txt": ("--basis", "adopted"),
    SAMPLES / "article.html": ("--basis", "adopted"),
    SAMPLES / "conclusion-notice.txt": (),
}
# The fourth seed sets out a Party resolution; the others leave open who assigned, and so does the record.
SEED_WORDS = {"004": ("--basis", "party_resolution")}
# Areas that have ended are nobody's any more: who enters their past is appointed to each.
AREAS = ("VN", "T34:80", "T63:80", "H63:803", "H63:806", "H63:807", "H63:817")


def main(record: str) -> int:
    """Make the record and give 0 when it is whole and the draft contradicts it, as it must."""
    _headline("Hồ sơ từ các văn bản mẫu", "A record made of the sample documents")
    troubles = _founded(record)
    for document, words in DOCUMENTS.items():
        troubles.append(_confirmed(record, document, *words))
    troubles.append(_run(record, "db", "verify"))
    troubles.append(_run(record, "check", str(DRAFT), "--select", "VD3") != 1)
    sys.stdout.flush()
    # A process opens one record: the others have their own.
    for part in PARTS:
        beside = [sys.executable, __file__, f"--{part}", str(Path(record).with_name(f"{part}.db"))]
        troubles.append(subprocess.run(beside, check=False).returncode)
    return int(any(troubles))


def demo(record: str) -> int:
    """Make a demonstration: a commune before and after the reform, and what the five articles state."""
    _headline(
        "Hồ sơ minh họa: số liệu giả định, ghi rõ là minh họa", "A demonstration: made up, and marked so"
    )
    made = _run(record, "demo", "--replace")
    # The process that made it holds it under the name it grew under.
    verify = [sys.executable, "-m", "vedich", "db", "verify", "--record", record]
    print("\n$ vedich", *verify[3:])
    sys.stdout.flush()
    return int(any([made, subprocess.run(verify, check=False).returncode]))


def seeds(record: str) -> int:
    """Keep the seeds in a record of their own: real figures and made-up ones do not belong together."""
    there = sorted(SEEDS.glob("*.txt"))
    if not there:
        print(f"\nThe seeds are not here ({SEEDS}); no record is made of them.")
        return 0
    _headline("Hồ sơ từ các bài báo thật", "A record made of the real articles that lie beside")
    troubles = _founded(record)
    for seed in there:
        # A seed of which nothing can be kept is no trouble: targets that are not listed are not invented.
        _confirmed(record, seed, *SEED_WORDS.get(seed.name[:3], ()))
    return int(any([*troubles, _run(record, "db", "verify")]))


def _founded(record: str) -> list[int]:
    """Make a record anew, with somebody who may confirm in all areas that the documents are about."""
    for ending in ("", "-wal", "-shm"):
        Path(record + ending).unlink(missing_ok=True)
    Path(record).parent.mkdir(parents=True, exist_ok=True)
    return [
        *(_run(record, "db", "init", "--area", area) for area in ("tỉnh Tây Ninh", "thị xã Cai Lậy")),
        _run(record, "user", "add", ACCOUNT, "--name", "Người xác nhận (mẫu)", "--as", "admin"),
        _appointed(record, "--role", "indicator_manager"),
        *(_appointed(record, "--role", "specialist", "--area", area) for area in AREAS),
    ]


def _appointed(record: str, *words: str) -> int:
    return _run(record, "user", "appoint", ACCOUNT, *words, "--as", "admin", quiet=True)


def _confirmed(record: str, document: Path, *words: str) -> int:
    return _run(record, "db", "confirm", str(document), *words, "--as", ACCOUNT, "--yes")


def _headline(vi: str, en: str) -> None:
    print(f"\n=== {vi} · {en} ===")


def _run(record: str, *words: str, quiet: bool = False) -> int:
    from vedich.cli.main import main as vedich

    if not quiet:
        print("\n$ vedich", *(f"'{word}'" if " " in word else word for word in words), "--record", record)
    sys.stdout.flush()
    return vedich([*words, "--record", record])


PARTS = {"seeds": seeds, "demo": demo}

if __name__ == "__main__":
    if sys.argv[1].removeprefix("--") in PARTS:
        raise SystemExit(PARTS[sys.argv[1].removeprefix("--")](sys.argv[2]))
    raise SystemExit(main(sys.argv[1]))
