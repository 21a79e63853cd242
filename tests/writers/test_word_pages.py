"""The Word file on paper, as LibreOffice prints it: nothing cut, nothing beyond the type area, no page left blank.

What is measured is where letters and lines stand on the pages of the PDF, not how they look: pictures of pages would
differ with the fonts of every machine.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from govreport_gui.form.layout import layout
from govreport_gui.report import Report
from govreport_gui.writers import word
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import MM_PER_PT, NumberPlace, SignatureKind
from govreport_gui.writers.signature import date_begins
from tests.test_conversions import soffice
from tests.writers.printed_reports import PRINTED

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
SLACK_MM = 2.0  # letters of a stand-in font may reach so far beyond the edge
LINE_SLACK_MM = 0.6  # half of a ruling, and rounding
PAGE_NUMBER = re.compile(r"— ?(\d+) ?—")


@dataclass
class Page:
    """Letters as (letter, left, right, top) and boxes of lines as (left, right, bottom, top): mm, from the top left."""

    text: str
    letters: list[tuple[str, float, float, float]]
    lines: list[tuple[float, float, float, float]]


@dataclass
class Printed:
    report: Report
    edition: Edition
    pages: list[Page]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module", params=PRINTED, ids=lambda name: name)
def printed(request, office):
    report, edition = PRINTED[request.param]
    path = office / "report.docx"
    path.write_bytes(word.render(report, edition))
    with pdfium.PdfDocument(soffice(path, "pdf", office)) as document:
        return Printed(report, edition, [page_of(page) for page in document])


def page_of(page) -> Page:
    height = page.get_height()
    text = page.get_textpage()
    count = text.count_chars()
    letters = []
    for k in range(count):
        left, bottom, right, top = text.get_charbox(k)
        letter = text.get_text_range(k, 1)
        if letter.strip():
            letters.append((letter, left * MM_PER_PT, right * MM_PER_PT, (height - top) * MM_PER_PT))
    lines = []
    for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = thing.get_bounds()
        lines.append(tuple(value * MM_PER_PT for value in (left, right, height - bottom, height - top)))
    return Page(text.get_text_range().replace("\r\n", "\n"), letters, lines)


def in_type_area(page: Page, edition: Edition) -> list[tuple[str, float, float, float]]:
    top, bottom = edition.page.top_mm, edition.page.paper_mm[1] - edition.page.bottom_mm
    return [letter for letter in page.letters if top - SLACK_MM <= letter[3] <= bottom + SLACK_MM]


def test_no_page_is_blank(printed):
    assert all(in_type_area(page, printed.edition) for page in printed.pages)


def test_nothing_stands_beyond_the_type_area(printed):
    setup = printed.edition.page
    left, right = setup.left_mm, setup.paper_mm[0] - setup.right_mm
    for page in printed.pages:
        for letter, start, end, _top in page.letters:
            assert left - SLACK_MM <= start, letter
            assert end <= right + SLACK_MM, letter
        for start, end, bottom, top in page.lines:
            assert left - LINE_SLACK_MM <= start
            assert end <= right + LINE_SLACK_MM
            assert setup.top_mm - LINE_SLACK_MM <= top
            assert bottom <= setup.paper_mm[1] - setup.bottom_mm + LINE_SLACK_MM


def test_text_begins_at_the_top_of_the_type_area(printed):
    setup = printed.edition.page
    for page in printed.pages[1:]:
        first = min(letter[3] for letter in in_type_area(page, printed.edition))
        assert first - setup.top_mm < setup.line_pt / 2 * MM_PER_PT


def test_every_table_stands_on_one_page_with_every_label_whole(printed):
    pages = ["".join(page.text.split()) for page in printed.pages]
    for table in printed.report.form.tables:
        wanted = ["".join(cell.text.split()) for cell in layout(table).cells if cell.ref is None]
        complete = [page for page in pages if all(all(part in page for part in label) for label in wanted)]
        assert complete, table.key
        rows = [cell.text for cell in layout(table).cells if cell.column == 0 and cell.rows == 1 and cell.text]
        assert any(all("".join(row.split()) in page for row in rows) for page in pages), table.key


def test_a_heading_stands_on_the_page_of_its_table(printed):
    pages = ["".join(page.text.split()) for page in printed.pages]
    form = printed.report.form
    for table in form.tables:
        heading = form.section[table.key].heading
        (page,) = [page for page in pages if heading in page]
        assert layout(table).cells[0].text in page


def test_figures_of_eight_digits_are_never_broken(printed):
    if "11398889" not in printed.report.cells.values():
        pytest.skip("no such figures in this report")
    found = sum(page.text.count("11398889") for page in printed.pages)
    assert found == list(printed.report.cells.values()).count("11398889")


def test_every_page_says_its_number_where_the_profile_wants_it(printed):
    setup = printed.edition.page
    left, right = setup.left_mm, setup.paper_mm[0] - setup.right_mm
    for number, page in enumerate(printed.pages, start=1):
        assert PAGE_NUMBER.findall(page.text) == [str(number)]
        below = [letter for letter in page.letters if letter[3] > setup.paper_mm[1] - setup.bottom_mm + SLACK_MM]
        middle = (min(letter[1] for letter in below) + max(letter[2] for letter in below)) / 2
        if setup.page_number is NumberPlace.CENTRE:
            assert abs(middle - (left + right) / 2) < SLACK_MM
        else:
            assert (middle > (left + right) / 2) == bool(number % 2)


def test_the_signature_never_stands_alone(printed):
    signature = printed.report.signature
    if printed.edition.page.signature is SignatureKind.NONE:
        assert not any(signature.date in "".join(page.text.split()) for page in printed.pages[1:])
        return
    page = next(page for page in reversed(printed.pages) if signature.date in "".join(page.text.split()))
    text = "".join(page.text.split())
    assert signature.organ in text
    assert text.index(signature.date) - len(signature.organ) > 5  # something of the report stands before it


def test_a_date_begins_two_characters_right_of_its_organ(printed):
    signature, setup = printed.report.signature, printed.edition.page
    if date_begins(signature, setup.signature) is None:
        pytest.skip("here it is set from its end")
    letters = printed.pages[-1].letters
    text = "".join(letter[0] for letter in letters)
    organ, date = (letters[text.rindex(wanted)][1] for wanted in (signature.organ, signature.date))
    assert date - organ == pytest.approx(
        2 * setup.body_pt * MM_PER_PT, abs=1
    )  # letters are not as wide as their square


def test_drafts_and_no_others_are_marked_on_every_page(printed):
    assert all(("草稿" in page.text) == printed.edition.draft for page in printed.pages)
