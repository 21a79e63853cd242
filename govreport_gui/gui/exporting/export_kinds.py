"""What can be exported, and how the files are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govreport_gui.check_sheet import TITLE
from govreport_gui.gui.files.file_names import FORBIDDEN, LONGEST
from govreport_gui.report import Report
from govreport_gui.writers import WRITERS

DEFAULT_PATTERN = "{机关}{年度}政府信息公开工作年度报告"
_NUMBERED = "（2）"  # what a name may get behind it
FIELDS = ("{机关}", "{年度}", "{标题}", "{日期}")


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of file; `suffixes` more than one where the clerk may choose."""

    id: str
    name: str  # Word 文件
    use: str  # what one does with it
    key: str  # that ticks it, with Alt
    suffixes: tuple[str, ...]
    is_sheet: bool = False  # the check sheet, and not the report

    @property
    def filters(self) -> str:
        """What the file dialog offers."""
        return ";;".join(f"{self.name} (*{suffix})" for suffix in self.suffixes)


_ALL = (
    ExportKind("word", "Word 文件", "送签、印发", "W", (".docx",)),
    ExportKind("pdf", "PDF 文件", "与打印的一样", "P", (".pdf",)),
    ExportKind("excel", "Excel 文件", "三张表和核对", "X", (".xlsx",)),
    ExportKind("html", "网页", "放到网站上", "H", (".html",)),
    ExportKind("text", "纯文本", "粘贴到别处", "N", (".txt",)),
    ExportKind("sheet", TITLE, "和报告一起签字", "J", (".docx", ".pdf", ".xlsx"), is_sheet=True),
)
KINDS = {kind.id: kind for kind in _ALL if kind.is_sheet or kind.suffixes[0] in WRITERS}
SUFFIX_NAMES = {".docx": "Word", ".pdf": "PDF", ".xlsx": "Excel"}


@dataclass(frozen=True, slots=True)
class Task:
    """One file to write."""

    kind: ExportKind
    path: Path


def file_name(pattern: str, report: Report, kind: ExportKind, suffix: str, today: date) -> str:
    """Return the name of a file, with nothing in it that a system refuses."""
    values = {
        "{机关}": report.organ,
        "{年度}": f"{report.year}年" if report.year else "",
        "{标题}": report.title,
        "{日期}": f"{today:%Y%m%d}",
    }
    name = pattern
    for field, value in values.items():
        name = name.replace(field, value)
    safe = name.translate(FORBIDDEN).strip(" .") or DEFAULT_PATTERN.partition("}{年度}")[2]
    ending = f" {TITLE}" if kind.is_sheet else ""
    return f"{safe[: LONGEST - len(ending) - len(_NUMBERED)]}{ending}{suffix}"


def free_path(path: Path, taken: Sequence[Path] = ()) -> Path:
    """Return a path that no file has, the same or with a number: 报告（2）.docx."""
    number, free = 1, path
    while free.exists() or free in taken:
        number += 1
        free = path.with_name(f"{path.stem}（{number}）{path.suffix}")
    return free
