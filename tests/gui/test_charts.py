"""Pictures of both years: drawn to be read, as PNG and SVG, and put into the report."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer

from govreport_gui import writers
from govreport_gui.gui.comparing import chart_files, chart_page
from govreport_gui.gui.comparing.bar_chart import hatching
from govreport_gui.gui.comparing.chart_page import ChartPage
from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import theme
from govreport_gui.year_on_year.year_on_year_charts import Bar, Chart, charts
from tests.builders import sound_report

NOW = sound_report()
LAST = replace(NOW, year=2023)
LONG = Chart(
    "long",
    "标题（件）",
    "2024年",
    "2023年",
    (Bar("要求行政机关确认或重新出具已获取信息", 10**15 - 1, None), Bar("无", 0, 1)),
)


@pytest.fixture
def page(qtbot):
    document = Document(NOW, check=lambda _report, _last_year: [])
    document.attach_last_year(LAST)
    page = ChartPage(document)
    qtbot.addWidget(page)
    return page


def pixels(image: QImage, color: str) -> int:
    wanted = QColor(color).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


@pytest.mark.parametrize("chart", [*charts(NOW, LAST), LONG], ids=lambda chart: chart.key)
def test_a_png_is_sharp_on_paper_and_on_white(qapp, chart):
    image = QImage.fromData(chart_files.png(chart))
    assert image.width() == 1800  # 305 to the inch where it is printed 150 mm wide
    assert image.pixelColor(0, 0) == QColor("white")
    assert pixels(image, theme.LIGHT.part) > 0
    edge = [image.pixelColor(image.width() - 8, y) for y in range(image.height())]
    assert set(map(QColor.name, edge)) == {"#ffffff"}  # nothing runs out of the picture


def test_an_svg_keeps_its_words_and_draws_the_same(qapp):
    chart = charts(NOW, LAST)[0]
    data = chart_files.svg(chart)
    words = "".join(ElementTree.fromstring(data).itertext())
    assert all(word in words for word in (chart.title, "2024年", "2023年", *(bar.label for bar in chart.bars)))
    renderer = QSvgRenderer(QByteArray(data))
    assert renderer.isValid()
    assert renderer.viewBox().width() == 720


def test_last_year_is_told_by_a_pattern_too():
    lines = hatching(QRectF(10, 20, 40, 15))
    inside = QRectF(10, 20, 40, 15).adjusted(-0.01, -0.01, 0.01, 0.01)
    assert len(lines) > 5
    assert all(inside.contains(line.p1()) and inside.contains(line.p2()) for line in lines)
    assert all(line.dx() == pytest.approx(-line.dy()) for line in lines)


@pytest.mark.parametrize("colors", [theme.LIGHT, theme.DARK])
def test_the_picture_on_screen_has_the_colours_of_the_window(page, monkeypatch, colors):
    monkeypatch.setattr(theme, "current", lambda: colors)
    image = page.view.grab().toImage()
    assert image.pixelColor(1, 1).name() == colors.page
    assert pixels(image, colors.part) > 0


def test_a_screen_reader_hears_the_figures(page):
    assert page.view.accessibleName() == "本年度办理结果（件）"
    assert page.view.accessibleDescription().startswith("予以公开：2024年 12，2023年 12；")


def test_one_chooses_the_picture(page):
    page.choice.setCurrentIndex(1)
    assert page.view.chart.key == "applicants"
    page.document.set_field("title", "新标题")
    assert page.view.chart.key == "applicants"


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_it_is_saved_as_a_file(page, kind, tmp_path, monkeypatch, qtbot):
    asked = []

    def ask_save(_parent, _title, _filters, name, suffix):
        asked.append((name, suffix))
        return tmp_path / f"图.{suffix}"

    monkeypatch.setattr(chart_page, "ask_save", ask_save)
    with qtbot.waitSignal(page.exported):
        page.buttons[kind].click()
    assert asked == [(f"云溪县青禾镇人民政府2024年政府信息公开工作年度报告图解-本年度办理结果.{kind}", kind)]
    begins = {"png": b"\x89PNG", "svg": b"<?xml"}[kind]
    assert (tmp_path / f"图.{kind}").read_bytes().startswith(begins)


def test_a_file_that_cannot_be_written_is_told(page, tmp_path, monkeypatch, said):
    monkeypatch.setattr(chart_page, "ask_save", lambda *_: tmp_path / "没有" / "图.png")
    page.save("png")
    assert len(said.told) == 1


def test_it_goes_into_the_report_and_into_word_as_one_step(page, tmp_path):
    before = page.document.report
    steps = page.document.undo_stack.count()
    assert page.section.currentText() == "放在“六、其他需要报告的事项”"
    page.buttons["insert"].click()
    assert page.document.undo_stack.count() == steps + 1
    picture = page.document.report.section("other").items[-1]
    assert (picture.media_type, picture.width_mm) == ("image/png", 150.0)
    assert picture.height_mm == pytest.approx(76.7)
    writers.write(page.document.report, tmp_path / "报告.docx")
    with zipfile.ZipFile(tmp_path / "报告.docx") as package:
        media = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert media == [picture.data]
    page.document.undo_stack.undo()
    assert page.document.report == before


def test_it_goes_where_one_says(page):
    page.section.setCurrentIndex(0)
    page.insert()
    assert page.document.report.section("overview").items[-1].name == "图解 本年度办理结果（件）"


def test_without_last_year_there_is_no_picture(page):
    page.document.detach_last_year()
    assert page.view.chart is None
    assert not any(button.isEnabled() for button in page.buttons.values())
    page.insert()
    page.save("png")
    page.document.undo_stack.undo()
    assert page.view.chart.key == "outcomes"
