"""A report as our own reader sees it in a Word file.

Versions are compared as they are read from a file, all of them: what writing and reading smooth (blanks, full-width
digits in figures, line breaks) can then never look like somebody's change.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from govreport_gui.errors import NotAReport
from govreport_gui.importing import import_file
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report
from govreport_gui.writers import write
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import PageProfile


def as_read(report: Report, page: PageProfile) -> Recognition:
    """Return what reading the report's Word file gives; the report itself where too little stands in it."""
    with tempfile.TemporaryDirectory(prefix="govreport-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "report.docx")
        write(report, path, Edition(page=page))
        try:
            return import_file(path)
        except NotAReport:
            return Recognition(report)
