"""A row of the list of hits that is too long for the pane says so."""

from __future__ import annotations

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


def inked(image, width):
    """Return how many pixels at the right end are no ground."""
    left = image.width() - width
    ground = image.pixel(image.width() - 1, 0)
    return sum(image.pixel(x, y) != ground for x in range(left, image.width()) for y in range(image.height()))


def test_a_row_that_is_cut_ends_in_a_sign(qtbot):
    """What is cut off here is blank, so whatever is seen at the right end is the sign."""
    assert inked(picture(qtbot, "\u3000" * 200, 300), 20)


def test_a_row_that_fits_ends_in_none(qtbot):
    assert not inked(picture(qtbot, "\u3000", 300), 20)
