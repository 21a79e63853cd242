"""The commands for going from one part or pane to another, a part of the list in `actions.py`."""

from __future__ import annotations

from govreport_gui.gui.action_record import ActionRecord as A

VIEW: tuple[A, ...] = (
    A("next_page", "view", "下一部分(&N)", "workspace.next_page", "Ctrl+PgDown", new_group=True),
    A("previous_page", "view", "上一部分(&P)", "workspace.previous_page", "Ctrl+PgUp"),
    A(
        "next_pane",
        "view",
        "转到下一栏(&T)",
        "own.next_pane",
        "F6",
        tip="在目录、正文或表格、填报说明、核对结果之间换着用键盘",
    ),
    A("previous_pane", "view", "转到上一栏(&B)", "own.previous_pane", "Shift+F6"),
)
