"""From a report to a file, by the file name's ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from govreport_gui.errors import WriteError
from govreport_gui.report import Report
from govreport_gui.safekeeping.safe_write import safe_write
from govreport_gui.writers.edition import PLAIN, Edition


def _word(report: Report, edition: Edition) -> bytes:
    from govreport_gui.writers import word  # noqa: PLC0415 (a writer is loaded when it is used)

    return word.render(report, edition)


def _excel(report: Report, edition: Edition) -> bytes:
    from govreport_gui.writers import excel  # noqa: PLC0415

    return excel.render(report, edition)


def _json(report: Report, _edition: Edition) -> bytes:
    from govreport_gui.writers import json_file  # noqa: PLC0415

    return json_file.render(report)


def _html(report: Report, edition: Edition) -> bytes:
    from govreport_gui.writers import html  # noqa: PLC0415

    return html.render(report, edition)


def _text(report: Report, edition: Edition) -> bytes:
    from govreport_gui.writers import text  # noqa: PLC0415

    return text.render(report, edition)


def _pdf(report: Report, edition: Edition) -> bytes:
    try:
        from govreport_gui.pages import pdf  # noqa: PLC0415 (the one writer that draws, and needs Qt for it)
    except ImportError as error:  # a server without a desktop: "libglib-2.0.so.0: cannot open …"
        lacking = str(error).partition(":")[0]
        raise WriteError(
            f"不能导出 PDF：这台电脑缺少画页面用的系统组件（{lacking}）。请先导出 Word，或者请管理员装好再试。"
        ) from error

    return pdf.render(report, edition)


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: how the user calls it, and what makes the bytes."""

    name: str
    render: Callable[[Report, Edition], bytes]
    marks_drafts: bool = True  # has a place for 草稿


WRITERS = {
    ".docx": Writer("Word 文档", _word),
    ".pdf": Writer("PDF 文件", _pdf),
    ".xlsx": Writer("Excel 工作簿", _excel),
    ".html": Writer("网页稿", _html),
    ".txt": Writer("纯文本", _text),
    ".json": Writer("JSON 数据", _json, marks_drafts=False),
}


def write(report: Report, path: Path, edition: Edition = PLAIN) -> None:
    """Write a report. WriteError, with advice, where it cannot be written; the old file is then untouched."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise WriteError(f"不能导出为“{path.name}”：文件名请以 {'、'.join(WRITERS)} 结尾。")
    safe_write(path, writer.render(report, edition))
