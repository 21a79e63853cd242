"""The pages of the manual that are written from the program's own data: checks, filling guidance, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from govreport_gui.checks import OFF_BY_DEFAULT, RULES
from govreport_gui.checks.rule_names import rule_basis, rule_explanation, rule_name, usual_severity
from govreport_gui.finding import SEVERITY_NAMES
from govreport_gui.form import forms
from govreport_gui.form.spec import Form, Row, Section
from govreport_gui.gui.action_record import ActionRecord
from govreport_gui.gui.actions import ACTIONS, plain
from govreport_gui.gui.help.key_list import key_of, other_keys

Written = tuple[str, str, str, str]  # key, group, title, text
CHECKS, GUIDANCE, KEYS = "核对规则", "填报说明", "快捷键"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~])")


def check_pages() -> Iterator[Written]:
    """Yield a page for each family of rules, in the order of RULES."""
    ids = [rule.__name__.upper() for rule in RULES]
    docs = {rule.__name__.upper(): rule.__doc__ or "" for rule in RULES}
    for family, members in groupby(ids, key=lambda rule: rule[0]):
        text = "\n\n".join(_check(rule, docs[rule]) for rule in members)
        yield f"checks_{family}", CHECKS, f"{family}　{rule_name(family)}", text


def _check(rule: str, doc: str) -> str:
    kind = SEVERITY_NAMES[usual_severity(doc)] + ("，默认关闭" if rule in OFF_BY_DEFAULT else "")
    head = f"**{rule}　{_escaped(rule_name(rule))}**（{kind}）"
    return "\n\n".join([head, _escaped(rule_explanation(rule)), f"依据：{_escaped(rule_basis(rule))}"])


def form_pages() -> Iterator[Written]:
    """Yield a page for each section of each form, the form in force first."""
    for form in sorted(forms().values(), key=lambda form: -form.first_year):
        for section in form.sections:
            text = "\n\n".join(_section(form, section))
            yield f"form_{form.id}_{section.key}", f"{GUIDANCE} · {form.name}", section.heading, text


def _section(form: Form, section: Section) -> Iterator[str]:
    yield _escaped(section.must_cover)
    for block in form.table[section.table].blocks if section.table else ():
        if block.title:
            yield f"## {_escaped(block.title)}"
        for row in block.rows:
            yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    yield f"**{_escaped(' → '.join(row.path))}**"
    yield _escaped(row.guidance.counts)
    yield f"常见错误：{_escaped(row.guidance.mistakes)}"
    yield f"依据：{_escaped(row.guidance.article)}"


def key_page(menu_names: Mapping[str, str]) -> Written:
    """Return the page of all commands and their keys."""
    parts = []
    for menu, name in menu_names.items():
        records = (record for record in ACTIONS if record.menu == menu)
        parts.append(f"## {name}\n\n| 命令 | 快捷键 | 做什么 |\n|---|---|---|\n" + _lines(records))
    for place, rows in groupby(other_keys(), key=lambda row: row.place):
        lines = "\n".join(f"| {_escaped(row.keys)} | {_escaped(row.name)} |" for row in rows)
        parts.append(f"## {place}\n\n| 键 | 做什么 |\n|---|---|\n{lines}")
    return "keys", KEYS, "全部命令和快捷键", "\n\n".join(parts)


def _lines(records: Iterator[ActionRecord]) -> str:
    return "\n".join(
        f"| {_escaped(plain(record.text))} | {key_of(record)} | {_escaped(record.tip)} |" for record in records
    )


def _escaped(text: str) -> str:
    """Take Markdown's marks in a text for what they are."""
    return _SPECIAL.sub(r"\\\1", text)
