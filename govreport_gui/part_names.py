"""What the parts of a report are called to the clerk, in the window and on the command line alike."""

from __future__ import annotations

from govreport_gui.form import Form

PART_NAMES = {
    "form": "表格格式",
    "year": "年度",
    "organ_name": "机关名称",
    "title": "标题",
    "preamble": "前言",
    "signature": "落款",
    "organ": "落款机关",
    "date": "落款日期",
}


def part_name(form: Form, part: str, otherwise: str = "报告") -> str:
    """Return a section's heading or the name of another part."""
    section = form.section.get(part)
    return section.heading if section else PART_NAMES.get(part, otherwise)
