"""The looks of an office's own Word file, taken over."""

from __future__ import annotations

from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from govreport_gui import writers
from govreport_gui.errors import ReadError
from govreport_gui.readers.word_template import take_styles
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import OFFICIAL, font_named
from tests.builders import sample_report


def test_our_own_file_gives_our_page_back(tmp_path):
    path = tmp_path / "report.docx"
    ours = replace(OFFICIAL, body=font_named("仿宋"), body_pt=15, line_pt=28.95, left_mm=30, title_pt=20)
    writers.write(sample_report(), path, Edition(page=ours))
    assert take_styles(path, OFFICIAL).page == ours


def test_what_was_taken_is_said(tmp_path):
    path = tmp_path / "template.docx"
    template = docx.Document()
    normal = template.styles["Normal"]
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "方正仿宋_GBK")
    normal.font.size = Pt(15)
    normal.paragraph_format.line_spacing = Pt(29)
    template.sections[0].top_margin = Mm(35)
    template.save(path)
    taken = take_styles(path, OFFICIAL)
    assert (taken.page.body, taken.page.body_pt, taken.page.line_pt) == (font_named("方正仿宋_GBK"), 15, 29)
    assert taken.page.top_mm == 35
    assert taken.taken[0] == "正文：方正仿宋_GBK 15磅"
    assert "行距：29磅" in taken.taken
    assert taken.taken[-1].startswith("页边距：上、下、左、右 35、")


def test_a_file_without_styles_takes_nothing_but_its_margins(tmp_path):
    path = tmp_path / "bare.docx"
    template = docx.Document()
    template.styles.element.clear()
    template.save(path)
    taken = take_styles(path, OFFICIAL)
    assert taken.page.fonts == OFFICIAL.fonts
    assert len(taken.taken) == 1


def test_sizes_that_make_no_page_are_left_alone(tmp_path):
    path = tmp_path / "huge.docx"
    template = docx.Document()
    template.styles["Normal"].font.size = Pt(200)
    template.save(path)
    assert take_styles(path, OFFICIAL).page.body_pt == OFFICIAL.body_pt


def test_what_is_no_word_file_is_told(tmp_path):
    path = tmp_path / "template.docx"
    path.write_text("no Word file", encoding="utf-8")
    with pytest.raises(ReadError):
        take_styles(path, OFFICIAL)
