"""Write the manual's table of checks from the rules and their names: python -m tests.make_checks_table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govreport_gui.checks import OFF_BY_DEFAULT, RULES
from govreport_gui.checks.rule_names import rule_basis, rule_name, usual_severity
from govreport_gui.finding import SEVERITY_NAMES

TABLE = Path(__file__).resolve().parents[1] / "docs" / "checks.md"
INTRODUCTION = """# 核对规则

程序核对以下 {count} 项。“错误”请改正，“警告”请核实，“提示”供参考；核实无误的，写明理由后可以接受。
表中是通常的级别，个别情况下会重一级或轻一级。没有去年的报告时，与上年比较的各项不核对。
在“核对 → 单位资料”里可以关闭不需要的项，也可以打开标着“默认关闭”的项。

这份表由程序的规则生成（`python -m tests.make_checks_table`），请不要直接修改。
名称和依据写在 `resources/words/rule_names.txt`。
"""
HEAD = ("| 编号 | 级别 | 核对什么 | 依据 |", "|---|---|---|---|")


def table() -> str:
    """Return the whole document."""
    return "\n".join([INTRODUCTION.format(count=len(RULES)), *_lines()])


def _lines() -> Iterator[str]:
    """Yield a heading and a table for each family, in the order of RULES."""
    family = ""
    for rule in RULES:
        key = rule.__name__.upper()
        if key[0] != family:
            yield from ([""] if family else [])
            family = key[0]
            yield from (f"## {family}　{rule_name(family)}", "", *HEAD)
        off = "（默认关闭）" if key in OFF_BY_DEFAULT else ""
        severity = SEVERITY_NAMES[usual_severity(rule.__doc__ or "")]
        yield f"| {key} | {severity} | {rule_name(key)}{off} | {rule_basis(key)} |"
    yield ""


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
