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
from tests.bench.timing import Row, median_milliseconds


def measure(file: Path, repeats: int) -> list[Row]:
    """Measure one report: reading against floor and others, a full check against reading, writing against its floor."""
    rows = measure_reading(file, repeats)
    reading = rows[1].milliseconds
    report = import_file(file).report
    checking = median_milliseconds(lambda: check(report), repeats)
    rows.append(Row("a full check, against reading", checking, checking / reading, "aim: < 1"))
    return rows + measure_writing(file, repeats)


def measure_reading(file: Path, repeats: int) -> list[Row]:
    """Measure the floor, our reader, our reader with recognition, mammoth and docx2python."""
    floor = median_milliseconds(lambda: parse_main_part(file), repeats)
    ours = median_milliseconds(lambda: readers.read(file), repeats)
    recognised = median_milliseconds(lambda: import_file(file), repeats)
    others_repeats = max(1, repeats // 3)  # they are slow, and their ratio is far from its aim
    by_mammoth = median_milliseconds(lambda: convert_with_mammoth(file), others_repeats)
    by_docx2python = median_milliseconds(lambda: read_with_docx2python(file), others_repeats)
    return [
        Row("floor: unzip and parse document.xml", floor),
        Row("reading, against the floor", ours, ours / floor, "aim: ≤ 4"),
        Row("reading and recognising, against the floor", recognised, recognised / floor),
        Row("mammoth, against reading", by_mammoth, by_mammoth / ours, "aim: ≥ 10"),
        Row("docx2python, against reading", by_docx2python, by_docx2python / ours),
    ]


def measure_writing(file: Path, repeats: int) -> list[Row]:
    """Measure python-docx saving its template, and our Word and Excel writers."""
    report = import_file(file).report
    with TemporaryDirectory() as folder:
        target = Path(folder)
        floor = median_milliseconds(lambda: docx.Document().save(str(target / "bare.docx")), repeats)
        word = median_milliseconds(lambda: writers.write(report, target / "report.docx"), repeats)
        excel = median_milliseconds(lambda: writers.write(report, target / "report.xlsx"), repeats)
    return [
        Row("floor: python-docx saves its bare template", floor),
        Row("writing Word, against the floor", word, word / floor, "aim: ≤ 4"),
        Row("writing Excel, against the floor", excel, excel / floor),
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
