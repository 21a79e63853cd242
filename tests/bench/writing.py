"""Writing a report and reading it back to compare, all warm and in one process.

The floor of writing is python-docx saving its bare template. docxtpl fills the figures into a template that is our own
file with a placeholder in each cell of the tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docxtpl import DocxTemplate

from govreport_gui import writers
from govreport_gui.importing import import_file
from govreport_gui.proof.proof import prove
from govreport_gui.report import Report
from tests.bench.timing import Row, medians

ENDINGS = {".docx": "Word", ".xlsx": "Excel", ".html": "the web page", ".txt": "plain text"}
Work = Callable[[], object]


def measure(file: Path, repeats: int) -> list[Row]:
    """Measure our writers and reading their files back, against the floor and docxtpl."""
    report = import_file(file).report
    with TemporaryDirectory() as name:
        folder = Path(name)
        floor, *writing = medians(
            [_save_bare(folder), *(_write(report, folder, ending) for ending in ENDINGS)], repeats
        )
        proving = medians([_prove(report, folder, ending) for ending in ENDINGS], repeats)
        (filling,) = medians([_fill_template(report, folder)], max(1, repeats // 3))  # slow, and far from the aim
    word = writing[0]
    aims = {".docx": "aim: ≤ 4"}
    return [
        Row("floor: python-docx saves its bare template", floor),
        *(
            Row(f"writing {ENDINGS[ending]}, against the floor", taken, taken / floor, aims.get(ending, ""))
            for ending, taken in zip(ENDINGS, writing, strict=True)
        ),
        Row("docxtpl filling the same tables, against writing Word", filling, filling / word, "aim: ≥ 3"),
        *(
            Row(f"reading {ENDINGS[ending]} back and comparing, against writing", taken, taken / written)
            for ending, taken, written in zip(ENDINGS, proving, writing, strict=True)
        ),
    ]


def _save_bare(folder: Path) -> Work:
    return lambda: docx.Document().save(str(folder / "bare.docx"))


def _write(report: Report, folder: Path, ending: str) -> Work:
    return lambda: writers.write(report, folder / f"report{ending}")


def _prove(report: Report, folder: Path, ending: str) -> Work:
    return lambda: prove(report, folder / f"report{ending}")


def _fill_template(report: Report, folder: Path) -> Work:
    """Make the template, and return how docxtpl makes the report of it."""
    names = {ref: f"c{number}" for number, ref in enumerate(report.cells)}
    writers.write(
        replace(report, cells={ref: f"{{{{{name}}}}}" for ref, name in names.items()}), folder / "template.docx"
    )
    figures = {name: report.cell(ref) for ref, name in names.items()}

    def fill() -> None:
        template = DocxTemplate(folder / "template.docx")
        template.render(figures)
        template.save(folder / "filled.docx")

    return fill
