"""Open any file the program can read, a project file included, as a recognition: for window and command line."""

from __future__ import annotations

from pathlib import Path

from govreport_gui.recognise.records import Recognition


def import_file(path: Path) -> Recognition:
    """Read a file and recognise the report in it.

    Raises ReadError where the file cannot be read, NotAReport where no report stands in it.
    """
    from govreport_gui import project, readers, recognise  # noqa: PLC0415 (readers are loaded only when a file is read)

    if path.suffix == project.SUFFIX:
        return Recognition(report=project.load(path).report)
    return recognise.recognise(readers.read(path))
