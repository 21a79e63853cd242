"""Reading Word files and checking what stands in them, all warm and in one process.

The floor of reading is unzipping and parsing `word/document.xml` with lxml. mammoth and docx2python read the same file
in their own way.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx2python
import mammoth
from lxml import etree

from govreport_gui import readers
from govreport_gui.checks import check
from govreport_gui.importing import import_file
from tests.bench.timing import Row, medians


def measure(file: Path, repeats: int) -> list[Row]:
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
