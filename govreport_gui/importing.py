"""Open any file the program can read, a project file included, as a recognition: for window and command line."""

from __future__ import annotations

from pathlib import Path

from govreport_gui.recognise.records import Recognition


def import_file(path: Path) -> Recognition:
    """Read a file and recognise the report in it.

    Raises ReadError where the file cannot be read, NotAReport where no report stands in it.
    """
    from govreport_gui import project, readers, recognise  # noqa: PLC0415 (readers are loaded only when a file is read)

    if path.suffix.lower() == project.SUFFIX:
        return Recognition(report=project.load(path).report)
    return recognise.recognise(readers.read(path))


def import_clipboard(html: str, text: str) -> Recognition:
    """Recognise a report that was copied: by its web page form if that holds a table, else by its text.

    Raises NotAReport where no report stands in either.
    """
    from govreport_gui import recognise  # noqa: PLC0415
    from govreport_gui.blocks import Grid  # noqa: PLC0415
    from govreport_gui.readers import html as web_page  # noqa: PLC0415
    from govreport_gui.readers import text as plain  # noqa: PLC0415

    blocks = web_page.read_fragment(html) if html else []
    if not any(isinstance(block, Grid) for block in blocks) and text:
        blocks = plain.parse(text)
    return recognise.recognise(blocks)
