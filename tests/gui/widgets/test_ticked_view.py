"""A row of the list of hits that is too long for the pane says so."""

from __future__ import annotations

from PySide6.QtCore import Qt

from govreport_gui.gui.widgets.ticked_tree import TickedGroup, TickedRow, TickedTree
from govreport_gui.gui.widgets.ticked_view import TickedView


def picture(qtbot, after, width):
    tree = TickedTree()
    view = TickedView(tree, "找到的地方")
    qtbot.addWidget(view)
    tree.setParent(view)
    tree.show([TickedGroup("一、总体情况", (TickedRow("", "青禾", after),))])
    view.resize(width, 120)
    view.show()
    row = tree.row_index(0, 0)
    return view.viewport().grab(view.visualRect(row)).toImage()


RIGHT_END = 9  # pixels: less than the sign is wide, with what is left free beside it


def right_end(image):
    """Return the pixels at the right end."""
    across = range(image.width() - RIGHT_END, image.width())
    return [image.pixel(x, y) for x in across for y in range(image.height())]


def test_rows_that_are_cut_end_in_the_same_sign(qtbot):
    first, second = (right_end(picture(qtbot, letter * 200, 300)) for letter in "一国")
    assert first == second
    assert len(set(first)) > 1


def test_a_row_that_fits_ends_in_none(qtbot):
    assert len(set(right_end(picture(qtbot, "镇", 300)))) == 1


def test_what_belongs_together_is_ticked_together(qtmodeltester):
    rows = (
        TickedRow("见", "(", "甲", "（", pair=1),
        TickedRow("甲", ")", "", "）", pair=1),
        TickedRow("", ",", "", "，"),
    )
    tree = TickedTree()
    tree.show([TickedGroup("括号", rows), TickedGroup("引号", (TickedRow("", '"', "", "“", pair=1),))])
    check = Qt.ItemDataRole.CheckStateRole
    tree.setData(tree.row_index(0, 1), Qt.CheckState.Unchecked, check)
    assert tree.ticked() == [(0, 2), (1, 0)]
    tree.setData(tree.row_index(0, 0), Qt.CheckState.Checked, check)
    tree.setData(tree.row_index(0, 2), Qt.CheckState.Unchecked, check)
    assert tree.ticked() == [(0, 0), (0, 1), (1, 0)]
    qtmodeltester.check(tree)
