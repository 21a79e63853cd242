"""PDF files: paragraphs, tables, what belongs to the page only, and what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui.blocks import Grid, Paragraph, Picture, Skipped
from govreport_gui.errors import ReadError
from govreport_gui.readers import pdf, read
from tests.readers.pdf_files import LEFT, Page, write

FULL = "一二三四五六七八九十一二三四五六七八九十一二三四五六七"  # fills a line
INDENTED = FULL[:-2]


@pytest.fixture
def blocks(tmp_path):
    return lambda *pages: pdf.read_here(write(tmp_path / "报告.pdf", *pages))


def texts(found):
    return [block.text for block in found if isinstance(block, Paragraph)]


def skipped(found):
    return [(block.text, block.source) for block in found if isinstance(block, Skipped)]


def rows(grid):
    return [[cell.text for cell in row] for row in grid.by_row()]


# ── paragraphs ──


def test_lines_are_joined_by_indent_and_room(blocks):
    page = Page().lines(120, INDENTED, FULL, "到此为止。", INDENTED, "又一段。", "一、标题", indent=(2, 0, 0, 2, 0, 2))
    assert texts(blocks(page)) == [INDENTED + FULL + "到此为止。", INDENTED + "又一段。", "一、标题"]


def test_a_full_last_line_ends_where_an_indent_begins(blocks):
    page = Page().lines(120, INDENTED, FULL, INDENTED, "完。", indent=(2, 0, 2, 0))
    assert texts(blocks(page)) == [INDENTED + FULL, INDENTED + "完。"]


def test_paragraphs_without_indent_end_where_there_is_room_or_air(blocks):
    page = Page().lines(120, FULL, "短。", FULL, FULL).lines(260, FULL, "短。")
    assert texts(blocks(page)) == [FULL + "短。", FULL + FULL, FULL + "短。"]


def test_a_line_that_had_no_room_for_a_long_word_goes_on(blocks):
    page = Page().lines(120, INDENTED, FULL[:-6], "govreport@example.cn，后文。", INDENTED, FULL, indent=(2, 0, 0, 2))
    assert texts(blocks(page))[0] == INDENTED + FULL[:-6] + "govreport@example.cn，后文。"


def test_paragraphs_go_on_over_pages(blocks):
    first, second = (
        Page().lines(700, INDENTED, FULL, indent=(2,)),
        Page().lines(90, FULL, "完。", "另段。", indent=(0, 0, 2)),
    )
    found = blocks(first, second)
    assert texts(found) == [INDENTED + FULL + FULL + "完。", "另段。"]
    assert [block.source for block in found] == ["page 1, paragraph 1", "page 2, paragraph 1"]


def test_title_signature_and_sizes(blocks):
    page = Page().text(150, 100, "云溪县青禾镇人民政府", 22).text(170, 135, "2024年年度报告", 22)
    page.lines(200, INDENTED, FULL, "完。", indent=(2,)).text(360, 400, "青禾镇人民政府").text(
        376, 428, "2025年1月15日"
    )
    assert texts(blocks(page)) == [
        "云溪县青禾镇人民政府", "2024年年度报告", INDENTED + FULL + "完。", "青禾镇人民政府", "2025年1月15日",
    ]  # fmt: skip


def test_width_of_signs_and_blanks_stay(blocks):
    page = (
        Page()
        .text(LEFT, 100, "１２件，12件（ＡＢ）(ab)")
        .text(LEFT, 140, "总　计")
        .text(LEFT, 180, "open data")
        .text(LEFT, 220, "甲", 16)
    )
    page.text(LEFT + 80, 220, "乙", 16)
    assert texts(blocks(page)) == ["１２件，12件（ＡＢ）(ab)", "总　计", "open data", "甲 乙"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(30, 400), min_size=1, max_size=8), st.integers(0, 9))
def test_any_paragraphs_read_back(blocks, lengths, seed):
    """Paragraphs of any length, set with an indent of two characters on lines of 27, over as many pages as it takes."""
    signs = "的一是在有人大中国公开信息政府申请报告工作年度办理群众网站"
    paragraphs = ["".join(signs[(at * 7 + length + seed) % len(signs)] for at in range(length)) for length in lengths]
    lines = []
    for paragraph in paragraphs:
        lines.append((2, paragraph[:25]))
        lines += [(0, paragraph[at : at + 27]) for at in range(25, len(paragraph), 27)]
    pages = []
    for start in range(0, len(lines), 22):
        part = lines[start : start + 22]
        page = Page().lines(110, *(text for _, text in part), indent=[indent for indent, _ in part])
        pages.append(page.text(280, 800, f"— {start // 22 + 1} —", 12))
    assert texts(blocks(*pages)) == paragraphs


# ── page numbers, headers ──


def test_page_numbers_and_running_lines_are_left_out(blocks):
    pages = [
        Page()
        .text(LEFT, 60, "云溪县政府信息公开", 9)
        .lines(120, INDENTED, FULL, indent=(2,))
        .text(290, 800, str(number), 10)
        for number in (4, 5, 6)
    ]
    found = blocks(*pages)
    assert texts(found) == [INDENTED + FULL] * 3
    assert skipped(found) == [
        (text, f"page {page}")
        for page, number in ((1, 4), (2, 5), (3, 6))
        for text in ("云溪县政府信息公开", str(number))
    ]


@pytest.mark.parametrize("number", ["- 1 -", "— 1 —", "第1页", "第 1 页 共 3 页", "1/3", "1"])
def test_page_numbers_of_one_page(blocks, number):
    found = blocks(Page().lines(120, INDENTED, "完。", indent=(2,)).text(290, 800, number, 10))
    assert (texts(found), skipped(found)) == ([INDENTED + "完。"], [(number, "page 1")])


def test_a_figure_at_the_foot_that_is_no_page_number_stays(blocks):
    assert texts(blocks(Page().text(LEFT, 120, "办理结果").text(LEFT, 800, "57"))) == ["办理结果", "57"]


# ── tables ──


def test_a_table_between_paragraphs(blocks):
    page = (
        Page()
        .lines(100, "二、表", indent=(2,))
        .table([80, 300, 500], [130, 160, 190], [["规章", "3"], ["规范性文件", ""]])
    )
    page.lines(230, "注：无。")
    above, grid, below = blocks(page)
    assert (above.text, rows(grid), below.text) == ("二、表", [["规章", "3"], ["规范性文件", ""]], "注：无。")
    assert grid.cells[1].source == "page 1, table 1, row 1, cell 2"


def test_lines_in_a_cell_are_joined(blocks):
    page = Page().table([80, 200, 300], [100, 180], [["", "22"]])
    for at, text in enumerate(("第一行文字", "第二行", "文字")):
        page.text(90, 120 + at * 14, text, 10)
    (grid,) = blocks(page)
    assert rows(grid) == [["第一行文字第二行文字", "22"]]


def test_text_set_downwards_in_a_narrow_cell(blocks):
    page = Page().table([80, 100, 200, 300], [100, 160, 220], [["", "甲", "1"], ["", "乙", "2"]])
    page.operators = [op for op in page.operators if op != b"80 682 m 300 682 l S"]
    page.rule(100, 160, 300, 160)
    for at, sign in enumerate("三、办理结果"):
        page.text(85, 120 + at * 14, sign, 10)
    (grid,) = blocks(page)
    assert [(cell.text, cell.rows) for cell in grid.cells if cell.column == 0] == [("三、办理结果", 2)]


def test_a_table_that_goes_on_is_a_grid_a_page(blocks):
    xs = [80, 300, 500]
    found = blocks(Page().table(xs, [700, 730], [["甲", "1"]]), Page().table(xs, [80, 110], [["乙", "2"]]))
    assert [grid.source for grid in found] == ["page 1, table 1", "page 2, table 1"]


def cut_row(above, below):
    """Return two pages: a table at the foot of the first goes on at the top of the second."""
    xs = [80, 200, 300, 400]
    return Page().table(xs, [700, 730, 760], [["甲", "1", "2"], above]), Page().table(
        xs, [80, 110, 140], [below, ["丙", "5", "6"]]
    )


@pytest.mark.parametrize(
    ("above", "below", "mended"),
    [
        (["乙", "", ""], ["", "3", "4"], ["乙", "3", "4"]),  # the figures slipped over
        (["这一行的名称一直写到底", "", ""], ["了", "3", "4"], ["这一行的名称一直写到底了", "3", "4"]),
        (["这一行的名称一直写到底", "3", "4"], ["了", "", ""], ["这一行的名称一直写到底了", "3", "4"]),
    ],
)
def test_a_row_cut_by_the_page_is_mended(blocks, above, below, mended):
    first, second = blocks(*cut_row(above, below))
    assert (rows(first)[-1], rows(second)) == (mended, [["丙", "5", "6"]])


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["乙", "3", "4"], ["丁", "7", "8"]),
        (["乙", "", ""], ["丁", "", ""]),
        (["乙", "", ""], ["丁", "7", "8"]),
        (["乙", "3", "4"], ["", "7", "8"]),
        (["这一行的名称一直写到底", "3", "4"], ["丁", "7", "8"]),
        (["这一行的名称一直写到底", "", ""], ["丁", "", ""]),
    ],
)
def test_whole_rows_on_both_pages_stay(blocks, above, below):
    first, second = blocks(*cut_row(above, below))
    assert (rows(first)[-1], rows(second)[0]) == (above, below)


def test_borders_filled_as_thin_boxes(blocks):
    page = Page().text(90, 120, "甲", 10).text(210, 120, "1", 10)
    for x in (80, 200, 300):
        page.bar(x, 100, 0.5, 30)
    for y in (100, 130):
        page.bar(80, y, 220, 0.5)
    (grid,) = blocks(page)
    assert rows(grid) == [["甲", "1"]]


def test_a_frame_around_the_page_is_no_table(blocks):
    page = Page().lines(120, INDENTED, "完。", indent=(2,)).table([30, 565], [30, 812], [])
    assert texts(blocks(page)) == [INDENTED + "完。"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_pages_that_lie_on_their_side(blocks, turned):
    page = Page(turned).lines(100, "二、表").table([80, 300, 500], [130, 160, 190], [["规章", "3"], ["文件", "4"]])
    heading, grid = blocks(page)
    assert (heading.text, rows(grid)) == ("二、表", [["规章", "3"], ["文件", "4"]])


# ── pictures, stamps, scans ──


def test_pictures(blocks):
    page = Page().lines(100, "上文。", indent=(2,)).picture(100, 200, 150, 100).lines(400, "下文。", indent=(2,))
    above, picture, below = blocks(page)
    assert isinstance(picture, Picture)
    assert (above.text, below.text, picture.media_type) == ("上文。", "下文。", "image/png")
    assert (round(picture.width_mm), round(picture.height_mm)) == (53, 35)


def test_seals_and_watermarks_are_left_out(blocks):
    page = Page().lines(100, "青禾镇人民政府").picture(90, 60, 100, 100).text(200, 400, "内部资料", 40, lean=0.7)
    found = blocks(page)
    assert texts(found) == ["青禾镇人民政府"]
    assert sorted(text for text, _ in skipped(found)) == ["1 张图片", "内部资料"]


def test_text_that_recognition_laid_under_a_scan_is_doubted(blocks):
    page = Page().picture(0, 0, 595, 842)
    page.text(LEFT, 100, "一、总体情况", mode=3)
    found = blocks(page)
    assert texts(found) == ["一、总体情况"]
    assert any("识别" in block.why for block in found if isinstance(block, Skipped))


def test_one_page_of_a_scan_is_listed(blocks):
    found = blocks(Page().lines(100, "正文。"), Page().picture(0, 0, 595, 842))
    assert skipped(found) == [("第 2 页", "page 2")]


UNREADABLE = {
    "a scan": (Page().picture(0, 0, 595, 842), "扫描件"),
    "nothing at all": (Page(), "没有文字"),
}


@pytest.mark.parametrize(("page", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_pages_without_text(tmp_path, page, words):
    with pytest.raises(ReadError, match=words):
        read(write(tmp_path / "报告.pdf", page))


# ── damage, limits ──


def test_damaged_files(tmp_path):
    path = write(tmp_path / "报告.pdf", Page().lines(100, "正文。"))
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(ReadError, match="已损坏"):
        read(path)


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("FILE_LIMIT", 100, "文件大于"),
        ("PAGE_LIMIT", 1, "多于 1 页"),
        ("OBJECT_LIMIT", 2, "第 1 页"),
        ("TOTAL_LIMIT", 3, "太多"),
    ],
)
def test_limits(blocks, monkeypatch, limit, value, words):
    monkeypatch.setattr(pdf, limit, value)
    with pytest.raises(ReadError, match=words):
        blocks(Page().lines(100, "正文正文。"), Page().lines(100, "正文。"))


def test_a_process_of_its_own_gives_the_same(tmp_path):
    path = write(tmp_path / "报告.pdf", Page().lines(100, "正文。").table([80, 300, 500], [130, 160], [["规章", "3"]]))
    assert read(path) == pdf.read_here(path)
    assert isinstance(read(path)[1], Grid)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_flipped_bytes_never_crash(tmp_path, data):
    path = write(
        tmp_path / "报告.pdf", Page().lines(100, INDENTED, FULL).table([80, 300, 500], [230, 260], [["规章", "3"]])
    )
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(raw))
    try:
        assert isinstance(pdf.read_here(path), list)
    except ReadError as error:
        assert "报告.pdf" in str(error)
