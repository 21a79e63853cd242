"""Preview and print: pages, sizes, what is said, what a printer gets, and what happens without one."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QWheelEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from govreport_gui.errors import WriteError
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting.export_flow import ExportFlow
from govreport_gui.gui.exporting.print_flow import PrintFlow
from govreport_gui.gui.exporting.print_pages import Fit
from govreport_gui.gui.exporting.print_preview import PrintPreview
from govreport_gui.gui.looks import messages
from govreport_gui.importing import import_file
from govreport_gui.pages import drawing, fonts, printing
from govreport_gui.pages.document import lay_out
from govreport_gui.writers.edition import PLAIN
from tests.builders import sample_report


@pytest.fixture
def printed(qapp):
    return lay_out(sample_report(), PLAIN)


@pytest.fixture
def preview(qtbot, printed):
    window = PrintPreview(printed, "每页印有“草稿”。")
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def flow(qtbot, monkeypatch):
    """A flow whose exports are only noted."""
    document = Document(sample_report())
    flow = PrintFlow(document, None, ExportFlow(document, None))
    flow.asked = []
    monkeypatch.setattr(flow.exports, "pdf", lambda: flow.asked.append("pdf"))
    return flow


def wheel(view, steps, modifiers):
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    view.wheelEvent(event)


def test_all_pages_can_be_reached(preview, qtbot):
    pages = preview.pages
    seen = [pages.page]
    for _ in range(pages.count - 1):
        qtbot.keyClick(pages, Qt.Key.Key_PageDown)
        seen.append(pages.page)
    assert seen == list(range(1, pages.count + 1))
    assert preview.number.value() == pages.count
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert preview.number.value() == 1


def test_a_page_is_shown_by_its_number(preview):
    preview.number.setValue(4)
    assert preview.pages.page == 4


def test_the_size_follows_width_page_or_the_clerk(preview, qtbot):
    pages = preview.pages
    wide = pages.zoom
    qtbot.mouseClick(preview.buttons["整页"], Qt.MouseButton.LeftButton)
    whole = pages.zoom
    qtbot.mouseClick(preview.buttons["放大"], Qt.MouseButton.LeftButton)
    assert whole < wide
    assert pages.zoom == pytest.approx(whole * 1.2)
    assert preview.zoom.text() == f"{pages.zoom:.0%}"
    qtbot.mouseClick(preview.buttons["适合宽度"], Qt.MouseButton.LeftButton)
    assert pages.zoom == pytest.approx(wide)


def test_ctrl_and_wheel_change_the_size_within_bounds(preview):
    pages = preview.pages
    before = pages.zoom
    wheel(pages, 1, Qt.KeyboardModifier.ControlModifier)
    assert pages.zoom > before
    for _ in range(40):
        wheel(pages, -1, Qt.KeyboardModifier.ControlModifier)
    assert pages.zoom == pytest.approx(0.2)


def test_the_page_in_sight_stays_when_the_size_changes(preview):
    preview.pages.go_to(3)
    preview.pages.set_zoom(2.0)
    assert preview.pages.page == 3
    preview.pages.set_fit(Fit.PAGE)
    assert preview.pages.page == 3


def test_pages_are_drawn(preview):
    drawn = preview.pages.viewport().grab().toImage()
    middle = drawn.width() // 2
    shades = {
        drawn.pixelColor(x, y).lightness() for x in range(middle - 200, middle + 200, 2) for y in range(0, 600, 2)
    }
    assert max(shades) == 255
    assert min(shades) < 80


def test_buttons_say_what_they_do(preview):
    assert list(preview.buttons) == ["缩小", "放大", "适合宽度", "整页", "导出 PDF…", "打印…", "关闭"]


@pytest.mark.parametrize(("verb", "chosen"), [("打印…", "打印"), ("导出 PDF…", "导出 PDF"), ("关闭", "")])
def test_what_is_chosen_closes_the_preview(preview, qtbot, verb, chosen):
    qtbot.mouseClick(preview.buttons[verb], Qt.MouseButton.LeftButton)
    assert (preview.chosen, preview.isVisible()) == (chosen, False)


# ── Flow ──


def test_missing_fonts_and_the_draft_are_told(flow, monkeypatch):
    monkeypatch.setattr(fonts, "missing_fonts", lambda _page: ["黑体", "宋体"])
    flow.document.check_now()
    assert flow.remarks() == (
        "这台电脑没有字体“黑体”、“宋体”，打印和 PDF 用最接近的字体代替。还有错误没有改正，每页印有“草稿”。"
    )


def test_nothing_is_told_where_nothing_is_amiss(flow, monkeypatch):
    monkeypatch.setattr(fonts, "missing_fonts", lambda _page: [])
    monkeypatch.setattr(flow.exports, "edition", lambda: PLAIN)
    assert flow.remarks() == ""


def test_the_preview_goes_on_with_what_was_chosen(flow, monkeypatch):
    def choose(preview):
        preview.chosen = PrintPreview.PDF

    monkeypatch.setattr(PrintPreview, "exec", choose)
    flow.preview()
    assert flow.asked == ["pdf"]


def test_pages_that_take_long_are_awaited_with_a_word(flow, monkeypatch, slow_work):
    shown, said = [], []
    monkeypatch.setattr(PrintPreview, "exec", lambda preview: shown.append(preview.pages.count))
    flow.working.connect(said.append)
    flow.working.connect(lambda what: what and flow.preview())  # impatience is no reason for two previews
    flow.preview()
    assert (len(shown), said[0], said[-1]) == (1, "正在排版…", "")
    assert shown[0] > 1


def test_no_preview_comes_when_the_window_is_gone(flow, monkeypatch, slow_work):
    shown = []
    monkeypatch.setattr(PrintPreview, "exec", shown.append)
    flow.working.connect(lambda what: what and QTimer.singleShot(0, flow.cancel))
    flow.preview()
    assert shown == []


def test_without_a_printer_a_pdf_is_offered(flow, printed, monkeypatch):
    said = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    monkeypatch.setattr(messages, "choose", lambda _parent, sentence, *verbs, **_: said.append(sentence) or verbs[0])
    flow.print_out(printed)
    assert said == ["这台电脑上没有找到打印机。"]
    assert flow.asked == ["pdf"]


# ── Printer ──


def to_file(document, path):
    printer = printing.new_printer(document, "年报")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_a_printer_gets_the_same_pages(printed, tmp_path):
    path = tmp_path / "printed.pdf"
    printing.print_pages(printed, to_file(printed, path))
    assert import_file(path).report.cells == sample_report().cells


def test_the_printer_is_set_for_the_whole_paper_and_both_sides(printed, tmp_path):
    layout = to_file(printed, tmp_path / "printed.pdf").pageLayout()
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert layout.mode() is QPageLayout.Mode.FullPageMode
    assert layout.fullRectPoints() == layout.paintRectPoints()


def choices(**given):
    """Stand in for a printer, as far as the choice of pages goes."""
    asked = {"printRange": QPrinter.PrintRange.AllPages, "fromPage": 0, "toPage": 0}
    asked |= {"pageOrder": QPrinter.PageOrder.FirstPageFirst, **given}
    return SimpleNamespace(**{name: (lambda value=value: value) for name, value in asked.items()})


@pytest.mark.parametrize(
    ("asked", "pages"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"printRange": QPrinter.PrintRange.PageRange, "fromPage": 2, "toPage": 3}, [1, 2]),
        ({"printRange": QPrinter.PrintRange.PageRange, "fromPage": 4, "toPage": 9}, [3, 4]),
        ({"pageOrder": QPrinter.PageOrder.LastPageFirst}, [4, 3, 2, 1, 0]),
    ],
)
def test_only_the_pages_asked_for_are_printed(printed, asked, pages):
    assert list(printing.chosen_pages(printed, choices(**asked))) == pages


def test_a_printer_that_does_not_answer_is_told(printed, tmp_path, monkeypatch):
    monkeypatch.setattr(drawing.QPainter, "begin", lambda *_: False)
    with pytest.raises(WriteError, match="打印机没有响应"):
        printing.print_pages(printed, to_file(printed, tmp_path / "printed.pdf"))


def test_a_printer_that_stops_on_the_way_is_told(printed, tmp_path, monkeypatch):
    printer = to_file(printed, tmp_path / "printed.pdf")
    turns = iter([True, False])
    monkeypatch.setattr(type(printer), "newPage", lambda _: next(turns))
    with pytest.raises(WriteError, match="只打了前 2 页"):
        printing.print_pages(printed, printer)
    assert not printer.paintEngine().isActive()


def test_the_window_starts_without_what_draws_pages():
    script = (
        "import sys\n"
        "from govreport_gui.app import create_window\n"
        "window = create_window()\n"
        "window.files\n"
        "print([name for name in sys.modules if name.startswith(('govreport_gui.pages', 'PySide6.QtPrint'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
