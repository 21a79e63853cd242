"""What an undo step replaces: the project that is open, and what is known about the import it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from govreport_gui.checks.profile import organ_of
from govreport_gui.gui.edits import belongs_to
from govreport_gui.project import Project
from govreport_gui.recognise.records import Recognition
from govreport_gui.remarks import Records
from govreport_gui.report import Report, totals_typed


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a report was made from: it is kept with the report."""

    name: str
    data: bytes

    @classmethod
    def of(cls, file: Path) -> Origin:
        """Read a file; of one that went away since it was imported the name is left: the report is what matters."""
        try:
            return cls(file.name, file.read_bytes())
        except OSError:
            return cls(file.name, b"")


@dataclass(frozen=True)
class Content:
    """What one undo step replaces: the project, and what is known about the import it came from."""

    project: Project
    recognition: Recognition | None = None

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.project.report

    def with_report(self, report: Report) -> Content:
        """Return the same content with another report."""
        return replace(self, project=replace(self.project, report=report))

    def with_records(self, records: Records) -> Content:
        """Return the same content with other records."""
        issued, remarks = records.issued, records.remarks
        if issued is self.project.issued and remarks is self.project.remarks:
            return self
        return replace(self, project=replace(self.project, issued=issued, remarks=remarks))

    def imported(self, recognition: Recognition, origin: Origin) -> Content:
        """Return what is open once an import is accepted; what was said about organ and page holds on."""
        report = recognition.report
        typed = report.typed_totals | totals_typed(report.form, report.cells)
        said, last_year = self.project.profile, self.project.last_year
        imported = Project(
            report=replace(report, typed_totals=typed),
            last_year=last_year if last_year and belongs_to(last_year, report) else None,
            original_name=origin.name,
            original=origin.data,
            profile=said and said.for_organ(organ_of(report)),
            page=self.project.page,
        )
        return Content(imported, recognition)

    def drafted(self, report: Report, before: Project, origin: Origin) -> Content:
        """Return what is open once next year's draft is made of `before`, which was read from `origin`."""
        said = before.profile or self.project.profile
        drafted = Project(
            report=report,
            last_year=before.report,
            original_name=origin.name,
            original=origin.data,
            profile=said and said.for_organ(organ_of(report)),
            page=before.page or self.project.page,
        )
        return Content(drafted)
