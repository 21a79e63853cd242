"""Five reports and a check sheet look on paper, as LibreOffice prints them, like their committed pictures.

Somebody has looked at these. Where letters and lines stand is measured in `test_word_pages.py`; this sees the rest:
faces, weights, lines, gaps.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from govreport_gui.writers import word
from tests.writers.page_pictures import (
    CHECK_SHEET,
    MADE_WITH,
    coarse,
    committed,
    differences,
    made_with,
    pictured,
    printed,
)
from tests.writers.printed_reports import PRINTED

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
NEW_PAGE = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"
LONG_LABEL_COLUMN = 'w:w="2120"'  # of 表三: 37.4 mm

Change = Callable[[str], str]


def put(old: str, new: str) -> Change:
    return lambda xml: xml.replace(old, new)


FAULTS: dict[str, tuple[str, Change]] = {
    "a column 3 mm narrower": (DOCUMENT, put(LONG_LABEL_COLUMN, 'w:w="1950"')),
    "labels cut where a row does not grow": (DOCUMENT, put('"atLeast"', '"exact"')),
    "a label without its last character": (DOCUMENT, put("1.信访举报投诉类申请", "1.信访举报投诉类申")),
    "a blank page": (DOCUMENT, put("<w:sectPr>", f"{NEW_PAGE}<w:sectPr>")),
    "a table that spills over its page": (DOCUMENT, put('w:trHeight w:val="340"', 'w:trHeight w:val="520"')),
    "half a point more in a table": (DOCUMENT, put('<w:sz w:val="18"/>', '<w:sz w:val="19"/>')),
    "half a point less in the text": (STYLES, put('<w:sz w:val="32"/>', '<w:sz w:val="31"/>')),
    "a title in the face of the headings": (DOCUMENT, put("方正小标宋简体", "黑体")),
    "a line pitch of 29 points": (STYLES, put('w:line="560"', 'w:line="580"')),
    "no indent at the first line": (STYLES, put('w:firstLineChars="200" w:firstLine="640"', "")),
    "a signature one character further in": (DOCUMENT, put('w:rightChars="200" w:right="640"', 'w:right="960"')),
    "no vertical lines": (DOCUMENT, put('<w:insideV w:val="single"', '<w:insideV w:val="nil"')),
    "a row that is gone": (DOCUMENT, lambda xml: re.sub(r"<w:tr>.*?</w:tr>", "", xml, count=1)),
    "page numbers on the wrong side": ("word/footer1.xml", put('<w:jc w:val="right"/>', '<w:jc w:val="left"/>')),
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """Return the pages of all reports and faults, where this machine prints as the one did that took the pictures."""
    here, wanted = made_with(), MADE_WITH.read_text(encoding="utf-8")
    if here != wanted:
        lacking = sorted(set(wanted.splitlines()) - set(here.splitlines()))
        pytest.skip(f"the pictures of pages were taken with other programs or fonts: {', '.join(lacking)}")
    files = pictured() | {fault: changed(*where) for fault, where in FAULTS.items()}
    return printed(files, tmp_path_factory.mktemp("office"))


@pytest.fixture
def usual(seen):
    return seen["usual"]


@pytest.mark.parametrize("name", [*PRINTED, CHECK_SHEET])
def test_the_pages_look_as_their_pictures(name, seen):
    assert differences(committed(name), seen[name]) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_seen(fault, usual, seen):
    assert differences(usual, seen[fault])


def changed(part: str, change: Change) -> bytes:
    """Return the usual report with a change in one part of its Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word.render(*PRINTED["usual"]))) as package, zipfile.ZipFile(out, "w") as copy:
        for name in package.namelist():
            xml = package.read(name).decode()
            assert name != part or change(xml) != xml
            copy.writestr(name, change(xml) if name == part else xml)
    return out.getvalue()


def test_how_edges_are_smoothed_is_no_difference(usual):
    def resampled(page):
        wide, high = page.width(), page.height()
        how = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        return page.scaled(wide * 3 // 2, high * 3 // 2, *how).scaled(wide, high, *how).convertToFormat(page.format())

    assert [resampled(page) == page for page in usual] == [False] * len(usual)
    assert differences(usual, [resampled(page) for page in usual]) == []


def test_fewer_greys_are_no_difference(usual):
    assert differences(usual, [coarse(page) for page in usual]) == []


def test_another_paper_is_a_difference(usual):
    assert differences(usual, [page.copy(0, 0, page.width(), page.height() - 40) for page in usual])
