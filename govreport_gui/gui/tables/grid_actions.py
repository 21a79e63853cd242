"""The commands for the grids, a part of the list in `actions.py`: filling, going to a cell, zoom."""

from __future__ import annotations

from govreport_gui.gui.action_record import ActionRecord as A

EDIT: tuple[A, ...] = (
    A(
        "fill_down",
        "edit",
        "向下填充(&D)",
        "clipboard.fill_down",
        "Ctrl+D",
        tip="用选中的第一行填满下面各行；只选了一行时，照抄上一行",
        new_group=True,
    ),
    A(
        "fill_right",
        "edit",
        "向右填充(&I)",
        "clipboard.fill_right",
        "Ctrl+R",
        tip="用选中的第一列填满右边各列；只选了一列时，照抄左边一列",
    ),
    A("fill_selection", "edit", "填满选中的格子(&S)\tCtrl+回车", "clipboard.fill_selection"),
    A("go_to_cell", "edit", "转到格子(&G)…", "workspace.grids.go_to", "Ctrl+G", tip="按行名、列名或者数找到一格"),
)
VIEW: tuple[A, ...] = (
    A(
        "grid_larger",
        "view",
        "放大表格(&L)",
        "workspace.grids.larger",
        "Ctrl++",
        tip="也可以按住 Ctrl 滚动鼠标",
        new_group=True,
    ),
    A("grid_smaller", "view", "缩小表格(&S)", "workspace.grids.smaller", "Ctrl+-"),
    A("grid_normal", "view", "表格原大小(&O)", "workspace.grids.normal", "Ctrl+0"),
    A("grid_fit", "view", "适合窗口宽度(&W)", "workspace.grids.fit_width", "Ctrl+Alt+0", tip="让整张表的各列都看得见"),
    A(
        "grid_widths",
        "view",
        "恢复列宽(&R)",
        "workspace.grids.restore_widths",
        "Ctrl+Alt+9",
        tip="拖动过的列恢复原来的宽度；没有恢复之前，下次打开还是拖动以后的宽度",
    ),
)
