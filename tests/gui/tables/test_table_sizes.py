from itertools import accumulate

import pytest
from PySide6.QtGui import QFontMetrics

from govreport_gui.form import forms
from govreport_gui.form.layout import layout
from govreport_gui.gui.tables.table_sizes import (
    HEADROOM,
    NARROWEST_VALUE,
    PADDING,
    balanced_width,
    column_widths,
    row_heights,
    text_height,
)

TABLES = [(form.id, table.key) for form in forms().values() for table in form.tables]


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(qapp.font())


@pytest.mark.parametrize(("form_id", "key"), TABLES)
@pytest.mark.parametrize("room", [300, 900, 1100, 3000])
def test_no_label_is_cut_and_every_figure_fits(metrics, form_id, key, room):
    table = forms()[form_id].table[key]
    grid = layout(table)
    widths = column_widths(grid, table.widths_mm, room, metrics)
    heights = row_heights(grid, widths, metrics, lambda cell: cell.text)
    for cell in grid.cells:
        width = sum(widths[cell.column : cell.column + cell.columns])
        height = sum(heights[cell.row : cell.row + cell.rows])
        assert text_height(metrics, cell.text, width) + 2 * HEADROOM <= height
        if cell.ref is not None:
            assert metrics.horizontalAdvance(NARROWEST_VALUE) + 2 * PADDING <= width + 1  # rounding


@pytest.mark.parametrize(("form_id", "key"), TABLES)
def test_columns_keep_the_printed_proportions_and_use_the_room(metrics, form_id, key):
    table = forms()[form_id].table[key]
    widths = column_widths(layout(table), table.widths_mm, 1100, metrics)
    scale = sum(widths) / sum(table.widths_mm)
    assert sum(widths) <= 1100
    assert all(abs(px - mm * scale) <= 1 for px, mm in zip(widths, table.widths_mm, strict=True))


@pytest.mark.parametrize(("room", "figures"), [(640, 7), (500, 5), (420, 4)])
def test_on_a_small_screen_labels_give_way_to_figures(metrics, room, figures):
    """420: the least width of a page beside all panes, 640: what is left of 1366 pixels at 150 % (writing of 13 px)."""
    table = forms()["2021"].table["applications"]
    grid = layout(table)
    widths = column_widths(grid, table.widths_mm, room * metrics.horizontalAdvance("字") // 13, metrics)
    shown = list(accumulate(widths[grid.label_columns :], initial=sum(widths[: grid.label_columns])))
    assert sum(edge <= room * metrics.horizontalAdvance("字") / 13 for edge in shown[1:]) >= figures
    assert widths[1] >= metrics.horizontalAdvance("（三）") + 2 * PADDING


def test_lines_are_balanced(metrics):
    text = "结果维持"
    width = metrics.horizontalAdvance(text[:3]) + 2 * PADDING + 2
    assert balanced_width(metrics, text, width) < metrics.horizontalAdvance(text[:3]) + 2 * PADDING
    assert text_height(metrics, text, balanced_width(metrics, text, width)) == text_height(metrics, text, width)
