"""Every command of the window as one literal list; menus, tool bar and shortcuts are made from it.

`slot` names a method of the window, or of one of its parts ("files.save"). A command that `needs_report` is grey
while the start page is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from govreport_gui.gui import walk_actions
from govreport_gui.gui.action_record import ActionRecord
from govreport_gui.gui.tables import grid_actions
from govreport_gui.gui.texts import text_actions

MENUS = (
    ("file", "文件(&F)"),
    ("edit", "编辑(&E)"),
    ("insert", "插入(&I)"),
    ("view", "查看(&V)"),
    ("check", "核对(&C)"),
    ("help", "帮助(&H)"),
)

A = ActionRecord
ACTIONS: tuple[ActionRecord, ...] = (
    A(
        "roll",
        "file",
        "从去年的报告开始(&L)…",
        "desk.rolls.begin",
        "Ctrl+Shift+Y",
        tip="由去年的报告生成今年的草稿，逐处说明改了什么",
        needs_report=False,
    ),
    A("new", "file", "新建空白(&N)", "files.new", "Ctrl+N", "file-plus", "新建一份空白的年度报告", needs_report=False),
    A("open", "file", "打开(&O)…", "files.open", "Ctrl+O", "folder-open", "打开报告文件", needs_report=False),
    A(
        "import",
        "file",
        "导入文档(&I)…",
        "files.import_document",
        "Ctrl+I",
        "file-input",
        "从 Word、文本等文档读入报告",
        needs_report=False,
    ),
    A(
        "import_clipboard",
        "file",
        "从剪贴板导入(&B)…",
        "files.import_clipboard",
        "Ctrl+Shift+I",
        "",
        "读入从网页、Word 或 WPS 里复制的报告",
        needs_report=False,
    ),
    A("recent", "file", "最近打开(&R)", "", needs_report=False),
    A("save", "file", "保存(&S)", "files.save", "Ctrl+S", "save", "保存报告文件", new_group=True),
    A("save_as", "file", "另存为(&A)…", "files.save_as", "Ctrl+Shift+S", "", "换一个名字保存"),
    A("history", "file", "历史版本(&H)…", "desk.history.show", "Ctrl+Alt+H", "", "看以前保存的版本，可以打开一份副本"),
    A(
        "recover",
        "file",
        "恢复未保存的内容(&V)…",
        "desk.recovery.show",
        "Ctrl+Alt+R",
        tip="打开程序意外关闭前自动保存的内容",
        needs_report=False,
    ),
    A(
        "export",
        "file",
        "导出(&E)…",
        "exports.ask",
        "Ctrl+Alt+X",
        tip="一次导出几种文件，先看还有什么没有办完",
        new_group=True,
    ),
    A(
        "export_word",
        "file",
        "导出 Word(&W)…",
        "exports.word",
        "Ctrl+E",
        "file-text",
        "导出可以送签的 Word 文件",
    ),
    A("export_excel", "file", "导出 Excel(&X)…", "exports.excel", "Ctrl+Shift+E", "sheet", "导出三张表的 Excel 文件"),
    A("export_pdf", "file", "导出 PDF(&D)…", "exports.pdf", "Ctrl+Alt+E", "", "导出与打印一样的 PDF 文件"),
    A(
        "export_sheet",
        "file",
        "导出勾稽核对单(&J)…",
        "exports.sheet",
        "Ctrl+Alt+J",
        tip="列出每条勾稽关系的数字，和报告一起签字",
    ),
    A(
        "copy_web",
        "file",
        "复制网页稿(&Y)",
        "desk.web_copy.copy",
        "Ctrl+Alt+W",
        tip="把全文和表格复制下来，粘贴到网站后台的编辑框里",
    ),
    A(
        "sign_off",
        "file",
        "送签回读(&K)…",
        "desk.sign_offs.begin",
        "Ctrl+Shift+K",
        tip="读回领导改过的 Word 文件，逐处采用或者不采用",
    ),
    A("remarks", "file", "送签批注(&Z)", "desk.remarks.show", "Ctrl+Alt+K", tip="看领导批注了什么，处理好一条就打勾"),
    A("print", "file", "打印预览(&P)…", "desk.prints.preview", "Ctrl+P", "", "先看打印出来的样子，再打印"),
    A(
        "page_setup",
        "file",
        "版式设置(&F)…",
        "desk.pages.ask",
        "Ctrl+Shift+F",
        tip="导出的 Word 文件用什么字体、字号、行距、页边距和落款",
    ),
    A("quit", "file", "退出(&Q)", "close", "Ctrl+Q", "log-out", needs_report=False, new_group=True),
    A("undo", "edit", "撤销(&U)", "undo", "Ctrl+Z", "undo-2", "撤销上一步"),
    A("redo", "edit", "重做(&R)", "redo", "Ctrl+Y", "redo-2", "重做撤销的一步"),
    # Their keys are the business of the grid or text that has the focus; here they are only named.
    A("cut", "edit", "剪切(&T)\tCtrl+X", "clipboard.cut", new_group=True),
    A("copy", "edit", "复制(&C)\tCtrl+C", "clipboard.copy"),
    A("paste", "edit", "粘贴(&P)\tCtrl+V", "clipboard.paste"),
    A("select_all", "edit", "全选(&A)\tCtrl+A", "clipboard.select_all"),
    *text_actions.EDIT,
    *grid_actions.EDIT,
    A(
        "insert_number",
        "insert",
        "插入表中的数(&N)…",
        "workspace.insert_number",
        "Ctrl+Shift+N",
        tip="在正文里插入表中的一个数，以后跟着表里的数变",
    ),
    *text_actions.INSERT,
    A(
        "add_tables",
        "insert",
        "补上缺少的表格(&T)",
        "desk.add_missing_tables",
        "Ctrl+Shift+T",
        tip="补上文件里没有的表格，内容为空白",
    ),
    A("show_tree", "view", "目录(&1)", "workspace.show_tree", "Ctrl+1", "panel-left", checkable=True),
    A("show_guidance", "view", "填报说明(&2)", "workspace.show_guidance", "Ctrl+2", "panel-right", checkable=True),
    A("show_findings", "view", "核对结果(&3)", "workspace.show_findings", "Ctrl+3", "panel-bottom", checkable=True),
    A(
        "show_last_year",
        "view",
        "去年数字(&4)",
        "workspace.show_last_year",
        "Ctrl+4",
        tip="在表格里用灰色小字显示去年的数字",
        checkable=True,
    ),
    *grid_actions.VIEW,
    A(
        "looks",
        "view",
        "外观和字号(&A)…",
        "own.choose_looks",
        "Ctrl+,",
        tip="浅色、深色、高对比，文字放大",
        needs_report=False,
        new_group=True,
    ),
    *walk_actions.VIEW,
    A("next_finding", "check", "下一个问题(&N)", "workspace.findings.next_finding", "F8", tip="跳到下一个问题"),
    A("previous_finding", "check", "上一个问题(&P)", "workspace.findings.previous_finding", "Shift+F8"),
    A(
        "next_stale",
        "check",
        "下一个待更新(&U)",
        "workspace.stale.next_mark",
        "F7",
        tip="跳到下一处还是去年内容的地方",
        new_group=True,
    ),
    A(
        "confirm_stale",
        "check",
        "确认今年不变(&Y)",
        "workspace.stale.confirm",
        "Ctrl+F7",
        tip="这一处与去年相同，不再标为待更新",
    ),
    A(
        "only_here",
        "check",
        "只看本部分(&S)",
        "workspace.findings.set_only_here",
        "Ctrl+L",
        checkable=True,
        new_group=True,
    ),
    A("show_accepted", "check", "只看已接受的(&D)", "workspace.findings.show_accepted", "Ctrl+Shift+L", checkable=True),
    A(
        "mend",
        "check",
        "按建议改正(&M)",
        "workspace.findings.mend",
        "Ctrl+Return",
        tip="改正选中的问题：答案确定的直接改，勾稽不平的用第一个建议",
        new_group=True,
    ),
    A(
        "mend_alike",
        "check",
        "改正全部同类(&K)",
        "workspace.findings.mend_alike",
        "Ctrl+Shift+Return",
        tip="改正与选中的问题同类、答案确定的所有问题",
    ),
    A(
        "accept",
        "check",
        "接受或取消接受(&A)",
        "workspace.findings.accept",
        "Ctrl+Shift+A",
        tip="写明理由，接受选中的问题；已接受的则重新列出",
    ),
    A(
        "explain",
        "check",
        "说明(&E)…",
        "workspace.findings.explain",
        "Ctrl+F1",
        tip="说明选中的问题：看什么、为什么、怎么办",
    ),
    A(
        "attach_last_year",
        "check",
        "附上去年的报告(&L)…",
        "desk.last_year.attach",
        "Ctrl+Shift+H",
        tip="选择去年的报告文件，和今年的数字放在一起看，并进行跨年核对",
        new_group=True,
    ),
    A("detach_last_year", "check", "去掉去年的报告(&X)", "desk.last_year.detach", "Ctrl+Shift+D"),
    A(
        "compare_last_year",
        "check",
        "与去年对比(&B)…",
        "desk.last_year.compare",
        "Ctrl+Alt+Y",
        tip="逐格对比两年的数字，看图解",
    ),
    A(
        "show_unrewritten",
        "check",
        "未更新语句(&W)…",
        "desk.compares.show_stale",
        "Shift+F7",
        tip="列出与去年相同或者几乎相同的句子，逐句保留或者改写",
    ),
    A(
        "compare_any_two",
        "check",
        "与另一份报告比较(&C)…",
        "desk.compares.compare_any_two",
        "Ctrl+Shift+B",
        tip="比较任意两份报告，列出不同的数字和文字",
        needs_report=False,
    ),
    A(
        "profile",
        "check",
        "单位资料(&G)…",
        "desk.ask_for_profile",
        "Ctrl+Shift+G",
        tip="单位名称、地址、电话，机关类型、本地期限，以及核对哪些项目",
        new_group=True,
    ),
    A(
        "help_here",
        "help",
        "这里怎么填(&H)",
        "own.help_here",
        "F1",
        tip="看光标所在的行、所在的部分怎么填；在别的窗口里，看用户手册里说它的地方",
        needs_report=False,
    ),
    A(
        "sample",
        "help",
        "看示例(&E)",
        "files.open_sample",
        "Ctrl+Alt+P",
        "graduation-cap",
        "打开带错误的练习稿",
        needs_report=False,
    ),
    A(
        "find_command",
        "help",
        "查找命令(&F)…",
        "own.find_command",
        "Ctrl+Shift+P",
        tip="输入要做的事，找到命令，回车执行",
        needs_report=False,
        new_group=True,
    ),
    A("keys", "help", "快捷键(&K)…", "own.list_keys", "Ctrl+/", tip="列出所有快捷键", needs_report=False),
    A(
        "manual",
        "help",
        "用户手册(&M)",
        "show_manual",
        "Ctrl+Shift+F1",
        tip="怎么做、核对规则、填报说明、快捷键，可以查找",
        needs_report=False,
    ),
    A(
        "open_log",
        "help",
        "打开日志(&L)",
        "open_log",
        "Ctrl+Alt+G",
        tip="打开程序的日志；里面没有报告的内容",
        needs_report=False,
        new_group=True,
    ),
    A("about", "help", "关于(&A)", "about", "Shift+F1", tip="版本、数据和日志的位置、许可", needs_report=False),
)

TOOL_BAR = ("undo", "redo", "save")
SCROLLED = "QMenu { menu-scrollable: 1; }"  # on a low screen; Fusion's second column has no end on a narrow one


def make_actions(window: QMainWindow, run: Callable[[Callable[[], object]], object]) -> dict[str, QAction]:
    """Make the window's commands; each slot is looked up when used and called through `run`, which tells errors."""
    made = {}
    for record in ACTIONS:
        action = QAction(record.text, window)
        action.setObjectName(record.id)
        action.setToolTip(_tool_tip(record))
        action.setStatusTip(record.tip)
        action.setCheckable(record.checkable)
        if record.shortcut:
            action.setShortcut(QKeySequence(record.shortcut))
        if record.slot:
            action.triggered.connect(_trigger(window, record, run))
        made[record.id] = action
    return made


def _tool_tip(record: ActionRecord) -> str:
    words = record.tip or plain(record.text)
    return f"{words}（{record.shortcut}）" if record.shortcut else words


def plain(text: str) -> str:
    """Return a command's name without its mnemonic and dots."""
    return text.partition("(&")[0].rstrip("…")


def _trigger(
    window: QMainWindow, record: ActionRecord, run: Callable[[Callable[[], object]], object]
) -> Callable[[bool], None]:
    find = attrgetter(record.slot)

    def triggered(checked: bool) -> None:
        run(lambda: find(window)(checked) if record.checkable else find(window)())

    return triggered


def fill_menus(window: QMainWindow, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Build the menu bar from the list."""
    menus = {key: window.menuBar().addMenu(title) for key, title in MENUS}
    for menu in menus.values():
        menu.setStyleSheet(SCROLLED)
    for record in ACTIONS:
        menu = menus[record.menu]
        if record.new_group:
            menu.addSeparator()
        menu.addAction(actions[record.id])
    return menus
