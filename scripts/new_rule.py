"""Write the pair of a new checking rule, module and page, so that rules stay alike: `make new-rule`."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = ROOT / "src" / "vedich" / "checking" / "rules"

# The first digit of the codes of each family, and what its door says.
FAMILIES = {
    "arithmetic": (1, "The figures of a text do not agree with one another."),
    "logic": (2, "Dates, periods and directions that cannot be."),
    "record": (3, "A document against what is already on record."),
    "form": (4, "The layout prescribed for administrative documents."),
    "tasks": (5, "Tasks that nobody could carry out as they are written."),
    "tables": (
        6,
        "The rows and columns of a table do not agree with one another, or with the text around it.",
    ),
}

MODULE = '''"""{code}: say here in one line which fault this is."""

from __future__ import annotations

from collections.abc import Iterator

from vedich.checking.facts import Facts
from vedich.checking.rule import Rule
from vedich.domain.finding import Certainty, Finding

rule = Rule(
    code="{code}",
    name="{name}",
    since="{since}",
    certainty=Certainty.WORTH_A_LOOK,
    vi="Viết ở đây một câu nêu rõ lỗi, kèm con số.",
    en="Write here one sentence that names the fault, with the figures.",
)


@rule.check
def {function}(facts: Facts) -> Iterator[Finding]:
    """Look for the fault; the page beside this file says what must be found and what must not."""
    yield from ()
'''

PAGE = """# Viết tên lỗi ở đây ({code})

Viết vì sao lỗi này đáng báo, và cách sửa.

## Bị báo

```text
Chép vào đây một câu thật, ⟦đánh dấu những chữ sai⟧.
```

> {code} Viết ở đây một câu nêu rõ lỗi, kèm con số.

## Không bị báo

```text
Chép vào đây câu gần giống mà đúng.
```

## Chưa bắt được

Viết ra những trường hợp quy tắc còn bỏ sót.
"""


def next_code(family: str, rules: Path) -> str:
    """Give the first code of a family above all that its modules hold; gaps are codes that have lived."""
    first = FAMILIES[family][0] * 100
    texts = (path.read_text(encoding="utf-8") for path in rules.rglob("*.py"))
    taken = [int(code) for text in texts for code in re.findall(r'code="VD(\d{3})"', text)]
    return f"VD{max([first, *(code for code in taken if first < code < first + 100)]) + 1}"


def write_pair(family: str, name: str, *, rules: Path, since: str) -> tuple[Path, Path]:
    """Write module and page of a rule, and the family's door when it is the first of its family."""
    folder = rules / family
    module = folder / f"{name.replace('-', '_')}.py"
    page = module.with_suffix(".md")
    if module.exists() or page.exists():
        raise FileExistsError(
            f"{family} already has a rule named {name!r}. Choose the name of another fault."
        )
    code = next_code(family, rules)
    folder.mkdir(parents=True, exist_ok=True)
    door = folder / "__init__.py"
    if not door.exists():
        door.write_text(f'"""{FAMILIES[family][1]}"""\n', encoding="utf-8")
    function = name.replace("-", "_")
    module.write_text(
        MODULE.format(code=code, name=name, since=since, function=function), encoding="utf-8", newline="\n"
    )
    page.write_text(PAGE.format(code=code), encoding="utf-8", newline="\n")
    return module, page


def main(arguments: list[str]) -> int:
    """Write the pair and say what comes next."""
    parser = argparse.ArgumentParser(prog="make new-rule", usage="make new-rule FAMILY=... NAME=...")
    parser.add_argument("family", metavar="FAMILY", help=", ".join(FAMILIES))
    parser.add_argument("name", metavar="NAME", help="the fault, as in 'parts-do-not-add-up'")
    options = parser.parse_args(arguments)
    if options.family not in FAMILIES:
        parser.error(f"FAMILY={options.family!r} is no family. The families are {', '.join(FAMILIES)}.")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)+", options.name):
        parser.error(
            f"NAME={options.name!r} does not name a fault. Write small English words joined by hyphens, "
            "so that 'ignore NAME' makes sense: NAME=parts-do-not-add-up"
        )
    version = re.search(
        r'^version = "(\d+\.\d+)', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M
    )
    try:
        module, page = write_pair(
            options.family, options.name, rules=RULES, since=version[1] if version else ""
        )
    except FileExistsError as trouble:
        parser.error(str(trouble))
    print(f"{page.relative_to(ROOT)}\n{module.relative_to(ROOT)}")
    print(f"Fill the page first, then see it red: pytest {page.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
