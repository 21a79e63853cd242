"""Whether a file that came back is another report than the one that is open: a colleague's, or another year's."""

from __future__ import annotations

from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report
from govreport_gui.sign_off.records import CameBack, Found


def other_report(recognition: Recognition, found: CameBack) -> str:
    """Say in one sentence whose report the file is, where it is another; "" for one that went out of here."""
    back, sent = recognition.report, found.sent.report
    if found.sent.found is Found.BY_ID:
        return ""
    other_year = bool(back.year and sent.year and back.year != sent.year)
    if not other_year and _is_same_organ(back.organ, sent.organ):
        return ""
    return f"文件是{_named(back, other_year)}，现在打开的是{_named(sent, other_year)}，像是选错了文件。"


def _is_same_organ(a: str, b: str) -> bool:
    """Say whether two names may be one organ's: one with its county's name before it, or one that is not known."""
    return a in b or b in a


def _named(report: Report, with_year: bool) -> str:
    year = f" {report.year} 年" if with_year else ""
    return f"{report.organ}{year}的报告" if report.organ else f"{year.strip()}的报告"
