"""The open report with its findings, and with what they rest on besides the report itself.

The whole check runs on every change, once control is back in the event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from govreport_gui import checks, waivers
from govreport_gui.checks.profile import Answers, organ_of
from govreport_gui.checks.surroundings import Exported
from govreport_gui.finding import Finding
from govreport_gui.gui.check_timer import CheckTimer
from govreport_gui.gui.content import Content
from govreport_gui.gui.findings import findings_rows
from govreport_gui.gui.open_report import OpenReport
from govreport_gui.report import Report
from govreport_gui.writers.fonts_wanted import fonts_wanted
from govreport_gui.writers.page_profile import OFFICIAL, PageProfile

Check = Callable[[Report, Report | None], list[Finding]]


class CheckedReport(OpenReport):
    """Holds the findings, what this user said for all reports, and what is known of this computer and the exports."""

    findings_changed = Signal()  # read `findings`
    checked = Signal()  # after each change: `findings` are those of `report`, whether they changed or not

    def __init__(self, content: Content, check: Check | None = None, parent: QObject | None = None) -> None:
        super().__init__(content, parent)
        self._check = check or self._check_all
        self._default_profile = Answers()
        self._default_page = OFFICIAL
        self._fonts_here: frozenset[str] | None = None  # not looked for yet
        self._bad_export: Exported | None = None
        self.findings: list[Finding] = []
        self.checking = CheckTimer(self.check_now, self)
        self.checking.start()

    # ── What holds ──

    @property
    def profile(self) -> Answers:
        """What was said about the organ: for this report, else as the user's default."""
        return self._content.project.profile or self._default_profile.for_organ(organ_of(self.report))

    @property
    def own_profile(self) -> Answers | None:
        """What was said for this report; None where the user's default holds."""
        return self._content.project.profile

    @property
    def default_profile(self) -> Answers:
        """What this user said for all reports."""
        return self._default_profile

    @property
    def page(self) -> PageProfile:
        """How the report is printed: as said for this one, else as the user's default."""
        return self._content.project.page or self._default_page

    def use_default_profile(self, profile: Answers) -> None:
        """Take what holds for reports that say nothing themselves; it is no change of the report."""
        self._default_profile = profile
        self.checking.start()

    def use_default_page(self, page: PageProfile) -> None:
        """Take what holds for reports that say nothing themselves; it is no change of the report."""
        self._default_page = page
        self.checking.start()

    def use_fonts(self, installed: frozenset[str]) -> None:
        """Take in which fonts this computer has: checks ask for those the report is printed in."""
        self._fonts_here = installed
        self.checking.start()

    def tell_export(self, bad: Exported | None) -> None:
        """Take in that the last export does not say what the report says; None: it does."""
        self._bad_export = bad
        self.checking.start()

    # ── Checks ──

    @property
    def open_findings(self) -> list[Finding]:
        """The findings that nobody accepted."""
        return [finding for finding in self.findings if finding.waived is None]

    @property
    def problems(self) -> list[Finding]:
        """The open findings as they are counted: one wrong cell breaks several sums, but is one problem."""
        return findings_rows.problems(self.open_findings)

    def put(self, content: Content) -> None:
        """Show another content, and check it soon."""
        other_form = content.report.form_id != self.report.form_id
        self.checking.start()
        if other_form:
            self.findings = []  # they name cells that this form may lack
        super().put(content)
        if other_form:
            self.findings_changed.emit()
            self.checked.emit()

    def findings_of(self, report: Report) -> list[Finding]:
        """Check another version of the report as this one is checked."""
        return waivers.apply(self._check(report, self.last_year), report, report.waivers)

    def check_now(self) -> None:
        """Run the whole check at once instead of when the event loop is reached."""
        with self.checking.running():
            findings = self.findings_of(self.report)
            if findings != self.findings:
                self.findings = findings
                self.findings_changed.emit()
            self.checked.emit()

    def _check_all(self, report: Report, last_year: Report | None) -> list[Finding]:
        profile = self.profile.profile(organ_of(report))
        surroundings = replace(fonts_wanted(self.page, self._fonts_here), exported=self._bad_export)
        return checks.check(report, last_year, today=date.today(), profile=profile, surroundings=surroundings)
