"""The commands for running text, a part of the list in `actions.py`: finding, headings, pasting, pictures, undo."""

from __future__ import annotations

from govreport_gui.gui.action_record import ActionRecord as A

EDIT: tuple[A, ...] = (
    A(
        "paste_plain",
        "edit",
        "粘贴为纯文字(&V)",
        "desk.texts.paste_plain",
        "Ctrl+Shift+V",
        tip="只粘贴文字，不带图片和表格",
    ),
    A(
        "find",
        "edit",
        "查找(&F)…",
        "desk.finds.find",
        "Ctrl+F",
        tip="在标题、正文、表格和落款里查找",
        new_group=True,
    ),
    A("replace", "edit", "替换(&E)…", "desk.finds.replace", "Ctrl+H", tip="查找，并换成别的文字"),
    A("find_next", "edit", "下一处(&N)", "desk.finds.next", "F3"),
    A("find_previous", "edit", "上一处(&B)", "desk.finds.previous", "Shift+F3"),
    A(
        "heading_first",
        "edit",
        "设为（一）标题(&1)",
        "desk.texts.make_first",
        "Ctrl+Alt+1",
        tip="光标所在的段落设为（一）这一层的小标题，后面的序号跟着改；再按一次恢复为正文",
        new_group=True,
    ),
    A("heading_second", "edit", "设为 1. 标题(&2)", "desk.texts.make_second", "Ctrl+Alt+2"),
    A("heading_third", "edit", "设为（1）标题(&3)", "desk.texts.make_third", "Ctrl+Alt+3"),
    A("heading_none", "edit", "设为正文(&0)", "desk.texts.make_body", "Ctrl+Alt+N", tip="去掉段落前的序号"),
    A(
        "typeset",
        "edit",
        "一键排版(&L)…",
        "desk.texts.typeset",
        "Ctrl+Shift+X",
        tip="整理段首空格、空行、多余的空格和半角标点，先列出来看，再改",
    ),
    A(
        "undo_list",
        "edit",
        "撤销记录(&H)",
        "desk.undo_list.show",
        "Ctrl+Alt+Z",
        tip="列出每一步，可以一次回到其中一步",
        new_group=True,
    ),
)
INSERT: tuple[A, ...] = (
    A(
        "insert_picture",
        "insert",
        "插入图片(&P)…",
        "desk.texts.insert_picture",
        "Ctrl+Alt+I",
        tip="在正文的光标处插入图片文件，打印时不超出版心",
    ),
    A(
        "paste_picture",
        "insert",
        "粘贴剪贴板里的图片(&V)",
        "desk.texts.paste_picture",
        "Ctrl+Alt+V",
        tip="在正文的光标处粘贴复制好的图片",
    ),
)
