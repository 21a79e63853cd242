"""How a report is called: in the window's title, and as a file name that every system takes."""

from __future__ import annotations

from govreport_gui.report import Report

FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', ""))
LONGEST = 80  # with an ending and three bytes a character it stays below the 255 bytes of a file name


def report_name(report: Report) -> str:
    """Return <organ><year>年政府信息公开工作年度报告, without what the report does not say."""
    year = f"{report.year}年" if report.year else ""
    organ = report.organ.translate(FORBIDDEN).strip()
    name = f"{organ}{year}政府信息公开工作年度报告"
    return name if len(name) <= LONGEST else name[-LONGEST:]
