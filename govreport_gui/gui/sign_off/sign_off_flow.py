"""送签回读: from the Word file that came back to one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from govreport_gui.gui.files.chosen_file import ChosenFile
from govreport_gui.gui.looks import messages
from govreport_gui.issued import find
from govreport_gui.recognise.records import Recognition
from govreport_gui.remarks import Remark, with_remarks

ANOTHER = "换一份文件"
ALL_THE_SAME, ADVICE = "照样对照", "确实是这份报告改了名称或者年份的话，可以照样对照，逐处看过再采用。"
STEP, WHOLE = "送签回读", "整份导入"


class SignOffFlow(ChosenFile):
    """Asks for the file, shows what was changed in it, takes over what the clerk accepts."""

    QUESTION = "送签回读：选择领导改过的文件"
    FILTERS = "送签的 Word 文件 (*.docx *.docm *.doc *.wps *.rtf *.odt);;所有文件 (*)"

    said = Signal(str)  # a line for the status bar
    remarked = Signal()  # the report remembers remarks that it did not know

    def offer(self, recognition: Recognition, path: Path) -> bool:
        """Offer to read a file back that this report went out in; say whether nothing is left to import."""
        from govreport_gui.sign_off import version_in  # noqa: PLC0415 (few ever need it)

        key = version_in(recognition)
        if not key or find(self.document.issued, key) is None:
            return False
        verb = messages.choose(
            self.window,
            f"“{path.name}”是这份报告导出过的文件。",
            STEP,
            WHOLE,
            "取消",
            details=f"“{STEP}”只列出文件里改过的地方，逐处采用；“{WHOLE}”会用文件的内容换掉现在的报告。",
        )
        if verb == STEP:
            self.take(recognition, path)
        return verb != WHOLE

    def take(self, recognition: Recognition, path: Path) -> None:
        """Show what was changed in the file, and take over what is accepted."""
        from govreport_gui.gui.sign_off.picture_views import look_alike  # noqa: PLC0415
        from govreport_gui.gui.sign_off.sign_off_dialog import SignOffDialog  # noqa: PLC0415 (few ever need it)
        from govreport_gui.sign_off import other_report, read_back  # noqa: PLC0415

        document = self.document
        document.finish_typing()
        came_back = read_back(recognition, document.report, document.issued, document.page, look_alike)
        if doubt := other_report(recognition, came_back):
            verb = messages.choose(self.window, doubt, ANOTHER, ALL_THE_SAME, "取消", details=ADVICE)
            if verb == ANOTHER:
                self.begin()
            if verb != ALL_THE_SAME:
                return
        dialog = SignOffDialog(came_back, path.name, document, self.window)
        if dialog.exec():
            if taken := len(dialog.model.taken):
                document.take_over(dialog.report(), STEP)
                self.said.emit(f"已采用 {taken} 处改动，可以撤销。")
            self._remember(dialog.new_remarks, path.name)
        dialog.deleteLater()

    def _remember(self, new: Sequence[Remark], file_name: str) -> None:
        if not new:
            return
        when = datetime.now().isoformat(timespec="seconds")
        named = (replace(remark, file_name=file_name, when=when) for remark in new)
        self.document.remember_remarks(with_remarks(self.document.records.remarks, named))
        self.remarked.emit()
