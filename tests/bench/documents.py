"""Reading, checking and writing Word files, all warm and in one process.

The floor of reading is unzipping and parsing `word/document.xml` with lxml; that of writing is python-docx saving its
bare template. mammoth and docx2python read the same file in their own way.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import docx2python
import mammoth
from lxml import etree

from govreport_gui import readers, writers
from govreport_gui.checks import check
from govreport_gui.importing import import_file
from govreport_gui.proof import prove
from tests.bench.timing import Row, medians


def measure(file: Path, repeats: int) -> list[Row]:
    """Measure one report: reading, a full check, writing."""
    return measure_reading_and_checking(file, repeats) + measure_writing(file, repeats)


def measure_reading_and_checking(file: Path, repeats: int) -> list[Row]:
    """Measure our reader against the floor and others, recognition, and a full check against reading."""
    report = import_file(file).report
    floor, reading, importing, checking = medians(
        (lambda: parse_main_part(file), lambda: readers.read(file), lambda: import_file(file), lambda: check(report)),
        repeats,
    )
    mammoth_takes, docx2python_takes = medians(
        (lambda: convert_with_mammoth(file), lambda: read_with_docx2python(file)),
        max(1, repeats // 3),  # they are slow, and far from the aim
    )
    return [
        Row("floor: unzip and parse document.xml", floor),
        Row("reading, against the floor", reading, reading / floor, "aim: ≤ 4"),
        Row("reading and recognising, against the floor", importing, importing / floor),
        Row("mammoth, against reading", mammoth_takes, mammoth_takes / reading, "aim: ≥ 10"),
        Row("docx2python, against reading", docx2python_takes, docx2python_takes / reading),
        Row("a full check, against reading", checking, checking / reading, "aim: < 1"),
    ]


def measure_writing(file: Path, repeats: int) -> list[Row]:
    """Measure python-docx saving its template, and our Word and Excel writers."""
    report = import_file(file).report
    with TemporaryDirectory() as folder:
        target = Path(folder)
        floor, word, excel, proving = medians(
            (
                lambda: docx.Document().save(str(target / "bare.docx")),
                lambda: writers.write(report, target / "report.docx"),
                lambda: writers.write(report, target / "report.xlsx"),
                lambda: prove(report, target / "report.docx"),
            ),
            repeats,
        )
    return [
        Row("floor: python-docx saves its bare template", floor),
        Row("writing Word, against the floor", word, word / floor, "aim: ≤ 4"),
        Row("writing Excel, against the floor", excel, excel / floor),
        Row("reading the Word file back and comparing, against writing it", proving, proving / word),
    ]


def parse_main_part(file: Path) -> object:
    """Unzip and parse the document's main part: no reader can do less."""
    with zipfile.ZipFile(file) as package:
        return etree.fromstring(package.read("word/document.xml"))


def convert_with_mammoth(file: Path) -> object:
    """Read a file as mammoth does, to HTML."""
    with file.open("rb") as stream:
        return mammoth.convert_to_html(stream).value


def read_with_docx2python(file: Path) -> object:
    """Read a file as docx2python does, to text."""
    with docx2python.docx2python(file) as content:
        return content.text
