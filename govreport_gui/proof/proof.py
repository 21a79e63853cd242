"""导出后自检: read an exported file back with our own readers and compare it with the report.

A Word file and a web page are compared block by block, exactly: every paragraph, every cell of every table, every
picture. What other formats cannot hold or must rearrange is compared by meaning: each cell as the recogniser reads it,
each paragraph as letters in their order, wherever lines and pages break, and what is there that the report has not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from govreport_gui.blocks import Blocks
from govreport_gui.errors import ReadError, WriteError
from govreport_gui.form import CellRef
from govreport_gui.proof.proof_added import added, beside
from govreport_gui.proof.proof_flow import (
    Difference,
    Flow,
    compare_flows,
    excerpts,
    flow_of_blocks,
    flow_of_report,
    squeezed,
)
from govreport_gui.report import JsonValue, Report, json_value, report_json
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import SignatureKind
from govreport_gui.writers.printed import cell_text

_PAGED = (".docx", ".pdf")  # formats that follow the page profile, which may leave out the signature
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Proof:
    """What the comparison found: how much is equal, and everything that is not."""

    figures: int  # cells of the report's tables that hold something and came back equal
    blanks: int  # and those that are blank there and here
    paragraphs: int
    differences: tuple[Difference, ...] = ()
    not_held: int = 0  # pictures and foreign tables that the format has no place for, pictures known only by name

    @property
    def is_equal(self) -> bool:
        """Whether the file holds what the report says."""
        return not self.differences

    def sentence(self) -> str:
        """Say it to the clerk."""
        if self.differences:
            shown = "；".join(map(str, self.differences[:_MOST_SHOWN]))
            more = f"；另外还有 {len(self.differences) - _MOST_SHOWN} 处" if len(self.differences) > _MOST_SHOWN else ""
            return (
                f"导出的文件与报告有 {len(self.differences)} 处不一致，请不要使用这份文件：{shown}{more}。"
                "请再导出一次；还是这样的话，请换一种格式导出。"
            )
        text = f"已核对：导出的 {self.figures} 个数字与表中一致，{self.paragraphs} 段文字相同"
        return text + (f"，另有 {self.not_held} 处图片或附表放不进这种文件" if self.not_held else "")


def prove(report: Report, path: Path, edition: Edition = PLAIN) -> Proof:
    """Compare an exported file with its report. WriteError, with advice, where it cannot be read back."""
    try:
        return _prover(path)(report, path, edition)
    except (ReadError, OSError, ValueError) as error:
        raise WriteError(
            f"导出的“{path.name}”读不回来，不能确认内容无误，请不要使用这份文件。请换一个文件夹或者换一种格式再导出一次。"
        ) from error


def require_equal(report: Report, path: Path, edition: Edition = PLAIN) -> Proof:
    """Return the proof of an equal file. WriteError, which says where they differ, for another."""
    proof = prove(report, path, edition)
    if not proof.is_equal:
        raise WriteError(proof.sentence())
    return proof


def _prover(path: Path) -> Callable[[Report, Path, Edition], Proof]:
    return {".docx": _exactly, ".html": _as_page, ".json": _by_value}.get(path.suffix.lower(), _by_meaning)


def _flow(report: Report, path: Path, edition: Edition) -> Flow:
    hidden = path.suffix.lower() in _PAGED and edition.page.signature is SignatureKind.NONE
    return flow_of_report(report, signed=not hidden)


def _exactly(report: Report, path: Path, edition: Edition) -> Proof:
    from govreport_gui import readers  # noqa: PLC0415 (readers are loaded only when a file is read)

    return _proof(_flow(report, path, edition), readers.read(path), exact=True)


def _as_page(report: Report, path: Path, _edition: Edition) -> Proof:
    from govreport_gui import readers  # noqa: PLC0415

    return _page_proof(report, readers.read(path))


def prove_web_copy(report: Report, html: str) -> Proof:
    """Compare what was copied for a web site with its report."""
    from govreport_gui.readers.html import read_fragment  # noqa: PLC0415

    return _page_proof(report, read_fragment(html))


def _page_proof(report: Report, blocks: Blocks) -> Proof:
    """Compare with a web page, which makes one blank of many."""
    return _proof(flow_of_report(report), blocks, exact=False)


def _proof(wanted: Flow, blocks: Blocks, *, exact: bool) -> Proof:
    found = flow_of_blocks(blocks)
    if not exact:
        found = replace(found, title=wanted.title)
    result = compare_flows(wanted, found, exact=exact)
    differences = (*result.differences, *beside(blocks))
    return Proof(result.figures, result.blanks, result.paragraphs, differences, wanted.lost)


def _by_meaning(report: Report, path: Path, edition: Edition) -> Proof:
    from govreport_gui import readers, recognise  # noqa: PLC0415

    blocks = readers.read(path)
    flow = _flow(report, path, edition)
    back = recognise.recognise(blocks).report if report.cells else report
    wrong_cells = list(_wrong_cells(report, back))
    found = flow_of_blocks(blocks)
    wrong_text = list(_wrong_text(flow, squeezed(found.all_text())))
    equal = set(report.cells) - {ref for ref, _ in wrong_cells}
    figures = sum(bool(cell_text(report, ref)) for ref in equal)
    return Proof(
        figures,
        len(equal) - figures,
        len(flow.paragraphs) - len(wrong_text),
        (*(difference for _, difference in wrong_cells), *wrong_text, *added(flow, found), *beside(blocks)),
        flow.embedded + flow.lost,
    )


def _wrong_cells(report: Report, back: Report) -> Iterator[tuple[CellRef, Difference]]:
    same_form = back.form_id == report.form_id
    for ref in report.cells:
        wanted = cell_text(report, ref)
        found = cell_text(back, ref) if same_form and ref in back.cells else None
        if found is None or _value(report, ref, found) != _value(report, ref, wanted):
            yield ref, Difference(report.form.cell_name(ref), wanted, found)


def _value(report: Report, ref: CellRef, text: str) -> JsonValue:
    """Return what a cell says: 1,234 is 1234 to a workbook, and +3 is 3; other texts are their letters."""
    return json_value(report.form.kind(ref), squeezed(text))


def _wrong_text(flow: Flow, text: str) -> Iterator[Difference]:
    """Yield the paragraphs that do not follow each other in a text without blanks."""
    at = 0
    for place, paragraph in flow.paragraphs:
        wanted = squeezed(paragraph)
        start = text.find(wanted, at)
        if start < 0:
            yield Difference(place, excerpts(paragraph, "")[0], None)
        else:
            at = start + len(wanted)


def _by_value(report: Report, path: Path, _edition: Edition) -> Proof:
    same = json.loads(path.read_text(encoding="utf-8")).get("report") == report_json(report)
    figures = sum(bool(cell_text(report, ref)) for ref in report.cells)
    flow = flow_of_report(report)
    differences = () if same else (Difference("数据文件", "与报告相同的内容", None),)
    return Proof(figures, len(report.cells) - figures, len(flow.paragraphs), differences, flow.embedded + flow.lost)
