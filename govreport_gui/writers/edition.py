"""What a writer is told beside the report: how the page looks, and what is printed around the report."""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.finding import Finding
from govreport_gui.report import Report
from govreport_gui.writers.page_profile import OFFICIAL, PageProfile

DRAFT = "草稿"  # what stands on every page of one


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to print a report. Whatever a format has no place for, its writer leaves out."""

    page: PageProfile = OFFICIAL
    draft: bool = False  # it leaves with errors open
    last_year: Report | None = None  # printed beside this year's figures where a format has room for it
    findings: tuple[Finding, ...] = ()  # of the check at the time of the export, accepted ones too
    version: str = ""  # hidden in the file: which version of the report went out


PLAIN = Edition()
