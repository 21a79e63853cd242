"""The pages of real reports: where things stand, with the fonts of this computer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from govreport_gui.blocks import Grid, GridCell
from govreport_gui.pages.document import lay_out
from govreport_gui.pages.strips import PictureStrip, Shrunk, TextLine
from govreport_gui.pages.table_strips import TableRows
from govreport_gui.pages.units import UNITS_PER_INCH, from_mm, from_pt
from govreport_gui.report import Part
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import OFFICIAL, NumberPlace, SignatureKind
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report, with_every_cell

DPI = 40
WIDTH, HEIGHT = (from_mm(mm) for mm in OFFICIAL.text_mm)


def laid_out(report, edition=PLAIN):
    return lay_out(report, edition)


def lines(document, page):
    """Return the lines of text of a page as (left edge, top, text), without those in tables."""
    return [
        (run.x, placed.y, "".join(each.text for each in placed.strip.text_runs))
        for placed in document.pages[page]
        if isinstance(placed.strip, TextLine)
        for run in placed.strip.text_runs[:1]
    ]


def tables(document):
    """Return (page, row count of the table, rows printed) for every table."""
    return [
        (page, len(placed.strip.table.heights), len(placed.strip.rows))
        for page, strips in enumerate(document.pages)
        for placed in strips
        if isinstance(placed.strip, TableRows)
    ]


def image(document, page):
    """Draw a page, small."""
    size = (document.page_size * DPI / UNITS_PER_INCH).toSize()
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    painter = QPainter(drawn)
    painter.scale(DPI / UNITS_PER_INCH, DPI / UNITS_PER_INCH)
    document.paint(painter, page)
    painter.end()
    return drawn


def darkest(drawn, left, top, right, bottom):
    """Return the darkest grey between edges in millimetres."""
    places = [round(mm / 25.4 * DPI) for mm in (left, top, right, bottom)]
    columns, rows = range(places[0], places[2]), range(places[1], places[3])
    return min(drawn.pixelColor(x, y).lightness() for x in columns for y in rows)


REPORTS = {
    "sample": sample_report(),
    "2019": report_2019(),
    "eight digits": with_every_cell(sample_report(), "11398889"),
    "blank": with_every_cell(sample_report(), ""),
}
each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)


@each_report
def test_table_three_stands_on_one_page(report):
    rows = len({ref.row for ref in report.cells if ref.table == "applications"})
    (found,) = [table for table in tables(laid_out(report)) if table[1] >= rows and table[1] > 20]
    assert found[1] == found[2]


@each_report
def test_no_table_is_parted_and_no_page_empty(report):
    document = laid_out(report)
    assert all(rows == printed for _page, rows, printed in tables(document))
    assert all(document.pages)


@each_report
def test_nothing_stands_below_the_text_area(report):
    for page in laid_out(report).pages:
        assert all(placed.y + placed.strip.height <= HEIGHT + 1 for placed in page)


def test_a_long_table_three_goes_on_with_its_header():
    document = laid_out(with_every_cell(sample_report(), "22（其中修订16件）"))
    parts = [table for table in tables(document) if table[1] > 20]
    header = 3
    assert sum(printed for _page, _rows, printed in parts) == parts[0][1] + header * (len(parts) - 1)


def test_text_is_indented_by_two_characters_and_set_at_28_points():
    document = laid_out(sample_report())
    first, second, third = lines(document, 0)[2:5]
    assert first[0] == from_pt(2 * OFFICIAL.body_pt)
    assert (second[0], third[0]) == (0, 0)
    assert (second[1] - first[1], third[1] - second[1]) == (from_pt(28), from_pt(28))


def test_a_heading_that_ends_in_a_stop_turns_the_page_with_what_follows():
    heading, text = "（二）其他。", "没有。"
    for before in range(30):
        parts = [*["一句话。"] * before, heading, text, *["末句。"] * 3]
        document = laid_out(sample_report().with_part("overview", Part.of("\n".join(parts))))
        pages = ["".join(run.text for placed in page for run in placed.strip.runs()) for page in document.pages]
        assert sum(heading + text in page for page in pages) == 1, before


def test_full_lines_reach_the_right_edge():
    document = laid_out(sample_report())
    top = lines(document, 0)[3][1]
    (line,) = [placed.strip for placed in document.pages[0] if placed.y == top]
    last = line.text_runs[-1]
    metrics = QFontMetricsF(last.font)
    stretched = sum(map(metrics.horizontalAdvance, last.text[:-1])) + last.font.pixelSize()
    assert last.x + stretched == pytest.approx(WIDTH, abs=from_pt(1))


def test_the_signature_stands_as_the_profile_says():
    sealed = Edition(page=replace(OFFICIAL, signature=SignatureKind.SEALED))
    nothing = Edition(page=replace(OFFICIAL, signature=SignatureKind.NONE))
    organ, date = sample_report().signature.organ, sample_report().signature.date

    def signed(edition):
        document = laid_out(sample_report(), edition)
        text = "".join(run.text for run in document.runs())
        return text.endswith(f"{organ}{date}— {len(document.pages)} —")

    assert (signed(PLAIN), signed(sealed), signed(nothing)) == (True, True, False)


def test_an_unsealed_date_begins_two_characters_right_of_its_organ():
    document = laid_out(sound_report())
    organ, date = lines(document, len(document.pages) - 1)[-2:]
    assert date[0] - organ[0] == pytest.approx(from_pt(2 * OFFICIAL.body_pt), abs=1)
    assert (organ[2], date[2]) == (sound_report().signature.organ, sound_report().signature.date)


def test_nothing_stands_apart_from_the_figures_of_a_date():
    document = laid_out(sound_report())
    dates = [run.text for run in document.runs() if run.text == sound_report().signature.date]
    assert dates == ["2025年1月15日"]  # in one piece: a gap would part it


def test_page_numbers_stand_outside_or_where_the_profile_says():
    def edges(place):
        document = laid_out(sample_report(), Edition(page=replace(OFFICIAL, page_number=place)))
        numbers = [run for run in document.runs() if run.text.startswith("— ") and run.text.endswith(" —")]
        return ["left" if run.x < WIDTH / 3 else "middle" if run.x < WIDTH / 2 else "right" for run in numbers[:2]]

    assert edges(NumberPlace.OUTSIDE) == ["right", "left"]
    assert edges(NumberPlace.INSIDE) == ["left", "right"]
    assert edges(NumberPlace.CENTRE) == ["middle", "middle"]


def test_a_draft_says_so_on_every_page_and_not_in_its_text():
    document = laid_out(sample_report(), Edition(draft=True))
    shades = [darkest(image(document, page), 0, 0, 210, 297) for page in range(len(document.pages))]
    assert max(shades) < 100
    empty = lay_out(replace(sample_report(), title="", preamble=Part(), sections={}, cells={}), Edition(draft=True))
    assert 150 < darkest(image(empty, 0), 60, 100, 150, 200) < 250
    assert "草稿" not in "".join(run.text for run in document.runs())


def test_without_errors_the_margins_are_white():
    drawn = image(laid_out(sample_report()), 0)
    assert darkest(drawn, 0, 0, 26, 297) == 255
    assert darkest(drawn, 0, 0, 210, 35) == 255
    assert darkest(drawn, 30, 40, 180, 60) < 100


def test_pictures_and_foreign_tables_are_drawn():
    report = sample_report().with_part("other", Part(("文字。", picture(), foreign_grid(), picture(data=b"?"))))
    document = laid_out(report)
    strips = [placed.strip for page in document.pages for placed in page]
    shown = [strip for strip in strips if isinstance(strip, PictureStrip)]
    assert [(strip.width, strip.height) for strip in shown] == [(from_mm(60), from_mm(30))] * 2
    assert "政务新媒体发布情况" in "".join(run.text for run in document.runs())


def test_a_picture_wider_than_the_text_is_made_to_fit():
    report = sample_report().with_part("other", Part((picture(width_mm=400.0, height_mm=200.0),)))
    strips = [placed.strip for page in laid_out(report).pages for placed in page]
    (shown,) = [strip for strip in strips if isinstance(strip, PictureStrip)]
    assert (shown.width, shown.height) == pytest.approx((WIDTH, WIDTH / 2))


def test_the_profile_changes_the_pages():
    larger = Edition(page=replace(OFFICIAL, line_pt=40.0))
    assert len(laid_out(sample_report(), larger).pages) > len(laid_out(sample_report()).pages)


def test_a_cell_longer_than_a_page_goes_on_on_the_next():
    text = "各科室按月更新公开栏并留存记录。" * 400
    cells = (
        GridCell(0, 0, "题目", "", 3, 1),
        GridCell(0, 1, "短文", ""),
        GridCell(1, 1, text, ""),
        GridCell(2, 1, "末行", ""),
    )
    document = laid_out(sample_report().with_part("other", Part((Grid(cells, ""),))))
    strips = [placed.strip for page in document.pages for placed in page]
    assert not any(isinstance(strip, Shrunk) for strip in strips)
    printed = "".join(run.text for run in document.runs())
    assert text in re.sub(r"— \d+ —|题目", "", printed)
    assert printed.count("题目") == printed.count("末行") == 1
